/* The cache of shaped words against a plain list of them. */
#include "media_help.h"

#include "typeset/word_cache.h"

#include <stdio.h>

enum { WORDS = 6000, GLYPHS_MOST = 12 };

struct word {
	char text[16];
	struct shaped_glyph glyphs[GLYPHS_MOST];
	struct word_key key;
	struct shaped shaped;
};

static uint32_t
next(uint32_t *seed)
{
	return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* Every third word has marks off the baseline or glyphs that are wider than
 * those of any text face; every fifth, two bytes for a glyph. */
static void
fill(struct word *word, uint32_t number, uint32_t *seed)
{
	int size = snprintf(word->text, sizeof word->text, "w%u", number / 4);
	word->key = (struct word_key){.font = (int)(number % 2),
	    .language = 1,
	    .rtl = number / 2 % 2,
	    .text = word->text,
	    .size = (uint32_t)size};
	word->shaped = (struct shaped){.glyphs = word->glyphs,
	    .count = next(seed) % (GLYPHS_MOST + 1),
	    .joined = next(seed) % 2,
	    .missing = next(seed) % 2};
	for (uint32_t i = 0; i < word->shaped.count; i++) {
		bool odd = number % 3 == 0;
		word->glyphs[i] =
		    (struct shaped_glyph){.id = next(seed) % 65536,
			.cluster = number % 5 == 1 ? 2 * i : i,
			.advance =
			    (int32_t)(next(seed) % (odd ? 99999 : 2000)) - 1000,
			.x = word->shaped.advance + (odd ? -7 : 0),
			.y = odd ? (int32_t)i : 0};
		word->shaped.advance += word->glyphs[i].advance;
	}
}

/* Twice, for the second time it is known by the first. */
static void
assert_found(struct word_cache *cache, const struct word *word)
{
	const struct shaped *found = word_cache_find(cache, &word->key);
	assert_non_null(found);
	assert_ptr_equal(found, word_cache_find(cache, &word->key));
	assert_int_equal(found->count, word->shaped.count);
	assert_int_equal(found->advance, word->shaped.advance);
	assert_int_equal(found->joined, word->shaped.joined);
	assert_int_equal(found->missing, word->shaped.missing);
	assert_memory_equal(
	    found->glyphs, word->glyphs, found->count * sizeof *found->glyphs);
}

static void
assert_absent(struct word_cache *cache, const struct word *word)
{
	assert_null(word_cache_find(cache, &word->key));
}

/* By face, direction and text; also when the table has grown. */
static void
words_come_back_as_they_were(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct word_cache *cache = word_cache_new(arena, arena);
	struct word *words = ARENA_ARRAY(arena, WORDS, struct word);
	uint32_t seed = 1;
	for (uint32_t i = 0; i < WORDS; i++) {
		fill(&words[i], i, &seed);
		assert_absent(cache, &words[i]);
		word_cache_expect(cache, &words[i].key);
		word_cache_add(cache, &words[i].key, &words[i].shaped);
	}
	word_cache_begin(cache);
	for (uint32_t i = 0; i < WORDS; i++)
		assert_found(cache, &words[i]);
	words[0].key.language = 2;
	assert_absent(cache, &words[0]);
	word_cache_free(cache);
	arena_free(arena);
}

/* A text of many words, spaces at its ends, words that are there and not. */
static void
expecting_changes_nothing(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct word_cache *cache = word_cache_new(arena, arena);
	struct word word;
	uint32_t seed = 2;
	char text[4096] = "  ";
	fill(&word, 4, &seed);
	word_cache_add(cache, &word.key, &word.shaped);
	for (size_t at = 2; at + 8 < sizeof text; at += 3)
		memcpy(text + at, "w1 ", 4);
	struct word_key all = word.key;
	all.text = text;
	all.size = (uint32_t)strlen(text);
	word_cache_expect(cache, &all);
	all.size = 0;
	word_cache_expect(cache, &all);
	assert_found(cache, &word);
	word_cache_free(cache);
	arena_free(arena);
}

/* What would not fit is not kept; after the next article there is room again.
 */
static void
memory_is_bounded(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct word_cache *cache = word_cache_new(arena, arena);
	struct shaped_glyph glyphs[600] = {{0}};
	struct shaped shaped = {.glyphs = glyphs, .count = 600};
	struct word word;
	uint32_t seed = 3;
	for (uint32_t i = 0; i < WORDS; i++) {
		fill(&word, i, &seed);
		word_cache_add(cache, &word.key, &shaped);
	}
	assert_absent(cache, &word);
	word_cache_begin(cache);
	word_cache_add(cache, &word.key, &word.shaped);
	assert_found(cache, &word);
	char *text = ARENA_ARRAY(arena, 2000, char);
	word.key.text = memset(text, 'a', 2000);
	word.key.size = 2000;
	word_cache_add(cache, &word.key, &word.shaped);
	assert_absent(cache, &word);
	word_cache_free(cache);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_come_back_as_they_were),
	    cmocka_unit_test(expecting_changes_nothing),
	    cmocka_unit_test(memory_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
