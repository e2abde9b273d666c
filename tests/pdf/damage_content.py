"""Damage to what is painted: marked content, fonts, colours."""

from cases import case, paint, picture, write
from draft import cff

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

def fonts(draft):
    """The descendant fonts."""
    return [value for _, value in draft.find(Subtype="/CIDFontType2")]


@case("font", "another encoding")
def _(draft):
    draft.font("F2")["/Encoding"] = "/Identity-V"


@case("font", "a CMap of columns")
def _(draft):
    draft.get(draft.font("F2")["/Encoding"])["/WMode"] = 1


@case("font", "a CMap of other codes")
def _(draft):
    draft.replace(draft.font("F2")["/Encoding"], "<FF>0", "<FF>1")


@case("font", "a CMap of other CIDs")
def _(draft):
    draft.get(draft.font("F2")["/Encoding"])["/CIDSystemInfo"] = {
        "/Registry": "u:Adobe", "/Ordering": "u:Japan1", "/Supplement": 0}


@case("font-unicode", "codes of two bytes in ToUnicode")
def _(draft):
    draft.replace(unicode(draft, "F2"),
                  r"(beginbfrange\s*)<(\w\w)><(\w\w)>",
                  r"\1<00\2><00\3>")


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
    font = draft.get(draft.descendant("F2"))
    font["/CIDToGIDMap"] = draft.add({}, b"\xea\x60" * 512)


@case("font-unicode", "no ToUnicode")
def _(draft):
    # A font of the cover only: its words are in no heading or link.
    del draft.font("F1")["/ToUnicode"]


def unicode(draft, name):
    """The ToUnicode of a font, from now on for it alone."""
    font = draft.font(name)
    font["/ToUnicode"] = draft.add(
        {}, draft.read(font["/ToUnicode"]).encode("latin-1"))
    return font["/ToUnicode"]


@case("font-unicode", "U+0000")
def _(draft):
    draft.replace(unicode(draft, "F1"),
                  r"(<\w+><\w+>)<0020>", r"\1<0000>")


@case("font-private", "private use")
def _(draft):
    draft.replace(unicode(draft, "F1"),
                  r"(beginbfrange\s*<\w+>\s*<\w+>\s*)<\w+>", r"\1<E001>")


paint("font-notdef", "the glyph .notdef",
      "BT /F2 12 Tf 40 60 Td <0000> Tj ET")

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


CODE = r"(/Figure<</MCID \d+>>BDC\n)(?:0 g\n)?(q [^\n]* cm)/X"
case("code", "modules in a colour")(lambda draft: draft.content(
    5, CODE, r"\g<1>0.06 0.3 0.36 rg \2/X"))
case("code", "modules in three inks")(lambda draft: draft.content(
    5, CODE, r"\g<1>0 0 0 rg \2/X"))
case("code-quiet", "something beside a code")(lambda draft: draft.content(
    5, CODE + r"(.*?)EMC\n", r"\g<0>/Artifact BMC \2 -3 12 1 1 re f Q EMC"
    "\n"))
