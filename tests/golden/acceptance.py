"""The design's own checks (specification, section 17) on printed pages.

Usage: acceptance.py PAGES CONFIG ARTICLES, where PAGES is what `leaflet build
--to pages` printed of the articles in the folder ARTICLES, and CONFIG what
`leaflet config` printed for the same edition.  The page's size is taken from
the former, scale, sizes and margins from the latter.  Prints a line for each
breach, then how many leaflets were looked at; exit status 1 when there is a
breach.
"""
import glob
import os
import re
import struct
import sys
import xml.etree.ElementTree as xml

SAFE = 5.0  # mm from the trim
LINE_MOST = 70  # characters of article text
X_HEIGHT_LEAST = 2.0  # mm
PT = 25.4 / 72
# Scripts that need more leading, and whose narrow letters are not counted.
ROOMY = {"ur": 3 / 2}
LATIN = ("Atkinson Hyperlegible Next", "Source Serif 4")
SCALES = {"standard": 1, "clear": 7 / 6, "large": 1.5, "giant": 2}
FURNITURE = {"standard": 10, "clear": 12, "large": 16, "giant": 20}
ITEM = re.compile(r"  (\w+) (\S+) (\S+) (\S+)(?: x (\S+))? \[([^]]*)\](.*)")
TEXT = re.compile(r' (.*) (\d+) (\S+)pt in (#\w+) "(.*)"')
HEADER = re.compile(r"leaflet (\S+), \d+ pages of (\S+) x (\S+)")


# --- what is read ----------------------------------------------------------

def read_config(path):
    rows = (line.split("  # ")[0] for line in open(path, encoding="utf-8"))
    return {key: value for key, _, value in
            (row.rstrip("\n").partition(" = ") for row in rows)}


def length(text):
    """A length of the configuration in mm."""
    value, unit = re.match(r"([\d.]+) ?(\w*)", text).groups()
    return float(value) * {"mm": 1, "pt": PT, "in": 25.4, "": 1}[unit]


class Design:
    """What the pages are held against."""

    def __init__(self, config):
        self.config = config
        self.profile = config["editions.leaflet.profile"]
        self.z = SCALES[self.profile]
        self.half = 3 * self.z
        name = config["editions.leaflet.format"]
        top = config[f"formats.{name}.margins"].split()[0]
        self.first = length(top) + 9 * self.z
        self.body = float(config["styles.body.size"][:-2])
        self.h2 = float(config["styles.h2.size"][:-2])
        self.title = float(config["styles.related-title.size"][:-2])
        self.heights = x_heights()

    def half_of(self, lang):
        """The half grid of a language whose script needs more leading."""
        return self.half * ROOMY.get(lang, 1)

    def first_of(self, lang):
        """The first baseline, likewise."""
        return self.first + 3 * (self.half_of(lang) - self.half)


class Leaflet:
    """Pages of items; inside pages are those with a footer."""

    def __init__(self, name, width, height):
        self.id, self.width, self.height = name, float(width), float(height)
        self.pages = []

    def inside(self):
        return [page for page in self.pages
                if any(i["tag"] == "footer" for i in page)]

    def back(self):
        last = max(n for n, page in enumerate(self.pages)
                   if any(i["tag"] == "footer" for i in page))
        return self.pages[last + 1:]


def read_item(row):
    kind, x, y, width, height, tag, rest = row.groups()
    item = dict(kind=kind, x=float(x), y=float(y), width=float(width),
                height=float(height or 0), tag=tag)
    if kind == "text":
        family, weight, size, colour, text = TEXT.match(rest).groups()
        item.update(family=family, weight=int(weight), size=float(size),
                    colour=colour, text=text)
    return item


def read_pages(path):
    leaflets = []
    for row in open(path, encoding="utf-8"):
        row = row.rstrip("\n")
        header = HEADER.match(row)
        if header:
            leaflets.append(Leaflet(*header.groups()))
        elif row.startswith("page "):
            leaflets[-1].pages.append([])
        elif ITEM.match(row):
            leaflets[-1].pages[-1].append(read_item(ITEM.match(row)))
    return leaflets


def read_table(data, tag):
    for i in range(struct.unpack(">H", data[4:6])[0]):
        at = 12 + 16 * i
        if data[at:at + 4] == tag:
            offset, size = struct.unpack(">II", data[at + 8:at + 16])
            return data[offset:offset + size]
    raise ValueError(f"no table {tag}")


def family_of(data):
    names = read_table(data, b"name")
    count, strings = struct.unpack(">HH", names[2:6])
    found = {}
    for i in range(count):
        platform, _, _, name, size, offset = struct.unpack(
            ">6H", names[6 + 12 * i:18 + 12 * i])
        if platform == 3:
            at = strings + offset
            found[name] = names[at:at + size].decode("utf-16-be")
    return found.get(16, found[1])


def x_heights():
    """By family and weight, in em."""
    heights = {}
    for path in glob.glob("fonts/*/*.ttf"):
        data = open(path, "rb").read()
        os2 = read_table(data, b"OS/2")
        weight, = struct.unpack(">H", os2[4:6])
        height, = struct.unpack(">h", os2[86:88])
        upem, = struct.unpack(">H", read_table(data, b"head")[18:20])
        heights[family_of(data), weight] = height / upem
    return heights


