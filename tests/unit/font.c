/*
 * Faces: what loads, what is refused, and the metrics that the design needs.
 */
#include "typeset/font.h"
#include "typeset/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static const char *const FOLDERS[] = {"fonts"};

/* A theme with nothing but faces: body for every role. */
static struct theme
faces_theme(const char *body)
{
	struct theme theme = {.folders = FOLDERS, .folder_count = 1};
	theme.fonts[FONT_SLOT_BODY].family = body;
	theme.fonts[FONT_SLOT_HEADING].family = "Source Serif 4";
	for (int i = 0; i < ROLE_COUNT; i++)
		theme.styles[i] = (struct style){
		    .weight = 400, .bold_weight = 700, .size = UNIT_PT(12)};
	theme.styles[ROLE_H2].font = FONT_SLOT_HEADING;
	theme.styles[ROLE_H2].weight = theme.styles[ROLE_H2].bold_weight = 600;
	return theme;
}

static void
loads_what_the_styles_ask_for(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct theme theme = faces_theme("Atkinson Hyperlegible Next");
	struct fonts *fonts = font_load(&job, &theme);
	assert_non_null(fonts);
	assert_int_equal(fonts->count, 3); /* 400, 700, and the serif's 600 */
	const struct font *regular =
	    font_find(fonts, &theme, FONT_SLOT_BODY, 400);
	const struct font *bold = font_find(fonts, &theme, FONT_SLOT_BODY, 700);
	assert_int_equal(regular->weight, 400);
	assert_int_equal(bold->weight, 700);
	assert_ptr_equal(font_find(fonts, &theme, FONT_SLOT_BODY, 800), bold);
	/* design-spec section 2: x-height 0.496 em, capitals 0.668. */
	assert_int_equal(regular->x_height * 1000 / regular->upem, 496);
	assert_int_equal(regular->cap_height * 1000 / regular->upem, 668);
	assert_true(regular->space != 0 && regular->hyphen != 0);
	font_free(fonts);
	arena_free(arena);
}

static void
names_a_missing_family(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct theme theme = faces_theme("Atkinson Hyperlegible");
	theme.fonts[FONT_SLOT_BODY].place =
	    (struct place){"leaflet.yaml", 9, 3};
	assert_null(font_load(&job, &theme));
	assert_int_equal(job.diag->errors, 1);
	assert_int_equal(job.diag->messages[0].place.line, 9);
	assert_string_equal(job.diag->messages[0].text,
	    "there is no font 'Atkinson Hyperlegible' in fonts. Did you mean "
	    "'Atkinson Hyperlegible Next'?");
	arena_free(arena);
}

enum { FONT_MOST = 1 << 20 };

static size_t
read_sound(char buffer[FONT_MOST])
{
	FILE *in = fopen("fonts/atkinson-hyperlegible-next/"
			 "AtkinsonHyperlegibleNext_400Regular.ttf",
	    "rb");
	assert_non_null(in);
	size_t size = fread(buffer, 1, FONT_MOST, in);
	fclose(in);
	return size;
}

/* A copy of a sound font with some bytes changed; the caller removes it. */
static void
write_damaged(const char *path, long cut, long at, const char *bytes)
{
	static char buffer[FONT_MOST];
	size_t size = read_sound(buffer);
	if (bytes)
		memcpy(buffer + at, bytes, strlen(bytes));
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	fwrite(buffer, 1, cut ? (size_t)cut : size, out);
	fclose(out);
}

static void
refuses_broken_files(void **state)
{
	(void)state;
	static const struct {
		long cut, at;
		const char *bytes;
	} damages[] = {{2000, 0, NULL}, {30000, 0, NULL}, {0, 0, "XXXX"},
	    {0, 4, "\x01\x01"}, {4, 0, NULL}};
	char path[] = "/tmp/leaflet-font-XXXXXX.ttf";
	int file = mkstemps(path, 4);
	assert_true(file >= 0);
	close(file);
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		write_damaged(
		    path, damages[i].cut, damages[i].at, damages[i].bytes);
		struct theme theme = faces_theme(path);
		struct fonts *fonts = font_load(&job, &theme);
		if (fonts || job.diag->errors == 0)
			fail_msg("damage %zu was not seen", i);
		arena_free(arena);
	}
	unlink(path);
}

