"""A PDF file read through `qpdf --json`: objects, content streams, fonts.

Faults of content and fonts are noted while they are read: in Page.faults and
Font.faults.  Clause numbers are ISO 32000-1's.
"""

import base64
import json
import re
import subprocess

PAINTING = set("S s f F f* B B* b b* sh Do BI Tj TJ ' \"".split())


class Pdf:
    """The objects of a file; references are strings like "12 0 R"."""

    def __init__(self, path):
        self.path = path
        done = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline",
             "--decode-level=generalized", path],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            raise ValueError(done.stderr.decode(errors="replace").strip())
        header, objects = json.loads(done.stdout)["qpdf"][:2]
        self.version = header["pdfversion"]
        self.objects = {}
        self.streams = {}
        for name, entry in objects.items():
            if name == "trailer":
                self.trailer = entry["value"]
            elif "stream" in entry:
                self.objects[name[4:]] = entry["stream"]["dict"]
                self.streams[name[4:]] = base64.b64decode(
                    entry["stream"].get("data", ""))
            else:
                self.objects[name[4:]] = entry["value"]
        self.root = self.get(self.trailer["/Root"])
        self.info = self.get(self.trailer.get("/Info"), {})

    def get(self, value, default=None):
        """What a value or a reference stands for."""
        seen = 0
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get(value)
            seen += 1
            if seen > 32:
                return default
        return default if value is None else value

    def list(self, value):
        """A value that may be one thing or an array of things."""
        found = self.get(value)
        if found is None:
            return []
        return found if isinstance(found, list) else [value]

    def pages(self):
        found = []

        def walk(reference, inherited):
            node = dict(inherited, **self.get(reference, {}))
            if node.get("/Type") == "/Pages":
                keep = {key: node[key] for key in
                        ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
                        if key in node}
                for kid in self.get(node.get("/Kids"), []):
                    walk(kid, keep)
            else:
                found.append((reference, node))

        walk(self.root["/Pages"], {})
        return found

    def content(self, page):
        return b"\n".join(self.streams.get(part, b"")
                          for part in self.list(page.get("/Contents")))


