/*
 * A page of two columns: a head over both, the columns, a foot below both.
 *
 * Slices that span the head stand at the galley's beginning; those that span
 * the foot are set aside wherever they come on the page.
 */
#ifndef TYPESET_COLUMNS_H
#define TYPESET_COLUMNS_H

#include "typeset/column.h"

/* A page with slices from start up to end, the second column of which begins
 * at the slice `split` (end: it has none). */
struct columns_page {
	size_t start, split, end;
};

/* How such a page is filled. */
struct columns_fit {
	length first;       /* slot of both columns */
	length left, right; /* the columns' bottoms */
	length bottom;      /* of the page: the foot's, or their mean */
	length lowest;      /* what must not pass the last baseline */
};

/* Fills the page, whose head or columns begin at the baseline `top`. */
struct columns_fit columns_fill(const struct theme *theme,
    const struct galley *galley, length top, struct columns_page page);

/* Can the second column begin there?  Some text must stand in the first, and
 * the second must begin with some. */
bool columns_may_split(const struct galley *galley, struct columns_page page);

/* The foot before anything stands in it, below columns that end there. */
struct column columns_foot(const struct theme *theme, length columns_bottom);

/*
 * What the split costs beside what the page does: a quarter of its break's,
 * and for each line by which one column is longer than the other, much more
 * from the third on.  BREAK_NEVER or more: it must not be.
 */
int64_t columns_split_cost(const struct theme *theme,
    const struct galley *galley, struct columns_page page,
    const struct columns_fit *fit);

/* All pages that begin at one slice, as they grow slice by slice. */
struct columns_growth {
	const struct theme *theme;
	const struct galley *galley;
	/* What a page costs, columns aside, that is filled from top to bottom
	 * and ends before the slice `end`. */
	int64_t (*page_cost)(const struct theme *theme,
	    const struct galley *galley, length top, length bottom, size_t end);
	length top;
	size_t start, end;
	struct column head;  /* over the columns */
	struct column *from; /* column from slice k to the end: [k] */
	length *until;       /* bottom of the column from start to k: [k] */
	size_t splits;       /* first k for which that is too tall */
};

/* Room for a galley, owned by the arena; page_cost is the caller's. */
struct columns_growth columns_growth(struct arena *arena,
    const struct theme *theme, const struct galley *galley);

/* Begins with an empty page at the slice. */
void columns_start(struct columns_growth *growth, size_t start, length top);

/* Adds the next slice; returns what the page costs with the cheapest place
 * for *split, or -1: it fits in no way. */
int64_t columns_grow(struct columns_growth *growth, size_t *split);

#endif
