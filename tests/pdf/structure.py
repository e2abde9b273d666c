"""The structure tree, and that it agrees with marks and annotations in both
directions (14.7)."""

from pdffile import text_of
from spaces import meaning


class Element:
    """type is what its name stands for in the terms of PDF 1.7."""

    def __init__(self, tree, reference, parent):
        self.tree, self.reference, self.parent = tree, reference, parent
        self.dictionary = tree.pdf.get(reference, {})
        self.name = self.dictionary.get("/S", "/?")[1:]
        self.space = text_of(tree.pdf.get(self.dictionary.get("/NS"), {}).get(
            "/NS"))
        self.type = meaning(self.name, self.space, tree.roles)
        self.kids = []  # Element, ("mark", page, mcid), ("object", ref)
        tree.elements[reference] = self
        for kid in tree.pdf.list(self.dictionary.get("/K")):
            self.add(kid)

    def fault(self, rule, text):
        self.tree.faults.add(rule, "%s (%s): %s" %
                             (self.type, self.reference, text))

    def add(self, kid):
        pdf, page = self.tree.pdf, self.dictionary.get("/Pg")
        value = pdf.get(kid)
        if isinstance(value, (int, float)):
            self.kids.append(("mark", page, int(value)))
        elif not isinstance(value, dict):
            self.fault("tree", "has a kid %s that is nothing" % kid)
        elif value.get("/Type") == "/MCR":
            self.kids.append(("mark", value.get("/Pg", page),
                              int(value["/MCID"])))
        elif value.get("/Type") == "/OBJR":
            self.kids.append(("object", value["/Obj"]))
        elif kid in self.tree.elements:
            self.fault("tree", "has a kid %s that another has, too" % kid)
        else:
            self.kids.append(Element(self.tree, kid, self))

    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def marks(self):
        """(page, MCID) of this element and those in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif kid[0] == "mark":
                yield kid[1:]

    def objects(self):
        return [kid[1] for kid in self.kids
                if not isinstance(kid, Element) and kid[0] == "object"]

    def attribute(self, key):
        for one in self.tree.pdf.list(self.dictionary.get("/A")):
            value = self.tree.pdf.get(one)
            if isinstance(value, dict) and key in value:
                return value[key]
        return None

    def words(self, key):
        """A text entry, such as /Alt; "" when there is none."""
        return text_of(self.dictionary.get(key)) or ""

    def inside(self, *types):
        """The nearest ancestor of a type, or None."""
        at = self.parent
        while at and at.type not in types:
            at = at.parent
        return at

    def text(self):
        if "/ActualText" in self.dictionary:
            return self.words("/ActualText")
        parts = []
        for kid in self.kids:
            if isinstance(kid, Element):
                parts.append(kid.text())
            elif kid[0] == "mark":
                parts.append(self.tree.mark_text(*kid[1:]))
        return "".join(parts)

    def language(self):
        at = self
        while at and "/Lang" not in at.dictionary:
            at = at.parent
        return at.words("/Lang") if at else self.tree.language


class Tree:
    def __init__(self, pdf, pages, faults):
        self.pdf, self.pages, self.faults = pdf, pages, faults
        self.by_reference = {page.reference: page for page in pages}
        self.elements, self.top, self.numbers = {}, [], {}
        self.language = text_of(pdf.root.get("/Lang")) or ""
        self.root = pdf.get(pdf.root.get("/StructTreeRoot"))
        if not isinstance(self.root, dict):
            faults.add("tree", "there is no structure tree")
            return
        self.modern = "/Namespaces" in self.root
        self.roles = {name[1:]: to[1:] for name, to in
                      pdf.get(self.root.get("/RoleMap"), {}).items()}
        for kid in pdf.list(self.root.get("/K")):
            self.top.append(Element(self, kid, None))
        self.numbers = self.read_numbers(self.root.get("/ParentTree"))
        if [one.type for one in self.top] != ["Document"]:
            faults.add("tree", "the tree's only kid is not a Document")

    def read_numbers(self, reference):
        node = self.pdf.get(reference, {})
        found = {}
        for kid in self.pdf.get(node.get("/Kids"), []):
            found.update(self.read_numbers(kid))
        row = self.pdf.get(node.get("/Nums"), [])
        keys = [int(key) for key in row[::2]]
        if keys != sorted(set(keys)):
            self.faults.add("mcid-tree",
                            "the parent tree's keys do not ascend")
        found.update(zip(keys, row[1::2]))
        return found

    def walk(self):
        todo = list(reversed(self.top))
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children()))

    def mark_text(self, reference, mcid):
        page = self.by_reference.get(reference)
        return page.mcids.get(mcid, "") if page else ""

    def check(self):
        self.check_parents()
        self.check_marks()
        self.check_order()
        self.check_annotations()

    def check_parents(self):
        for element in self.walk():
            above = element.parent.reference if element.parent else \
                self.pdf.root["/StructTreeRoot"]
            if element.dictionary.get("/P") != above:
                element.fault("tree-parents", "P is not its parent")

    def owners(self):
        """The element of each mark."""
        found = {}
        for element in self.walk():
            for kid in element.kids:
                if isinstance(kid, Element) or kid[0] != "mark":
                    continue
                if kid[1:] in found:
                    element.fault("mcid-tree", "MCID %d has two elements" %
                                  kid[2])
                found[kid[1:]] = element
        return found

    def check_marks(self):
        owners, keys = self.owners(), {}
        for page in self.pages:
            key = page.node.get("/StructParents")
            if key in keys:
                page.fault("mcid-tree", "its StructParents is another's, too")
            keys[key] = page
            row = self.pdf.get(self.numbers.get(key), [])
            if not isinstance(row, list):
                page.fault("mcid-tree", "its StructParents leads to no array")
                row = []
            if len(row) != len(page.mcids):
                page.fault("mcid-tree", "%d MCIDs, but %d in the parent tree" %
                           (len(page.mcids), len(row)))
            for mcid in page.mcids:
                owner = owners.pop((page.reference, mcid), None)
                if owner is None:
                    page.fault("mcid-tree", "MCID %d has no element" % mcid)
                elif mcid >= len(row) or row[mcid] != owner.reference:
                    page.fault("mcid-tree", "MCID %d: the parent tree is "
                               "wrong" % mcid)
        for (_, mcid), owner in owners.items():
            owner.fault("mcid-tree", "MCID %d is not on its page" % mcid)
        following = self.root.get("/ParentTreeNextKey", 0)
        if following <= max(self.numbers, default=-1):
            self.faults.add("mcid-tree", "ParentTreeNextKey is used already")

    def check_order(self):
        """On each page the tree's order is that of painting; and the pages
        are in the tree's order, except on sheets that are to be folded."""
        painted = {page.reference: list(page.mcids) for page in self.pages}
        numbers = {page.reference: page.index for page in self.pages}
        ordered, highest, back = {}, 0, None
        for top in self.top:
            for reference, mcid in top.marks():
                ordered.setdefault(reference, []).append(mcid)
                now = numbers.get(reference, 0)
                if now < highest and back is None:
                    back = "MCID %d of page %d comes after page %d" % (
                        mcid, now + 1, highest + 1)
                highest = max(highest, now)
        for page in self.pages:
            known = set(painted[page.reference])
            wanted = [mcid for mcid in ordered.get(page.reference, [])
                      if mcid in known]
            found = [mcid for mcid in painted[page.reference]
                     if mcid in set(wanted)]
            for a, b in zip(wanted, found):
                if a != b:
                    page.fault("content-order", "MCID %d is painted where the "
                               "tree has MCID %d" % (b, a))
                    break
        if back and not self.is_imposed():
            self.faults.add("content-order", back)

    def is_imposed(self):
        """Only sheets for folding say how the printer turns them."""
        preferences = self.pdf.get(self.pdf.root.get("/ViewerPreferences"), {})
        return "/Duplex" in preferences

    def check_annotations(self):
        held, on_pages = {}, set()
        for element in self.walk():
            for reference in element.objects():
                if reference in held:
                    element.fault("annotation-tree", "holds %s, as another "
                                  "does" % reference)
                held[reference] = element
        keys = set()
        for page in self.pages:
            for reference in self.pdf.list(page.node.get("/Annots")):
                on_pages.add(reference)
                self.check_annotation(page, reference, held.get(reference),
                                      keys)
        for reference, element in held.items():
            if reference not in on_pages:
                element.fault("annotation-tree", "holds %s, which is on no "
                              "page" % reference)

    def check_annotation(self, page, reference, holder, keys):
        annotation = self.pdf.get(reference, {})

        def fault(rule, text):
            page.fault(rule, "annotation %s: %s" % (reference, text))

        if not (text_of(annotation.get("/Contents")) or "").strip():
            fault("annotation-contents", "has no Contents")
        if annotation.get("/F") != 4:
            fault("annotation-print", "F is %s, not 4" % annotation.get("/F"))
        if annotation.get("/P", page.reference) != page.reference:
            fault("annotation-tree", "P is another page")
        key = annotation.get("/StructParent")
        owner = self.elements.get(self.numbers.get(key))
        if key in keys:
            fault("annotation-tree", "its StructParent is another's, too")
        keys.add(key)
        if owner is None:
            fault("annotation-tree", "is in no structure element")
        elif holder is not owner:
            fault("annotation-tree", "its element does not hold it")
        elif annotation.get("/Subtype") == "/Link" and owner.type != "Link":
            fault("annotation-tree", "is a link in a %s" % owner.type)


def print_tree(tree):
    def walk(element, depth):
        extra = "".join(
            " %s=%s" % (key[1:], element.words(key))
            for key in ("/Lang", "/Alt", "/E", "/ActualText")
            if key in element.dictionary)
        print("  " * depth + element.name + extra)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, depth + 1)
            elif kid[0] == "mark":
                print('%s"%s"' % ("  " * (depth + 1),
                                  tree.mark_text(*kid[1:])))

    for element in tree.top:
        walk(element, 0)
