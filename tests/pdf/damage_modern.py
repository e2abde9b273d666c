"""Damage to files of PDF 2.0, and to files with the article attached."""

from cases import ATTACHED, BOTH, MODERN, case, change, entry, rename, xmp

# What the standards of PDF 2.0 ask for beyond those of PDF 1.7.


@case("version", "PDF 1.7", MODERN)
def _(draft):
    draft.header["pdfversion"] = "1.7"


@case("info", "an Info", MODERN)
def _(draft):
    draft.trailer["/Info"] = draft.add({"/Title": "u:A walk by the river"})


xmp("xmp-standard", "PDF/UA-1", "<pdfuaid:part>2", "<pdfuaid:part>1", MODERN)
xmp("xmp-standard", "no year of PDF/UA-2",
    "<pdfuaid:rev>2024</pdfuaid:rev>", "", MODERN)
xmp("xmp-standard", "no year of PDF/A-4",
    "<pdfaid:rev>2020</pdfaid:rev>", "", MODERN)
xmp("xmp-standard", "a level that PDF/A-4 has not", "</pdfaid:rev>",
    "</pdfaid:rev><pdfaid:conformance>A</pdfaid:conformance>", MODERN)
xmp("xmp-info", "another language", "<rdf:li>en-GB", "<rdf:li>en-US", MODERN)


@case("namespace", "one that is not listed", MODERN)
def _(draft):
    draft.get(draft.root["/StructTreeRoot"])["/Namespaces"].pop()


@case("namespace", "a Document of PDF 1.7", MODERN)
def _(draft):
    del draft.get(draft.element("Document"))["/NS"]


change("namespace", "one that nobody knows", "NS",
       "u:https://example.org/types", MODERN, NS="u:http://iso.org/pdf/ssn")
rename("type", "a type of our own", "Aside", "Box", MODERN)


@case("type", "a type that PDF 2.0 has left out", MODERN)
def _(draft):
    draft.get(draft.element("BlockQuote")).update(
        {"/S": "/Note", "/ID": "u:n"})


@case("containment", "a box in a box", MODERN)
def _(draft):
    outer = draft.element("Aside")
    kid = draft.get(outer)["/K"][-1]
    inner = draft.add({"/S": "/Aside", "/NS": draft.get(outer)["/NS"],
                       "/P": outer, "/K": kid})
    draft.get(kid)["/P"] = inner
    draft.get(outer)["/K"][-1] = inner


rename("headings", "a level skipped", "H1", "H3", MODERN)
rename("headings", "no title", "Title", "H2", MODERN)
entry("list-numbering", "labels, but None", "L", "A",
      {"/O": "/List", "/ListNumbering": "/None"}, good=MODERN)


def bookmarks(draft):
    return [value for _, value in draft.find() if "/Title" in value and
            "/Parent" in value]


@case("structure-target", "a bookmark that leads to a page only", MODERN)
def _(draft):
    bookmark = bookmarks(draft)[0]
    bookmark["/Dest"] = bookmark.pop("/A")["/D"]


@case("structure-target", "a bookmark that leads to no element", MODERN)
def _(draft):
    bookmarks(draft)[0]["/A"]["/SD"][0] = draft.root["/Outlines"]


@case("bookmarks", "a bookmark that leads to no page", MODERN)
def _(draft):
    bookmarks(draft)[0]["/A"]["/D"][0] = draft.root["/Outlines"]


# The article in the file.

def file_of(draft):
    return draft.get(draft.get(draft.root["/AF"])[0])


@case("attachment", "a file in A-4 without level", MODERN)
def _(draft):
    stream = draft.add({"/Type": "/EmbeddedFile", "/Subtype": "/text/xml"},
                       b"<a/>")
    draft.root["/AF"] = [draft.add({
        "/Type": "/Filespec", "/F": "u:a", "/UF": "u:a", "/Desc": "u:a",
        "/AFRelationship": "/Source", "/EF": {"/F": stream}})]
    draft.root["/Names"] = {"/EmbeddedFiles": {
        "/Names": ["u:a", draft.root["/AF"][0]]}}


for standard in (ATTACHED, BOTH):
    @case("attachment", "none", standard)
    def _(draft):
        del file_of(draft)["/EF"], draft.root["/AF"], draft.root["/Names"]

    @case("attachment", "not listed by name", standard)
    def _(draft):
        del draft.root["/Names"]

    @case("attachment", "not listed as the document's", standard)
    def _(draft):
        draft.root["/AF"] = []

    @case("attachment", "what it is for", standard)
    def _(draft):
        file_of(draft)["/AFRelationship"] = "/Data"

    @case("attachment", "no description", standard)
    def _(draft):
        del file_of(draft)["/Desc"]

    @case("attachment", "no type", standard)
    def _(draft):
        del draft.get(file_of(draft)["/EF"]["/F"])["/Subtype"]


@case("attachment", "no date", ATTACHED)
def _(draft):
    del draft.get(file_of(draft)["/EF"]["/F"])["/Params"]["/ModDate"]


@case("article-attached", "another article", ATTACHED)
def _(draft):
    stream = file_of(draft)["/EF"]["/F"]
    draft.replace(stream, "river", "lake")
