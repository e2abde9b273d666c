/* Which glyphs go into the file, with which text. */
#include "paint_help.h"

#include "paint/cff.h"
#include "paint/cut.h"
#include "paint/embed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct state {
	struct arena *arena, *cache_arena;
	struct fonts *fonts;
	struct deflate *deflate;
	struct embed_cache *cache;
};

static int
set_up(void **at)
{
	struct state *state = test_calloc(1, sizeof *state);
	state->arena = arena_new();
	state->cache_arena = arena_new();
	struct job job = {state->arena, diag_new(state->arena)};
	state->fonts = help_fonts(&job);
	state->deflate = deflate_new(state->cache_arena, DEFLATE_SMALL);
	state->cache =
	    embed_cache_new(state->cache_arena, state->deflate, state->deflate);
	*at = state;
	return state->fonts ? 0 : 1;
}

static int
tear_down(void **at)
{
	struct state *state = *at;
	font_free(state->fonts);
	deflate_free(state->deflate);
	arena_free(state->arena);
	arena_free(state->cache_arena);
	test_free(state);
	return 0;
}

static const char most_letters[] =
    "The quick brown fox jumps over the lazy dog. PACK MY BOX? 0123456789";

static struct glyph_run *
shape(struct state *state, int font, const char *text)
{
	return help_run(state->arena, state->fonts->list[font], 12000, text);
}

/* The subset of a leaflet that has these texts in the font. */
static const struct subset *
subset_of(struct state *state, int font, const char *const *texts, int count)
{
	struct embed *embed = embed_new(state->arena, state->cache);
	for (int i = 0; i < count; i++)
		embed_note(embed, shape(state, font, texts[i]));
	assert_null(embed_choose(embed));
	return embed_find(embed, state->fonts->list[font]).subset;
}

static void
clusters_end_where_the_next_begins(void **at)
{
	(void)at;
	const struct glyph glyphs[] = {{.id = 1, .cluster = 0},
	    {.id = 2, .cluster = 2}, {.id = 3, .cluster = 2},
	    {.id = 4, .cluster = 5}};
	struct glyph_run run = {
	    .glyphs = glyphs, .count = 4, .text = "abcdefg", .text_size = 7};
	struct cluster one = embed_cluster(&run, 0);
	assert_int_equal(one.last, 1);
	assert_int_equal(one.size, 2);
	struct cluster two = embed_cluster(&run, 1);
	assert_int_equal(two.last, 3);
	assert_int_equal(two.size, 3);
	assert_memory_equal(two.text, "cde", 3);
	struct cluster three = embed_cluster(&run, 3);
	assert_int_equal(three.last, 4);
	assert_memory_equal(three.text, "fg", 2);
}

static void
clusters_stay_inside_the_text(void **at)
{
	(void)at;
	const struct glyph glyphs[] = {
	    {.id = 1, .cluster = 9}, {.id = 2, .cluster = 4}};
	struct glyph_run run = {
	    .glyphs = glyphs, .count = 2, .text = "ab", .text_size = 2};
	struct cluster one = embed_cluster(&run, 0);
	assert_true(one.text + one.size <= run.text + run.text_size);
	struct cluster two = embed_cluster(&run, 1);
	assert_int_equal(two.size, 0);
}

static void
added_hyphen_is_soft(void **at)
{
	struct glyph_run *run = shape(*at, 0, "re-form-");
	run->added_hyphen = true;
	struct cluster inner = embed_cluster(run, 2);
	assert_memory_equal(inner.text, "-", 1);
	struct cluster last = embed_cluster(run, run->count - 1);
	assert_int_equal(last.size, 2);
	assert_memory_equal(last.text, "\u00AD", 2);
}

static void
common_text_shares_the_base(void **at)
{
	struct state *state = *at;
	const char *one[] = {most_letters};
	const char *other[] = {most_letters, "Amazingly few discotheques"};
	const struct subset *first = subset_of(state, 0, one, 1);
	assert_ptr_equal(first, subset_of(state, 0, other, 2));
	assert_null(first->glyph_map);
}

