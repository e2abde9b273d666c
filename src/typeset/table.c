/*
 * Tables (design-spec section 7): no vertical rules, no fills; a head rule,
 * hairlines between rows, a closing rule.
 *
 * Column widths follow CSS 2.2 section 17.5.2.2: each column gets what its
 * longest word needs, and a share of the rest by how much more its text would
 * take on one line.  A row is one slice; the head is set again where a page
 * begins with a row.
 */
#include "typeset/setter.h"

#include <string.h>

enum { COLUMNS_MOST = 12 };

/* A measure of fewer characters holds two columns (design-spec section 7). */
enum { NARROW = 50, MEAN_ADVANCE = 433 };

/* A cell in its place in the grid. */
struct placed {
	const struct cell *cell;
	const struct para *para;
	const struct lines *lines;
	size_t row, column; /* of its first corner; row 0: the head, if any */
	int tag;
};

struct layout {
	const struct block *block;
	const struct table *table;
	struct placed *cells;
	size_t count, capacity;
	size_t row_count;  /* with the head */
	size_t *row_lines; /* lines of each row */
	length minimum[COLUMNS_MOST], maximum[COLUMNS_MOST];
	length x[COLUMNS_MOST + 1];
	size_t columns;
	length gap; /* within the right of each column but the last */
};

static const struct row *
row_at(const struct layout *layout, size_t i)
{
	if (!layout->table->head)
		return &layout->table->rows[i];
	return i == 0 ? layout->table->head : &layout->table->rows[i - 1];
}

static bool
is_head(const struct layout *layout, size_t row)
{
	return layout->table->head && row == 0;
}

static void
shape_cell(struct setter *setter, struct layout *layout, struct placed *placed)
{
	bool head = is_head(layout, placed->row);
	bool row_head = layout->table->row_heads && placed->column == 0;
	struct tree *tree = setter->galley->tree;
	struct tag *tag = tree_tag(tree, placed->tag);
	if (head || row_head) {
		tag->kind = TAG_TH;
		tag->scope = head ? SCOPE_COLUMN : SCOPE_ROW;
	}
	tag->colspan = placed->cell->colspan;
	tag->rowspan = placed->cell->rowspan;
	if (placed->cell->text.size == 0)
		return;
	struct shaping shaping = setter_shaping(
	    setter, head ? ROLE_TABLE_HEAD : ROLE_BODY, placed->tag);
	shaping.bold = row_head && !head;
	const struct inlines *text = &placed->cell->text;
	if (!head)
		text = links_print(setter, text, true);
	placed->para =
	    shape_inlines(setter->job, setter->shaper, text, &shaping);
}

/* Gives every cell its column, past the ones that reach down from above. */
static void
place_row(struct setter *setter, struct layout *layout, size_t i, int *down,
    int row_tag)
{
	const struct row *row = row_at(layout, i);
	size_t column = 0;
	for (size_t c = 0; c < row->count; c++) {
		while (column < layout->columns && down[column] > 0)
			column++;
		if (column >= layout->columns)
			break;
		const struct cell *cell = &row->cells[c];
		struct placed placed = {.cell = cell,
		    .row = i,
		    .column = column,
		    .tag = tree_add(setter->galley->tree, row_tag, TAG_TD)};
		shape_cell(setter, layout, &placed);
		ARENA_PUSH(setter->job->arena, layout->cells, layout->count,
		    layout->capacity, placed);
		for (int k = 0; k < cell->colspan && column < layout->columns;
		     k++)
			down[column++] = cell->rowspan;
	}
	for (size_t k = 0; k < layout->columns; k++)
		down[k] -= down[k] > 0;
}

static void
place_cells(struct setter *setter, struct layout *layout, int table_tag)
{
	struct tree *tree = setter->galley->tree;
	int down[COLUMNS_MOST] = {0}, group = TAG_ARTIFACT;
	for (size_t i = 0; i < layout->row_count; i++) {
		if (is_head(layout, i))
			group = tree_add(tree, table_tag, TAG_THEAD);
		else if (i == 0 || is_head(layout, i - 1))
			group = tree_add(tree, table_tag, TAG_TBODY);
		place_row(
		    setter, layout, i, down, tree_add(tree, group, TAG_TR));
	}
}