/* A collection whose one face has its table directory at the place. */
static void
write_collection(const char *path, uint32_t at)
{
	static char font[FONT_MOST];
	static unsigned char file[FONT_MOST];
	size_t size = read_sound(font);
	const unsigned char head[] = {'t', 't', 'c', 'f', 0, 1, 0, 0, 0, 0, 0,
	    1, 0, 0, (unsigned char)(at >> 8), (unsigned char)at};
	memcpy(file, head, sizeof head);
	memcpy(file + at, font, size);
	for (int i = 0; i < font[5]; i++) {
		unsigned char *place = file + at + 12 + 16 * i + 8;
		uint32_t moved = at;
		for (int j = 0; j < 4; j++)
			moved += (uint32_t)place[j] << (24 - 8 * j);
		for (int j = 0; j < 4; j++)
			place[j] = (unsigned char)(moved >> (24 - 8 * j));
	}
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	fwrite(file, 1, at + size, out);
	fclose(out);
}

static void
reads_names_in_a_collection(void **state)
{
	(void)state;
	static const uint32_t places[] = {16, 1000, 5000};
	char path[] = "/tmp/leaflet-font-XXXXXX.ttf";
	int file = mkstemps(path, 4);
	assert_true(file >= 0);
	close(file);
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct font_file found;
		write_collection(path, places[i]);
		assert_true(font_look(arena, path, &found));
		assert_string_equal(found.family, "Atkinson Hyperlegible Next");
		assert_int_equal(found.weight, 400);
		assert_true(found.upright);
	}
	arena_free(arena);
	unlink(path);
}

static void
shapes_kerning_and_ligatures(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct theme theme = faces_theme("Atkinson Hyperlegible Next");
	struct fonts *fonts = font_load(&job, &theme);
	struct shaper *shaper = shaper_new(fonts, &theme);
	struct shaping shaping = {
	    .style = &theme.styles[ROLE_BODY], .lang = "en", .tag = -1};
	const struct para *para =
	    shape_string(&job, shaper, "AVA", (struct place){0}, &shaping);
	const struct font *font = shaper_font(shaper, shaping.style);
	const struct shaped *first = para->nodes[0].shaped;
	const struct shaped_glyph *glyphs = shaped_glyphs(arena, first);
	int32_t apart = 0;
	for (uint32_t i = 0; i < first->count; i++)
		apart += font_advance(font, glyphs[i].id);
	assert_true(first->advance < apart);
	/* The same word has the same glyphs, now from the cache. */
	const struct para *again =
	    shape_string(&job, shaper, "AVA", (struct place){0}, &shaping);
	assert_int_equal(first->count, again->nodes[0].shaped->count);
	assert_memory_equal(glyphs,
	    shaped_glyphs(arena, again->nodes[0].shaped),
	    first->count * sizeof *glyphs);
	assert_int_equal(job.diag->count, 0);
	shape_string(&job, shaper, "a \U0010FFFD b \U0010FFFD",
	    (struct place){0}, &shaping);
	assert_int_equal(job.diag->errors, 1); /* named once */
	shaper_free(shaper);
	font_free(fonts);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(loads_what_the_styles_ask_for),
	    cmocka_unit_test(names_a_missing_family),
	    cmocka_unit_test(refuses_broken_files),
	    cmocka_unit_test(reads_names_in_a_collection),
	    cmocka_unit_test(shapes_kerning_and_ligatures),
	};
	return cmocka_run_group_tests_name("font", tests, NULL, NULL);
}
