"""The rules of what is painted: contrast, black, and QR codes.

Contrast is that of WCAG 2.2, of each glyph's colour with what was painted
below its middle.  WCAG asks 3:1 of large text (18 pt, or 14 pt bold); our
design asks 4.5:1 of all text, and 7:1 of black.
"""

from geometry import cut, grown, in_box
from graphics import contrast, ground, rgb

TEXT_LEAST, BLACK_LEAST, OUTLINE_LEAST = 4.5, 7.0, 3.0
SMALLEST = 4.5      # points
GREY_MOST = 0.04    # by which the parts of a grey may differ
NEARLY_BLACK = 0.1  # no part of the colour is above
CODE_PARTS = 40     # a path of so many rectangles in a grid is a QR code
QUIET = 4           # modules around it
WHITE = (1.0, 1.0, 1.0)


def is_black(colour):
    parts = rgb(colour)
    return parts is not None and max(parts) < NEARLY_BLACK


def check_spaces(page, intent):
    """Device colours must be those of the output intent."""
    allowed = {"Gray", intent}
    for space in sorted(page.graphics.spaces - allowed):
        page.fault("colour-space", "%s, but the output intent is %s" %
                   (space, intent))


def check_pictures(pdf, page, intent):
    named = pdf.get(page.resources.get("/XObject"), {})
    for name, reference in named.items():
        dictionary = pdf.get(reference, {})
        if dictionary.get("/Subtype") != "/Image":
            continue
        space = pdf.get(dictionary.get("/ColorSpace"))
        if space == "/DeviceCMYK" and intent != "CMYK":
            page.fault("colour-space", "picture %s is DeviceCMYK" % name)
        if dictionary.get("/BitsPerComponent", 1) not in (1, 2, 4, 8, 16):
            page.fault("image", "picture %s has %s bits" % (
                name, dictionary["/BitsPerComponent"]))
        if dictionary.get("/Interpolate"):
            page.fault("image", "picture %s is interpolated" % name)


def hexadecimal(parts):
    return "#" + "".join("%02X" % round(255 * part) for part in parts)


def check_text(page):
    """One fault of a kind for each colour and ground."""
    shapes = page.graphics.shapes
    seen = {}
    for glyph in page.glyphs:
        if not glyph.text:
            continue
        colour = rgb(glyph.colour)
        below = ground(shapes[:glyph.below], glyph.x, glyph.y)
        key = (glyph.colour, below)
        if key in seen:
            seen[key].append(glyph)
            continue
        seen[key] = [glyph]
        if below is None:
            page.fault("text-on-picture", "%r stands on a picture" %
                       glyph.text)
        elif colour is not None:
            check_contrast(page, glyph, colour, below)
    for colour, glyph in {glyph.colour: glyph for glyph in
                          page.glyphs}.items():
        check_ink(page, colour, glyph)


def check_contrast(page, glyph, colour, below):
    least = BLACK_LEAST if is_black(glyph.colour) else TEXT_LEAST
    found = contrast(colour, below)
    if found < least:
        page.fault("contrast", "%r: %s on %s is %.2f:1, not %g:1" % (
            glyph.text, hexadecimal(colour), hexadecimal(below), found,
            least))


def check_ink(page, colour, glyph):
    space, parts = colour
    seen = rgb(colour)
    if seen is None:
        return
    pure = colour in (("Gray", (0.0,)), ("CMYK", (0.0, 0.0, 0.0, 1.0)))
    if is_black(colour) and not pure:
        page.fault("black", "%r: black text in %s %s" %
                   (glyph.text, space, parts))
    elif not is_black(colour) and max(seen) - min(seen) < GREY_MOST and \
            max(seen) < 1 - GREY_MOST:
        page.fault("grey-text", "%r is %s" % (glyph.text, hexadecimal(seen)))


def check_sizes(page):
    for glyph in page.glyphs:
        if glyph.size < SMALLEST:
            page.fault("small-text", "%r is %.1f pt" % (glyph.text,
                                                        glyph.size))
            return


def check_covered(page):
    """Nothing that is painted later hides the middle of a glyph."""
    shapes = page.graphics.shapes
    if not page.glyphs:
        return
    first = page.glyphs[0].below
    for at, shape in enumerate(shapes[first:], first):
        for glyph in page.glyphs:
            if glyph.below <= at and in_box(shape.box, glyph.x, glyph.y) and \
                    shape.covers(glyph.x, glyph.y):
                page.fault("text-covered", "%r is painted over" % glyph.text)
                return


