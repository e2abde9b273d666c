/*
 * Break a galley into pages.
 *
 * Dynamic programming over the slices: the cheapest way to set all slices
 * before i is the cheapest, over every j, of what comes before j and one page
 * from j to i (Plass, "Optimal pagination techniques", 1981).  A page costs
 * what its break and its emptiness cost: a page may be a quarter empty rather
 * than split a section (design-spec section 16).  A page of two columns costs
 * in addition what columns.c says of the place where the second begins.
 *
 * Invariants
 *  1. Every page holds at least one slice, but the first below a masthead.
 *  2. No page's extent passes the last baseline, unless one slice alone does,
 *     which is reported.
 *  3. starts[0] is 0, starts ascend, the last is the galley's count.
 */
#include "typeset/pages.h"

#include "typeset/columns.h"

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

/* The baseline at which a page that begins at the slice starts. */
static length
top_of(const struct theme *theme, size_t page, length first)
{
	return page == 0 ? first : theme->format.first_baseline;
}

/* --- costs --- */

static int64_t
empty_cost(const struct theme *theme, length top, length bottom, bool last)
{
	int64_t room = theme->format.last_baseline - top;
	int64_t used = bottom - top;
	int64_t empty = room > 0 ? (room - used) * 100 / room : 0;
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

/* The cost of a page that is filled to `bottom` and ends before `end`. */
static int64_t
page_cost(const struct theme *theme, const struct galley *galley, length top,
    length bottom, size_t end)
{
	bool last = end == galley->count;
	return PAGE_COST + empty_cost(theme, top, bottom, last) +
	       (last ? 0 : galley->slices[end].break_cost);
}

/* The column from start up to end. */
static struct column
fill(const struct theme *theme, const struct galley *galley, length top,
    size_t start, size_t end)
{
	struct column column = column_begin(top);
	if (galley->slices[start].head)
		column_place(theme, &column, galley->slices[start].head);
	for (size_t i = start; i < end; i++)
		column_place(theme, &column, &galley->slices[i]);
	return column;
}

/* What a page below a masthead costs that holds nothing. */
static int64_t
empty_page_cost(const struct theme *theme, length top)
{
	return PAGE_COST + empty_cost(theme, top, top, false);
}

static int64_t
cost_of_page(const struct theme *theme, const struct galley *galley,
    const struct breaks *breaks, size_t page)
{
	size_t start = breaks->starts[page], end = breaks->starts[page + 1];
	length top = top_of(theme, page, breaks->first), bottom, lowest;
	int64_t cost = 0;
	if (start == end)
		return empty_page_cost(theme, top);
	if (breaks->splits) {
		struct columns_page columns = {
		    start, breaks->splits[page], end};
		struct columns_fit fit =
		    columns_fill(theme, galley, top, columns);
		cost = columns_split_cost(theme, galley, columns, &fit);
		top = fit.first;
		bottom = fit.bottom;
		lowest = fit.lowest;
	} else {
		bottom = lowest = fill(theme, galley, top, start, end).bottom;
	}
	if (lowest > theme->format.last_baseline) {
		if (end > start + 1)
			return -1;
		cost += BREAK_NEVER;
	}
	return cost + page_cost(theme, galley, top, bottom, end);
}

int64_t
pages_cost(const struct theme *theme, const struct galley *galley,
    const struct breaks *breaks)
{
	int64_t cost = 0;
	for (size_t page = 0; page < breaks->count; page++) {
		int64_t one = cost_of_page(theme, galley, breaks, page);
		if (one < 0)
			return -1;
		cost += one;
	}
	return cost;
}

/* --- the cheapest way --- */

/* The best way to reach each slice. */
struct arrival {
	int64_t cost; /* of all pages before; BREAK_UNKNOWN: none yet */
	size_t from;  /* where the page that ends here began */
	size_t split; /* and its second column */
};

struct search {
	const struct theme *theme;
	const struct galley *galley;
	length first;
	struct arrival *arrivals;
	struct columns_growth growth; /* of two columns */
};

static void
arrive(
    struct search *search, size_t start, size_t split, size_t end, int64_t cost)
{
	struct arrival *arrival = &search->arrivals[end];
	cost += search->arrivals[start].cost;
	if (arrival->cost == BREAK_UNKNOWN || cost < arrival->cost)
		*arrival = (struct arrival){cost, start, split};
}

/* Tries every page that begins at `start`. */
static void
try_pages(struct search *search, size_t start)
{
	const struct theme *theme = search->theme;
	const struct galley *galley = search->galley;
	length top = top_of(theme, start, search->first);
	struct column column = fill(theme, galley, top, start, start);
	for (size_t end = start + 1; end <= galley->count; end++) {
		column_place(theme, &column, &galley->slices[end - 1]);
		bool over = column.bottom > theme->format.last_baseline;
		if (over && end > start + 1)
			return;
		arrive(search, start, end, end,
		    page_cost(theme, galley, top, column.bottom, end) +
			(over ? BREAK_NEVER : 0));
		if (over)
			return;
	}
}

/* A page with one slice, which is too tall for the columns below a head. */
static int64_t
tall_page_cost(const struct search *search, size_t start)
{
	size_t starts[] = {start, start + 1}, splits[] = {start + 1};
	struct breaks breaks = {.starts = starts,
	    .splits = splits,
	    .first = top_of(search->theme, start, search->first)};
	return cost_of_page(search->theme, search->galley, &breaks, 0);
}

/* The same with two columns. */
static void
try_columns(struct search *search, size_t start)
{
	const struct theme *theme = search->theme;
	const struct galley *galley = search->galley;
	struct columns_growth *growth = &search->growth;
	columns_start(growth, start, top_of(theme, start, search->first));
	for (size_t end = start + 1; end <= galley->count; end++) {
		size_t split = end;
		int64_t cost = columns_grow(growth, &split);
		if (cost < 0 && end > start + 1)
			return;
		if (cost < 0) /* taller than what a head leaves */
			cost = tall_page_cost(search, start);
		arrive(search, start, split, end, cost);
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

/* The pages that led to the galley's end; `before` of them hold nothing. */
static struct breaks *
collect(struct job *job, const struct search *search, size_t before)
{
	const struct arrival *arrivals = search->arrivals;
	size_t count = search->galley->count, pages = before;
	for (size_t at = count; at > 0; at = arrivals[at].from)
		pages++;
	size_t *starts = ARENA_ARRAY(job->arena, pages + 1, size_t);
	size_t *splits = ARENA_ARRAY(job->arena, pages + 1, size_t);
	size_t i = pages;
	for (size_t at = count; at > 0; at = arrivals[at].from) {
		assert(arrivals[at].from < at); /* invariants 1, 3 */
		starts[i--] = at;
		splits[i] = arrivals[at].split;
	}
	struct breaks *breaks = ARENA_NEW(job->arena, struct breaks);
	*breaks = (struct breaks){.starts = starts,
	    .splits = search->theme->format.columns > 1 ? splits : NULL,
	    .count = pages,
	    .first = search->first,
	    .cost = arrivals[count].cost};
	return breaks;
}

/* The cheapest way with the first page at that baseline. */
static void
find(struct job *job, struct search *search)
{
	size_t count = search->galley->count;
	bool columns = search->theme->format.columns > 1;
	search->arrivals = ARENA_ARRAY(job->arena, count + 1, struct arrival);
	if (columns)
		search->growth =
		    columns_growth(job->arena, search->theme, search->galley);
	search->growth.page_cost = page_cost;
	for (size_t i = 1; i <= count; i++)
		search->arrivals[i].cost = BREAK_UNKNOWN;
	for (size_t i = 0; i < count; i++) {
		if (search->arrivals[i].cost == BREAK_UNKNOWN)
			continue;
		if (columns)
			try_columns(search, i);
		else
			try_pages(search, i);
	}
}

const struct breaks *
pages_break(struct job *job, const struct theme *theme,
    const struct galley *galley, length first)
{
	size_t errors = job->diag->errors;
	report_tall(job, theme, galley);
	if (job->diag->errors > errors)
		return NULL;
	struct search search = {
	    .theme = theme, .galley = galley, .first = first};
	find(job, &search);
	struct breaks *breaks = collect(job, &search, 0);
	if (first == theme->format.first_baseline || galley->count == 0)
		return breaks;
	/* Below a masthead there may be no room for what comes first. */
	search.first = theme->format.first_baseline;
	find(job, &search);
	int64_t cost = empty_page_cost(theme, first);
	if (breaks->cost <= cost + search.arrivals[galley->count].cost)
		return breaks;
	breaks = collect(job, &search, 1);
	breaks->first = first;
	breaks->cost += cost;
	return breaks;
}

/* --- placing --- */

/* What stands in a column, from start up to end, x from the margin. */
static size_t
place_column(const struct theme *theme, const struct galley *galley,
    size_t start, size_t end, struct column column, length x,
    struct placed_slice *placed)
{
	size_t count = 0;
	const struct slice *head =
	    start < end ? galley->slices[start].head : NULL;
	if (head) {
		length y = column_place(theme, &column, head);
		placed[count++] = (struct placed_slice){head, x, y, true, true};
	}
	for (size_t i = start; i < end; i++) {
		const struct slice *slice = &galley->slices[i];
		if (slice->reach != REACH_COLUMN)
			continue;
		bool top = column.count == 0;
		length y = column_place(theme, &column, slice);
		placed[count++] =
		    (struct placed_slice){slice, x, y, top, false};
	}
	return count;
}

/* What spans both columns, from start up to end. */
static size_t
place_span(const struct theme *theme, const struct galley *galley,
    struct columns_page page, enum reach reach, struct column column,
    struct placed_slice *placed)
{
	size_t count = 0;
	for (size_t i = page.start; i < page.end; i++) {
		const struct slice *slice = &galley->slices[i];
		if (slice->reach != reach)
			continue;
		bool top = column.count == 0;
		length y = column_place(theme, &column, slice);
		placed[count++] =
		    (struct placed_slice){slice, 0, y, top, false};
	}
	return count;
}

static size_t
place_columns(const struct theme *theme, const struct galley *galley,
    length top, struct columns_page page, struct placed_slice *placed)
{
	struct columns_fit fit = columns_fill(theme, galley, top, page);
	struct column column = column_begin(fit.first);
	length second = theme->format.measure + theme->format.gutter;
	size_t count = place_span(
	    theme, galley, page, REACH_HEAD, column_begin(top), placed);
	count += place_column(
	    theme, galley, page.start, page.split, column, 0, placed + count);
	count += place_column(theme, galley, page.split, page.end, column,
	    second, placed + count);
	length taller = fit.left > fit.right ? fit.left : fit.right;
	return count + place_span(theme, galley, page, REACH_FOOT,
			   columns_foot(theme, taller), placed + count);
}

size_t
pages_place(const struct theme *theme, const struct galley *galley,
    const struct breaks *breaks, size_t page, struct placed_slice *placed)
{
	size_t start = breaks->starts[page], end = breaks->starts[page + 1];
	length top = top_of(theme, page, breaks->first);
	if (!breaks->splits)
		return place_column(
		    theme, galley, start, end, column_begin(top), 0, placed);
	return place_columns(theme, galley, top,
	    (struct columns_page){start, breaks->splits[page], end}, placed);
}
