"""What the content of a page shows: marked content, text, and paint.

Each page keeps what later rules ask for: the text and the extent of each
MCID, the order of MCIDs, each visible glyph with its place, size and colour,
and what was painted below it.
"""

import re

from geometry import IDENTITY, apply, multiply, scale_of, unite
from graphics import Graphics
from pdffile import characters, operators

PATHS = set("m l c v y h re".split())
PAINTS = set("S s f F f* B B* b b* n".split())
COLOURS = set("g G rg RG k K sc SC scn SCN".split())
SHOWS = set("Tj TJ ' \"".split())
NUMBERS = {"Tc": "character", "Tw": "word", "TL": "leading", "Ts": "rise",
           "w": "width"}
OTHERS = set("q Q cm W W* cs CS BT ET Td TD Tm T* Tf Tz Tr Do sh BDC BMC EMC "
             "J j M d ri i gs MP DP BX EX".split())
COUNTS = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "h": 0, "re": 4, "cm": 6,
          "Td": 2, "TD": 2, "Tm": 6, "Tc": 1, "Tw": 1, "TL": 1, "Ts": 1,
          "w": 1, "g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4}
MIDDLE = 0.25  # of the size above the baseline: inside most letters


class Sequence:
    """A marked-content sequence."""

    def __init__(self, tag, properties):
        self.tag = tag
        self.properties = properties
        self.mcid = properties.get("/MCID")
        if self.mcid is not None:
            self.mcid = int(self.mcid)
        self.artifact = tag == "/Artifact"
        self.root = self.artifact or self.mcid is not None
        self.actual = words(properties.get("/ActualText"))
        self.used = False


def words(raw):
    return characters(raw) if isinstance(raw, bytes) else None


class Glyph:
    """A visible glyph: where its middle is, and how it is painted."""
    __slots__ = ("x", "y", "size", "colour", "mcid", "below", "text", "root")

    def __init__(self, *values):
        (self.x, self.y, self.size, self.colour, self.mcid, self.below,
         self.text, self.root) = values


