"""Widths from font programs: TrueType's hmtx, and charstrings of CFF.

Sources: OpenType 1.9, chapters head, hhea, hmtx, maxp, loca; Adobe Technical
Notes 5176 (CFF) and 5177 (Type 2 charstrings).
"""


def number(data, at, size):
    return int.from_bytes(data[at:at + size], "big")


class TrueType:
    """count: how many glyphs; width(glyph): in thousandths of the em."""

    def __init__(self, data):
        tables = {}
        for i in range(number(data, 4, 2)):
            entry = data[12 + 16 * i:28 + 16 * i]
            start, size = number(entry, 8, 4), number(entry, 12, 4)
            tables[entry[:4]] = data[start:start + size]
        self.upem = number(tables[b"head"], 18, 2)
        self.count = number(tables[b"maxp"], 4, 2)
        self.metrics = number(tables[b"hhea"], 34, 2)
        self.hmtx = tables[b"hmtx"]

    def glyph(self, cid):
        return cid

    def width(self, glyph):
        at = 4 * min(glyph, self.metrics - 1)
        return number(self.hmtx, at, 2) * 1000 / self.upem


# CFF -----------------------------------------------------------------------

def read_index(data, at):
    """The items of an INDEX, and where it ends."""
    count = number(data, at, 2)
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    offsets = [number(data, at + 3 + size * i, size)
               for i in range(count + 1)]
    base = at + 2 + size * (count + 1)
    items = [data[base + a:base + b] for a, b in zip(offsets, offsets[1:])]
    return items, base + offsets[-1]


def read_real(data, at):
    digits, text = "0123456789.EE -", ""
    while True:
        byte = data[at]
        at += 1
        for nibble in (byte >> 4, byte & 15):
            if nibble == 15:
                return float(text), at
            text += "E-" if nibble == 12 else digits[nibble]


def read_dict(data):
    found, stack, at = {}, [], 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = 1200 + data[at]
                at += 1
            found[byte], stack = stack, []
        elif byte == 28:
            stack.append(signed(number(data, at, 2), 16))
            at += 2
        elif byte == 29:
            stack.append(signed(number(data, at, 4), 32))
            at += 4
        elif byte == 30:
            value, at = read_real(data, at)
            stack.append(value)
        elif byte <= 246:
            stack.append(byte - 139)
        else:
            stack.append(long_number(byte, data[at]))
            at += 1
    return found


def signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) else value


def long_number(first, second):
    if first <= 250:
        return (first - 247) * 256 + second + 108
    return -(first - 251) * 256 - second - 108


class Private:
    """What a Private DICT says of widths, and its subroutines."""

    def __init__(self, data, size, start):
        values = read_dict(data[start:start + size])
        self.default = values.get(20, [0])[0]
        self.nominal = values.get(21, [0])[0]
        self.subroutines = []
        if 19 in values:
            self.subroutines, _ = read_index(data, start + values[19][0])


class Cff:
    def __init__(self, data):
        _, at = read_index(data, data[2])
        tops, at = read_index(data, at)
        _, at = read_index(data, at)
        self.subroutines, _ = read_index(data, at)
        top = read_dict(tops[0])
        self.glyphs, _ = read_index(data, top[17][0])
        self.count = len(self.glyphs)
        self.matrix = top.get(1207, [0.001])[0]
        self.keyed = 1230 in top
        self.cids = None
        if self.keyed:
            rows, _ = read_index(data, top[1236][0])
            self.privates = [Private(data, *read_dict(row)[18])
                             for row in rows]
            self.select = self.read_select(data, top[1237][0])
            self.cids = self.read_charset(data, top.get(15, [0])[0])
        else:
            self.privates = [Private(data, *top[18])]
            self.select = [0] * self.count

    def read_select(self, data, at):
        if data[at] == 0:
            return list(data[at + 1:at + 1 + self.count])
        found, ranges = [], number(data, at + 1, 2)
        for i in range(ranges):
            entry = at + 3 + 3 * i
            found += [data[entry + 2]] * (number(data, entry + 3, 2) -
                                          number(data, entry, 2))
        return found

    def read_charset(self, data, at):
        """The glyph of each CID."""
        if at <= 2:
            return None
        kind, cids = data[at], [0]
        at += 1
        while len(cids) < self.count:
            first = number(data, at, 2)
            left = 0 if kind == 0 else number(data, at + 2, kind)
            cids += range(first, first + left + 1)
            at += 2 + kind
        return {cid: glyph for glyph, cid in enumerate(cids[:self.count])}

    def glyph(self, cid):
        return cid if self.cids is None else self.cids.get(cid, self.count)

    def width(self, glyph):
        private = self.privates[self.select[glyph]]
        extra = Charstring(self, private).width(self.glyphs[glyph])
        width = private.default if extra is None else private.nominal + extra
        return width * self.matrix * 1000


class Charstring:
    """Runs a charstring up to the operator that shows whether a width stands
    first on the stack (5177, 4.1 and 3.1)."""

    ARGUMENTS = {21: 2, 22: 1, 4: 1}  # rmoveto, hmoveto, vmoveto
    HINTS = (1, 3, 18, 23, 19, 20)    # hstem... hintmask, cntrmask

    def __init__(self, font, private):
        self.font, self.private = font, private
        self.stack = []

    def width(self, data):
        return self.run(data, 0)[1]

    def run(self, data, depth):
        """(whether it is known, the width or None)."""
        at = 0
        while at < len(data) and depth < 11:
            byte = data[at]
            at += 1
            if byte == 28:
                self.stack.append(signed(number(data, at, 2), 16))
                at += 2
            elif byte == 255:
                self.stack.append(signed(number(data, at, 4), 32) / 65536)
                at += 4
            elif byte >= 247:
                self.stack.append(long_number(byte, data[at]))
                at += 1
            elif byte >= 32:
                self.stack.append(byte - 139)
            elif byte in (10, 29):
                done = self.call(byte, depth)
                if done[0]:
                    return done
            elif byte == 11:
                return (False, None)
            else:
                return (True, self.first(byte))
        return (False, None)

    def call(self, byte, depth):
        routines = self.private.subroutines if byte == 10 else \
            self.font.subroutines
        bias = 107 if len(routines) < 1240 else \
            1131 if len(routines) < 33900 else 32768
        return self.run(routines[self.stack.pop() + bias], depth + 1)

    def first(self, byte):
        if byte in self.HINTS:
            extra = len(self.stack) % 2 == 1
        elif byte == 14:  # endchar, or with four arguments of seac
            extra = len(self.stack) in (1, 5)
        else:
            extra = len(self.stack) > self.ARGUMENTS.get(byte, 99)
        return self.stack[0] if extra else None