def check_place(page):
    left, bottom, right, top = page.media
    for glyph in page.glyphs:
        if glyph.mcid is not None and not (
                left <= glyph.x <= right and bottom <= glyph.y <= top):
            page.fault("outside-page", "%r is at %.0f, %.0f" %
                       (glyph.text, glyph.x, glyph.y))
            return


def check_outlines(page):
    """Closed paths that are stroked, such as the frames of tags and boxes,
    stand out from what is around them."""
    for before, stroke in page.graphics.strokes:
        colour = rgb(stroke.colour)
        if not stroke.closed or colour is None:
            continue
        left, bottom, _, top = stroke.box
        around = ground(page.graphics.shapes[:before], left - 1,
                        (bottom + top) / 2)
        if around is None:
            continue
        found = contrast(colour, around)
        if found < OUTLINE_LEAST:
            page.fault("outline", "%s on %s is %.2f:1, not %g:1" % (
                hexadecimal(colour), hexadecimal(around), found,
                OUTLINE_LEAST))


def module_of(shape):
    """The side of a code's module: the least height of its rectangles."""
    return min(abs(part[0][1] - part[2][1]) for part in shape.polygons)


def is_code(shape):
    """The dark modules of a QR code: rectangles, whole modules high and
    wide."""
    if shape.colour is None or shape.rectangles < CODE_PARTS or \
            shape.rectangles != len(shape.polygons):
        return False
    module = module_of(shape)
    return module > 0 and all(
        abs(side / module - round(side / module)) < 0.02
        for part in shape.polygons
        for side in (abs(part[0][0] - part[2][0]),
                     abs(part[0][1] - part[2][1])))


def check_codes(page):
    """Returns how many codes there are."""
    count = 0
    for at, shape in enumerate(page.graphics.shapes):
        if not is_code(shape):
            continue
        count += 1
        if shape.colour not in (("Gray", (0.0,)),
                                ("CMYK", (0.0, 0.0, 0.0, 1.0))):
            page.fault("code", "modules are %s %s" % shape.colour)
        middle = [(shape.box[i] + shape.box[i + 2]) / 2 for i in (0, 1)]
        if ground(page.graphics.shapes[:at], *middle) != WHITE:
            page.fault("code", "modules are not on white")
        check_quiet(page, at, shape)
    return count


def check_quiet(page, at, shape):
    """White around the code, and nothing painted onto that white."""
    module = module_of(shape)
    zone = grown(shape.box, module * (QUIET - 0.5))
    shapes = page.graphics.shapes
    for box in (grown(shape.box, module / 2), zone):
        left, bottom, right, top = box
        for i in range(1, 10):  # the square's corners may be rounded
            x = left + (right - left) * i / 10
            y = bottom + (top - bottom) * i / 10
            for point in ((x, bottom), (x, top), (left, y), (right, y)):
                if ground(shapes[:at], *point) != WHITE:
                    page.fault("code-quiet", "%g modules around a code are "
                               "not white" % QUIET)
                    return
    below = max([i for i in range(at) if cut(shapes[i].box, zone) == zone],
                default=-1)
    later = shapes[below + 1:at] + shapes[at + 1:]
    if any(cut(zone, one.box) for one in later) or any(
            in_box(zone, glyph.x, glyph.y) for glyph in page.glyphs) or any(
            cut(zone, stroke.box) for _, stroke in page.graphics.strokes):
        page.fault("code-quiet", "something stands beside a code")


def check_states(pdf, page):
    named = pdf.get(page.resources.get("/ExtGState"), {})
    for name, reference in named.items():
        state = pdf.get(reference, {})
        solid = state.get("/ca", 1) == 1 and state.get("/CA", 1) == 1
        if not solid or state.get("/BM", "/Normal") not in ("/Normal",
                                                            "/Compatible"):
            page.fault("opacity", "state %s is not opaque" % name)


def check(pdf, page, intent):
    check_spaces(page, intent)
    check_pictures(pdf, page, intent)
    check_states(pdf, page)
    check_text(page)
    check_sizes(page)
    check_covered(page)
    check_place(page)
    check_outlines(page)
    check_codes(page)
