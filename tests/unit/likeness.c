/* Choosing by bounds chooses what comparing every pair would choose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/likeness.h"
#include "article/postings.h"

#include <string.h>
#include <time.h>

enum { ENTRIES = 1200, MOST = 8, WORDS = 3000 };

/* A small generator, the same on every machine (Numerical Recipes' LCG). */
static uint32_t
chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* How a library is made. */
struct kind {
	size_t entries;
	uint32_t words;  /* the ids are below */
	uint32_t terms;  /* of an entry, at most */
	uint32_t weight; /* the greatest */
	uint32_t coarse; /* all are multiples of it: what ties are made of */
	uint32_t topics; /* of an entry, at most */
	uint32_t names;  /* of topics */
};

/* Terms of different words, in no order; some weights are zero. */
static void
random_terms(struct arena *arena, struct library_entry *entry, uint32_t *seed,
    const struct kind *kind)
{
	uint32_t count = chance(seed, kind->terms + 1);
	struct term *terms = ARENA_ARRAY(arena, count, struct term);
	uint32_t id = chance(seed, kind->words);
	uint32_t step = kind->words / (count + 1);
	for (uint32_t i = 0; i < count && step; i++) {
		uint32_t weight = chance(seed, kind->weight + 1);
		terms[entry->term_count++] =
		    (struct term){id, weight / kind->coarse * kind->coarse};
		id = (id + 1 + chance(seed, step)) % kind->words;
	}
	entry->terms = terms;
}

static struct library_entry *
random_library(
    struct arena *arena, uint32_t *seed, const struct kind *kind, size_t count)
{
	static const char *const langs[] = {"en", "en-GB", "EN", "cy"};
	struct library_entry *entries =
	    ARENA_ARRAY(arena, count, struct library_entry);
	for (size_t i = 0; i < count; i++) {
		struct library_entry *entry = &entries[i];
		const char **list =
		    ARENA_ARRAY(arena, kind->topics, const char *);
		entry->id = arena_printf(arena, "a%zu", i - (i % 7 == 3));
		entry->lang = langs[chance(seed, 4)];
		entry->group = entry->lang[0] == 'c' ? "cy" : "en";
		entry->draft = chance(seed, 9) == 0;
		entry->topics.count = chance(seed, kind->topics + 1);
		entry->topics.list = list;
		for (size_t j = 0; j < entry->topics.count; j++)
			list[j] = arena_printf(arena, "%cheme %u",
			    chance(seed, 2) ? 't' : 'T',
			    chance(seed, kind->names));
		random_terms(arena, entry, seed, kind);
	}
	return entries;
}

/* ---- every pair ---- */

static bool
same_language(const struct library_entry *a, const struct library_entry *b)
{
	return (a->lang[0] == 'c') == (b->lang[0] == 'c');
}

/* weights: the own ones, by word. */
static uint64_t
product(const uint64_t *weights, const struct library_entry *entry)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < entry->term_count; i++)
		sum += weights[entry->terms[i].id] * entry->terms[i].weight;
	return sum / WEIGH_ONE;
}

/* One that is named twice counts twice if it is the first's. */
static size_t
common_topics(const struct library_entry *a, const struct library_entry *b)
{
	size_t common = 0;
	for (size_t i = 0; i < a->topics.count; i++) {
		size_t j = 0;
		while (j < b->topics.count && strcmp(a->topics.list[i] + 1,
						  b->topics.list[j] + 1) != 0)
			j++;
		common += j < b->topics.count;
	}
	return common;
}

/* Of all entries; 0: of those that cannot be chosen. */
static void
all_likenesses(const struct library_entry *entries, size_t count,
    const struct library_entry *own, uint64_t *likenesses)
{
	uint64_t weights[WORDS] = {0};
	for (size_t i = 0; i < own->term_count; i++)
		weights[own->terms[i].id] = own->terms[i].weight;
	for (size_t i = 0; i < count; i++) {
		const struct library_entry *entry = &entries[i];
		bool can = !entry->draft && same_language(entry, own) &&
			   strcmp(entry->id, own->id) != 0;
		likenesses[i] =
		    can ? product(weights, entry) +
			      common_topics(own, entry) * LIKENESS_TOPIC
			: 0;
	}
}

/* The first of the greatest. */
static size_t
greatest(const uint64_t *likenesses, size_t count)
{
	size_t best = 0;
	for (size_t i = 1; i < count; i++)
		if (likenesses[i] > likenesses[best])
			best = i;
	return best;
}

static void
compare(const struct likeness *likeness, const struct library_entry *entries,
    size_t count, const struct library_entry *own, size_t most)
{
	struct arena *scratch = arena_new();
	struct like got[MOST];
	uint64_t wanted[ENTRIES];
	all_likenesses(entries, count, own, wanted);
	size_t found = likeness_choose(likeness, scratch, own, most, got);
	arena_free(scratch);
	assert_true(found <= most);
	for (size_t i = 0; i < most; i++) {
		size_t best = greatest(wanted, count);
		if (!wanted[best]) {
			assert_int_equal(found, i);
			return;
		}
		assert_true(i < found);
		assert_ptr_equal(got[i].entry, &entries[best]);
		assert_int_equal(got[i].likeness, wanted[best]);
		wanted[best] = 0;
	}
}

/* Also for entries that are of no library, and drafts. */
static void
compare_all(const struct kind *kind, uint32_t seed)
{
	struct arena *arena = arena_new();
	size_t count = kind->entries, step = 1 + count / 40;
	struct library_entry *entries =
	    random_library(arena, &seed, kind, count + 1);
	const struct likeness *likeness = likeness_new(arena, entries, count);
	for (size_t i = 0; i < count; i += step)
		compare(likeness, entries, count, &entries[i], i % (MOST + 1));
	for (size_t most = 0; most <= MOST; most++)
		compare(likeness, entries, count, &entries[count], most);
	arena_free(arena);
}

