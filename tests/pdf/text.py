"""Holds the text of a leaflet to the text of its article.

    text.py ARTICLE.xml LEAFLET.pdf

Prints a line "ok ..." or "not ok ..." for each property:
- every sentence of the article stands in the extracted text, on one page or
  running over the foot of a page into the next;
- words stay apart: the sentences hold with their spaces (an address may be
  broken over lines, and a word after its hyphen);
- the structure tree holds every block, in the article's order; the heads of a
  table that is set row below row stand before each cell.
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

TEXTS = {"p", "li", "dt", "dd", "title", "subtitle", "summary", "caption",
         "cell", "audience", "source"}
BLOCKS = {"p", "ul", "ol", "dl", "quote", "note", "figure", "table"}
FURNITURE_MOST = 200  # characters between the text of two pages


def plain(text):
    """White space as one space; no marks that the program may choose."""
    text = text.replace("\u00ad", "")
    text = re.sub("[\u2018\u2019\u201c\u201d\"'\u200b\u2060]", "", text)
    text = text.replace("\ufb01", "fi").replace("\ufb02", "fl")
    return " ".join(text.split())


def tight(text):
    return "".join(text.split())


def inline(element):
    """The text of an element that holds no blocks."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(child.tail or "")
            continue
        parts.append(" " if child.tag == "br" else inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def texts(element, found, but=()):
    """Every text of the article, in its order, but those in some elements."""
    for child in element:
        if (not isinstance(child.tag, str) or child.tag == "related"
                or child.tag in but):
            continue
        holds = any(grand.tag in BLOCKS or grand.tag == "title"
                    for grand in child)
        if child.tag in TEXTS and not holds:
            found.append(plain(inline(child)))
        else:
            texts(child, found, but)
    return [text for text in found if text]


def sentences(text):
    return re.split(r"(?<=[.!?]) (?=[A-Z(])", text)


def extract(*command):
    return subprocess.run(command, check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def runs_over(pages, sentence):
    """Does it begin at the foot of a page and end at the head of the next?"""
    words = sentence.split(" ")
    for first, second in zip(pages, pages[1:]):
        for cut in range(1, len(words)):
            head = tight("".join(words[:cut]))
            tail = tight("".join(words[cut:]))
            at, then = first.rfind(head), second.find(tail)
            if (at >= 0 and 0 <= then <= FURNITURE_MOST and
                    len(first) - at - len(head) <= FURNITURE_MOST):
                return True
    return False


def mended(text):
    """With nothing after a hyphen, where a line may have ended."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)


def report(name, missing):
    print("not ok" if missing else "ok", name)
    for text in missing[:5]:
        print("#", text)


def check(article, leaflet):
    name = article.rsplit("/", 1)[-1]
    wanted = texts(ElementTree.parse(article).getroot(), [])
    if not wanted:
        sys.exit("no text in " + article)
    raw = extract("pdftotext", "-raw", leaflet, "-").split("\f")
    spaced = [plain(page) for page in raw]
    pages = [tight(page) for page in spaced]
    every = [one for text in wanted for one in sentences(text)]
    lost = [one for one in every
            if not any(tight(one) in page for page in pages)
            and not runs_over(pages, one)]
    report(f"{name}: {len(every)} sentences are in the text", lost)
    joined = [one for one in every if one not in lost
              and "/" not in one and "@" not in one
              and any(tight(one) in page for page in pages)
              and not any(mended(one) in mended(page) for page in spaced)]
    report(f"{name}: words stay apart", joined)

    printed = extract("pdfinfo", "-struct-text", leaflet)
    struct = tight(plain("".join(re.findall('^ *"(.*)"$', printed, re.M))))
    body = [text for text in wanted if len(text) > 20]
    absent = [text for text in body if tight(text) not in struct]
    report(f"{name}: {len(body)} texts are in the structure", absent)
    at, astray = 0, []
    root = ElementTree.parse(article).getroot()
    stacked = len(root.findall(".//table")) > len(
        re.findall("^ *Table", printed, re.M))
    for text in texts_of(root.findall("section"), ["head"] * stacked):
        then = struct.find(tight(text), at)
        if then < 0:
            astray.append(text)
        else:
            at = then + len(tight(text))
    report(f"{name}: the structure has the article's order", astray)


def texts_of(sections, but):
    return [text for section in sections for text in texts(section, [], but)]


check(sys.argv[1], sys.argv[2])
