/*
 * The finished leaflet: pages of placed items and the tag tree that they
 * belong to.  Nothing is left to decide; painters only draw.
 *
 * x grows to the right, y downwards, from the top left corner of the trim.
 * A page's items are in reading order; those of the tag TAG_ARTIFACT are
 * decoration and stand where they must be painted (behind what follows).
 */
#ifndef TYPESET_LEAFLET_H
#define TYPESET_LEAFLET_H

#include "media/image.h"
#include "media/qr.h"
#include "media/svg.h"
#include "typeset/font.h"

enum tag_kind {
	TAG_DOCUMENT,
	TAG_SECT,
	TAG_ASIDE, /* a box beside the text */
	TAG_DIV,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_BLOCK_QUOTE,
	TAG_QUOTE,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_CAPTION,
	TAG_FIGURE,
	TAG_LINK,
	TAG_EM,
	TAG_STRONG,
	TAG_SPAN,
	TAG_KIND_COUNT
};

enum list_numbering { LIST_NONE, LIST_DISC, LIST_DECIMAL };
enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

/*
 * An element of the structure tree.  Tags stand in document order, a parent
 * before its children; tag 0 is the document.
 */
struct tag {
	enum tag_kind kind;
	int parent;       /* index; -1 for the document */
	const char *lang; /* where it differs from the parent's, or NULL */
	const char *alt;  /* figure: alternative text */
	const char
	    *actual; /* lbl whose sign is drawn: the text it stands for */
	const char *expansion; /* span: of an abbreviation (E), or NULL */
	const char *uri;       /* link: where to */
	const char *contents;  /* link: in words, for its annotations */
	enum list_numbering numbering; /* l */
	enum scope scope;              /* th */
	int colspan, rowspan;          /* th, td; 0 and 1 both mean one */
};

enum { TAG_ARTIFACT = -1 };

enum artifact_kind {
	ARTIFACT_LAYOUT,     /* rules, boxes, bullets' discs... */
	ARTIFACT_BACKGROUND, /* fields behind text */
	ARTIFACT_HEADER,
	ARTIFACT_FOOTER /* of pagination */
};

struct rect {
	length x, y, width, height;
};

struct glyph {
	uint32_t id;
	uint32_t cluster; /* byte of the run's text that it stands for */
	length x;         /* of its origin, from the run's; y is the run's + */
	length y;         /* offset, upwards */
};

/*
 * Text of one font, size and colour on one line.  Glyphs are in logical order.
 * text covers the glyphs' clusters; at a line's end it ends in a space that
 * has its own glyph, so that extracted words stay apart.
 */
struct glyph_run {
	const struct font *font;
	length size;
	struct colour colour;
	const struct glyph *glyphs;
	uint32_t count;
	const char *text; /* UTF-8 */
	uint32_t text_size;
	length width;      /* without a space at the line's end */
	bool added_hyphen; /* the last glyph is a hyphen the author did not
			      write: U+00AD in extracted text */
	const char *lang;  /* where it differs from its tag's, or NULL */
};

enum item_kind {
	ITEM_TEXT,    /* run; x, y: origin on the baseline */
	ITEM_RECT,    /* x, y, width, height, radius */
	ITEM_CIRCLE,  /* x, y: centre; width: diameter */
	ITEM_LINE,    /* x, y to x + width, y + height; stroked */
	ITEM_DRAWING, /* drawing, x, y: top left; at its own size */
	ITEM_IMAGE,   /* image in x, y, width, height */
	ITEM_CODE     /* qr in x, y, width, height: dark modules only */
};

struct item {
	enum item_kind kind;
	int tag; /* index into tags, or TAG_ARTIFACT */
	enum artifact_kind artifact;
	length x, y, width, height;
	length radius;
	bool filled, stroked;
	struct colour fill, stroke;
	length stroke_width;
	const struct rect *clip; /* paint only inside, or NULL */
	const struct glyph_run *run;
	const struct drawing *drawing;
	const struct image *image;
	const struct qr *qr;
};

/* Where on a page a link can be clicked: one for each line it stands on. */
struct link_area {
	struct rect box;
	int tag; /* of kind TAG_LINK */
};

struct page {
	const struct item *items;
	size_t count;
	const struct link_area *links;
	size_t link_count;
	const char *label; /* printed page number, or "" */
};

struct bookmark {
	const char *title;
	int level; /* from 1 */
	int page;  /* from 0 */
	length y;
	int tag;
};

/* What gave way so that the article has its pages, the last of all. */
enum lever {
	LEVER_NONE,
	LEVER_LOOSENESS, /* paragraphs in other lines */
	LEVER_PARTS,     /* of the back page */
	LEVER_GAPS,
	LEVER_LEADING,
	LEVER_PICTURES,
	LEVER_SIZE,
	LEVER_FORMAT /* the next of the edition's */
};

/* How well it is set: what quality.c measures. */
struct quality {
	size_t widows, orphans; /* at the ends of pages and columns */
	size_t stranded;        /* headings with less than two lines */
	size_t parted;          /* steps and other parts that belong together */
	size_t runts;           /* at a page's foot */
	size_t broken;          /* words there */
	size_t lines;           /* of paragraphs */
	size_t hyphens;         /* that divide words */
	size_t hyphen_runs;     /* three lines in a row and more */
	size_t short_last;      /* last lines that are runts */
	size_t loose;           /* justified, with spaces over 1.6 of theirs */
	size_t rivers;          /* over three lines and more */
	int spread; /* of ragged line ends: standard deviation, per mille of the
		       measure */
	size_t variants; /* paragraphs a line longer or shorter than is best */
	int fill;        /* of the last page of text, per cent */
	bool wanted;     /* a number of pages was */
	size_t left;     /* pages left over */
	enum lever lever;
	const char *lever_words;  /* "leading 2 % less"; NULL: none */
	const char *const *moves; /* "variant +1 at FILE:LINE" and the like */
	size_t move_count;
};

struct leaflet {
	const char *id, *lang;
	const char *source; /* path of the article's file; NULL: it has none */
	const char *title, *author, *subject, *publisher;
	const char *reference, *version;
	const char *published, *reviewed; /* ISO date, or NULL */
	const char *const *keywords;
	size_t keyword_count;
	length width, height; /* trim of each page */
	length bleed;         /* items that touch the trim reach this far out */
	const struct page *pages;
	size_t page_count;
	const struct tag *tags;
	size_t tag_count;
	const struct bookmark *bookmarks;
	size_t bookmark_count;
	const char *format; /* its name */
	struct quality quality;
};

/* The leaflet as plain text, for `--to pages` and tests: one line an item,
 * lengths in mm with two decimals. */
void leaflet_print(FILE *out, const struct leaflet *leaflet);

#endif
