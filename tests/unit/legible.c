/* The floor of the x-height, with faces of known small letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/load.h"
#include "typeset/legible.h"

static struct job job;

static int
start(void **state)
{
	(void)state;
	job.arena = arena_new();
	job.diag = diag_new(job.arena);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(job.arena);
	return 0;
}

/* The default theme, in faces whose x-height is so many thousandths of an em,
 * made legible. */
static const struct theme *
theme_with(struct setting setting, int x_height, int advance)
{
	struct load_request request = {
	    .near = "tests/unit", .settings = &setting, .setting_count = 1};
	const struct config *config = load_config(&job, &request);
	const struct theme *theme = load_theme(&job, config, "leaflet");
	struct font faces[FONT_SLOT_COUNT], *list[FONT_SLOT_COUNT];
	for (int i = 0; i < FONT_SLOT_COUNT; i++) {
		faces[i] = (struct font){.family = theme->fonts[i].family,
		    .path = "",
		    .weight = 400,
		    .upem = 1000,
		    .x_height = x_height,
		    .mean_advance = advance};
		list[i] = &faces[i];
	}
	struct fonts fonts = {list, FONT_SLOT_COUNT};
	return legible_theme(&job, theme, &fonts);
}

static const struct theme *
theme_in(const char *profile, int x_height)
{
	return theme_with(
	    (struct setting){"editions.leaflet.profile", profile}, x_height, 0);
}

static void
test_large_letters_stay(void **state)
{
	(void)state;
	const struct theme *theme = theme_in("standard", 496);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(12));
	assert_int_equal(theme->scale_numerator, theme->scale_denominator);
	theme = theme_in("large", 400);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(18));
}

/* 2 mm are 5.67 pt: 0.455 of 12.5 pt. */
static void
test_half_a_point_keeps_the_grid(void **state)
{
	(void)state;
	const struct theme *theme = theme_in("standard", 455);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(12.5));
	assert_int_equal(theme->styles[ROLE_TABLE_HEAD].size, UNIT_PT(12.5));
	assert_int_equal(theme->styles[ROLE_LEAD].size, UNIT_PT(15));
	assert_int_equal(theme->styles[ROLE_SMALL].size, UNIT_PT(10));
	assert_int_equal(theme->styles[ROLE_BODY].leading, UNIT_MM(6));
	assert_int_equal(theme->grid, UNIT_MM(6));
}

/* Times, 0.448, needs 13 pt, and that a grid of 7 mm. */
static void
test_more_takes_the_next_grid(void **state)
{
	(void)state;
	const struct theme *theme = theme_in("standard", 448);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(13));
	assert_in_range(
	    theme->styles[ROLE_BODY].leading, UNIT_MM(7) - 2, UNIT_MM(7) + 2);
	assert_in_range(theme->grid, UNIT_MM(7) - 2, UNIT_MM(7) + 2);
	assert_in_range(theme->half, UNIT_MM(3.5) - 2, UNIT_MM(3.5) + 2);
	length from = theme->format.first_baseline;
	assert_in_range(from, UNIT_MM(25.5) - 3, UNIT_MM(25.5) + 3);
	int64_t over = (theme->format.last_baseline - from) % UNIT_MM(3.5);
	assert_true(over < 60 || over > UNIT_MM(3.5) - 60);
	assert_true(theme->format.last_baseline <= UNIT_MM(184));
}

/* 0.536 of 10.5 pt are 1.985 mm, of 10 pt 1.89. */
static void
test_small_sizes_of_large_letters_stay(void **state)
{
	(void)state;
	struct setting setting = {
	    "editions.leaflet.styles.body.size", "10.5pt"};
	const struct theme *theme = theme_with(setting, 536, 0);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(10.5));
	setting.value = "10pt";
	theme = theme_with(setting, 536, 0);
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(10.5));
}

/* 66 characters: of 0.433 em at 12 pt 120.98 mm, of 0.469 em 131.04. */
static void
test_measure_by_the_face(void **state)
{
	(void)state;
	struct setting setting = {"editions.leaflet.format", "a4"};
	const struct theme *theme = theme_with(setting, 500, 433);
	assert_in_range(theme->format.measure, UNIT_MM(120.97), UNIT_MM(121));
	length right = theme->format.margin_right;
	theme = theme_with(setting, 500, 469);
	assert_in_range(theme->format.measure, UNIT_MM(131), UNIT_MM(131.1));
	assert_true(theme->format.margin_right < right);
	assert_int_equal(theme->format.margin_left + theme->format.measure +
			     theme->format.margin_right,
	    theme->format.width);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_large_letters_stay),
	    TEST(test_half_a_point_keeps_the_grid),
	    TEST(test_more_takes_the_next_grid),
	    TEST(test_small_sizes_of_large_letters_stay),
	    TEST(test_measure_by_the_face),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
