/* What stands between two breaks of a para, and how wide it is. */
#ifndef TYPESET_EXTENT_H
#define TYPESET_EXTENT_H

#include "typeset/shape.h"

/* Sums over the nodes before each node of a para, and before its end. */
struct sums {
	const struct para *para;
	const length *widths;              /* natural */
	const length *stretches, *shrinks; /* what glue can give */
	const length *letters;             /* what letters can; or NULL */
	const uint32_t *boxes;   /* the box, or empty line, from there on */
	const uint32_t *trimmed; /* the node after the last box before it */
};

/* Owned by the arena. */
struct sums extent_sums(
    struct arena *arena, const struct para *para, bool justified);

/* A line. */
struct extent {
	length width;           /* natural, with the hyphen that a break adds */
	length left, right;     /* justified: what hangs out of the measure */
	length stretch, shrink; /* justified: what its spaces can give */
	length letters;         /* and its letters, either way */
};

/* The line that begins at the box `start` and breaks at the node `end`. */
struct extent extent_of(
    const struct sums *sums, size_t start, size_t end, bool justified);

#endif
