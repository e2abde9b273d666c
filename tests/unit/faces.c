/*
 * Faces for what the theme's own lack, words that run from right to left, and
 * lines that run both ways.
 */
#include "typeset/faces.h"
#include "base/script.h"
#include "typeset/compose.h"
#include "typeset/mirror.h"
#include "typeset/system_fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* What shaping needs, with the bundled faces. */
struct bench {
	struct arena *arena;
	struct job job;
	struct theme theme;
	struct fonts *fonts;
	struct shaper *shaper;
};

static int
setup(void **state)
{
	struct arena *arena = arena_new();
	struct bench *bench = ARENA_NEW(arena, struct bench);
	static const char *const folders[] = {"fonts"};
	bench->arena = arena;
	bench->job = (struct job){arena, diag_new(arena)};
	for (int i = 0; i < FONT_SLOT_COUNT; i++)
		bench->theme.fonts[i].family = "Atkinson Hyperlegible Next";
	bench->theme.folders = folders;
	bench->theme.folder_count = 1;
	for (int i = 0; i < ROLE_COUNT; i++)
		bench->theme.styles[i] = (struct style){.weight = 400,
		    .bold_weight = 700,
		    .size = UNIT_PT(12),
		    .tracking = 50};
	bench->fonts = font_load(&bench->job, &bench->theme);
	assert_non_null(bench->fonts);
	bench->shaper = shaper_new(bench->fonts, &bench->theme);
	*state = bench;
	return 0;
}

static int
teardown(void **state)
{
	struct bench *bench = *state;
	shaper_free(bench->shaper);
	font_free(bench->fonts);
	arena_free(bench->arena);
	return 0;
}

static const struct para *
shape(struct bench *bench, const char *text, const char *lang, bool mirrored)
{
	struct shaping shaping = {.style = &bench->theme.styles[ROLE_BODY],
	    .lang = lang,
	    .mirrored = mirrored,
	    .tag = TAG_ARTIFACT};
	return shape_string(
	    &bench->job, bench->shaper, text, (struct place){0}, &shaping);
}

/* The items of the text on one line, from x = 0. */
static struct item_list
set(struct bench *bench, const struct para *para)
{
	struct item_list items = {.arena = bench->arena};
	const struct lines *lines = lines_break(
	    &bench->job, para, (struct measure){.width = UNIT_LARGEST});
	compose_line(&items, lines, 0, 0, 0);
	return items;
}

static void
each_script_gets_its_usual_family(void **state)
{
	struct bench *bench = *state;
	static const struct {
		const char *text, *lang, *family;
	} wanted[] = {
	    {"word", "en", "Atkinson Hyperlegible Next"},
	    {"پریشانی", "ur", "Noto Nastaliq Urdu"},
	    {"السلام", "ar", "Noto Sans Arabic"},
	    {"ਪੰਜਾਬੀ", "pa", "Noto Sans Gurmukhi"},
	    {"বাংলা", "bn", "Noto Sans Bengali"},
	    {"вода", "en", "Noto Sans"},
	    {"Latin", "ur", "Atkinson Hyperlegible Next"},
	};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const struct para *para =
		    shape(bench, wanted[i].text, wanted[i].lang, false);
		assert_string_equal(
		    para->nodes[0].look->font->family, wanted[i].family);
		assert_int_equal(para->count, 2);
	}
	assert_int_equal(bench->job.diag->count, 0);
}

static void
a_word_of_two_scripts_has_two_faces(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, "eh-вода.", "en", false);
	/* "eh-", a place to break, "вода" with its full stop */
	assert_string_equal(
	    para->nodes[0].look->font->family, "Atkinson Hyperlegible Next");
	const struct node *last = &para->nodes[para->count - 2];
	assert_string_equal(last->look->font->family, "Noto Sans");
	assert_int_equal(last->size, strlen("вода."));
}

