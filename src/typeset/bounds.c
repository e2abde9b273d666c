/*
 * Bounds: the pages of a galley in which a setting does more than any can.
 *
 * From the end backwards, as pages.c does forwards, but of the galley as it is.
 * A page that must not end where it does costs no more than it would with some
 * other setting of the paragraph that is in the way, whether there is such a
 * setting or not.  Where the cheapest pages need none, no others are cheaper,
 * and nothing remains to be searched.
 *
 * Invariants
 *  1. A page of other settings ends in, or before, the same paragraph as the
 *     page of best ones that it is held against, with as many lines of it to
 *     come, and is as high or higher: but for paragraphs that may have fewer
 *     lines, whose height is taken less by one.
 *  2. A setting costs VARIANT_COST at least, and changes the height of one page
 *     by a line: it may mend that page's end, or spare it what a line's
 *     emptiness costs.
 *  3. The page on which a paragraph goes on has the same lines of it, however
 *     many came before; the setting is paid for.
 */
#include "typeset/bounds.h"

#include "typeset/cost.h"
#include "typeset/variants.h"

/* What there is to know of a slice, and of a page that ends before it. */
struct part {
	length before, after, extent; /* the slice's own */
	length shorter;               /* by so much may a page be that has it */
	bool round;
	int broken; /* cost of the break, and of how the line before ends */
	int soft_break, soft; /* the same with other settings, at least: of the
				 break alone, and of both */
};

struct finding {
	const struct theme *theme;
	const struct galley *galley;
	const struct part *parts; /* of the slices */
	const uint32_t *within;   /* 1 + paragraph that slice i is in; 0 */
	bool full;
	int64_t *rest, *ends, again;
	size_t *furthest, *next;
	bool *real; /* the cheapest page from slice i is as the galley is */
	length
	    *bottoms; /* of the page of one column that ends before slice i */
};

/* A page as it grows; two columns as one of twice the height. */
struct growing {
	size_t start;
	length top;
	struct column column;
	length shorter; /* so much less high it may be */
	length dropped; /* the most between two columns */
	int64_t line;   /* cost_of_line, above what a setting costs */
};

/* The paragraph that the slice is in. */
static const struct paragraph *
within(const struct finding *finding, size_t slice)
{
	uint32_t number = finding->within[slice];
	return number ? &finding->galley->paragraphs[number - 1] : NULL;
}

/* Can the paragraph have fewer lines?  Ragged text has the fewest that its
 * first pass allows. */
static bool
may_shrink(const struct paragraph *paragraph)
{
	const struct lines *lines = paragraph->lines;
	return !lines || lines->measure.align == ALIGN_JUSTIFY ||
	       lines->cost >= LINES_PASS;
}

/* The costs of a page's end before slice i. */
static void
find_costs(const struct finding *finding, size_t i, struct part *part)
{
	const struct slice *last = &finding->galley->slices[i - 1];
	const struct paragraph *before = within(finding, i - 1);
	int ending = last->ending ? BREAK_FAULT : 0;
	part->soft_break = last[1].break_cost;
	part->broken = part->soft_break + ending;
	/* One line alone is a widow in every setting. */
	if (before && i < before->end && before->end - i >= 2 &&
	    part->soft_break > BREAK_LINE)
		part->soft_break = BREAK_LINE;
	part->soft = part->soft_break + (before ? 0 : ending);
}

static const struct part *
find_parts(struct arena *arena, const struct finding *finding)
{
	const struct galley *galley = finding->galley;
	struct part *parts = ARENA_ARRAY(arena, galley->count, struct part);
	for (size_t i = 0; i < galley->count; i++) {
		const struct slice *slice = &galley->slices[i];
		const struct paragraph *paragraph = within(finding, i);
		struct part *part = &parts[i];
		part->before = slice->before;
		part->after = slice->after;
		part->extent = slice->extent;
		part->round = slice->round;
		if (paragraph && paragraph->start == i && may_shrink(paragraph))
			part->shorter = slice->after;
		if (i > 0)
			find_costs(finding, i, part);
	}
	return parts;
}

