/* Lengths: reading, printing, rounding, limits. */
#include "media_help.h"

#include "base/unit.h"

static void
lengths_are_read(void **state)
{
	static const struct {
		const char *text;
		length value;
	} cases[] = {
	    {"12pt", 12000},
	    {"12 pt", 12000},
	    {"0.001pt", 1},
	    {"-1.5pt", -1500},
	    {"0", 0},
	    {"0mm", 0},
	    {"-0", 0},
	    {"25.4mm", 72000},
	    {"2.54cm", 72000},
	    {"1in", 72000},
	    {"127um", 360},
	    {"1mm", 2835},
	    {"-1mm", -2835},
	    {"0.5mm", 1417},
	    {"10.5000000000000000000000pt", 10500},
	    {"566929.134pt", UNIT_LARGEST},
	    {"-566929.134pt", -UNIT_LARGEST},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		length value = 77;
		assert_true(unit_parse(cases[i].text, &value));
		assert_int_equal(value, cases[i].value);
	}
}

static void
what_is_no_length_is_refused(void **state)
{
	static const char *const cases[] = {"", " ", "12", "1", "pt", "-",
	    "-pt", "1.pt", ".5pt", "1,5pt", "+1pt", " 1pt", "1pt ", "1 p t",
	    "1px", "1PT", "1e3pt", "0x1pt", "--1pt", "nan", "infpt",
	    "566929.135pt", "-566929.2pt", "201m", "200001mm",
	    "99999999999999999999mm", "1\tpt", "1ptpt"};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		length value = 77;
		assert_false(unit_parse(cases[i], &value));
		assert_int_equal(value, 77);
	}
}

static void
assert_printed(length value, const char *unit, const char *expected)
{
	char buffer[24];
	assert_ptr_equal(unit_print(buffer, value, unit), buffer);
	assert_string_equal(buffer, expected);
}

static void
lengths_are_printed_as_short_as_can_be(void **state)
{
	(void)state;
	assert_printed(0, "pt", "0pt");
	assert_printed(12000, "pt", "12pt");
	assert_printed(10500, "pt", "10.5pt");
	assert_printed(-1, "pt", "-0.001pt");
	assert_printed(UNIT_MM(4.5), "mm", "4.5mm");
	assert_printed(UNIT_MM(-148), "mm", "-148mm");
	assert_printed(UNIT_MM(1.42), "mm", "1.42mm");
	assert_printed(72000, "mm", "25.4mm");
	assert_printed(UNIT_LARGEST, "pt", "566929.134pt");
}

static void
assert_reads_back(length value, const char *unit)
{
	char buffer[24];
	length again = 0;
	assert_true(unit_parse(unit_print(buffer, value, unit), &again));
	assert_int_equal(again, value);
}

static void
what_is_printed_reads_back(void **state)
{
	(void)state;
	for (length value = -20000; value <= 20000; value++) {
		assert_reads_back(value, "pt");
		assert_reads_back(value, "mm");
	}
	for (length value = UNIT_LARGEST - 1000; value <= UNIT_LARGEST;
	     value++) {
		assert_reads_back(value, "pt");
		assert_reads_back(-value, "pt");
	}
}

static void
constants_and_scales_round_half_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(UNIT_PT(10.5), 10500);
	assert_int_equal(UNIT_PT(-0.0006), -1);
	assert_int_equal(UNIT_MM(25.4), 72000);
	assert_int_equal(UNIT_MM(-25.4), -72000);
	assert_int_equal(unit_scale(1, 1, 2), 1);
	assert_int_equal(unit_scale(-1, 1, 2), -1);
	assert_int_equal(unit_scale(1, 1, 3), 0);
	assert_int_equal(unit_scale(5, 1, 3), 2);
	assert_int_equal(unit_scale(7, -3, 2), -11);
	assert_int_equal(
	    unit_scale(UNIT_LARGEST, UNIT_LARGEST, UNIT_LARGEST), UNIT_LARGEST);
}

static void
rounding_up_forgives_a_hundredth(void **state)
{
	(void)state;
	assert_int_equal(unit_round_up(0, 100), 0);
	assert_int_equal(unit_round_up(1000, 500), 1000);
	assert_int_equal(unit_round_up(1010, 500), 1000);
	assert_int_equal(unit_round_up(1011, 500), 1500);
	assert_int_equal(unit_round_up(1499, 500), 1500);
	assert_int_equal(unit_round_up(-1, 500), 0);
	assert_int_equal(unit_round_up(-490, 500), -500);
	assert_int_equal(unit_round_up(-489, 500), 0);
}

/* Both give the same for every value, at sizes and in ems that occur, and at
 * the ends of what is allowed. */
static void
ratios_need_no_division(void **state)
{
	static const length ems[] = {
	    16, 17, 250, 1000, 1024, 2000, 2048, 4095, 16383, 16384, 16385};
	static const length sizes[] = {0, 1, 3000, 9999, 10000, 12000, 12001,
	    17000, 24000, 48000, 524287, 524288, UNIT_LARGEST};
	(void)state;
	for (size_t i = 0; i < sizeof ems / sizeof *ems; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct unit_ratio ratio = unit_ratio(sizes[k], ems[i]);
			for (int32_t a = -70000; a <= 70000; a++)
				if (unit_by(&ratio, a) !=
				    (length)unit_scale(a, sizes[k], ems[i]))
					fail_msg("%d at %d in %d", a, sizes[k],
					    ems[i]);
		}
	}
	assert_true(unit_ratio(12000, 1000).factor > 0);
	assert_true(unit_ratio(524287, 16).factor > 0);
	assert_true(unit_ratio(524288, 16).factor == 0);
	assert_true(unit_ratio(12000, 16385).factor == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lengths_are_read),
	    cmocka_unit_test(what_is_no_length_is_refused),
	    cmocka_unit_test(lengths_are_printed_as_short_as_can_be),
	    cmocka_unit_test(what_is_printed_reads_back),
	    cmocka_unit_test(constants_and_scales_round_half_away_from_zero),
	    cmocka_unit_test(rounding_up_forgives_a_hundredth),
	    cmocka_unit_test(ratios_need_no_division),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
