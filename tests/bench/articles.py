"""Made articles of the shapes that real ones have.

usage: articles.py COUNT FOLDER [LEAST MOST]

LEAST and MOST bound the number of words of each.  Without them, lengths are
those of health articles on the web: half have under 450 words, one in twenty
over 1,300.  The same arguments make the same articles.
"""

import os
import random
import sys

WORDS = """a about after again all also always an and another any appointment
are around as ask at away back be because been before begin being better
between body both breath breathing bring but by call can change children clear
clinic cold come common could day days difficult do doctor during each early
easier eat enough even every everybody evening exercise family feel feeling few
find first follow food for free friend friends from give go good group half has
have health help helpful her here him home hour hours how if important in
information into is it its keep kind know later learn leave less let life light
like list listen little live long look lot make many medicine meal might mind
month more morning most move much must need never new next night no nobody not
nothing notice now nurse of off often on once one only open or other our out
outside over own pain part people perhaps pharmacist phone place plan possible
practice practise problem question quiet rather reach read ready reason remember
rest right room routine same say see several share she short should show sit
sleep slowly small so some somebody something sometimes soon speak start step
still stop strong such sure surgery take talk tell than that the their them then
there these they thing things think this those thought through time to today
together too treatment try turn two under understand until up use useful usual
usually very visit wait walk want warm was water way week weeks well what when
where whether which while who why will with without work worried worry worse
would write year yes you your appropriate uncomfortable responsibilities
medication conversation rehabilitation concentration neighbourhood""".split()

# Words of a paragraph and of a list's item: quantiles of real ones.
PARAGRAPH = [5, 10, 16, 24, 37, 52, 78, 120]
ITEM = [2, 4, 6, 8, 11, 16, 28, 45]
ARTICLE = [160, 260, 350, 450, 560, 720, 950, 1350]


def between(random_, quantiles):
    """A number spread as the quantiles are."""
    at = random_.random() * (len(quantiles) - 1)
    low = int(at)
    return round(quantiles[low] +
                 (quantiles[low + 1] - quantiles[low]) * (at - low))


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def words(self, count):
        return [self.random.choice(WORDS) for _ in range(count)]

    def sentences(self, count):
        """So many words, in sentences of up to twenty."""
        text = []
        while count > 0:
            size = min(count, self.random.randint(6, 20))
            if 0 < count - size < 4:
                size = count
            words = self.words(size)
            words[0] = words[0].capitalize()
            for i in range(4, size - 3, 7):
                if self.chance(0.4):
                    words[i] += ","
            if self.chance(0.1):
                words[-1] = f"<strong>{words[-1]}</strong>"
            text.append(" ".join(words) + ".")
            count -= size
        return " ".join(text)

    def title(self):
        words = self.words(self.random.randint(2, 7))
        return " ".join(words).capitalize()

    def paragraph(self):
        count = between(self.random, PARAGRAPH)
        return count, f"<p>{self.sentences(count)}</p>"

    def listing(self):
        items, count = [], 0
        for _ in range(self.random.choice([2, 3, 3, 4, 4, 5, 6])):
            size = between(self.random, ITEM)
            count += size
            items.append(f"<li>{self.sentences(size)}</li>")
        kind = "ol" if self.chance(0.15) else "ul"
        return count + 7, (f"<p>{self.sentences(7)[:-1]}:</p>"
                           f"<{kind}>{''.join(items)}</{kind}>")

    def steps(self):
        items, count = [], 0
        for _ in range(self.random.randint(3, 5)):
            size = between(self.random, PARAGRAPH[:6])
            count += size + 3
            items.append(f"<li><title>{self.title()}</title>"
                         f"<p>{self.sentences(size)}</p></li>")
        return count, f"<ol>{''.join(items)}</ol>"

    def quote(self):
        count = self.random.randint(12, 30)
        return count, (f"<quote cite=\"A reader\"><p>"
                       f"{self.sentences(count)}</p></quote>")

    def note(self):
        count = self.random.randint(15, 40)
        return count, (f"<note kind=\"note\"><p>{self.sentences(count)}"
                       "</p></note>")

    def table(self):
        rows = []
        for _ in range(self.random.randint(2, 5)):
            cells = "".join(f"<cell>{self.sentences(4)}</cell>"
                            for _ in range(3))
            rows.append(f"<row>{cells}</row>")
        head = "".join(f"<cell>{' '.join(self.words(2))}</cell>"
                       for _ in range(3))
        return 40, f"<table><head>{head}</head>{''.join(rows)}</table>"

    def block(self):
        dice = self.random.random()
        if dice < 0.70:
            return self.paragraph()
        if dice < 0.88:
            return self.listing()
        for share, make in ((0.91, self.steps), (0.95, self.quote),
                            (0.98, self.note)):
            if dice < share:
                return make()
        return self.table()

    def article(self, name, size):
        parts, count = [], 0
        while count < size:
            blocks, section = [], self.random.randint(60, 190)
            while section > 0 and count < size:
                words, block = self.block()
                blocks.append(block)
                count += words
                section -= words
                if self.chance(0.05) and section > 60:
                    words, block = self.paragraph()
                    blocks.append(f"<section><title>{self.title()}</title>"
                                  f"{block}</section>")
                    count += words
                    break
            parts.append(f"<section><title>{self.title()}</title>"
                         f"{''.join(blocks)}</section>")
        opening = (f"<opening><p>{self.sentences(24)}</p></opening>"
                   if self.chance(0.6) else "")
        return (f"<article id=\"{name}\" lang=\"en-GB\">"
                f"<title>{self.title()}</title>"
                f"<summary>{self.sentences(18)}</summary>"
                "<about><audience>Adults</audience><author>The editors"
                "</author><published>2026-03-04</published>"
                "<review-due>2029-03-04</review-due>"
                f"<url>https://example.org/{name}</url>"
                "<source>Made for a test</source></about>"
                f"{opening}{''.join(parts)}</article>\n")


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        maker = Maker(i)
        size = (maker.random.randint(int(sys.argv[3]), int(sys.argv[4]))
                if len(sys.argv) > 4 else between(maker.random, ARTICLE))
        name = f"m{i:04}"
        path = os.path.join(folder, name + ".xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(maker.article(name, size))


main()
