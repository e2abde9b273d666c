#!/usr/bin/env python3
"""A corpus of made articles, each with every block and every inline element of
the format, in languages, profiles, formats, cover styles and standards drawn
by lot; the same every time.

    made.py write COUNT FOLDER    FOLDER/leaflet.yaml, and FOLDER/eN/*.xml for
                                  each of its editions
    made.py editions FOLDER       their names
    made.py check FOLDER OUT      validates OUT/eN/*.pdf to the articles, and
                                  prints "ok ..." or "not ok ..." for each
"""

import multiprocessing
import os
import random
import shutil
import sys

sys.dont_write_bytecode = True

from made_words import LANGUAGES, WORDS

SEED = 20260304
EDITIONS = 25
PICTURES = {"pond.svg": "tests/pages/pond.svg",
            "evening.jpg": "tests/pages/evening.jpg"}
INLINES = ("em strong href ref abbr sub sup q br span nobr address number "
           "hyphen").split()
BLOCKS = ("p ul ol steps dl quote note warning key urgent figure decorative "
          "table heads section").split()


class Maker:
    """One article."""

    def __init__(self, lot, name, names, edition):
        self.lot, self.name, self.names = lot, name, names
        self.edition = edition
        self.lang = LANGUAGES[0] if lot.random() < 0.5 else lot.choice(
            LANGUAGES)
        self.inlines = []
        self.depth = 0

    def word(self, lang=None):
        return self.lot.choice(WORDS[lang or self.lang][0].split())

    def words(self, least, most, lang=None):
        return " ".join(self.word(lang) for _ in
                        range(self.lot.randint(least, most)))

    def inline(self):
        """The next kind of inline element, so that each comes by."""
        if not self.inlines:
            self.inlines = INLINES[:]
            self.lot.shuffle(self.inlines)
        kind = self.inlines.pop()
        return getattr(self, "inline_" + kind)()

    def inline_em(self):
        return "<em>%s</em>" % self.words(1, 2)

    def inline_strong(self):
        return "<strong>%s <em>%s</em></strong>" % (self.word(), self.word())

    def inline_href(self):
        return '<a href="https://example.org/%d/%s">%s</a>' % (
            self.lot.randint(1, 99), "a-long-way" * self.lot.randint(0, 4),
            self.words(1, 9))

    def inline_address(self):
        number = self.lot.randint(1, 999)
        return '<a href="https://example.org/%d">example.org/%d</a>' % (
            number, number)

    def inline_ref(self):
        return '<a ref="%s">%s</a>' % (self.lot.choice(self.names),
                                       self.words(1, 3))

    def inline_abbr(self):
        return '<abbr title="%s">%s</abbr>' % (
            self.words(2, 3), self.lot.choice(("NHS", "CBT", "A&amp;E")))

    def inline_sub(self):
        return "H<sub>%d</sub>O" % self.lot.randint(2, 9)

    def inline_sup(self):
        return "m<sup>%d</sup>" % self.lot.randint(2, 9)

    def inline_q(self):
        return "<q>%s</q>" % self.words(1, 4)

    def inline_br(self):
        return "%s<br/>%s" % (self.word(), self.word())

    def inline_span(self):
        other = self.lot.choice(LANGUAGES)
        return '<span lang="%s">%s</span>' % (other, self.words(1, 4, other))

    def inline_nobr(self):
        return "<nobr>%s</nobr>" % self.words(2, 2)

    def inline_number(self):
        return "01632 960%03d" % self.lot.randint(0, 999)

    def inline_hyphen(self):
        one = self.word()
        return one[:2] + "&#173;" + one[2:] if self.lang in (
            "en-GB", "de", "fr", "pl") else one

    def sentence(self, least=4, most=14):
        words = self.words(least, most).split()
        for _ in range(self.lot.choice((0, 0, 1, 2))):
            words.insert(self.lot.randint(1, len(words)), self.inline())
        text = " ".join(words)
        return text[:1].upper() + text[1:] + WORDS[self.lang][1]

    def running(self, most=5):
        return " ".join(self.sentence() for _ in
                        range(self.lot.randint(1, most)))

    def title(self):
        text = self.words(2, 5)
        if self.lot.random() < 0.2:
            text += " " + self.inline_em()
        return text[:1].upper() + text[1:]

    # Blocks.

    def p(self):
        return "<p>%s</p>" % self.running()

    def items(self, least, most):
        return "".join("<li>%s</li>" % self.running(2)
                       for _ in range(self.lot.randint(least, most)))

    def ul(self):
        inner = "<li><p>%s</p><ul>%s</ul></li>" % (
            self.running(2), self.items(2, 3))
        return "<ul>%s%s</ul>" % (self.items(1, 4), inner)

    def ol(self):
        return "<ol>%s</ol>" % self.items(2, 6)

    def steps(self):
        return "<ol>%s</ol>" % "".join(
            "<li><title>%s</title>%s</li>" % (self.title(), self.p())
            for _ in range(self.lot.randint(2, 4)))

    def dl(self):
        return "<dl>%s</dl>" % "".join(
            "<dt>%s</dt><dd>%s</dd>" % (self.title(), self.running(2))
            for _ in range(self.lot.randint(2, 4)))

    def quote(self):
        return '<quote cite="%s">%s</quote>' % (
            self.words(1, 3), "".join(self.p() for _ in
                                      range(self.lot.randint(1, 2))))

    def boxed(self, kind):
        title = "<title>%s</title>" % self.title() if \
            self.lot.random() < 0.6 else ""
        return '<note kind="%s">%s%s%s</note>' % (
            kind, title, self.p(), self.lot.choice(("", self.ol())))

    def note(self):
        return self.boxed("note")

    def warning(self):
        return self.boxed("warning")

    def key(self):
        return '<note kind="key-points"><ul>%s</ul></note>' % \
            self.items(3, 5)

    def urgent(self):
        rows = "".join("<dt>01632 960%03d</dt><dd>%s</dd>" % (
            self.lot.randint(0, 999), self.words(2, 6))
            for _ in range(self.lot.randint(1, 3)))
        return '<note kind="urgent"><p>%s</p><dl>%s</dl></note>' % (
            self.sentence(3, 8), rows)

    def figure(self):
        return '<figure src="../pictures/%s" alt="%s"><caption>%s</caption>' \
            "</figure>" % (self.lot.choice(sorted(PICTURES)),
                           self.words(4, 9), self.running(2))

    def decorative(self):
        return '<figure src="../pictures/pond.svg" decorative="yes"/>'

    def cell(self, extra=""):
        return "<cell%s>%s</cell>" % (extra, self.lot.choice((
            self.words(1, 3), self.sentence(2, 6), self.inline())))

    def table(self):
        """Row heads, and a cell over two columns or rows."""
        columns = self.lot.randint(3, 4)
        head = "".join(self.cell() for _ in range(columns))
        wide = self.cell() + self.cell(' colspan="%d"' % (columns - 1))
        tall = self.cell() + self.cell(' rowspan="2"') + "".join(
            self.cell() for _ in range(columns - 2))
        below = "".join(self.cell() for _ in range(columns - 1))
        return '<table row-heads="yes"><caption>%s</caption><head>%s</head>' \
            "<row>%s</row><row>%s</row><row>%s</row></table>" % (
                self.title(), head, wide, tall, below)

    def heads(self):
        """Neither row heads nor caption."""
        columns = self.lot.randint(2, 3)
        rows = ["".join(self.cell() for _ in range(columns))
                for _ in range(self.lot.randint(2, 6))]
        return '<table row-heads="no"><head>%s</head>%s</table>' % (
            rows[0], "".join("<row>%s</row>" % row for row in rows[1:]))

    def section(self):
        """A section in a section, and one in that."""
        inner = "<section><title>%s</title>%s</section>" % (
            self.title(), self.p() + self.dl())
        return "<section><title>%s</title>%s%s</section>" % (
            self.title(), self.p(), inner)

    def about(self):
        number = self.names.index(self.name)
        lot = self.lot
        return "<about><audience>%s</audience>%s<published>2026-0%d-11" \
            "</published><review-due>2028-0%d</review-due><version>%d" \
            "</version><reference>MAD-%03d</reference><url>https://example." \
            "org/made/%d</url><short-url>https://example.org/%03d" \
            "</short-url>%s%s</about>" % (
                self.words(2, 6), "".join(
                    "<author>%s</author>" % self.words(2, 2)
                    for _ in range(lot.randint(1, 3))), lot.randint(1, 9),
                lot.randint(1, 9), lot.randint(1, 9), number, number, number,
                "".join("<topic>%s</topic>" % self.word()
                        for _ in range(lot.randint(1, 4))),
                "".join("<source>%s, <em>%s</em>, 2025.</source>" % (
                    self.words(1, 3), self.words(2, 4))
                    for _ in range(lot.randint(1, 4))))

    def article(self):
        blocks = BLOCKS[:]
        blocks.remove("section")
        self.lot.shuffle(blocks)
        cuts = sorted(self.lot.sample(range(1, len(blocks)),
                                      self.lot.randint(1, 4)))
        groups = [blocks[a:b] for a, b in zip([0] + cuts,
                                              cuts + [len(blocks)])]
        body = []
        for number, group in enumerate(groups):
            parts = [getattr(self, kind)() for kind in group]
            if number == len(groups) - 1:
                parts.append(self.section())
            body.append("<section><title>%s</title>%s%s</section>" % (
                self.title(), self.p(), "".join(parts)))
        opening = "<p>%s</p>" % self.running(2)
        return '<article id="%s" lang="%s"><title>%s</title>%s<summary>%s' \
            "</summary>%s<opening>%s</opening>%s%s</article>\n" % (
                self.name, self.lang, self.title(),
                "<subtitle>%s</subtitle>" % self.words(2, 4),
                self.sentence(5, 12), self.about(), opening, "".join(body),
                "".join('<related ref="%s"/>' % other for other in
                        self.lot.sample(self.names,
                                        min(2, len(self.names)))
                        if other != self.name))


