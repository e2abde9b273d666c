"""Makes articles for the benchmark, always the same ones.

    python3 tests/bench/make.py COUNT FOLDER [WORDS]

FOLDER/NAME.xml are articles in leaflet's format; with --peers also NAME.typ
and NAME.ms, the same text for Typst and groff.  Shapes are those of health
articles on the web: about 800 words, a title of 20 letters, paragraphs of 37
words and lists of 4 items on average, two or three levels of headings, half of
the paragraphs with a link or something bold, few tables and quotations.  Words
are as frequent as Zipf's law has it, so that there are many rare ones.
"""
import os
import random
import sys
from itertools import accumulate

FUNCTION = """the to and of a you in is your that it for or can be with are this
have as may on if not by from they about at when more some will their we help
what feel people do an which but many there how other one time who often them
so also has most make was like these even than into out up could was after
would before because""".split()
CONTENT = """therapy session partner family anxiety sleep worry grief support
doctor friend child parent feeling thought week month evening morning breath
routine change talk listen conversation question answer practice walk garden
kitchen letter telephone appointment surgery nurse counsellor therapist group
course treatment medicine symptom illness pain comfort hope anger sadness loss
memory work colleague manager school teacher neighbour holiday Christmas money
budget food meal water exercise body heart mind mood energy rest quiet noise
room door window light dark winter summer year hour minute list plan step goal
note diary page reason pattern habit trigger cycle limit boundary trust safety
risk crisis signal choice decision problem solution skill practical gentle slow
simple honest difficult usual common early late short long small large careful
kind patient steady tired lonely hopeful afraid calm safe ready useful regular
weekly private free local shared together alone gradually usually sometimes
perhaps clearly openly notice remember forget begin continue stop ask tell
explain describe imagine try choose decide agree arrange visit write read
breathe relax accept avoid face manage improve recover return stay leave share
learn teach grow heal matter happen""".split()
HEADS = """What is {0}? | How does {0} begin? | When {0} gets worse | What helps
with {0} | Living with {0} | Talking about {0} | {0} and {1} | Where to find {0}
| Before the first {0} | What to expect of {0} | After a {0}""".replace(
    "\n", " ").split(" | ")
SYLLABLES = [a + b for a in "b c d f g h l m n p r s t v w br cl dr gr pl st tr"
             .split() for b in "a e i o u ai ea oo er in on al".split()]


def vocabulary():
    rng = random.Random(1)
    made = set()
    while len(made) < 24000:
        made.add("".join(rng.choice(SYLLABLES)
                         for _ in range(rng.choice((2, 2, 3, 3, 4)))))
    words = FUNCTION + CONTENT + sorted(made, key=lambda w: (len(w), w))
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return words, weights


class Maker:
    def __init__(self):
        self.words, self.weights = vocabulary()

    def some(self, rng, count):
        return rng.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, rng, count):
        words = self.some(rng, count)
        for i in range(6, count - 3, 9):
            words[i] += ","
        return " ".join(words).capitalize() + "."

    def text(self, rng, count, rich=True):
        """Spans (kind, text) of about count words."""
        spans = []
        while count > 0:
            size = min(max(4, int(rng.gauss(15, 5))), max(count, 4))
            spans.append(("", self.sentence(rng, size)))
            count -= size
        if rich and rng.random() < 0.3:
            spans.insert(rng.randrange(len(spans) + 1), ("strong",
                         " ".join(self.some(rng, 3)).capitalize() + "."))
        if rich and rng.random() < 0.2:
            spans.append(("a", " ".join(self.some(rng, 2)).capitalize()))
        return spans

    def title(self, rng):
        a, b = rng.choices(CONTENT, k=2)
        return rng.choice(HEADS).format(a, b).capitalize()

    def items(self, rng, least, most, size):
        return [self.text(rng, max(3, int(rng.gauss(size, 3))), False)
                for _ in range(rng.randint(least, most))]

    def block(self, rng):
        """A block and its number of words."""
        chance = rng.random()
        if chance < 0.68:
            count = int(min(90, max(10, rng.lognormvariate(3.55, 0.45))))
            return ("p", self.text(rng, count)), count
        if chance < 0.88:
            return ("ul", self.items(rng, 3, 6, 9)), 40
        if chance < 0.93:
            return ("ol", self.items(rng, 3, 5, 14)), 56
        if chance < 0.97:
            return ("quote", self.text(rng, 24, False)), 24
        rows = [[" ".join(self.some(rng, 4)).capitalize() for _ in range(3)]
                for _ in range(4)]
        return ("table", rows), 48

    def article(self, number, words):
        rng = random.Random(f"leaflet {number}")
        blocks = []
        left = words - 60
        while left > 0:
            wanted = min(left, rng.randint(90, 190))
            section = []
            while wanted > 0:
                block, count = self.block(rng)
                section.append(block)
                wanted -= count
                left -= count
            blocks.append((self.title(rng), section))
        points = rng.random() < 0.3
        return {
            "id": f"article-{number:06}",
            "title": self.title(rng).rstrip("?"),
            "summary": self.sentence(rng, rng.randint(12, 22)),
            "topics": rng.sample(CONTENT[:60], 3),
            "lead": self.text(rng, 26, False),
            "points": self.items(rng, 3, 4, 8) if points else None,
            "sections": blocks,
        }


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def xml_spans(spans):
    out = []
    for kind, text in spans:
        text = escape(text)
        if kind == "a":
            text = f'<a href="https://example.org/more">{text}</a>'
        elif kind:
            text = f"<{kind}>{text}</{kind}>"
        out.append(text)
    return " ".join(out)


