/*
 * Break a galley into pages.
 *
 * Dynamic programming over the places where a page can begin: the cheapest way
 * to set all that comes before a place is the cheapest, over every page that
 * ends there, of what comes before that page and the page (Plass, "Optimal
 * pagination techniques", 1981); a place is a slice of the galley, or a line of
 * a paragraph in another setting (Mittelbach 2016, see variants.h).  A page
 * costs what its break and its emptiness cost: a page may be a quarter empty
 * rather than split a section (design-spec section 16).  filling.c says what
 * pages can begin at a place.
 *
 * What pages cost at least (bounds.h) comes first, which often settles it;
 * then the galley as it is.  What its best pages cost bounds what is worth
 * looking at with other settings, so that these are only made where they could
 * help.  Work and memory grow with the galley's length, not
 * with its square: nothing is ever cut up or set greedily.
 *
 * Invariants
 *  1. Every page holds at least one slice, but the first below a masthead.
 *  2. No page's extent passes the last baseline, unless one slice alone does,
 *     which is reported.
 *  3. starts[0] is 0, starts ascend, the last is the galley's count.
 *  4. A place is only gone on from when all pages that end there are known.
 *  5. No other settings and breaks cost less, not one of them: what is left out
 *     would cost as much as what has been found (filling.c, invariant 2).
 */
#include "typeset/pages.h"

#include "typeset/cost.h"
#include "typeset/filling.h"
#include "typeset/variants.h"

#include <assert.h>

enum { UNKNOWN = -1 };

/* --- what given pages cost --- */

/* The column from start up to end. */
static struct column
fill(const struct theme *theme, const struct galley *galley, length top,
    size_t start, size_t end)
{
	struct column column = column_begin(top);
	if (start < end && galley->slices[start].head)
		column_place(theme, &column, galley->slices[start].head);
	for (size_t i = start; i < end; i++)
		column_place(theme, &column, &galley->slices[i]);
	return column;
}

/* How the page is filled; *cost: of its columns. */
static struct columns_fit
fit_of(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page, int64_t *cost)
{
	const struct galley *galley = breaks->galley;
	size_t start = breaks->starts[page], end = breaks->starts[page + 1];
	length top = page ? theme->format.first_baseline : breaks->first;
	*cost = 0;
	if (!breaks->splits) {
		struct column column = fill(theme, galley, top, start, end);
		return (struct columns_fit){.first = top,
		    .bottom = column.bottom,
		    .lowest = column.bottom};
	}
	size_t split = breaks->splits[page];
	struct columns_fit fit = columns_fill(arena, theme, galley, top,
	    (struct columns_page){start, split, end});
	*cost = columns_uneven_cost(theme, &fit, split < end);
	if (split < end)
		*cost += columns_split_cost(
		    &galley->slices[split - 1], &galley->slices[split]);
	return fit;
}

length
pages_bottom(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page)
{
	int64_t cost;
	if (breaks->starts[page] == breaks->starts[page + 1])
		return breaks->first;
	return fit_of(arena, theme, breaks, page, &cost).bottom;
}

static int64_t
cost_of_page(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page)
{
	const struct galley *galley = breaks->galley;
	size_t start = breaks->starts[page], end = breaks->starts[page + 1];
	if (start == end)
		return cost_empty_page(theme, breaks->first);
	int64_t cost;
	struct columns_fit fit = fit_of(arena, theme, breaks, page, &cost);
	if (fit.lowest > theme->format.last_baseline) {
		if (end > start + 1)
			return -1;
		cost += BREAK_NEVER;
	}
	if (end == galley->count)
		return cost + cost_last_page(theme,
				  (struct last_page){
				      breaks->full, galley_part(galley, start)},
				  fit.first, fit.bottom);
	return cost + cost_page(theme, fit.first, fit.bottom,
			  &galley->slices[end - 1], &galley->slices[end]);
}

int64_t
pages_cost(
    struct arena *arena, const struct theme *theme, const struct breaks *breaks)
{
	int64_t cost = 0;
	for (size_t page = 0; page < breaks->count; page++) {
		int64_t one = cost_of_page(arena, theme, breaks, page);
		if (one < 0)
			return -1;
		cost += one;
	}
	return cost;
}

size_t
pages_reach(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length first, size_t pages)
{
	struct bounds bounds = bounds_find(arena, theme, galley, first, false);
	size_t slice = 0;
	for (size_t i = 0; i < pages && slice < galley->count; i++)
		slice = bounds.furthest[slice];
	return slice;
}

