"""Damages a good leaflet in one way at a time: validate.py must then name one
rule, and the right one.

    damage.py GOOD.pdf ARTICLE.xml FOLDER

Prints a line "ok ..." or "not ok ..." for each damage, and for each rule that
no damage breaks.  Page 2 is the first inside, page 3 has the picture and the
table, page 5 is the back with its QR code.
"""

import sys

sys.dont_write_bytecode = True

from draft import Draft, cff
from rules import RULES
from validate import faults_of

CASES = []


def case(rule, what):
    """The function below it changes a draft so that a rule is broken, or
    none."""
    def keep(function):
        CASES.append((rule, what, function))
        return function
    return keep


def paint(rule, what, text, page=3):
    """What is painted at the end of a page, as an artifact."""
    case(rule, what)(lambda draft: draft.append(
        page, "/Artifact BMC %s EMC\n" % text))


def write(rule, what, colour, size=12):
    """A letter in a colour, on white."""
    case(rule, what)(lambda draft: draft.append(
        3, "/Artifact BMC %s BT /F2 %s Tf 40 60 Td <%s> Tj ET EMC\n" % (
            colour, size, draft.code("F2", "e"))))


def change(rule, what, key, value, **wanted):
    """An entry of the first dictionary that has others."""
    def damage(draft):
        found = draft.first(**wanted)
        if value is None:
            del found["/" + key]
        else:
            found["/" + key] = value
    case(rule, what)(damage)


def rename(rule, what, kind, new):
    """All elements of a type become another type."""
    def damage(draft):
        found = [value for _, value in draft.find(S="/" + kind)
                 if "/P" in value]
        for value in found:
            value["/S"] = "/" + new
        assert found
    case(rule, what)(damage)


def entry(rule, what, kind, key, value, at=0):
    """An entry of an element."""
    def damage(draft):
        found = draft.get(draft.element(kind, at))
        if value is None:
            del found["/" + key]
        else:
            found["/" + key] = value
    case(rule, what)(damage)


def xmp(rule, what, pattern, by):
    case(rule, what)(lambda draft: draft.replace(draft.root["/Metadata"],
                                                 pattern, by, 9))


# The file.

