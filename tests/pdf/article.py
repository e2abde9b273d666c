"""Holds the structure of a leaflet to its article: text, order, types,
languages, pictures and links.

Text is compared in logical order, block by block, as regular expressions:
the program may choose marks of quotation and apostrophes, puts marks around
quotes, and may print a link's address after it.  What stands before the body
and after it (brand, about, related articles) is the program's.
"""

import re
import unicodedata
import xml.etree.ElementTree as ElementTree

from pdffile import text_of
from structure import Element

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
MARKS = "\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f"
OPEN, CLOSE = "[%s]\\s?" % MARKS, "\\s?[%s]" % MARKS
ADDRESS = r"(?:\s*[(\[][^()\[\]]{1,300}[)\]])?"  # printed after its link
INLINE = {"em", "strong", "a", "abbr", "sub", "sup", "q", "br", "span",
          "nobr"}
LEAVES = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH",
          "Caption", "Figure"}
HEADINGS = {"H2", "H3", "H4", "P"}  # of a box; P below the fourth level
RUNNING = {"P", "LBody", "TD", "TH"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def plain(text):
    """One form of each character, white space as one space."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(text.split())


def letters(text):
    """Only what no choice of marks and spaces changes."""
    return re.sub(r"[\s%s]" % MARKS, "", plain(text))


def pattern_of(text):
    """An expression for characters of the article."""
    parts = []
    for token in re.findall(r"\s+|['\"\u2018-\u201f]|[^\s'\"\u2018-\u201f]+",
                            text):
        if token.isspace():
            parts.append(r"\s+")
        elif re.fullmatch("[%s]" % MARKS, token):
            parts.append(r"\s?[%s]\s?" % MARKS)
        else:
            parts.append(re.escape(token))
    return "".join(parts)
# After these no colon follows.
MARKS = ".?!:;,\u061b\u060c\u061f\u06d4\u0964\u3002\uff01\uff1a\uff1f"


class Text:
    """The text of an element without blocks: its pattern, its links, and
    what is in which language."""

    def __init__(self, element, language, quoted=False):
        self.links, self.languages, self.stressed = [], {}, []
        self.words = plain("".join(element.itertext()))
        pattern = self.read(element, language).strip()
        pattern = re.sub(r"(\\s\+)+", lambda _: r"\s+", pattern)
        pattern = re.sub(r"^(\\s\+)+|(\\s\+)+$", "", pattern)
        if quoted:
            pattern = "(?:%s)?%s(?:%s)?" % (OPEN, pattern, CLOSE)
        self.pattern = re.compile(pattern)

    def label(self, head):
        """The head of its column stands before it, as in "Head: text", and
        as in "Head? text" where it has a mark of its own."""
        colon = "" if head.words[-1:] in MARKS else ":"
        for language, letters_of in head.languages.items():
            self.languages.setdefault(language, "")
            if not self.languages[language]:
                self.languages[language] = letters_of
        self.pattern = re.compile(r"%s\s?%s\s+%s" % (
            head.pattern.pattern, colon, self.pattern.pattern))
        self.words = "%s%s %s" % (head.words, colon, self.words)

    def say(self, text, language):
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text or ""))
        self.languages[language] = self.languages.get(language, "") + \
            letters(text)
        return pattern_of(text)

    def read(self, element, language):
        parts = [self.say(element.text, language)]
        for child in element:
            if child.tag in INLINE:
                parts.append(self.inline(child, language))
            parts.append(self.say(child.tail, language))
        return "".join(parts)

    def inline(self, child, language):
        if child.tag == "br":
            return r"\s+"
        inside = self.read(child, child.get("lang", language))
        if child.tag == "q":
            return "(?:%s)%s(?:%s)" % (OPEN, inside, CLOSE)
        if child.tag in ("em", "strong"):
            self.stressed.append((child.tag.title(),
                                  letters("".join(child.itertext()))))
        if child.tag == "a":
            self.links.append((letters("".join(child.itertext())),
                               child.get("href")))
            return inside + ADDRESS
        return inside


class Wanted:
    """A text, or a picture, that the leaflet must have."""

    def __init__(self, types, text, language, optional=False, moves=False):
        self.types, self.text, self.language = types, text, language
        self.optional, self.moves = optional, moves


class Table:
    """A table's texts: cells, or, where it is too wide, row below row."""

    def __init__(self, cells, rows):
        self.cells, self.rows = cells, rows


class Reader:
    """The article's texts in its order."""

    def __init__(self, root):
        self.language = root.get("lang", root.get(LANG, ""))
        self.found = []
        self.moves = False

    def add(self, types, element, quoted=False):
        if not isinstance(types, set):
            types = {types}
        language = element.get("lang", self.language)
        text = Text(element, language, quoted)
        if text.words:
            self.found.append(Wanted(types, text, language,
                                     moves=self.moves))

    def heading(self, types):
        """One that the program prints if it wants to."""
        self.found.append(Wanted(types, None, self.language, optional=True,
                                 moves=self.moves))

    def section(self, section, level):
        for child in section:
            if child.tag == "title":
                self.add("H%d" % level, child)
            elif child.tag == "section":
                self.section(child, level + 1)
            else:
                self.block(child)

    def blocks(self, parent, quoted=False):
        for child in parent:
            self.block(child, quoted)

    def block(self, block, quoted=False):
        read = getattr(self, "read_" + block.tag, None)
        if block.tag == "p":
            self.add(RUNNING, block, quoted)
        elif read:
            read(block)

    def read_ul(self, block):
        for item in block:
            self.item(item, {"LBody", "P"})

    read_ol = read_ul

    def read_dl(self, block):
        for part in block:
            self.item(part, {"Lbl"} if part.tag == "dt" else
                      {"LBody", "P"})

    def item(self, item, types):
        if any(child.tag not in INLINE for child in item):
            for child in item:
                if child.tag == "title":
                    self.add({"P", "H3", "H4"}, child)
                else:
                    self.block(child)
        else:
            self.add(types, item)

    def read_quote(self, block):
        self.blocks(block, quoted=True)
        if block.get("cite"):
            cite = ElementTree.Element("p")
            cite.text = block.get("cite")
            self.add({"P", "Caption"}, cite)

    def read_note(self, block):
        before, self.moves = self.moves, self.moves or \
            block.get("kind") == "urgent"
        if block.find("title") is None:
            self.heading(HEADINGS)
        for child in block:
            if child.tag == "title":
                self.add(HEADINGS, child)
            else:
                self.block(child)
        self.moves = before

    def read_figure(self, block):
        if block.get("decorative") != "yes" and block.get("alt"):
            alt = ElementTree.Element("alt")
            alt.text = block.get("alt")
            self.add("Figure", alt)
        self.captions(block, r"\w[^.:]{0,30}[.:]\s")  # "Figure 1. "

    def captions(self, block, number):
        for caption in block.findall("caption"):
            self.add({"Caption", "P"}, caption)
            text = self.found[-1].text
            text.pattern = re.compile("(?:%s)?%s" % (number,
                                                     text.pattern.pattern))

    def read_table(self, block):
        self.captions(block, r"\w[^.]{0,30}\.\s")
        before, self.found = self.found, []
        grid = grid_of(block)
        self.cells(block, grid)
        cells, self.found = self.found, []
        self.rows(block, grid)
        self.found = before + [Table(cells, self.found)]

    def cells(self, block, grid):
        """Cells in order: heads are TH."""
        seen = set()
        for (_, x), (row, cell) in sorted(grid.items(), key=place):
            if cell not in seen:
                seen.add(cell)
                head = row.tag == "head" or (
                    x == 0 and block.get("row-heads") == "yes")
                self.add("TH" if head else "TD", cell)

    def rows(self, block, grid):
        """A row's first cell is a term, the others lines below it; each has
        its column's head before it."""
        heads = {x: cell for (y, x), (row, cell) in grid.items()
                 if y == 0 and row.tag == "head"}
        for (y, x), (row, cell) in sorted(grid.items(), key=place):
            if row.tag == "head" or (
                    x > 0 and grid.get((y, x - 1), (0, 0))[1] is cell):
                continue
            count = len(self.found)
            self.add("Lbl" if x == 0 else {"LBody", "P"}, cell)
            head = heads.get(x)
            if head is not None and len(self.found) > count:
                title = Text(head, self.language)
                if title.words:
                    self.found[-1].text.label(title)


def place(item):
    return item[0]


def grid_of(table):
    """(row, column) -> the row's element and the cell that covers it."""
    grid = {}
    rows = [row for row in table if row.tag in ("head", "row")]
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            for down in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    grid[y + down, x + across] = (rows[min(
                        y + down, len(rows) - 1)], cell)
    return grid


class Leaf:
    """An element that holds text itself, or a picture."""

    def __init__(self, element):
        self.element, self.type = element, element.type
        self.text = plain(element.words("/Alt") if element.type == "Figure"
                          else own_text(element))
        self.taken = False


def own_text(element):
    """The text of an element without the blocks in it."""
    if "/ActualText" in element.dictionary:
        return element.words("/ActualText")
    parts = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            if kid[0] == "mark":
                parts.append(element.tree.mark_text(*kid[1:]))
        elif kid.type not in LEAVES and kid.type != "L":
            parts.append(own_text(kid))
    return "".join(parts)


def leaves(tree):
    for element in tree.walk():
        if element.type not in LEAVES:
            continue
        if element.type == "Lbl" and not is_term(element):
            continue
        leaf = Leaf(element)
        if leaf.text:
            yield leaf


def is_term(label):
    """A label that the author wrote: of a list without numbering."""
    around = label.inside("L")
    return around and around.attribute("/ListNumbering") in (
        "/None", "/Description")


def languages_of(element, found):
    """Letters of an element by language, without the blocks in it."""
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.type not in LEAVES and kid.type != "L":
                languages_of(kid, found)
        elif kid[0] == "mark":
            page = element.tree.by_reference.get(kid[1])
            language = page and page.languages.get(kid[2]) or \
                element.language()
            found[language] = found.get(language, "") + letters(
                element.tree.mark_text(*kid[1:]))
    return found


class Article:
    def __init__(self, path, tree):
        self.tree, self.faults = tree, tree.faults
        self.root = ElementTree.parse(path).getroot()
        self.leaves = list(leaves(tree))
        reader = Reader(self.root)
        about = self.root.find("about")
        for name, types in (("title", "H1"), ("subtitle", RUNNING),
                            ("summary", RUNNING)):
            for element in self.root.findall(name):
                reader.add(types, element)
        for element in about.findall("audience") if about is not None else ():
            reader.add(RUNNING, element)
        self.cover, reader.found = reader.found, []
        for opening in self.root.findall("opening"):
            reader.blocks(opening)
        for section in self.root.findall("section"):
            reader.section(section, 2)
        self.body = reader.found

    def check(self):
        for wanted in self.cover:
            leaf = self.find(wanted, 0)
            if leaf is None:
                self.missing(wanted)
            else:
                self.take(self.leaves[leaf], wanted)
        self.check_body()
        self.check_about()

    def missing(self, wanted):
        self.faults.add("article-alt" if "Figure" in wanted.types else
                        "article-text", "missing, or not where it should "
                        "be: %s" % wanted.text.words)

    def find(self, wanted, start):
        """The first leaf from a place on; pictures match pictures only."""
        picture = "Figure" in wanted.types
        for at in range(start, len(self.leaves)):
            leaf = self.leaves[at]
            if not leaf.taken and picture == (leaf.type == "Figure") and \
                    wanted.text.pattern.fullmatch(leaf.text):
                return at
        return None

    def check_body(self):
        at, places, todo = 0, [], list(reversed(self.body))
        heading = None  # of a box: what comes before its first text
        while todo:
            wanted = todo.pop()
            if isinstance(wanted, Table):
                todo += reversed(self.form_of(wanted, at))
                continue
            if wanted.optional:
                heading = wanted
                continue
            leaf = self.find(wanted, at)
            if leaf is None and wanted.moves:
                leaf = self.find(wanted, 0)
            elif leaf is not None and not wanted.moves:
                at = leaf + 1
            if leaf is None:
                self.missing(wanted)
                continue
            places.append(leaf)
            self.take(self.leaves[leaf], wanted)
            if heading and leaf and \
                    self.leaves[leaf - 1].type in heading.types:
                self.optional(leaf - 1)
            heading = None
        if places:
            self.check_others(min(places), max(places))

    def form_of(self, table, at):
        """The way in which a table has been set: the one that is there."""
        return max((table.cells, table.rows),
                   key=lambda form: self.count(form, at) / max(len(form), 1))

    def count(self, form, at):
        found = 0
        for wanted in form:
            leaf = self.find(wanted, at)
            if leaf is not None and self.leaves[leaf].type in wanted.types:
                at, found = leaf + 1, found + 1
        return found

    def optional(self, at):
        """The program's own heading of a box: what follows must be it."""
        texts = [wanted.text for wanted in self.body
                 if isinstance(wanted, Wanted) and wanted.text]
        if not any(text.pattern.fullmatch(self.leaves[at].text)
                   for text in texts):
            self.leaves[at].taken = True

    def take(self, leaf, wanted):
        leaf.taken = True
        element = leaf.element
        if leaf.type not in wanted.types:
            element.fault("article-types", "should be %s: %s" % (
                " or ".join(sorted(wanted.types)), leaf.text))
        if leaf.type == "Figure":
            return
        self.check_languages(element, wanted)
        self.check_links(element, wanted)
        self.check_emphasis(element, wanted)

    def check_emphasis(self, element, wanted):
        """Within them may stand a link's address, too."""
        found, todo = [], [element]
        while todo:
            one = todo.pop()
            todo += one.children()
            found.append((one.name, letters(one.text())))
        for name, text in wanted.text.stressed:
            if not any(name == kind and text in shown
                       for kind, shown in found):
                element.fault("article-emphasis", "%s is in no %s" %
                              (text, name))

    def check_languages(self, element, wanted):
        found = languages_of(element, {})
        for language, text in wanted.text.languages.items():
            if text and language != wanted.language and \
                    text not in found.get(language, ""):
                element.fault("article-language", "%s is not in %s" %
                              (text, language))
        strange = set(found) - set(wanted.text.languages)
        if any(found[one] for one in strange):
            element.fault("article-language", "has text in %s" %
                          ", ".join(sorted(strange)))

    def check_links(self, element, wanted):
        if not wanted.text.links:
            return
        targets = []
        todo = [element]
        while todo:
            one = todo.pop()
            todo += one.children()
            if one.type == "Link":
                targets += [(letters(one.text()), address) for address in
                            self.addresses(one)]
        for text, href in wanted.text.links:
            if href and not any(encoded(href) == address and text in shown
                                for shown, address in targets):
                element.fault("article-links", "no link of %r to %s" %
                              (text, href))

    def addresses(self, link):
        for reference in link.objects():
            annotation = self.tree.pdf.get(reference, {})
            action = self.tree.pdf.get(annotation.get("/A"), {})
            yield text_of(action.get("/URI"))

    def check_others(self, first, last):
        """Within the body there is nothing but the article's text."""
        for at in range(first, last + 1):
            leaf = self.leaves[at]
            if leaf.taken or self.is_note(at) or (
                    at < last and self.is_note(at + 1)):
                continue
            rule = "article-alt" if leaf.type == "Figure" else "article-text"
            self.faults.add(rule, "not the article's: %s" % leaf.text)

    def is_note(self, at):
        """The address of a link, in a list below its section."""
        element = self.leaves[at].element
        return element.type == "LBody" and [
            kid.type for kid in element.children()] == ["Link"] and \
            len(element.kids) == 1

    def check_about(self):
        about = self.root.find("about")
        rest = "\n".join(leaf.text for leaf in self.leaves if not leaf.taken)
        for name in ("source", "author"):
            for element in about.findall(name) if about is not None else ():
                text = Text(element, "")
                if text.words and not text.pattern.search(rest):
                    self.faults.add("article-text", "missing: %s" %
                                    text.words)


def encoded(address):
    """As the program writes it: other bytes than ASCII's by per cent."""
    return "".join(chr(byte) if 0x20 < byte < 0x7f else "%%%02X" % byte
                   for byte in " ".join(address.split()).encode())
