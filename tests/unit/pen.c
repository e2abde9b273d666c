/* Glyphs in the array of a TJ. */
#include "paint_help.h"

#include "paint/pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ROUNDS = 300 };

struct state {
	struct arena *arena;
	struct fonts *fonts;
	struct deflate *deflate;
	struct embed_cache *cache;
	uint64_t seed;
};

static int
set_up(void **at)
{
	struct state *state = test_calloc(1, sizeof *state);
	state->arena = arena_new();
	struct job job = {state->arena, diag_new(state->arena)};
	state->fonts = help_fonts(&job);
	state->deflate = deflate_new(state->arena, DEFLATE_SMALL);
	state->cache =
	    embed_cache_new(state->arena, state->deflate, state->deflate);
	state->seed = 1;
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
	test_free(state);
	return 0;
}

/* From 0 to most - 1. */
static int
below(struct state *state, int most)
{
	state->seed = state->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)(state->seed >> 33) % most;
}

/* A line whose glyphs stand a little off where they would. */
static struct glyph_run *
make_run(struct state *state)
{
	static const char letters[] =
	    "etaoin shrdlu (cmfwypv) \\bgkjqxz. E\u2019\u00E9\u2013fi";
	struct bytes text = bytes_new(state->arena);
	for (int i = 1 + below(state, 60); i > 0; i--) {
		size_t size = sizeof letters - 1;
		size_t from = (size_t)below(state, (int)size);
		while ((letters[from] & 0xC0) == 0x80)
			from--;
		bytes_add(&text, letters + from, 1);
		for (from++; (letters[from] & 0xC0) == 0x80; from++)
			bytes_add(&text, letters + from, 1);
	}
	bytes_add(&text, "", 1);
	struct glyph_run *run = help_run(state->arena, state->fonts->list[0],
	    4000 + 125 * below(state, 200), text.data);
	struct glyph *glyphs =
	    ARENA_ARRAY(state->arena, run->count, struct glyph);
	length off = below(state, 3) ? 0 : below(state, 2000);
	for (uint32_t i = 0; i < run->count; i++) {
		glyphs[i] = run->glyphs[i];
		off += below(state, 4) ? 0 : below(state, 300) - 150;
		off += below(state, 50) ? 0 : below(state, 90000) - 9000;
		glyphs[i].x += off;
	}
	run->glyphs = glyphs;
	return run;
}

/* Every character of Latin-1 and Latin Extended-A: more than a byte numbers. */
static const struct glyph_run *
make_many(struct state *state, const struct font *font)
{
	struct bytes text = bytes_new(state->arena);
	for (unsigned c = ' '; c < 0x180; c++) {
		char two[] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
		char one = (char)c;
		if (c < 0x7F)
			bytes_add(&text, &one, 1);
		else if (c > 0xA0 && c != 0xAD)
			bytes_add(&text, two, 2);
	}
	bytes_add(&text, "", 1);
	return help_run(state->arena, font, UNIT_PT(10), text.data);
}

/* The leaflet of the run, and where codes are to be wide of many glyphs. */
static struct embed *
embed_run(struct state *state, const struct glyph_run *run, bool wide)
{
	struct embed *embed = embed_new(state->arena, state->cache);
	embed_note(embed, run);
	if (wide)
		embed_note(embed, make_many(state, run->font));
	assert_null(embed_choose(embed));
	assert_int_equal(embed_find(embed, run->font).subset->narrow, !wide);
	return embed;
}

/* The run one glyph after the other, or plain ones together. */
static struct bytes
put_run(struct state *state, const struct embed *embed,
    const struct glyph_run *run, bool plain)
{
	struct bytes room = bytes_new(state->arena);
	struct canvas canvas = canvas_page(&room, 0, 0);
	const uint16_t *codes = embed_codes(embed, run);
	struct pen pen =
	    pen_new(&canvas, embed_find(embed, run->font).subset, run);
	for (uint32_t at = 0; at < run->count; at++) {
		if (plain)
			at = pen_put_plain(&pen, at);
		pen_put(&pen, at, codes[at]);
	}
	pen_end(&pen);
	return canvas.out;
}

static void
plain_glyphs_are_put_as_others_are(void **at)
{
	struct state *state = *at;
	for (int i = 0; i < ROUNDS; i++) {
		struct glyph_run *run = make_run(state);
		struct embed *embed = embed_run(state, run, i % 16 == 0);
		struct bytes one = put_run(state, embed, run, false);
		struct bytes two = put_run(state, embed, run, true);
		assert_int_equal(one.size, two.size);
		assert_memory_equal(one.data, two.data, one.size);
	}
}

/* Reads a byte of a string; *at is behind it then. */
static uint8_t
read_byte(const char **at)
{
	bool escaped = **at == '\\';
	*at += escaped;
	char byte = *(*at)++;
	return (uint8_t)(escaped && byte == 'r' ? '\r' : byte);
}

/* A viewer that does what the array says is never off by more than half a
 * thousandth of an em. */
static void
glyphs_stand_where_they_should(void **at)
{
	struct state *state = *at;
	for (int i = 0; i < ROUNDS; i++) {
		struct glyph_run *run = make_run(state);
		bool wide = i % 16 == 0;
		struct embed *embed = embed_run(state, run, wide);
		const struct subset *subset =
		    embed_find(embed, run->font).subset;
		const uint16_t *codes = embed_codes(embed, run);
		struct bytes text = put_run(state, embed, run, true);
		bytes_add(&text, "", 1);
		const char *next = text.data;
		int64_t pen = 0;
		uint32_t glyph = 0;
		assert_int_equal(*next++, '[');
		while (*next != ']') {
			if (*next != '(') {
				char *end;
				long by = strtol(next, &end, 10);
				assert_ptr_not_equal(end, next);
				assert_true(by != 0);
				pen -= by * 1000 * (int64_t)run->size;
				next = end;
				continue;
			}
			for (next++; *next != ')'; glyph++) {
				int64_t off =
				    run->glyphs[glyph].x * INT64_C(1000000) -
				    pen;
				unsigned code = read_byte(&next);
				if (wide)
					code = code << 8 | read_byte(&next);
				assert_int_equal(code, codes[glyph]);
				assert_true(llabs(off) <= 500 * run->size);
				pen +=
				    (int64_t)subset->advances[code] * run->size;
			}
			next++;
		}
		assert_int_equal(glyph, run->count);
		assert_string_equal(next, "]TJ\n");
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(plain_glyphs_are_put_as_others_are),
	    TEST(glyphs_stand_where_they_should),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
