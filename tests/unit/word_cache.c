/* The cache of shaped words against a plain list of them. */
#include "media_help.h"

#include "typeset/word_cache.h"

#include <stdio.h>

enum { WORDS = 6000, GLYPHS_MOST = 12 };

struct word {
	char text[16];
	struct shaped_glyph glyphs[GLYPHS_MOST];
	struct word_key key;
	struct shaped_word shaped;
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
	int size = snprintf(word->text, sizeof word->text, "%.*s%u",
	    (int)(number / 4 % 9), "wordword", number / 4);
	word->key = (struct word_key){.font = (int)(number % 2),
	    .language = 1,
	    .rtl = number / 2 % 2,
	    .text = word->text,
	    .size = (uint32_t)size};
	word->shaped = (struct shaped_word){.glyphs = word->glyphs,
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

static uint32_t
hash_of(const struct word_cache *cache, const struct word_key *key)
{
	return word_cache_hash(cache, key->font, key->text, key->size);
}

static const struct shaped *
find(struct word_cache *cache, const struct word *word)
{
	uint32_t hash = hash_of(cache, &word->key);
	word_cache_expect(cache, hash);
	return word_cache_find(cache, &word->key, hash);
}

static const struct shaped *
add(struct word_cache *cache, const struct word *word)
{
	return word_cache_add(
	    cache, &word->key, hash_of(cache, &word->key), &word->shaped);
}

static void
assert_same(const struct shaped *found, const struct shaped_word *word)
{
	struct arena *arena = arena_new();
	assert_int_equal(found->count, word->count);
	assert_int_equal(found->advance, word->advance);
	assert_int_equal(found->joined, word->joined);
	assert_int_equal(found->missing, word->missing);
	assert_memory_equal(shaped_glyphs(arena, found), word->glyphs,
	    word->count * sizeof *word->glyphs);
	for (uint32_t i = 0; i < word->count; i++) {
		assert_int_equal(
		    shaped_cluster(found, i), word->glyphs[i].cluster);
		assert_int_equal(
		    shaped_advance(found, i), word->glyphs[i].advance);
	}
	arena_free(arena);
}

/* Twice, for it is one word in the cache. */
static void
assert_found(struct word_cache *cache, const struct word *word)
{
	const struct shaped *found = find(cache, word);
	assert_non_null(found);
	assert_ptr_equal(found, find(cache, word));
	assert_same(found, &word->shaped);
}

static void
assert_absent(struct word_cache *cache, const struct word *word)
{
	assert_null(find(cache, word));
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
		assert_same(add(cache, &words[i]), &words[i].shaped);
	}
	word_cache_begin(cache);
	for (uint32_t i = 0; i < WORDS; i++)
		assert_found(cache, &words[i]);
	words[0].key.language = 2;
	assert_absent(cache, &words[0]);
	word_cache_free(cache);
	arena_free(arena);
}

/* What would not fit is not kept, but lent; after the next article there is
 * room again. */
static void
memory_is_bounded(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct word_cache *cache = word_cache_new(arena, arena);
	struct shaped_glyph glyphs[600] = {{0}};
	struct word word, long_word;
	uint32_t seed = 3;
	for (uint32_t i = 0; i < WORDS; i++) {
		fill(&word, i, &seed);
		long_word = word;
		long_word.shaped.glyphs = glyphs;
		long_word.shaped.count = 600;
		assert_same(add(cache, &long_word), &long_word.shaped);
	}
	assert_absent(cache, &word);
	word_cache_begin(cache);
	add(cache, &word);
	assert_found(cache, &word);
	char *text = ARENA_ARRAY(arena, 2000, char);
	word.key.text = memset(text, 'a', 2000);
	word.key.size = 2000;
	assert_same(add(cache, &word), &word.shaped);
	assert_absent(cache, &word);
	word_cache_free(cache);
	arena_free(arena);
}

/* Words of all sizes that differ in one byte. */
static void
words_alike_are_told_apart(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct word_cache *cache = word_cache_new(arena, arena);
	char text[24], other[24];
	uint32_t seed = 4;
	struct word word;
	fill(&word, 1, &seed);
	for (uint32_t size = 1; size < sizeof text; size++) {
		memset(text, 'a', size);
		word.key.text = text;
		word.key.size = size;
		add(cache, &word);
		assert_found(cache, &word);
		word.key.text = other;
		for (uint32_t i = 0; i < size; i++) {
			memset(other, 'a', size);
			other[i] ^= 1;
			assert_absent(cache, &word);
		}
	}
	word_cache_free(cache);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_come_back_as_they_were),
	    cmocka_unit_test(words_alike_are_told_apart),
	    cmocka_unit_test(memory_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
