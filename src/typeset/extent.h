/* What stands between two breaks of a para, and how wide it is. */
#ifndef TYPESET_EXTENT_H
#define TYPESET_EXTENT_H

#include "typeset/shape.h"

/*
 * A node at which a line may end, and where the next one begins: all that a
 * search needs to know of the para there.  The first stop is the para's
 * beginning, at which none ends.
 */
struct stop {
	uint32_t node;    /* the line ends before it */
	uint32_t trimmed; /* the node after the last box before it */
	uint32_t next;    /* the box, or empty line, that comes after it */
	length end;       /* widths of all nodes before `trimmed` */
	length begin;     /* and before `next` */
	length hyphen;    /* width of that which a break here adds */
	int penalty;
	bool tied;       /* no line should end here */
	bool forced;     /* one must */
	bool hyphenated; /* it ends in a hyphen, added or written */
	bool parted;     /* `next` is inside a divided word */
};

/* Of justified text: sums of what spaces and letters can give up to a place,
 * and what hangs out of a line there. */
struct give {
	length stretch, shrink, letters;
	length hang;
};

/* The stops of a para in order; the last one is its end. */
struct stops {
	const struct para *para;
	const struct stop *list;
	uint32_t count;
	length width;              /* of all nodes */
	const struct give *ends;   /* before stops[i].trimmed; or NULL */
	const struct give *begins; /* before stops[i].next; or NULL */
};

/* Owned by the arena. */
struct stops extent_stops(
    struct arena *arena, const struct para *para, bool justified);

/* A line. */
struct extent {
	length width;           /* natural, with the hyphen that a break adds */
	length left, right;     /* justified: what hangs out of the measure */
	length stretch, shrink; /* justified: what its spaces can give */
	length letters;         /* and its letters, either way */
};

/* The line between two stops. */
struct extent extent_of(
    const struct stops *stops, uint32_t start, uint32_t end);

/* What the line's first piece is wider than its parts, when it begins inside
 * a word. */
length extent_change(
    const struct para *para, const struct stop *start, const struct stop *end);

/* The width of the line alone. */
static inline length
extent_width(
    const struct para *para, const struct stop *start, const struct stop *end)
{
	length width = end->hyphen;
	if (end->trimmed > start->next)
		width += end->end - start->begin;
	return start->parted ? width + extent_change(para, start, end) : width;
}

#endif
