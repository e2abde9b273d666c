/*
 * Lengths are read and written without the C library's floating point, whose
 * decimal separator depends on the locale.
 */
#include "base/unit.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DECIMALS_MOST = 6, WHOLE_MOST = 1000000000 };

/* Of a unit_ratio with a factor: it has 48 bits at most, and denominators are
 * of 14 (two to spare). */
enum { DENOMINATOR_MOST = 1 << 14, RATIO_MOST = 1 << 15 };

static const struct unit {
	const char *name;
	int64_t numerator, denominator; /* of thousandths of a point */
} units[] = {
    {"pt", 1000, 1},
    {"mm", 360000, 127},
    {"cm", 3600000, 127},
    {"in", 72000, 1},
    {"um", 360, 127},
};

struct unit_ratio
unit_ratio(length numerator, length denominator)
{
	struct unit_ratio ratio = {numerator, denominator, 0, 0};
	assert(numerator >= 0 && denominator > 0);
	if (denominator > DENOMINATOR_MOST ||
	    numerator / denominator >= RATIO_MOST)
		return ratio;
	uint64_t parts = (uint64_t)denominator;
	ratio.factor = (((uint64_t)numerator << 32) + parts - 1) / parts;
	ratio.half = ((parts / 2 << 32) + parts - 1) / parts;
	return ratio;
}

/* Digits with an optional point, as a count of 1/1000000; -1: none. */
static int64_t
parse_decimal(const char **at)
{
	const char *start = *at;
	int64_t whole = 0, scale = 1000000, fraction = 0;
	for (; **at >= '0' && **at <= '9'; (*at)++)
		if (whole < WHOLE_MOST)
			whole = whole * 10 + (**at - '0');
	if (*at == start)
		return -1;
	if (**at != '.')
		return whole * 1000000;
	const char *point = (*at)++;
	for (; **at >= '0' && **at <= '9'; (*at)++) {
		scale /= 10;
		fraction += (**at - '0') * scale;
	}
	return *at == point + 1 ? -1 : whole * 1000000 + fraction;
}

bool
unit_parse(const char *text, length *result)
{
	const char *at = text;
	bool negative = *at == '-';
	at += negative;
	int64_t millionths = parse_decimal(&at);
	if (millionths < 0)
		return false;
	while (*at == ' ')
		at++;
	if (*at == '\0' && millionths == 0) {
		*result = 0;
		return true;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strcmp(at, units[i].name) != 0)
			continue;
		/* Numerators are multiples of 360: divide first, no overflow.
		 */
		int64_t most = (int64_t)UNIT_LARGEST * 1000000 /
			       units[i].numerator * units[i].denominator;
		if (millionths > most)
			return false;
		int64_t value = unit_scale(millionths, units[i].numerator,
		    units[i].denominator * 1000000);
		*result = (length)(negative ? -value : value);
		return true;
	}
	return false;
}

char *
unit_print(char *buffer, length value, const char *unit)
{
	const struct unit *found = &units[0];
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(unit, units[i].name) == 0)
			found = &units[i];
	/* Three decimals always tell thousandths of a point apart in pt and,
	 * being 2.8 of them, also nearly in mm: try the shorter ones first. */
	int64_t size = llabs((int64_t)value);
	for (int decimals = 0; decimals <= 4; decimals++) {
		int64_t scale = 1;
		for (int i = 0; i < decimals; i++)
			scale *= 10;
		int64_t shown = unit_scale(
		    size, scale * found->denominator, found->numerator);
		bool same = unit_scale(shown, found->numerator,
				found->denominator * scale) == size;
		if (!same && decimals < 4)
			continue;
		int used = snprintf(buffer, 24, "%s%lld", value < 0 ? "-" : "",
		    (long long)(shown / scale));
		if (decimals)
			used += snprintf(buffer + used, 24 - (size_t)used,
			    ".%0*lld", decimals, (long long)(shown % scale));
		snprintf(buffer + used, 24 - (size_t)used, "%s", found->name);
		break;
	}
	return buffer;
}
