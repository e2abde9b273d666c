/*
 * A table that is read line by line: each row alone, each value after the head
 * of its column, so that nobody has to remember where they are.
 */
#include "paint/text_writer.h"

#include "base/text.h"

#include <string.h>

/* The cell at each place of the table; what spans several stands at each. */
struct grid {
	const struct cell **cells;
	size_t columns;
};

static void
lay_row(struct grid *grid, const struct row *row, size_t index, size_t rows)
{
	const struct cell **at = grid->cells + index * grid->columns;
	size_t column = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		while (column < grid->columns && at[column])
			column++;
		for (int x = 0; x < cell->colspan && column < grid->columns;
		     x++, column++)
			for (size_t y = 0;
			     y < (size_t)cell->rowspan && index + y < rows; y++)
				at[y * grid->columns + column] = cell;
	}
}

static struct grid
lay(struct arena *arena, const struct table *table)
{
	size_t rows = table->row_count + 1;
	struct grid grid = {.columns = table->column_count};
	grid.cells =
	    ARENA_ARRAY(arena, rows * grid.columns, const struct cell *);
	if (table->head)
		lay_row(&grid, table->head, 0, 1);
	for (size_t i = 0; i < table->row_count; i++)
		lay_row(&grid, &table->rows[i], i + 1, rows);
	return grid;
}

static const char *
words(struct text_writer *writer, const struct cell *cell)
{
	return cell && cell->text.text && *cell->text.text
		   ? text_writer_words(writer->document, &cell->text)
		   : NULL;
}

/* The heads of the columns that the cell spans: "Hours, Naps". */
static const char *
heads(struct text_writer *writer, const struct grid *grid, size_t start,
    size_t end)
{
	const char *text = NULL;
	for (size_t i = start; i < end; i++) {
		const struct cell *cell = grid->cells[i];
		if (!cell || (i > start && cell == grid->cells[i - 1]))
			continue;
		const char *head = words(writer, cell);
		if (head)
			text = text ? arena_printf(writer->document->out->arena,
					  "%s, %s", text, head)
				    : head;
	}
	return text;
}

static void
add_value(struct text_writer *writer, const char *head, const char *value)
{
	struct text_writer line = *writer;
	struct arena *arena = writer->document->out->arena;
	if (!value)
		return;
	line.rest = arena_printf(arena, "%s  ", writer->rest);
	if (head)
		value = arena_printf(arena, "%s%s %s", head,
		    text_ends_in_mark(head, strlen(head)) ? "" : ":", value);
	text_writer_add(&line, value);
	writer->first = writer->rest;
	writer->gap = false;
}

static void
add_row(struct text_writer *writer, const struct grid *grid, size_t index,
    bool row_heads)
{
	const struct cell *const *row = grid->cells + index * grid->columns;
	struct text_writer inner = *writer;
	size_t column = 0;
	if (row_heads) {
		while (column < grid->columns && row[column] == row[0])
			column++;
		add_value(&inner, heads(writer, grid, 0, column),
		    words(writer, row[0]));
		inner.first = inner.rest = arena_printf(
		    writer->document->out->arena, "%s  ", writer->rest);
	}
	while (column < grid->columns) {
		size_t end = column + 1;
		while (end < grid->columns && row[end] == row[column])
			end++;
		add_value(&inner, heads(writer, grid, column, end),
		    words(writer, row[column]));
		column = end;
	}
	writer->first = writer->rest;
	writer->gap = true;
}

void
text_table_add(struct text_writer *writer, const struct table *table)
{
	struct grid grid = lay(writer->document->out->arena, table);
	if (table->caption.text)
		text_writer_add(writer,
		    text_writer_words(writer->document, &table->caption));
	for (size_t i = 0; i < table->row_count; i++)
		add_row(writer, &grid, i + 1, table->row_heads);
}
