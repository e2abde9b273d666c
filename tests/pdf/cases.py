"""Ways to damage a draft, each with the rule that it breaks.

A case is a rule, or None where nothing must be found, a name, a function that
changes a draft, and the good file that it changes: "ua-1,a-2a" and so on.  The sample's page 2 is the first inside, page 3 has the
picture and the table, page 5 is the back with its QR code.
"""

CASES = []
PLAIN, ATTACHED, MODERN, BOTH = (
    "ua-1,a-2a", "ua-1,a-3a", "ua-2,a-4", "ua-2,a-4f")


def case(rule, what, good=PLAIN):
    """The function below it changes a draft so that a rule is broken, or
    none."""
    def keep(function):
        CASES.append((rule, what, function, good))
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


def change(rule, what, key, value, good=PLAIN, **wanted):
    """An entry of the first dictionary that has others."""
    def damage(draft):
        found = draft.first(**wanted)
        if value is None:
            del found["/" + key]
        else:
            found["/" + key] = value
    case(rule, what, good)(damage)


def rename(rule, what, kind, new, good=PLAIN):
    """All elements of a type become another type."""
    def damage(draft):
        found = [value for _, value in draft.find(S="/" + kind)
                 if "/P" in value]
        for value in found:
            value["/S"] = "/" + new
        assert found
    case(rule, what, good)(damage)


def entry(rule, what, kind, key, value, at=0, good=PLAIN):
    """An entry of an element."""
    def damage(draft):
        found = draft.get(draft.element(kind, at))
        if value is None:
            del found["/" + key]
        else:
            found["/" + key] = value
    case(rule, what, good)(damage)


def xmp(rule, what, pattern, by, good=PLAIN):
    """The XMP, changed wherever it matches."""
    case(rule, what, good)(lambda draft: draft.replace(draft.root["/Metadata"],
                                                 pattern, by, 9))


def picture(draft, **more):
    """The reference of a new picture of one white pixel."""
    return draft.add(dict({
        "/Type": "/XObject", "/Subtype": "/Image", "/Width": 1, "/Height": 1,
        "/ColorSpace": "/DeviceGray", "/BitsPerComponent": 8},
        **{"/" + key: value for key, value in more.items()}), b"\xff")
