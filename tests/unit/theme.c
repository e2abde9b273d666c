/* Themes: the default design, styles, pages, contrast, words. */
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

/* The theme with settings of the command line, KEY VALUE..., NULL; or NULL. */
static const struct theme *
theme_with(const char *const *words)
{
	struct setting settings[20];
	size_t count = 0;
	for (; words[2 * count]; count++)
		settings[count] =
		    (struct setting){words[2 * count], words[2 * count + 1]};
	struct load_request request = {.near = "tests/unit",
	    .data = "/data",
	    .settings = settings,
	    .setting_count = count};
	job.diag = diag_new(job.arena);
	const struct config *config = load_config(&job, &request);
	return config ? load_theme(&job, config, "leaflet") : NULL;
}

#define THEME(...) theme_with((const char *const[]){__VA_ARGS__, NULL})

static const struct theme *
defaults(void)
{
	const struct theme *theme = theme_with((const char *const[]){NULL});
	assert_non_null(theme);
	assert_int_equal(job.diag->count, 0);
	return theme;
}

/* Equal but for rounding to thousandths of a point. */
static void
assert_length(length value, length wanted)
{
	assert_in_range(value - wanted + 5, 0, 10);
}

static void
test_a5(void **state)
{
	(void)state;
	const struct theme *theme = defaults();
	const struct page_format *format = &theme->format;
	assert_string_equal(theme->edition, "leaflet");
	assert_string_equal(format->name, "a5");
	assert_length(format->width, UNIT_MM(148));
	assert_length(format->height, UNIT_MM(210));
	assert_length(format->margin_left, UNIT_MM(18));
	assert_length(format->margin_right, UNIT_MM(18));
	assert_length(format->top_rule, UNIT_MM(15));
	assert_length(format->first_baseline, UNIT_MM(24));
	assert_length(format->last_baseline, UNIT_MM(186));
	assert_length(format->footer_baseline, UNIT_MM(198));
	assert_length(format->safe, UNIT_MM(5));
	assert_length(format->bleed, UNIT_MM(3));
	assert_length(theme->grid, UNIT_MM(6));
	assert_length(theme->half, UNIT_MM(3));
	assert_length(theme->corner, UNIT_MM(3));
	assert_string_equal(theme->folders[0], "/data/fonts");
	assert_int_equal(theme_scale(theme, UNIT_MM(4.5)), UNIT_MM(4.5));
}

static void
test_default_styles(void **state)
{
	static const struct {
		enum role role;
		int weight;
		length size, leading;
		enum token colour;
	} rows[] = {
	    {ROLE_BODY, 400, UNIT_PT(12), UNIT_MM(6), TOKEN_INK},
	    {ROLE_LEAD, 400, UNIT_PT(15), UNIT_MM(7.5), TOKEN_INK},
	    {ROLE_H2, 600, UNIT_PT(17), UNIT_MM(6), TOKEN_DEEP},
	    {ROLE_QUOTE, 500, UNIT_PT(15), UNIT_MM(7.5), TOKEN_DEEP},
	    {ROLE_SMALL, 400, UNIT_PT(10), UNIT_MM(5), TOKEN_INK},
	    {ROLE_BRAND, 700, UNIT_PT(13), UNIT_MM(5.5), TOKEN_PAPER},
	    {ROLE_RELATED_LINK, 700, UNIT_PT(10), UNIT_MM(5), TOKEN_MID},
	    {ROLE_COVER_LABEL, 700, UNIT_PT(10), UNIT_MM(5), TOKEN_SUN},
	    {ROLE_HELP_NUMBER, 700, UNIT_PT(17), UNIT_MM(8.5), TOKEN_ALERT},
	    {ROLE_OTHER_FORMATS, 400, UNIT_PT(16), UNIT_MM(7.5), TOKEN_INK},
	};
	(void)state;
	const struct theme *theme = defaults();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct style *style = &theme->styles[rows[i].role];
		assert_int_equal(style->weight, rows[i].weight);
		assert_int_equal(style->size, rows[i].size);
		assert_int_equal(style->leading, rows[i].leading);
		assert_int_equal(style->bold_weight, 700);
		assert_true(palette_equal(
		    style->colour, theme->palette[rows[i].colour]));
		assert_null(style->place.file);
	}
	assert_int_equal(theme->styles[ROLE_H2].font, FONT_SLOT_HEADING);
	assert_int_equal(theme->styles[ROLE_H2].before, UNIT_MM(12));
	assert_int_equal(theme->styles[ROLE_H2].after, UNIT_MM(9));
	assert_int_equal(theme->styles[ROLE_BODY].before, UNIT_MM(3));
	assert_int_equal(theme->styles[ROLE_COVER_TITLE].tracking, -12);
}

