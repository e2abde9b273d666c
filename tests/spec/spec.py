"""Runs the examples of tests/spec/*.md:  spec.py LEAFLET FOLDER FILE.md...

An example is a fenced block "xml": an article, or a part of one, which is put
into a small article where its first element may stand.  "xml NAME" also names
its file.  What follows it, up to the next example, belongs to it:

    messages   all that `leaflet check` says, as LINE:COLUMN: error: ..., the
               lines counted within the example; an indented line goes on with
               the one above.  Without it, nothing may be said.
    pages      lines that `--to pages` prints, in this order, others between;
    article    the same of `--to article`.  "..." stands for any characters.

An example that is not refused must print the words of its text; a draft,
nothing.  At the end each element, attribute and choice of src/article/rules.c
must have occurred in an example that is not refused.
"""
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

BEFORE = """<article id="example" lang="en-GB"><title>An example</title>
"""
SUMMARY = "<summary>A small article around an example.</summary>\n"
SECTION = "<section><title>What surrounds it</title>\n"
REST = SECTION + "<p>Text.</p></section>\n"
END = "</article>\n"
BLOCKS = "p ul ol dl quote note figure table"
ABOUT = ("audience author published reviewed review-due version reference "
         "url short-url feedback art topic source contact")
# Facts that are printed in another form, in a code, or not at all.
UNPRINTED = ("published reviewed review-due url short-url art").split()

# By first element: what stands before the example and after it.
PLACES = {
    "subtitle": (BEFORE, SUMMARY + REST + END),
    "summary": (BEFORE, REST + END),
    "about": (BEFORE + SUMMARY, REST + END),
    "opening": (BEFORE + SUMMARY, REST + END),
    "section": (BEFORE + SUMMARY, END),
    "title": (BEFORE + SUMMARY + "<section>\n", "</section>" + END),
    "related": (BEFORE + SUMMARY + REST, END),
}
for name in ABOUT.split():
    PLACES[name] = (BEFORE + SUMMARY + "<about>\n", "</about>" + REST + END)
for name in BLOCKS.split():
    PLACES[name] = (BEFORE + SUMMARY + SECTION, "</section>" + END)
LINE = (BEFORE + SUMMARY + SECTION + "<p>\n", "</p></section>" + END)


class Example:
    def __init__(self, source, file):
        self.source = source
        self.blocks = {}
        first = re.match(r"\s*<([\w-]+)", source)
        first = first.group(1) if first else ""
        if first == "article":
            self.before, self.after = "", ""
            given = re.search(r'id="([a-z0-9-]+)"', source)
            name = given.group(1) if given else "example"
            self.file = file or name + ".xml"
        else:
            self.before, self.after = PLACES.get(first, LINE)
            self.file = "example.xml"

    def text(self):
        return self.before + self.source + self.after


def examples_of(path):
    """(line, example) of each; unknown kinds of blocks are not examples."""
    found, kind, lines = [], None, []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if kind is None and line.startswith("```"):
                kind, _, file_name = line[3:].strip().partition(" ")
                lines, start = [], number
            elif kind is not None and line.rstrip() == "```":
                if kind == "xml":
                    found.append((start, Example("".join(lines), file_name)))
                elif kind in ("messages", "pages", "article"):
                    found[-1][1].blocks[kind] = lines
                kind = None
            elif kind is not None:
                lines.append(line)
    return found


def wanted_messages(example):
    """The messages with the places that they have in the whole article."""
    messages = []
    for line in example.blocks.get("messages", []):
        if line[0].isspace():
            messages[-1] += " " + line.strip()
        else:
            messages.append(line.strip())
    shift = example.before.count("\n")
    return [re.sub(r"(?<=\bline )\d+|^\d+",
                   lambda found: str(int(found.group()) + shift), one)
            for one in messages]


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True,
                          timeout=60)
    return (done.returncode, done.stdout.decode("utf-8"),
            done.stderr.decode("utf-8"))


def missing_line(wanted, printed):
    """The first of the lines that does not come in its turn, or None."""
    lines = iter(printed.splitlines())
    for line in wanted:
        parts = [re.escape(part) for part in line.strip().split("...")]
        pattern = re.compile(".*?".join(parts) + "$")
        if not any(pattern.match(one.strip()) for one in lines):
            return line.strip()
    return None


def missing_word(example, pages):
    """The first word of its text that the pages do not show, or None."""
    printed = "".join(re.findall(r'^  text .*? "(.*)"$', pages, re.M))
    printed = re.sub(r'\\(.)', r'\1', "".join(printed.split()))
    root = tree.fromstring(example.text())
    for element in root.iter():
        inside = "" if element.tag in UNPRINTED else element.text or ""
        for word in (inside + " " + (element.tail or "")).split():
            if word.replace("\u00ad", "") not in printed:
                return word
    return None


def fault_of(program, folder, example):
    """What is wrong with the example, or None."""
    path = os.path.join(folder, example.file)
    with open(path, "w", encoding="utf-8") as file:
        file.write(example.text())
    status, _, said = run(program, "check", "-s", "check.duties=no", path)
    said = [line.replace(path + ":", "", 1).replace(folder + "/", "")
            for line in said.splitlines()]
    wanted = wanted_messages(example)
    if said != wanted:
        return "wanted: %s\ngot: %s" % (wanted, said)
    refused = any(" error: " in line for line in wanted)
    if status != (1 if refused else 0):
        return "status %d" % status
    if refused:
        return None
    pages = run(program, "--to", "pages", path)[1]
    if 'status="draft"' in example.source:
        os.remove(path)
        return "a draft was made" if pages else None
    article = run(program, "--to", "article", path)[1]
    word = missing_word(example, pages)
    line = (missing_line(example.blocks.get("pages", []), pages) or
            missing_line(example.blocks.get("article", []), article))
    os.remove(path)
    if word:
        return "not printed: " + word
    return "no such line in its turn: " + line if line else None


def names_in(example):
    """(element), (element, attribute) and (element, attribute, value)."""
    for element in tree.fromstring(example.text()).iter():
        yield (element.tag,)
        for name, value in element.attrib.items():
            yield element.tag, name
            yield element.tag, name, value


def names_of_rules(path):
    with open(path, encoding="utf-8") as file:
        entries = re.split(r"\n    \[ELEMENT_\w+\] = ", file.read())[1:]
    for entry in entries:
        element = re.search(r'"([\w-]+)"', entry).group(1)
        yield (element,)
        for name, values in re.findall(
                r'\{"([\w-]+)", VALUE_\w+, \w+, \{([^}]*)\}', entry):
            yield element, name
            for value in re.findall(r'"([\w-]+)"', values):
                yield element, name, value


def tell(name, fault):
    if not fault:
        print("ok " + name)
        return
    print("not ok " + name)
    for line in fault.splitlines():
        print("# " + line)


def main(program, folder, files):
    for beside in os.listdir("tests/spec/beside"):
        shutil.copy(os.path.join("tests/spec/beside", beside), folder)
    shown = set()
    for path in files:
        for line, example in examples_of(path):
            fault = fault_of(program, folder, example)
            tell("%s:%d" % (path, line), fault)
            refused = any(" error: " in one
                          for one in wanted_messages(example))
            if not fault and not refused:
                shown.update(names_in(example))
    rules = list(names_of_rules("src/article/rules.c"))
    tell("the rules were found", None if len(rules) > 60 else str(rules))
    for name in rules:
        tell("an example of " + " ".join(name),
             None if name in shown else "no example has it")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
