"""The design's own checks (specification, section 17) on printed pages.

Usage: acceptance.py PAGES SOURCE, where PAGES is what `leaflet build --to
pages` printed of the article SOURCE.  Prints a line for each breach; exit
status 1 when there is one.
"""
import re
import sys
import xml.etree.ElementTree as xml

HALF, FIRST = 3.0, 24.0  # mm: the half grid, the first baseline
WIDTH, HEIGHT, SAFE = 148.0, 210.0, 5.0
LINE_MOST = 70  # characters of article text
ROW = re.compile(
    r'  text (\S+) (\S+) (\S+) \[([^]]*)\] (.*) (\d+) (\S+)pt in (#\w+) "(.*)"'
)


def read(path):
    """The texts of each page: dicts of x, y, width, tag, size, ..."""
    pages = []
    for row in open(path, encoding="utf-8"):
        if row.startswith("page "):
            pages.append([])
        found = ROW.match(row.rstrip("\n"))
        if not found:
            continue
        x, y, width, tag, family, weight, size, colour, text = found.groups()
        pages[-1].append(
            dict(x=float(x), y=float(y), width=float(width), tag=tag,
                 family=family, weight=int(weight), size=float(size),
                 colour=colour, text=text))
    return pages


def is_article(item):
    """Text of the article itself: body, lists, boxes, tables, headings."""
    return item["tag"] not in ("footer", "layout") and (
        item["size"] == 12 or (item["size"] == 17 and "Serif" in item["family"]))


def off_grid(pages):
    for number, page in enumerate(pages[1:-1], 2):
        for item in page:
            if not is_article(item):
                continue
            off = (item["y"] - FIRST) % HALF
            if min(off, HALF - off) > 0.1 and "Lbl" not in item["tag"]:
                yield f"page {number}: {item['y']} is off the grid: {item['text']}"


def out_of_safe(pages):
    for number, page in enumerate(pages, 1):
        for item in page:
            if (item["x"] < SAFE or item["x"] + item["width"] > WIDTH - SAFE
                    or item["y"] > HEIGHT - SAFE
                    or item["y"] - item["size"] * 0.3528 < SAFE):
                yield f"page {number}: outside the safe zone: {item['text']}"


def too_small(pages):
    for number, page in enumerate(pages, 1):
        for item in page:
            # Indices are part of the text whose size they follow.
            if item["size"] < 8.4:
                yield f"page {number}: {item['size']} pt: {item['text']}"


def too_long(pages):
    for number, page in enumerate(pages[1:-1], 2):
        rows = {}
        for item in page:
            if item["size"] == 12 and item["tag"] != "footer":
                rows.setdefault(item["y"], []).append(item)
        for row in rows.values():
            row.sort(key=lambda item: item["x"])
            line, end = "", None
            for item in row:
                if end is not None and item["x"] - end > 3:
                    line = ""
                line += item["text"]
                end = item["x"] + item["width"]
                if len(line.rstrip()) > LINE_MOST:
                    yield f"page {number}: over {LINE_MOST} characters: {line}"


def plain(element):
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def unstated(pages, root):
    """Each statement of section 11, wherever it must stand."""
    def text(page):
        return " ".join(" ".join(i["text"].strip() for i in page).split())

    cover, inside, back = text(pages[0]), text(
        [i for page in pages[1:-1] for i in page]), text(pages[-1])
    about = root.find("about")
    if plain(root.find("title")) not in cover:
        yield "the title is not on the cover"
    for part, where, name in (
            ("audience", cover, "cover"), ("reference", back, "back page")):
        if plain(about.find(part)) not in where:
            yield f"{part} is not on the {name}"
    for words in ("version", "Published", "Next review", "Feedback"):
        if words not in back:
            yield f"'{words}' is not on the back page"
    for words in ("Sources", "Written by", "Large print"):
        if words not in inside:
            yield f"'{words}' is not inside"
    if inside.count("Get help now") != 1:
        yield "the urgent box is not there exactly once"


def split_apart(pages):
    """A heading with fewer than two lines of text below it on its page."""
    for number, page in enumerate(pages[1:-1], 2):
        article = [i for i in page if i["tag"] != "footer"]
        for at, item in enumerate(article):
            if not re.search(r"/H[234]$|^H[234]$", item["tag"]):
                continue
            below = {i["y"] for i in article[at + 1:] if i["y"] > item["y"]}
            if len(below) < 2:
                yield f"page {number}: nothing below the heading {item['text']}"


def main():
    pages = read(sys.argv[1])
    root = xml.parse(sys.argv[2]).getroot()
    breaches = [
        breach
        for check in (off_grid, out_of_safe, too_small, too_long, split_apart)
        for breach in check(pages)
    ] + list(unstated(pages, root))
    if sum(len(page) for page in pages) < 20:
        breaches.append("hardly any text was found")
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


sys.exit(main())