static void
test_leading_goes_with_size(void **state)
{
	(void)state;
	const struct theme *theme =
	    THEME("styles.quote.size", "16pt", "styles.h2.size", "20pt",
		"styles.h3.size", "14pt", "styles.h3.leading", "9mm");
	assert_int_equal(theme->styles[ROLE_QUOTE].size, UNIT_PT(16));
	assert_int_equal(theme->styles[ROLE_QUOTE].leading, UNIT_MM(8));
	assert_int_equal(theme->styles[ROLE_H2].leading, UNIT_MM(10));
	assert_int_equal(theme->styles[ROLE_H3].leading, UNIT_MM(9));
	assert_int_equal(theme->styles[ROLE_BODY].leading, UNIT_MM(6));
}

static void
test_one_colour_changes_all_that_has_it(void **state)
{
	(void)state;
	const struct theme *theme = THEME("palette.deep", "#5B2A4A",
	    "styles.h3.colour", "mid", "styles.h4.colour", "#333333");
	struct colour plum = {0x5B, 0x2A, 0x4A}, grey = {0x33, 0x33, 0x33};
	assert_true(palette_equal(theme->styles[ROLE_H2].colour, plum));
	assert_true(palette_equal(theme->styles[ROLE_TAG].colour, plum));
	assert_true(palette_equal(
	    theme->styles[ROLE_H3].colour, theme->palette[TOKEN_MID]));
	assert_true(palette_equal(theme->styles[ROLE_H4].colour, grey));
	assert_true(palette_equal(
	    theme->styles[ROLE_BODY].colour, theme->palette[TOKEN_INK]));
}

static void
test_parts(void **state)
{
	(void)state;
	const struct theme *theme = THEME("cover.art", "none", "back.related",
	    "2", "back.codes", "no", "back.topics", "off", "grid.corner", "0",
	    "grid.heading-rule", "bar", "styles.body.align", "justify");
	assert_int_equal(theme->cover.art, ART_NONE);
	assert_int_equal(theme->back.related, 2);
	assert_false(theme->back.codes);
	assert_false(theme->back.topics);
	assert_int_equal(theme->corner, 0);
	assert_true(theme->heading_bar);
	assert_int_equal(theme->styles[ROLE_BODY].align, ALIGN_JUSTIFY);
	assert_null(theme->brand.name);
	assert_null(THEME("brand.name", "")->brand.name);
}

static void
test_own_format(void **state)
{
	(void)state;
	const struct page_format *format =
	    &THEME("formats.mine.size", "210mm 297mm", "formats.mine.margins",
		"20mm 25mm 15mm 30mm", "editions.leaflet.format", "mine")
		 ->format;
	assert_length(format->width, UNIT_MM(210));
	assert_length(format->top_rule, UNIT_MM(20));
	assert_length(format->margin_left, UNIT_MM(30));
	assert_length(format->footer_baseline, UNIT_MM(282));
	assert_length(format->last_baseline, UNIT_MM(29 + 240));
	/* The last line may be on the half grid. */
	assert_length(
	    THEME("formats.mine.size", "210mm 297mm", "formats.mine.margins",
		"20mm 25mm 12mm 30mm", "editions.leaflet.format", "mine")
		->format.last_baseline,
	    UNIT_MM(29 + 243));
	/* 66 characters of 0.433 em at 12 pt are 120.98 mm wide. */
	assert_length(format->margin_right, UNIT_MM(210 - 30 - 120.9809));
}

