/* A column while it is filled with slices. */
#ifndef TYPESET_COLUMN_H
#define TYPESET_COLUMN_H

#include "typeset/galley.h"

struct column {
	length slot;   /* where the next body line would stand */
	length bottom; /* lowest reference + extent */
	size_t count;  /* of slices */
};

/* The slot at or below y that lies on the half grid of all pages. */
length column_round(const struct theme *theme, length y);

static inline struct column
column_begin(length first)
{
	return (struct column){.slot = first, .bottom = first};
}

/* Adds the slice and returns the y of its reference. */
static inline length
column_place(
    const struct theme *theme, struct column *column, const struct slice *slice)
{
	length y = column->slot + (column->count ? slice->before : 0);
	if (y + slice->extent > column->bottom)
		column->bottom = y + slice->extent;
	column->slot = y + slice->after;
	if (slice->round)
		column->slot = column_round(theme, column->slot);
	column->count++;
	return y;
}

#endif
