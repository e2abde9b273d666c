/*
 * From the end backwards: a line that reaches as far as any can leaves the
 * least to come.  Ties are ignored, hyphens have no width, and lines may be a
 * little wider than the measure (a piece of a divided word may be narrower
 * than its share of the word), so that no search finds fewer.
 */
#include "typeset/fewest.h"

#include "typeset/lines.h"

enum { LENIENCE = 64 }; /* the part of the measure that lines may be wider */

static bool
may_end(const struct para *para, size_t i)
{
	return para->nodes[i].kind != NODE_BOX;
}

/* The first node after a box that begins a line at which it may end. */
static size_t
nearest_end(const struct para *para, size_t start)
{
	size_t i = start + (start + 1 < para->count &&
			       para->nodes[start].kind == NODE_BOX);
	while (!may_end(para, i))
		i++;
	return i;
}

/* The last node up to `far` at which a line from `start` may end. */
static size_t
furthest_end(const struct sums *sums, size_t start, size_t far, length most)
{
	size_t nearest = nearest_end(sums->para, start);
	while (
	    far > nearest &&
	    (!may_end(sums->para, far) ||
		sums->widths[sums->trimmed[far]] - sums->widths[start] > most))
		far--;
	return far < nearest ? nearest : far;
}

const uint32_t *
fewest_lines(struct arena *arena, const struct sums *sums, length measure)
{
	const struct para *para = sums->para;
	length most = measure + measure / LENIENCE;
	uint32_t *fewest = ARENA_ARRAY(arena, para->count + 1, uint32_t);
	size_t far = para->count - 1;
	for (size_t i = para->count - 1; i-- > 0;) {
		if (!may_end(para, i))
			continue;
		far = furthest_end(sums, sums->boxes[i], far, most);
		fewest[i] = 1 + fewest[far];
		if (lines_is_forced(para, i))
			far = i; /* no line reaches past it */
	}
	far = furthest_end(sums, sums->boxes[0], far, most);
	fewest[para->count] = 1 + fewest[far];
	return fewest;
}
