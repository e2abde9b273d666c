#!/usr/bin/env python3
"""Check what only the PDF file shows: validate.py [--tree] FILE.pdf...

Prints one line for each fault, "FILE: fault", and ends with status 1 when
there is any.  --tree prints the structure tree with its text instead.

The file is read through `qpdf --json`.  The rules are those of PDF/UA-1 (ISO
14289-1) and PDF/A-2a (ISO 19005-2) that can be told from the objects, and
those of our own painter that are stricter.  Clause numbers without a standard
are ISO 32000-1's.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True

from pdffile import Font, Page, Pdf, text_of

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct "
    "Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody "
    "TFoot Span Quote Note Reference BibEntry Code Link Annot Figure "
    "Formula Form".split())
FORBIDDEN_KEYS = set(
    "/AA /OpenAction /JS /JavaScript /Encrypt /XFA /OPI /Alternates /TR "
    "/HTP /PS /PresSteps /NeedAppearances /AcroForm /EmbeddedFiles "
    "/Requirements /Ref /Perms".split())
FORBIDDEN_NAMES = set(
    "/JavaScript /Launch /Sound /Movie /ResetForm /ImportData /Hide "
    "/SetOCGState /Rendition /Trans /GoTo3DView /LZWDecode /Crypt "
    "/PS /Type1 /TrueType /Type3 /MMType1".split())
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


# Structure -----------------------------------------------------------------

class Element:
    def __init__(self, tree, reference, parent):
        self.tree, self.reference, self.parent = tree, reference, parent
        self.dictionary = tree.pdf.get(reference, {})
        self.type = self.dictionary.get("/S", "/?")[1:]
        self.kids = []  # Element, ("mark", page, mcid), ("object", ref)
        tree.elements[reference] = self
        for kid in tree.pdf.list(self.dictionary.get("/K")):
            self.add(kid)

    def fault(self, text):
        self.tree.faults.append("%s (%s): %s" %
                                (self.type, self.reference, text))

    def add(self, kid):
        pdf, page = self.tree.pdf, self.dictionary.get("/Pg")
        value = pdf.get(kid)
        if isinstance(value, (int, float)):
            self.kids.append(("mark", page, int(value)))
        elif value.get("/Type") == "/MCR":
            self.kids.append(("mark", value.get("/Pg", page),
                              int(value["/MCID"])))
        elif value.get("/Type") == "/OBJR":
            self.kids.append(("object", value["/Obj"]))
        elif kid in self.tree.elements:
            self.fault("has a kid %s that another has, too" % kid)
        else:
            self.kids.append(Element(self.tree, kid, self))

    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def attribute(self, key):
        for one in self.tree.pdf.list(self.dictionary.get("/A")):
            value = self.tree.pdf.get(one)
            if isinstance(value, dict) and key in value:
                return value[key]
        return None

    def inside(self, *types):
        at = self.parent
        while at:
            if at.type in types:
                return True
            at = at.parent
        return False


class Tree:
    def __init__(self, pdf, pages):
        self.pdf, self.pages = pdf, pages
        self.faults, self.elements = [], {}
        self.root = pdf.get(pdf.root.get("/StructTreeRoot"))
        self.top = []
        if not isinstance(self.root, dict):
            self.faults.append("there is no structure tree")
            return
        for kid in pdf.list(self.root.get("/K")):
            self.top.append(Element(self, kid, None))
        self.numbers = self.read_numbers(self.root.get("/ParentTree"))
        if [one.type for one in self.top] != ["Document"]:
            self.faults.append("the tree's only kid is not a Document")

    def read_numbers(self, reference):
        node = self.pdf.get(reference, {})
        found = {}
        for kid in self.pdf.get(node.get("/Kids"), []):
            found.update(self.read_numbers(kid))
        row = self.pdf.get(node.get("/Nums"), [])
        keys = [int(key) for key in row[::2]]
        if keys != sorted(set(keys)):
            self.faults.append("the parent tree's keys do not ascend")
        found.update(zip(keys, row[1::2]))
        return found

    def walk(self):
        todo = list(reversed(self.top))
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children()))

    def text(self, element):
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self.text(kid))
            elif kid[0] == "mark":
                parts.append(self.page(kid[1]).mcids.get(kid[2], ""))
        return "".join(parts)

    def page(self, reference):
        return next(page for page in self.pages
                    if page.reference == reference)

    def check(self):
        if not self.top:
            return
        self.check_parents()
        self.check_marks()
        self.check_headings()
        for element in self.walk():
            self.check_element(element)

    def check_parents(self):
        for element in self.walk():
            above = element.parent.reference if element.parent else \
                self.pdf.root["/StructTreeRoot"]
            if element.dictionary.get("/P") != above:
                element.fault("P does not lead to its parent")

    def check_marks(self):
        """Marks and the parent tree agree both ways (14.7.4.4)."""
        of_marks = {}
        for element in self.walk():
            for kid in element.kids:
                if isinstance(kid, Element):
                    continue
                key = kid[1:]
                if key in of_marks:
                    element.fault("content %s has two elements" % (key,))
                of_marks[key] = element.reference
        for page in self.pages:
            key = page.node.get("/StructParents")
            row = self.pdf.get(self.numbers.get(key), [])
            if len(row) != len(page.mcids):
                page.fault("%d MCIDs, but %d in the parent tree" %
                           (len(page.mcids), len(row)))
            for mcid in page.mcids:
                owner = of_marks.pop((page.reference, mcid), None)
                if owner is None:
                    page.fault("MCID %d has no element" % mcid)
                elif mcid >= len(row) or row[mcid] != owner:
                    page.fault("MCID %d: the parent tree is wrong" % mcid)
        for key, owner in of_marks.items():
            if len(key) == 2:
                self.elements[owner].fault("MCID %d is not on its page" %
                                           key[1])

    def check_headings(self):
        level = 0
        for element in self.walk():
            match = re.fullmatch(r"H([1-6])", element.type)
            if not match:
                continue
            now = int(match.group(1))
            if now > level + 1:
                element.fault("follows H%d" % level if level else
                              "is the first heading, which must be H1")
            level = now
            if not self.text(element).strip():
                element.fault("is a heading without text")

    def check_element(self, element):
        if element.type not in STANDARD:
            element.fault("is no standard type")
        check = getattr(self, "check_" + element.type, None)
        if check:
            check(element)
        for key in ("/Alt", "/Lang", "/E", "/ActualText"):
            if key in element.dictionary and \
                    not (text_of(element.dictionary[key]) or "").strip():
                element.fault("%s is empty" % key)
        cells = ("TD", "TH", "TR")
        if not element.kids and element.type not in cells:
            element.fault("is empty")

    def only(self, element, *types):
        for kid in element.kids:
            if not isinstance(kid, Element) or kid.type not in types:
                element.fault("may hold %s only" % ", ".join(types))
                return

    def within(self, element, *types):
        if not element.parent or element.parent.type not in types:
            element.fault("stands in %s" % (element.parent.type
                                            if element.parent else "nothing"))

    def check_L(self, element):
        self.only(element, "L", "LI", "Caption")
        if not any(kid.type == "LI" for kid in element.children()):
            element.fault("has no LI")
        numbering = element.attribute("/ListNumbering")
        if numbering not in ("/None", "/Disc", "/Decimal"):
            element.fault("its ListNumbering is %s" % numbering)

    def check_LI(self, element):
        self.within(element, "L")
        self.only(element, "Lbl", "LBody")
        types = [kid.type for kid in element.children()]
        if types not in (["LBody"], ["Lbl", "LBody"]):
            element.fault("holds %s" % " ".join(types))

    def check_Lbl(self, element):
        self.within(element, "LI", "Note", "Caption", "P")

    def check_LBody(self, element):
        self.within(element, "LI")

    def check_Table(self, element):
        self.only(element, "TR", "THead", "TBody", "TFoot", "Caption")
        rows = []
        for kid in element.children():
            rows += [kid] if kid.type == "TR" else \
                [row for row in kid.children() if row.type == "TR"]
        self.check_grid(element, rows)

    def check_grid(self, element, rows):
        """Every place of the grid is covered once."""
        taken, widths = set(), set()
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
                        cell.fault("overlaps another cell")
                    taken.add(place)
                x += across
            widths.add(len([1 for place in taken if place[1] == y]))
        if len(widths) > 1:
            element.fault("its rows have different widths: %s" %
                          sorted(widths))
        if any(place[1] >= len(rows) for place in taken):
            element.fault("a cell reaches below the last row")
        if not any(cell.type == "TH" for row in rows
                   for cell in row.children()):
            element.fault("has no TH")

    def check_TR(self, element):
        self.within(element, "Table", "THead", "TBody", "TFoot")
        self.only(element, "TH", "TD")

    def check_TH(self, element):
        self.within(element, "TR")
        if element.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            element.fault("has no Scope")

    def check_TD(self, element):
        self.within(element, "TR")

    def check_THead(self, element):
        self.within(element, "Table")
        self.only(element, "TR")

    check_TBody = check_TFoot = check_THead

    def check_Caption(self, element):
        self.within(element, "Table", "Figure", "L", "Sect", "Div")

    def check_Figure(self, element):
        if not text_of(element.dictionary.get("/Alt")) and \
                not text_of(element.dictionary.get("/ActualText")):
            element.fault("has no Alt")
        box = element.attribute("/BBox")
        if not box:
            element.fault("has no BBox")
        elif not (box[0] < box[2] and box[1] < box[3]):
            element.fault("its BBox is empty")

    def check_Link(self, element):
        if not any(kid[0] == "object" for kid in element.kids
                   if not isinstance(kid, Element)):
            element.fault("has no annotation")
        if not self.text(element).strip() and not any(
                kid.type == "Figure" for kid in element.children()):
            element.fault("has no text")

    def check_Document(self, element):
        if element.parent:
            element.fault("is not at the top")

    def check_annotations(self):
        for page in self.pages:
            for reference in self.pdf.list(page.node.get("/Annots")):
                for text in self.annotation(reference):
                    page.fault("annotation %s: %s" % (reference, text))

    def annotation(self, reference):
        annotation = self.pdf.get(reference, {})
        if not (text_of(annotation.get("/Contents")) or "").strip():
            yield "has no Contents"
        if annotation.get("/F") != 4:
            yield "F is not 4, print"
        owner = self.numbers.get(annotation.get("/StructParent"))
        element = self.elements.get(owner)
        if element is None:
            yield "is in no structure element"
        elif ("object", reference) not in element.kids:
            yield "its element does not hold it"
        elif annotation.get("/Subtype") == "/Link" and \
                element.type != "Link":
            yield "is a link, but its element is %s" % element.type
        action = self.pdf.get(annotation.get("/A"), {})
        if action.get("/S") == "/URI" and \
                not re.fullmatch(r"[!-~]+", text_of(action["/URI"]) or ""):
            yield "its address is not ASCII"


# The rest ------------------------------------------------------------------

def check_catalog(pdf, pages):
    root = pdf.root
    if pdf.version != "1.7":
        yield "is PDF %s, not 1.7" % pdf.version
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                        text_of(root.get("/Lang")) or ""):
        yield "Lang is %s" % root.get("/Lang")
    marks = pdf.get(root.get("/MarkInfo"), {})
    if marks.get("/Marked") is not True or marks.get("/Suspects"):
        yield "MarkInfo does not say that it is tagged"
    preferences = pdf.get(root.get("/ViewerPreferences"), {})
    if preferences.get("/DisplayDocTitle") is not True:
        yield "ViewerPreferences has no DisplayDocTitle"
    identifiers = pdf.get(pdf.trailer.get("/ID"), [])
    if len(identifiers) != 2:
        yield "there is no ID"
    labels = pdf.get(root.get("/PageLabels"), {}).get("/Nums", [])
    if labels[:1] != [0]:
        yield "PageLabels do not begin at page 0"
    for page in pages:
        if page.node.get("/Tabs") != "/S":
            page.fault("Tabs is not S")
        boxes = [page.node.get(key) for key in ("/MediaBox", "/TrimBox")]
        if None in boxes:
            page.fault("has no MediaBox or no TrimBox")
            continue
        media, trim = boxes
        if not (media[0] <= trim[0] < trim[2] <= media[2] and
                media[1] <= trim[1] < trim[3] <= media[3]):
            page.fault("TrimBox is not inside MediaBox")


def check_outline(pdf):
    """First, Next, Prev, Parent, Count agree; every target is a page."""
    root = pdf.root.get("/Outlines")
    pages = {reference for reference, _ in pdf.pages()}

    def walk(reference):
        node, count, previous = pdf.get(reference, {}), 0, None
        at = node.get("/First")
        while at:
            item = pdf.get(at, {})
            if item.get("/Parent") != reference:
                yield "bookmark %s: Parent is wrong" % at
            if item.get("/Prev") != previous:
                yield "bookmark %s: Prev is wrong" % at
            if not text_of(item.get("/Title")):
                yield "bookmark %s: has no title" % at
            target = pdf.get(item.get("/Dest"), [None])
            if target[0] not in pages:
                yield "bookmark %s: leads to no page" % at
            yield from walk(at)
            count += 1 + abs(item.get("/Count", 0))
            previous, at = at, item.get("/Next")
        if node.get("/Last") != previous:
            yield "bookmarks of %s: Last is wrong" % reference
        if node.get("/Count", 0) != count:
            yield "bookmarks of %s: Count is not %d" % (reference, count)

    if root:
        yield from walk(root)


def xmp_value(tree, name):
    """The first text of a property, whatever array it is in."""
    prefix, local = name.split(":")
    for found in tree.iter("{%s}%s" % (SPACES[prefix], local)):
        item = found.find(".//{%s}li" % SPACES["rdf"])
        return (item if item is not None else found).text
    return None


def check_metadata(pdf):
    reference = pdf.root.get("/Metadata")
    if reference not in pdf.streams:
        yield "there is no XMP"
        return
    if "/Filter" in pdf.objects[reference]:
        yield "XMP is filtered"
    try:
        tree = ElementTree.fromstring(pdf.streams[reference])
    except ElementTree.ParseError as problem:
        yield "XMP is no XML: %s" % problem
        return
    wanted = {"pdfaid:part": "2", "pdfaid:conformance": "A",
              "pdfuaid:part": "1", "dc:language":
              text_of(pdf.root.get("/Lang"))}
    pairs = {"dc:title": "/Title", "dc:creator": "/Author",
             "dc:description": "/Subject", "pdf:Keywords": "/Keywords",
             "pdf:Producer": "/Producer", "xmp:CreatorTool": "/Creator"}
    for name, key in pairs.items():
        wanted[name] = text_of(pdf.info.get(key))
    for name, value in wanted.items():
        found = xmp_value(tree, name)
        if found != value:
            yield "XMP's %s is %r, not %r" % (name, found, value)
    if not xmp_value(tree, "dc:title"):
        yield "there is no title"
    for name, key in (("xmp:CreateDate", "/CreationDate"),
                      ("xmp:ModifyDate", "/ModDate")):
        digits = [re.sub(r"\D", "", text or "") for text in
                  (xmp_value(tree, name), text_of(pdf.info.get(key)))]
        if digits[0] != digits[1]:
            yield "XMP's %s is not Info's %s" % (name, key)
    for name in ("xmpMM:DocumentID", "xmpMM:InstanceID"):
        if not re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            xmp_value(tree, name) or ""):
            yield "XMP has no %s" % name
    prefixes = [one.text for one in
                tree.iter("{%s}prefix" % SPACES["pdfaSchema"])]
    if "pdfuaid" not in prefixes:
        yield "XMP describes no extension schema for pdfuaid"


def check_intent(pdf):
    intents = pdf.get(pdf.root.get("/OutputIntents"), [])
    if len(intents) != 1:
        yield "there are %d output intents, not one" % len(intents)
        return
    intent = pdf.get(intents[0])
    if intent.get("/S") != "/GTS_PDFA1":
        yield "the output intent is %s" % intent.get("/S")
    profile = pdf.streams.get(intent.get("/DestOutputProfile"), b"")
    if profile[36:40] != b"acsp" or profile[16:20] != b"RGB " or \
            int.from_bytes(profile[:4], "big") != len(profile):
        yield "the output intent has no good RGB profile"
    if pdf.objects.get(intent.get("/DestOutputProfile"), {}).get("/N") != 3:
        yield "the profile's N is not 3"


def check_forbidden(pdf):
    def walk(value, where):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in FORBIDDEN_KEYS:
                    yield "object %s has %s" % (where, key)
                if key == "/Interpolate" and inner is True:
                    yield "object %s is interpolated" % where
                yield from walk(inner, where)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, where)
        elif value in FORBIDDEN_NAMES:
            yield "object %s has %s" % (where, value)

    for reference, value in pdf.objects.items():
        yield from walk(value, reference)
    yield from walk({key: value for key, value in pdf.trailer.items()
                     if key != "/Root"}, "trailer")


def read_fonts(pdf):
    fonts = {}
    for _, node in pdf.pages():
        resources = pdf.get(node.get("/Resources"), {})
        for reference in pdf.get(resources.get("/Font"), {}).values():
            if reference not in fonts:
                fonts[reference] = Font(pdf, reference)
    return fonts


def read(path):
    pdf = Pdf(path)
    fonts = read_fonts(pdf)
    pages = [Page(pdf, index, reference, node, fonts)
             for index, (reference, node) in enumerate(pdf.pages())]
    return pdf, fonts, pages, Tree(pdf, pages)


def faults_of(path):
    pdf, fonts, pages, tree = read(path)
    tree.check()
    if tree.top:
        tree.check_annotations()
    faults = list(check_catalog(pdf, pages))
    for check in (check_outline, check_metadata, check_intent,
                  check_forbidden):
        faults += list(check(pdf))
    for font in fonts.values():
        faults += font.faults
    for page in pages:
        faults += page.faults
    return faults + tree.faults


def print_tree(path):
    _, _, _, tree = read(path)

    def walk(element, depth):
        extra = "".join(
            " %s=%s" % (key[1:], text_of(element.dictionary[key]))
            for key in ("/Lang", "/Alt", "/E") if key in element.dictionary)
        print("  " * depth + element.type + extra)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, depth + 1)
            elif kid[0] == "mark":
                text = tree.page(kid[1]).mcids.get(kid[2], "")
                print("  " * (depth + 1) + json.dumps(
                    text, ensure_ascii=False))

    for element in tree.top:
        walk(element, 0)


def main():
    sys.setrecursionlimit(10000)
    paths = [one for one in sys.argv[1:] if one != "--tree"]
    if not paths:
        sys.exit(__doc__.splitlines()[0])
    failed = False
    for path in paths:
        try:
            if "--tree" in sys.argv:
                print_tree(path)
                continue
            faults = faults_of(path)
        except (ValueError, OSError) as problem:
            faults = [str(problem)]
        except (AttributeError, KeyError, IndexError, TypeError) as problem:
            faults = ["its objects make no sense: %r" % problem]
        for fault in dict.fromkeys(faults):
            print("%s: %s" % (path, fault))
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
