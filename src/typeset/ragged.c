/*
 * Costs of ragged lines.
 *
 * Two steps of one kind in a row, each wide enough to be seen, make a stair;
 * whether the next line adds one depends on this line's end and on how it
 * stands to the one before, and on nothing else.
 */
#include "typeset/ragged.h"

enum {
	STEP_LEAST = 40, /* of the measure, in thousandths: it is seen */
	STAIR_COST =
	    RAGGED_EDGE_MOST / 2 /* as much as a line that is a tenth short */
};

const struct edge RAGGED_START = {.slack = -1};

int64_t
ragged_cost(length off, length measure)
{
	int64_t share = (int64_t)off * 1000 / measure;
	return share * share;
}

static int
direction(length from, length to, length measure)
{
	int64_t share = (int64_t)(to - from) * 1000 / measure;
	if (share >= STEP_LEAST)
		return -1;
	return share <= -STEP_LEAST ? 1 : 0;
}

struct edge
ragged_step(struct edge before, length slack, length measure, int64_t *cost)
{
	struct edge edge = {.slack = slack};
	if (before.slack < 0)
		return edge;
	edge.step = direction(before.slack, slack, measure);
	if (edge.step != 0 && edge.step == before.step)
		*cost += STAIR_COST;
	return edge;
}