# --- what the checks share --------------------------------------------------

def texts(page):
    return [item for item in page if item["kind"] == "text"]


def below_masthead(leaflet, page):
    """The page's texts without those on the band."""
    foot = 0
    if page is leaflet.pages[0]:
        foot = max((i["y"] + i["height"] for i in page
                    if i["kind"] in ("rect", "line")
                    and i["tag"] == "background"), default=0)
    return [item for item in texts(page) if item["y"] > foot]


def is_article(item):
    """Not page furniture, nor what stands off the grid: captions."""
    return (item["tag"] not in ("footer", "layout", "header")
            and "Caption" not in item["tag"])


def box(item):
    if item["kind"] != "text":
        return (item["x"], item["y"], item["x"] + item["width"],
                item["y"] + item["height"])
    size = item["size"] * PT
    return (item["x"], item["y"] - 0.7 * size, item["x"] + item["width"],
            item["y"] + 0.2 * size)


def is_script(item, page):
    """Raised by a third or lowered by a sixth from the text before it."""
    size = item["size"] * PT
    return any(abs(other["x"] + other["width"] - item["x"]) < 0.1
               and min(abs(item["y"] - other["y"] - size / 6),
                       abs(other["y"] - item["y"] - size / 3)) < 0.02
               for other in texts(page))


# --- the checks -------------------------------------------------------------

def off_grid(design, leaflet):
    half = design.half_of(leaflet.lang)
    first = design.first_of(leaflet.lang)
    for page in leaflet.inside():
        for item in below_masthead(leaflet, page):
            heading = (re.search(r"H2$", item["tag"])
                       and item["size"] == design.h2)
            if not is_article(item) or "Lbl" in item["tag"] or not (
                    heading or item["size"] == design.body
                    and not is_script(item, page)):
                continue
            off = (item["y"] - first) % half
            if min(off, half - off) > 0.1:
                yield f"{item['y']} is off the grid: {item['text']}"


def out_of_safe(design, leaflet):
    for page in leaflet.pages:
        for item in texts(page):
            left, top, right, foot = box(item)
            if (left < SAFE or right > leaflet.width - SAFE
                    or item["y"] > leaflet.height - SAFE or top < SAFE):
                yield f"outside the safe zone: {item['text']}"


def too_small(design, leaflet):
    heights = design.heights
    for page in leaflet.pages:
        for item in texts(page):
            # Indices are part of the text whose size they follow.
            least = FURNITURE[design.profile]
            if item["size"] < 0.7 * design.body - 0.01:
                yield f"{item['size']} pt: {item['text']}"
            small = item["size"] < least - 0.01
            if small and abs(item["size"] - 0.7 * design.body) > 0.1:
                yield f"{item['size']} pt: {item['text']}"
            if item["family"] not in LATIN:
                continue
            height = heights[item["family"], item["weight"]]
            if item["size"] >= design.body - 0.01 and (
                    item["size"] * PT * height < X_HEIGHT_LEAST):
                yield f"x-height under 2 mm: {item['text']}"


def too_long(design, leaflet):
    if leaflet.lang not in ROOMY:
        yield from long_lines(design, leaflet)


def long_lines(design, leaflet):
    for page in leaflet.inside():
        rows = {}
        for item in below_masthead(leaflet, page):
            if item["size"] == design.body and item["tag"] != "footer":
                rows.setdefault(item["y"], []).append(item)
        for row in rows.values():
            line, end = "", None
            for item in sorted(row, key=lambda item: item["x"]):
                if end is not None and item["x"] - end > 3:
                    line = ""
                line += item["text"]
                end = item["x"] + item["width"]
                if len(line.rstrip()) > LINE_MOST:
                    yield f"over {LINE_MOST} characters: {line}"


def overlapping(design, leaflet):
    """Texts, codes and pictures that touch one another, on any page; lines
    through texts on covers and back pages."""
    inside = leaflet.inside()
    for number, page in enumerate(leaflet.pages, 1):
        solid = texts(page) + [i for i in page if i["kind"] in
                               ("code", "image", "drawing")
                               and i["tag"] != "background"]
        if page not in inside:
            solid += [i for i in page if i["kind"] == "line"]
        boxes = sorted((box(item), n) for n, item in enumerate(solid))
        for at, (one, n) in enumerate(boxes):
            for other, m in boxes[at + 1:]:
                if other[0] > one[2] - 0.2:
                    break
                if one[1] < other[3] - 0.1 and other[1] < one[3] - 0.1:
                    if is_inside_drawing(solid[n], solid[m]):
                        continue
                    yield (f"page {number}: {name(solid[n])} meets "
                           f"{name(solid[m])}")


def is_inside_drawing(one, other):
    return {one["kind"], other["kind"]} == {"drawing", "text"} and (
        "layout" in (one["tag"], other["tag"])
        and abs(one["y"] - other["y"]) < 0.01)


def name(item):
    return f"'{item['text']}'" if item["kind"] == "text" else item["kind"]


