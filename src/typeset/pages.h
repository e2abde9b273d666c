/*
 * Pages: where a galley is broken, and which of its paragraphs are set in
 * another way for it.
 */
#ifndef TYPESET_PAGES_H
#define TYPESET_PAGES_H

#include "typeset/galley.h"

/* The pages of a galley: page i holds the slices from starts[i] up to
 * starts[i + 1]; the first may be empty. */
struct breaks {
	const struct galley *galley; /* with the settings taken */
	const unsigned char *ways;   /* for each paragraph (variants.h) */
	const size_t *starts;        /* count + 1 of them */
	const size_t *splits; /* where second columns begin; NULL: no columns */
	size_t count;
	length first; /* baseline of the first page */
	bool full;    /* the last page is to be full */
	int64_t cost; /* of the settings taken too, but not of the count */
};

/* How many pages there may be. */
struct page_wish {
	size_t most;
	const int64_t *costs; /* of having so many, 0 to most; -1: it must not
				 be */
	bool full;            /* the last page is to be full */
};

/*
 * The cheapest of all ways to break the galley into pages (see pages.c), the
 * first of which begins at the baseline `first`.  wish: NULL, as many as are
 * good.  NULL: a slice is taller than a page, already reported; or they cannot
 * be as many as is wished, which is not.
 */
const struct breaks *pages_break(struct job *job, const struct theme *theme,
    const struct galley *galley, length first, const struct page_wish *wish);

/*
 * What these pages of breaks->galley cost, its settings aside (breaks->cost is
 * not looked at); -1: a page of several slices is too tall.
 */
int64_t pages_cost(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks);

/* The slice that no so many pages reach: the galley's count if they may hold
 * all of it. */
size_t pages_reach(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length first, size_t pages);

/* The bottom of a page's text; `first` of an empty one. */
length pages_bottom(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page);

/* A page's slices, placed. */
struct placed_slice {
	const struct slice *slice;
	length x;   /* of the left edge, from the margin */
	length y;   /* of its reference, from the page's top */
	bool top;   /* it begins a column: what it may drop is dropped */
	bool again; /* a table's head, set once more */
};

/*
 * pages_place.c: places the slices of a page in reading order, those at its
 * foot last; returns how many entries of `placed` (room for the slices and two
 * more) were filled.
 */
size_t pages_place(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page, struct placed_slice *placed);

#endif
