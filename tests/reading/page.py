"""What is wrong with pages: ARTICLE.xml PAGE.html..., one line a fault."""
import html.parser
import re
import sys
import xml.etree.ElementTree as tree

VOID = {"meta", "link", "img", "br"}
# Elements of an article and what a page makes of them, to be as many.
COUNTED = [("ul", "ul"), ("dl", "dl"), ("dt", "dt"), ("table", "table"),
           ("figure", "figure"), ("quote", "blockquote"), ("sub", "sub"),
           ("sup", "sup"), ("abbr", "abbr"), ("q", "q"), ("em", "em")]


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.words = [], [], []
        self.levels, self.ids, self.targets = [], [], []
        self.counts = {}
        self.feed(text)
        if self.open:
            self.faults.append("left open: %s" % self.open)

    def handle_starttag(self, name, attributes):
        values = dict(attributes)
        inside_body = "main" in self.open
        # Lists with a role are the page's own: "Read next", topics, languages.
        if inside_body and not (name == "ul" and "role" in values):
            self.counts[name] = self.counts.get(name, 0) + 1
        if name not in VOID:
            self.open.append(name)
        if re.fullmatch("h[1-6]", name):
            self.levels.append(int(name[1]))
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        if name in ("script", "iframe", "object") or \
                any(key.startswith("on") for key in values):
            self.faults.append("something that runs: " + name)
        if not values.get("src", "data:").startswith("data:"):
            self.faults.append("a resource: " + values["src"])
        if name == "img" and values.get("alt") is None:
            self.faults.append("a picture without alt")
        if name == "th" and values.get("scope") not in ("row", "col"):
            self.faults.append("a head without scope")

    def handle_endtag(self, name):
        if not self.open or self.open.pop() != name:
            self.faults.append("</%s> ends nothing" % name)

    def handle_data(self, data):
        if "style" not in self.open and "head" not in self.open:
            self.words += words(data)


def words(text):
    return re.findall(r"\w+", text.replace("\u00ad", ""))


def check_headings(page):
    if page.levels.count(1) != 1 or page.levels[0] != 1:
        page.faults.append("headings do not begin with one h1")
    for before, level in zip(page.levels, page.levels[1:]):
        if level > before + 1:
            page.faults.append("h%d follows h%d" % (level, before))


def check_words(page, root):
    """The words of each text of the article come in their order."""
    printed = " %s " % " ".join(page.words)
    for element in root.iter():
        if element.tag in ("title", "summary", "p", "cell", "caption", "li",
                           "source", "audience", "dt"):
            own = " ".join(words(" ".join(element.itertext())))
            if own and " %s " % own not in printed:
                page.faults.append("lost or out of order: " + own)


def check_counts(page, root):
    for name, made in COUNTED:
        wanted = len(list(root.iter(name)))
        got = page.counts.get(made, 0)
        # The cover is no part of main.
        if name == "em":
            wanted -= sum(len(list(part.iter("em"))) for part in
                          (root.find("title"), root.find("summary")))
        if got != wanted:
            page.faults.append("%d %s for %d" % (got, made, wanted))


def faults_of(source, path):
    root = tree.parse(source).getroot()
    with open(path, encoding="utf-8") as file:
        text = file.read()
    page = Page(text)
    if not text.startswith("<!DOCTYPE html>\n<html lang="):
        page.faults.append("no type or language")
    if len(set(page.ids)) != len(page.ids):
        page.faults.append("an id twice")
    if set(page.targets) - set(page.ids):
        page.faults.append("a jump that leads nowhere")
    if re.search(r"url\(|@import|https?://[^\"<]*\.(css|js)", text):
        page.faults.append("a style from elsewhere")
    check_headings(page)
    check_words(page, root)
    check_counts(page, root)
    return page.faults


def main(arguments):
    found = False
    for source, path in zip(arguments[::2], arguments[1::2]):
        for fault in faults_of(source, path):
            print("%s: %s" % (path, fault))
            found = True
    return found


sys.exit(main(sys.argv[1:]))
