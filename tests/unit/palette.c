/* Colours: the figures of the design, which were measured on its proofs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/palette.h"

#include <math.h>

static struct colour
colour(const char *text)
{
	struct colour result = {0};
	assert_true(palette_parse(text, &result));
	return result;
}

static void
test_parse(void **state)
{
	(void)state;
	struct colour c = colour("#0F4c5C");
	assert_int_equal(c.red, 15);
	assert_int_equal(c.green, 76);
	assert_int_equal(c.blue, 92);
	assert_true(palette_equal(colour("#abc"), colour("#aabbcc")));
	assert_false(palette_equal(colour("#abc"), colour("#aabbcd")));
	static const char *const wrong[] = {"", "#", "#12", "#1234", "#12345",
	    "#1234567", "0F4C5C", "#0F4C5G", " #0F4C5C", "#0F4C5C ", "red"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(palette_parse(wrong[i], &c));
	assert_int_equal(c.red, 15);
}

static void
test_contrast_of_the_design(void **state)
{
	static const struct {
		const char *a, *b;
		int contrast; /* as the specification rounds it */
	} pairs[] = {
	    {"#000000", "#FFFFFF", 2100},
	    {"#FFFFFF", "#FFFFFF", 100},
	    {"#000000", "#E6F0F1", 1810},
	    {"#0F4C5C", "#FFFFFF", 951},
	    {"#0F4C5C", "#E6F0F1", 819},
	    {"#1F7080", "#FFFFFF", 569},
	    {"#8FB3B9", "#FFFFFF", 225},
	    {"#F2B447", "#0F4C5C", 516},
	    {"#F2B447", "#FFFFFF", 184},
	    {"#9C2F1A", "#FFFFFF", 741},
	    {"#FFFFFF", "#145868", 800},
	    {"#FFFFFF", "#1E6877", 636},
	    {"#8A3E2C", "#FFFFFF", 748},
	    {"#F07F5A", "#28306E", 454},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct colour a = colour(pairs[i].a), b = colour(pairs[i].b);
		int contrast = palette_contrast(a, b);
		assert_in_range(
		    contrast, pairs[i].contrast - 1, pairs[i].contrast);
		assert_int_equal(contrast, palette_contrast(b, a));
	}
}

/* The greys next to the limit, by the definition of WCAG. */
static void
test_limit(void **state)
{
	(void)state;
	assert_int_equal(
	    palette_contrast(colour("#767676"), colour("#fff")), 454);
	assert_int_equal(
	    palette_contrast(colour("#777777"), colour("#fff")), 447);
}

static double
linear(int level)
{
	double c = level / 255.0;
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* The table of the transfer curve has no slip of the pen. */
static void
test_every_grey(void **state)
{
	(void)state;
	for (int level = 0; level < 256; level++) {
		struct colour grey = {
		    (uint8_t)level, (uint8_t)level, (uint8_t)level};
		double wanted = 105.0 / (linear(level) + 0.05);
		int contrast = palette_contrast(grey, colour("#fff"));
		assert_true(fabs(contrast + 0.5 - wanted) < 0.6);
	}
}

static void
test_grey_of_the_design(void **state)
{
	static const struct {
		const char *colour;
		int grey;
	} prints[] = {
	    {"#000", 100},
	    {"#fff", 0},
	    {"#0F4C5C", 77},
	    {"#1F7080", 65},
	    {"#E6F0F1", 7},
	    {"#8FB3B9", 34},
	    {"#F2B447", 27},
	    {"#9C2F1A", 70},
	    {"#145868", 73},
	    {"#1E6877", 67},
	    {"#31808D", 58},
	    {"#66ABB0", 41},
	};
	(void)state;
	for (size_t i = 0; i < sizeof prints / sizeof *prints; i++)
		assert_int_equal(
		    palette_grey(colour(prints[i].colour)), prints[i].grey);
}

static void
test_tokens(void **state)
{
	enum token token;
	(void)state;
	for (int i = 0; i < TOKEN_COUNT; i++) {
		assert_true(palette_token(palette_name((enum token)i), &token));
		assert_int_equal(token, i);
	}
	assert_false(palette_token("Deep", &token));
	assert_false(palette_token("", &token));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_contrast_of_the_design),
	    cmocka_unit_test(test_limit),
	    cmocka_unit_test(test_every_grey),
	    cmocka_unit_test(test_grey_of_the_design),
	    cmocka_unit_test(test_tokens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
