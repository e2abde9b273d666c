/*
 * Fill a page slice by slice, in all ways at once.
 *
 * Where a paragraph begins that has several settings, each way goes on with
 * each of them; behind it, ways that fill the page alike are one again, the
 * cheapest.  What a way may cost before it is given up follows from the best
 * pages known so far and from what the rest costs at the least.
 *
 * Invariants
 *  1. What follows a page depends on its end alone, and what may still come on
 *     it on where its columns stand: of the ways that agree in both, the
 *     cheapest is kept.  (column.count tells only whether any is placed.)
 *  2. A way that is given up costs `bound` or more, however it goes on.
 *  3. Heads stand before all text of a page's columns.
 */
#include "typeset/filling.h"

#include "typeset/cost.h"
#include "typeset/variants.h"

#include <assert.h>

/* The slice at a spot; NULL: the galley's end. */
static const struct slice *
slice_at(const struct galley *galley, struct spot spot)
{
	if (spot.way) {
		const struct paragraph *paragraph =
		    &galley->paragraphs[spot.paragraph];
		return &paragraph->variants[spot.way - 1].slices[spot.index];
	}
	return spot.index < galley->count ? &galley->slices[spot.index] : NULL;
}

/* A slice of the galley's own that is of the same part. */
static size_t
own_slice(const struct galley *galley, struct spot spot)
{
	return spot.way ? galley->paragraphs[spot.paragraph].end - 1
			: spot.index;
}

/* The galley's own slice that has as much of a paragraph still to come. */
static size_t
like(const struct galley *galley, struct spot spot)
{
	if (!spot.way)
		return spot.index;
	const struct paragraph *paragraph = &galley->paragraphs[spot.paragraph];
	size_t to_come = paragraph->variants[spot.way - 1].count - spot.index;
	size_t own = paragraph->end - paragraph->start;
	return paragraph->end - (to_come < own ? to_come : own);
}

int64_t
filling_rest(const struct filling *filling, struct spot spot)
{
	size_t slice = like(filling->galley, spot);
	/* The bound on a paragraph from its beginning does not know that its
	 * setting has been paid for. */
	if (spot.way &&
	    slice == filling->galley->paragraphs[spot.paragraph].start)
		return COST_PAGE;
	return filling->bounds->rest[slice];
}

static bool
has_columns(const struct filling *filling)
{
	return filling->theme->format.columns > 1;
}

static void
add(struct filling *filling, struct filled_list *list, struct filled filled)
{
	ARENA_PUSH(filling->job->arena, list->list, list->count, list->capacity,
	    filled);
}

/* --- the page's end --- */

static struct columns_fit
fit_of(const struct filling *filling, const struct filled *filled)
{
	if (!has_columns(filling))
		return (struct columns_fit){.first = filling->top,
		    .bottom = filled->column.bottom,
		    .lowest = filled->column.bottom};
	struct columns_fit fit = {.first = filling->first,
	    .left = filled->second ? filled->left : filled->column.bottom,
	    .right = filled->second ? filled->column.bottom : filling->first};
	columns_finish(
	    filling->theme, filling->feet, filling->foot_count, &fit);
	return fit;
}

/* Is it worth going on, if the page ends before slice `end` or later? */
static bool
is_worth(const struct filling *filling, int64_t cost, size_t end)
{
	return filling->before + cost + filling->ahead[end] < filling->bound;
}

/* A place where pages may end. */
struct page_end {
	struct spot spot;
	const struct slice *next; /* NULL: the galley's end */
	int64_t least; /* what all pages cost at least, if one ends here, but
			  for the way in which that is filled */
};

static struct page_end
page_end_at(const struct filling *filling, struct spot spot)
{
	const struct slice *next = slice_at(filling->galley, spot);
	struct page_end end = {spot, next, filling->before + COST_PAGE};
	if (next)
		end.least += next->break_cost +
			     filling->bounds->rest[like(filling->galley, spot)];
	return end;
}

