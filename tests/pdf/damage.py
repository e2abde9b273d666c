"""Damages a good leaflet in one way at a time: validate.py must then name one
rule, and the right one.

    damage.py NAME.pdf ARTICLE.xml FOLDER

FOLDER/STANDARD/NAME.pdf is a good file of each standard that cases.py names.

Prints a line "ok ..." or "not ok ..." for each damage, and "not ok" for each
rule that no damage breaks.
"""

import sys

sys.dont_write_bytecode = True

import damage_content
import damage_file
import damage_modern
import damage_tree
from cases import ATTACHED, BOTH, CASES, MODERN, PLAIN, case
from draft import Draft
from rules import RULES
from validate import faults_of

# They fill CASES.
assert damage_file and damage_content and damage_tree and damage_modern


def main(name, article, folder):
    texts = {}
    for good in (PLAIN, ATTACHED, MODERN, BOTH):
        texts[good] = Draft.load("%s/%s/%s" % (folder, good, name))
        case(None, "nothing is changed", good)(lambda draft: None)
    for number, (rule, what, damage, good) in enumerate(CASES):
        draft = Draft(texts[good])
        damage(draft)
        path = "%s/%d.pdf" % (folder, number)
        draft.save(path)
        compared = rule is None or rule.startswith("article")
        report("%s: %s: %s" % (good, rule or "no fault", what), faults_of(
            path, article if compared else None), [rule] if rule else [])
    for rule in sorted(set(RULES) - {one[0] for one in CASES}):
        print("not ok %s has no damage" % rule)


def report(name, faults, wanted):
    good = faults.rules() == wanted
    print("ok" if good else "not ok", name)
    if not good:
        for rule, fault in list(faults)[:5] or [("no fault", "is found")]:
            print("# %s: %s" % (rule, fault))


if __name__ == "__main__":
    main(*sys.argv[1:])
