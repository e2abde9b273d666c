/*
 * Break a galley into pages.
 *
 * Dynamic programming over the slices: the cheapest way to set all slices
 * before i is the cheapest, over every j, of what comes before j and one page
 * from j to i (Plass, "Optimal pagination techniques", 1981).  A page costs
 * what its break and its emptiness cost: a page may be a quarter empty rather
 * than split a section (design-spec section 16).
 *
 * Invariants
 *  1. Every page holds at least one slice.
 *  2. No page's extent passes the last baseline, unless one slice alone does,
 *     which is reported.
 *  3. starts[0] is 0, starts ascend, the last is the galley's count.
 */
#include "typeset/pages.h"

#include <assert.h>

enum {
	PAGE_COST = 150,      /* each page: fewer are better */
	EMPTY_FREE = 25,      /* per cent of a page that may stay empty */
	EMPTY_COST = 4,       /* for each of these */
	EMPTY_MORE_COST = 36, /* for each per cent above */
	SHORT_LINES = 6,      /* a last page under so many lines... */
	SHORT_COST = 800,
	BREAK_UNKNOWN = -1
};

/* The slot and the lowest point while a page is filled. */
struct column {
	length slot, bottom;
	size_t count;
};

static length
place_slice(
    const struct theme *theme, struct column *column, const struct slice *slice)
{
	length y = column->slot + (column->count ? slice->before : 0);
	if (y + slice->extent > column->bottom)
		column->bottom = y + slice->extent;
	column->slot = y + slice->after;
	if (slice->round)
		column->slot =
		    theme->format.first_baseline +
		    unit_round_up(column->slot - theme->format.first_baseline,
			theme->half);
	column->count++;
	return y;
}

static struct column
begin_column(const struct theme *theme)
{
	return (struct column){.slot = theme->format.first_baseline};
}

size_t
pages_place(const struct theme *theme, const struct galley *galley,
    size_t start, size_t end, struct placed_slice *placed, length *bottom)
{
	struct column column = begin_column(theme);
	size_t count = 0;
	const struct slice *head = galley->slices[start].head;
	if (head) {
		length y = place_slice(theme, &column, head);
		placed[count++] = (struct placed_slice){head, y, true, true};
	}
	for (size_t i = start; i < end; i++) {
		const struct slice *slice = &galley->slices[i];
		bool top = column.count == 0;
		length y = place_slice(theme, &column, slice);
		placed[count++] = (struct placed_slice){slice, y, top, false};
	}
	*bottom = column.bottom;
	return count;
}

/* The best way to reach each slice. */
struct arrival {
	int64_t cost; /* of all pages before; BREAK_UNKNOWN: none yet */
	size_t from;  /* where the page that ends here began */
};

static int64_t
empty_cost(const struct theme *theme, const struct column *column, bool last)
{
	const struct page_format *format = &theme->format;
	int64_t room = format->last_baseline - format->first_baseline;
	int64_t used = column->bottom - format->first_baseline;
	int64_t empty = (room - used) * 100 / room;
	if (empty < 0)
		empty = 0;
	if (last) {
		/* Nothing follows: only a page with next to nothing is bad. */
		bool brief = used < (SHORT_LINES - 1) * (int64_t)theme->grid;
		return empty + (brief ? SHORT_COST : 0);
	}
	if (empty <= EMPTY_FREE)
		return empty * EMPTY_COST;
	return EMPTY_FREE * EMPTY_COST + (empty - EMPTY_FREE) * EMPTY_MORE_COST;
}

/* The cost of a page with these slices that ends before `end`. */
static int64_t
page_cost(const struct theme *theme, const struct galley *galley,
    const struct column *column, size_t end)
{
	bool last = end == galley->count;
	return PAGE_COST + empty_cost(theme, column, last) +
	       (last ? 0 : galley->slices[end].break_cost);
}

int64_t
pages_cost(const struct theme *theme, const struct galley *galley,
    const size_t *starts, size_t count)
{
	int64_t cost = 0;
	for (size_t page = 0; page < count; page++) {
		struct column column = begin_column(theme);
		if (galley->slices[starts[page]].head)
			place_slice(
			    theme, &column, galley->slices[starts[page]].head);
		for (size_t i = starts[page]; i < starts[page + 1]; i++)
			place_slice(theme, &column, &galley->slices[i]);
		if (column.bottom > theme->format.last_baseline &&
		    starts[page + 1] > starts[page] + 1)
			return -1;
		cost += page_cost(theme, galley, &column, starts[page + 1]);
	}
	return cost;
}

/* Tries every page that begins at `start`. */
static void
try_pages(const struct theme *theme, const struct galley *galley,
    struct arrival *arrivals, size_t start)
{
	struct column column = begin_column(theme);
	if (galley->slices[start].head)
		place_slice(theme, &column, galley->slices[start].head);
	for (size_t end = start + 1; end <= galley->count; end++) {
		place_slice(theme, &column, &galley->slices[end - 1]);
		bool over = column.bottom > theme->format.last_baseline;
		if (over && end > start + 1)
			return;
		int64_t cost = arrivals[start].cost +
			       page_cost(theme, galley, &column, end);
		if (arrivals[end].cost == BREAK_UNKNOWN ||
		    cost < arrivals[end].cost)
			arrivals[end] = (struct arrival){cost, start};
		if (over)
			return;
	}
}

static void
report_tall(
    struct job *job, const struct theme *theme, const struct galley *galley)
{
	length room =
	    theme->format.last_baseline - theme->format.first_baseline;
	for (size_t i = 0; i < galley->count; i++)
		if (galley->slices[i].extent > room)
			diag_error(job, galley->slices[i].place,
			    "this is taller than a page and cannot be broken. "
			    "Shorten it, or split it in two.");
}

static const struct breaks *
collect(struct job *job, const struct arrival *arrivals, size_t count)
{
	size_t pages = 0;
	for (size_t at = count; at > 0; at = arrivals[at].from)
		pages++;
	size_t *starts = ARENA_ARRAY(job->arena, pages + 1, size_t);
	size_t i = pages;
	for (size_t at = count; at > 0; at = arrivals[at].from) {
		assert(arrivals[at].from < at); /* invariants 1, 3 */
		starts[i--] = at;
	}
	struct breaks *breaks = ARENA_NEW(job->arena, struct breaks);
	*breaks = (struct breaks){starts, pages, arrivals[count].cost};
	return breaks;
}

const struct breaks *
pages_break(
    struct job *job, const struct theme *theme, const struct galley *galley)
{
	size_t errors = job->diag->errors;
	report_tall(job, theme, galley);
	if (job->diag->errors > errors)
		return NULL;
	struct arrival *arrivals =
	    ARENA_ARRAY(job->arena, galley->count + 1, struct arrival);
	for (size_t i = 1; i <= galley->count; i++)
		arrivals[i].cost = BREAK_UNKNOWN;
	for (size_t i = 0; i < galley->count; i++)
		if (arrivals[i].cost != BREAK_UNKNOWN)
			try_pages(theme, galley, arrivals, i);
	return collect(job, arrivals, galley->count);
}
