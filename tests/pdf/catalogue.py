"""The rules of the file's objects: catalogue, pages, bookmarks, and what is
forbidden."""

import re

from pdffile import text_of

FORBIDDEN_KEYS = {  # by rule
    "forbidden": set(
        "/Encrypt /AcroForm /XFA /OPI /Alternates /TR /TR2 /HTP /PS "
        "/PresSteps /NeedAppearances /Requirements /Ref /Perms /OCProperties "
        "/NeedsRendering".split()),
    "action": {"/AA", "/OpenAction", "/JS", "/JavaScript"},
    "image": {"/OPI", "/Alternates"},
}
FILTERS = {"/FlateDecode", "/DCTDecode"}
ACTIONS = {"/URI", "/GoTo"}
SIDE_LEAST, SIDE_MOST = 3, 14400  # points (A 6.1.13)
SLACK = 0.01


def check_file(pdf, part, faults):
    if pdf.warnings:
        faults.add("file", pdf.warnings.splitlines()[0])
    with open(pdf.path, "rb") as file:
        data = file.read()
    if not re.match(rb"%PDF-\d\.\d\r?\n%[\x80-\xff]{4}", data) or \
            not re.search(rb"%%EOF\r?\n?\Z", data):
        faults.add("header", "the first or last bytes are not a PDF/A's")
    modern = (part or "").startswith("4")
    if pdf.version != ("2.0" if modern else "1.7"):
        faults.add("version", "is PDF %s" % pdf.version)
    if modern and "/Info" in pdf.trailer:
        faults.add("info", "there is an Info")
    identifiers = pdf.get(pdf.trailer.get("/ID"), [])
    if len(identifiers) != 2 or not all(identifiers):
        faults.add("identifier", "there is no ID")
    if "/Encrypt" in pdf.trailer:
        faults.add("forbidden", "is encrypted")


def check_catalogue(pdf, faults):
    root = pdf.root
    marks = pdf.get(root.get("/MarkInfo"), {})
    if marks.get("/Marked") is not True or marks.get("/Suspects"):
        faults.add("marked", "MarkInfo does not say that it is tagged")
    preferences = pdf.get(root.get("/ViewerPreferences"), {})
    if preferences.get("/DisplayDocTitle") is not True:
        faults.add("display-title", "there is no DisplayDocTitle")
    labels = pdf.get(root.get("/PageLabels"), {}).get("/Nums", [])
    if labels[:1] != [0]:
        faults.add("page-labels", "PageLabels do not begin at page 0")


def check_pages(pages, faults):
    shapes = {}
    for page in pages:
        if page.node.get("/Tabs") != "/S":
            page.fault("tabs", "Tabs is %s" % page.node.get("/Tabs"))
        check_boxes(page)
        left, bottom, right, top = page.media
        across, up = right - left, top - bottom
        if page.node.get("/Rotate", 0) % 180:
            across, up = up, across
        if abs(across - up) > 1:
            shapes["landscape" if across > up else "portrait"] = page
    if len(shapes) > 1:
        faults.add("orientation", "page %d is landscape, page %d portrait" % (
            shapes["landscape"].index + 1, shapes["portrait"].index + 1))


def check_boxes(page):
    media, crop = page.media, page.node.get("/CropBox", page.media)
    bleed = page.node.get("/BleedBox", crop)
    trim = page.node.get("/TrimBox")
    if trim is None:
        page.fault("boxes", "has no TrimBox")
        return
    for name, inner, outer in (("TrimBox", trim, bleed),
                               ("BleedBox", bleed, media)):
        if not (outer[0] - SLACK <= inner[0] < inner[2] <= outer[2] + SLACK
                and outer[1] - SLACK <= inner[1] < inner[3] <=
                outer[3] + SLACK):
            page.fault("boxes", "%s is not where it should be" % name)
    sides = (media[2] - media[0], media[3] - media[1])
    if min(sides) < SIDE_LEAST or max(sides) > SIDE_MOST:
        page.fault("boxes", "MediaBox has sides %g, %g" % sides)


# Bookmarks.

class Bookmarks:
    def __init__(self, pdf, pages, faults):
        self.pdf, self.faults = pdf, faults
        self.pages = {page.reference for page in pages}
        self.titles = []
        root = pdf.root.get("/Outlines")
        if root:
            self.walk(root, 0)

    def fault(self, text):
        self.faults.add("bookmarks", text)

    def walk(self, reference, depth):
        """Returns how many items are shown below it."""
        node, count, previous = self.pdf.get(reference, {}), 0, None
        at = node.get("/First")
        while at and depth < 8:
            item = self.pdf.get(at, {})
            self.check_item(at, item, reference, previous)
            count += 1 + self.walk(at, depth + 1)
            previous, at = at, item.get("/Next")
        if node.get("/Last") != previous:
            self.fault("Last of %s is wrong" % reference)
        if node.get("/Count", 0) != count and -node.get("/Count", 0) != count:
            self.fault("Count of %s is not %d" % (reference, count))
        return count if node.get("/Count", 0) >= 0 else 0

    def check_item(self, at, item, parent, previous):
        if item.get("/Parent") != parent:
            self.fault("%s: Parent is wrong" % at)
        if item.get("/Prev") != previous:
            self.fault("%s: Prev is wrong" % at)
        title = text_of(item.get("/Title")) or ""
        if not title.strip():
            self.fault("%s: has no title" % at)
        self.titles.append(plain(title))
        action = self.pdf.get(item.get("/A"), {})
        target = self.pdf.get(item.get("/Dest", action.get("/D")), [None])
        if target[0] not in self.pages:
            self.fault("%s: leads to no page" % at)


