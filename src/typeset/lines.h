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
	const struct demerits *demerits; /* justified: how lines are judged;
					    NULL: as evenly as can be */
};

struct line {
	size_t start, end;  /* nodes of the para, from the first box */
	length width;       /* natural, without the space at its end */
	length left, right; /* justified: how far its ends hang out */
	bool hyphen;        /* node `end` adds a hyphen */
	bool last;          /* nothing of the para follows */
	bool runt;          /* the last of several: one word, or very short */
};

struct lines {
	const struct para *para;
	struct measure measure;
	const struct line *list;
	size_t count;
	int64_t cost; /* of the breaks chosen, see lines_cost */
};

/* What one more demand given up costs: more than any breaks that hold it. */
#define LINES_PASS (INT64_C(1) << 48)

/*
 * Breaks the para with the least cost of all ways to break it (Knuth and
 * Plass 1981; see lines.c); ragged and centred text first of all with the
 * fewest lines.  Lines are never dropped: a word wider than the measure has
 * been cut before.  Balanced text is never justified.  Owned by the job's
 * arena.
 */
const struct lines *lines_break(
    struct job *job, const struct para *para, struct measure measure);

/*
 * The para set in `more` lines more than the best way has, or less than 0
 * fewer: as looseness in TeX ("The TeXbook", 1984, chapter 14).  NULL: it
 * cannot be, with justified lines that satisfy the first pass, or ragged
 * ones of which none lacks more than a quarter of the measure; or the text is
 * balanced.  Owned by the job's arena.
 */
const struct lines *lines_variant(
    struct job *job, const struct lines *best, int more);

/* What such a variant costs at least, found without a search; -1: there is
 * none. */
int64_t lines_variant_least(const struct lines *best, int more);

/*
 * The para broken again as well as can be, but at none of the given nodes;
 * NULL: only in a later pass than that of `best`, one that lets lines be as
 * loose as may be.  Owned by the job's arena.
 */
const struct lines *lines_again(struct job *job, const struct lines *best,
    const size_t *barred, size_t count);

/*
 * What the breaks at the given nodes (ascending, the last one the para's last
 * node) cost: the measure that lines_break makes least.  It has LINES_PASS in
 * it for every pass of lines.c that the breaks do not satisfy.  -1: a line
 * does not fit the measure, or a tie is broken.
 */
int64_t lines_cost(struct job *job, const struct para *para,
    struct measure measure, const size_t *breaks, size_t count);

/*
 * The box or other node at i, as it stands in a line whose last box is before
 * `end`: parts of a divided word are one box.  *next: the node after it.
 */
const struct node *lines_box(
    const struct para *para, size_t i, size_t end, size_t *next);

/* The node after the last box of a line from start that ends at `end`. */
size_t lines_trim(const struct para *para, size_t start, size_t end);

/* Must the line end at this node? */
bool lines_is_forced(const struct para *para, size_t node);

/* Does a line that breaks at this node end in a hyphen, added or written? */
bool lines_is_hyphen(const struct para *para, size_t node);

/* Shapes and breaks in one step: what short texts need. */
const struct lines *lines_of(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping,
    struct measure measure);

/* The width of the widest line. */
length lines_width(const struct lines *lines);

#endif