def meeting_art(design, leaflet):
    """Texts on the rings of a cover, which they must keep away from."""
    for page in leaflet.pages[:1]:
        for ring in page:
            if ring["kind"] != "circle" or ring["tag"] != "background":
                continue
            # A band ends at the height of the rings' centre.
            band = any(i["kind"] in ("rect", "line")
                       and i["tag"] == "background"
                       and abs(i["y"] + i["height"] - ring["y"]) < 0.05
                       for i in page)
            for item in texts(page):
                left, top, right, foot = box(item)
                if band and item["y"] > ring["y"]:
                    continue
                dx = max(left - ring["x"], 0, ring["x"] - right)
                dy = max(top - ring["y"], 0, ring["y"] - foot)
                if (dx * dx + dy * dy) ** 0.5 < ring["width"] / 2 + 1:
                    yield f"the art meets '{item['text']}'"


def plain(element):
    return " ".join("".join(element.itertext()).split()) if (
        element is not None) else ""


def words_of(config, lang, name):
    """The longest of what is printed around the holes of a string."""
    for tag in (lang, lang.split("-")[0], "en"):
        if f"strings.{tag}.{name}" in config:
            parts = re.split(r"{\w+}", config[f"strings.{tag}.{name}"])
            return max(parts, key=len).strip(" ,.:")


def other_formats(config, lang):
    """What the brand says of them, before its telephone number."""
    words = config.get(f"strings.{lang}.other-formats",
                       config["brand.other-formats"])
    return re.split(r"\d", words)[0].strip()


def unstated(design, leaflet, root):
    """Each statement of section 11, wherever it must stand."""
    def said(pages):
        return " ".join(" ".join(
            item["text"].strip() for page in pages for item in texts(page)
            if item["tag"] != "layout").split())

    cover, inside, back = (said(leaflet.pages[:1]), said(leaflet.inside()),
                           said(leaflet.back()))
    about = root.find("about")
    if plain(root.find("title")) not in cover:
        yield "the title is not on the cover"
    for part, where, place in (("audience", cover, "cover"),
                               ("reference", back, "back page")):
        if plain(about.find(part)) not in where:
            yield f"{part} is not on the {place}"
    lang, config = root.get("lang"), design.config
    for name in ("version", "published", "next-review", "feedback"):
        if words_of(config, lang, name) not in back:
            yield f"'{name}' is not on the back page"
    # Where nothing is to be read next, they may stand in its place.
    where, place = inside, "inside"
    if words_of(config, lang, "read-next") not in back:
        where, place = f"{inside} {back}", "inside or on the back page"
    for name in ("sources", "written-by"):
        if words_of(config, lang, name) not in where:
            yield f"'{name}' is not {place}"
    if other_formats(config, lang) not in where:
        yield f"other formats are not {place}"
    if inside.count(plain(root.find(".//note[@kind='urgent']/title"))) != 1:
        yield "the urgent box is not there exactly once"
    items = {item["y"] for page in leaflet.back() for item in texts(page)
             if item["size"] == design.title
             and item["tag"].endswith("L/LI/LBody/P/Link")}
    # A sample translation stands alone in its language.
    if len(items) < 2 and "." not in leaflet.id:
        yield f"{len(items)} related articles on the back page"


def split_apart(design, leaflet):
    """A heading with fewer than two lines of text below it on its page."""
    for number, page in enumerate(leaflet.pages, 1):
        if page not in leaflet.inside():
            continue
        article = [i for i in below_masthead(leaflet, page)
                   if i["tag"] != "footer"]
        for at, item in enumerate(article):
            if not re.search(r"/H[234]$|^H[234]$", item["tag"]):
                continue
            below = {i["y"] for i in article[at + 1:] if i["y"] > item["y"]}
            if len(below) < 2:
                yield f"page {number}: nothing below {item['text']}"


def above_text(design, leaflet):
    """A thread of steps that comes from beyond its page."""
    for number, page in enumerate(leaflet.pages, 1):
        if page not in leaflet.inside():
            continue
        rule = min((i["y"] for i in page if i["kind"] == "line"
                    and i["tag"] == "header"), default=0)
        for item in page:
            if (item["kind"] == "line" and item["height"] > 0
                    and item["y"] <= rule):
                yield f"page {number}: a line begins at {item['y']}"


def main():
    leaflets = read_pages(sys.argv[1])
    design = Design(read_config(sys.argv[2]))
    breaches = []
    for leaflet in leaflets:
        root = xml.parse(os.path.join(sys.argv[3], leaflet.id + ".xml"))
        leaflet.lang = root.getroot().get("lang")
        found = [breach for check in (
            off_grid, out_of_safe, too_small, too_long, overlapping,
            meeting_art, split_apart, above_text) for breach in check(design, leaflet)]
        found += unstated(design, leaflet, root.getroot())
        if sum(len(texts(page)) for page in leaflet.pages) < 20:
            found.append("hardly any text was found")
        breaches += [f"{leaflet.id}: {breach}" for breach in found]
    for breach in breaches:
        print(breach)
    print(f"{len(leaflets)} leaflets")
    return 1 if breaches or not leaflets else 0


sys.exit(main())
