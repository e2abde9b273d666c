/*
 * A table is laid on a grid row by row, as HTML lays its tables: a cell takes
 * the next free columns, and what reaches down takes them from later rows.
 */
#include "article/grid.h"

#include <string.h>

/*
 * Lays the row on the grid, of which below[i] says for how many rows column i
 * is still taken from above.  The columns that it fills, those taken
 * included; false when a cell would lie on one that is taken.
 */
static bool
fill_row(const struct row *row, int *below, size_t columns, size_t *filled)
{
	bool clear = true;
	size_t column = 0;
	for (size_t i = 0; i < row->count; i++) {
		while (column < columns && below[column] > 0)
			column++;
		for (int j = 0; j < row->cells[i].colspan; j++, column++) {
			if (column >= columns)
				continue;
			clear = clear && below[column] == 0;
			below[column] = row->cells[i].rowspan;
		}
	}
	while (column < columns && below[column] > 0)
		column++;
	*filled = column;
	for (size_t i = 0; i < columns; i++)
		below[i] -= below[i] > 0;
	return clear;
}

static void
check_row(struct job *job, const struct row *row, int *below, size_t columns,
    size_t rows_left)
{
	size_t filled;
	if (!fill_row(row, below, columns, &filled))
		diag_error(job, row->place,
		    "a cell of this row lies on one that reaches down from "
		    "above. Mend colspan or rowspan.");
	else if (filled != columns)
		diag_error(job, row->place,
		    "this row fills %zu columns, the first one %zu. Add or "
		    "delete cells, or mend colspan and rowspan.",
		    filled, columns);
	for (size_t i = 0; i < row->count; i++)
		if ((size_t)row->cells[i].rowspan > rows_left)
			diag_error(job, row->cells[i].place,
			    "this cell reaches below the last row. Lower its "
			    "rowspan of %d.",
			    row->cells[i].rowspan);
}

void
grid_check(struct job *job, const struct table *table, struct place place)
{
	size_t columns = table->column_count;
	if (columns > COLUMNS_MOST) {
		diag_error(job, place,
		    "this table has %zu columns. Make several of it: the most "
		    "are %d.",
		    columns, COLUMNS_MOST);
		return;
	}
	int below[COLUMNS_MOST] = {0};
	if (table->head) {
		check_row(job, table->head, below, columns, 1);
		memset(below, 0, sizeof below);
	}
	for (size_t i = 0; i < table->row_count; i++)
		check_row(
		    job, &table->rows[i], below, columns, table->row_count - i);
}
