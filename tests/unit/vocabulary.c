/* The words that stand for an article are those that sorting would find, and
 * weigh what arithmetic says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/vocabulary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ARTICLES = 12, WORDS = 300 };

/* A small generator, the same on every machine (Numerical Recipes' LCG). */
static uint32_t
chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* Some of the words with the keys 1 to WORDS, most of them once. */
static struct terms
random_words(struct arena *arena, uint32_t *seed)
{
	uint64_t *keys = ARENA_ARRAY(arena, WORDS, uint64_t);
	uint32_t *counts = ARENA_ARRAY(arena, WORDS, uint32_t);
	struct terms terms = {keys, counts, 0};
	uint32_t share = chance(seed, 101);
	for (uint64_t key = 1; key <= WORDS; key++) {
		if (chance(seed, 100) >= share)
			continue;
		keys[terms.count] = key;
		counts[terms.count++] = 1 + chance(seed, 2) * chance(seed, 99);
	}
	return terms;
}

/* What is known of a word by looking at every article. */
struct word {
	uint64_t key;
	size_t number, articles;
	uint32_t count;
	double weight;
};

struct corpus {
	struct terms words[ARTICLES];
	bool counts[ARTICLES];
	size_t articles; /* that count */
	size_t numbers[WORDS + 1], with[WORDS + 1];
};

static void
learn(struct corpus *corpus)
{
	size_t number = 0;
	for (size_t i = 0; i < ARTICLES; i++) {
		corpus->articles += corpus->counts[i];
		for (size_t j = 0; j < corpus->words[i].count; j++) {
			uint64_t key = corpus->words[i].keys[j];
			if (!corpus->numbers[key])
				corpus->numbers[key] = ++number;
			corpus->with[key] += corpus->counts[i];
		}
	}
}

static int
by_rank(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	if (fabs(x->weight - y->weight) > 1e-9)
		return x->weight > y->weight ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

/* The words of the article, the heaviest first. */
static void
rank(const struct corpus *corpus, size_t article, struct word *list)
{
	const struct terms *words = &corpus->words[article];
	bool counts = corpus->counts[article];
	for (size_t i = 0; i < words->count; i++) {
		uint64_t key = words->keys[i];
		size_t with = corpus->with[key];
		list[i] = (struct word){key, corpus->numbers[key], with,
		    words->counts[i],
		    weigh_product(weigh_often(words->counts[i]),
			weigh_rare(with, corpus->articles))};
		if (with > counts)
			list[i].weight += 1e9;
	}
	if (words->count)
		qsort(list, words->count, sizeof *list, by_rank);
}

static double
exact_weight(const struct word *word, size_t articles)
{
	return (1 + log(word->count)) *
	       (1 + log(((double)articles + 1) / ((double)word->articles + 1)));
}

/* The term's place among the words, or their number. */
static size_t
place_of(const struct word *list, size_t count, const struct term *term)
{
	size_t i = 0;
	while (i < count && list[i].number != term->id + 1)
		i++;
	return i;
}

static void
compare(const struct vocabulary *vocabulary, struct arena *arena,
    const struct corpus *corpus, size_t article)
{
	static struct word list[WORDS];
	struct term terms[VOCABULARY_TERMS];
	size_t count = corpus->words[article].count, last = 0;
	size_t wanted = count < VOCABULARY_TERMS ? count : VOCABULARY_TERMS;
	double squares = 0;
	rank(corpus, article, list);
	for (size_t i = 0; i < count; i++)
		squares += pow(exact_weight(&list[i], corpus->articles), 2);
	assert_int_equal(
	    vocabulary_weigh(vocabulary, arena, "en", &corpus->words[article],
		corpus->counts[article], terms),
	    wanted);
	for (size_t i = 0; i < wanted; i++) {
		size_t place = place_of(list, wanted, &terms[i]);
		assert_true(place < wanted);
		assert_true(i == 0 || list[place].key > last);
		last = list[place].key;
		double weight = exact_weight(&list[place], corpus->articles) /
				sqrt(squares) * (double)WEIGH_ONE;
		assert_true(fabs(weight - terms[i].weight) < weight / 500 + 1);
	}
}

static void
the_heaviest_stand_for_an_article(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 40; seed++) {
		uint32_t dice = seed;
		struct arena *arena = arena_new();
		struct vocabulary *vocabulary = vocabulary_new(arena);
		struct corpus corpus = {.articles = 0};
		for (size_t i = 0; i < ARTICLES; i++) {
			corpus.words[i] = random_words(arena, &dice);
			corpus.counts[i] = chance(&dice, 5) > 0;
			vocabulary_add(vocabulary, "en", &corpus.words[i],
			    corpus.counts[i]);
		}
		learn(&corpus);
		vocabulary_settle(vocabulary);
		for (size_t i = 0; i < ARTICLES; i++)
			compare(vocabulary, arena, &corpus, i);
		arena_free(arena);
	}
}

