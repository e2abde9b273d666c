"""Damage to the file, its catalogue, pages and metadata."""

from cases import case, change, entry, picture, xmp


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


@case("image", "an interpolated picture")
def _(draft):
    draft.resource(2, "XObject", "New", picture(draft, Interpolate=True))


@case("image", "a picture of 3 bits")
def _(draft):
    draft.resource(2, "XObject", "New", picture(draft, BitsPerComponent=3))


@case("forbidden", "encryption")
def _(draft):
    draft.options = ["--encrypt", "", "", "256", "--"]


@case("forbidden", "a transfer function")
def _(draft):
    draft.resource(2, "ExtGState", "New", {"/TR": "/Identity"})


change("action", "an action of a page", "AA",
       {"/O": {"/S": "/GoTo", "/D": "u:x"}}, Type="/Page")
change("action", "scripts by name", "Names", {"/JavaScript": {}},
       Type="/Catalog")
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
