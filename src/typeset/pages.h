/*
 * Pages: where a galley is broken.
 */
#ifndef TYPESET_PAGES_H
#define TYPESET_PAGES_H

#include "typeset/galley.h"

/* The pages of a galley: page i holds the slices from starts[i] up to
 * starts[i + 1]. */
struct breaks {
	const size_t *starts; /* count + 1 of them */
	size_t count;
	int64_t cost;
};

/*
 * The cheapest of all ways to break the galley into pages (see pages.c).
 * NULL: a slice is taller than a page, already reported.
 */
const struct breaks *pages_break(
    struct job *job, const struct theme *theme, const struct galley *galley);

/*
 * What breaking at the given starts costs (as in struct breaks); -1: a page
 * of several slices is too tall.
 */
int64_t pages_cost(const struct theme *theme, const struct galley *galley,
    const size_t *starts, size_t count);

/* A page's slices, placed. */
struct placed_slice {
	const struct slice *slice;
	length y;   /* of its reference, from the page's top */
	bool top;   /* it begins the page: what it may drop is dropped */
	bool again; /* a table's head, set once more */
};

/*
 * Places the slices from start up to end on a page; returns how many entries
 * of `placed` (room for end - start + 1) were filled, and in *bottom the
 * lowest reference + extent.
 */
size_t pages_place(const struct theme *theme, const struct galley *galley,
    size_t start, size_t end, struct placed_slice *placed, length *bottom);

#endif
