/*
 * The article set to the measure in one long column.
 *
 * A galley is a list of slices, the smallest parts that a page break leaves
 * whole: a line of text, a box, a table row, a figure.  Vertical places follow
 * design-spec section 6: one number, the slot, is the baseline that a body line
 * would take if set solid; each slice says how far below it its own reference
 * (first baseline or top edge) stands, and where the next slot is.
 */
#ifndef TYPESET_GALLEY_H
#define TYPESET_GALLEY_H

#include "article/article.h"
#include "article/library.h"
#include "typeset/lines.h"

/* Costs of a page break before a slice. */
enum {
	BREAK_FREE = 0,         /* between sections */
	BREAK_SUBSECTION = 250, /* before an h3 */
	BREAK_BLOCK = 400,      /* between blocks of a section */
	BREAK_ITEM = 600,       /* between items of a list, steps, rows */
	BREAK_LONELY = 900,     /* after a list's first item, before its last */
	BREAK_LINE = 900,       /* within a paragraph */
	BREAK_INSIDE = 1000,    /* between blocks of a short item */
	BREAK_INTRO = 1500,     /* between a text and the table it leads to */
	BREAK_RECORD = 4000,    /* between the values of a table's row */
	/* No sum of those above comes near the next, nor of that the last. */
	BREAK_FAULT = 1000000,   /* a broken word or a runt at a page's foot */
	BREAK_NEVER = 1000000000 /* widow, orphan, after a heading... */
};

/* What a page break before a slice would do that must not be. */
enum tie {
	TIE_PART,   /* part a step, a list's beginning, a table's head... */
	TIE_ORPHAN, /* leave a paragraph's first line alone */
	TIE_WIDOW,  /* take its last line away alone */
	TIE_HEADING /* leave a heading with less than two lines */
};

/* How a line ends that should not be a page's last. */
enum ending { ENDS_WELL, ENDS_RUNT, ENDS_BROKEN };

/* What a slice stands over, on a page of two columns. */
enum reach {
	REACH_COLUMN, /* one column */
	REACH_HEAD,   /* both, at the page's head: the lead */
	REACH_FOOT    /* both, at its foot: a table, the urgent box */
};

struct slice {
	enum reach reach;
	length before;  /* slot to reference; dropped at a page's top */
	length after;   /* reference to the next slot */
	bool round;     /* the next slot is rounded up to the half grid */
	length extent;  /* reference to what must not pass the last baseline */
	int break_cost; /* of a page break before it */
	enum tie tie;   /* where that is BREAK_NEVER: why */
	enum ending ending;
	const struct item *items; /* x from the measure's left edge, y from
				     the reference */
	size_t count;
	size_t top_dropped; /* the first so many items are not painted at a
			       page's top: a rule, the thread of steps */
	const struct slice *head; /* set first when a page begins here */
	struct place place;       /* of the block that it belongs to */
	const char *bookmark;     /* title, or NULL */
	int bookmark_level, bookmark_tag;
};

/* Another way to set a paragraph. */
struct variant {
	const struct lines *lines;
	const struct slice *slices; /* as many as lines; without items */
	size_t count;
	int more; /* lines than the best way has; below 0: fewer */
	int cost; /* beside that of page breaks: it looks less well */
};

/* A paragraph that stands in the galley itself, in the slices from start up to
 * end, and may be set in other ways (variants.h). */
struct paragraph {
	size_t start, end;
	const struct lines *lines; /* as it is set */
	length x;                  /* of its left edge */
	size_t items;              /* of its first line's own */
	bool known;                /* the ways below have been looked for */
	struct variant variants[2];
	size_t variant_count;
};

struct galley {
	struct slice *slices;
	size_t count, capacity;
	struct paragraph *paragraphs; /* in order */
	size_t paragraph_count, paragraph_capacity;
	size_t about;      /* where "About this leaflet" begins; 0: nowhere */
	struct tree *tree; /* the tags of all items */
	length measure;
};

/* What a page begins with. */
enum galley_part {
	PART_TEXT,
	PART_ABOUT,     /* "About this leaflet" */
	PART_ABOUT_REST /* something within that */
};

/* The part that begins at the slice. */
enum galley_part galley_part(const struct galley *galley, size_t slice);

/*
 * The galley with the section "About this leaflet" at its end; NULL: the
 * job has errors, all reported.  library: where <a ref> leads, or NULL.  Owned
 * by the job's arena.
 */
const struct galley *galley_set(struct job *job, struct shaper *shaper,
    const struct theme *theme, const struct library *library,
    const struct article *article);

/* The galley up to that section, with the same slices and tags. */
const struct galley *galley_without_about(
    struct arena *arena, const struct galley *galley);

/* As plain text, for `--to galley`: a line a slice, then one an item. */
void galley_print(FILE *out, const struct galley *galley);

#endif
