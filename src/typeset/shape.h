/*
 * Shaped text: boxes of glyphs, glue and penalties.
 */
#ifndef TYPESET_SHAPE_H
#define TYPESET_SHAPE_H

#include "article/article.h"
#include "typeset/shaper.h"
#include "typeset/tree.h"

/* What a stretch of text looks like and which tag it belongs to. */
struct look {
	const struct font *font;   /* that of the language */
	const struct font *own;    /* the theme's, for Latin letters */
	struct face_wish wish;     /* what both were chosen by */
	struct language *language; /* the shaper's, for wish.lang */
	length size;
	length rise; /* of the baseline: sup > 0, sub < 0 */
	struct colour colour;
	int tracking; /* 1/1000 em after each glyph */
	int tag;
};

enum node_kind { NODE_BOX, NODE_GLUE, NODE_PENALTY };

/* Costs of breaking at a penalty. */
enum {
	PENALTY_FORCED = -10000,
	PENALTY_NEVER = 10000,
	PENALTY_SHORT_WORD = 900, /* after a one-letter word */
	PENALTY_LINK_WORD = 2500, /* in headings, after "of", "the"... */
	PENALTY_HYPHEN = 2400,
	PENALTY_SHORT_PART = 4000, /* after two letters */
	PENALTY_COMPOUND = 9000,   /* within a part of one that has a hyphen */
	PENALTY_INSIDE = 4000,     /* a word that is wider than the measure */
	PENALTY_INSIDE_ADDRESS = 400,
	PENALTY_ADDRESS = 2500 /* at a place marked within a link */
};

/*
 * The boxes, glue and penalties of Knuth and Plass ("Breaking paragraphs into
 * lines", 1981).  A box is a word or a part of one; glue is the space, which
 * vanishes at a break; a line can end at glue after a box, or at a penalty.
 */
struct node {
	uint8_t kind;  /* enum node_kind */
	uint8_t level; /* odd: it runs from right to left (base/bidi.h) */
	uint8_t part;  /* box: its number in `word` */
	bool hyphen;   /* penalty: a break here adds a hyphen */
	length width;  /* box, glue; penalty: of the hyphen it would add */
	length stretch, shrink; /* glue, in justified text: its limits */
	int penalty;            /* penalty */
	uint32_t size;          /* of the text, in bytes */
	const char *text;       /* the bytes that it stands for */
	const struct look *look;
	const struct shaped *shaped; /* box, glue; penalty: the hyphen */
	const struct word *word;     /* box: it is a part of this; or NULL */
};

/*
 * A word that may be divided.  Its parts are boxes with hyphens between them,
 * as wide as the parts add to the word: those that stand together on a line
 * are one piece, which was shaped as a whole.
 */
struct word {
	uint32_t parts;
	const struct node *pieces; /* parts by parts; see shape_piece */
};

/* The parts of a word from the first up to `end` as one box. */
const struct node *shape_piece(
    const struct word *word, uint32_t first, uint32_t end);

/* A paragraph ready to be broken; it ends in a forced break. */
struct para {
	const struct node *nodes;
	size_t count;
	length widest; /* box */
	bool two_ways; /* some of it runs from right to left */
	bool rtl;      /* the paragraph as a whole does */
	bool mirrored; /* so does its leaflet */
	struct place place;
};

/* How a text is to be shaped. */
struct shaping {
	const struct style *style;
	const char *lang;
	struct tree *tree; /* for the tags of links and the like; NULL: none */
	int tag;           /* of the block, or TAG_ARTIFACT */
	const int *tags;   /* of each span, if it is not what its kind brings,
			      else 0; NULL: all bring theirs */
	bool heading;      /* small words do not end its lines */
	bool bold;         /* all of it in the style's bold weight */
	bool mirrored;     /* the leaflet runs from right to left */
	const struct library *library; /* where an <a ref> leads; or NULL */
	const struct theme *theme;     /* for its short links; or NULL */
};

/*
 * Shapes a text.  A character that no font has is an error at the text's place
 * that names it.  Owned by the job's arena; what it refers to in
 * the shaper lives as long as that does.
 */
const struct para *shape_inlines(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping);

/* The same for a plain string. */
const struct para *shape_string(struct job *job, struct shaper *shaper,
    const char *text, struct place place, const struct shaping *shaping);

/*
 * The para with each box wider than the measure cut into parts that fit, and
 * a warning; para itself when there is none.
 */
const struct para *shape_cut(
    struct job *job, const struct para *para, length measure);

/* Font units of a face as a length at a size. */
static inline length
shape_length(const struct font *font, length size, int32_t units)
{
	return (length)unit_scale(units, size, font->upem);
}

/* The same for many lengths in one look. */
static inline struct unit_ratio
shape_ratio(const struct look *look)
{
	return unit_ratio(look->size, look->font->upem);
}

/* The widest stretch of a para that no line may break, ties included. */
length shape_unbroken(const struct para *para);

/* What tracking adds to the width of shaped text. */
static inline length
shape_tracking(const struct look *look, const struct shaped *shaped)
{
	return look->tracking && !shaped->joined
		   ? (length)unit_scale((int64_t)look->tracking * look->size,
			 shaped->count, 1000)
		   : 0;
}

/* The width of shaped text in a look. */
length shape_shaped_width(const struct look *look, const struct shaped *shaped);

/* A text without spaces, of one level, as a box; the text stays the caller's.
 */
struct node shape_box(struct shaper *shaper, const struct look *look,
    const char *text, uint32_t size, uint8_t level);

/* The natural width of a para on one line. */
length shape_width(const struct para *para);

#endif
