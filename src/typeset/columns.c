/*
 * Two columns, balanced.
 *
 * Every place where the second column may begin is tried, and the cheapest
 * taken, so that the longer column is at most two lines longer where breaks
 * allow it.  While a page grows by a slice, each column that could be the
 * second grows by the same slice: a page of n slices costs n steps, not n
 * squared.
 */
#include "typeset/columns.h"

#include <string.h>

enum {
	SPLIT_SHARE = 4,  /* a split costs a quarter of a page's break */
	EVEN_LINES = 2,   /* of difference that nobody minds */
	LITTLE_COST = 20, /* for each of these */
	UNEVEN_COST = 300 /* a line more; it grows with the square */
};

static struct column
begin_at(const struct theme *theme, const struct galley *galley, size_t slice,
    length first)
{
	struct column column = column_begin(first);
	if (slice < galley->count && galley->slices[slice].head)
		column_place(theme, &column, galley->slices[slice].head);
	return column;
}

/* --- the parts of a page --- */

/* The slot below a head; without one, the page's first baseline. */
static length
columns_first(const struct theme *theme, const struct column *head, length top)
{
	return head->count ? column_round(theme, head->slot) : top;
}

struct column
columns_foot(const struct theme *theme, length columns_bottom)
{
	struct column foot =
	    column_begin(column_round(theme, columns_bottom + theme->grid));
	foot.count = 1; /* what is above counts: space before holds */
	return foot;
}

/* The bottom of all spanning slices set below the columns. */
static length
foot_bottom(const struct theme *theme, const struct galley *galley,
    size_t start, size_t end, length columns_bottom)
{
	struct column foot = columns_foot(theme, columns_bottom);
	length bottom = 0;
	for (size_t i = start; i < end; i++)
		if (galley->slices[i].reach == REACH_FOOT) {
			column_place(theme, &foot, &galley->slices[i]);
			bottom = foot.bottom;
		}
	return bottom;
}

static void
finish_fit(const struct theme *theme, const struct galley *galley,
    struct columns_page page, struct columns_fit *fit)
{
	length taller = fit->left > fit->right ? fit->left : fit->right;
	length foot = foot_bottom(theme, galley, page.start, page.end, taller);
	fit->bottom = foot ? foot : fit->left + (fit->right - fit->left) / 2;
	fit->lowest = foot ? foot : taller;
}

struct columns_fit
columns_fill(const struct theme *theme, const struct galley *galley, length top,
    struct columns_page page)
{
	struct column head = column_begin(top);
	for (size_t i = page.start; i < page.end; i++)
		if (galley->slices[i].reach == REACH_HEAD)
			column_place(theme, &head, &galley->slices[i]);
	struct columns_fit fit = {.first = columns_first(theme, &head, top)};
	struct column columns[2] = {
	    begin_at(theme, galley, page.start, fit.first),
	    begin_at(theme, galley, page.split, fit.first)};
	if (page.split == page.end)
		columns[1] = column_begin(fit.first);
	for (size_t i = page.start; i < page.end; i++)
		if (galley->slices[i].reach == REACH_COLUMN)
			column_place(theme, &columns[i >= page.split],
			    &galley->slices[i]);
	fit.left = columns[0].bottom;
	fit.right = columns[1].bottom;
	finish_fit(theme, galley, page, &fit);
	return fit;
}

int64_t
columns_split_cost(const struct theme *theme, const struct galley *galley,
    struct columns_page page, const struct columns_fit *fit)
{
	int64_t cost = 0;
	if (page.split < page.end) {
		int split = galley->slices[page.split].break_cost;
		cost = split >= BREAK_NEVER ? split : split / SPLIT_SHARE;
	}
	/* A column of one line ends where it begins; an empty one, above. */
	length right =
	    page.split < page.end ? fit->right : fit->first - theme->grid;
	int64_t apart =
	    fit->left > right ? fit->left - right : right - fit->left;
	cost += apart * LITTLE_COST / theme->grid;
	int64_t over = apart - EVEN_LINES * (int64_t)theme->grid;
	if (over <= 0)
		return cost;
	int64_t tenths = over * 10 / theme->grid;
	return cost + UNEVEN_COST * tenths * tenths / 100;
}

