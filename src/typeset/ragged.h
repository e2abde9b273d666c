/*
 * What a line of ragged text costs: the edge is to be calm, and not to run in
 * or out line after line like stairs.
 *
 * Ragged lines have no stretch to measure them by.  Knuth and Plass ("Breaking
 * paragraphs into lines", 1981, on ragged right margins) give each line's end
 * some; here the ends themselves are measured.  Two steps of one kind in a row,
 * each wide enough to be seen, make a stair; whether the next line adds one
 * depends on this line's end and on how it stands to the one before, and on
 * nothing else.
 */
#ifndef TYPESET_RAGGED_H
#define TYPESET_RAGGED_H

#include "base/unit.h"

#include <stdint.h>

/* Where the edge stands after a line. */
struct edge {
	length slack; /* what the line leaves of the measure; -1: no line yet */
	int step; /* from the line before: 1 further out, -1 in, 0 about even */
};

/* By how much the edge after one line can make all lines that follow dearer
 * than another edge there would: the next two may each end a stair. */
enum { RAGGED_EDGE_MOST = 16000 };

/* Before the first line, and where nothing looks at the edge. */
static const struct edge RAGGED_START = {.slack = -1};

/* Where lines should end, in thousandths of the measure before its end: few can
 * fill it, and an edge is calm when all ends are near to one place. */
enum { RAGGED_LEAVE = 60 };

enum {
	RAGGED_STEP = 40, /* of the measure, in thousandths: it is seen */
	RAGGED_STAIR =
	    RAGGED_EDGE_MOST / 2 /* as much as a line that is a tenth short */
};

/*
 * The square of what a line ends away from where it should, in thousandths of
 * the measure, so that one that is far off costs more than two that are a
 * little off.
 */
static inline int64_t
ragged_cost(length off, length measure)
{
	int64_t share = (int64_t)off * 1000 / measure;
	return share * share;
}

/*
 * The edge after a line that leaves `slack`; *cost grows when its end is the
 * third that steps to one side.
 */
static inline struct edge
ragged_step(struct edge before, length slack, length measure, int64_t *cost)
{
	struct edge edge = {.slack = slack};
	if (before.slack < 0)
		return edge;
	int64_t inwards = (int64_t)(slack - before.slack) * 1000;
	int64_t seen = (int64_t)RAGGED_STEP * measure;
	edge.step = (inwards <= -seen) - (inwards >= seen);
	if (edge.step != 0 && edge.step == before.step)
		*cost += RAGGED_STAIR;
	return edge;
}

#endif
