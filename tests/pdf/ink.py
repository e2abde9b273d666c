"""How much ink the inside pages take (specification, sections 4 and 17).

Usage: ink.py MOST FILE.pdf...: the mean darkness of each page but the first
and last, in per cent; a line for each page over MOST, and exit status 1.
"""
import subprocess
import sys


def pages(path):
    """Mean darkness of each page, by poppler's grey raster at 40 dpi."""
    raster = subprocess.run(["pdftoppm", "-gray", "-r", "40", path],
                            stdout=subprocess.PIPE, check=True).stdout
    while raster:
        kind, size, most, rest = raster.split(b"\n", 3)
        assert kind == b"P5" and most == b"255"
        width, height = map(int, size.split())
        grey = rest[:width * height]
        yield 100 * (1 - sum(grey) / (255 * len(grey)))
        raster = rest[width * height:]


over = 0
for path in sys.argv[2:]:
    darkness = list(pages(path))
    for number, ink in enumerate(darkness[1:-1], 2):
        if ink > float(sys.argv[1]):
            print(f"{path}: page {number} takes {ink:.1f} % ink")
            over = 1
sys.exit(over)