static void
joined_letters_are_not_spaced(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, "سلام", "ar", false);
	const struct node *node = &para->nodes[0];
	assert_int_equal(node->level % 2, 1);
	assert_true(node->shaped->joined);
	assert_int_equal(node->width,
	    shape_length(node->look->font, UNIT_PT(12), node->shaped->advance));
	/* Glyphs in the order of the text, from the right. */
	const struct shaped_glyph *glyphs =
	    shaped_glyphs(bench->job.arena, node->shaped);
	for (uint32_t i = 1; i < node->shaped->count; i++) {
		assert_true(glyphs[i].cluster >= glyphs[i - 1].cluster);
		assert_true(glyphs[i].x <= glyphs[i - 1].x);
	}
}

/* The item whose text begins so. */
static const struct item *
find(const struct item_list *items, const char *text)
{
	for (size_t i = 0; i < items->count; i++)
		if (strncmp(items->items[i].run->text, text, strlen(text)) == 0)
			return &items->items[i];
	fail_msg("no item begins with %s", text);
	return NULL;
}

static void
lines_that_run_both_ways(void **state)
{
	struct bench *bench = *state;
	static const char text[] = "אבג abc דהו";
	const struct para *para = shape(bench, text, "he", false);
	assert_true(para->rtl && para->two_ways);
	struct item_list items = set(bench, para);
	/* The order of the text, at the places where they are seen. */
	const struct item *first = find(&items, "אבג");
	const struct item *second = find(&items, "abc");
	const struct item *third = find(&items, "דהו");
	assert_true(first < second && second < third);
	assert_true(first->x > second->x && second->x > third->x);
	assert_int_equal(third->x, 0);
	/* In an English paragraph the same words begin at the left. */
	struct item_list english =
	    set(bench, shape(bench, "abc אבג דהו x", "en", false));
	assert_int_equal(find(&english, "abc")->x, 0);
	assert_true(find(&english, "אבג")->x > 0);
	assert_true(find(&english, " x")->x > find(&english, "אבג")->x);
}

static void
mirrored_lines_come_out_as_they_are_read(void **state)
{
	struct bench *bench = *state;
	static const char text[] = "אבג abc דהו";
	enum { PAGE = 400000 };
	struct item_list plain = set(bench, shape(bench, text, "he", false));
	struct item_list turned = set(bench, shape(bench, text, "he", true));
	mirror_items(bench->arena, turned.items, turned.count, PAGE);
	length width = plain.items[0].x + plain.items[0].width;
	for (size_t i = 0; i < plain.count; i++)
		assert_int_equal(
		    turned.items[i].x, PAGE - width + plain.items[i].x);
}

static void
a_missing_character_names_its_package(void **state)
{
	(void)state;
	assert_string_equal(system_fonts_package(0x4E2D), "fonts-noto-cjk");
	assert_string_equal(system_fonts_package(0xAC00), "fonts-noto-cjk");
	assert_string_equal(system_fonts_package(0x0995), "fonts-noto-core");
	assert_string_equal(system_fonts_package(0x1F600), "fonts-symbola");
	assert_null(system_fonts_package(0xE000));
	assert_null(system_fonts_package(0x1FFFE));
	assert_null(system_fonts_package(0x10FFFD));
}

static void
scripts_know_their_leading(void **state)
{
	(void)state;
	assert_int_equal(script_leading("en-GB"), 100);
	assert_int_equal(script_leading("ur"), 200);
	assert_int_equal(script_leading("ar"), 160);
	assert_int_equal(script_leading("pa"), 160);
	assert_int_equal(script_leading("zh"), 100);
	assert_int_equal(
	    script_of_language("pa-Arab"), SCRIPT('A', 'r', 'a', 'b'));
	assert_int_equal(script_of_language("zh"), SCRIPT('H', 'a', 'n', 's'));
	assert_int_equal(
	    script_of_text("1) क", strlen("1) क")), SCRIPT('D', 'e', 'v', 'a'));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_script_gets_its_usual_family),
	    cmocka_unit_test(a_word_of_two_scripts_has_two_faces),
	    cmocka_unit_test(joined_letters_are_not_spaced),
	    cmocka_unit_test(lines_that_run_both_ways),
	    cmocka_unit_test(mirrored_lines_come_out_as_they_are_read),
	    cmocka_unit_test(a_missing_character_names_its_package),
	    cmocka_unit_test(scripts_know_their_leading),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