static struct terms
list(uint64_t *keys, size_t count)
{
	static const uint32_t once[] = {1, 1, 1, 1};
	return (struct terms){keys, once, count};
}

static void
languages_are_kept_apart(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct vocabulary *vocabulary = vocabulary_new(arena);
	struct term en[VOCABULARY_TERMS], de[VOCABULARY_TERMS];
	struct terms words = list((uint64_t[]){5, 6}, 2);
	vocabulary_add(vocabulary, "en", &words, true);
	vocabulary_add(vocabulary, "de", &words, true);
	vocabulary_settle(vocabulary);
	assert_int_equal(
	    vocabulary_weigh(vocabulary, arena, "en", &words, true, en), 2);
	assert_int_equal(
	    vocabulary_weigh(vocabulary, arena, "de", &words, true, de), 2);
	assert_int_equal(en[0].id, 0);
	assert_int_equal(en[1].id, 1);
	assert_int_equal(de[0].id, 2);
	assert_int_equal(de[1].id, 3);
	assert_int_equal(
	    vocabulary_weigh(vocabulary, arena, "fr", &words, true, de), 0);
	arena_free(arena);
}

/* What counts no more leaves the others as if it had never counted. */
static void
an_article_can_be_taken_back(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct term terms[2][VOCABULARY_TERMS];
	struct terms first = list((uint64_t[]){5, 6, 7}, 3);
	struct terms second = list((uint64_t[]){6, 9}, 2);
	for (int i = 0; i < 2; i++) {
		struct vocabulary *vocabulary = vocabulary_new(arena);
		vocabulary_add(vocabulary, "en", &first, true);
		if (i)
			vocabulary_add(vocabulary, "en", &second, true);
		if (i)
			vocabulary_discount(vocabulary, "en", &second);
		vocabulary_settle(vocabulary);
		assert_int_equal(vocabulary_weigh(vocabulary, arena, "en",
				     &first, true, terms[i]),
		    3);
	}
	assert_memory_equal(terms[0], terms[1], 3 * sizeof **terms);
	arena_free(arena);
}

/* Two words of one key, as nobody expects but somebody might contrive. */
static void
a_shared_key_does_no_harm(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct vocabulary *vocabulary = vocabulary_new(arena);
	struct term terms[VOCABULARY_TERMS];
	struct terms words = list((uint64_t[]){5, 6, 5, 5}, 4);
	vocabulary_add(vocabulary, "en", &words, true);
	vocabulary_settle(vocabulary);
	assert_int_equal(
	    vocabulary_weigh(vocabulary, arena, "en", &words, true, terms), 4);
	for (size_t i = 0; i < 4; i++)
		assert_true(terms[i].weight > 0);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_heaviest_stand_for_an_article),
	    cmocka_unit_test(languages_are_kept_apart),
	    cmocka_unit_test(an_article_can_be_taken_back),
	    cmocka_unit_test(a_shared_key_does_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