/* What the columns need: with ties unbroken, or with every space a break. */
static void
measure_columns(struct layout *layout, bool ties)
{
	memset(layout->minimum, 0, sizeof layout->minimum);
	for (size_t i = 0; i < layout->count; i++) {
		const struct placed *placed = &layout->cells[i];
		if (!placed->para || placed->cell->colspan > 1)
			continue;
		length gap =
		    placed->column + 1 < layout->columns ? layout->gap : 0;
		length least = (ties ? shape_unbroken(placed->para)
				     : placed->para->widest) +
			       gap;
		length most = shape_width(placed->para) + gap;
		if (least > layout->minimum[placed->column])
			layout->minimum[placed->column] = least;
		if (most > layout->maximum[placed->column])
			layout->maximum[placed->column] = most;
	}
}

/* Where all columns can have their widest text, the rest is shared equally. */
static void
share_equally(struct layout *layout, int64_t rest)
{
	int64_t x = 0;
	for (size_t i = 0; i < layout->columns; i++) {
		int64_t share = rest * (int64_t)i / (int64_t)layout->columns;
		layout->x[i] = (length)(x + share);
		x += layout->maximum[i];
	}
}

/* Where they cannot: what they need, and a share of the rest by how much
 * more they wish for. */
static void
share_by_wish(struct layout *layout, int64_t rest, int64_t wish)
{
	int64_t x = 0, wished = 0;
	for (size_t i = 0; i < layout->columns; i++) {
		layout->x[i] = (length)(x + (wish ? rest * wished / wish : 0));
		x += layout->minimum[i];
		wished += layout->maximum[i] - layout->minimum[i];
	}
}

/* false: the longest words alone are wider than the measure. */
static bool
share_width(struct setter *setter, struct layout *layout)
{
	int64_t least = 0, most = 0;
	for (size_t i = 0; i < layout->columns; i++) {
		least += layout->minimum[i];
		most += layout->maximum[i];
	}
	if (least > setter->width)
		return false;
	if (most <= setter->width)
		share_equally(layout, setter->width - most);
	else
		share_by_wish(layout, setter->width - least, most - least);
	layout->x[layout->columns] = setter->width;
	return true;
}

static length
cell_width(const struct layout *layout, const struct placed *placed)
{
	size_t end = placed->column + (size_t)placed->cell->colspan;
	if (end >= layout->columns)
		return layout->x[layout->columns] - layout->x[placed->column];
	return layout->x[end] - layout->x[placed->column] - layout->gap;
}

/* Breaks every cell; a row has as many lines as its tallest cell needs. */
static void
break_cells(struct setter *setter, struct layout *layout)
{
	layout->row_lines =
	    ARENA_ARRAY(setter->job->arena, layout->row_count + 1, size_t);
	for (size_t i = 0; i < layout->row_count; i++)
		layout->row_lines[i] = 1;
	for (size_t i = 0; i < layout->count; i++) {
		struct placed *placed = &layout->cells[i];
		if (!placed->para)
			continue;
		placed->lines = lines_break(setter->job, placed->para,
		    (struct measure){.width = cell_width(layout, placed)});
		size_t last = placed->row + (size_t)placed->cell->rowspan - 1;
		if (last >= layout->row_count)
			last = layout->row_count - 1;
		/* Rows are one empty line apart. */
		size_t room = last - placed->row;
		for (size_t row = placed->row; row <= last; row++)
			room += layout->row_lines[row];
		if (placed->lines->count > room)
			layout->row_lines[last] += placed->lines->count - room;
	}
}

/* --- setting --- */

static void
add_rule(struct setter *setter, struct item_list *items, length y,
    enum token colour, length weight)
{
	items_add(items, item_line(setter->x, y, setter->width, 0,
			     setter->theme->palette[colour], weight));
}

