/*
 * A checker finds faults in the order of its own steps; an author mends them
 * from the top of the file down.
 */
#include "article/faults.h"

#include <string.h>

static bool
is_before(const struct place *a, const struct place *b)
{
	if (strcmp(a->file ? a->file : "", b->file ? b->file : "") != 0)
		return false;
	return a->line < b->line ||
	       (a->line == b->line && a->column < b->column);
}

/* One run of the merge: [start, middle) and [middle, end) of from, into to. */
static void
merge(const struct message *from, struct message *to, size_t start,
    size_t middle, size_t end)
{
	size_t left = start, right = middle;
	for (size_t at = start; at < end; at++) {
		bool take_right =
		    right < end &&
		    (left == middle ||
			is_before(&from[right].place, &from[left].place));
		to[at] = from[take_right ? right++ : left++];
	}
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

void
faults_sort(struct diag *diag, size_t first)
{
	size_t count = diag->count - first;
	if (count < 2)
		return;
	struct message *list = diag->messages + first;
	struct message *spare = ARENA_ARRAY(diag->arena, count, struct message);
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t at = 0; at < count; at += 2 * width)
			merge(list, spare, at, least(at + width, count),
			    least(at + 2 * width, count));
		memcpy(list, spare, count * sizeof *list);
	}
}
