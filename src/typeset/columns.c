/*
 * Two columns, balanced.
 *
 * Every place where the second column may begin is tried (filling.c), and the
 * cheapest taken, so that the longer column is at most two lines longer where
 * breaks allow it.  All space is in steps of the half grid, so that the
 * baselines of both columns stay in line.
 */
#include "typeset/columns.h"

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

length
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

void
columns_finish_feet(const struct theme *theme, const struct slice *const *feet,
    size_t count, struct columns_fit *fit)
{
	struct column foot = columns_foot(theme, fit->lowest);
	for (size_t i = 0; i < count; i++)
		column_place(theme, &foot, feet[i]);
	fit->bottom = fit->lowest = foot.bottom;
}

struct columns_fit
columns_fill(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length top, struct columns_page page)
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
	const struct slice **feet =
	    ARENA_ARRAY(arena, page.end - page.start, const struct slice *);
	size_t count = 0;
	for (size_t i = page.start; i < page.end; i++) {
		const struct slice *slice = &galley->slices[i];
		if (slice->reach == REACH_COLUMN)
			column_place(theme, &columns[i >= page.split], slice);
		else if (slice->reach == REACH_FOOT)
			feet[count++] = slice;
	}
	fit.left = columns[0].bottom;
	fit.right = columns[1].bottom;
	columns_finish(theme, feet, count, &fit);
	return fit;
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

int64_t
columns_split_cost(const struct slice *last, const struct slice *next)
{
	if (next->break_cost >= BREAK_NEVER)
		return BREAK_NEVER;
	return (next->break_cost + (last->ending ? BREAK_FAULT : 0)) /
	       SPLIT_SHARE;
}

int64_t
columns_uneven_cost(
    const struct theme *theme, const struct columns_fit *fit, bool second)
{
	/* A column of one line ends where it begins; an empty one, above. */
	length right = second ? fit->right : fit->first - theme->grid;
	int64_t apart =
	    fit->left > right ? fit->left - right : right - fit->left;
	int64_t cost = apart * LITTLE_COST / theme->grid;
	int64_t over = apart - EVEN_LINES * (int64_t)theme->grid;
	if (over <= 0)
		return cost;
	int64_t tenths = over * 10 / theme->grid;
	return cost + UNEVEN_COST * tenths * tenths / 100;
}