/* Does a cell reach from this row into the next? */
static bool
is_joined(const struct layout *layout, size_t row)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct placed *placed = &layout->cells[i];
		if (placed->row <= row &&
		    placed->row + (size_t)placed->cell->rowspan > row + 1)
			return true;
	}
	return false;
}

/* Adds line j of every cell of the row at y. */
static void
add_row_line(struct setter *setter, const struct layout *layout, size_t row,
    size_t j, length y, struct item_list *items)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct placed *placed = &layout->cells[i];
		if (placed->row == row && placed->lines &&
		    j < placed->lines->count)
			compose_line(items, placed->lines, j,
			    setter->x + layout->x[placed->column], y);
	}
}

/* Adds the cells of the row, one after the other. */
static void
add_cells(struct setter *setter, const struct layout *layout, size_t row,
    struct item_list *items)
{
	length leading = setter_style(setter, ROLE_BODY)->leading;
	for (size_t i = 0; i < layout->count; i++) {
		const struct placed *placed = &layout->cells[i];
		if (placed->row != row || !placed->lines)
			continue;
		for (size_t j = 0; j < placed->lines->count; j++)
			compose_line(items, placed->lines, j,
			    setter->x + layout->x[placed->column],
			    (length)j * leading);
	}
}

/* The rule below the row, whose last baseline is at y. */
static void
add_row_rule(struct setter *setter, const struct layout *layout, size_t row,
    length y, struct item_list *items)
{
	y += SET_MM(setter, 4.6);
	if (is_head(layout, row))
		add_rule(setter, items, y, TOKEN_DEEP, UNIT_PT(1.5));
	else if (row == layout->row_count - 1)
		add_rule(setter, items, y, TOKEN_DEEP, UNIT_PT(0.75));
	else if (!is_joined(layout, row))
		add_rule(setter, items, y, TOKEN_LINE, UNIT_PT(0.5));
}

/* A break there leaves but one row below the table's head: here, or where the
 * head is set again. */
static bool
is_lonely(const struct layout *layout, size_t row)
{
	size_t first = layout->table->head != NULL;
	return row == first + 1 || row == layout->row_count - 1;
}

static struct slice
row_slice(struct setter *setter, const struct layout *layout, size_t row)
{
	struct item_list items = {.arena = setter->job->arena};
	length leading = setter_style(setter, ROLE_BODY)->leading;
	length last = (length)(layout->row_lines[row] - 1) * leading;
	add_cells(setter, layout, row, &items);
	add_row_rule(setter, layout, row, last, &items);
	return (struct slice){.after = last + SET_MM(setter, 12),
	    .extent = last,
	    .round = row == layout->row_count - 1,
	    .break_cost = is_lonely(layout, row) ? BREAK_LONELY : BREAK_ITEM,
	    .items = items.items,
	    .count = items.count};
}

/* Is the row taller than a page below the table's head? */
static bool
is_tall(struct setter *setter, const struct layout *layout, size_t row)
{
	const struct page_format *format = &setter->theme->format;
	length leading = setter_style(setter, ROLE_BODY)->leading;
	length room = format->last_baseline - format->first_baseline;
	if (layout->table->head)
		room -= (length)(layout->row_lines[0] - 1) * leading +
			SET_MM(setter, 12);
	return !is_head(layout, row) && !is_joined(layout, row) &&
	       (length)(layout->row_lines[row] - 1) * leading > room;
}

/* A row that no page holds is broken between its lines. */
static void
add_tall_row(struct setter *setter, const struct layout *layout, size_t row,
    struct slice whole)
{
	size_t count = layout->row_lines[row];
	length leading = setter_style(setter, ROLE_BODY)->leading;
	for (size_t j = 0; j < count; j++) {
		bool last = j == count - 1;
		struct item_list items = {.arena = setter->job->arena};
		add_row_line(setter, layout, row, j, 0, &items);
		if (last)
			add_row_rule(setter, layout, row, 0, &items);
		struct slice slice = whole;
		slice.before = j == 0 ? whole.before : 0;
		slice.after = last ? SET_MM(setter, 12) : leading;
		slice.round = last && whole.round;
		slice.extent = 0;
		if (j > 0)
			slice.break_cost =
			    j == 1 || last ? BREAK_NEVER : BREAK_LINE;
		slice.items = items.items;
		slice.count = items.count;
		setter_add(setter, slice);
	}
}

