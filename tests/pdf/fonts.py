"""The rules of fonts: Type0, embedded subsets, whose widths and Unicode
agree with what is shown."""

import re

from programs import Cff, TrueType

MOST_OFF = 0.01  # thousandths of the em: W has three decimals
NO_TEXT = "\0\ufeff\ufffe\uffff"
KEYS = ("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight",
        "/StemV", "/Flags")


def is_private(text):
    return any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text)


class Font:
    def __init__(self, pdf, reference, faults):
        self.pdf, self.faults = pdf, faults
        self.dictionary = pdf.get(reference, {})
        self.name = self.dictionary.get("/BaseFont", "?")[1:]
        self.unicode, self.widths, self.default = {}, {}, 1000
        self.shown = set()
        self.program = None
        self.bytes = 1  # a code
        if self.dictionary.get("/Subtype") != "/Type0":
            self.fault("font", "is no Type0 font")
            return
        self.descendant = pdf.get(
            pdf.get(self.dictionary.get("/DescendantFonts"), [{}])[0], {})
        self.descriptor = pdf.get(self.descendant.get("/FontDescriptor"), {})
        self.check_dictionaries()
        self.read_unicode()
        self.default = float(self.descendant.get("/DW", 1000))
        self.read_widths()
        self.read_program()

    def fault(self, rule, text):
        self.faults.add(rule, "font %s: %s" % (self.name, text))

    def check_dictionaries(self):
        self.check_encoding()
        if not re.match(r"[A-Z]{6}\+.", self.name):
            self.fault("font", "its name says no subset")
        for where in (self.descendant, self.descriptor):
            name = where.get("/BaseFont", where.get("/FontName"))
            if name != "/" + self.name:
                self.fault("font", "its dictionaries differ in the name")
        for key in KEYS:
            if key not in self.descriptor:
                self.fault("font", "its descriptor has no %s" % key)
        if self.descriptor.get("/Flags", 4) & 36 not in (4, 32):
            self.fault("font", "is neither symbolic nor not, or both")
        if "/CIDSystemInfo" not in self.descendant:
            self.fault("font", "has no CIDSystemInfo")
        kind = self.descendant.get("/Subtype")
        if kind == "/CIDFontType2" and "/CIDToGIDMap" not in self.descendant:
            self.fault("font", "has no CIDToGIDMap")

    def check_encoding(self):
        """Identity-H, or the same for codes of one byte."""
        encoding = self.dictionary.get("/Encoding")
        cmap = self.pdf.stream(encoding)
        if encoding == "/Identity-H":
            self.bytes = 2
            return
        if cmap is None:
            self.fault("font", "is neither encoded by Identity-H nor a CMap")
            return
        if not re.search(rb"1 begincodespacerange\s*<00>\s*<FF>\s*"
                         rb"endcodespacerange\s*1 begincidrange\s*"
                         rb"<00>\s*<FF>\s*0\s*endcidrange", cmap):
            self.fault("font", "codes of a byte are not its CIDs")
        where = self.pdf.get(encoding)
        if where.get("/CIDSystemInfo") != \
                self.descendant.get("/CIDSystemInfo"):
            self.fault("font", "its CMap is of other CIDs")
        name = where.get("/CMapName", "?").encode()
        if b"/CMapName" + name + b" def" not in cmap:
            self.fault("font", "its CMap has two names")
        if where.get("/WMode") != 0 or b"/WMode 0 def" not in cmap:
            self.fault("font", "its CMap is not for rows")

    # Unicode.

    def read_unicode(self):
        cmap = self.pdf.stream(self.dictionary.get("/ToUnicode"))
        if cmap is None:
            self.fault("font-unicode", "has no ToUnicode")
            return
        text = cmap.decode("latin-1")
        for kind in ("range", "char"):
            for count, body in re.findall(
                    r"(\d+)\s+beginbf%s(.*?)endbf%s" % (kind, kind), text,
                    re.S):
                self.read_block(kind, int(count), body)

    def read_block(self, kind, count, body):
        pattern = r"<(\w+)>\s*<(\w*)>" if kind == "char" else \
            r"<(\w+)>\s*<(\w+)>\s*<(\w*)>"
        rows = re.findall(pattern, body)
        if len(rows) != count or len(rows) > 100:
            self.fault("font-unicode", "a bf%s block of ToUnicode has a "
                       "wrong count" % kind)
        if any(len(code) != 2 * self.bytes for row in rows
               for code in row[:-1]):
            self.fault("font-unicode", "codes of ToUnicode have another size")
        for row in rows:
            self.add_range(int(row[0], 16), int(row[-2], 16), row[-1])

    def add_range(self, first, last, value):
        raw = bytes.fromhex(value)
        if first >> 8 != last >> 8:
            self.fault("font-unicode", "a range crosses a first byte")
        for code in range(first, last + 1):
            end = raw[-1] + code - first if raw else 0
            if end > 255:
                self.fault("font-unicode", "a range overflows")
                return
            if code in self.unicode:
                self.fault("font-unicode", "code %d is there twice" % code)
            self.unicode[code] = (raw[:-1] + bytes([end])).decode(
                "utf-16-be", "replace") if raw else ""

    # Widths.

    def read_widths(self):
        """From both forms of W, "c [w w]" and "first last w"."""
        row, at = self.pdf.get(self.descendant.get("/W"), []), 0
        while at + 1 < len(row):
            first, values = int(row[at]), self.pdf.get(row[at + 1])
            if isinstance(values, list):
                self.widths.update((first + i, float(value))
                                   for i, value in enumerate(values))
                at += 2
            else:
                width = float(row[at + 2])
                self.widths.update((code, width) for code in
                                   range(first, int(values) + 1))
                at += 3

    def read_program(self):
        kinds = {"/FontFile2": TrueType, "/FontFile3": Cff}
        wanted = "/FontFile2" if self.descendant.get("/Subtype") == \
            "/CIDFontType2" else "/FontFile3"
        data = self.pdf.stream(self.descriptor.get(wanted))
        if not data:
            self.fault("font-embedded", "is not embedded")
            return
        try:
            self.program = kinds[wanted](data)
        except (KeyError, IndexError, ValueError) as problem:
            self.fault("font-embedded", "its program cannot be read: %r" %
                       problem)

    def glyph(self, code):
        mapping = self.descendant.get("/CIDToGIDMap", "/Identity")
        if mapping == "/Identity":
            return self.program.glyph(code)
        table = self.pdf.stream(mapping) or b""
        return int.from_bytes(table[2 * code:2 * code + 2], "big")

    # What is shown.

    def show(self, code, actual, page):
        """A code is shown; actual: inside a sequence with ActualText."""
        if (code, actual) in self.shown:
            return
        self.shown.add((code, actual))
        text = self.unicode.get(code)
        if code == 0:
            self.fault("font-notdef", ".notdef is shown on page %d" %
                       (page.index + 1))
            return
        if not actual and not text:
            self.fault("font-unicode", "code %d has no text" % code)
        if text and any(c in NO_TEXT for c in text):
            self.fault("font-unicode", "code %d means no character" % code)
        if not actual and text and is_private(text):
            self.fault("font-private", "code %d means %s only" %
                       (code, ascii(text)))
        if self.program:
            self.check_program(code)

    def check_program(self, code):
        glyph = self.glyph(code)
        if glyph >= self.program.count or glyph == 0:
            self.fault("font-glyph", "code %d has no glyph" % code)
            return
        width = self.widths.get(code, self.default)
        there = self.program.width(glyph)
        if abs(there - width) > MOST_OFF:
            self.fault("font-widths", "code %d is %g wide in W, %g in the "
                       "font" % (code, width, there))