def edition(lot, number):
    """One edition's settings, as YAML."""
    profile = ("standard", "clear", "large", "giant")[number % 4]
    format = lot.choice({
        "standard": ("a5", "a4", "a4-2col", "letter", "half-letter", "slim"),
        "clear": ("a5", "a4", "a4-2col", "letter", "half-letter"),
        "large": ("a5", "a4", "letter", "half-letter"),
        "giant": ("a4", "letter")}[profile])
    standard = lot.choice(("[ua-1, a-2a]", "[ua-1, a-2a]", "[a-3a]",
                           "[ua-2, a-4]", "[a-4f]"))
    body = lot.choice(("{align: left}", "{align: justify, hyphenate: yes}",
                       "{hyphenate: yes}")) if profile == "standard" else \
        "{align: left}"
    return "  e%d:\n    profile: %s\n    format: %s\n    standard: %s\n" \
        "    styles.body: %s\n    cover: {style: %s, art: %s}\n" \
        "    links.print: %s\n    back.codes: %s\n" % (
            number, profile, format, standard, body,
            lot.choice(("field", "frame", "band", "plain")),
            lot.choice(("auto", "left", "pair", "rise", "none")),
            lot.choice(("none", "inline", "notes")),
            lot.choice(("yes", "no")))


def write(count, folder):
    lot = random.Random(SEED)
    os.makedirs(folder + "/pictures")
    for name, path in PICTURES.items():
        shutil.copy(path, "%s/pictures/%s" % (folder, name))
    with open(folder + "/leaflet.yaml", "w", encoding="utf-8") as out:
        out.write("brand: {name: The makers, url: 'https://example.org', "
                  "phone: 01632 960118,\n  email: made@example.org, "
                  "feedback: 01632 960120, other-formats: Call 01632 960119."
                  "}\nformats:\n  slim: {size: 120mm 230mm, margins: 13mm}\n"
                  "editions:\n" + "".join(edition(lot, number) for number in
                                          range(EDITIONS)))
    for number in range(EDITIONS):
        names = ["made-%d-%d" % (number, at) for at in
                 range(len(range(number, count, EDITIONS)))]
        os.mkdir("%s/e%d" % (folder, number))
        for name in names:
            path = "%s/e%d/%s.xml" % (folder, number, name)
            with open(path, "w", encoding="utf-8") as out:
                out.write(Maker(lot, name, names, number).article())


def check_one(pair):
    from validate import faults_of  # in the process that uses it
    path, source = pair
    sys.setrecursionlimit(10000)
    return path, list(faults_of(path, source))


def check(folder, out):
    pairs = []
    for name in sorted(os.listdir(folder)):
        for file in sorted(os.listdir(os.path.join(folder, name))) if \
                name.startswith("e") else ():
            pairs.append(("%s/%s/%spdf" % (out, name, file[:-3]),
                          "%s/%s/%s" % (folder, name, file)))
    with multiprocessing.Pool(2) as pool:
        for path, faults in pool.imap(check_one, pairs):
            print("not ok" if faults else "ok", os.path.basename(path),
                  flush=True)
            for rule, text in faults[:5]:
                print("# %s: %s" % (rule, text))


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "write":
        write(int(arguments[1]), arguments[2])
    elif len(arguments) == 2 and arguments[0] == "editions":
        print(" ".join("e%d" % number for number in range(EDITIONS)))
    elif len(arguments) == 3 and arguments[0] == "check":
        check(arguments[1], arguments[2])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
