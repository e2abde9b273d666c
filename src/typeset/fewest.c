/*
 * From the end backwards: a line that reaches as far as any can leaves the
 * least to come.  Ties are ignored, hyphens have no width, and lines may be a
 * little wider than the measure (a piece of a divided word may be narrower
 * than its share of the word), so that no search finds fewer.
 */
#include "typeset/fewest.h"

enum { LENIENCE = 64 }; /* the part of the measure that lines may be wider */

const uint32_t *
fewest_lines(struct arena *arena, const struct stops *stops, length measure)
{
	const struct stop *list = stops->list;
	length most = measure + measure / LENIENCE;
	uint32_t *fewest = arena_room(arena, stops->count * sizeof *fewest);
	uint32_t last = stops->count - 1;
	fewest[last] = 0;
	uint32_t nearest = last, far = last; /* that a line can reach */
	for (uint32_t i = last; i-- > 0;) {
		while (
		    nearest > i + 1 && list[nearest - 1].node >= list[i].next)
			nearest--;
		while (far > nearest && list[far].end - list[i].begin > most)
			far--;
		if (far < nearest)
			far = nearest;
		fewest[i] = 1 + fewest[far];
		if (list[i].forced)
			far = i; /* no line reaches past it */
	}
	return fewest;
}
