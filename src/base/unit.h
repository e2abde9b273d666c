/*
 * Lengths.
 *
 * Every length is an integer count of thousandths of a point (1 pt = 1/72
 * inch), so that results are the same on every machine.  Any other unit
 * stands in the name (size_px, radius_um).
 */
#ifndef BASE_UNIT_H
#define BASE_UNIT_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t length;

/* The largest length that is meant to occur: 200 m. */
#define UNIT_LARGEST ((length)566929134)

/* Constants: UNIT_PT(10.5), UNIT_MM(1.42); rounded half away from zero. */
#define UNIT_PT(pt) ((length)((pt)*1000.0 + ((pt) < 0 ? -0.5 : 0.5)))
#define UNIT_MM(mm) ((length)((mm)*360000.0 / 127.0 + ((mm) < 0 ? -0.5 : 0.5)))

/* a * numerator / denominator, rounded half away from zero. */
static inline int64_t
unit_scale(int64_t a, int64_t numerator, int64_t denominator)
{
	int64_t product = a * numerator;
	int64_t half = denominator / 2;
	return (product < 0 ? product - half : product + half) / denominator;
}

/*
 * One ratio for many values: unit_by is unit_scale, but without dividing where
 * it can.
 *
 * factor and half are the ratio and half a unit in 1/2^32, rounded up.  Times
 * up to 2^16 that is too much by less than 1/2^16, which takes no quotient over
 * the next whole number: they are 1/denominator apart from it or more.
 */
struct unit_ratio {
	int64_t numerator, denominator;
	uint64_t factor, half; /* factor 0: not for this ratio */
};

enum { UNIT_RATIO_MOST = UINT16_MAX }; /* the largest value for `factor` */

/* numerator >= 0, denominator > 0 */
struct unit_ratio unit_ratio(length numerator, length denominator);

/* For 0 <= a <= UNIT_RATIO_MOST, if there is a factor. */
static inline length
unit_times(const struct unit_ratio *ratio, uint32_t a)
{
	return (length)((a * ratio->factor + ratio->half) >> 32);
}

static inline length
unit_by(const struct unit_ratio *ratio, int32_t a)
{
	if (ratio->factor && a >= 0 && a <= UNIT_RATIO_MOST)
		return unit_times(ratio, (uint32_t)a);
	return (length)unit_scale(a, ratio->numerator, ratio->denominator);
}

/* at, or the next multiple of step above it (within 1/100 pt of at). */
static inline length
unit_round_up(length at, length step)
{
	length over = at % step;
	if (over < 0)
		over += step;
	return over <= UNIT_PT(0.01) ? at - over : at + step - over;
}

/*
 * Reads "12pt", "4.5 mm", "1in", "2cm", "300um"; plain "0" is allowed.
 * false, and *result is untouched, when text is no length or is over
 * UNIT_LARGEST in size.
 */
bool unit_parse(const char *text, length *result);

/*
 * Writes the shortest decimal in the unit ("pt" or "mm") that reads back as
 * the same length into buffer (at least 24 bytes); returns buffer.
 */
char *unit_print(char *buffer, length value, const char *unit);

#endif
