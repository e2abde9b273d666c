/*
 * A table that is too wide for its measure, row below row (design-spec section
 * 7): the first cell of a row is a title, each other one a paragraph below it;
 * all begin with their column's head.
 *
 * It is set and tagged as the list of descriptions that it then is.
 */
#include "typeset/setter.h"

#include "base/text.h"

/* The cell at each place of the grid; NULL: there is none. */
struct grid {
	const struct cell **cells;
	size_t rows, columns; /* the head is row 0, if there is one */
	bool headed;
};

static const struct cell **
cell_at(const struct grid *grid, size_t row, size_t column)
{
	return &grid->cells[row * grid->columns + column];
}

/* Puts the cell into all places that it covers. */
static void
cover(struct grid *grid, const struct cell *cell, size_t row, size_t column)
{
	for (size_t i = row; i < grid->rows && i < row + (size_t)cell->rowspan;
	     i++)
		for (size_t j = column;
		     j < grid->columns && j < column + (size_t)cell->colspan;
		     j++)
			*cell_at(grid, i, j) = cell;
}

static void
place_row(struct grid *grid, const struct row *row, size_t i)
{
	size_t column = 0;
	for (size_t c = 0; c < row->count; c++) {
		while (column < grid->columns && *cell_at(grid, i, column))
			column++;
		if (column == grid->columns)
			return;
		cover(grid, &row->cells[c], i, column);
	}
}

static struct grid
grid_of(struct arena *arena, const struct table *table)
{
	struct grid grid = {.rows = table->row_count + (table->head != NULL),
	    .columns = table->column_count,
	    .headed = table->head != NULL};
	grid.cells = ARENA_ARRAY(
	    arena, grid.rows * grid.columns + 1, const struct cell *);
	if (grid.headed)
		place_row(&grid, table->head, 0);
	for (size_t i = 0; i < table->row_count; i++)
		place_row(&grid, &table->rows[i], i + grid.headed);
	return grid;
}

/* Adds the spans of a text, moved by `shift`; returns how many there are. */
static uint32_t
add_spans(struct span *spans, uint32_t count, const struct inlines *text,
    uint32_t shift)
{
	for (uint32_t i = 0; i < text->span_count; i++) {
		spans[count] = text->spans[i];
		spans[count].start += shift;
		spans[count++].end += shift;
	}
	return count;
}

/* "Head: text", the head in bold with what is marked in it; "Head? text". */
static struct inlines
labelled(const struct setter *setter, const struct inlines *head,
    const struct inlines *text)
{
	struct arena *arena = setter->job->arena;
	struct span *spans = ARENA_ARRAY(
	    arena, head->span_count + text->span_count + 1, struct span);
	bool marked = text_ends_in_mark(head->text, head->size);
	uint32_t end = head->size + !marked;
	spans[0] = (struct span){.kind = SPAN_STRONG, .end = end};
	uint32_t count = add_spans(spans, 1, head, 0);
	count = add_spans(spans, count, text, end + 1);
	return (struct inlines){.text = arena_printf(arena, "%s%s %s",
				    head->text, marked ? "" : ":", text->text),
	    .size = end + 1 + text->size,
	    .spans = spans,
	    .span_count = count,
	    .place = text->place};
}

/* Text with its head; the text alone in a column without a head. */
static struct inlines
text_of(const struct setter *setter, const struct grid *grid, size_t column,
    const struct cell *cell)
{
	const struct cell *head =
	    grid->headed ? *cell_at(grid, 0, column) : NULL;
	if (!head || head->text.size == 0)
		return cell->text;
	return labelled(setter, &head->text, &cell->text);
}

static struct list_item
item_of(const struct setter *setter, const struct grid *grid, size_t row)
{
	struct arena *arena = setter->job->arena;
	struct block *list = ARENA_ARRAY(arena, grid->columns, struct block);
	size_t count = 0;
	const struct cell *title = *cell_at(grid, row, 0);
	for (size_t i = 1; i < grid->columns; i++) {
		const struct cell *cell = *cell_at(grid, row, i);
		if (!cell || cell->text.size == 0 ||
		    cell == *cell_at(grid, row, i - 1))
			continue;
		list[count++] = (struct block){.kind = BLOCK_P,
		    .place = cell->place,
		    .text = text_of(setter, grid, i, cell)};
	}
	struct list_item item = {.blocks = {list, count}};
	if (title) {
		item.title = text_of(setter, grid, 0, title);
		item.place = title->place;
	}
	return item;
}

static void
set_caption(struct setter *setter, const struct inlines *caption)
{
	if (!caption->text)
		return;
	blocks_set_paragraph(setter, caption, ROLE_CAPTION);
	setter->cost = BREAK_NEVER;
}

void
stack_set(struct setter *setter, const struct block *block)
{
	struct arena *arena = setter->job->arena;
	struct grid grid = grid_of(arena, block->table);
	struct list_item *items =
	    ARENA_ARRAY(arena, grid.rows + 1, struct list_item);
	struct block list = {
	    .kind = BLOCK_DL, .place = block->place, .items = items};
	for (size_t i = grid.headed; i < grid.rows; i++)
		items[list.item_count++] = item_of(setter, &grid, i);
	set_caption(setter, &block->table->caption);
	lists_set_records(setter, &list);
}
