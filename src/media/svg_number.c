/*
 * From characters to numbers.
 *
 * Digits are collected as an integer of at most 18 digits and scaled by a
 * power of ten.  Up to 15 digits and powers up to 22 both are exact, so the
 * one rounding is the right one (Clinger, "How to read floating point numbers
 * accurately", 1990); beyond that the last bit may be off, but it is so on
 * every machine.
 */
#include "media/svg_number.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define LARGEST 1e30

enum { EXPONENT_MOST = 400, TEN_MOST = 22 };

struct decimal {
	uint64_t digits;
	int exponent; /* of ten */
	bool any;     /* at least one digit was read */
};

bool
svg_number_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

void
svg_number_skip_space(const char **at)
{
	while (svg_number_is_space(**at))
		(*at)++;
}

void
svg_number_skip_comma(const char **at)
{
	svg_number_skip_space(at);
	if (**at == ',')
		(*at)++;
	svg_number_skip_space(at);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Collects digits; `step` is what each does to the exponent: 0 or -1. */
static void
read_digits(const char **at, struct decimal *number, int step)
{
	const uint64_t full = UINT64_C(100000000000000000);
	for (; is_digit(**at); (*at)++) {
		number->any = true;
		if (number->digits < full) {
			number->digits =
			    number->digits * 10 + (uint64_t)(**at - '0');
			number->exponent += step;
		} else if (number->exponent < EXPONENT_MOST) {
			number->exponent += step + 1;
		}
	}
}

/* "e-3"; an e without digits is left: it may begin a unit. */
static void
read_exponent(const char **at, struct decimal *number)
{
	const char *digit = *at + 1;
	if (**at != 'e' && **at != 'E')
		return;
	bool negative = *digit == '-';
	digit += *digit == '-' || *digit == '+';
	if (!is_digit(*digit))
		return;
	int exponent = 0;
	for (; is_digit(*digit); digit++)
		if (exponent < EXPONENT_MOST)
			exponent = exponent * 10 + (*digit - '0');
	number->exponent += negative ? -exponent : exponent;
	*at = digit;
}

static double
scale(struct decimal number)
{
	static const double tens[TEN_MOST + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5,
	    1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	    1e18, 1e19, 1e20, 1e21, 1e22};
	double value = (double)number.digits;
	int left = number.exponent;
	while (left > 0 && value != 0 && value <= LARGEST) {
		int step = left < TEN_MOST ? left : TEN_MOST;
		value *= tens[step];
		left -= step;
	}
	while (left < 0 && value != 0) {
		int step = -left < TEN_MOST ? -left : TEN_MOST;
		value /= tens[step];
		left += step;
	}
	return value;
}

bool
svg_number_read(const char **at, double *value)
{
	const char *next = *at;
	struct decimal number = {0};
	bool negative = *next == '-';
	next += *next == '-' || *next == '+';
	read_digits(&next, &number, 0);
	if (*next == '.') {
		next++;
		read_digits(&next, &number, -1);
	}
	if (!number.any)
		return false;
	read_exponent(&next, &number);
	double size = scale(number);
	if (size > LARGEST)
		return false;
	*value = negative ? -size : size;
	*at = next;
	return true;
}

bool
svg_number_read_flag(const char **at, double *value)
{
	if (**at != '0' && **at != '1')
		return false;
	*value = *(*at)++ == '1';
	return true;
}

bool
svg_number_length(const char *text, double whole_px, double *px)
{
	const struct {
		const char *name;
		double px;
	} units[] = {
	    {"", 1},
	    {"px", 1},
	    {"pt", 4.0 / 3},
	    {"pc", 16},
	    {"mm", 96 / 25.4},
	    {"cm", 96 / 2.54},
	    {"in", 96},
	    {"Q", 96 / 101.6},
	    {"%", whole_px / 100},
	};
	const char *at = text;
	double number;
	svg_number_skip_space(&at);
	if (!svg_number_read(&at, &number))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t size = strlen(units[i].name);
		const char *end = at + size;
		if (strncmp(at, units[i].name, size) != 0)
			continue;
		svg_number_skip_space(&end);
		if (*end)
			continue;
		*px = number * units[i].px;
		return true;
	}
	return false;
}