/* What the last page costs at least; *real: it does so as the galley is. */
static int64_t
last_least(const struct finding *finding, const struct growing *page,
    length bottom, bool *real)
{
	struct last_page kind = {
	    finding->full, galley_part(finding->galley, page->start)};
	int64_t cost = cost_last_page(finding->theme, kind, page->top, bottom);
	int64_t soft = COST_PAGE + VARIANT_COST;
	if (kind.part == PART_ABOUT_REST)
		soft += COST_ABOUT_REST;
	/* Nothing but a line's emptiness is to be spared (invariant 2). */
	if (kind.part == PART_ABOUT && !kind.full && page->line <= 0)
		soft = cost;
	if (cost <= soft)
		return cost;
	*real = false;
	return soft;
}

/* What a page costs at least that ends before slice i; *real: it does so as
 * the galley is. */
static int64_t
page_least(const struct finding *finding, const struct growing *page, size_t i,
    bool *real)
{
	const struct galley *galley = finding->galley;
	const struct theme *theme = finding->theme;
	length bottom = theme->format.columns > 1 ? theme->format.last_baseline
						  : finding->bottoms[i];
	*real =
	    bottom <= theme->format.last_baseline && theme->format.columns == 1;
	if (i == galley->count)
		return last_least(finding, page, bottom, real);
	const struct part *part = &finding->parts[i];
	int64_t filled = cost_filled(theme, page->top, bottom);
	int64_t cost = filled + part->broken, soft = filled + part->soft;
	/* A paragraph that goes on here has its setting (invariant 3). */
	const struct paragraph *begun = within(finding, page->start);
	if (!begun || begun->start == page->start || i > begun->end) {
		soft -= page->line; /* invariant 2 */
		soft -= cost_short(theme, page->top, bottom);
		if (page->line > 0)
			soft = COST_PAGE + VARIANT_COST + part->soft_break;
	}
	if (cost <= soft)
		return cost;
	*real = false;
	return soft;
}

/* What stands between the end of the first column and the beginning of the
 * second is dropped. */
static void
grow_columns(struct growing *page, const struct slice *slice, bool first)
{
	if (slice->reach != REACH_COLUMN)
		return;
	length y = page->column.slot + (first ? 0 : slice->before);
	length dropped = y - page->column.bottom;
	if (dropped > page->dropped)
		page->dropped = dropped;
	page->column.bottom = y + slice->extent;
	page->column.slot = y + slice->after;
}

static bool
is_over(const struct finding *finding, const struct growing *page)
{
	const struct page_format *format = &finding->theme->format;
	int64_t room = (int64_t)(format->last_baseline - page->top);
	return page->column.bottom - page->top - page->shorter - page->dropped >
	       room * format->columns;
}

static struct growing
begin(const struct finding *finding, size_t start, length top)
{
	struct growing page = {.start = start,
	    .top = top,
	    .column = column_begin(top),
	    .line = cost_of_line(finding->theme, top) - VARIANT_COST};
	const struct slice *head = finding->galley->slices[start].head;
	if (head && finding->theme->format.columns == 1)
		column_place(finding->theme, &page.column, head);
	return page;
}

/* Lets a page of columns grow as far as it can. */
static void
fill_columns(struct finding *finding, struct growing *page)
{
	const struct galley *galley = finding->galley;
	for (size_t i = page->start; i < galley->count; i++) {
		page->shorter += finding->parts[i].shorter;
		grow_columns(page, &galley->slices[i], i == page->start);
		if (i > page->start && is_over(finding, page))
			break;
		finding->furthest[page->start] = i + 1;
	}
}

