/*
 * What a line of justified text costs: badness, fitness and demerits of Knuth
 * and Plass ("Breaking paragraphs into lines", 1981), in integers, with the
 * figures of plain TeX ("The TeXbook", 1984, chapter 14) but for badness.
 */
#ifndef TYPESET_DEMERITS_H
#define TYPESET_DEMERITS_H

#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How loose a line is; neighbours should not differ by more than one. */
enum fitness { FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE };

enum {
	BADNESS_MOST = 10000,
	DEMERITS_APART = 10000,      /* neighbours of unlike fitness */
	DEMERITS_HYPHENS = 10000,    /* two lines that end in hyphens */
	DEMERITS_LAST_HYPHEN = 5000, /* the last line but one does */
	DEMERITS_RUNT = 10000,       /* a last line that is too short */
	DEMERITS_PENALTY = 2         /* for each unit of the node's penalty */
};

/* What a line lacks of the measure (less than 0: is over it), and how much
 * its spaces and letters may give. */
struct spread {
	length slack;
	length stretch, shrink;
	length letters; /* either way */
	bool filled; /* the last line: space at its end takes what it lacks */
};

/* What a pass demands of the lines that it looks at. */
struct pass {
	int tolerance;  /* badness of a justified line, at most */
	int hyphens;    /* in a row, at most */
	bool tight;     /* spaces may shrink further */
	bool desperate; /* ties may be broken, and lines may stick out */
	int slack;      /* per mille that a ragged line may lack; 0: any */
};

enum { HYPHENS_MOST = 2, HYPHENS_ANY = 3 };

/* A way to judge lines. */
struct demerits {
	/* Of a slack that letters do not take; stretch, shrink: >= 0. */
	int (*badness)(int64_t slack, length stretch, length shrink);
	int letters;               /* of letters that give what they can */
	int line;                  /* what each adds to its badness */
	int decent, loose;         /* the most that a line so called has */
	const struct pass *passes; /* the first is tried first */
	size_t pass_count;
};

/* Ours: it wants spaces to be alike. */
extern const struct demerits DEMERITS_EVEN;

/* How bad a line is; at most BADNESS_MOST.  A line over its shrink does not
 * fit: -1. */
int demerits_badness(const struct demerits *demerits, struct spread spread);

enum fitness demerits_fitness(
    const struct demerits *demerits, struct spread spread, int badness);

/* Of a line by its badness alone. */
int64_t demerits_line(const struct demerits *demerits, int badness);

#endif
