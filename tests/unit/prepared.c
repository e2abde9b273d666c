/*
 * What is prepared of the bundled faces is what they are themselves: words
 * shape alike both ways, and base subsets are those that HarfBuzz makes.
 */
#include "base/text.h"
#include "base/usual.h"
#include "paint/basis.h"
#include "paint/type0.h"
#include "typeset/pairs.h"
#include "typeset/prepared.h"

#include <glob.h>
#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum { RANDOM_WORDS = 2000, LONGEST = 24, TEXT_MOST = 1 << 20 };

/* Languages for some of which faces have letters of their own. */
static const char *const languages[] = {"en", "de", "fr", "pl", "cs", "ro",
    "mo", "tr", "az", "crh", "kk", "tt", "nl", "ca", "cy", "sr", "mk", "ur",
    "vi"};

struct state {
	struct arena *arena;
	struct font *faces[32];
	int count;
	hb_buffer_t *full, *cut;
	size_t paired; /* words that a table of pairs set */
};

static int
set_up(void **at)
{
	struct state *state = test_calloc(1, sizeof *state);
	state->arena = arena_new();
	struct job job = {state->arena, diag_new(state->arena)};
	glob_t files;
	assert_int_equal(glob("fonts/*/*.[ot]tf", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct font_file file;
		char *path = arena_strdup(state->arena, files.gl_pathv[i]);
		assert_true(font_look(state->arena, path, &file));
		state->faces[state->count++] =
		    font_open(&job, &file, (struct place){0});
	}
	globfree(&files);
	state->full = hb_buffer_create();
	state->cut = hb_buffer_create();
	*at = state;
	return 0;
}

static int
tear_down(void **at)
{
	struct state *state = *at;
	for (int i = 0; i < state->count; i++)
		font_close(state->faces[i]);
	hb_buffer_destroy(state->full);
	hb_buffer_destroy(state->cut);
	arena_free(state->arena);
	test_free(state);
	return 0;
}

static void
all_bundled_faces_are_prepared(void **at)
{
	struct state *state = *at;
	assert_true(state->count >= 5);
	for (int i = 0; i < state->count; i++) {
		assert_int_equal(state->faces[i]->prepared, i);
		assert_ptr_not_equal(
		    state->faces[i]->usual, state->faces[i]->hb);
	}
	assert_null(prepared_faces[state->count].cut);
}

/* ---- usual characters ---- */

static bool
is_listed(const char *character, size_t size)
{
	for (const char *at = usual_characters; *at; at++)
		if (strncmp(at, character, size) == 0)
			return true;
	return false;
}

static size_t
encode(char out[4], uint32_t c)
{
	if (c < 0x80)
		return out[0] = (char)c, 1;
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	out[0] = (char)(0xE0 | c >> 12);
	out[1] = (char)(0x80 | (c >> 6 & 63));
	out[2] = (char)(0x80 | (c & 63));
	return 3;
}

static void
usual_text_has_usual_characters_only(void **at)
{
	(void)at;
	char text[8] = "aa";
	assert_true(usual_text(usual_characters, strlen(usual_characters)));
	for (uint32_t c = 1; c < 0x10000; c++) {
		size_t size = encode(text + 1, c);
		bool listed = is_listed(text + 1, size);
		assert_int_equal(usual_text(text + 1, size), listed);
		assert_int_equal(usual_text(text, 1 + size), listed);
		if (size > 1)
			assert_false(usual_text(text, size));
	}
}

/* ---- shaping ---- */

static void
shape(hb_buffer_t *buffer, hb_font_t *font, const char *lang, bool rtl,
    const char *text, size_t size)
{
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_cluster_level(
	    buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_add_utf8(buffer, text, (int)size, 0, (int)size);
	hb_buffer_set_direction(
	    buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_language(buffer, hb_language_from_string(lang, -1));
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font, buffer, NULL, 0);
}

/* The word by the table, if it serves, as the whole face shapes it. */
static void
assert_paired_alike(
    struct state *state, const struct font *face, const char *text, size_t size)
{
	struct arena *arena = arena_new();
	const struct shaped *set =
	    face->pairs ? pairs_set(face->pairs, arena, text, (uint32_t)size)
			: NULL;
	unsigned count;
	const hb_glyph_info_t *infos =
	    hb_buffer_get_glyph_infos(state->full, &count);
	const hb_glyph_position_t *places =
	    hb_buffer_get_glyph_positions(state->full, NULL);
	int32_t x = 0;
	state->paired += set != NULL;
	if (set && (set->count != count || set->missing || set->joined))
		fail_msg("'%.*s' differs by pairs", (int)size, text);
	for (unsigned i = 0; set && i < count; i++) {
		struct shaped_glyph glyph = shaped_at(set, i, x);
		if (glyph.id != infos[i].codepoint ||
		    glyph.cluster != infos[i].cluster ||
		    glyph.advance != places[i].x_advance ||
		    places[i].x_offset || places[i].y_offset)
			fail_msg("'%.*s' differs by pairs in %s", (int)size,
			    text, face->postscript_name);
		x += glyph.advance;
	}
	if (set)
		assert_int_equal(set->advance, x);
	arena_free(arena);
}

static void
assert_alike(struct state *state, const struct font *face, const char *lang,
    bool rtl, const char *text, size_t size)
{
	shape(state->full, face->hb, lang, rtl, text, size);
	shape(state->cut, face->usual, lang, rtl, text, size);
	if (hb_buffer_diff(state->full, state->cut, (hb_codepoint_t)-1, 0) !=
	    HB_BUFFER_DIFF_FLAG_EQUAL)
		fail_msg("'%.*s' in %s differs in %s", (int)size, text, lang,
		    face->postscript_name);
	if (!rtl && pairs_serve(lang))
		assert_paired_alike(state, face, text, size);
}

static void
compare_word(struct state *state, const char *text, size_t size)
{
	for (int i = 0; i < state->count; i++) {
		assert_alike(state, state->faces[i], "en", false, text, size);
		assert_alike(state, state->faces[i], "ur", true, text, size);
	}
}

/* Words of usual characters in the text, tags and all. */
static size_t
compare_words(struct state *state, char *text)
{
	size_t count = 0;
	static const char ends[] = " \n\t<>=\"";
	for (char *at = strtok(text, ends); at; at = strtok(NULL, ends)) {
		size_t size = strlen(at);
		if (!usual_text(at, size))
			continue;
		compare_word(state, at, size);
		count++;
	}
	return count;
}

/* Five faces of seven have tables, which serve most words. */
static void
assert_most_paired(const struct state *state, size_t words)
{
	assert_int_equal(state->count, 7);
	if (state->paired <= words * 4)
		fail_msg("%zu of %zu words", state->paired, 5 * words);
}

static void
words_of_articles_shape_alike(void **at)
{
	struct state *state = *at;
	glob_t files;
	size_t count = 0;
	char *text = arena_alloc(state->arena, TEXT_MOST);
	assert_int_equal(glob("content/articles/*.xml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *in = fopen(files.gl_pathv[i], "rb");
		assert_non_null(in);
		text[fread(text, 1, TEXT_MOST - 1, in)] = '\0';
		fclose(in);
		count += compare_words(state, text);
	}
	globfree(&files);
	assert_true(count > 1000);
	assert_most_paired(state, count);
}

static uint32_t
next(uint32_t *seed)
{
	return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* Letters that are often joined, or any usual characters. */
static size_t
make_word(char word[4 * LONGEST], uint32_t *seed)
{
	static const char often[] = "ffijltIJ1/2 ";
	size_t count = 1 + next(seed) % LONGEST, size = 0;
	const char *list = next(seed) % 2 ? often : usual_characters;
	while (count-- > 0) {
		size_t from = next(seed) % strlen(list), to = from + 1;
		while ((list[from] & 0xC0) == 0x80)
			from--;
		while ((list[to] & 0xC0) == 0x80)
			to++;
		memcpy(word + size, list + from, to - from);
		size += to - from;
	}
	return size;
}

static void
random_words_shape_alike(void **at)
{
	struct state *state = *at;
	uint32_t seed = 1;
	char word[4 * LONGEST];
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		for (int j = 0; j < RANDOM_WORDS; j++) {
			size_t size = make_word(word, &seed);
			assert_alike(state, state->faces[j % state->count],
			    languages[i], next(&seed) % 4 == 0, word, size);
		}
}

/* Every two characters beside each other, for kerning. */
static void
pairs_shape_alike(void **at)
{
	struct state *state = *at;
	size_t size = strlen(usual_characters);
	for (size_t i = 0, from = 0; i < size; from = i) {
		text_next(usual_characters, size, &i);
		for (size_t j = 0, second = 0; j < size; second = j) {
			char pair[8];
			text_next(usual_characters, size, &j);
			memcpy(pair, usual_characters + from, i - from);
			memcpy(pair + i - from, usual_characters + second,
			    j - second);
			compare_word(state, pair, i - from + j - second);
		}
	}
}

/* Every two of the table, those that are not usual among them. */
static void
pairs_of_the_table_shape_alike(void **at)
{
	struct state *state = *at;
	char pair[8];
	for (int i = 0; i < PAIRS_COUNT * PAIRS_COUNT; i++) {
		size_t size = pairs_character(i / PAIRS_COUNT, pair);
		size += pairs_character(i % PAIRS_COUNT, pair + size);
		for (int j = 0; j < state->count; j++) {
			shape(state->full, state->faces[j]->hb, "en", false,
			    pair, size);
			assert_paired_alike(state, state->faces[j], pair, size);
		}
	}
}

/* Whatever looks at three letters would be seen here. */
static void
letters_by_three_shape_alike(void **at)
{
	struct state *state = *at;
	char word[] = "aaa";
	for (int i = 0; i < state->count; i++)
		for (int j = 0; state->faces[i]->pairs && j < 26 * 26 * 26;
		     j++) {
			word[0] = (char)('a' + j / 26 / 26);
			word[1] = (char)('a' + j / 26 % 26);
			word[2] = (char)('a' + j % 26);
			assert_alike(
			    state, state->faces[i], "en", false, word, 3);
		}
}

static void
pairs_are_for_english(void **at)
{
	(void)at;
	assert_true(pairs_serve("en"));
	assert_true(pairs_serve("en-GB"));
	assert_false(pairs_serve("en-fonipa"));
	assert_false(pairs_serve("enm"));
	assert_false(pairs_serve("tr"));
	assert_false(pairs_serve(""));
}

/* What is no letter is of no script, and may be kerned otherwise. */
static void
words_of_no_letter_may_be_left_to_harfbuzz(void **at)
{
	struct state *state = *at;
	struct arena *arena = state->arena;
	struct pairs pairs = *state->faces[0]->pairs;
	assert_true(pairs.letterless);
	assert_non_null(pairs_set(&pairs, arena, "1a", 2));
	assert_non_null(pairs_set(&pairs, arena, "12", 2));
	assert_non_null(pairs_set(&pairs, arena, " ", 1));
	pairs.letterless = false;
	assert_non_null(pairs_set(&pairs, arena, "1a", 2));
	assert_null(pairs_set(&pairs, arena, "12", 2));
	assert_null(pairs_set(&pairs, arena, " ", 1));
}

static void
other_characters_are_left_to_harfbuzz(void **at)
{
	struct state *state = *at;
	struct arena *arena = state->arena;
	const struct pairs *pairs = state->faces[0]->pairs;
	assert_null(pairs_set(pairs, arena, "", 0));
	assert_null(pairs_set(pairs, arena, "a{b", 3));
	assert_null(pairs_set(pairs, arena, "a\tb", 3));
	assert_null(pairs_set(pairs, arena, "a\xE2\x80", 3));
	assert_null(pairs_set(pairs, arena, "\u00E9a", 3));
	assert_null(pairs_set(pairs, arena, "a\u00A0", 3));
}

/* A character of several bytes is one glyph, and those after it know where they
 * stand. */
static void
glyphs_know_their_bytes(void **at)
{
	struct state *state = *at;
	const struct shaped *shaped =
	    pairs_set(state->faces[0]->pairs, state->arena, "don\u2019t", 7);
	assert_non_null(shaped);
	assert_int_equal(shaped->count, 5);
	assert_int_equal(shaped_cluster(shaped, 3), 3);
	assert_int_equal(shaped_cluster(shaped, 4), 6);
}

/* What would be too far from the beginning for plain glyphs, or of too many
 * bytes, is not for the table. */
static void
long_words_are_left_to_harfbuzz(void **at)
{
	struct state *state = *at;
	const struct pairs *pairs = state->faces[0]->pairs;
	struct pairs narrow = *pairs;
	char text[SHAPED_FAR + 1];
	memset(text, 'm', sizeof text);
	uint32_t size = 1;
	while (pairs_set(pairs, state->arena, text, size))
		size++;
	const struct shaped *last =
	    pairs_set(pairs, state->arena, text, size - 1);
	const int m = 'm' - PAIRS_FIRST;
	int32_t advance = pairs->glyphs[m].advance + pairs->kerns[m][m];
	assert_in_range(last->advance, SHAPED_FAR - advance + 1, SHAPED_FAR);
	narrow.glyphs[m].advance = 0;
	narrow.kerns[m][m] = 0;
	assert_non_null(pairs_set(&narrow, state->arena, text, SHAPED_FAR));
	assert_null(pairs_set(&narrow, state->arena, text, SHAPED_FAR + 1));
}

/* ---- base subsets ---- */

static void
assert_same_subset(const struct subset *a, const struct subset *b)
{
	uint32_t glyphs = a->font->glyph_count;
	assert_ptr_equal(a->font, b->font);
	assert_ptr_equal(a->wanted, b->wanted);
	assert_string_equal(a->name, b->name);
	assert_memory_equal(a->codes, b->codes, glyphs * sizeof *a->codes);
	for (uint32_t i = 0; i < glyphs; i++) {
		assert_int_equal(a->sorts[i].key, b->sorts[i].key);
		assert_int_equal(a->sorts[i].advance, b->sorts[i].advance);
		assert_int_equal(a->sorts[i].code, b->sorts[i].code);
		assert_int_equal(a->sorts[i].byte, b->sorts[i].byte);
		assert_int_equal(a->sorts[i].escaped, b->sorts[i].escaped);
	}
	assert_int_equal(a->code_count, b->code_count);
	assert_memory_equal(
	    a->advances, b->advances, a->code_count * sizeof *a->advances);
	assert_int_equal(a->narrow, b->narrow);
	assert_int_equal(a->widths_size, b->widths_size);
	assert_memory_equal(a->widths, b->widths, a->widths_size);
	assert_null(a->glyph_map);
	assert_null(b->glyph_map);
	assert_int_equal(a->program_length, b->program_length);
	assert_int_equal(a->program_size, b->program_size);
	assert_memory_equal(a->program, b->program, a->program_size);
	assert_true(digest_same(a->digest, b->digest));
	assert_int_equal(a->file != NULL, b->file != NULL);
	if (a->file)
		assert_memory_equal(a->file, b->file, a->program_length);
	assert_int_equal(a->unicode_size, b->unicode_size);
	assert_memory_equal(a->unicode, b->unicode, a->unicode_size);
}

/* What it consists of is what would be found without what is prepared. */
static void
assert_same_basis(
    struct basis *basis, const struct basis_set *set, const struct font *face)
{
	struct font plain = *face;
	plain.prepared = -1;
	plain.usual = plain.hb;
	const struct basis_set *found = basis_find(basis, &plain);
	assert_true(face->prepared >= 0);
	assert_int_equal(set->count, found->count);
	assert_memory_equal(
	    set->keys, found->keys, face->glyph_count * sizeof *set->keys);
}

static void
base_subsets_are_those_that_would_be_made(void **at)
{
	struct state *state = *at;
	struct deflate *deflate = deflate_new(state->arena, DEFLATE_SMALL);
	struct basis *basis = basis_new(state->arena, deflate);
	for (int i = 0; i < state->count; i++) {
		struct basis_set *set = basis_find(basis, state->faces[i]);
		assert_same_basis(
		    basis_new(state->arena, deflate), set, state->faces[i]);
		assert_same_subset(basis_subset(basis, set),
		    subset_make(state->arena, deflate, &set->wanted));
	}
	size_t size;
	const uint8_t *map = deflate_bytes(deflate, state->arena,
	    type0_map_text, strlen(type0_map_text), &size);
	assert_int_equal(size, type0_map.size);
	assert_memory_equal(map, type0_map.bytes, size);
	deflate_free(deflate);
}

/* ---- other faces ---- */

static void
a_changed_face_is_another(void **at)
{
	struct state *state = *at;
	struct job job = {state->arena, diag_new(state->arena)};
	char path[] = "/tmp/leaflet-font-XXXXXX.ttf";
	int file = mkstemps(path, 4);
	char *bytes = arena_alloc(state->arena, TEXT_MOST);
	FILE *in = fopen(state->faces[0]->path, "rb");
	assert_non_null(in);
	size_t size = fread(bytes, 1, TEXT_MOST, in);
	fclose(in);
	bytes[size - 1] ^= 1;
	assert_int_equal(write(file, bytes, size), size);
	close(file);
	struct font_file found;
	assert_true(font_look(state->arena, path, &found));
	struct font *font = font_open(&job, &found, (struct place){0});
	assert_non_null(font);
	assert_int_equal(font->prepared, -1);
	assert_ptr_equal(font->usual, font->hb);
	font_close(font);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_bundled_faces_are_prepared),
	    cmocka_unit_test(usual_text_has_usual_characters_only),
	    cmocka_unit_test(words_of_articles_shape_alike),
	    cmocka_unit_test(random_words_shape_alike),
	    cmocka_unit_test(pairs_shape_alike),
	    cmocka_unit_test(pairs_of_the_table_shape_alike),
	    cmocka_unit_test(letters_by_three_shape_alike),
	    cmocka_unit_test(pairs_are_for_english),
	    cmocka_unit_test(words_of_no_letter_may_be_left_to_harfbuzz),
	    cmocka_unit_test(other_characters_are_left_to_harfbuzz),
	    cmocka_unit_test(glyphs_know_their_bytes),
	    cmocka_unit_test(long_words_are_left_to_harfbuzz),
	    cmocka_unit_test(base_subsets_are_those_that_would_be_made),
	    cmocka_unit_test(a_changed_face_is_another),
	};
	return cmocka_run_group_tests_name(
	    "prepared", tests, set_up, tear_down);
}