class Page:
    def __init__(self, pdf, index, reference, node, fonts, faults):
        self.pdf, self.index, self.reference = pdf, index, reference
        self.node, self.fonts, self.faults = node, fonts, faults
        self.resources = pdf.get(node.get("/Resources"), {})
        self.media = pdf.get(node.get("/MediaBox"), [0, 0, 1, 1])
        self.mcids = {}   # MCID -> text, in the order of painting
        self.boxes = {}   # MCID -> box of what it paints but text, or None
        self.languages = {}  # MCID -> Lang of its sequence
        self.glyphs = []
        self.stack = []
        self.in_text = False
        self.matrix = self.line = IDENTITY
        self.depth = 0
        self.graphics = Graphics(self.note)
        self.run()

    def fault(self, rule, text):
        self.faults.add(rule, "page %d: %s" % (self.index + 1, text))

    def note(self, box):
        for sequence in self.stack:
            if sequence.mcid is not None:
                self.boxes[sequence.mcid] = unite(
                    self.boxes.get(sequence.mcid), box)

    def run(self):
        self.interpret(self.pdf.content(self.node), self.resources)
        if self.stack:
            self.fault("content", "marked content is not ended by EMC")
        if self.graphics.saved:
            self.fault("content", "q without Q")
        if self.in_text:
            self.fault("content", "BT without ET")

    def interpret(self, data, resources):
        try:
            for word, operands in operators(data):
                count = COUNTS.get(word)
                numbers = all(isinstance(n, float) for n in operands)
                if count is not None and (len(operands) != count or
                                          not numbers):
                    self.fault("content", "%s has wrong operands" % word)
                else:
                    self.step(word, operands, resources)
        except (ValueError, IndexError) as problem:
            self.fault("content", "it cannot be read: %s" % problem)

    def step(self, word, operands, resources):
        graphics = self.graphics
        if word in PATHS:
            if not graphics.step(word, operands):
                self.fault("content", "%s without a point before" % word)
        elif word in PAINTS:
            if word != "n":
                self.painted(word)
            graphics.paint(word)
        elif word in ("W", "W*"):
            graphics.clipping = word
        elif word in COLOURS:
            graphics.set_colour(word, operands)
        elif word in ("cs", "CS"):
            named = self.pdf.get(resources.get("/ColorSpace"), {})
            graphics.set_space(word, named.get(operands[0], operands[0]),
                               self.pdf)
        elif word in NUMBERS:
            setattr(graphics.state, NUMBERS[word], operands[0])
        elif word in ("q", "Q", "cm"):
            self.step_state(word, operands)
        elif word in ("BDC", "BMC"):
            self.begin(word, operands, resources)
        elif word == "EMC":
            self.end()
        elif word in ("Do", "sh"):
            self.painted(word)
            if word == "sh":
                graphics.picture()
            else:
                self.draw(operands[0], resources)
        elif word[0] in "BET'\"":
            self.step_text(word, operands, resources)
        elif word not in OTHERS:
            self.fault("content", "%s is no operator" % word)

    def step_state(self, word, operands):
        if self.in_text:
            self.fault("content", "%s inside a text object" % word)
        if word == "q":
            self.graphics.save()
        elif word == "cm":
            self.graphics.transform(tuple(operands))
        elif not self.graphics.restore():
            self.fault("content", "Q without q")

    # Marked content.

    def begin(self, word, operands, resources):
        properties = operands[1] if word == "BDC" else {}
        if isinstance(properties, str):
            named = self.pdf.get(resources.get("/Properties"), {})
            properties = self.pdf.get(named.get(properties), {})
        sequence = Sequence(operands[0], properties)
        around = [one for one in self.stack if one.root]
        if sequence.root and around:
            self.fault("marked-nested", "%s inside %s" %
                       (sequence.tag, around[-1].tag))
        if sequence.mcid is not None:
            if sequence.mcid in self.mcids:
                self.fault("mcid-unique", "MCID %d is there twice" %
                           sequence.mcid)
            self.mcids.setdefault(sequence.mcid, "")
            self.languages[sequence.mcid] = words(properties.get("/Lang"))
        if (sequence.artifact and properties.get("/Type") == "/Background"
                and "/BBox" not in properties):
            self.fault("background-box", "a background artifact without BBox")
        self.stack.append(sequence)
        if sequence.actual is not None:
            self.add(sequence.actual)

    def end(self):
        if not self.stack:
            self.fault("content", "EMC without BDC")
            return
        ended = self.stack.pop()
        if self.in_text and self.in_text > len(self.stack) + 1:
            self.fault("content", "EMC ends what was begun before BT")
        if ended.root and not ended.used:
            self.fault("empty-sequence", "an empty %s sequence" % ended.tag)

    def add(self, text):
        for sequence in self.stack:
            if sequence.mcid is not None:
                self.mcids[sequence.mcid] += text

    def painted(self, word):
        roots = [one for one in self.stack if one.root]
        if not roots:
            self.fault("marked-once", "%s is neither tagged nor an artifact" %
                       word)
        for sequence in self.stack:
            sequence.used = True

    # Text.

    def step_text(self, word, n, resources):
        state = self.graphics.state
        if word == "BT":
            if self.in_text:
                self.fault("content", "BT inside BT")
            self.in_text = len(self.stack) + 1
            self.matrix = self.line = IDENTITY
        elif word == "ET":
            if self.in_text != len(self.stack) + 1:
                self.fault("content", "BT and BDC are not nested properly")
            self.in_text = False
        elif word in ("Td", "TD", "T*"):
            if word == "TD":
                state.leading = -n[1]
            self.move(n[0] if n else 0, n[1] if n else -state.leading)
        elif word == "Tm":
            self.matrix = self.line = tuple(n)
        elif word == "Tf":
            state.font, state.size = n
        elif word == "Tz":
            state.across = n[0] / 100
        elif word == "Tr":
            state.mode = int(n[0])
        elif word in SHOWS:
            if word == '"':
                state.word, state.character = n[:2]
            if word in ("'", '"'):
                self.move(0, -state.leading)
            self.painted(word)
            self.show(n[-1], resources)
        elif word not in OTHERS:
            self.fault("content", "%s is no operator" % word)

    def move(self, x, y):
        self.matrix = self.line = multiply((1, 0, 0, 1, x, y), self.line)

    def show(self, operand, resources):
        state = self.graphics.state
        if not self.in_text:
            self.fault("content", "text outside BT and ET")
        if state.mode:
            self.fault("text-mode", "text in mode %d" % state.mode)
        names = self.pdf.get(resources.get("/Font"), {})
        font = self.fonts.get(names.get(state.font))
        if font is None:
            self.fault("content", "text in %s, which is no font" % state.font)
            return
        self.graphics.spaces.add(state.fill[0])
        for part in operand if isinstance(operand, list) else [operand]:
            if isinstance(part, bytes):
                self.show_codes(part, font)
            else:
                self.advance(-part / 1000 * state.size * state.across)

    def advance(self, by):
        self.matrix = multiply((1, 0, 0, 1, by, 0), self.matrix)

    def show_codes(self, codes, font):
        """A byte or two a code."""
        state = self.graphics.state
        scaled = (state.size * state.across, 0, 0, state.size, 0, state.rise)
        actual = any(one.actual is not None for one in self.stack)
        roots = [one for one in self.stack if one.root]
        root = roots[-1] if roots else None
        size = state.size * scale_of(multiply(self.matrix, state.ctm))
        text = []
        for i in range(0, len(codes) - font.bytes + 1, font.bytes):
            code = int.from_bytes(codes[i:i + font.bytes], "big")
            font.show(code, actual, self)
            meaning = font.unicode.get(code, "")
            text.append(meaning)
            width = font.widths.get(code, font.default)
            if not meaning or not meaning.isspace():
                whole = multiply(scaled, multiply(self.matrix, state.ctm))
                x, y = apply(whole, width / 2000, MIDDLE)
                self.glyphs.append(Glyph(
                    x, y, size, state.fill, root.mcid if root else None,
                    len(self.graphics.shapes), meaning, root))
            self.advance((width / 1000 * state.size + state.character) *
                         state.across)
        if not actual:
            self.add("".join(text))

    # XObjects.

    def draw(self, name, resources):
        named = self.pdf.get(resources.get("/XObject"), {})
        reference = named.get(name)
        dictionary = self.pdf.get(reference)
        if dictionary is None or self.depth > 8:
            self.fault("content", "XObject %s is not there" % name)
        elif dictionary.get("/Subtype") != "/Form":
            self.graphics.picture()
        else:
            self.draw_form(name, reference, dictionary)

    def draw_form(self, name, reference, dictionary):
        data = self.pdf.stream(reference)
        if re.search(rb"\b(BDC|BMC|EMC|Tj|TJ)\b", data):
            self.fault("form", "form %s has marked content or text" % name)
            return
        self.depth += 1
        self.graphics.save()
        self.graphics.transform(tuple(
            map(float, self.pdf.get(dictionary.get("/Matrix"), IDENTITY))))
        self.graphics.clip_to(self.pdf.get(dictionary.get("/BBox")))
        saved, self.graphics.saved = self.graphics.saved, []
        strokes = len(self.graphics.strokes)
        self.interpret(data, self.pdf.get(dictionary.get("/Resources"), {}))
        del self.graphics.strokes[strokes:]  # outlines of drawings are theirs
        if self.graphics.saved:
            self.fault("content", "q without Q in form %s" % name)
        self.graphics.saved = saved
        self.graphics.restore()
        self.depth -= 1