def xml_block(kind, what):
    if kind == "p":
        return f"<p>{xml_spans(what)}</p>"
    if kind == "quote":
        return ('<quote cite="Somebody, shared with permission">'
                f"<p>{xml_spans(what)}</p></quote>")
    if kind == "table":
        rows = ["".join(f"<cell>{escape(c)}</cell>" for c in row)
                for row in what]
        return (f"<table><head>{rows[0]}</head>" +
                "".join(f"<row>{row}</row>" for row in rows[1:]) + "</table>")
    return (f"<{kind}>" + "".join(f"<li>{xml_spans(i)}</li>" for i in what) +
            f"</{kind}>")


def xml(article, number):
    topics = "".join(f"<topic>{t}</topic>" for t in article["topics"])
    points = article["points"]
    box = ('<note kind="key-points">' + xml_block("ul", points) + "</note>"
           if points else "")
    sections = "\n".join(
        f"<section><title>{escape(title)}</title>\n" +
        "\n".join(xml_block(*block) for block in blocks) + "\n</section>"
        for title, blocks in article["sections"])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<article id="{article['id']}" lang="en-GB">
<title>{escape(article['title'])}</title>
<summary>{article['summary']}</summary>
<about><audience>Adults and their families</audience>
<author>The editors</author><published>2026-03-04</published>
<review-due>2029-03-04</review-due><version>1.2</version>
<reference>RT-{number:06}</reference>
<url>https://example.org/articles/{article['id']}</url>
<short-url>https://example.org/{number:06}</short-url>
{topics}<source>Made for measuring</source></about>
<opening><p>{xml_spans(article['lead'])}</p>{box}</opening>
{sections}
</article>
"""


TYPST = """#set page(width: 148mm, height: 210mm, margin: 18mm, numbering: "1")
#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en")
#set document(title: "%s")
#set par(leading: 5pt)
#show heading: set text(font: "Source Serif 4", fill: rgb("#0F4C5C"))
"""


def typst_text(text):
    for c in "\\#*_$@<>[]`~":
        text = text.replace(c, "\\" + c)
    return text


def typst_spans(spans):
    out = []
    for kind, text in spans:
        text = typst_text(text)
        if kind == "a":
            text = f'#link("https://example.org/more")[{text}]'
        elif kind:
            text = f"*{text}*"
        out.append(text)
    return " ".join(out)


def typst_block(kind, what):
    if kind == "p":
        return typst_spans(what) + "\n"
    if kind == "quote":
        return f"#quote(block: true)[{typst_spans(what)}]\n"
    if kind == "table":
        cells = ", ".join(f"[{typst_text(c)}]" for row in what for c in row)
        return f"#table(columns: 3, {cells})\n"
    mark = "-" if kind == "ul" else "+"
    return "\n".join(f"{mark} {typst_spans(i)}" for i in what) + "\n"


def typst(article):
    parts = [TYPST % article["title"],
             f"#page(fill: rgb(\"#0F4C5C\"))[#set text(fill: white)\n"
             f"#text(size: 36pt)[{typst_text(article['title'])}]\n\n"
             f"{typst_text(article['summary'])}]\n",
             f"#text(size: 15pt)[{typst_spans(article['lead'])}]\n"]
    if article["points"]:
        parts.append(typst_block("ul", article["points"]))
    for title, blocks in article["sections"]:
        parts.append(f"= {typst_text(title)}\n")
        parts += [typst_block(*block) for block in blocks]
    parts.append("#pagebreak()\n= Read next\n" + "\n".join(
        f"- {t}: https:\\/\\/example.org/{t}" for t in article["topics"]))
    return "\n".join(parts) + "\n"


def groff_spans(spans):
    return "\n".join(f'.B "{text}"' if kind == "strong" else text
                     for kind, text in spans)


def groff_block(kind, what):
    if kind == "p":
        return ".LP\n" + groff_spans(what)
    if kind == "quote":
        return ".QP\n" + groff_spans(what)
    if kind == "table":
        return "\n".join(".LP\n" + ": ".join(row) for row in what)
    return "\n".join(f".IP {mark} 4\n{groff_spans(item)}" for mark, item in
                     ((r"\(bu" if kind == "ul" else i + 1, item)
                      for i, item in enumerate(what)))


def groff(article):
    parts = [".nr PS 12\n.nr LL 11.2c\n.nr PO 1.8c\n.TL\n" + article["title"] +
             "\n.AB\n" + article["summary"] + "\n.AE\n.LP\n" +
             groff_spans(article["lead"])]
    if article["points"]:
        parts.append(groff_block("ul", article["points"]))
    for title, blocks in article["sections"]:
        parts.append(f".NH 1\n{title}")
        parts += [groff_block(*block) for block in blocks]
    return "\n".join(parts) + "\n"


def main():
    args = [a for a in sys.argv[1:] if a != "--peers"]
    count, folder = int(args[0]), args[1]
    words = int(args[2]) if len(args) > 2 else 800
    maker = Maker()
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        article = maker.article(number, words)
        texts = {"xml": xml(article, number)}
        if "--peers" in sys.argv:
            texts.update(typ=typst(article), ms=groff(article))
        for ending, text in texts.items():
            name = f"{folder}/{article['id']}.{ending}"
            with open(name, "w", encoding="utf-8") as file:
                file.write(text)


main()
