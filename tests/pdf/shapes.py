"""The shape of the structure: what stands in what, and with which words."""

import re

from geometry import grown, in_box, unite
from pdffile import text_of

INLINE = set("Span Quote Note Reference BibEntry Code Link Annot Figure "
             "Formula".split())
HEADINGS = set("H1 H2 H3 H4 H5 H6".split())
TEXT = {"P", "Lbl", "Span", "Quote", "Link"} | HEADINGS
NO_ALT = {"P", "Span", "Quote", "L", "LI", "Lbl", "LBody", "Table", "TR",
          "TH", "TD", "Sect", "Caption", "Document", "BlockQuote"} | HEADINGS
HOLDERS = {  # what may be around what
    "LI": ("L",), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",), "TD": ("TR",), "THead": ("Table",), "TBody": ("Table",),
    "TFoot": ("Table",), "TOCI": ("TOC",), "Lbl": ("LI", "Note", "TOCI"),
    "Caption": ("Table", "Figure", "L", "Formula", "TOC")}
HELD = {  # and what may be in what
    "L": ("L", "LI", "Caption"), "LI": ("Lbl", "LBody"),
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",), "TBody": ("TR",), "TFoot": ("TR",), "TR": ("TH", "TD")}
NUMBERING = {  # the labels that each promises
    "Disc": "[•●◦‣–-]", "Circle": "[○◦]", "Square": "[▪■]",
    "Decimal": r"\w+[.)]?", "Description": ".+", "UpperRoman": "[IVXLC]+[.)]?",
    "LowerRoman": "[ivxlc]+[.)]?", "UpperAlpha": r"\w[.)]?",
    "LowerAlpha": r"\w[.)]?"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
FILE_NAME = re.compile(r"[\w./-]+\.(svg|png|jpe?g|gif|xml|pdf|html?)", re.I)
ADDRESS = re.compile(r"\s*([A-Za-z][-+.A-Za-z0-9]*:|www\.)\S+\s*")
SLACK = 1.0  # points by which a BBox may be short, and a link's area


class Shapes:
    def __init__(self, tree):
        self.tree, self.pdf = tree, tree.pdf
        self.notes = set()

    def check(self):
        self.check_headings()
        for element in self.tree.walk():
            self.check_element(element)

    def check_headings(self):
        level = 0
        for element in self.tree.walk():
            if element.type not in HEADINGS:
                continue
            now = int(element.type[1])
            if now > level + 1:
                element.fault("headings", "follows H%d" % level if level else
                              "is the first heading, which must be H1")
            level = now
            if not element.text().strip():
                element.fault("headings", "is a heading without text")

    def check_element(self, element):
        self.check_place(element)
        self.check_words(element)
        self.check_wrapper(element)
        check = getattr(self, "check_" + element.type, None)
        if check:
            check(element)

    def check_place(self, element):
        rule = "caption" if element.type == "Caption" else "list" if \
            element.type in ("LI", "Lbl", "LBody") else "table"
        above = element.parent.type if element.parent else "nothing"
        if above not in HOLDERS.get(element.type, (above,)):
            element.fault(rule, "stands in %s" % above)
        may = HELD.get(element.type)
        if may and any(not hasattr(kid, "type") or kid.type not in may
                       for kid in element.kids):
            element.fault("list" if element.type in ("L", "LI") else "table",
                          "may hold %s only" % ", ".join(may))
        if element.type in TEXT and any(kid.type not in INLINE for kid in
                                        element.children()):
            element.fault("inline", "holds a block")
        if not element.kids and element.type not in ("TD", "TH", "TR"):
            element.fault("empty-element", "is empty")
        if element.type == "Document" and element.parent:
            element.fault("tree", "is not on top")

    def check_words(self, element):
        for key in ("/Alt", "/Lang", "/E", "/ActualText"):
            if key in element.dictionary and not element.words(key).strip():
                element.fault("empty-text", "%s is empty" % key)
        if "/Alt" in element.dictionary and element.type in NO_ALT:
            element.fault("alt-on-text", "has an Alt")
        own = any(element.type == kind for kind in TEXT) or (
            element.type in ("LBody", "TD", "TH", "Caption"))
        if not own:
            return
        text = element.text()
        if text and text.isspace():
            element.fault("white-space", "its text is white space only")
        if not element.inside(*TEXT):
            found = re.search(r"(\S)\1{4}|\s{3}", text)
            if found:
                element.fault("repeated", "has %r" % found.group())

    def check_wrapper(self, element):
        kids = element.children()
        sole = kids[0] if len(kids) == 1 and len(element.kids) == 1 else None
        bare = not any(key in element.dictionary for key in
                       ("/Lang", "/Alt", "/E", "/ActualText", "/A", "/ID"))
        if element.name == "Span" and bare:
            element.fault("wrapper", "says nothing")
        elif sole and bare and sole.type == element.type and \
                element.type not in ("L", "Quote"):
            element.fault("wrapper", "holds nothing but a %s" % sole.type)
        elif sole and element.type in ("P", "Div", "Span") and (
                sole.type in HEADINGS or sole.type in ("P", "Div")):
            element.fault("wrapper", "holds nothing but a %s" % sole.type)

    # Lists.

    def check_L(self, element):
        items = [kid for kid in element.children() if kid.type == "LI"]
        if not items:
            element.fault("list", "has no LI")
        numbering = (element.attribute("/ListNumbering") or "/?")[1:]
        labels = [kid.text().strip() for item in items
                  for kid in item.children() if kid.type == "Lbl"]
        if numbering == "None":
            if labels and self.tree.modern:
                element.fault("list-numbering", "None, but it has labels")
            return
        if numbering not in NUMBERING:
            element.fault("list-numbering", "ListNumbering is %s" % numbering)
        elif not labels and items:
            element.fault("list-numbering", "%s, but no labels" % numbering)
        elif not all(re.fullmatch(NUMBERING[numbering], label)
                     for label in labels):
            element.fault("list-numbering", "%s, but its labels are %s" %
                          (numbering, labels))

    def check_LI(self, element):
        types = [kid.type for kid in element.children()]
        if types not in (["LBody"], ["Lbl", "LBody"]):
            element.fault("list", "holds %s" % " ".join(types))

    # Tables.

    def check_Table(self, element):
        kinds = [kid.type for kid in element.children()]
        if kinds.count("THead") > 1 or kinds.count("TFoot") > 1 or (
                "THead" in kinds and "TBody" not in kinds):
            element.fault("table", "holds %s" % " ".join(kinds))
        rows = []
        for kid in element.children():
            rows += [kid] if kid.type == "TR" else \
                [row for row in kid.children() if row.type == "TR"]
        self.check_headers(element, self.check_grid(element, rows))

    def check_grid(self, element, rows):
        """Every place of the grid is covered once; returns (x, y) -> cell."""
        taken = {}
        for y, row in enumerate(rows):
            x = 0
            for cell in row.children():
                while (x, y) in taken:
                    x += 1
                across = int(cell.attribute("/ColSpan") or 1)
                down = int(cell.attribute("/RowSpan") or 1)
                for place in [(x + i, y + j) for i in range(across)
                              for j in range(down)]:
                    if place in taken:
                        cell.fault("table-grid", "overlaps another cell")
                    taken[place] = cell
                x += across
        widths = {sum(1 for place in taken if place[1] == y)
                  for y in range(len(rows))}
        if len(widths) > 1:
            element.fault("table-grid", "its rows have different widths: %s" %
                          sorted(widths))
        if any(place[1] >= len(rows) for place in taken):
            element.fault("table-grid", "a cell reaches below the last row")
        return taken

    def check_headers(self, element, taken):
        scopes = {"row": set(), "column": set()}
        for (x, y), cell in taken.items():
            scope = cell.attribute("/Scope") if cell.type == "TH" else None
            if scope in ("/Row", "/Both"):
                scopes["row"].add(y)
            if scope in ("/Column", "/Both"):
                scopes["column"].add(x)
        if not any(cell.type == "TH" for cell in taken.values()):
            return  # the author names no heads
        for (x, y), cell in taken.items():
            if cell.type == "TD" and y not in scopes["row"] and \
                    x not in scopes["column"]:
                cell.fault("table-scope", "has no header")

    def check_TH(self, element):
        if element.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            element.fault("table-scope", "has no Scope")

    def check_Caption(self, element):
        if element.parent and element not in (element.parent.kids[0],
                                              element.parent.kids[-1]):
            element.fault("caption", "is neither first nor last")

    # Figures, links, notes.

    def check_Figure(self, element):
        words = element.words("/Alt") or element.words("/ActualText")
        if not words.strip():
            element.fault("figure-alt", "has no Alt")
        elif FILE_NAME.fullmatch(words.strip()):
            element.fault("figure-alt", "its Alt is the name of a file")
        box = element.attribute("/BBox")
        if not box or not (box[0] < box[2] and box[1] < box[3]):
            element.fault("figure-box", "has no BBox, or an empty one")
            return
        covered, media = self.extent(element)
        if covered and not holds(grown(box, SLACK), covered):
            element.fault("figure-box", "covers %s, more than its BBox" %
                          [round(side, 1) for side in covered])
        elif not holds(grown(media, SLACK), box):
            element.fault("figure-box", "its BBox is not on the page")

    def extent(self, element):
        """What the marks of an element cover on their first page."""
        box, first = None, None
        for reference, mcid in element.marks():
            page = self.tree.by_reference.get(reference)
            if page and (first is None or page is first):
                first = page
                box = unite(box, page.boxes.get(mcid))
        media = first.media if first else self.tree.pages[0].media
        return (box and cut_to(box, media)), media

    def check_Link(self, element):
        references = element.objects()
        if not references:
            element.fault("link", "has no annotation")
        if not element.text().strip() and not any(
                kid.type == "Figure" for kid in element.children()):
            element.fault("link", "has no text")
        annotations = [self.pdf.get(one, {}) for one in references]
        targets = {str(self.pdf.get(one.get("/A"), one.get("/Dest")))
                   for one in annotations}
        if len(targets) > 1:
            element.fault("link", "leads to %d places" % len(targets))
        for annotation in annotations:
            words = text_of(annotation.get("/Contents")) or ""
            if ADDRESS.fullmatch(words):
                element.fault("link-address", "its Contents are %r only" %
                              words)
        self.check_link_place(element, references)

    def check_link_place(self, element, references):
        """Each word is in an area, and each area has words."""
        marks, used, placed = set(element.marks()), set(), set()
        for page in self.tree.pages:
            here = set(self.pdf.list(page.node.get("/Annots")))
            areas = {one: grown(self.pdf.get(one)["/Rect"], SLACK)
                     for one in references if one in here}
            placed.update(areas)
            mine = {mcid for reference, mcid in marks
                    if reference == page.reference}
            for glyph in page.glyphs:
                if glyph.mcid not in mine or not glyph.text:
                    continue
                inside = [one for one, area in areas.items()
                          if in_box(area, glyph.x, glyph.y)]
                used.update(inside)
                if not inside:
                    element.fault("link-place", "%r is in no area of it" %
                                  glyph.text)
                    return
        if placed - used and element.text().strip():
            element.fault("link-place", "an area of it has no words")

    def check_Note(self, element):
        name = element.words("/ID")
        if not name or name in self.notes:
            element.fault("note", "has no ID of its own")
        self.notes.add(name)


def holds(outer, inner):
    return (outer[0] <= inner[0] and outer[1] <= inner[1] and
            outer[2] >= inner[2] and outer[3] >= inner[3])


def cut_to(box, media):
    return (max(box[0], media[0]), max(box[1], media[1]),
            min(box[2], media[2]), min(box[3], media[3]))


def check_languages(tree):
    """Every Lang is well-formed (BCP 47, as far as veraPDF reads it)."""
    faults = tree.faults
    if not LANGUAGE.fullmatch(tree.language):
        faults.add("language", "the document's Lang is %r" % tree.language)
    for element in tree.walk():
        lang = element.words("/Lang")
        if lang and not LANGUAGE.fullmatch(lang):
            element.fault("language", "Lang is %r" % lang)
    for page in tree.pages:
        for mcid, lang in page.languages.items():
            if lang is not None and not LANGUAGE.fullmatch(lang):
                page.fault("language", "Lang of MCID %d is %r" % (mcid, lang))
