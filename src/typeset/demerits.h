/*
 * What a line of justified text costs: badness, fitness and demerits of Knuth
 * and Plass ("Breaking paragraphs into lines", 1981), with the figures of
 * plain TeX ("The TeXbook", 1984, chapter 14) and TeX's own arithmetic in
 * integers, so that the same widths give the same breaks.
 */
#ifndef TYPESET_DEMERITS_H
#define TYPESET_DEMERITS_H

#include "base/unit.h"

#include <stdbool.h>
#include <stdint.h>

/* How loose a line is; neighbours should not differ by more than one. */
enum fitness { FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE };

enum {
	BADNESS_MOST = 10000,
	DEMERITS_APART = 10000,      /* neighbours of unlike fitness */
	DEMERITS_HYPHENS = 10000,    /* two lines that end in hyphens */
	DEMERITS_LAST_HYPHEN = 5000, /* the last line but one does */
	DEMERITS_PENALTY = 2 /* for each unit of the node's penalty: a hyphen
				then costs a little more than TeX's 50^2 */
};

/* What a line lacks of the measure (less than 0: is over it), and how much
 * its spaces may give. */
struct spread {
	length slack;
	length stretch, shrink;
	bool filled; /* the last line: space at its end takes what it lacks */
};

/* 100 |r|^3, r the share of the stretch or shrink that is used up; at most
 * BADNESS_MOST.  A line over its shrink does not fit: -1. */
int demerits_badness(struct spread spread);

enum fitness demerits_fitness(struct spread spread, int badness);

/* Of a line by its badness alone. */
int64_t demerits_line(int badness);

#endif
