/*
 * Letterfit: how a justified line's slack is shared between its letters and its
 * spaces.
 */
#ifndef TYPESET_LETTERFIT_H
#define TYPESET_LETTERFIT_H

#include "typeset/lines.h"

/* How a line is justified. */
struct letterfit {
	length letter; /* more in each gap between letters; below 0: less */
	length spaces; /* more in all spaces together */
	size_t space_count;
};

/*
 * How much wider or narrower a box may become by its letters, each of which
 * moves by at most 1.5 % of the size against the one before it; 0 where letters
 * are joined, or the node is no box.  A part of a divided word counts with the
 * gap after it.
 */
length letterfit_give(const struct node *node);

/* How many gaps between letters the box has, with that before the hyphen if
 * one follows: what stands in one cluster is one letter.  0 where they are
 * joined. */
length letterfit_gaps(const struct node *node, bool hyphen);

/* The line's; all 0 where it is not justified. */
struct letterfit letterfit_of(
    const struct lines *lines, const struct line *line);

#endif
