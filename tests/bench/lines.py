"""How lines come out, read from PDFs: spaces of justified text, and the edge of
ragged text beside that of Chromium and Typst.

    python3 tests/bench/lines.py LEAFLET

Everything is measured by pdftotext -bbox, in the same way for every program,
on articles that are made (articles.py), always the same ones.  LINES=200 is
the number of articles of the justified sample, EDGES=40 that of the ragged one.
"""
import html
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
LEAFLET = os.path.abspath(sys.argv[1])
LINES = int(os.environ.get("LINES", 200))
EDGES = int(os.environ.get("EDGES", 40))
WORK = tempfile.mkdtemp(prefix="leaflet-lines-")
MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
                  r'yMax="([\d.]+)">(.*)</word>')


# --- lines of a PDF --------------------------------------------------------

def lines_of(pdf):
    """Lists of (text, left, right), page by page from the top."""
    out = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True,
                         capture_output=True).stdout.decode()
    lines = []
    for page in out.split("<page ")[1:]:
        rows = {}
        for left, _, right, bottom, text in WORD.findall(page):
            rows.setdefault(round(float(bottom)), []).append(
                (html.unescape(text), float(left), float(right)))
        lines += [sorted(rows[y], key=lambda w: w[1]) for y in sorted(rows)]
    return lines


def plain(text):
    return text.replace("\u00ad", "-").replace("\u2010", "-")


class Paragraph:
    """A text, and the lines in which it stands."""

    def __init__(self, text):
        self.text = text.replace(" ", "")
        self.lines = []
        self.hyphens = []
        self.at = 0

    def take(self, line):
        """Adds the line if it goes on with the text."""
        found = plain("".join(word[0] for word in line))
        hyphen = found.endswith("-")
        if not self.text.startswith(found, self.at):
            found = found[:-1]
            if not hyphen or not found or \
                    not self.text.startswith(found, self.at):
                return False
        self.lines.append(line)
        self.hyphens.append(hyphen)
        self.at += len(found)
        return True


def match(paragraphs, pdf):
    """Gives the PDF's lines to the paragraphs, in order; others are
    furniture."""
    left = list(paragraphs)
    for line in lines_of(pdf):
        while left and left[0].at == len(left[0].text):
            left.pop(0)
        if left and not left[0].take(line) and left[0].at == 0:
            continue
    missing = [p for p in paragraphs if p.at < len(p.text)]
    if missing:
        sys.exit(f"{pdf}: {len(missing)} paragraphs are not found, the first "
                 f"is {missing[0].text[:60]}")
    return paragraphs


# --- made articles ---------------------------------------------------------

def made(count):
    """Texts of their paragraphs, article by article."""
    folder = f"{WORK}/made-{count}"
    subprocess.run([sys.executable, f"{HERE}/articles.py", str(count), folder,
                    "600", "900"], check=True)
    texts = []
    for name in sorted(os.listdir(folder)):
        root = ET.parse(f"{folder}/{name}").getroot()
        texts.append(["".join(p.itertext()) for section in
                      root.iter("section") for p in section.findall("p")])
    return texts


def write(folder, texts, settings):
    """The same as articles of nothing but paragraphs, and a configuration."""
    os.makedirs(folder)
    with open(f"{folder}/leaflet.yaml", "w", encoding="utf-8") as out:
        out.write(settings)
    for i, paragraphs in enumerate(texts):
        body = "".join(f"<p>{html.escape(t)}</p>" for t in paragraphs)
        with open(f"{folder}/t{i:03}.xml", "w", encoding="utf-8") as out:
            out.write(f'<article id="t{i:03}" lang="en-GB"><title>Lines'
                      "</title><summary>Made for measuring.</summary><section>"
                      f"<title>Text</title>{body}</section></article>")


def set_by_leaflet(folder, texts, settings):
    write(folder, texts, settings)
    subprocess.run([LEAFLET, "-q", "-o", f"{folder}/out", folder], check=True)
    return [match([Paragraph(t) for t in paragraphs],
                  f"{folder}/out/leaflet/t{i:03}.pdf")
            for i, paragraphs in enumerate(texts)]


# --- justified -------------------------------------------------------------

def gaps(line):
    return [b[1] - a[2] for a, b in zip(line, line[1:])]


def longest_run(paragraph):
    most = run = 0
    for hyphen in paragraph.hyphens[:-1]:
        run = run + 1 if hyphen else 0
        most = max(most, run)
    return most


