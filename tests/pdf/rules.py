"""The names of the rules that validate.py checks, with what each asks for.

A clause without a standard is ISO 32000-1's; UA is PDF/UA-1 (ISO 14289-1), UA2
is PDF/UA-2 (ISO 14289-2), A is PDF/A-2 (ISO 19005-2), A3 and A4 are its parts 3
and 4, WCAG is WCAG 2.2; "design" is our own design
specification; "quality" is asked by no standard, but by checkers of quality.
"""

RULES = {
    # The file.
    "file": ("7.5", "it is a PDF that can be read"),
    "header": ("A 6.1.2", "header, four high bytes, nothing after the end"),
    "version": ("A 6.1.2, A4 6.1.2", "PDF 1.7, and 2.0 for A-4"),
    "info": ("A4 6.1.3", "there is no Info, for A-4"),
    "identifier": ("A 6.1.3", "the trailer has an ID of two strings"),
    "forbidden": ("A 6", "no encryption, script, form, transfer function..."),
    "filter": ("A 6.1.7.2", "streams are not compressed by LZW or JBIG2..."),
    "external-stream": ("A 6.1.7.1", "no stream's bytes are in another file"),
    "action": ("A 6.5.1", "links lead to an address or a place, no more"),
    "attachment": ("A3 6.8, A4 6.9", "none, or the article, well described"),
    "image": ("A 6.2.8", "pictures are not interpolated, have good depths"),
    # The catalogue and the pages.
    "marked": ("UA 6.2", "MarkInfo says that the file is tagged"),
    "language": ("UA 7.2", "Lang on the document, and well-formed everywhere"),
    "display-title": ("UA 7.1", "the window shows the title"),
    "page-labels": ("12.4.2", "PageLabels begin at the first page"),
    "tabs": ("UA 7.18.3", "the tab order is that of the structure"),
    "boxes": ("14.11.2", "TrimBox inside BleedBox inside MediaBox"),
    "orientation": ("WCAG 1.3.4", "all pages have one orientation"),
    "bookmarks": ("12.3.3", "bookmarks are linked well and lead to pages"),
    "structure-target": ("UA2 8.8", "ways lead to elements, for UA-2"),
    "bookmark-headings": ("quality", "bookmarks are headings, in order"),
    "output-intent": ("A 6.2.3", "one output intent, with an RGB profile"),
    # Metadata.
    "xmp": ("A 6.6.2.1", "XMP is there, not filtered, and is good XML"),
    "xmp-standard": ("A 6.6.4, UA 5", "XMP names two standards of one PDF"),
    "xmp-info": ("A 6.6.3", "XMP and Info say the same"),
    "xmp-identifier": ("A 6.6.2", "XMP has a document's and instance's ID"),
    "xmp-schema": ("A 6.6.2.3", "XMP describes what XMP does not predefine"),
    "title": ("UA 7.1", "there is a title, and it is no file's name"),
    # Marked content.
    "content": ("7.8.2", "operators are known; q, BT and BDC are nested"),
    "marked-once": ("UA 7.1", "what is painted is tagged or an artifact"),
    "marked-nested": ("UA 7.1", "no artifact in tagged content nor reversed"),
    "mcid-unique": ("14.7.4.2", "an MCID is on its page once"),
    "empty-sequence": ("14.6", "each tagged or artifact sequence paints"),
    "background-box": ("14.8.2.2", "a background artifact has a BBox"),
    "form": ("UA 7.20", "form XObjects hold no text and no marked content"),
    "text-mode": ("9.3.6", "text is filled, neither hidden nor outlined"),
    "outside-page": ("quality", "tagged text stands on the page"),
    # Fonts.
    "font": ("A 6.2.11", "Type0, codes are CIDs, a subset, and well described"),
    "font-embedded": ("A 6.2.11.4", "each font is embedded"),
    "font-widths": ("A 6.2.11.5", "W equals the font program's widths"),
    "font-notdef": ("A 6.2.11.8", "glyph .notdef is not shown"),
    "font-glyph": ("A 6.2.11.4.1", "each glyph shown is in the program"),
    "font-unicode": ("A 6.2.11.7.2", "each code shown has Unicode text"),
    "font-private": ("A 6.2.11.7.3", "private use only with ActualText"),
    # The structure tree.
    "tree": ("UA 7.1", "one tree, with one Document on top"),
    "tree-parents": ("14.7.2", "each element's P is its parent"),
    "type": ("14.8.4", "types are standard, and not mapped to others"),
    "namespace": ("UA2 8.2.4", "types are of a listed namespace, for UA-2"),
    "containment": ("ISO 32005", "what may be in what, for UA-2"),
    "mcid-tree": ("14.7.4.4", "MCIDs, elements, parent tree agree both ways"),
    "annotation-tree": ("14.7.4.4", "annotations, elements agree both ways"),
    "annotation-contents": ("UA 7.18.1", "annotations have Contents"),
    "annotation-print": ("A 6.3.2", "annotations are printed: F is 4"),
    "content-order": ("UA 7.1", "paint is in the order of the structure"),
    "headings": ("UA 7.4.2", "the first is H1, no level is skipped"),
    "list": ("UA 7.2", "L holds LI, LI holds Lbl and LBody"),
    "list-numbering": ("14.8.5.5", "ListNumbering is of the labels' kind"),
    "table": ("UA 7.2", "THead, TBody, TR, TH, TD stand where they may"),
    "table-grid": ("UA 7.2", "a table is rectangular, spans counted"),
    "table-scope": ("UA 7.5", "TH has a scope, TD a header if there are any"),
    "caption": ("14.8.4.3", "a caption is its parent's first or last kid"),
    "inline": ("14.8.4.4", "text and inline elements hold no blocks"),
    "figure-alt": ("UA 7.3", "a figure has Alt, which is no file's name"),
    "figure-box": ("WCAG 1.4.10", "a figure's BBox is what it covers"),
    "link": ("UA 7.18.5", "a link has words and its annotation"),
    "link-place": ("UA 7.18.5", "a link's annotations cover its words"),
    "link-address": ("WCAG 2.4.9", "a link's Contents are no bare address"),
    "note": ("UA 7.9", "a Note has an ID of its own"),
    "empty-element": ("quality", "each element has content"),
    "empty-text": ("UA 7.2", "Alt, ActualText, E, Lang are not empty"),
    "white-space": ("quality", "no element's text is white space only"),
    "alt-on-text": ("quality", "P, Span and other text have no Alt"),
    "wrapper": ("WCAG 4.1.2", "no element wraps another to no end"),
    "repeated": ("WCAG 1.3.1", "no 5 equal characters, no 3 spaces in a row"),
    # What is painted.
    "colour-space": ("A 6.2.4", "colours are of the output intent's kind"),
    "opacity": ("design", "nothing is painted by opacity or blending"),
    "contrast": ("WCAG 1.4.3, design 4", "text 4.5:1, black text 7:1"),
    "outline": ("WCAG 1.4.11, design 4", "outlines 3:1"),
    "text-on-picture": ("design 7", "no text stands on a picture"),
    "text-covered": ("WCAG 1.4.3", "nothing is painted over text"),
    "black": ("design 17", "black text is one ink, DeviceGray 0"),
    "grey-text": ("design 4", "no text is grey"),
    "small-text": ("WCAG 1.4.4", "text is 4.5 pt at least"),
    "code": ("design 7", "QR modules are black, DeviceGray 0, on white"),
    "code-quiet": ("ISO 18004 9.1", "4 modules around a QR code are white"),
    # Against the article.
    "article-text": ("14.8.2.3", "the article's text, in its order, no other"),
    "article-types": ("UA 7.1", "each text has the type of its element"),
    "article-language": ("UA 7.2", "text has the language of its element"),
    "article-emphasis": ("14.8.4.4", "em is in an Em, strong in a Strong"),
    "article-alt": ("UA 7.3", "each picture's Alt is the article's"),
    "article-attached": ("A3 6.8", "what is attached is the article's file"),
    "article-links": ("UA 7.18.5", "each link leads where the article says"),
}


class Faults:
    """What is wrong with a file: pairs of a rule and a text."""

    def __init__(self):
        self.rows = {}

    def add(self, rule, text):
        assert rule in RULES, rule
        self.rows.setdefault((rule, text))

    def __iter__(self):
        return iter(self.rows)

    def rules(self):
        return sorted({rule for rule, _ in self.rows})
