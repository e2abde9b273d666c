/*
 * Variants of paragraphs (F. Mittelbach, "A General Framework for Globally
 * Optimized Pagination", 2016: a galley whose paragraphs have several
 * settings).
 *
 * Where pages break depends on how high a paragraph is and where it may be
 * parted; its glyphs are put together only for the settings that are taken.
 */
#include "typeset/variants.h"

#include "typeset/compose.h"
#include "typeset/rivers.h"
#include "typeset/setter.h"

#include <limits.h>

/* One line more, or less: what page breaks are to weigh. */
static const int MORE[] = {1, -1};

enum {
	LOSS_PART = 400, /* of the cost of lines (ragged.h, demerits.h) */
	LOSS_MOST = 2000,
	RIVER_COST = 600
};

/* What lines of that cost are less well to look at than the best. */
static int
cost_of(const struct lines *best, int64_t lines)
{
	int64_t loss = (lines - best->cost % LINES_PASS) / LOSS_PART;
	if (loss < 0)
		loss = 0;
	return VARIANT_COST + (int)(loss < LOSS_MOST ? loss : LOSS_MOST);
}

/* The slices of the paragraph in those lines, each without its items. */
static const struct slice *
slices_of(struct arena *arena, const struct galley *galley,
    const struct paragraph *paragraph, const struct lines *lines)
{
	const struct slice *first = &galley->slices[paragraph->start];
	const struct slice *last = &galley->slices[paragraph->end - 1];
	struct slice *slices = ARENA_ARRAY(arena, lines->count, struct slice);
	for (size_t i = 0; i < lines->count; i++) {
		slices[i] = setter_line(lines, i);
		slices[i].after = first->after;
		slices[i].place = first->place;
	}
	size_t end = lines->count - 1;
	slices[end].after = last->after;
	slices[end].round = last->round;
	slices[0].before = first->before;
	slices[0].break_cost = first->break_cost;
	slices[0].tie = first->tie;
	slices[0].top_dropped = first->top_dropped;
	return slices;
}

int
variants_least(const struct paragraph *paragraph)
{
	int least = INT_MAX;
	if (!paragraph->lines)
		return VARIANT_COST;
	for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++) {
		int64_t lines = lines_variant_least(paragraph->lines, MORE[i]);
		int cost =
		    lines < 0 ? INT_MAX : cost_of(paragraph->lines, lines);
		if (cost < least)
			least = cost;
	}
	return least;
}

size_t
variants_find(struct job *job, const struct galley *galley, size_t index)
{
	struct paragraph *paragraph = &galley->paragraphs[index];
	if (paragraph->known)
		return paragraph->variant_count;
	paragraph->known = true;
	for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++) {
		const struct lines *lines =
		    lines_variant(job, paragraph->lines, MORE[i]);
		if (!lines || lines->count < 2)
			continue;
		paragraph->variants[paragraph->variant_count++] =
		    (struct variant){.lines = lines,
			.slices =
			    slices_of(job->arena, galley, paragraph, lines),
			.count = lines->count,
			.more = MORE[i],
			.cost = cost_of(paragraph->lines,
				    lines->cost % LINES_PASS) +
				(int)rivers_count(lines) * RIVER_COST};
	}
	return paragraph->variant_count;
}

/* --- putting them in --- */

/* The slice's own line behind what stands in front of it: a list's sign. */
static void
add_items(struct arena *arena, const struct paragraph *paragraph,
    const struct slice *base, const struct lines *lines, size_t line,
    struct slice *slice)
{
	struct item_list items = {.arena = arena};
	if (line == 0)
		items_add_all(
		    &items, base->items, base->count - paragraph->items, 0, 0);
	compose_line(&items, lines, line, paragraph->x, 0);
	slice->items = items.items;
	slice->count = items.count;
}

static void
push(struct arena *arena, struct galley *galley, struct slice slice)
{
	ARENA_PUSH(
	    arena, galley->slices, galley->count, galley->capacity, slice);
}

static void
push_setting(struct arena *arena, struct galley *into,
    const struct galley *galley, const struct paragraph *paragraph,
    const struct variant *setting)
{
	for (size_t i = 0; i < setting->count; i++) {
		struct slice slice = setting->slices[i];
		if (setting->lines)
			add_items(arena, paragraph,
			    &galley->slices[paragraph->start], setting->lines,
			    i, &slice);
		push(arena, into, slice);
	}
}

const struct galley *
variants_apply(
    struct job *job, const struct galley *galley, const unsigned char *ways)
{
	struct galley *into = ARENA_NEW(job->arena, struct galley);
	*into =
	    (struct galley){.tree = galley->tree, .measure = galley->measure};
	size_t next = 0;
	bool changed = false;
	for (size_t i = 0; i < galley->paragraph_count; i++) {
		const struct paragraph *paragraph = &galley->paragraphs[i];
		if (ways[i] == 0)
			continue;
		changed = true;
		for (; next < paragraph->start; next++)
			push(job->arena, into, galley->slices[next]);
		push_setting(job->arena, into, galley, paragraph,
		    &paragraph->variants[ways[i] - 1]);
		next = paragraph->end;
	}
	if (!changed)
		return galley;
	for (; next < galley->count; next++)
		push(job->arena, into, galley->slices[next]);
	if (galley->about)
		into->about = variants_moved(galley, ways, galley->about);
	return into;
}

size_t
variants_moved(
    const struct galley *galley, const unsigned char *ways, size_t slice)
{
	size_t moved = slice;
	for (size_t i = 0; i < galley->paragraph_count; i++) {
		const struct paragraph *paragraph = &galley->paragraphs[i];
		if (paragraph->start >= slice)
			break;
		if (ways[i])
			moved += paragraph->variants[ways[i] - 1].count -
				 (paragraph->end - paragraph->start);
	}
	return moved;
}