/* --- the cheapest way --- */

/* The best way to reach a place; where pages are counted, with so many. */
struct arrival {
	int64_t cost;               /* of all pages before; UNKNOWN: none yet */
	const struct arrival *from; /* where the page that ends here began */
	struct spot spot;           /* this place */
	struct spot split;          /* where that page's second column began */
	bool second;                /* it had one */
	const struct taken *taken;  /* on that page */
};

struct search {
	struct job *job;
	const struct theme *theme;
	const struct galley *galley;
	const struct page_wish *wish; /* or NULL */
	length first;
	size_t stride;            /* arrivals a place: 1, or wish->most + 1 */
	struct arrival *arrivals; /* at slice i, with p pages: [i stride + p] */
	struct arrival *again;    /* at slice 0, after an empty page */
	struct arrival **others;  /* of settings: [2 paragraph + way - 1] */
	struct arrival *from;     /* where the pages begin that are filled */
	struct bounds bounds;
	struct filling filling;
};

static struct arrival *
arrivals_new(struct search *search, size_t places)
{
	size_t count = places * search->stride;
	struct arrival *arrivals =
	    ARENA_ARRAY(search->job->arena, count, struct arrival);
	for (size_t i = 0; i < count; i++)
		arrivals[i].cost = UNKNOWN;
	return arrivals;
}

static struct arrival *
arrivals_at(struct search *search, struct spot spot)
{
	if (!spot.way)
		return &search->arrivals[spot.index * search->stride];
	struct arrival **other =
	    &search->others[spot.paragraph * 2 + spot.way - 1];
	if (!*other)
		*other = arrivals_new(
		    search, search->galley->paragraphs[spot.paragraph]
				.variants[spot.way - 1]
				.count);
	return *other + spot.index * search->stride;
}

/* A page that begins at search->from may end at the spot. */
static void
arrive(void *teller, const struct filled *filled, struct spot end, int64_t cost)
{
	struct search *search = teller;
	struct arrival *arrivals = arrivals_at(search, end);
	size_t step = search->stride > 1;
	for (size_t p = 0; p + step < search->stride || p == 0; p++) {
		const struct arrival *from = &search->from[p];
		struct arrival *to = &arrivals[p + step];
		if (from->cost == UNKNOWN)
			continue;
		int64_t all = from->cost + cost;
		if (to->cost != UNKNOWN && to->cost <= all)
			continue;
		*to = (struct arrival){.cost = all,
		    .from = from,
		    .spot = end,
		    .split = filled->split,
		    .second = filled->second,
		    .taken = filled->taken};
	}
}

/* All pages that begin at the spot, if any ends there.  rest: what they and all
 * that follow cost at least. */
static void
depart(struct search *search, struct arrival *from, struct spot spot,
    length top, int64_t rest)
{
	int64_t least = UNKNOWN;
	for (size_t p = 0; p < search->stride; p++)
		if (from[p].cost != UNKNOWN &&
		    (least == UNKNOWN || from[p].cost < least))
			least = from[p].cost;
	if (least == UNKNOWN || least + rest >= search->filling.bound)
		return;
	search->from = from;
	search->filling.before = least;
	filling_page(&search->filling, spot, top);
}

static void
depart_from(struct search *search, struct spot spot)
{
	depart(search, arrivals_at(search, spot), spot,
	    search->theme->format.first_baseline,
	    filling_rest(&search->filling, spot));
}

/* From the lines of the paragraph's other settings. */
static void
depart_inside(struct search *search, size_t paragraph)
{
	const struct paragraph *one = &search->galley->paragraphs[paragraph];
	for (unsigned char way = 1; way <= one->variant_count; way++) {
		if (!search->others[paragraph * 2 + way - 1])
			continue;
		struct spot spot = {way, paragraph, 1};
		for (; spot.index < one->variants[way - 1].count; spot.index++)
			depart_from(search, spot);
	}
}

/* The beginning, and the second page when the first holds nothing. */
static void
depart_first(struct search *search)
{
	length top = search->theme->format.first_baseline;
	depart(search, search->arrivals, (struct spot){0}, search->first,
	    search->bounds.rest[0]);
	if (search->first == top)
		return;
	search->again = arrivals_new(search, 1);
	size_t one = search->stride > 1;
	if (one >= search->stride)
		return;
	search->again[one] = (struct arrival){
	    .cost = cost_empty_page(search->theme, search->first),
	    .from = search->arrivals};
	depart(
	    search, search->again, (struct spot){0}, top, search->bounds.again);
}

