/* Profiles: the scale of lengths, what holds over what, formats under them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/load.h"

#include <string.h>

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

/* The theme with KEY VALUE..., NULL on the configuration; or NULL. */
static const struct theme *
theme_of(const char *file, const char *const *words)
{
	struct setting settings[12];
	size_t count = 0;
	for (; words[2 * count]; count++)
		settings[count] =
		    (struct setting){words[2 * count], words[2 * count + 1]};
	struct load_request request = {.file = file,
	    .near = "tests/unit",
	    .settings = settings,
	    .setting_count = count};
	job.diag = diag_new(job.arena);
	const struct config *config = load_config(&job, &request);
	return config ? load_theme(&job, config, "leaflet") : NULL;
}

#define PROFILE(name, ...)                                                     \
	theme_of(NULL, (const char *const[]){"editions.leaflet.profile", name, \
			   __VA_ARGS__, NULL})

/* Equal but for rounding to thousandths of a point. */
static void
assert_length(length value, length wanted)
{
	assert_in_range(value - wanted + 8, 0, 16);
}

static void
test_scales(void **state)
{
	static const struct {
		const char *name;
		enum profile profile;
		length body, grid, h2, furniture;
	} rows[] = {
	    {"standard", PROFILE_STANDARD, UNIT_PT(12), UNIT_MM(6), UNIT_PT(17),
		UNIT_PT(10)},
	    {"clear", PROFILE_CLEAR, UNIT_PT(14), UNIT_MM(7),
		UNIT_PT(17 * 7 / 6.0), UNIT_PT(12)},
	    {"large", PROFILE_LARGE, UNIT_PT(18), UNIT_MM(9), UNIT_PT(25.5),
		UNIT_PT(16)},
	    {"giant", PROFILE_GIANT, UNIT_PT(24), UNIT_MM(12), UNIT_PT(34),
		UNIT_PT(20)},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct theme *theme =
		    PROFILE(rows[i].name, "build", "leaflet");
		assert_non_null(theme);
		assert_int_equal(theme->profile, rows[i].profile);
		assert_length(theme->styles[ROLE_BODY].size, rows[i].body);
		assert_length(theme->styles[ROLE_BODY].leading, rows[i].grid);
		assert_length(theme->grid, rows[i].grid);
		assert_length(theme->half, rows[i].grid / 2);
		assert_length(theme->styles[ROLE_H2].size, rows[i].h2);
		assert_length(
		    theme->styles[ROLE_H2].after, rows[i].grid * 3 / 2);
		assert_length(
		    theme->styles[ROLE_SMALL].size, rows[i].furniture);
		assert_length(theme->corner, rows[i].grid / 2);
		assert_int_equal(theme->cover.masthead, i > 1);
		assert_int_equal(theme->back.sentence, i > 1);
		assert_int_equal(theme->back.related_codes, i < 2);
		assert_true(theme->back.codes);
	}
}

/* Page numbers, captions and labels are as large as the body. */
static void
test_furniture_of_clear_print(void **state)
{
	static const char *const names[] = {"clear", "large", "giant"};
	static const enum role roles[] = {
	    ROLE_FOLIO, ROLE_FOOTER, ROLE_CAPTION, ROLE_COVER_LABEL};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct theme *theme =
		    PROFILE(names[i], "build", "leaflet");
		for (size_t j = 0; j < sizeof roles / sizeof *roles; j++)
			assert_length(theme->styles[roles[j]].size,
			    theme->styles[ROLE_BODY].size);
	}
}

/* design-spec section 3, the column "A4 large print". */
static void
test_large_a4(void **state)
{
	(void)state;
	const struct page_format *format =
	    &PROFILE("large", "editions.leaflet.format", "a4")->format;
	assert_length(format->margin_left, UNIT_MM(22.5));
	assert_length(format->margin_right, UNIT_MM(22.5));
	assert_length(format->measure, UNIT_MM(165));
	assert_length(format->top_rule, UNIT_MM(22.5));
	assert_length(format->first_baseline, UNIT_MM(36));
	assert_length(format->last_baseline, UNIT_MM(261));
	assert_length(format->footer_baseline, UNIT_MM(279));
}

/* The same table, two columns of 82.5; large print has one. */
static void
test_columns(void **state)
{
	(void)state;
	const struct page_format *format =
	    &PROFILE("standard", "editions.leaflet.format", "a4-2col")->format;
	assert_int_equal(format->columns, 2);
	assert_length(format->measure, UNIT_MM(82.5));
	assert_length(format->gutter, UNIT_MM(9));
	assert_length(format->margin_right, UNIT_MM(18));
	assert_length(format->last_baseline, UNIT_MM(270));
	assert_length(format->footer_baseline, UNIT_MM(285));
	format =
	    &PROFILE("large", "editions.leaflet.format", "a4-2col")->format;
	assert_int_equal(format->columns, 1);
	assert_length(format->measure, UNIT_MM(174));
}

/* A line of 66 characters, on paper that is too wide for it. */
static void
test_measure_is_capped(void **state)
{
	(void)state;
	const struct page_format *format =
	    &PROFILE("standard", "editions.leaflet.format", "a4")->format;
	assert_length(format->measure, UNIT_MM(120.9809));
	assert_length(format->margin_left, UNIT_MM(22.5));
	format = &PROFILE("clear", "editions.leaflet.format", "letter")->format;
	assert_length(format->measure, UNIT_MM(120.9809 * 7 / 6));
}

/* Profile < file < edition < --set; but a file only enlarges a profile. */
static void
test_precedence(void **state)
{
	static const char file[] = "tests/unit/profile.yaml";
	(void)state;
	const struct theme *theme = theme_of(file, (const char *const[]){NULL});
	assert_non_null(theme);
	assert_int_equal(theme->profile, PROFILE_LARGE);
	assert_length(theme->styles[ROLE_H2].size, UNIT_PT(30));
	assert_length(theme->styles[ROLE_H2].leading, UNIT_MM(15));
	assert_length(theme->styles[ROLE_QUOTE].size, UNIT_PT(22.5));
	assert_length(theme->styles[ROLE_QUOTE].leading, UNIT_MM(11.25));
	assert_length(theme->styles[ROLE_LEAD].size, UNIT_PT(19));
	assert_length(theme->corner, UNIT_MM(2));
	assert_true(theme->back.related_codes);
	theme = theme_of(file, (const char *const[]){"styles.h2.size", "28pt",
				   "back.related-codes", "no", NULL});
	assert_length(theme->styles[ROLE_H2].size, UNIT_PT(28));
	assert_false(theme->back.related_codes);
	assert_null(theme_of(
	    file, (const char *const[]){"styles.lead.size", "17pt", NULL}));
	assert_non_null(strstr(job.diag->messages[0].text, "at least 18pt"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_scales),
	    TEST(test_furniture_of_clear_print),
	    TEST(test_large_a4),
	    TEST(test_columns),
	    TEST(test_measure_is_capped),
	    TEST(test_precedence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
