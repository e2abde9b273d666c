/*
 * A column while it is filled (design-spec section 6): one number, the slot,
 * says where a body line would stand next.
 */
#include "typeset/column.h"

length
column_round(const struct theme *theme, length y)
{
	length first = theme->format.first_baseline;
	return first + unit_round_up(y - first, theme->half);
}