/* The page may end there; false: it is too full for that. */
static inline bool
end_page(struct filling *filling, const struct filled *filled,
    const struct page_end *at, bool alone)
{
	const struct theme *theme = filling->theme;
	struct columns_fit fit = fit_of(filling, filled);
	bool over = fit.lowest > theme->format.last_baseline;
	if (over && !alone)
		return false;
	if (at->least + filled->cost >= filling->bound)
		return !over; /* invariant 2 */
	int64_t cost = filled->cost + (over ? BREAK_NEVER : 0);
	if (has_columns(filling))
		cost += columns_uneven_cost(theme, &fit, filled->second);
	if (at->next)
		cost += cost_page(
		    theme, fit.first, fit.bottom, filled->last, at->next);
	else
		cost += cost_last_page(theme,
		    (struct last_page){filling->full, filling->part}, fit.first,
		    fit.bottom);
	filling->end(filling->teller, filled, at->spot, cost);
	return !over;
}

/* Ends the page after each way, and drops those that are too full.  alone: it
 * holds but one slice. */
static void
end_pages(struct filling *filling, struct filled_list *list, struct spot end,
    bool alone)
{
	const struct page_end at = page_end_at(filling, end);
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (!end_page(filling, &list->list[i], &at, alone))
			continue;
		if (kept < i)
			list->list[kept] = list->list[i];
		kept++;
	}
	list->count = kept;
}

/* --- growing --- */

/* A column that begins with the slice, below the head that it sets again. */
static struct column
begin_column(const struct filling *filling, const struct slice *slice)
{
	struct column column = column_begin(filling->first);
	if (slice->head)
		column_place(filling->theme, &column, slice->head);
	return column;
}

/* Every way with text in its first column may begin the second here. */
static void
split(struct filling *filling, struct filled_list *list, struct spot spot)
{
	const struct slice *slice = slice_at(filling->galley, spot);
	size_t count = list->count;
	size_t end = like(filling->galley, spot) + 1;
	for (size_t i = 0; i < count; i++) {
		const struct filled *before = &list->list[i];
		if (before->second || !before->begun)
			continue;
		int64_t cost =
		    before->cost + columns_split_cost(before->last, slice);
		if (!is_worth(filling, cost, end))
			continue;
		struct filled filled = *before;
		filled.cost = cost;
		filled.second = true;
		filled.left = filled.column.bottom;
		filled.split = spot;
		filled.column = begin_column(filling, slice);
		add(filling, list, filled);
	}
}

/* Places the slice at the spot in all ways. */
static void
place(struct filling *filling, struct filled_list *list, struct spot spot)
{
	const struct slice *slice = slice_at(filling->galley, spot);
	if (has_columns(filling) && slice->reach == REACH_COLUMN)
		split(filling, list, spot);
	for (size_t i = 0; i < list->count; i++) {
		struct filled *filled = &list->list[i];
		filled->last = slice;
		column_place(filling->theme, &filled->column, slice);
		filled->begun = true;
	}
}

static void
place_head(struct filling *filling, const struct slice *slice)
{
	struct filled *filled = filling->filled.list;
	assert(filling->filled.count == 1 && !filled->begun); /* invariant 3 */
	column_place(filling->theme, &filling->head, slice);
	filling->first =
	    columns_first(filling->theme, &filling->head, filling->top);
	filled->column = begin_column(filling, filling->start);
	filled->last = slice;
}

static bool
is_alike(const struct filled *a, const struct filled *b)
{
	return a->column.slot == b->column.slot &&
	       a->column.bottom == b->column.bottom && a->left == b->left &&
	       a->second == b->second && a->last->ending == b->last->ending;
}

/* Adds what is not there yet, or was dearer (invariant 1). */
static void
merge(struct filling *filling, struct filled_list *into,
    const struct filled_list *from)
{
	size_t known = into->count;
	for (size_t i = 0; i < from->count; i++) {
		const struct filled *filled = &from->list[i];
		size_t j = 0;
		while (j < known && !is_alike(&into->list[j], filled))
			j++;
		if (j == known)
			add(filling, into, *filled);
		else if (filled->cost < into->list[j].cost)
			into->list[j] = *filled;
	}
}

/* The lines of a setting from the spot on. */
static void
place_setting(struct filling *filling, struct filled_list *list,
    struct spot spot, bool top)
{
	const struct galley *galley = filling->galley;
	const struct paragraph *paragraph = &galley->paragraphs[spot.paragraph];
	size_t count = paragraph->variants[spot.way - 1].count;
	for (; spot.index < count && list->count; top = false) {
		place(filling, list, spot);
		struct spot end = spot;
		end.index = ++spot.index;
		if (spot.index == count)
			end = (struct spot){.index = paragraph->end};
		end_pages(filling, list, end, top);
	}
}

