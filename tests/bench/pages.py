"""How well pages are broken, and articles fitted.

    python3 tests/bench/pages.py LEAFLET FAULTS

ARTICLES=500 is the number of made articles (articles.py).  Each is set in
three ways; what the ends of pages do that they should not is counted by the
program, and the proof that no pages and settings of paragraphs have less is
that of FAULTS (faults.c), which shares none of the program's search.  Then a
hundred articles of 300 to 1,500 words are to have a multiple of four pages.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
LEAFLET, FAULTS = (os.path.abspath(path) for path in sys.argv[1:3])
ARTICLES = int(os.environ.get("ARTICLES", 500))
HARD = ("widows", "orphans", "stranded", "parted")
SOFT = ("runts", "broken")
EDITIONS = {
    "a5": "format: a5",
    "a4-2col": "format: a4-2col",
    "large": "format: a5, profile: large",
    "justified": "format: a5, styles: {body: {align: justify, hyphenate: true}}",
}


def make(work, name, count, editions, *bounds):
    """A report's articles, and what was said."""
    folder = f"{work}/{name}"
    subprocess.run([sys.executable, f"{HERE}/articles.py", str(count), folder,
                    *bounds], check=True)
    with open(f"{folder}/leaflet.yaml", "w", encoding="utf-8") as file:
        file.write(f"build: [{', '.join(editions)}]\neditions:\n")
        for edition, settings in editions.items():
            file.write(f"  {edition}: {{{settings}}}\n")
    done = subprocess.run(
        [LEAFLET, "-v", "-o", f"{work}/out", "--report", f"{work}/report",
         folder], capture_output=True, check=True, text=True)
    with open(f"{work}/report", encoding="utf-8") as file:
        return json.load(file)["articles"], done.stderr.splitlines()


def proven(work, edition, sources):
    """The fewest faults of each source; None where there is no proof."""
    done = subprocess.run(
        [FAULTS, f"{work}/three/leaflet.yaml", edition, *sources],
        capture_output=True, text=True)
    lines = [line.rsplit(" ", 2) for line in done.stdout.splitlines()]
    return {source: (int(hard), int(soft)) for source, hard, soft in lines}


def ends_of_pages(work):
    print(f"{ARTICLES} articles; at the ends of pages and columns:")
    articles, _ = make(work, "three", ARTICLES, EDITIONS)
    for edition in EDITIONS:
        counts, found, pages = Counter(), {}, 0
        for article in articles:
            if article["edition"] != edition:
                continue
            fit = article["fit"]
            pages += article["pages"]
            counts.update({key: fit[key] for key in HARD + SOFT})
            hard, soft = (sum(fit[key] for key in keys)
                          for keys in (HARD, SOFT))
            if hard or soft:
                found[article["source"]] = (hard, soft)
        least = proven(work, edition, found) if found else {}
        unavoidable = sum(sum(faults) for source, faults in found.items()
                          if least.get(source) == faults)
        faults = sum(counts.values())
        print(f"  {edition}: {pages} pages, "
              + ", ".join(f"{counts[key]} {key}" for key in HARD + SOFT)
              + f"; {unavoidable} of {faults} proven unavoidable"
              + (f", 1 in {pages // faults} pages" if faults else ""))
        for source, faults in found.items():
            if least.get(source) != faults:
                print(f"    {source}: {faults}, fewest {least.get(source)}")


def multiples_of_four(work):
    articles, said = make(work, "four", 100,
                          {"a5": "format: a5, pages: multiple of 4"},
                          "300", "1500")
    full = [a for a in articles if a["fit"]["fill"] >= 60]
    left = Counter(a["fit"]["left"] for a in articles)
    levers = Counter(a["fit"]["lever"] for a in articles)
    print(f"100 articles of 300 to 1,500 words, a multiple of 4 pages: of "
          f"{len(full)} the last page of text is full by 60 % or more")
    print("  pages left over: " + ", ".join(
        f"{count} of {number}" for number, count in sorted(left.items()))
        + "; levers: " + ", ".join(
            f"{count} {lever}" for lever, count in sorted(levers.items())))
    for line in said:
        if "only" in line and "full" in line:
            print("  " + os.path.basename(line))


def main():
    work = tempfile.mkdtemp(prefix="leaflet-bench-")
    try:
        ends_of_pages(work)
        multiples_of_four(work)
    finally:
        shutil.rmtree(work)


main()
