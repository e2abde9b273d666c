"""A PDF file read through `qpdf --json`: objects, and what streams are made
of."""

import base64
import json
import re
import subprocess
import zlib


class Pdf:
    """The objects of a file; references are strings like "12 0 R"."""

    def __init__(self, path):
        self.path = path
        done = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline",
             "--decode-level=none", path],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            raise ValueError(done.stderr.decode(errors="replace").strip())
        self.warnings = done.stderr.decode(errors="replace").strip()
        header, objects = json.loads(done.stdout)["qpdf"][:2]
        self.version = header["pdfversion"]
        self.objects = {}
        self.encoded = {}
        self.decoded = {}
        for name, entry in objects.items():
            if name == "trailer":
                self.trailer = entry["value"]
            elif "stream" in entry:
                self.objects[name[4:]] = entry["stream"]["dict"]
                self.encoded[name[4:]] = entry["stream"].get("data", "")
            else:
                self.objects[name[4:]] = entry["value"]
        self.root = self.get(self.trailer["/Root"])
        self.info = self.get(self.trailer.get("/Info"), {})

    def stream(self, reference):
        """The bytes of a stream, inflated; None when it is no stream."""
        if reference not in self.encoded:
            return None
        if reference not in self.decoded:
            raw = base64.b64decode(self.encoded[reference])
            filters = self.list(self.objects[reference].get("/Filter"))
            if filters == ["/FlateDecode"]:
                try:
                    raw = zlib.decompress(raw)
                except zlib.error as problem:
                    raise ValueError("stream %s: %s" % (reference, problem))
            self.decoded[reference] = raw
        return self.decoded[reference]

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
        return b"\n".join(self.stream(part) or b""
                          for part in self.list(page.get("/Contents")))


# PDFDocEncoding from 0x18 and 0x80, where it is not Latin-1 (D.3).
SPECIAL = dict(zip(list(range(0x18, 0x20)) + list(range(0x80, 0xa1)),
                   "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"
                   "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044"
                   "\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018"
                   "\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160"
                   "\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd"
                   "\u20ac"))


def characters(raw):
    """A text string's bytes as characters (7.9.2.2)."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1").translate(SPECIAL)


def text_of(value):
    """A text string of qpdf's JSON as characters."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        return characters(bytes.fromhex(value[2:]))
    return value


# Streams -------------------------------------------------------------------

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