@case("file", "a file that is cut off")
def _(draft):
    draft.spoil = lambda data: data[:len(data) // 2]


@case("file", "a reference to no object")
def _(draft):
    draft.root["/Pages"] = "u:nothing"


@case("header", "no high bytes after the header")
def _(draft):
    draft.spoil = lambda data: data[:10] + b"abcd" + data[14:]


@case("header", "something after the end")
def _(draft):
    draft.spoil = lambda data: data + b"more"


@case("version", "PDF 1.4")
def _(draft):
    draft.header["pdfversion"] = "1.4"


@case("identifier", "no ID")
def _(draft):
    draft.spoil = lambda data: data.replace(b"/ID", b"/DI")


@case("filter", "LZW")
def _(draft):
    draft.root["/Spare"] = draft.add({"/Filter": "/LZWDecode"}, b"\x80\x0b")


@case("external-stream", "bytes in another file")
def _(draft):
    draft.root["/Spare"] = draft.add({"/F": "u:other.bin"}, b"")


@case("attachment", "an attached file")
def _(draft):
    stream = draft.add({"/Type": "/EmbeddedFile"}, b"1")
    draft.root["/AF"] = [draft.add({
        "/Type": "/Filespec", "/F": "u:a", "/UF": "u:a",
        "/EF": {"/F": stream}})]


def picture(draft, **more):
    return draft.add(dict({
        "/Type": "/XObject", "/Subtype": "/Image", "/Width": 1, "/Height": 1,
        "/ColorSpace": "/DeviceGray", "/BitsPerComponent": 8},
        **{"/" + key: value for key, value in more.items()}), b"\xff")


@case("image", "an interpolated picture")
def _(draft):
    draft.resource(2, "XObject", "New", picture(draft, Interpolate=True))


@case("image", "a picture of 3 bits")
def _(draft):
    draft.resource(2, "XObject", "New", picture(draft, BitsPerComponent=3))


change("forbidden", "optional content", "OCProperties", {}, Type="/Catalog")
change("forbidden", "a form to fill in", "AcroForm", {"/Fields": []},
       Type="/Catalog")
change("action", "an action at opening", "OpenAction",
       {"/S": "/GoTo", "/D": "u:x"}, Type="/Catalog")


def action(what, **entries):
    """Of the link on the back, whose element has no other."""
    def damage(draft):
        link = draft.get(draft.get(draft.page(5)["/Annots"])[0])
        link["/A"] = {"/" + key: value for key, value in entries.items()}
    case("action", what)(damage)


action("a link that leads to a file", S="/Launch", F="u:x")
action("an address without scheme", S="/URI", URI="u:example.org")
action("a script", S="/JavaScript")

# The catalogue and the pages.

change("marked", "not marked", "MarkInfo", {"/Marked": False},
       Type="/Catalog")
change("marked", "suspects", "MarkInfo",
       {"/Marked": True, "/Suspects": True}, Type="/Catalog")
change("display-title", "the file's name in the window", "ViewerPreferences",
       {}, Type="/Catalog")
change("page-labels", "labels from page 2", "PageLabels", {"/Nums": [1, {}]},
       Type="/Catalog")
change("tabs", "tabs by rows", "Tabs", "/R", Type="/Page")
change("boxes", "a trim outside the page", "TrimBox", [0, 0, 500, 500],
       Type="/Page")
change("boxes", "no trim", "TrimBox", None, Type="/Page")
change("orientation", "a page on its side", "Rotate", 90, Type="/Page")
change("output-intent", "none for PDF/A", "S", "/GTS_PDFX",
       Type="/OutputIntent")
change("output-intent", "no profile", "DestOutputProfile", None,
       Type="/OutputIntent")
change("output-intent", "none", "OutputIntents", [], Type="/Catalog")
entry("language", "Lang that is none", "Span", "Lang", "u:c_y")


@case("language", "Lang in the content that is none")
def _(draft):
    draft.content(3, "<</MCID 0>>", "<</MCID 0/Lang(e_n)>>")


@case("bookmarks", "Prev that leads astray")
def _(draft):
    next(value for _, value in draft.find() if "/Prev" in value and
         "/Title" in value)["/Prev"] = draft.root["/Outlines"]


@case("bookmarks", "Count that is wrong")
def _(draft):
    draft.get(draft.root["/Outlines"])["/Count"] = 99


@case("bookmarks", "a bookmark that leads nowhere")
def _(draft):
    next(value for _, value in draft.find() if "/Dest" in value and
         "/Title" in value)["/Dest"][0] = draft.root["/Outlines"]


@case("bookmark-headings", "no bookmarks")
def _(draft):
    del draft.root["/Outlines"]


@case("bookmark-headings", "a bookmark that is no heading")
def _(draft):
    next(value for _, value in draft.find() if "/Dest" in value and
         "/Title" in value)["/Title"] = "u:Elsewhere"


# Metadata.

@case("xmp", "none")
def _(draft):
    del draft.root["/Metadata"]


@case("xmp", "filtered")
def _(draft):  # qpdf itself would take the filter away
    draft.spoil = lambda data: data.replace(b"/Type /Metadata",
                                            b"/Filter []     ")


xmp("xmp", "no XML", "</rdf:RDF>", "")
xmp("xmp-standard", "another part of PDF/A", "<pdfaid:part>2",
    "<pdfaid:part>1")
xmp("xmp-standard", "another level", "conformance>A", "conformance>B")
xmp("xmp-standard", "no PDF/UA", "<pdfuaid:part>1", "<pdfuaid:part>3")
xmp("xmp-info", "another title", "A walk by", "A swim in")
xmp("xmp-info", "another author", "The walkers", "The swimmers")
xmp("xmp-info", "another date", "ate>2026-03-04", "ate>2026-03-05")
xmp("xmp-info", "another language", "<rdf:li>en-GB", "<rdf:li>en-US")
xmp("xmp-info", "another keyword", "<rdf:li>rivers", "<rdf:li>lakes")
xmp("xmp-identifier", "an ID that is none", "<xmpMM:InstanceID>uuid:",
    "<xmpMM:InstanceID>uuid:x")
xmp("xmp-schema", "a schema that is not described",
    "namespaceURI>http://www.aiim.org/pdfua",
    "namespaceURI>http://example.org/pdfua")
xmp("title", "no default", 'xml:lang="x-default">A walk',
    'xml:lang="en">A walk')


@case("title", "a file's name")
def _(draft):
    draft.get(draft.trailer["/Info"])["/Title"] = "u:walk.pdf"
    draft.replace(draft.root["/Metadata"], "A walk by the river", "walk.pdf")


# Marked content.

paint("content", "Q without q", "Q 0 0 1 1 re f")
paint("content", "ET without BT", "0 0 1 1 re f ET")
paint("content", "no operator", "0 0 1 1 re f zz")
paint("content", "operands that are missing", "0 0 1 1 re f 1 0 0 cm")
paint("empty-sequence", "nothing painted", "")
case("marked-nested", "tagged inside an artifact")(
    lambda draft: draft.content(3, r"(/P<</MCID 0>>BDC.*?EMC)",
                                r"/Artifact BMC \1 0 0 1 1 re f EMC"))
case("marked-nested", "an artifact inside tagged content")(
    lambda draft: draft.content(3, r"/P<</MCID 0>>BDC",
                                r"\g<0> /Artifact BMC 0 0 1 1 re f EMC"))
case("background-box", "a background without its box")(
    lambda draft: draft.append(
        3, "/Artifact<</Type/Background>>BDC 0 0 1 1 re f EMC\n"))
write("text-mode", "hidden text", "3 Tr")
case("marked-once", "paint that is not marked")(
    lambda draft: draft.append(3, "0 0 1 1 re f\n"))
case("marked-once", "a mark that is neither")(
    lambda draft: draft.append(3, "/P BMC 0 0 1 1 re f EMC\n"))
case("content", "EMC missing")(lambda draft: draft.append(
    3, "/Artifact BMC 0 0 1 1 re f\n"))
case("mcid-unique", "an MCID twice")(lambda draft: draft.append(
    3, "/P<</MCID 0>>BDC 0 0 1 1 re f EMC\n"))
case("outside-page", "text beside the page")(lambda draft: draft.content(
    2, r"51\.024 527\.244 Td", "9000 527.244 Td"))


@case("form", "a form with marked content")
def _(draft):
    form = next(draft.find(Subtype="/Form"))[0]
    draft.write(form, draft.read(form) + "\n/Artifact BMC EMC\n")


# Fonts.

def fonts(draft, **wanted):
    """The descendant fonts."""
    return [value for _, value in draft.find(Subtype="/CIDFontType2")]


@case("font", "another encoding")
def _(draft):
    draft.font("F2")["/Encoding"] = "/Identity-V"


@case("font", "names that differ")
def _(draft):
    fonts(draft)[0]["/BaseFont"] = "/ABCDEF+Other"


@case("font-embedded", "not embedded")
def _(draft):
    del draft.get(fonts(draft)[0]["/FontDescriptor"])["/FontFile2"]


@case("font-widths", "a width in W")
def _(draft):
    widths = draft.get(draft.get(draft.descendant("F2"))["/W"])[1]
    widths[int(draft.code("F2", "e"), 16)] += 1


def as_cff(draft):
    """The font F2 becomes a CFF font."""
    font = draft.get(draft.descendant("F2"))
    program = cff(draft.get(font["/W"])[1])
    descriptor = draft.get(font["/FontDescriptor"])
    del descriptor["/FontFile2"], font["/CIDToGIDMap"]
    descriptor["/FontFile3"] = draft.add({"/Subtype": "/CIDFontType0C"},
                                         program)
    font["/Subtype"] = "/CIDFontType0"


case(None, "a font of CFF glyphs")(as_cff)


@case("font-widths", "widths of CFF glyphs")
def _(draft):
    as_cff(draft)
    widths = draft.get(draft.get(draft.descendant("F2"))["/W"])[1]
    widths[int(draft.code("F2", "e"), 16)] += 1


@case("font-glyph", "codes without glyphs")
def _(draft):
    draft.get(draft.descendant("F2"))["/CIDToGIDMap"] = draft.add({}, b"\xea\x60" * 512)


@case("font-unicode", "no ToUnicode")
def _(draft):
    # A font of the cover only: its words are in no heading or link.
    del draft.font("F1")["/ToUnicode"]


@case("font-unicode", "U+0000")
def _(draft):
    draft.replace(draft.font("F1")["/ToUnicode"],
                  r"(beginbfrange\s*<\w+>\s*<\w+>\s*)<\w+>", r"\1<0000>")


@case("font-private", "private use")
def _(draft):
    draft.replace(draft.font("F1")["/ToUnicode"],
                  r"(beginbfrange\s*<\w+>\s*<\w+>\s*)<\w+>", r"\1<E001>")


paint("font-notdef", "the glyph .notdef",
      "BT /F2 12 Tf 40 60 Td <0000> Tj ET")

# The structure tree.

rename("tree", "no Document", "Document", "Sect")
entry("tree-parents", "another parent", "P", "P", "1 0 R")
rename("type", "a type of our own", "BlockQuote", "Saying")
change("type", "a standard type mapped to another", "RoleMap", {"/P": "/H1"},
       Type="/StructTreeRoot")


@case("mcid-tree", "a key of the parent tree")
def _(draft):
    draft.page(3)["/StructParents"] = 555


@case("mcid-tree", "an MCID without element")
def _(draft):
    draft.append(3, "/P<</MCID 99>>BDC 0 0 1 1 re f EMC\n")


@case("mcid-tree", "the parent tree leads astray")
def _(draft):
    row = draft.get(draft.get(draft.root["/StructTreeRoot"])["/ParentTree"])
    marks = row["/Nums"][1]
    marks[0], marks[1] = marks[1], marks[0]


change("annotation-tree", "a StructParent", "StructParent", 999,
       Subtype="/Link")
change("annotation-contents", "no Contents", "Contents", None,
       Subtype="/Link")
change("annotation-print", "not printed", "F", 0, Subtype="/Link")


@case("annotation-tree", "an annotation that no element holds")
def _(draft):
    old = draft.page(2)["/Annots"][0]
    draft.page(2)["/Annots"].append(draft.add(dict(draft.get(old))))


@case("annotation-tree", "an annotation on no page")
def _(draft):
    link = draft.get(draft.element("Link"))
    spare = next(dict(value) for _, value in draft.find(Subtype="/Link"))
    link["/K"].append({"/Type": "/OBJR", "/Obj": draft.add(spare)})


@case("content-order", "another order in the tree")
def _(draft):
    kids = draft.get(draft.element("Document"))["/K"]
    kids[1], kids[2] = kids[2], kids[1]


rename("headings", "the first is no H1", "H1", "H2")
rename("headings", "a level skipped", "H2", "H3")
rename("list", "L without LI", "LI", "Div")
rename("list", "LI without LBody", "LBody", "P")
rename("table", "no rows", "TR", "Div")
rename("table", "no TBody", "TBody", "Sect")


def attribute(kind, key, value, at=0):
    def damage(draft):
        found = draft.get(draft.element(kind, at)).setdefault("/A", {})
        if value is None:
            found.pop("/" + key)
        else:
            found["/" + key] = value
    return damage


case("list-numbering", "numbers in place of bullets")(
    attribute("L", "ListNumbering", "/Decimal"))
case("list-numbering", "bullets in place of numbers")(
    attribute("L", "ListNumbering", "/Disc", 1))
case("list-numbering", "none")(attribute("L", "ListNumbering", None))
case("table-grid", "a row that is too wide")(attribute("TD", "ColSpan", 2))
case("table-grid", "a cell that reaches too far")(
    attribute("TD", "RowSpan", 9, -1))
case("table-scope", "no scope")(attribute("TH", "Scope", None))
case("figure-box", "no BBox")(attribute("Figure", "BBox", None))
case("figure-box", "a BBox that is too small")(
    attribute("Figure", "BBox", [0, 0, 10, 10]))
case("figure-box", "a BBox beyond the page")(
    attribute("Figure", "BBox", [-900, -900, 900, 900]))
entry("caption", "a caption of nothing", "P", "S", "/Caption")
rename("inline", "a block inside text", "Quote", "P")
entry("figure-alt", "no Alt", "Figure", "Alt", None)
entry("figure-alt", "a file's name", "Figure", "Alt", "u:sample.svg")
entry("note", "a note without ID", "P", "S", "/Note")
entry("empty-text", "E without words", "Span", "E", "u: ")
entry("alt-on-text", "Alt on a P", "P", "Alt", "u:A paragraph")
change("link-address", "an address in place of words", "Contents",
       "u:https://example.org/map", Subtype="/Link")
change("link-place", "an area without words", "Rect", [0, 0, 9, 9],
       Subtype="/Link")
change("link", "two targets", "A",
       {"/S": "/URI", "/URI": "u:https://example.org/elsewhere"},
       Subtype="/Link")


@case("empty-element", "nothing in it")
def _(draft):
    document = draft.element("Document")
    draft.get(document)["/K"].append(
        draft.add({"/S": "/P", "/P": document}))


@case("wrapper", "a Sect that holds a Sect")
def _(draft):
    document = draft.element("Document")
    inner = draft.element("Sect")
    outer = draft.add({"/S": "/Sect", "/P": document, "/K": [inner]})
    draft.get(inner)["/P"] = outer
    kids = draft.get(document)["/K"]
    kids[kids.index(inner)] = outer


@case("wrapper", "a Span that says nothing")
def _(draft):
    del draft.get(draft.element("Span"))["/Lang"]


case("white-space", "white space only")(
    lambda draft: draft.paragraph(5, "  "))
case("repeated", "five equal characters")(
    lambda draft: draft.paragraph(5, "a.....b"))
case("repeated", "three spaces")(lambda draft: draft.paragraph(5, "a   b"))

# What is painted.

paint("colour-space", "CMYK", "0 0 0 1 k 0 0 1 1 re f")
paint("outline", "a faint frame",
      "0.8 0.9 0.9 RG 1 w 20 20 30 30 re S")
write("contrast", "faint text", "0.8 0.6 0.6 rg")
write("grey-text", "grey text", "0.3 g")
write("black", "black of three inks", "0 0 0 rg")
write("black", "nearly black", "0.01 g")
write("small-text", "text of 4 pt", "0 g", 4)


@case("contrast", "black on a dark ground")
def _(draft):
    draft.append(3, "/Artifact BMC 0.1 0.4 0.4 rg 30 50 90 30 re f 0 g BT "
                 "/F2 12 Tf 40 60 Td <%s> Tj ET EMC\n" %
                 draft.code("F2", "e"))


@case("text-covered", "a white field over text")
def _(draft):
    draft.append(3, "/Artifact BMC 1 g 50 500 200 60 re f EMC\n")


@case("text-on-picture", "text on a picture")
def _(draft):
    draft.resource(2, "XObject", "New", picture(draft))
    draft.append(3, "/Artifact BMC q 99 0 0 30 30 50 cm /New Do Q 0 g BT "
                 "/F2 12 Tf 40 60 Td <%s> Tj ET EMC\n" %
                 draft.code("F2", "e"))


@case("colour-space", "a picture in CMYK")
def _(draft):
    draft.resource(2, "XObject", "New",
                   picture(draft, ColorSpace="/DeviceCMYK"))


@case("opacity", "half opaque")
def _(draft):
    draft.resource(2, "ExtGState", "New", {"/ca": 0.5})


CODE = r"(/Figure<</MCID \d+>>BDC\n)(?:0 g\n)?(q [^\n]* cm)\n"
case("code", "modules in a colour")(lambda draft: draft.content(
    5, CODE, r"\g<1>0.06 0.3 0.36 rg \2 "))
case("code", "modules in three inks")(lambda draft: draft.content(
    5, CODE, r"\g<1>0 0 0 rg \2 "))
case("code-quiet", "something beside a code")(lambda draft: draft.content(
    5, CODE + r"(.*?)EMC\n", r"\g<0>/Artifact BMC \2 -3 12 1 1 re f Q EMC"
    "\n"))

# Against the article.

entry("article-text", "another text", "Span", "ActualText", "u:gulls", 1)


@case("article-types", "a heading in place of a paragraph")
def _(draft):
    draft.get(draft.get(draft.element("Quote"))["/P"])["/S"] = "/H3"


entry("article-language", "another language", "Span", "Lang", "u:fr")
entry("article-alt", "another description", "Figure", "Alt", "u:A lake.")


entry("article-text", "a cell with more", "TD", "ActualText",
      "u:Boots and socks")


@case("article-links", "another address")
def _(draft):
    for _, annotation in draft.find(Subtype="/Link"):
        annotation["/A"] = {"/S": "/URI",
                            "/URI": "u:https://example.org/elsewhere"}


def main(good, article, folder):
    text = Draft.load(good)
    case(None, "nothing is changed")(lambda draft: None)
    for number, (rule, what, damage) in enumerate(CASES):
        draft = Draft(text)
        damage(draft)
        path = "%s/%d.pdf" % (folder, number)
        draft.save(path)
        compared = rule is None or rule.startswith("article")
        report("%s: %s" % (rule or "no fault", what), faults_of(
            path, article if compared else None), [rule] if rule else [])
    for rule in sorted(set(RULES) - {rule for rule, _, _ in CASES}):
        print("not ok %s has no damage" % rule)


def report(name, faults, wanted):
    good = faults.rules() == wanted
    print("ok" if good else "not ok", name)
    if not good:
        for rule, fault in list(faults)[:5] or [("no fault", "is found")]:
            print("# %s: %s" % (rule, fault))


if __name__ == "__main__":
    main(*sys.argv[1:])
