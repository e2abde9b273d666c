"""XMP, Info and the output intent."""

import re
import xml.etree.ElementTree as ElementTree

from pdffile import text_of

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
STANDARDS = {  # (PDF/A's part, level, year), (PDF/UA's part, year)
    (("2", "A", None), ("1", None)), (("3", "A", None), ("1", None)),
    (("4", None, "2020"), ("2", "2024")), (("4", "F", "2020"), ("2", "2024"))}
PREDEFINED = {SPACES[name] for name in
              ("rdf", "dc", "xmp", "xmpMM", "pdf", "pdfaid", "pdfaExtension")}
PAIRS = {"dc:title": "/Title", "dc:creator": "/Author",
         "dc:description": "/Subject", "pdf:Keywords": "/Keywords",
         "pdf:Producer": "/Producer", "xmp:CreatorTool": "/Creator"}
DATES = {"xmp:CreateDate": "/CreationDate", "xmp:ModifyDate": "/ModDate"}
COLOURS = {b"RGB ": ("RGB", 3), b"CMYK": ("CMYK", 4), b"GRAY": ("Gray", 1)}
FILE_NAME = re.compile(r"[^\s]+\.(xml|pdf|docx?|indd|html?)", re.I)
UUID = re.compile(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Xmp:
    """The XMP of a file; tree is None when there is none to read."""

    def __init__(self, pdf, faults):
        self.tree = None
        reference = pdf.root.get("/Metadata")
        if reference not in pdf.encoded:
            faults.add("xmp", "there is no XMP")
            return
        if "/Filter" in pdf.objects[reference]:
            faults.add("xmp", "XMP is filtered")
        data = pdf.stream(reference)
        if re.search(rb"<\?xpacket[^>]* (bytes|encoding)=", data):
            faults.add("xmp", "xpacket has bytes or encoding")
        try:
            data.decode("utf-8")
            self.tree = ElementTree.fromstring(data)
        except (ElementTree.ParseError, UnicodeDecodeError) as problem:
            faults.add("xmp", "XMP is no XML: %s" % problem)

    def find(self, name):
        prefix, local = name.split(":")
        return list(self.tree.iter("{%s}%s" % (SPACES[prefix], local)))

    def value(self, name):
        """The first text of a property, whatever array it is in."""
        for found in self.find(name):
            item = found.find(".//{%s}li" % SPACES["rdf"])
            return (item if item is not None else found).text
        return None

    def values(self, name):
        """All texts of a property's array."""
        return [item.text for found in self.find(name) for item in
                found.iter("{%s}li" % SPACES["rdf"])]


def instant(text):
    """A date of Info or XMP as digits, with its zone."""
    text = re.sub(r"^D:", "", text or "")
    zone = re.search(r"(Z|[+-]\d\d:?'?\d\d'?)$", text)
    digits = re.sub(r"\D", "", text[:zone.start()] if zone else text)
    offset = re.sub(r"[^\d+-]", "", zone.group()) if zone else ""
    return digits, "" if offset in ("+0000", "-0000") else offset


def check_info(xmp, pdf, faults):
    if xmp.value("pdfaid:part") != "4":  # which has none
        compare_info(xmp, pdf, faults)
    language = text_of(pdf.root.get("/Lang"))
    if xmp.value("dc:language") != language:
        faults.add("xmp-info", "XMP's dc:language is %s, Lang %s" %
                   (xmp.value("dc:language"), language))
    subjects, keywords = xmp.values("dc:subject"), xmp.value(
        "pdf:Keywords") or ""
    if subjects and any(one not in keywords for one in subjects):
        faults.add("xmp-info", "dc:subject is not in Keywords")


def compare_info(xmp, pdf, faults):
    for name, key in PAIRS.items():
        wanted, found = text_of(pdf.info.get(key)), xmp.value(name)
        if found != wanted:
            faults.add("xmp-info", "XMP's %s is %r, Info's %s %r" %
                       (name, found, key, wanted))
    for name, key in DATES.items():
        dates = [xmp.value(name), text_of(pdf.info.get(key))]
        if instant(dates[0]) != instant(dates[1]):
            faults.add("xmp-info", "XMP's %s is %s, Info's %s %s" %
                       (name, dates[0], key, dates[1]))


def check_standard(xmp, faults):
    """Returns PDF/A's part and level: what else must hold depends on them."""
    archive = tuple(xmp.value("pdfaid:" + name)
                    for name in ("part", "conformance", "rev"))
    access = tuple(xmp.value("pdfuaid:" + name) for name in ("part", "rev"))
    if (archive, access) not in STANDARDS:
        faults.add("xmp-standard", "PDF/A's part, level, year are %s, "
                   "PDF/UA's part, year %s" % (archive, access))
    return archive[0] + (archive[1] or "") if archive[0] else None


def check_schemas(xmp, faults):
    described = [one.text for one in xmp.find("pdfaSchema:namespaceURI")]
    for description in xmp.find("rdf:Description"):
        for one in description:
            space = one.tag[1:].partition("}")[0]
            if space not in PREDEFINED and space not in described and \
                    not space.startswith("http://www.aiim.org/pdfa/ns/"):
                faults.add("xmp-schema", "%s is not described" % space)


def check_title(xmp, faults):
    title = xmp.value("dc:title") or ""
    if not title.strip():
        faults.add("title", "there is no title")
    elif FILE_NAME.fullmatch(title.strip()):
        faults.add("title", "the title %r is a file's name" % title)
    defaults = [item for found in xmp.find("dc:title") for item in found.iter()
                if item.get("{%s}lang" % SPACES["xml"]) == "x-default"]
    if not defaults:
        faults.add("title", "dc:title has no x-default")


def check_metadata(pdf, faults):
    """Returns PDF/A's part and level, such as "2A", or None."""
    xmp = Xmp(pdf, faults)
    if xmp.tree is None:
        return None
    check_info(xmp, pdf, faults)
    check_title(xmp, faults)
    for name in ("xmpMM:DocumentID", "xmpMM:InstanceID"):
        if not UUID.fullmatch(xmp.value(name) or ""):
            faults.add("xmp-identifier", "%s is %s" % (name,
                                                       xmp.value(name)))
    part = check_standard(xmp, faults)
    if not (part or "").startswith("4"):  # part 4 has no such schemas
        check_schemas(xmp, faults)
    return part


def check_intent(pdf, faults):
    """Returns the kind of colour of the output intent."""
    intents = pdf.get(pdf.root.get("/OutputIntents"), [])
    if len(intents) != 1:
        faults.add("output-intent", "there are %d" % len(intents))
        return "RGB"
    intent = pdf.get(intents[0])
    if intent.get("/S") != "/GTS_PDFA1":
        faults.add("output-intent", "it is a %s" % intent.get("/S"))
    reference = intent.get("/DestOutputProfile")
    profile = pdf.stream(reference) or b""
    kind, count = COLOURS.get(profile[16:20], ("RGB", 0))
    if profile[36:40] != b"acsp" or not count or profile[8:9] > b"\4" or \
            int.from_bytes(profile[:4], "big") != len(profile):
        faults.add("output-intent", "it has no good profile")
    elif pdf.objects[reference].get("/N") != count:
        faults.add("output-intent", "N of its profile is not %d" % count)
    elif profile[12:16] not in (b"mntr", b"prtr"):
        faults.add("output-intent", "its profile is for no output")
    return kind
