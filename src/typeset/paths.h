/*
 * Paths of lines through a para: what lines.c chooses among.
 *
 * The method is the total fit of Knuth and Plass ("Breaking paragraphs into
 * lines", 1981): every set of feasible breaks is a path, and the cheapest
 * path wins.  A state is a break and what the cost of the rest depends on: how
 * many hyphens in a row end here and how the last line stands to its
 * neighbours: in justified text how loose it is (demerits.h), in ragged text
 * where its end is and whether that is a step in or out (ragged.h).  Of the
 * ways to one state the best is kept.
 */
#ifndef TYPESET_PATHS_H
#define TYPESET_PATHS_H

#include "typeset/demerits.h"
#include "typeset/extent.h"
#include "typeset/lines.h"
#include "typeset/ragged.h"

/* A way to break up to a stop (extent.h). */
struct state {
	int64_t cost;         /* of all lines so far */
	uint64_t rest;        /* what the way on depends on, in one number */
	uint32_t stop;        /* the break */
	uint32_t previous;    /* index of the state before */
	uint32_t line_count;  /* lines before this break */
	struct edge edge;     /* ragged: after it */
	enum fitness fitness; /* justified: of the line that ends here */
	int hyphens;          /* in a row up to here, HYPHENS_ANY at most */
};

struct search {
	struct arena *arena;
	const struct para *para;
	struct measure measure;
	bool justified;
	struct pass pass;
	length target; /* where a balanced or ragged line should end */
	length runt;   /* a last line that is shorter is one */
	struct stops stops;
	const uint32_t *fewest; /* ragged: lines after each stop (fewest.h) */
	uint32_t lines_most;    /* ragged: paths with more are left out */
	int64_t cost_most;      /* likewise those that cost more */
	length shortest; /* such a line that is shorter costs more, but the last
			    one */
	uint32_t exactly;     /* so many lines are wanted; 0: any number */
	const size_t *barred; /* nodes at which no line may end */
	size_t barred_count;
	struct state *states;
	size_t count, capacity;
	size_t first;  /* states before this one are too far back */
	bool overfull; /* a line is wider than the measure */
};

/* A search in the para, in which nothing is found yet. */
struct search paths_new(
    struct job *job, const struct para *para, struct measure measure);

/* The search as it was before its pass. */
struct search paths_anew(const struct search *search);

/* The passes for the measure's alignment. */
const struct pass *paths_passes(const struct search *search, size_t *count);

/*
 * Finds some path that satisfies search->pass and has no more lines than
 * search->lines_most, line by line, each as well as can be, and leaves out what
 * costs more: that cannot be best.  If there is no such path, nothing is left
 * out.
 */
void paths_bound(struct search *search);

/* Follows all paths that satisfy search->pass; false: there is none. */
bool paths_follow(struct search *search);

/* The best of the states at the para's end. */
size_t paths_best(const struct search *search);

/* The line between two stops, as the pass has it. */
struct extent paths_measure(
    const struct search *search, uint32_t start, uint32_t end);

/* Is a last line of that width between two stops too short to stand alone: a
 * single word, or under 15 % of the measure? */
bool paths_is_runt(
    const struct search *search, uint32_t start, uint32_t end, length width);

/* What breaks at the nodes cost within search->pass; -1: they do not satisfy
 * it. */
int64_t paths_cost(
    const struct search *search, const size_t *breaks, size_t count);

#endif
