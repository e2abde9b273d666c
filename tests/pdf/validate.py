#!/usr/bin/env python3
"""Check what only the PDF file shows:

    validate.py FILE.pdf [ARTICLE.xml]   the file, and its text to the article
    validate.py FILE.pdf...              many files
    validate.py --each FOLDER ID.xml...  FOLDER/ID.pdf of each article: a line
                                         "ok ..." or "not ok ..." with faults
    validate.py --tree FILE.pdf          print the structure tree with its text
    validate.py --rules                  print the rules

Prints one line for each fault, "FILE: RULE: fault", and ends with status 1
when there is any.  The rules are in rules.py: those of the standards
that the file names (PDF/UA-1 with PDF/A-2a or A-3a, PDF/UA-2 with PDF/A-4 or
A-4f) that can be told from the objects, what checkers of quality ask for, and
what our own painter promises.
"""

import os
import sys

sys.dont_write_bytecode = True

import catalogue
import colours
import metadata
from article import Article
from content import Page
from fonts import Font
from pdffile import Pdf
from rules import RULES, Faults
from shapes import Shapes, check_languages
from spaces import check_types
from structure import Tree, print_tree


def read_fonts(pdf, faults):
    fonts = {}
    for _, node in pdf.pages():
        resources = pdf.get(node.get("/Resources"), {})
        for reference in pdf.get(resources.get("/Font"), {}).values():
            if reference not in fonts:
                fonts[reference] = Font(pdf, reference, faults)
    return fonts


def read(path, faults):
    pdf = Pdf(path)
    fonts = read_fonts(pdf, faults)
    pages = [Page(pdf, index, reference, node, fonts, faults)
             for index, (reference, node) in enumerate(pdf.pages())]
    return pdf, pages, Tree(pdf, pages, faults)


def check_all(path, source, faults):
    pdf, pages, tree = read(path, faults)
    part = metadata.check_metadata(pdf, faults)
    catalogue.check_file(pdf, part, faults)
    catalogue.check_catalogue(pdf, faults)
    catalogue.check_pages(pages, faults)
    catalogue.check_forbidden(pdf, faults)
    catalogue.check_attachments(pdf, part, source, faults)
    intent = metadata.check_intent(pdf, faults)
    for page in pages:
        colours.check(pdf, page, intent)
    check_languages(tree)
    if tree.top:
        tree.check()
        check_types(tree)
        Shapes(tree).check()
        catalogue.check_targets(pdf, tree, faults)
        catalogue.check_bookmarks(pdf, pages, tree, faults)
        if source:
            Article(source, tree).check()


def faults_of(path, source=None):
    faults = Faults()
    try:
        check_all(path, source, faults)
    except (ValueError, OSError) as problem:
        faults.add("file", str(problem))
    except (AttributeError, KeyError, IndexError, TypeError) as problem:
        faults.add("file", "its objects make no sense: %r" % problem)
    return faults


def print_rules():
    for name, (source, text) in RULES.items():
        print("%-19s %s (%s)" % (name, text, source))


def validate_each(folder, sources):
    for source in sources:
        name = os.path.basename(source)[:-len(".xml")]
        faults = list(faults_of("%s/%s.pdf" % (folder, name), source))
        print("%s %s is valid" % ("not ok" if faults else "ok", name))
        for rule, text in faults[:20]:
            print("# %s: %s" % (rule, text))


def main(arguments):
    sys.setrecursionlimit(10000)
    if arguments[:1] == ["--each"] and len(arguments) > 2:
        validate_each(arguments[1], arguments[2:])
        return 0
    if arguments == ["--rules"]:
        print_rules()
        return 0
    if len(arguments) == 2 and arguments[0] == "--tree":
        print_tree(read(arguments[1], Faults())[2])
        return 0
    source = arguments.pop() if arguments[-1:] and \
        arguments[-1].endswith(".xml") else None
    if not arguments or source and len(arguments) != 1:
        sys.exit(__doc__)
    failed = 0
    for path in arguments:
        for rule, text in faults_of(path, source):
            print("%s: %s: %s" % (path, rule, text))
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
