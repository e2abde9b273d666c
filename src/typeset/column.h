/* A column while it is filled with slices. */
#ifndef TYPESET_COLUMN_H
#define TYPESET_COLUMN_H

#include "typeset/galley.h"

struct column {
	length slot;   /* where the next body line would stand */
	length bottom; /* lowest reference + extent */
	size_t count;  /* of slices */
};

struct column column_begin(length first);

/* Adds the slice and returns the y of its reference. */
length column_place(const struct theme *theme, struct column *column,
    const struct slice *slice);

/* The slot at or below y that lies on the half grid of all pages. */
length column_round(const struct theme *theme, length y);

#endif
