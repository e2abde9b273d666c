/*
 * Letterfit: how a justified line's slack is shared between its spaces and its
 * letters.
 */
#ifndef TYPESET_LETTERFIT_H
#define TYPESET_LETTERFIT_H

#include "typeset/lines.h"

/* How a line is justified. */
struct letterfit {
	length letter; /* more after each letter, but the line's last; below 0:
			  less */
	length spaces; /* more in all spaces together */
	size_t space_count;
};

/* How much the letters of a box may give in all: 1.5 % of its width; 0 where
 * they are joined, or node is no box. */
length letterfit_give(const struct node *node);

/* How many letters of a box are parted by it: what stands in one cluster is
 * one.  0 where they are joined. */
uint32_t letterfit_letters(const struct shaped *shaped);

/* The line's; all 0 where it is not justified. */
struct letterfit letterfit_of(
    const struct lines *lines, const struct line *line);

#endif
