"""Reads the QR codes of a leaflet from a coarse raster:

    codes.py FILE.pdf DPI

Prints what each code says, a line each, or "?" when it cannot be read.  A
scanner must find a code before it reads it; here its place is known from the
file, and what is tried is whether the raster still tells dark modules from
light ones: each is sampled in its middle, drawn anew, and read by zbarimg.
"""

import subprocess
import sys

sys.dont_write_bytecode = True

from colours import QUIET, is_code, module_of
from rules import Faults
from validate import read

LARGE = 6  # pixels of a module that is drawn anew


class Raster:
    def __init__(self, path, number, dpi):
        image = subprocess.run(
            ["pdftoppm", "-gray", "-r", str(dpi), "-f", str(number),
             "-l", str(number), path], stdout=subprocess.PIPE,
            check=True).stdout
        kind, size, most, self.pixels = image.split(b"\n", 3)
        assert kind == b"P5" and most == b"255"
        self.width, self.height = map(int, size.split())

    def pixel(self, x, y):
        x = min(max(x, 0), self.width - 1)
        y = min(max(y, 0), self.height - 1)
        return self.pixels[y * self.width + x]

    def grey(self, x, y):
        """Between the middles of four pixels."""
        x, y = x - 0.5, y - 0.5
        left, top = int(x), int(y)
        right, down = x - left, y - top
        return ((self.pixel(left, top) * (1 - right) +
                 self.pixel(left + 1, top) * right) * (1 - down) +
                (self.pixel(left, top + 1) * (1 - right) +
                 self.pixel(left + 1, top + 1) * right) * down)


def sample(shape, raster, top, scale):
    """Rows of modules, 0 or 255, with white around them."""
    module = module_of(shape)
    left, _, right, high = shape.box
    count = round((right - left) / module)
    edge = [255] * QUIET
    rows = []
    for row in range(count):
        y = (top - high + (row + 0.5) * module) * scale
        greys = [raster.grey((left + (i + 0.5) * module) * scale, y)
                 for i in range(count)]
        rows.append(edge + [0 if grey < 128 else 255 for grey in greys] +
                    edge)
    blank = [[255] * (count + 2 * QUIET)] * QUIET
    return blank + rows + blank


def decode(rows):
    side = len(rows) * LARGE
    pixels = b"".join(bytes(grey for grey in row for _ in range(LARGE)) *
                      LARGE for row in rows)
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", "-"], input=b"P5\n%d %d\n255\n" %
        (side, side) + pixels, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    return done.stdout.decode().strip() or "?"


def main(path, dpi):
    for page in read(path, Faults())[1]:
        codes = [shape for shape in page.graphics.shapes if is_code(shape)]
        if not codes:
            continue
        raster = Raster(path, page.index + 1, dpi)
        for shape in codes:
            print(decode(sample(shape, raster, page.media[3], dpi / 72)))


main(sys.argv[1], float(sys.argv[2]))
