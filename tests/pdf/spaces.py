"""Structure types: the sets of PDF 1.7 and 2.0, what each stands for in the
terms of the other rules, and what may hold what in PDF 2.0 (ISO/TS 32005)."""

SPACE_1 = "http://iso.org/pdf/ssn"
SPACE_2 = "http://iso.org/pdf2/ssn"

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct "
    "Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody "
    "TFoot Span Quote Note Reference BibEntry Code Link Annot Figure "
    "Formula Form".split())
STANDARD_2 = set(
    "Document DocumentFragment Part Sect Div Aside NonStruct P H1 H2 H3 H4 "
    "H5 H6 Title FENote Sub Lbl Span Em Strong Link Annot Form Ruby RB RT RP "
    "Warichu WT WP L LI LBody Table TR TH TD THead TBody TFoot Caption "
    "Figure Formula Artifact".split())

HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
WORDS = {"Span", "Em", "Strong", "Quote"}
# Around each: all that ISO/TS 32005 allows of the types that we write.
BLOCK = {"Document", "Sect", "Div", "LBody", "BlockQuote", "Aside", "Caption",
         "Figure", "TD", "TH", "Link"}
LINE = {"P", "Lbl", "LBody", "TD", "TH", "Caption", "Figure", "Link", "Title",
        "Div"} | HEADINGS | WORDS
AROUND = {
    "Sect": BLOCK | HEADINGS, "P": BLOCK | {"Title"},
    "Aside": {"Document", "Sect", "Div", "LBody", "Caption", "Figure", "Link",
              "Title"},
    "BlockQuote": BLOCK - {"TD", "TH"},
    "L": BLOCK | {"P", "L", "Title"}, "LI": {"L", "Div"},
    "LBody": {"LI", "Div"}, "Title": {"Document", "Sect", "Div", "Link"},
    "Table": BLOCK | {"P", "Title"}, "TR": {"Table", "THead", "TBody", "TFoot",
                                            "Div"},
    "TH": {"TR", "Div"}, "TD": {"TR", "Div"}, "THead": {"Table", "Div"},
    "TBody": {"Table", "Div"}, "TFoot": {"Table", "Div"},
    "Figure": BLOCK | LINE, "Lbl": (LINE | BLOCK | {"LI"}) -
    {"Document", "LBody", "Lbl"},
    "Link": (LINE | BLOCK) - {"Link"}, "Div": BLOCK | {"LI", "Title"},
    "Caption": {"Table", "Figure", "L", "Sect", "Div", "LBody", "Aside",
                "BlockQuote", "Link", "Title"}}
AROUND.update({word: LINE for word in WORDS})
AROUND.update({heading: BLOCK for heading in HEADINGS})


def meaning(name, space, roles):
    """The type of PDF 1.7 that a type stands for."""
    if space != SPACE_2:
        seen = set()
        while name not in STANDARD and name in roles and name not in seen:
            seen.add(name)
            name = roles[name]
        return name
    if name == "Title":
        return "H1"
    if name in HEADINGS:
        return "H%d" % (int(name[1]) + 1)
    return {"Aside": "Sect", "Em": "Span", "Strong": "Span"}.get(name, name)


def check_types(tree):
    """Each element's own type, and where it stands."""
    for name in tree.roles:
        if name in STANDARD:
            tree.faults.add("type", "%s is mapped to another type" % name)
    if tree.modern:
        check_spaces(tree)
    for element in tree.walk():
        if element.space and element.space not in (SPACE_1, SPACE_2):
            element.fault("namespace", "is in %s" % element.space)
        elif element.space == SPACE_2:
            if element.name not in STANDARD_2:
                element.fault("type", "is no type of PDF 2.0")
        elif element.type not in STANDARD:
            element.fault("type", "is no standard type")
        elif tree.modern and element.name == "Note":
            element.fault("type", "is none for PDF/UA-2")
        if tree.modern:
            check_place(element)


def check_place(element):
    above = element.parent.name if element.parent else None
    if (above in AROUND or above == "Document") and \
            above not in AROUND.get(element.name, {above}):
        element.fault("containment", "stands in %s" % above)


def check_spaces(tree):
    """The namespaces that are used are listed, the Document's is the new."""
    listed = tree.pdf.list(tree.root.get("/Namespaces"))
    for element in tree.walk():
        reference = element.dictionary.get("/NS")
        if reference is None and element.name not in STANDARD or \
                reference is not None and reference not in listed:
            element.fault("namespace", "its namespace is not listed")
    for top in tree.top:
        if top.space != SPACE_2:
            top.fault("namespace", "is not of PDF 2.0")
