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
struct columns_fit columns_fill(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length top, struct columns_page page);

/* The slot of both columns below a head; without one, `top`. */
length columns_first(
    const struct theme *theme, const struct column *head, length top);

/* Works out the page's bottom and lowest from its columns, and from what
 * stands below both, if anything does. */
void columns_finish_feet(const struct theme *theme,
    const struct slice *const *feet, size_t count, struct columns_fit *fit);

static inline void
columns_finish(const struct theme *theme, const struct slice *const *feet,
    size_t count, struct columns_fit *fit)
{
	fit->bottom = fit->left + (fit->right - fit->left) / 2;
	fit->lowest = fit->left > fit->right ? fit->left : fit->right;
	if (count)
		columns_finish_feet(theme, feet, count, fit);
}

/* Can the second column begin there?  Some text must stand in the first, and
 * the second must begin with some. */
bool columns_may_split(const struct galley *galley, struct columns_page page);

/* The foot before anything stands in it, below columns that end there. */
struct column columns_foot(const struct theme *theme, length columns_bottom);

/*
 * What a second column costs that begins with the slice `next` after `last`: a
 * quarter of what a page's break there would.  BREAK_NEVER or more: it must
 * not be.
 */
int64_t columns_split_cost(const struct slice *last, const struct slice *next);

/* A little for each line by which one column is longer than the other, much
 * more from the third on.  second: there is one. */
int64_t columns_uneven_cost(
    const struct theme *theme, const struct columns_fit *fit, bool second);

#endif