/* Finds all arrivals that cost less than the bound. */
static void
follow(struct search *search, bool vary, int64_t bound)
{
	const struct galley *galley = search->galley;
	search->filling.vary = vary;
	search->filling.bound = bound;
	search->arrivals = arrivals_new(search, galley->count + 1);
	search->arrivals[0].cost = 0;
	if (vary)
		search->others = ARENA_ARRAY(search->job->arena,
		    galley->paragraph_count * 2, struct arrival *);
	for (size_t i = 0; i < galley->count; i++) { /* invariant 4 */
		struct spot spot = {.index = i};
		if (i == 0)
			depart_first(search);
		else
			depart_from(search, spot);
		if (vary && search->filling.paragraphs[i])
			depart_inside(
			    search, search->filling.paragraphs[i] - 1);
	}
}

static int64_t
wish_cost(const struct search *search, size_t pages)
{
	return search->wish ? search->wish->costs[pages] : 0;
}

/* The best of all ways to the galley's end that cost less than the bound. */
static const struct arrival *
best_end(const struct search *search, int64_t bound)
{
	const struct arrival *ends =
	    &search->arrivals[search->galley->count * search->stride];
	const struct arrival *best = NULL;
	for (size_t p = 0; p < search->stride; p++) {
		int64_t wish = wish_cost(search, p);
		if (ends[p].cost == UNKNOWN || wish < 0 ||
		    ends[p].cost + wish >= bound)
			continue;
		bound = ends[p].cost + wish;
		best = &ends[p];
	}
	return best;
}

/*
 * The best pages that cost less than the bound.  Those that cost little more
 * than is possible are looked for first, then those without what must not be:
 * as long as there are any, the others need not be followed.
 */
static const struct arrival *
find_below(struct search *search, bool vary, int64_t bound)
{
	const int64_t least = search->bounds.rest[0];
	const int64_t steps[] = {least + 1000, least + 2000, least + 4000,
	    BREAK_FAULT, BREAK_NEVER, INT64_MAX / 2};
	int64_t before = 0;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		int64_t step = steps[i] < bound ? steps[i] : bound;
		if (step <= before)
			continue;
		follow(search, vary, step);
		const struct arrival *end = best_end(search, step);
		if (end || step == bound)
			return end;
		before = step;
	}
	return NULL;
}

static int64_t
cost_with_wish(const struct search *search, const struct arrival *end)
{
	size_t p = (size_t)(end - search->arrivals) % search->stride;
	return end->cost + wish_cost(search, p);
}

/* Those that cost little more than is possible, in one of a few searches that
 * soon give up what costs more. */
static const struct arrival *
find_near(struct search *search)
{
	static const int64_t more[] = {150, 450};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		int64_t bound = search->bounds.rest[0] + more[i];
		follow(search, true, bound);
		const struct arrival *end = best_end(search, bound);
		if (end)
			return end;
	}
	return NULL;
}

static const struct arrival *
find(struct search *search)
{
	const struct arrival *near = search->wish ? NULL : find_near(search);
	if (near)
		return near;
	const struct arrival *end = find_below(search, false, INT64_MAX / 2);
	int64_t bound = end ? cost_with_wish(search, end) : INT64_MAX / 2;
	if (search->bounds.rest[0] >= bound ||
	    search->galley->paragraph_count == 0)
		return end; /* invariant 5 */
	const struct arrival *better = find_below(search, true, bound);
	return better ? better : end;
}

/* --- what is known before --- */

static const uint32_t *
paragraphs_at(struct arena *arena, const struct galley *galley)
{
	uint32_t *paragraphs = ARENA_ARRAY(arena, galley->count + 1, uint32_t);
	for (size_t i = 0; i < galley->paragraph_count; i++)
		paragraphs[galley->paragraphs[i].start] = (uint32_t)i + 1;
	return paragraphs;
}

