"""The graphics state of a content stream, and what it paints.

Colours are (space, components), such as ("Gray", (0.0,)); a space that is not
understood is ("?", ()).
"""

from geometry import (IDENTITY, Shape, apply, box_of, curve, cut, grown,
                      multiply, scale_of)

DEVICE = {"g": "Gray", "rg": "RGB", "k": "CMYK"}
SPACES = {"/DeviceGray": "Gray", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
BY_COUNT = {1: "Gray", 3: "RGB", 4: "CMYK"}
FIRST = {"Gray": (0.0,), "RGB": (0.0, 0.0, 0.0), "CMYK": (0.0, 0.0, 0.0, 1.0)}
UNKNOWN = ("?", ())


def rgb(colour):
    """As red, green, blue; None when the space is not understood."""
    space, parts = colour
    if space == "Gray":
        return parts * 3
    if space == "RGB":
        return parts
    if space == "CMYK":
        return tuple((1 - ink) * (1 - parts[3]) for ink in parts[:3])
    return None


class State:
    """What q saves and Q restores."""

    def __init__(self):
        self.ctm = IDENTITY
        self.fill = ("Gray", (0.0,))
        self.stroke = ("Gray", (0.0,))
        self.width = 1.0
        self.clips = ()
        self.font = None
        self.size = 0.0
        self.character = self.word = self.leading = self.rise = 0.0
        self.across = 1.0
        self.mode = 0

    def copy(self):
        twin = State.__new__(State)
        twin.__dict__.update(self.__dict__)
        return twin


class Stroke:
    """A stroked path."""

    def __init__(self, box, colour, closed):
        self.box, self.colour, self.closed = box, colour, closed


class Graphics:
    """Follows the operators that paint; a page and its forms share one."""

    def __init__(self, note):
        self.note = note  # note(box): something was painted there
        self.state = State()
        self.saved = []
        self.shapes = []   # in the order of painting
        self.strokes = []  # (how many shapes were before, Stroke)
        self.spaces = set()  # colour spaces that painted
        self.path = []
        self.rectangles = 0  # how many of the path's parts are one
        self.clipping = None

    # The state.

    def save(self):
        self.saved.append(self.state)
        self.state = self.state.copy()

    def restore(self):
        if not self.saved:
            return False
        self.state = self.saved.pop()
        return True

    def transform(self, matrix):
        self.state.ctm = multiply(matrix, self.state.ctm)

    def set_colour(self, word, operands):
        numbers = tuple(one for one in operands if isinstance(one, float))
        place = "fill" if word[0].islower() else "stroke"
        space = DEVICE.get(word.lower())
        if space is None:
            space = getattr(self.state, place)[0]
            if len(numbers) != len(FIRST.get(space, ())):
                space, numbers = UNKNOWN
        setattr(self.state, place, (space, numbers))

    def set_space(self, word, value, pdf):
        place = "fill" if word[0].islower() else "stroke"
        value = pdf.get(value)
        space = SPACES.get(value) if isinstance(value, str) else None
        if isinstance(value, list) and value[0] == "/ICCBased":
            space = BY_COUNT.get(pdf.get(value[1], {}).get("/N"))
        colour = (space, FIRST[space]) if space else UNKNOWN
        setattr(self.state, place, colour)

    # Paths.

    def point(self, x, y):
        return apply(self.state.ctm, x, y)

    def step(self, word, n):
        """One operator that builds a path."""
        if word == "re":
            x, y, w, h = n
            self.path.append([self.point(x, y), self.point(x + w, y),
                              self.point(x + w, y + h), self.point(x, y + h),
                              self.point(x, y)])
            self.rectangles += 1
        elif word == "m":
            self.path.append([self.point(*n)])
        elif not self.path:
            return False
        elif word == "l":
            self.path[-1].append(self.point(*n))
        elif word == "h":
            self.path[-1].append(self.path[-1][0])
        else:
            last = self.path[-1][-1]
            points = [self.point(*n[i:i + 2]) for i in range(0, len(n), 2)]
            if word == "v":
                points.insert(0, last)
            elif word == "y":
                points.append(points[-1])
            self.path[-1].extend(curve(last, *points))
        return True

    def paint(self, word):
        """f, S, B, n...: paints the path and ends it."""
        if word in ("s", "b", "b*") and self.path:
            self.path[-1].append(self.path[-1][0])
        even_odd = word.endswith("*")
        if word[0] in "fFbB" and self.path:
            self.add(Shape(self.path, even_odd, self.state.fill,
                           self.state.clips))
            self.spaces.add(self.state.fill[0])
        if word[0] in "sSbB" and self.path:
            self.add_stroke()
        if self.clipping is not None and self.path:
            clip = Shape(self.path, self.clipping == "W*", None, ())
            self.state.clips += (clip,)
        self.clipping = None
        self.path = []
        self.rectangles = 0

    def add(self, shape):
        if shape.box:
            shape.rectangles = self.rectangles
            self.shapes.append(shape)
            self.note(shape.box)

    def add_stroke(self):
        state = self.state
        width = state.width * scale_of(state.ctm)
        box = grown(box_of(self.path), width / 2)
        for clip in state.clips:
            box = box and cut(box, clip.box)
        if box:
            closed = all(part[0] == part[-1] for part in self.path)
            self.strokes.append(
                (len(self.shapes), Stroke(box, state.stroke, closed)))
            self.note(box)
        self.spaces.add(state.stroke[0])

    def picture(self):
        """An image, in the unit square; or all of the clip, for sh."""
        corners = [self.point(x, y) for x, y in
                   ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        self.rectangles = 0
        self.add(Shape([corners], False, None, self.state.clips))

    def clip_to(self, box):
        """A form's BBox."""
        left, bottom, right, top = box
        corners = [self.point(x, y) for x, y in
                   ((left, bottom), (right, bottom), (right, top),
                    (left, top))]
        self.state.clips += (Shape([corners], False, None, ()),)


def ground(shapes, x, y):
    """The colour of what is topmost at a point: paper when there is
    nothing, None when it is a picture."""
    for shape in reversed(shapes):
        if shape.covers(x, y):
            return shape.colour and rgb(shape.colour)
    return (1.0, 1.0, 1.0)


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else
             ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

