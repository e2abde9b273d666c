"""Damage to the structure, and to what it says of the article."""

from cases import case, change, entry, rename

rename("tree", "no Document", "Document", "Sect")
entry("tree-parents", "another parent", "P", "P", "1 0 R")
rename("type", "a type of our own", "BlockQuote", "Saying")
change("type", "a standard type mapped to another", "RoleMap",
       {"/P": "/H1", "/Em": "/Span", "/Strong": "/Span"},
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

# Against the article.

entry("article-text", "another text", "Span", "ActualText", "u:gulls", 1)


@case("article-types", "a heading in place of a paragraph")
def _(draft):
    draft.get(draft.get(draft.element("Quote"))["/P"])["/S"] = "/H3"


entry("article-language", "another language", "Span", "Lang", "u:fr")
rename("article-emphasis", "another emphasis", "Em", "Strong")
entry("article-alt", "another description", "Figure", "Alt", "u:A lake.")


entry("article-text", "a cell with more", "TD", "ActualText",
      "u:Boots and socks")


@case("article-links", "another address")
def _(draft):
    for _, annotation in draft.find(Subtype="/Link"):
        annotation["/A"] = {"/S": "/URI",
                            "/URI": "u:https://example.org/elsewhere"}