/* The same for the galley's own lines. */
static size_t
place_own(struct filling *filling, struct filled_list *list, size_t start,
    size_t end, bool top)
{
	for (size_t i = start; i < end && list->count; i++) {
		place(filling, list, (struct spot){.index = i});
		end_pages(filling, list, (struct spot){.index = i + 1},
		    top && i == start);
	}
	return end;
}

/* All ways so far in which the setting may follow. */
static void
take(struct filling *filling, size_t paragraph, unsigned char way,
    struct filled_list *list)
{
	const struct paragraph *one = &filling->galley->paragraphs[paragraph];
	int cost = one->variants[way - 1].cost;
	list->count = 0;
	for (size_t i = 0; i < filling->filled.count; i++) {
		struct filled filled = filling->filled.list[i];
		filled.cost += cost;
		if (!is_worth(filling, filled.cost, one->start + 1))
			continue;
		struct taken *taken =
		    ARENA_NEW(filling->job->arena, struct taken);
		*taken = (struct taken){paragraph, way, filled.taken};
		filled.taken = taken;
		add(filling, list, filled);
	}
}

/* Is it worth looking for other settings of a paragraph? */
static bool
may_vary(const struct filling *filling, const struct paragraph *paragraph)
{
	if (paragraph->known)
		return true;
	int least = variants_least(paragraph);
	for (size_t i = 0; i < filling->filled.count; i++)
		if (is_worth(filling, filling->filled.list[i].cost + least,
			paragraph->start + 1))
			return true;
	return false;
}

static size_t
place_paragraph(struct filling *filling, size_t number, bool top)
{
	const struct paragraph *paragraph =
	    &filling->galley->paragraphs[number];
	filling->next.count = 0;
	size_t count = 0;
	if (may_vary(filling, paragraph))
		count = variants_find(filling->job, filling->galley, number);
	for (unsigned char way = 1; way <= count; way++) {
		struct spot spot = {.way = way, .paragraph = number};
		take(filling, number, way, &filling->other);
		place_setting(filling, &filling->other, spot, top);
		merge(filling, &filling->next, &filling->other);
	}
	place_own(
	    filling, &filling->filled, paragraph->start, paragraph->end, top);
	merge(filling, &filling->filled, &filling->next);
	return paragraph->end;
}

static size_t
place_next(struct filling *filling, size_t i, bool top)
{
	const struct slice *slice = &filling->galley->slices[i];
	if (filling->vary && filling->paragraphs[i])
		return place_paragraph(
		    filling, filling->paragraphs[i] - 1, top);
	if (has_columns(filling) && slice->reach == REACH_HEAD)
		place_head(filling, slice);
	else if (has_columns(filling) && slice->reach == REACH_FOOT)
		filling->feet[filling->foot_count++] = slice;
	else
		return place_own(filling, &filling->filled, i, i + 1, top);
	for (size_t j = 0; j < filling->filled.count; j++)
		filling->filled.list[j].last = slice;
	end_pages(
	    filling, &filling->filled, (struct spot){.index = i + 1}, top);
	return i + 1;
}

/* The least of the bounds on ends, from the furthest end backwards. */
static void
look_ahead(struct filling *filling, size_t start)
{
	size_t furthest = filling->bounds->furthest[start];
	int64_t least = INT64_MAX / 2;
	for (size_t i = filling->galley->count; i > furthest; i--)
		filling->ahead[i] = least;
	for (size_t i = furthest; i > start; i--) {
		if (filling->bounds->ends[i] < least)
			least = filling->bounds->ends[i];
		filling->ahead[i] = least;
	}
}

void
filling_page(struct filling *filling, struct spot start, length top)
{
	const struct galley *galley = filling->galley;
	filling->top = top;
	filling->start = slice_at(galley, start);
	filling->part = galley_part(galley, own_slice(galley, start));
	filling->head = column_begin(top);
	filling->first = top;
	filling->foot_count = 0;
	filling->filled.count = 0;
	look_ahead(filling, like(galley, start));
	struct filled empty = {.column = begin_column(filling, filling->start)};
	add(filling, &filling->filled, empty);
	bool first = true;
	size_t i = start.index;
	if (start.way) {
		place_setting(filling, &filling->filled, start, true);
		i = galley->paragraphs[start.paragraph].end;
		first = false;
	}
	for (; i < galley->count && filling->filled.count; first = false)
		i = place_next(filling, i, first);
}