def plain(text):
    """Without what a bookmark cannot show."""
    return " ".join(re.sub("[\u00ad\u200b\u2060]", "", text).split())


def check_bookmarks(pdf, pages, tree, faults):
    """Bookmarks are headings, in their order; there are some if these are."""
    titles = Bookmarks(pdf, pages, faults).titles
    headings = [plain(element.text()) for element in tree.walk()
                if re.fullmatch("H[1-6]", element.type)]
    if headings and not titles:
        faults.add("bookmark-headings", "there are no bookmarks")
    at = 0
    for title in titles:
        if title not in headings[at:]:
            faults.add("bookmark-headings", "%r is no heading, or not where "
                       "its heading is" % title)
        else:
            at = headings.index(title, at) + 1


# What must not be.

def check_forbidden(pdf, faults):
    for reference, value in pdf.objects.items():
        walk_forbidden(value, reference, faults)
        if reference in pdf.encoded:
            check_stream(pdf, reference, value, faults)
        if isinstance(value, dict):
            check_action(pdf, reference, value, faults)
    rest = {key: value for key, value in pdf.trailer.items()
            if key not in ("/Root", "/Encrypt")}
    walk_forbidden(rest, "trailer", faults)


def walk_forbidden(value, where, faults):
    if isinstance(value, list):
        for inner in value:
            walk_forbidden(inner, where, faults)
    elif isinstance(value, dict):
        for key, inner in value.items():
            for rule, keys in FORBIDDEN_KEYS.items():
                if key in keys:
                    faults.add(rule, "object %s has %s" % (where, key))
            walk_forbidden(inner, where, faults)


def check_stream(pdf, reference, dictionary, faults):
    for name in pdf.list(dictionary.get("/Filter")):
        if name not in FILTERS:
            faults.add("filter", "stream %s has %s" % (reference, name))
    for key in ("/F", "/FFilter", "/FDecodeParms"):
        if key in dictionary:
            faults.add("external-stream", "stream %s has %s" %
                       (reference, key))


def check_action(pdf, reference, value, faults):
    action = pdf.get(value.get("/A"))
    if value.get("/Subtype") == "/Link":
        if not isinstance(action, dict) and "/Dest" not in value:
            faults.add("action", "link %s leads nowhere" % reference)
    elif value.get("/Type") == "/Annot":
        faults.add("action", "annotation %s is a %s" %
                   (reference, value.get("/Subtype")))
    if not isinstance(action, dict) or "/S" not in action:
        return
    if action["/S"] not in ACTIONS:
        faults.add("action", "%s is a %s" % (reference, action["/S"]))
    elif action["/S"] == "/URI" and not re.fullmatch(
            r"[A-Za-z][-+.A-Za-z0-9]*:[!-~]+",
            text_of(action.get("/URI")) or ""):
        faults.add("action", "%s: its address is none" % reference)


def check_targets(pdf, tree, faults):
    """In PDF/UA-2 a way in the file leads to an element."""
    for reference, value in pdf.objects.items():
        if not isinstance(value, dict) or not tree.modern:
            continue
        if "/Dest" in value:
            faults.add("structure-target", "%s has a Dest" % reference)
        action = pdf.get(value.get("/A"))
        if isinstance(action, dict) and action.get("/S") == "/GoTo":
            target = pdf.list(action.get("/SD"))
            if not target or target[0] not in tree.elements:
                faults.add("structure-target", "%s leads to no element" %
                           reference)


def check_attachments(pdf, part, source, faults):
    """Part 3 and 4F hold the article, which says what it is; others none."""
    listed = pdf.list(pdf.root.get("/AF"))
    names = pdf.get(pdf.get(pdf.root.get("/Names"), {}).get(
        "/EmbeddedFiles"), {}).get("/Names", [])
    found = [reference for reference, value in pdf.objects.items()
             if isinstance(value, dict) and "/EF" in value]
    wanted = 1 if part in ("3A", "4F") else 0
    if len(found) != wanted:
        faults.add("attachment", "%d files are attached, not %d" %
                   (len(found), wanted))
    for reference in found:
        if reference not in listed or reference not in names[1::2]:
            faults.add("attachment", "%s is not listed" % reference)
        check_attached(pdf, reference, source, faults)


def check_attached(pdf, reference, source, faults):
    value = pdf.objects[reference]
    for key in ("/F", "/UF", "/Desc"):
        if not value.get(key):
            faults.add("attachment", "%s has no %s" % (reference, key))
    if value.get("/AFRelationship") != "/Source":
        faults.add("attachment", "%s is not the source" % reference)
    stream = pdf.get(value["/EF"], {}).get("/F")
    dictionary = pdf.objects.get(stream, {})
    if dictionary.get("/Subtype") != "/text/xml":
        faults.add("attachment", "%s is no text/xml" % stream)
    dated = "/ModDate" in pdf.get(dictionary.get("/Params"), {})
    if "/ModDate" in pdf.info and not dated:
        faults.add("attachment", "%s has no date" % stream)
    if source:
        with open(source, "rb") as file:
            if file.read() != pdf.stream(stream):
                faults.add("article-attached", "%s is not the article" %
                           stream)