def text_of(value):
    """A text string of qpdf's JSON as characters."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        raw = bytes.fromhex(value[2:])
        if raw.startswith(b"\xfe\xff"):
            return raw[2:].decode("utf-16-be", "replace")
        return raw.decode("latin-1")
    return value


# Content streams -----------------------------------------------------------

TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*\s*)*(?:"
    rb"(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?=[\s<>\[\]()/%]|$)"
    rb"|/(?P<name>[^\s<>\[\]()/%]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|(?P<literal>\()"
    rb"|(?P<word>[^\s<>\[\]()/%]+))")


def literal(data, at):
    """The literal string that begins after its "(" at `at`."""
    out, depth = bytearray(), 1
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b",
               b"f": b"\f"}
    while at < len(data):
        byte = data[at:at + 1]
        at += 1
        if byte == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal.group(), 8) & 255)
                at = octal.end()
                continue
            out += escapes.get(data[at:at + 1], data[at:at + 1])
            at += 1
            continue
        depth += (byte == b"(") - (byte == b")")
        if depth == 0:
            break
        out += byte
    return bytes(out), at


def operators(data):
    """Yields (operator, operands).  Dictionaries are dicts, arrays lists,
    names "/X", strings bytes, numbers floats."""
    stack, marks, at = [], [], 0
    while True:
        match = TOKEN.match(data, at)
        if not match or match.end() == at:
            if data[at:].strip():
                raise ValueError("content cannot be read at byte %d" % at)
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "number":
            stack.append(float(match.group("number")))
        elif kind == "name":
            stack.append("/" + match.group("name").decode("latin-1"))
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", match.group("hex"))
            stack.append(bytes.fromhex((digits + b"0" * (len(digits) % 2))
                                       .decode()))
        elif kind == "literal":
            string, at = literal(data, at)
            stack.append(string)
        elif kind == "open":
            marks.append(len(stack))
        elif kind == "close":
            start = marks.pop()
            items = stack[start:]
            del stack[start:]
            if match.group("close") == b">>":
                items = dict(zip(items[::2], items[1::2]))
            stack.append(items)
        else:
            word = match.group("word").decode("latin-1")
            if word in ("true", "false", "null"):
                stack.append({"true": True, "false": False}.get(word))
                continue
            yield word, stack
            stack = []


class Sequence:
    """A marked-content sequence."""

    def __init__(self, tag, properties):
        self.tag = tag
        self.properties = properties
        self.mcid = properties.get("/MCID")
        self.artifact = tag == "/Artifact"
        self.root = self.artifact or self.mcid is not None
        self.actual = utf16(properties.get("/ActualText"))
        self.used = False


def utf16(raw):
    if raw is None:
        return None
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1")


class Page:
    """What the content of one page shows: faults, MCIDs, text."""

    def __init__(self, pdf, index, reference, node, fonts):
        self.pdf, self.index, self.reference = pdf, index, reference
        self.node = node
        self.resources = pdf.get(node.get("/Resources"), {})
        self.fonts = fonts
        self.faults = []
        self.mcids = {}  # MCID -> text
        self.stack = []
        self.font = None
        self.in_text = False
        self.saved = []
        self.forms = {}
        self.run()

    def fault(self, text):
        self.faults.append("page %d: %s" % (self.index + 1, text))

    def run(self):
        try:
            for word, operands in operators(self.pdf.content(self.node)):
                self.step(word, operands)
        except ValueError as problem:
            self.fault(str(problem))
        if self.stack:
            self.fault("marked content is not ended by EMC")
        if self.saved:
            self.fault("q without Q")
        if self.in_text:
            self.fault("BT without ET")

    def step(self, word, operands):
        if word in ("BDC", "BMC"):
            self.begin(word, operands)
        elif word == "EMC":
            self.end()
        elif word == "BT":
            if self.in_text:
                self.fault("BT inside BT")
            self.in_text = len(self.stack) + 1
        elif word == "ET":
            if self.in_text != len(self.stack) + 1:
                self.fault("BT and BDC are not nested properly")
            self.in_text = False
        elif word == "q":
            if self.in_text:
                self.fault("q inside a text object")
            self.saved.append(self.font)
        elif word == "Q":
            if not self.saved:
                self.fault("Q without q")
            else:
                self.font = self.saved.pop()
        elif word == "Tf":
            self.font = operands[0]
        elif word in PAINTING:
            self.paint(word, operands)

    def begin(self, word, operands):
        properties = operands[1] if word == "BDC" else {}
        if isinstance(properties, str):
            named = self.pdf.get(self.resources.get("/Properties"), {})
            properties = self.pdf.get(named.get(properties), {})
        sequence = Sequence(operands[0], properties)
        around = [one for one in self.stack if one.root]
        if sequence.root and around:
            self.fault("%s inside %s" % (sequence.tag, around[-1].tag))
        if sequence.mcid is not None:
            mcid = int(sequence.mcid)
            if mcid in self.mcids:
                self.fault("MCID %d is there twice" % mcid)
            self.mcids.setdefault(mcid, "")
        if (sequence.artifact and properties.get("/Type") == "/Background"
                and "/BBox" not in properties):
            self.fault("a background artifact without BBox")
        self.stack.append(sequence)
        if sequence.actual is not None:
            self.add(sequence.actual)

    def end(self):
        if not self.stack:
            self.fault("EMC without BDC")
            return
        ended = self.stack.pop()
        if self.in_text and self.in_text > len(self.stack) + 1:
            self.fault("EMC ends what was begun outside the text object")
        if ended.root and not ended.used:
            self.fault("an empty %s sequence" % ended.tag)

    def add(self, text):
        for sequence in self.stack:
            if sequence.mcid is not None:
                self.mcids[int(sequence.mcid)] += text

    def paint(self, word, operands):
        roots = [one for one in self.stack if one.root]
        if len(roots) != 1:
            self.fault("%s in %d sequences that are tagged or artifacts" %
                       (word, len(roots)))
        for sequence in self.stack:
            sequence.used = True
        if word in ("Tj", "TJ", "'", '"'):
            self.show(operands[-1])
        elif word == "Do":
            self.do(operands[0], roots)

    def show(self, operand):
        if not self.in_text:
            self.fault("text outside BT and ET")
        names = self.pdf.get(self.resources.get("/Font"), {})
        font = self.fonts.get(names.get(self.font))
        if font is None:
            self.fault("text in %s, which is no font" % self.font)
            return
        parts = operand if isinstance(operand, list) else [operand]
        codes = b"".join(part for part in parts if isinstance(part, bytes))
        actual = any(one.actual is not None for one in self.stack)
        for i in range(0, len(codes) - 1, 2):
            code = codes[i] << 8 | codes[i + 1]
            font.shown.add(code)
            if code == 0:
                self.fault("glyph .notdef is shown")
            text = font.unicode.get(code)
            if text is None and not actual:
                self.fault("code %d of %s has no Unicode text" %
                           (code, font.name))
            if not actual:
                self.add(text or "")

    def do(self, name, roots):
        named = self.pdf.get(self.resources.get("/XObject"), {})
        reference = named.get(name)
        dictionary = self.pdf.get(reference)
        if dictionary is None:
            self.fault("XObject %s is not there" % name)
            return
        if dictionary.get("/Subtype") != "/Form":
            return
        for word, _ in operators(self.pdf.streams[reference]):
            if word in ("BDC", "BMC", "EMC", "Tj", "TJ"):
                self.fault("form %s has marked content or text" % name)
                break


# Fonts ---------------------------------------------------------------------

class Font:
    def __init__(self, pdf, reference):
        self.pdf = pdf
        self.dictionary = pdf.get(reference, {})
        self.name = self.dictionary.get("/BaseFont", "?")[1:]
        self.unicode = {}
        self.shown = set()
        self.faults = []
        if self.dictionary.get("/Subtype") != "/Type0":
            self.fault("is no Type0 font")
            return
        if self.dictionary.get("/Encoding") != "/Identity-H":
            self.fault("is not encoded by Identity-H")
        self.descendant = pdf.get(
            pdf.get(self.dictionary.get("/DescendantFonts"), [{}])[0], {})
        self.descriptor = pdf.get(self.descendant.get("/FontDescriptor"), {})
        self.check_names()
        self.read_unicode()
        self.check_widths()

    def fault(self, text):
        self.faults.append("font %s: %s" % (self.name, text))

    def check_names(self):
        if not re.match(r"[A-Z]{6}\+.", self.name):
            self.fault("its name says no subset")
        for where in (self.descendant, self.descriptor):
            name = where.get("/BaseFont", where.get("/FontName"))
            if name != "/" + self.name:
                self.fault("its dictionaries differ in the name")
        for key in ("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent",
                    "/CapHeight", "/StemV", "/Flags"):
            if key not in self.descriptor:
                self.fault("its descriptor has no %s" % key)

    def read_unicode(self):
        cmap = self.pdf.streams.get(self.dictionary.get("/ToUnicode"))
        if cmap is None:
            self.fault("has no ToUnicode")
            return
        text = cmap.decode("latin-1")
        for block in re.findall(r"(\d+)\s+beginbfrange(.*?)endbfrange", text,
                                re.S):
            rows = re.findall(
                r"<(\w+)>\s*<(\w+)>\s*<(\w*)>", block[1])
            if len(rows) != int(block[0]) or len(rows) > 100:
                self.fault("a bfrange block of ToUnicode has a wrong count")
            for first, last, value in rows:
                self.add_range(int(first, 16), int(last, 16), value)

    def add_range(self, first, last, value):
        raw = bytes.fromhex(value)
        if first >> 8 != last >> 8:
            self.fault("a range of ToUnicode crosses a first byte")
        for code in range(first, last + 1):
            end = raw[-1] + code - first if raw else 0
            if end > 255:
                self.fault("a range of ToUnicode overflows")
                return
            text = (raw[:-1] + bytes([end])).decode("utf-16-be", "replace")
            if code in self.unicode:
                self.fault("code %d is in ToUnicode twice" % code)
            if not text or any(c in "\0\uFEFF\uFFFE" for c in text):
                self.fault("code %d means no character" % code)
            self.unicode[code] = text

    def widths(self):
        """From both forms of W, "c [w w]" and "first last w"."""
        found, row = {}, list(self.pdf.get(self.descendant.get("/W"), []))
        while len(row) > 1:
            first, values = int(row.pop(0)), self.pdf.get(row.pop(0))
            if isinstance(values, list):
                found.update((first + i, float(value))
                             for i, value in enumerate(values))
            elif row:
                width = float(row.pop(0))
                found.update((code, width)
                             for code in range(first, int(values) + 1))
        return found

    def glyph(self, code):
        mapping = self.descendant.get("/CIDToGIDMap")
        if mapping == "/Identity":
            return code
        table = self.pdf.streams.get(mapping, b"")
        return int.from_bytes(table[2 * code:2 * code + 2], "big")

    def check_widths(self):
        """W must equal the font program's advances (ISO 19005-2,
        6.2.11.5)."""
        program = self.pdf.streams.get(self.descriptor.get("/FontFile2"))
        if self.descendant.get("/Subtype") == "/CIDFontType0":
            if not self.pdf.streams.get(self.descriptor.get("/FontFile3")):
                self.fault("is not embedded")
            return
        if not program:
            self.fault("is not embedded")
            return
        if "/CIDToGIDMap" not in self.descendant:
            self.fault("has no CIDToGIDMap")
            return
        tables = {}
        for i in range(int.from_bytes(program[4:6], "big")):
            entry = program[12 + 16 * i:28 + 16 * i]
            start = int.from_bytes(entry[8:12], "big")
            size = int.from_bytes(entry[12:16], "big")
            tables[entry[:4]] = program[start:start + size]
        upem = int.from_bytes(tables[b"head"][18:20], "big")
        metrics = int.from_bytes(tables[b"hhea"][34:36], "big")
        for code, width in self.widths().items():
            at = min(self.glyph(code), metrics - 1) * 4
            advance = int.from_bytes(tables[b"hmtx"][at:at + 2], "big")
            if abs(advance * 1000 / upem - width) > 0.01:
                self.fault("code %d is %g wide in W, %g in the font" %
                           (code, width, advance * 1000 / upem))
