/*
 * Pages: where a galley is broken.
 */
#ifndef TYPESET_PAGES_H
#define TYPESET_PAGES_H

#include "typeset/galley.h"

/* The pages of a galley: page i holds the slices from starts[i] up to
 * starts[i + 1]; the first may be empty. */
struct breaks {
	const size_t *starts; /* count + 1 of them */
	const size_t *splits; /* where second columns begin; NULL: no columns */
	size_t count;
	length first; /* baseline of the first page */
	int64_t cost;
};

/*
 * The cheapest of all ways to break the galley into pages (see pages.c), the
 * first of which begins at the baseline `first`.  NULL: a slice is taller than
 * a page, already reported.
 */
const struct breaks *pages_break(struct job *job, const struct theme *theme,
    const struct galley *galley, length first);

/*
 * What these pages cost (breaks->cost is not looked at); -1: a page of several
 * slices is too tall.
 */
int64_t pages_cost(const struct theme *theme, const struct galley *galley,
    const struct breaks *breaks);

/* A page's slices, placed. */
struct placed_slice {
	const struct slice *slice;
	length x;   /* of the left edge, from the margin */
	length y;   /* of its reference, from the page's top */
	bool top;   /* it begins a column: what it may drop is dropped */
	bool again; /* a table's head, set once more */
};

/*
 * Places the slices of a page in reading order, those at its foot last;
 * returns how many entries of `placed` (room for the slices and two more)
 * were filled.
 */
size_t pages_place(const struct theme *theme, const struct galley *galley,
    const struct breaks *breaks, size_t page, struct placed_slice *placed);

#endif