static void
test_longer_lines_where_wanted(void **state)
{
	(void)state;
	const struct page_format *format = &THEME("formats.mine.size",
	    "210mm 297mm", "formats.mine.characters", "70",
	    "editions.leaflet.format", "mine")
						->format;
	/* 70 characters of 0.433 em at 12 pt are 128.313 mm wide. */
	assert_length(format->measure, UNIT_MM(128.3131));
}

static void
test_small_text_of_an_edition(void **state)
{
	(void)state;
	const struct theme *theme =
	    THEME("editions.leaflet.styles.body.size", "10.5pt");
	assert_int_equal(theme->styles[ROLE_BODY].size, UNIT_PT(10.5));
}

static void
test_margins_as_in_css(void **state)
{
	(void)state;
	const struct page_format *format = &THEME(
	    "formats.a5.margins", "16mm", "editions.leaflet.format", "a5")
						->format;
	assert_length(format->margin_left, UNIT_MM(16));
	assert_length(format->footer_baseline, UNIT_MM(194));
	format = &THEME("formats.a5.margins", "15mm 20mm")->format;
	assert_length(format->top_rule, UNIT_MM(15));
	assert_length(format->margin_left, UNIT_MM(20));
	assert_length(format->margin_right, UNIT_MM(20));
	assert_length(format->footer_baseline, UNIT_MM(195));
}

static void
assert_refused(const struct theme *theme, const char *because)
{
	assert_null(theme);
	assert_true(job.diag->errors > 0);
	for (size_t i = 0; i < job.diag->count; i++)
		if (strstr(job.diag->messages[i].text, because))
			return;
	fail_msg("no message has: %s", because);
}

static void
test_limits(void **state)
{
	(void)state;
	assert_refused(THEME("styles.body.size", "11.9pt"), "at least 12pt");
	assert_refused(THEME("styles.footer.size", "9pt"), "at least 10pt");
	assert_refused(THEME("styles.lead.leading", "3mm"), "lines touch");
	assert_refused(THEME("formats.a5.margins", "4mm"), "5mm of the edge");
	assert_refused(THEME("formats.a5.size", "80mm 210mm"), "60mm");
	assert_refused(THEME("formats.a5.size", "148mm 90mm"), "60mm");
	assert_refused(THEME("formats.a5.margins", "2000mm"), "60mm");
	assert_refused(
	    THEME("editions.leaflet.format", "dl-trifold"), "not built yet");
	assert_refused(
	    THEME("editions.leaflet.format", "a7"), "no format 'a7'");
	assert_refused(
	    THEME("editions.leaflet.output", "press"), "not built yet");
}

static void
test_contrast(void **state)
{
	(void)state;
	/* 4.54 and 4.47 on white, on a tint that is white too. */
	const struct theme *theme =
	    THEME("palette.tint", "#FFFFFF", "palette.ink", "#767676");
	assert_non_null(theme);
	assert_int_equal(job.diag->warnings, 2);
	assert_refused(
	    THEME("palette.tint", "#FFFFFF", "palette.ink", "#777777"),
	    "has a contrast of 4.47");
	assert_int_equal(job.diag->errors, 2);
	assert_refused(THEME("palette.mid", "#8FB3B9"), "search topics");
	assert_refused(THEME("palette.sun", "#31808D"), "cover-label");
	assert_refused(THEME("palette.alert", "#C06050"), "help-title");
	assert_refused(THEME("palette.ring2", "#66ABB0"), "ring2");
	assert_refused(THEME("palette.deep", "#8FB3B9"), "box-title");
}