/* The same of one column, as column_place does. */
static void
fill_page(struct finding *finding, const struct growing *page)
{
	const struct theme *theme = finding->theme;
	const size_t start = page->start, count = finding->galley->count;
	const length most = theme->format.last_baseline;
	struct column column = page->column;
	length shorter = 0;
	size_t i = start;
	for (; i < count; i++) {
		const struct part *part = &finding->parts[i];
		length y = column.slot + (column.count++ ? part->before : 0);
		shorter += part->shorter;
		if (y + part->extent > column.bottom)
			column.bottom = y + part->extent;
		if (i > start && column.bottom - shorter > most)
			break;
		column.slot = y + part->after;
		if (part->round)
			column.slot = column_round(theme, column.slot);
		finding->bottoms[i + 1] = column.bottom;
	}
	finding->furthest[start] = i;
}

/* The cheapest page from a slice whose rest is known; the fullest ones, most
 * of which are better, first. */
static void
find_page(struct finding *finding, size_t start, length top)
{
	struct growing page = begin(finding, start, top);
	if (finding->theme->format.columns > 1)
		fill_columns(finding, &page);
	else
		fill_page(finding, &page);
	int64_t best = INT64_MAX;
	for (size_t i = finding->furthest[start]; i > start; i--) {
		bool real;
		if (finding->ends[i] > best)
			continue;
		int64_t cost =
		    page_least(finding, &page, i, &real) + finding->rest[i];
		if (cost > best || (cost == best && finding->real[start]))
			continue;
		best = cost;
		finding->next[start] = i;
		finding->real[start] = real;
	}
	finding->rest[start] = best;
}

/* What pages cost at least that end before slice i. */
static void
find_end(struct finding *finding, size_t i)
{
	finding->ends[i] =
	    COST_PAGE + finding->parts[i].soft_break + finding->rest[i];
}

/* The first page, which may also hold nothing. */
static void
find_first(struct finding *finding, length first)
{
	length top = finding->theme->format.first_baseline;
	find_page(finding, 0, top);
	if (first == top)
		return;
	size_t furthest = finding->furthest[0];
	finding->again = finding->rest[0];
	int64_t later = cost_empty_page(finding->theme, first) + finding->again;
	find_page(finding, 0, first);
	finding->furthest[0] = furthest;
	if (later < finding->rest[0]) {
		finding->rest[0] = later;
		finding->real[0] = false;
	}
}

static bool
is_real(const struct finding *finding)
{
	size_t i = 0;
	while (i < finding->galley->count && finding->real[i])
		i = finding->next[i];
	return i == finding->galley->count;
}

static const uint32_t *
find_within(struct arena *arena, const struct galley *galley)
{
	uint32_t *within = ARENA_ARRAY(arena, galley->count + 1, uint32_t);
	for (size_t i = 0; i < galley->paragraph_count; i++)
		for (size_t j = galley->paragraphs[i].start;
		     j < galley->paragraphs[i].end; j++)
			within[j] = (uint32_t)i + 1;
	return within;
}

struct bounds
bounds_find(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length first, bool full)
{
	size_t count = galley->count + 1;
	struct finding finding = {.theme = theme,
	    .galley = galley,
	    .within = find_within(arena, galley),
	    .full = full,
	    .rest = ARENA_ARRAY(arena, count, int64_t),
	    .ends = ARENA_ARRAY(arena, count, int64_t),
	    .furthest = ARENA_ARRAY(arena, count, size_t),
	    .next = ARENA_ARRAY(arena, count, size_t),
	    .real = ARENA_ARRAY(arena, count, bool),
	    .bottoms = ARENA_ARRAY(arena, count, length)};
	finding.parts = find_parts(arena, &finding);
	finding.ends[galley->count] = COST_PAGE;
	for (size_t i = galley->count; i-- > 1;) {
		find_page(&finding, i, theme->format.first_baseline);
		find_end(&finding, i);
	}
	if (galley->count)
		find_first(&finding, first);
	return (struct bounds){finding.rest, finding.again, finding.ends,
	    finding.furthest, finding.next, is_real(&finding)};
}
