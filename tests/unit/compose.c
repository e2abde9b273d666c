/*
 * Justified and divided text with real faces: what stands where on a line.
 */
#include "typeset/compose.h"

#include "typeset/divide.h"
#include "typeset/letterfit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define TEXT                                                                   \
	"“Psychotherapeutic conversations,” the representative "           \
	"of the organisation said, “characteristically demonstrate "         \
	"understanding, encouragement, and considerable "                      \
	"responsibility.”"

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
		    .hyphenate = true};
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
shape(struct bench *bench, const char *text, const char *lang)
{
	struct shaping shaping = {.style = &bench->theme.styles[ROLE_BODY],
	    .lang = lang,
	    .tag = TAG_ARTIFACT};
	return shape_string(
	    &bench->job, bench->shaper, text, (struct place){0}, &shaping);
}

/* How many hyphens the para could get. */
static size_t
hyphens(struct bench *bench, const char *text, const char *lang)
{
	const struct para *para = shape(bench, text, lang);
	size_t count = 0;
	for (size_t i = 0; i < para->count; i++)
		count += para->nodes[i].hyphen;
	return count;
}

static void
only_words_are_divided(void **state)
{
	struct bench *bench = *state;
	assert_int_equal(hyphens(bench, "therapist", "en-GB"), 2);
	assert_int_equal(hyphens(bench, "“(therapist),” he", "en-GB"), 2);
	assert_int_equal(hyphens(bench, "ther\u00ADapist", "en-GB"), 1);
	assert_int_equal(hyphens(bench, "(well-therapist)", "en-GB"), 2);
	static const char *const whole[] = {"https://example.org/therapist",
	    "therapist@example.org", "therapist2", "THERAPIST", "area",
	    "e-therapist", "well-therapist2", "example.org/well-therapist",
	    "therapist\u00A0four", "12 September 2026"};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		assert_int_equal(hyphens(bench, whole[i], "en-GB"), 0);
	struct shaping heading = {.style = &bench->theme.styles[ROLE_BODY],
	    .lang = "en-GB",
	    .tag = TAG_ARTIFACT,
	    .heading = true};
	const struct para *para = shape_string(&bench->job, bench->shaper,
	    "therapist", (struct place){0}, &heading);
	assert_int_equal(para->count, 2);
}

static void
one_note_for_a_language_without_a_dictionary(void **state)
{
	struct bench *bench = *state;
	size_t before = bench->job.diag->count;
	assert_int_equal(hyphens(bench, "therapist counsellor", "tlh"), 0);
	assert_int_equal(hyphens(bench, "therapist", "tlh"), 0);
	assert_int_equal(bench->job.diag->count, before + 1);
	assert_int_equal(bench->job.diag->messages[before].severity, DIAG_NOTE);
}

static void
parts_add_up_to_the_word(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, "understanding", "en-GB");
	const struct font *font =
	    shaper_font(bench->shaper, &bench->theme.styles[ROLE_BODY]);
	const struct shaped *whole = shaper_word(bench->shaper, font,
	    shaper_language(bench->shaper, "en-GB"), "understanding", 13,
	    false);
	assert_true(para->count > 2);
	assert_int_equal(
	    shape_width(para), shape_length(font, UNIT_PT(12), whole->advance));
	const struct lines *lines = lines_break(
	    &bench->job, para, (struct measure){.width = UNIT_PT(200)});
	struct item_list list = {.arena = bench->arena};
	compose_line(&list, lines, 0, 0, 0);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].run->count, whole->count);
	assert_string_equal(list.items[0].run->text, "understanding");
}

/* Where the ink of a line begins and ends, in the measure. */
static void
line_ends(struct bench *bench, const struct lines *lines, size_t i,
    length *start, length *end)
{
	struct item_list list = {.arena = bench->arena};
	compose_line(&list, lines, i, 0, 0);
	assert_int_equal(list.count, 1);
	*start = list.items[0].x;
	*end = list.items[0].x + list.items[0].width;
	assert_true(list.items[0].run->added_hyphen == lines->list[i].hyphen);
}

/* Each full line fills the measure to the thousandth of a point, but for what
 * hangs out of it. */