static void
faces_do_not_share(void **at)
{
	const char *texts[] = {most_letters};
	const struct subset *regular = subset_of(*at, 0, texts, 1);
	const struct subset *bold = subset_of(*at, 2, texts, 1);
	assert_ptr_not_equal(regular, bold);
	assert_string_not_equal(regular->name, bold->name);
}

static void
little_text_has_a_small_subset(void **at)
{
	struct state *state = *at;
	const char *little[] = {"Read next"}, *much[] = {most_letters};
	const struct subset *small = subset_of(state, 3, little, 1);
	const struct subset *base = subset_of(state, 3, much, 1);
	assert_true(small->program_size * 2 < base->program_size);
	assert_string_not_equal(small->name, base->name);
	assert_ptr_equal(small->codes, base->codes);
}

/* A font of the subset's file, in units of the face; the caller ends it. */
static hb_font_t *
font_of(const struct subset *subset)
{
	hb_blob_t *blob = hb_blob_create((const char *)subset->file,
	    (unsigned)subset->program_length, HB_MEMORY_MODE_READONLY, NULL,
	    NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	return font;
}

/* What is shown is as in the base set, accents and all; the rest is empty. */
static void
cut_face_has_the_outlines_that_are_shown(void **at)
{
	struct state *state = *at;
	const char *much[] = {most_letters}, *little[] = {"fine: 5%; \u2026"};
	for (int face = 0; face < 4; face++) {
		const struct subset *base = subset_of(state, face, much, 1);
		const struct subset *cut = subset_of(state, face, little, 1);
		struct glyph_run *run = shape(state, face, little[0]);
		hb_font_t *of_base = font_of(base), *of_cut = font_of(cut);
		uint32_t empty = 0;
		for (uint16_t code = 1; code < base->code_count; code++) {
			bool shown = false;
			for (uint32_t i = 0; i < run->count; i++)
				shown = shown ||
					cut->codes[run->glyphs[i].id] == code;
			hb_glyph_extents_t a, b;
			hb_font_get_glyph_extents(of_base, code, &a);
			hb_font_get_glyph_extents(of_cut, code, &b);
			assert_int_equal(
			    hb_font_get_glyph_h_advance(of_base, code),
			    hb_font_get_glyph_h_advance(of_cut, code));
			if (shown)
				assert_memory_equal(&a, &b, sizeof a);
			empty += b.width == 0;
		}
		assert_true(empty * 2 > base->code_count);
		hb_font_destroy(of_base);
		hb_font_destroy(of_cut);
	}
}

static void
broken_file_is_not_cut(void **at)
{
	struct state *state = *at;
	const char *much[] = {most_letters};
	const struct subset *base = subset_of(state, 0, much, 1);
	bool *keep = ARENA_ARRAY(state->arena, base->code_count, bool);
	memset(keep, true, base->code_count);
	size_t size;
	assert_non_null(cut_outlines(state->arena, base->file,
	    base->program_length, keep, base->code_count, &size));
	assert_int_equal(size, base->program_length);
	for (size_t less = 0; less < base->program_length; less++) {
		uint8_t *copy = test_malloc(less + 1);
		memcpy(copy, base->file, less);
		cut_outlines(
		    state->arena, copy, less, keep, base->code_count, &size);
		test_free(copy);
	}
	assert_null(cut_outlines(state->arena, base->file,
	    base->program_length - 8, keep, base->code_count, &size));
}

/* Letters that a face joins are in the base set. */
static void
ligatures_are_common(void **at)
{
	struct state *state = *at;
	const char *much[] = {most_letters};
	const char *joined[] = {most_letters, "office leaflet shelf often fit"};
	struct glyph_run *run = shape(state, 3, joined[1]);
	assert_true(run->count < run->text_size);
	assert_ptr_equal(
	    subset_of(state, 3, much, 1), subset_of(state, 3, joined, 2));
}

static void
rare_text_adds_to_the_base(void **at)
{
	struct state *state = *at;
	const char *common[] = {most_letters};
	const char *rare[] = {most_letters, "caf\u00E9 \u00A320"};
	const struct subset *base = subset_of(state, 0, common, 1);
	const struct subset *own = subset_of(state, 0, rare, 2);
	assert_ptr_not_equal(base, own);
	assert_true(own->code_count > base->code_count);
	assert_string_not_equal(own->name, base->name);
}

static void
assert_same_subset(const struct subset *a, const struct subset *b)
{
	assert_string_equal(a->name, b->name);
	assert_int_equal(a->program_size, b->program_size);
	assert_memory_equal(a->program, b->program, a->program_size);
	assert_int_equal(a->unicode_size, b->unicode_size);
	assert_memory_equal(a->unicode, b->unicode, a->unicode_size);
}

static void
earlier_leaflets_leave_no_trace(void **at)
{
	struct state *state = *at;
	const char *mine[] = {most_letters, "na\u00EFve"};
	const char *others[] = {"\u00C5ngstr\u00F6m", most_letters};
	const struct subset *before = subset_of(state, 0, mine, 2);
	subset_of(state, 0, others, 2);
	state->cache =
	    embed_cache_new(state->cache_arena, state->deflate, state->deflate);
	subset_of(state, 0, others, 1);
	assert_same_subset(before, subset_of(state, 0, mine, 2));
}

static void
second_meaning_has_its_own_code(void **at)
{
	struct state *state = *at;
	struct embed *embed = embed_new(state->arena, state->cache);
	struct glyph_run *run = shape(state, 0, "well-known coun-");
	run->added_hyphen = true;
	embed_note(embed, run);
	assert_null(embed_choose(embed));
	const struct subset *subset =
	    embed_find(embed, state->fonts->list[0]).subset;
	struct cluster real = embed_cluster(run, 4);
	struct cluster soft = embed_cluster(run, run->count - 1);
	const uint16_t *codes = embed_codes(embed, run);
	uint16_t hard_code = codes[real.first], soft_code = codes[soft.first];
	assert_int_equal(hard_code, embed_code(subset, run, &real));
	assert_int_equal(soft_code, embed_code(subset, run, &soft));
	assert_int_not_equal(hard_code, 0);
	assert_int_not_equal(soft_code, 0);
	assert_int_not_equal(hard_code, soft_code);
	assert_int_equal(
	    subset->advances[hard_code], subset->advances[soft_code]);
	assert_non_null(subset->glyph_map);
}

static void
no_break_space_reads_as_space(void **at)
{
	struct state *state = *at;
	struct embed *embed = embed_new(state->arena, state->cache);
	embed_note(embed, shape(state, 0, most_letters));
	assert_null(embed_choose(embed));
	struct glyph_run *run = shape(state, 0, "a b");
	const struct subset *subset = embed_find(embed, run->font).subset;
	struct glyph_run tied = *run;
	tied.text = "a\u00A0b";
	tied.text_size = 4;
	struct glyph glyphs[] = {
	    run->glyphs[0], run->glyphs[1], run->glyphs[2]};
	glyphs[2].cluster = 3;
	tied.glyphs = glyphs;
	struct cluster plain = embed_cluster(run, 1);
	struct cluster bound = embed_cluster(&tied, 1);
	assert_int_equal(bound.size, 2);
	const uint16_t *codes = embed_codes(embed, run);
	const uint16_t *tied_codes = embed_codes(embed, &tied);
	assert_int_equal(embed_code(subset, run, &plain), codes[1]);
	assert_int_equal(embed_code(subset, &tied, &bound), codes[1]);
	assert_memory_equal(codes, tied_codes, 3 * sizeof *codes);
}

/* One cluster of two glyphs cannot be told by codes alone. */
static void
two_glyphs_need_their_text_beside(void **at)
{
	struct state *state = *at;
	struct glyph_run *run = shape(state, 0, "ab");
	struct glyph joined[] = {run->glyphs[0], run->glyphs[1]};
	joined[1].cluster = joined[0].cluster;
	run->glyphs = joined;
	struct embed *embed = embed_new(state->arena, state->cache);
	embed_note(embed, run);
	assert_null(embed_choose(embed));
	struct cluster cluster = embed_cluster(run, 0);
	assert_int_equal(cluster.last, 2);
	const struct subset *subset = embed_find(embed, run->font).subset;
	assert_int_equal(embed_code(subset, run, &cluster), 0);
	/* The second reads as nothing to be seen. */
	assert_int_equal(subset->wanted->variant_count, 2);
	assert_string_equal(subset->wanted->variants[1].meaning.text, "\u034F");
}

static void
widths_are_the_fonts(void **at)
{
	struct state *state = *at;
	const char *texts[] = {"abc"};
	const struct subset *subset = subset_of(state, 2, texts, 1);
	const struct glyph_run *run = shape(state, 2, "b");
	const struct font *font = state->fonts->list[2];
	uint32_t glyph = run->glyphs[0].id;
	assert_int_equal(subset->advances[subset->codes[glyph]],
	    unit_scale(font_advance(font, glyph), 1000000, font->upem));
}

/* Top DICT: ROS, charset at 24.  The charset has format 2: 100, 101, 768. */
static const uint8_t cid_keyed[] = {1, 0, 4, 1,    /* header */
    0, 1, 1, 1, 2, 'A',                            /* Name INDEX */
    0, 1, 1, 1, 8, 139, 139, 139, 12, 30, 163, 15, /* Top DICT INDEX */
    0, 0,                                          /* not read */
    2, 0, 100, 0, 1, 3, 0, 0, 0};

static void
charset_gives_cids(void **at)
{
	struct state *state = *at;
	const uint16_t *cids =
	    cff_cids(state->arena, cid_keyed, sizeof cid_keyed, 4);
	assert_non_null(cids);
	assert_int_equal(cids[0], 0);
	assert_int_equal(cids[1], 100);
	assert_int_equal(cids[2], 101);
	assert_int_equal(cids[3], 768);
}

static void
damaged_charsets_are_refused(void **at)
{
	struct state *state = *at;
	for (size_t size = 0; size < sizeof cid_keyed; size++) {
		uint8_t *cut = test_malloc(size);
		memcpy(cut, cid_keyed, size);
		assert_null(cff_cids(state->arena, cut, size, 4));
		test_free(cut);
	}
	uint8_t other[sizeof cid_keyed];
	for (size_t i = 0; i < sizeof cid_keyed * 256; i++) {
		memcpy(other, cid_keyed, sizeof other);
		other[i / 256] = (uint8_t)i;
		cff_cids(state->arena, other, sizeof other, 4);
	}
	memcpy(other, cid_keyed, sizeof other);
	other[19] = 31; /* no ROS: an ordinary font */
	assert_null(cff_cids(state->arena, other, sizeof other, 4));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(clusters_end_where_the_next_begins),
	    cmocka_unit_test(clusters_stay_inside_the_text),
	    TEST(added_hyphen_is_soft),
	    TEST(common_text_shares_the_base),
	    TEST(faces_do_not_share),
	    TEST(little_text_has_a_small_subset),
	    TEST(cut_face_has_the_outlines_that_are_shown),
	    TEST(broken_file_is_not_cut),
	    TEST(ligatures_are_common),
	    TEST(rare_text_adds_to_the_base),
	    TEST(earlier_leaflets_leave_no_trace),
	    TEST(second_meaning_has_its_own_code),
	    TEST(no_break_space_reads_as_space),
	    TEST(two_glyphs_need_their_text_beside),
	    TEST(widths_are_the_fonts),
	    TEST(charset_gives_cids),
	    TEST(damaged_charsets_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
