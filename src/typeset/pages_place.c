/*
 * Put the slices of a page in their places.
 */
#include "typeset/columns.h"
#include "typeset/pages.h"

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

/* The slice by which a placed one is read: a head that is set again goes with
 * the slice after it. */
static const struct slice *
read_with(const struct placed_slice *placed)
{
	return placed->again ? placed[1].slice : placed->slice;
}

/* Puts what stands at the foot of the page where it is read: slices lie in the
 * galley's order. */
static void
order_for_reading(
    struct arena *arena, struct placed_slice *placed, size_t count)
{
	const struct slice **keys =
	    ARENA_ARRAY(arena, count, const struct slice *);
	for (size_t i = 0; i < count; i++)
		keys[i] = read_with(&placed[i]);
	for (size_t i = 1; i < count; i++) {
		struct placed_slice one = placed[i];
		const struct slice *key = keys[i];
		size_t to = i;
		for (; to > 0 && keys[to - 1] > key; to--) {
			keys[to] = keys[to - 1];
			placed[to] = placed[to - 1];
		}
		keys[to] = key;
		placed[to] = one;
	}
}

static size_t
place_columns(struct arena *arena, const struct theme *theme,
    const struct galley *galley, length top, struct columns_page page,
    struct placed_slice *placed)
{
	struct columns_fit fit = columns_fill(arena, theme, galley, top, page);
	struct column column = column_begin(fit.first);
	length second = theme->format.measure + theme->format.gutter;
	size_t count = place_span(
	    theme, galley, page, REACH_HEAD, column_begin(top), placed);
	count += place_column(
	    theme, galley, page.start, page.split, column, 0, placed + count);
	count += place_column(theme, galley, page.split, page.end, column,
	    second, placed + count);
	length taller = fit.left > fit.right ? fit.left : fit.right;
	count += place_span(theme, galley, page, REACH_FOOT,
	    columns_foot(theme, taller), placed + count);
	order_for_reading(arena, placed, count);
	return count;
}

size_t
pages_place(struct arena *arena, const struct theme *theme,
    const struct breaks *breaks, size_t page, struct placed_slice *placed)
{
	const struct galley *galley = breaks->galley;
	size_t start = breaks->starts[page], end = breaks->starts[page + 1];
	length top = page ? theme->format.first_baseline : breaks->first;
	if (!breaks->splits)
		return place_column(
		    theme, galley, start, end, column_begin(top), 0, placed);
	return place_columns(arena, theme, galley, top,
	    (struct columns_page){start, breaks->splits[page], end}, placed);
}