def justified():
    """Noto Serif at 10.5 points, on 118 mm, divided."""
    file = subprocess.run(["fc-match", "-f", "%{file}", "Noto Serif:regular"],
                          capture_output=True, check=True).stdout.decode()
    if "NotoSerif" not in file:
        print("justified: there is no Noto Serif")
        return
    settings = f"""fonts: {{body: Noto Serif, folders: [{os.path.dirname(file)}]}}
formats:
  book: {{size: 170mm 240mm, margins: 15mm 26mm, characters: 68}}
editions:
  leaflet:
    format: book
    styles:
      body: {{size: 10.5pt, leading: 6mm, align: justify, hyphenate: yes}}
"""
    leaflets = set_by_leaflet(f"{WORK}/justified", made(LINES), settings)
    paragraphs = [p for leaflet in leaflets for p in leaflet]
    natural = statistics.median(g for p in paragraphs
                                for g in gaps(p.lines[-1]))
    full = [line for p in paragraphs for line in p.lines[:-1]]
    spaces = [g / natural for line in full for g in gaps(line)]
    means = [statistics.mean(gaps(line)) / natural for line in full
             if len(line) > 1]
    right = statistics.mode(round(line[-1][2]) for line in full)
    print(f"justified, Noto Serif 10.5 pt on 118 mm: {len(full)} lines of "
          f"{len(leaflets)} leaflets; spaces vary by "
          f"{100 * statistics.pstdev(spaces) / statistics.mean(spaces):.1f} % "
          f"of their mean, {100 * sum(m > 1.6 for m in means) / len(means):.2f}"
          " % of lines looser than 1.6 times a space, "
          f"{sum(longest_run(p) > 2 for p in paragraphs)} runs of three "
          f"hyphens, {sum(line[-1][2] > right + 5.25 for line in full)} lines "
          "that stick out, "
          f"{100 * sum(map(sum, (p.hyphens for p in paragraphs))) / len(full):.1f}"
          " % divided")


# --- ragged ----------------------------------------------------------------

MEASURE = 112 * MM
FACE = "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf"


def by_leaflet(texts):
    leaflets = set_by_leaflet(f"{WORK}/ragged", texts,
                              "editions: {leaflet: {}}\n")
    return [p for leaflet in leaflets for p in leaflet]


TYPST = """#set page(width: 148mm, height: 210mm, margin: 18mm)
#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en",
  hyphenate: false)
#set par(justify: false, linebreaks: "optimized")

"""


def by_typst(program, texts):
    escaped = [re.sub(r"([\\#*_$@<>\[\]`~])", r"\\\1", t) for t in texts]
    with open(f"{WORK}/t.typ", "w", encoding="utf-8") as out:
        out.write(TYPST + "\n\n".join(escaped))
    subprocess.run([program, "compile", "--font-path", "fonts",
                    f"{WORK}/t.typ", f"{WORK}/typst.pdf"], check=True)
    return match([Paragraph(t) for t in texts], f"{WORK}/typst.pdf")


PAGE = """<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><style>
@page {{ size: 148mm 210mm; margin: 18mm }}
@font-face {{ font-family: Face; src: url("file://{face}") }}
body {{ margin: 0; font: 12pt/6mm Face; hyphens: manual }}
p {{ margin: 0 0 9mm; width: 112mm; text-wrap: pretty }}
</style>{body}</html>"""


def by_chromium(program, texts):
    body = "".join(f"<p>{html.escape(t)}</p>" for t in texts)
    with open(f"{WORK}/t.html", "w", encoding="utf-8") as out:
        out.write(PAGE.format(face=os.path.abspath(FACE), body=body))
    subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--user-data-dir={WORK}/chromium",
                    f"--print-to-pdf={WORK}/chromium.pdf",
                    f"file://{WORK}/t.html"], check=True, timeout=300,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return match([Paragraph(t) for t in texts], f"{WORK}/chromium.pdf")


def edge(name, paragraphs):
    ends, shorter = [], 0
    for paragraph in paragraphs:
        ends += [100 * (line[-1][2] - line[0][1]) / MEASURE
                 for line in paragraph.lines[:-1]]
        last = paragraph.lines[-1]
        shorter += len(paragraph.lines) > 1 and (
            len(last) == 1 or last[-1][2] - last[0][1] < .15 * MEASURE)
    print(f"{name:>10} {len(ends) + len(paragraphs):8} "
          f"{statistics.pstdev(ends):8.2f} {statistics.mean(ends):8.2f} "
          f"{min(ends):8.1f} {shorter:8}")


def find(name):
    """Where `make deps-bench` puts it, or else where the shell finds it."""
    local = os.path.join("out", "bench", "node_modules", "@typst-community",
                         "typst-linux-x64", ".typst", "bin", name)
    return os.path.abspath(local) if os.path.exists(local) else \
        shutil.which(name)


def ragged():
    """The bundled face at 12 points, on 112 mm, nothing divided."""
    texts = made(EDGES)
    print("ragged, Atkinson Hyperlegible Next 12 pt on 112 mm: where lines end, "
          "in per cent of the measure, but for last lines")
    print(f"{'':>10} {'lines':>8} {'spread':>8} {'mean':>8} {'least':>8} "
          f"{'runts':>8}")
    edge("leaflet", by_leaflet(texts))
    for name, setter in (("chromium", by_chromium), ("typst", by_typst)):
        program = find(name)
        if program:
            edge(name, setter(program, [t for one in texts for t in one]))
        else:
            print(f"{name:>10} is not installed; `make deps-bench` brings it")


try:
    justified()
    ragged()
finally:
    shutil.rmtree(WORK, ignore_errors=True)