/* --- growing --- */

struct columns_growth
columns_growth(
    struct arena *arena, const struct theme *theme, const struct galley *galley)
{
	return (struct columns_growth){.theme = theme,
	    .galley = galley,
	    .from = ARENA_ARRAY(arena, galley->count + 1, struct column),
	    .until = ARENA_ARRAY(arena, galley->count + 1, length)};
}

void
columns_start(struct columns_growth *growth, size_t start, length top)
{
	growth->top = top;
	growth->start = growth->end = start;
	growth->splits = SIZE_MAX;
	growth->head = column_begin(top);
}

bool
columns_may_split(const struct galley *galley, struct columns_page page)
{
	if (page.split == page.end)
		return true;
	bool begun = false;
	for (size_t i = page.start; i < page.split && !begun; i++)
		begun = galley->slices[i].reach == REACH_COLUMN;
	return begun && galley->slices[page.split].reach == REACH_COLUMN;
}

/* The slice that has been added makes every column longer. */
static void
add_slice(struct columns_growth *growth, const struct slice *slice)
{
	const struct theme *theme = growth->theme;
	size_t last = growth->end - 1;
	length first = columns_first(theme, &growth->head, growth->top);
	growth->from[last] = begin_at(theme, growth->galley, last, first);
	growth->until[last] =
	    last == growth->start ? first : growth->from[growth->start].bottom;
	/* A head makes the empty columns below it begin lower. */
	for (size_t k = growth->start; slice->reach == REACH_HEAD && k <= last;
	     k++) {
		growth->from[k] = begin_at(theme, growth->galley, k, first);
		growth->until[k] = first;
	}
	if (slice->reach != REACH_COLUMN)
		return;
	for (size_t k = growth->start; k <= last && k < growth->splits; k++)
		column_place(theme, &growth->from[k], slice);
	if (growth->from[growth->start].bottom > theme->format.last_baseline &&
	    growth->splits == SIZE_MAX)
		growth->splits = last + 1;
}

/* The page as it is with the second column at k. */
static struct columns_fit
fit_at(const struct columns_growth *growth, size_t k)
{
	length first = columns_first(growth->theme, &growth->head, growth->top);
	bool one = k == growth->end;
	struct columns_fit fit = {.first = first,
	    .left = one ? growth->from[growth->start].bottom : growth->until[k],
	    .right = one ? first : growth->from[k].bottom};
	finish_fit(growth->theme, growth->galley,
	    (struct columns_page){growth->start, k, growth->end}, &fit);
	return fit;
}

int64_t
columns_grow(struct columns_growth *growth, size_t *split)
{
	const struct theme *theme = growth->theme;
	const struct galley *galley = growth->galley;
	const struct slice *slice = &galley->slices[growth->end++];
	if (slice->reach == REACH_HEAD)
		column_place(theme, &growth->head, slice);
	add_slice(growth, slice);
	int64_t best = -1;
	for (size_t k = growth->start + 1;
	     k <= growth->end && k <= growth->splits; k++) {
		struct columns_page page = {growth->start, k, growth->end};
		if (!columns_may_split(galley, page))
			continue;
		struct columns_fit fit = fit_at(growth, k);
		if (fit.lowest > theme->format.last_baseline)
			continue;
		int64_t cost = columns_split_cost(theme, galley, page, &fit) +
			       growth->page_cost(theme, galley, fit.first,
				   fit.bottom, growth->end);
		if (best >= 0 && cost >= best)
			continue;
		best = cost;
		*split = k;
	}
	return best;
}
