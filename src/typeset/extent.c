/*
 * Widths of lines: differences of sums over the nodes before their ends.
 *
 * A divided word is the sum of its parts until a line begins inside it: what
 * stands on that line was shaped as one piece, and its width takes the place
 * of the parts'.
 */
#include "typeset/extent.h"

#include "typeset/divide.h"
#include "typeset/letterfit.h"

struct work {
	const struct para *para;
	struct stop *list;
	uint32_t count;
	uint32_t open; /* the first stop whose `next` is not known yet */
	length width;  /* of the nodes so far */
};

/* The next line begins at the node, after all stops that wait for one. */
static inline void
begin_line(struct work *work, size_t node)
{
	const struct para *para = work->para;
	if (work->open == work->count)
		return;
	bool parted = node < para->count && para->nodes[node].word &&
		      para->nodes[node].part > 0;
	while (work->open < work->count) {
		struct stop *stop = &work->list[work->open++];
		stop->next = (uint32_t)node;
		stop->begin = work->width;
		stop->parted = parted;
	}
}

/* Can a line end at the node, which is no box but stands after another node? */
static inline bool
is_stop(const struct node *node)
{
	return node->kind == NODE_PENALTY || node[-1].kind == NODE_BOX;
}

static void
add_penalty(const struct para *para, size_t i, struct stop *stop)
{
	const struct node *node = &para->nodes[i];
	stop->penalty = node->penalty;
	stop->hyphen = node->hyphen ? node->width : 0;
	stop->tied = node->penalty >= PENALTY_NEVER;
	stop->forced = node->penalty == PENALTY_FORCED;
	stop->hyphenated = lines_is_hyphen(para, i);
}

/* From where the first line begins.  The list has room for all. */
static void
find_stops(struct work *work)
{
	const struct para *para = work->para;
	uint32_t trimmed = 0;
	length end = 0;
	work->list[work->count++] = (struct stop){.node = 0};
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		if (node->kind == NODE_BOX) {
			begin_line(work, i);
			work->width += node->width;
			trimmed = (uint32_t)i + 1;
			end = work->width;
			continue;
		}
		if (work->open > 0 && is_stop(node)) {
			struct stop *stop = &work->list[work->count++];
			*stop = (struct stop){.node = (uint32_t)i,
			    .trimmed = trimmed,
			    .end = end};
			if (node->kind == NODE_PENALTY)
				add_penalty(para, i, stop);
		}
		if (node->kind == NODE_GLUE)
			work->width += node->width;
		else if (i + 1 < para->count && lines_is_forced(para, i) &&
			 lines_is_forced(para, i + 1))
			begin_line(work, i + 1); /* an empty one */
	}
	begin_line(work, para->count);
}

/* --- justified text --- */

/* Sums over the nodes before each node, and before the para's end. */
static struct give *
sum_gives(struct arena *arena, const struct para *para)
{
	struct give *sums = ARENA_ARRAY(arena, para->count + 1, struct give);
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		sums[i + 1].stretch = sums[i].stretch + node->stretch;
		sums[i + 1].shrink = sums[i].shrink + node->shrink;
		sums[i + 1].letters = sums[i].letters + letterfit_give(node);
	}
	return sums;
}

static void
find_gives(struct arena *arena, struct stops *stops)
{
	const struct para *para = stops->para;
	const struct give *sums = sum_gives(arena, para);
	struct give *ends = ARENA_ARRAY(arena, stops->count, struct give);
	struct give *begins = ARENA_ARRAY(arena, stops->count, struct give);
	for (uint32_t i = 0; i < stops->count; i++) {
		const struct stop *stop = &stops->list[i];
		ends[i] = sums[stop->trimmed];
		begins[i] = sums[stop->next];
		if (para->nodes[stop->node].hyphen)
			ends[i].hang =
			    divide_hang_right(&para->nodes[stop->node]);
		else if (stop->trimmed > 0)
			ends[i].hang =
			    divide_hang_right(&para->nodes[stop->trimmed - 1]);
		if (stop->next < para->count)
			begins[i].hang =
			    divide_hang_left(&para->nodes[stop->next]);
	}
	stops->ends = ends;
	stops->begins = begins;
}

struct stops
extent_stops(struct arena *arena, const struct para *para, bool justified)
{
	size_t most = para->count + 1;
	struct work work = {.para = para,
	    .list = arena_room(arena, most * sizeof(struct stop))};
	find_stops(&work);
	struct stops stops = {.para = para,
	    .list = work.list,
	    .count = work.count,
	    .width = work.width};
	if (justified)
		find_gives(arena, &stops);
	return stops;
}

/* --- nodes --- */

bool
lines_is_forced(const struct para *para, size_t i)
{
	return para->nodes[i].kind == NODE_PENALTY &&
	       para->nodes[i].penalty == PENALTY_FORCED;
}

bool
lines_is_hyphen(const struct para *para, size_t end)
{
	if (para->nodes[end].hyphen)
		return true;
	if (end == 0 || para->nodes[end].kind != NODE_PENALTY ||
	    para->nodes[end - 1].kind != NODE_BOX)
		return false;
	const struct node *box = &para->nodes[end - 1];
	return box->size && box->text[box->size - 1] == '-';
}

/* The node after the last box of a line that ends at the break. */
size_t
lines_trim(const struct para *para, size_t start, size_t end)
{
	while (end > start && para->nodes[end - 1].kind != NODE_BOX)
		end--;
	return end;
}

const struct node *
lines_box(const struct para *para, size_t i, size_t end, size_t *next)
{
	const struct node *node = &para->nodes[i];
	*next = i + 1;
	if (!node->word)
		return node;
	/* A hyphen stands between two parts. */
	uint32_t parts = node->word->parts - node->part;
	if ((end - i + 1) / 2 < parts)
		parts = (uint32_t)((end - i + 1) / 2);
	*next = i + 2 * (size_t)parts - 1;
	return shape_piece(node->word, node->part, node->part + parts);
}

/* --- lines --- */

length
extent_change(
    const struct para *para, const struct stop *start, const struct stop *end)
{
	size_t i = start->next, next;
	if (i >= end->trimmed)
		return 0;
	length change = lines_box(para, i, end->trimmed, &next)->width;
	for (; i < next; i++)
		if (para->nodes[i].kind != NODE_PENALTY)
			change -= para->nodes[i].width;
	return change;
}

struct extent
extent_of(const struct stops *stops, uint32_t start, uint32_t end)
{
	const struct stop *from = &stops->list[start], *to = &stops->list[end];
	struct extent extent = {.width = extent_width(stops->para, from, to)};
	if (!stops->ends || to->trimmed <= from->next)
		return extent;
	const struct give *before = &stops->begins[start];
	const struct give *after = &stops->ends[end];
	extent.left = before->hang;
	extent.right = after->hang;
	extent.stretch = after->stretch - before->stretch;
	extent.shrink = after->shrink - before->shrink;
	extent.letters = after->letters - before->letters;
	return extent;
}