static void
set_rows(struct setter *setter, const struct layout *layout)
{
	const struct slice *head = NULL;
	for (size_t i = 0; i < layout->row_count; i++) {
		struct slice slice = row_slice(setter, layout, i);
		if (i == 0) {
			slice.before = setter_before(setter, SET_MM(setter, 3));
			slice.break_cost = setter_break_cost(setter);
			setter->cost = 0;
		}
		/* The head and its first row, and rows joined by a cell. */
		if (i > 0 &&
		    (is_head(layout, i - 1) || is_joined(layout, i - 1)))
			slice.break_cost = BREAK_NEVER;
		bool tall = is_tall(setter, layout, i);
		if (i > 1 || (i > 0 && tall))
			slice.head = head;
		if (tall)
			add_tall_row(setter, layout, i, slice);
		else
			setter_add(setter, slice);
		if (is_head(layout, i)) {
			struct slice *copy =
			    ARENA_NEW(setter->job->arena, struct slice);
			*copy = slice;
			head = copy;
		}
	}
}

static void
set_caption(struct setter *setter, const struct inlines *caption, int tag)
{
	const struct style *style = setter_style(setter, ROLE_CAPTION);
	struct shaping shaping = setter_shaping(setter, ROLE_CAPTION, tag);
	shaping.bold = true;
	const struct lines *lines = lines_of(setter->job, setter->shaper,
	    caption, &shaping, (struct measure){.width = setter->width});
	setter_add_lines(setter, lines,
	    setter_before(setter, SET_MM(setter, 3)), style->leading,
	    SET_MM(setter, 6));
	setter->keep = 1;
	setter->above = ABOVE_TEXT;
}

/* Is this a narrow measure, and the table more than two columns of texts? */
static bool
is_crowded(const struct setter *setter, const struct layout *layout)
{
	length narrow = (length)unit_scale(
	    setter_style(setter, ROLE_BODY)->size, NARROW * MEAN_ADVANCE, 1000);
	int64_t most = 0;
	for (size_t i = 0; i < layout->columns; i++)
		most += layout->maximum[i];
	return layout->columns > 2 && setter->width < narrow &&
	       most > setter->width;
}

/* With ties unbroken if they can be; false: the columns do not fit. */
static bool
find_widths(struct setter *setter, struct layout *layout)
{
	measure_columns(layout, true);
	if (is_crowded(setter, layout))
		return false;
	if (share_width(setter, layout))
		return true;
	measure_columns(layout, false);
	return share_width(setter, layout);
}

void
table_set(struct setter *setter, const struct block *block)
{
	const struct table *table = block->table;
	struct layout layout = {.block = block,
	    .table = table,
	    .row_count = table->row_count + (table->head != NULL),
	    .columns = table->column_count,
	    .gap = SET_ACROSS(setter, 4.5)};
	if (layout.columns > COLUMNS_MOST) {
		diag_error(setter->job, block->place,
		    "the table has %zu columns, and no page is wide enough "
		    "for more than %d. Split it, or turn it on its side.",
		    layout.columns, COLUMNS_MOST);
		return;
	}
	struct tree *tree = setter->galley->tree;
	size_t tags = tree->count;
	struct links links = *setter->links;
	int tag = tree_add(tree, setter->tag, TAG_TABLE);
	int caption = table->caption.text ? tree_add(tree, tag, TAG_CAPTION)
					  : TAG_ARTIFACT;
	place_cells(setter, &layout, tag);
	if (!find_widths(setter, &layout)) {
		tree->count = tags;
		*setter->links = links;
		stack_set(setter, block);
		return;
	}
	if (table->caption.text)
		set_caption(setter, &table->caption, caption);
	break_cells(setter, &layout);
	set_rows(setter, &layout);
	setter->keep = 0;
	setter->above = ABOVE_BOX;
}
