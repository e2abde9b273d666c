/*
 * What the rest of a galley costs at least, however its paragraphs are set and
 * its pages broken: so that what cannot be best need not be looked at.
 */
#ifndef TYPESET_BOUNDS_H
#define TYPESET_BOUNDS_H

#include "typeset/column.h"

struct bounds {
	const int64_t *rest; /* what all pages from slice i on cost at least,
				where one begins there: [i] */
	int64_t again;       /* the same from slice 0, not on the first page */
	const int64_t *ends; /* what a page that ends before slice i costs at
				least, with all that follow it: [i] */
	const size_t *furthest; /* no page that begins at slice i ends behind
				   that one: [i] */
	const size_t *next;     /* where the cheapest one ends: [i] */
	bool reached; /* by pages of the galley as it is: they cost rest[0] */
};

/*
 * The first page begins at the baseline `first`; full: the last is to be.
 * Owned by the arena.
 */
struct bounds bounds_find(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length first, bool full);

#endif
