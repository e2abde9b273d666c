/* The inverted index chooses what comparing every pair would choose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/likeness.h"

#include <string.h>
#include <time.h>

enum { ENTRIES = 36, MOST = 8 };

/* A small generator, the same on every machine (Numerical Recipes' LCG). */
static uint32_t
chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void
random_terms(struct arena *arena, struct library_entry *entry, uint32_t *seed,
    uint32_t words)
{
	struct term *terms = ARENA_ARRAY(arena, words, struct term);
	uint32_t share = 1 + chance(seed, 100);
	for (uint32_t id = 0; id < words; id++)
		if (chance(seed, 100) < share)
			terms[entry->term_count++] =
			    (struct term){id, 1 + chance(seed, WEIGH_ONE / 16)};
	/* Equal weights are what ties are made of. */
	for (size_t i = 0; share % 3 == 0 && i < entry->term_count; i++)
		terms[i].weight = WEIGH_ONE / 16;
	entry->terms = terms;
}

static struct library_entry *
random_library(struct arena *arena, uint32_t seed, size_t count)
{
	static const char *const langs[] = {"en", "en-GB", "EN", "cy"};
	static const char *const topics[] = {"Sleep", "sleep", "grief", "x"};
	struct library_entry *entries =
	    ARENA_ARRAY(arena, count, struct library_entry);
	uint32_t words = 1 + chance(&seed, 400);
	for (size_t i = 0; i < count; i++) {
		struct library_entry *entry = &entries[i];
		const char **list = ARENA_ARRAY(arena, 3, const char *);
		entry->id = arena_printf(arena, "a%zu", i);
		entry->lang = langs[chance(&seed, 4)];
		entry->group = entry->lang[0] == 'c' ? "cy" : "en";
		entry->draft = chance(&seed, 9) == 0;
		entry->topics.count = chance(&seed, 4);
		entry->topics.list = list;
		for (size_t j = 0; j < entry->topics.count; j++)
			list[j] = topics[chance(&seed, 4)];
		random_terms(arena, entry, &seed, words);
	}
	return entries;
}

/* ---- every pair ---- */

static bool
same_language(const struct library_entry *a, const struct library_entry *b)
{
	return (a->lang[0] == 'c') == (b->lang[0] == 'c');
}

/* The cosine of two lists of terms by ascending id. */
static uint64_t
cosine(const struct library_entry *a, const struct library_entry *b)
{
	uint64_t sum = 0;
	for (size_t i = 0, j = 0; i < a->term_count && j < b->term_count;) {
		const struct term *x = &a->terms[i], *y = &b->terms[j];
		if (x->id == y->id)
			sum += (uint64_t)x->weight * y->weight;
		i += x->id <= y->id;
		j += y->id <= x->id;
	}
	return sum / WEIGH_ONE;
}

static size_t
common_topics(const struct library_entry *a, const struct library_entry *b)
{
	size_t common = 0;
	for (size_t i = 0; i < a->topics.count; i++) {
		size_t j = 0;
		while (j < b->topics.count && (a->topics.list[i][0] | 32) !=
						  (b->topics.list[j][0] | 32))
			j++;
		common += j < b->topics.count;
	}
	return common;
}

/* The best of those that are not chosen yet; NULL: none is like it. */
static const struct library_entry *
best_of(const struct library_entry *entries, size_t count,
    const struct library_entry *own, const bool *chosen, uint64_t *likeness)
{
	const struct library_entry *best = NULL;
	*likeness = 0;
	for (size_t i = 0; i < count; i++) {
		const struct library_entry *entry = &entries[i];
		if (entry->draft || chosen[i] || !same_language(entry, own) ||
		    strcmp(entry->id, own->id) == 0)
			continue;
		uint64_t like = cosine(own, entry) +
				common_topics(own, entry) * LIKENESS_TOPIC;
		if (like > *likeness) {
			*likeness = like;
			best = entry;
		}
	}
	return best;
}

static void
compare(const struct likeness *likeness, const struct library_entry *entries,
    size_t count, const struct library_entry *own)
{
	struct arena *scratch = arena_new();
	struct like got[MOST];
	bool chosen[ENTRIES] = {false};
	size_t found = likeness_choose(likeness, scratch, own, MOST, got);
	arena_free(scratch);
	for (size_t i = 0; i < MOST; i++) {
		uint64_t wanted;
		const struct library_entry *best =
		    best_of(entries, count, own, chosen, &wanted);
		if (!best) {
			assert_int_equal(found, i);
			return;
		}
		assert_true(i < found);
		assert_ptr_equal(got[i].entry, best);
		assert_int_equal(got[i].likeness, wanted);
		chosen[best - entries] = true;
	}
	assert_int_equal(found, MOST);
}

static void
random_libraries_agree_with_every_pair(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 16; seed++) {
		struct arena *arena = arena_new();
		size_t count = seed % 4 ? 14 : 36;
		struct library_entry *entries =
		    random_library(arena, seed, count + 1);
		const struct likeness *likeness =
		    likeness_new(arena, entries, count);
		for (size_t i = 0; i < count; i += 4)
			compare(likeness, entries, count, &entries[i]);
		compare(likeness, entries, count, &entries[count]);
		arena_free(arena);
	}
}

static void
an_empty_library_has_nothing(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct library_entry own = {.id = "a", .lang = "en", .group = "en"};
	struct like best[1];
	const struct likeness *likeness = likeness_new(arena, NULL, 0);
	assert_int_equal(likeness_choose(likeness, arena, &own, 1, best), 0);
	likeness = likeness_new(arena, &own, 1);
	assert_int_equal(likeness_choose(likeness, arena, &own, 1, best), 0);
	assert_int_equal(likeness_choose(likeness, arena, &own, 0, best), 0);
	arena_free(arena);
}

/* 20,000 articles of 64 words out of 30,000, rare and frequent: all of the
 * choices of 200 of them within the time in which no two articles could be
 * compared with all. */
static void
many_articles_take_little_time(void **state)
{
	(void)state;
	enum { COUNT = 20000, WORDS = 64, CHOICES = 200 };
	struct arena *arena = arena_new();
	struct library_entry *entries =
	    ARENA_ARRAY(arena, COUNT, struct library_entry);
	uint32_t seed = 5;
	for (size_t i = 0; i < COUNT; i++) {
		struct term *terms = ARENA_ARRAY(arena, WORDS, struct term);
		uint32_t id = 0;
		for (size_t j = 0; j < WORDS; j++) {
			id += 1 + chance(&seed, (uint32_t)(j * j / 2 + 2));
			terms[j] = (struct term){
			    id, 1 + chance(&seed, WEIGH_ONE / 16)};
		}
		entries[i] =
		    (struct library_entry){.id = arena_printf(arena, "a%zu", i),
			.lang = "en",
			.group = "en",
			.terms = terms,
			.term_count = WORDS};
	}
	struct timespec begin, end;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
	const struct likeness *likeness = likeness_new(arena, entries, COUNT);
	struct like best[4];
	for (size_t i = 0; i < CHOICES; i++)
		assert_int_equal(
		    likeness_choose(likeness, arena, &entries[i * 97], 4, best),
		    4);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	assert_true(end.tv_sec - begin.tv_sec < 10);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(random_libraries_agree_with_every_pair),
	    cmocka_unit_test(an_empty_library_has_nothing),
	    cmocka_unit_test(many_articles_take_little_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
