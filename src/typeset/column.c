/*
 * A column while it is filled (design-spec section 6): one number, the slot,
 * says where a body line would stand next.
 */
#include "typeset/column.h"

struct column
column_begin(length first)
{
	return (struct column){.slot = first, .bottom = first};
}

length
column_round(const struct theme *theme, length y)
{
	length first = theme->format.first_baseline;
	return first + unit_round_up(y - first, theme->half);
}

length
column_place(
    const struct theme *theme, struct column *column, const struct slice *slice)
{
	length y = column->slot + (column->count ? slice->before : 0);
	if (y + slice->extent > column->bottom)
		column->bottom = y + slice->extent;
	column->slot = y + slice->after;
	if (slice->round)
		column->slot = column_round(theme, column->slot);
	column->count++;
	return y;
}