static void
justified_lines_fill_the_measure(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, TEXT, "en-GB");
	size_t hung = 0, divided = 0;
	for (length width = UNIT_PT(60); width < UNIT_PT(300);
	     width += UNIT_PT(7)) {
		const struct lines *lines = lines_break(&bench->job, para,
		    (struct measure){.width = width, .align = ALIGN_JUSTIFY});
		for (size_t i = 0; i < lines->count; i++) {
			const struct line *line = &lines->list[i];
			length start, end;
			line_ends(bench, lines, i, &start, &end);
			assert_int_equal(start, -line->left);
			size_t spaces = 0;
			for (size_t k = line->start; k < line->end; k++)
				spaces += para->nodes[k].kind == NODE_GLUE;
			if (spaces && !line->last)
				assert_int_equal(end, width + line->right);
			hung += line->left > 0 || line->right > 0;
			divided += line->hyphen;
		}
	}
	assert_true(hung > 10);
	assert_true(divided > 10);
}

/* How far each letter of the line stands from where it would stand beside the
 * one before it: the same everywhere inside words. */
static void
assert_letters(struct bench *bench, const struct lines *lines, size_t i)
{
	struct item_list list = {.arena = bench->arena};
	compose_line(&list, lines, i, 0, 0);
	const struct glyph_run *run = list.items[0].run;
	struct letterfit fit = letterfit_of(lines, &lines->list[i]);
	const struct line *line = &lines->list[i];
	size_t end = lines_trim(lines->para, line->start, line->end);
	for (size_t k = line->start, glyph = 0; k < end;) {
		const struct node *node = lines_box(lines->para, k, end, &k);
		if (node->kind == NODE_PENALTY)
			continue;
		const struct shaped *shaped = node->shaped;
		const struct shaped_glyph *from =
		    shaped_glyphs(bench->arena, shaped);
		const struct glyph *glyphs = &run->glyphs[glyph];
		for (uint32_t g = 1; g < shaped->count; g++)
			assert_int_equal(glyphs[g].x - glyphs[0].x,
			    fit.letter * (length)g +
				shape_length(run->font, run->size, from[g].x) -
				shape_length(run->font, run->size, from[0].x));
		glyph += shaped->count;
	}
}

static void
letters_move_inside_words_and_no_further_than_they_may(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, TEXT, "en-GB");
	size_t apart = 0, near = 0;
	for (length width = UNIT_PT(150); width < UNIT_PT(350);
	     width += UNIT_PT(7)) {
		const struct lines *lines = lines_break(&bench->job, para,
		    (struct measure){.width = width, .align = ALIGN_JUSTIFY});
		for (size_t i = 0; i < lines->count; i++) {
			struct letterfit fit =
			    letterfit_of(lines, &lines->list[i]);
			assert_letters(bench, lines, i);
			assert_in_range(
			    fit.letter + UNIT_PT(0.18), 0, UNIT_PT(0.36));
			apart += fit.letter > 0;
			near += fit.letter < 0;
		}
	}
	assert_true(apart > 10 && near > 10);
}

/* What is on the lines, without added hyphens, is the text. */
static void
no_letter_is_lost(void **state)
{
	struct bench *bench = *state;
	const struct para *para = shape(bench, TEXT, "en-GB");
	const struct lines *lines = lines_break(&bench->job, para,
	    (struct measure){.width = UNIT_PT(40), .align = ALIGN_JUSTIFY});
	char joined[1024] = "";
	for (size_t i = 0; i < lines->count; i++) {
		struct item_list list = {.arena = bench->arena};
		compose_line(&list, lines, i, 0, 0);
		for (size_t k = 0; k < list.count; k++)
			strcat(joined, list.items[k].run->text);
	}
	char *soft;
	while ((soft = strstr(joined, "\u00AD")))
		memmove(soft, soft + 2, strlen(soft + 2) + 1);
	assert_string_equal(joined, TEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_words_are_divided),
	    cmocka_unit_test(one_note_for_a_language_without_a_dictionary),
	    cmocka_unit_test(parts_add_up_to_the_word),
	    cmocka_unit_test(justified_lines_fill_the_measure),
	    cmocka_unit_test(
		letters_move_inside_words_and_no_further_than_they_may),
	    cmocka_unit_test(no_letter_is_lost),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