/* The specification's two other themes pass, and so does black on white. */
static void
test_other_themes(void **state)
{
	(void)state;
	assert_non_null(THEME("palette.deep", "#5B2A4A", "palette.mid",
	    "#8A3E2C", "palette.tint", "#F6E9E2", "palette.line", "#CFA896",
	    "styles.cover-label.colour", "paper", "palette.ring1", "#5B2A4A",
	    "palette.ring2", "#5B2A4A"));
	assert_int_equal(job.diag->errors, 0);
	assert_non_null(THEME("palette.deep", "#28306E", "palette.mid",
	    "#4A55A8", "palette.tint", "#ECEEF8", "palette.line", "#A5ADDB",
	    "palette.sun", "#F07F5A", "palette.ring1", "#323B80",
	    "palette.ring2", "#424C98"));
	assert_int_equal(job.diag->errors, 0);
}

static void
test_greys(void **state)
{
	(void)state;
	assert_non_null(THEME("palette.line", "#E0E8E8"));
	assert_int_equal(job.diag->warnings, 1);
	assert_string_equal(job.diag->messages[0].place.file, "--set");
}

static void
test_strings(void **state)
{
	(void)state;
	const struct theme *theme = THEME("strings.en-GB.about", "This one",
	    "strings.fr.about", "Ici", "strings.so.about", "halkan",
	    "strings.en.published", "Out {date}");
	assert_string_equal(
	    theme_string(theme, "en-GB", STRING_ABOUT), "This one");
	assert_string_equal(
	    theme_string(theme, "en", STRING_ABOUT), "About this leaflet");
	assert_string_equal(theme_string(theme, "fr-CA", STRING_ABOUT), "Ici");
	assert_string_equal(
	    theme_string(theme, "de-AT", STRING_SOURCES), "Quellen.");
	assert_string_equal(
	    theme_string(theme, "so-KE", STRING_ABOUT), "halkan");
	assert_string_equal(
	    theme_string(theme, "so", STRING_READ_NEXT), "Read next");
	assert_string_equal(
	    theme_string(theme, "so", STRING_PUBLISHED), "Out {date}");
	assert_string_equal(
	    theme_string(theme, "", STRING_READ_NEXT), "Read next");
	assert_string_equal(
	    theme_string(theme,
		"a-very-long-tag-that-goes-on-"
		"and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on",
		STRING_KEY_POINTS),
	    "Key points");
}

/* Words in a script that the reader does not read would be of no use. */
static void
test_strings_stay_in_their_script(void **state)
{
	(void)state;
	const struct theme *theme = defaults();
	assert_string_equal(theme_string(theme, "zh", STRING_KEY_POINTS),
	    theme_string(theme, "zh-Hans-SG", STRING_KEY_POINTS));
	static const char *const english[] = {
	    "zh-Hant", "zh-TW", "pa-Arab", "pa-PK", "xx"};
	for (size_t i = 0; i < sizeof english / sizeof *english; i++)
		assert_string_equal(
		    theme_string(theme, english[i], STRING_KEY_POINTS),
		    "Key points");
	assert_string_not_equal(
	    theme_string(theme, "pa-IN", STRING_KEY_POINTS), "Key points");
}

static void
test_brand_in_a_language(void **state)
{
	(void)state;
	const struct theme *theme = THEME("brand.other-formats", "Large print",
	    "strings.pl.other-formats", "Duży druk", "strings.pl.feedback-to",
	    "lub");
	assert_string_equal(theme_other_formats(theme, "pl-PL"), "Duży druk");
	assert_string_equal(theme_other_formats(theme, "cy"), "Large print");
	assert_string_equal(theme_feedback(theme, "pl"), "lub");
	assert_null(theme_feedback(theme, "cy"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a5),
	    TEST(test_default_styles),
	    TEST(test_leading_goes_with_size),
	    TEST(test_one_colour_changes_all_that_has_it),
	    TEST(test_parts),
	    TEST(test_own_format),
	    TEST(test_margins_as_in_css),
	    TEST(test_longer_lines_where_wanted),
	    TEST(test_small_text_of_an_edition),
	    TEST(test_longer_lines_where_wanted),
	    TEST(test_small_text_of_an_edition),
	    TEST(test_limits),
	    TEST(test_contrast),
	    TEST(test_other_themes),
	    TEST(test_greys),
	    TEST(test_strings),
	    TEST(test_strings_stay_in_their_script),
	    TEST(test_brand_in_a_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