static struct filling
filling_of(struct search *search)
{
	struct arena *arena = search->job->arena;
	const struct galley *galley = search->galley;
	return (struct filling){.job = search->job,
	    .theme = search->theme,
	    .galley = galley,
	    .paragraphs = paragraphs_at(arena, galley),
	    .bounds = &search->bounds,
	    .ahead = ARENA_ARRAY(arena, galley->count + 1, int64_t),
	    .full = search->wish && search->wish->full,
	    .end = arrive,
	    .teller = search,
	    .feet = ARENA_ARRAY(arena, galley->count, const struct slice *)};
}

/* --- the result --- */

static const unsigned char *
ways_of(const struct search *search, const struct arrival *end)
{
	unsigned char *ways = ARENA_ARRAY(search->job->arena,
	    search->galley->paragraph_count + 1, unsigned char);
	for (const struct arrival *at = end; at; at = at->from)
		for (const struct taken *taken = at->taken; taken;
		     taken = taken->before) {
			assert(!ways[taken->paragraph]);
			ways[taken->paragraph] = taken->way;
		}
	return ways;
}

/* The slice of the galley with all settings that stands at the spot. */
static size_t
slice_at(
    const struct search *search, const unsigned char *ways, struct spot spot)
{
	const struct galley *galley = search->galley;
	if (!spot.way)
		return variants_moved(galley, ways, spot.index);
	return spot.index + variants_moved(galley, ways,
				galley->paragraphs[spot.paragraph].start);
}

static struct breaks *
collect(const struct search *search, const struct arrival *end)
{
	struct arena *arena = search->job->arena;
	const unsigned char *ways = ways_of(search, end);
	size_t pages = 0;
	for (const struct arrival *at = end; at->from; at = at->from)
		pages++;
	size_t *starts = ARENA_ARRAY(arena, pages + 1, size_t);
	size_t *splits = ARENA_ARRAY(arena, pages + 1, size_t);
	size_t i = pages;
	for (const struct arrival *at = end; at->from; at = at->from, i--) {
		starts[i] = slice_at(search, ways, at->spot);
		splits[i - 1] =
		    at->second ? slice_at(search, ways, at->split) : starts[i];
		assert(i == pages || starts[i] <= starts[i + 1]);
	}
	struct breaks *breaks = ARENA_NEW(arena, struct breaks);
	*breaks = (struct breaks){
	    .galley = variants_apply(search->job, search->galley, ways),
	    .ways = ways,
	    .starts = starts,
	    .splits = search->theme->format.columns > 1 ? splits : NULL,
	    .count = pages,
	    .first = search->first,
	    .full = search->wish && search->wish->full,
	    .cost = end->cost};
	assert(starts[pages] == breaks->galley->count); /* invariant 3 */
	return breaks;
}

/* The pages that reach the bounds, if they do and may be so many. */
static const struct breaks *
collect_bounds(const struct search *search)
{
	struct arena *arena = search->job->arena;
	const struct bounds *bounds = &search->bounds;
	size_t count = search->galley->count, pages = 0;
	if (!bounds->reached)
		return NULL;
	for (size_t i = 0; i < count; i = bounds->next[i])
		pages++;
	if (search->wish &&
	    (pages > search->wish->most || search->wish->costs[pages] != 0))
		return NULL;
	size_t *starts = ARENA_ARRAY(arena, pages + 1, size_t);
	for (size_t page = 0; page < pages; page++)
		starts[page + 1] = bounds->next[starts[page]];
	struct breaks *breaks = ARENA_NEW(arena, struct breaks);
	*breaks = (struct breaks){.galley = search->galley,
	    .ways = ARENA_ARRAY(
		arena, search->galley->paragraph_count + 1, unsigned char),
	    .starts = starts,
	    .count = pages,
	    .first = search->first,
	    .full = search->wish && search->wish->full,
	    .cost = bounds->rest[0]};
	return breaks;
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

const struct breaks *
pages_break(struct job *job, const struct theme *theme,
    const struct galley *galley, length first, const struct page_wish *wish)
{
	size_t errors = job->diag->errors;
	report_tall(job, theme, galley);
	if (job->diag->errors > errors)
		return NULL;
	struct search search = {.job = job,
	    .theme = theme,
	    .galley = galley,
	    .wish = wish,
	    .first = first,
	    .stride = wish ? wish->most + 1 : 1};
	search.bounds =
	    bounds_find(job->arena, theme, galley, first, wish && wish->full);
	const struct breaks *reached = collect_bounds(&search);
	if (reached)
		return reached;
	search.filling = filling_of(&search);
	const struct arrival *end = find(&search);
	return end ? collect(&search, end) : NULL;
}