static void
random_libraries_agree_with_every_pair(void **state)
{
	(void)state;
	static const struct kind kinds[] = {
	    /* few articles: no bounds; few words and many */
	    {1, 3, 2, WEIGH_ONE, 1, 1, 1},
	    {2, 3, 2, WEIGH_ONE, 1, 1, 1},
	    {36, 400, 64, WEIGH_ONE / 8, 1, 3, 4},
	    {300, 40, 30, WEIGH_ONE / 6, 1, 3, 20},
	    /* many: in common with few and with most */
	    {1200, 60, 30, WEIGH_ONE / 6, 1, 3, 20},
	    {1190, WORDS, 64, WEIGH_ONE / 8, 1, 5, 60},
	    {1200, 2000, 64, WEIGH_ONE / 8, 1, 1, 2},
	    {1200, 900, 20, WEIGH_ONE / 4, 1, 0, 1},
	    /* as good as each other: a few, and too many to look at each */
	    {1200, 900, 12, WEIGH_ONE / 4, WEIGH_ONE / 4, 2, 30},
	    {1200, 50, 12, WEIGH_ONE / 4, WEIGH_ONE / 4, 2, 3},
	    {1200, 9, 3, WEIGH_ONE / 2, WEIGH_ONE / 2, 0, 1},
	    {1200, 5, 4, 0, 1, 3, 2},
	    {1200, 5, 4, 0, 1, 3, 300},
	    /* alike in next to nothing: products that are less than one */
	    {1200, 90, 20, 3000, 1, 1, 40},
	    {1200, 300, 5, 40, 1, 0, 1},
	    /* vectors as long as can be and longer */
	    {1200, 6, 6, WEIGH_ONE, 1, 8, 3},
	    {1200, 700, 400, WEIGH_ONE / 8, 1, 3, 9},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (uint32_t seed = 1; seed <= 6; seed++)
			compare_all(&kinds[i], seed * 77 + (uint32_t)i);
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

/* Of so many topics that no reader would look through, the first count. */
static void
topics_beyond_the_first_are_left_out(void **state)
{
	(void)state;
	enum { TOPICS = POSTINGS_TOPICS + 1 };
	struct arena *arena = arena_new();
	const char *topics[TOPICS], *last[1];
	struct library_entry entries[2] = {
	    {.id = "a", .group = "en", .topics = {topics, TOPICS}},
	    {.id = "b", .group = "en", .topics = {last, 1}},
	};
	for (size_t i = 0; i < TOPICS; i++)
		topics[i] = arena_printf(arena, "topic %zu", i);
	struct like best[1];
	for (size_t i = TOPICS - 3; i < TOPICS; i++) {
		size_t found = i < POSTINGS_TOPICS;
		last[0] = topics[i];
		const struct likeness *likeness =
		    likeness_new(arena, entries, 2);
		for (size_t j = 0; j < 2; j++)
			assert_int_equal(likeness_choose(likeness, arena,
					     &entries[j], 1, best),
			    found);
	}
	arena_free(arena);
}

/* ---- many ---- */

/* Articles of so many terms of 24,000, rare and frequent. */
static struct library_entry *
large_library(struct arena *arena, size_t count, uint32_t words)
{
	struct library_entry *entries =
	    ARENA_ARRAY(arena, count, struct library_entry);
	uint32_t seed = 5;
	for (size_t i = 0; i < count; i++) {
		struct term *terms = ARENA_ARRAY(arena, words, struct term);
		uint32_t id = 0;
		for (uint32_t j = 0; j < words; j++) {
			id += 1 + chance(&seed, j * j / 2 + 2);
			terms[j] = (struct term){
			    id, 1 + chance(&seed, WEIGH_ONE / 16)};
		}
		entries[i] =
		    (struct library_entry){.id = arena_printf(arena, "a%zu", i),
			.lang = "en",
			.group = "en",
			.terms = terms,
			.term_count = words};
	}
	return entries;
}

/* More than one volume holds: the best are looked for in all of them, and of
 * equal ones the first is taken. */
static void
all_volumes_are_looked_through(void **state)
{
	(void)state;
	enum { COUNT = 140000, TWIN = 139990 };
	struct arena *arena = arena_new();
	struct library_entry *entries = large_library(arena, COUNT, 6);
	const struct likeness *likeness = likeness_new(arena, entries, COUNT);
	uint64_t *wanted = ARENA_ARRAY(arena, COUNT, uint64_t);
	struct like got[MOST];
	entries[TWIN].terms = entries[7].terms;
	for (size_t i = 7; i < COUNT; i += 33333) {
		all_likenesses(entries, COUNT, &entries[i], wanted);
		assert_int_equal(
		    likeness_choose(likeness, arena, &entries[i], MOST, got),
		    MOST);
		for (size_t j = 0; j < MOST; j++) {
			size_t best = greatest(wanted, COUNT);
			assert_ptr_equal(got[j].entry, &entries[best]);
			assert_int_equal(got[j].likeness, wanted[best]);
			wanted[best] = 0;
		}
	}
	arena_free(arena);
}

/* All of the choices of 200 of 20,000 articles within the time in which no two
 * could be compared with all. */
static void
many_articles_take_little_time(void **state)
{
	(void)state;
	enum { COUNT = 20000, CHOICES = 200 };
	struct arena *arena = arena_new();
	struct library_entry *entries = large_library(arena, COUNT, 64);
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
	    cmocka_unit_test(topics_beyond_the_first_are_left_out),
	    cmocka_unit_test(all_volumes_are_looked_through),
	    cmocka_unit_test(many_articles_take_little_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
