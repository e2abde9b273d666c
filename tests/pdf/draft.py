"""A PDF that can be changed: qpdf's JSON, read, edited, and written again."""

import base64
import json
import re
import subprocess
import zlib


class Draft:
    def __init__(self, text):
        self.all = json.loads(text)
        self.header, self.rows = self.all["qpdf"]
        self.trailer = self.rows["trailer"]["value"]
        self.root = self.get(self.trailer["/Root"])
        self.options = []  # of qpdf, when it writes
        self.spoil = None  # changes the file's bytes

    @staticmethod
    def load(path):
        """The JSON of a file, from which any number of drafts is made."""
        return subprocess.run(
            ["qpdf", "--json-output", "--json-stream-data=inline",
             "--decode-level=none", path], check=True,
            stdout=subprocess.PIPE).stdout.decode()

    def save(self, path):
        name = path + ".json"
        with open(name, "w", encoding="utf-8") as out:
            json.dump(self.all, out)
        subprocess.run(["qpdf", "--json-input", "--stream-data=preserve",
                        "--object-streams=disable", "--no-warn"] +
                       self.options + [name, path], check=True)
        if self.spoil:
            with open(path, "rb") as file:
                data = self.spoil(file.read())
            with open(path, "wb") as file:
                file.write(data)

    # Objects.

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            row = self.rows["obj:" + value]
            value = row["stream"]["dict"] if "stream" in row else row["value"]
        return value

    def find(self, **wanted):
        """(reference, dictionary) of the objects with these entries."""
        for name, row in self.rows.items():
            value = row.get("value", row.get("stream", {}).get("dict"))
            if name != "trailer" and isinstance(value, dict) and all(
                    value.get("/" + key) == one
                    for key, one in wanted.items()):
                yield name[4:], value

    def first(self, **wanted):
        return next(self.find(**wanted))[1]

    def element(self, kind, at=0):
        """The reference of a structure element of a type."""
        return [reference for reference, value in self.find(S="/" + kind)
                if "/P" in value][at]

    def add(self, value, data=None):
        number = 1 + max(int(name[4:].split()[0]) for name in self.rows
                         if name != "trailer")
        reference = "%d 0 R" % number
        row = {"value": value}
        if data is not None:
            row = {"stream": {"dict": value, "data": encode(data)}}
        self.rows["obj:" + reference] = row
        return reference

    # Streams.

    def read(self, reference):
        row = self.rows["obj:" + reference]["stream"]
        data = base64.b64decode(row["data"])
        if row["dict"].get("/Filter") == "/FlateDecode":
            data = zlib.decompress(data)
        return data.decode("latin-1")

    def write(self, reference, text):
        row = self.rows["obj:" + reference]["stream"]
        row["dict"].pop("/Filter", None)
        row["data"] = encode(text.encode("latin-1"))

    def replace(self, reference, pattern, by, count=1):
        text = self.read(reference)
        changed = re.sub(pattern, by, text, count=count, flags=re.S)
        if changed == text:
            raise ValueError("nothing like %s to replace" % pattern)
        self.write(reference, changed)

    # Pages.

    def pages(self):
        return self.get(self.root["/Pages"])["/Kids"]

    def page(self, number):
        return self.get(self.pages()[number - 1])

    def content(self, number, pattern, by, count=1):
        self.replace(self.page(number)["/Contents"], pattern, by, count)

    def append(self, number, text):
        where = self.page(number)["/Contents"]
        self.write(where, self.read(where) + text)

    def resource(self, number, kind, name, value):
        resources = self.get(self.page(number)["/Resources"])
        self.get(resources.setdefault("/" + kind, {}))["/" + name] = value

    def font(self, name):
        resources = self.get(self.page(1)["/Resources"])
        return self.get(self.get(resources["/Font"])["/" + name])

    def descendant(self, name):
        return self.get(self.font(name)["/DescendantFonts"])[0]

    def code(self, name, character):
        """The code of a character in a font, as hexadecimal digits."""
        text = self.read(self.font(name)["/ToUnicode"])
        wanted = ord(character)
        for first, last, value in re.findall(
                r"<(\w+)>\s*<(\w+)>\s*<(\w{4})>", text):
            off = wanted - int(value, 16)
            if 0 <= off <= int(last, 16) - int(first, 16):
                return "%0*X" % (len(first), int(first, 16) + off)
        raise ValueError("no %r in %s" % (character, name))

    def paragraph(self, number, text):
        """A P that shows a text, at the end of a page and of the tree."""
        page, document = self.page(number), self.element("Document")
        tree = self.get(self.root["/StructTreeRoot"])
        row = self.get(tree["/ParentTree"])["/Nums"]
        marks = row[2 * row[::2].index(page["/StructParents"]) + 1]
        element = self.add({"/S": "/P", "/P": document, "/K": len(marks),
                            "/Pg": self.pages()[number - 1]})
        self.get(document)["/K"].append(element)
        marks.append(element)
        codes = "".join(self.code("F2", c) for c in text)
        self.append(number, "/P<</MCID %d>>BDC 0 g BT /F2 12 Tf 40 300 Td "
                    "<%s> Tj ET EMC\n" % (len(marks) - 1, codes))
        return element


def encode(data):
    return base64.b64encode(data).decode()


# A CFF font program whose glyphs are empty: widths are all that it holds.

def index(items):
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    return (len(items).to_bytes(2, "big") + b"\2" +
            b"".join(one.to_bytes(2, "big") for one in offsets) +
            b"".join(items))


def integer(value):
    return b"\x1d" + value.to_bytes(4, "big", signed=True)


def cff(widths, nominal=500):
    """For each glyph, width - nominal and endchar, the latter by a
    subroutine (biased by 107, the number of the only one)."""
    glyphs = index([b"\x1c" + (width - nominal).to_bytes(2, "big",
                                                         signed=True) +
                    bytes([139 - 107, 10]) for width in widths])
    private = integer(nominal) + b"\x15"          # nominalWidthX
    private += integer(len(private) + 6) + b"\x13"  # Subrs
    head = b"\1\0\4\2" + index([b"Widths"])
    size = len(head) + len(index([b" " * 17])) + len(index([])) * 2
    top = (integer(size) + b"\x11" +             # CharStrings
           integer(len(private)) + integer(size + len(glyphs)) + b"\x12")
    assert len(top) == 17
    return (head + index([top]) + index([]) + index([]) + glyphs + private +
            index([b"\x0e"]))
