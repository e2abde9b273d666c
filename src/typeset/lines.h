/*
 * Lines: breaking a para at a measure.
 */
#ifndef TYPESET_LINES_H
#define TYPESET_LINES_H

#include "typeset/shape.h"

/* How a paragraph is to be broken. */
struct measure {
	length width;
	enum align align;
	bool balance; /* lines of nearly equal length, also the last: titles */
};

struct line {
	size_t start, end; /* nodes of the para, from the first box */
	length width;      /* natural, without the space at its end */
	bool hyphen;       /* node `end` adds a hyphen */
	bool last;         /* nothing of the para follows */
};

struct lines {
	const struct para *para;
	struct measure measure;
	const struct line *list;
	size_t count;
	int64_t cost; /* of the breaks chosen */
};

/*
 * Breaks the para with the least cost of all ways to break it (Knuth and
 * Plass 1981, by line count; see lines.c).  Lines are never dropped: a word
 * wider than the measure has been cut before.  Owned by the job's arena.
 */
const struct lines *lines_break(
    struct job *job, const struct para *para, struct measure measure);

/*
 * What the breaks at the given nodes (ascending, the last one the para's last
 * node) cost in ragged or justified text: the measure that lines_break
 * makes least among the breaks with the fewest lines.  -1: a line is wider
 * than the measure.
 */
int64_t lines_cost(struct job *job, const struct para *para,
    struct measure measure, const size_t *breaks, size_t count);

/* The node after the last box of a line from start that ends at `end`. */
size_t lines_trim(const struct para *para, size_t start, size_t end);

/* Must the line end at this node? */
bool lines_is_forced(const struct para *para, size_t node);

/* Shapes and breaks in one step: what short texts need. */
const struct lines *lines_of(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping,
    struct measure measure);

/* The width of the widest line. */
length lines_width(const struct lines *lines);

#endif
