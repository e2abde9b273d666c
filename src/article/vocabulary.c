/*
 * A hash table with open addresses, at most three quarters full, from a
 * language and the key of a word to the word's number and articles.
 *
 * Words are numbered as they first come.
 */
#include "article/vocabulary.h"

#include <assert.h>
#include <string.h>

#define NO_GROUP SIZE_MAX

enum { SLOTS_FIRST = 4096, OFTEN = 64 };

struct word {
	uint64_t key;      /* of language and word */
	uint32_t number;   /* from 1; 0: the slot is free */
	uint32_t articles; /* with the word */
};

/* A language and the number of its articles. */
struct group {
	const char *name;
	size_t articles;
	uint32_t *rare; /* weigh_rare of a word that so many of them have */
};

struct vocabulary {
	struct arena *arena;
	struct word *slots; /* a power of two of them */
	size_t slot_count, count;
	struct group *groups; /* few */
	size_t group_count, group_capacity;
	uint32_t often[OFTEN]; /* weigh_often of the first numbers, from 1 */
};

struct vocabulary *
vocabulary_new(struct arena *arena)
{
	struct vocabulary *vocabulary = ARENA_NEW(arena, struct vocabulary);
	vocabulary->arena = arena;
	vocabulary->slot_count = SLOTS_FIRST;
	vocabulary->slots = ARENA_ARRAY(arena, SLOTS_FIRST, struct word);
	for (uint32_t i = 1; i < OFTEN; i++)
		vocabulary->often[i] = weigh_often(i);
	return vocabulary;
}

/* ---- languages ---- */

static size_t
find_group(const struct vocabulary *vocabulary, const char *name)
{
	for (size_t i = 0; i < vocabulary->group_count; i++)
		if (strcmp(vocabulary->groups[i].name, name) == 0)
			return i;
	return NO_GROUP;
}

static size_t
add_group(struct vocabulary *vocabulary, const char *name)
{
	size_t found = find_group(vocabulary, name);
	if (found != NO_GROUP)
		return found;
	struct group group = {.name = arena_strdup(vocabulary->arena, name)};
	ARENA_PUSH(vocabulary->arena, vocabulary->groups,
	    vocabulary->group_count, vocabulary->group_capacity, group);
	return vocabulary->group_count - 1;
}

/* The key of a word in a language; the factor is that of Fibonacci hashing
 * (Knuth, The Art of Computer Programming 3, section 6.4). */
static uint64_t
key_in(size_t group, uint64_t key)
{
	return key ^ (uint64_t)group * UINT64_C(0x9e3779b97f4a7c15);
}

/* ---- words ---- */

/* The slot that holds the word, or the free one where it would be. */
static struct word *
slot_of(const struct vocabulary *vocabulary, uint64_t key)
{
	size_t mask = vocabulary->slot_count - 1, at = (size_t)key & mask;
	while (vocabulary->slots[at].number && vocabulary->slots[at].key != key)
		at = (at + 1) & mask;
	return &vocabulary->slots[at];
}

/* The slots of an article's words lie anywhere in a large memory: all are
 * called for before the first is looked at, so that waiting for them is done
 * at once. */
static void
call_slots(const struct vocabulary *vocabulary, size_t group,
    const struct terms *words)
{
	size_t mask = vocabulary->slot_count - 1;
	for (size_t i = 0; i < words->count; i++) {
		uint64_t key = key_in(group, words->keys[i]);
		__builtin_prefetch(&vocabulary->slots[(size_t)key & mask]);
	}
}

static void
grow(struct vocabulary *vocabulary)
{
	struct word *old = vocabulary->slots;
	size_t count = vocabulary->slot_count;
	vocabulary->slot_count *= 2;
	vocabulary->slots =
	    ARENA_ARRAY(vocabulary->arena, count * 2, struct word);
	for (size_t i = 0; i < count; i++)
		if (old[i].number)
			*slot_of(vocabulary, old[i].key) = old[i];
}

void
vocabulary_add(struct vocabulary *vocabulary, const char *group,
    const struct terms *words, bool counts)
{
	size_t own = add_group(vocabulary, group);
	vocabulary->groups[own].articles += counts;
	while (
	    4 * (vocabulary->count + words->count) > 3 * vocabulary->slot_count)
		grow(vocabulary);
	call_slots(vocabulary, own, words);
	for (size_t i = 0; i < words->count; i++) {
		uint64_t key = key_in(own, words->keys[i]);
		struct word *word = slot_of(vocabulary, key);
		if (!word->number) {
			word->key = key;
			word->number = (uint32_t)++vocabulary->count;
		}
		word->articles += counts;
	}
}

void
vocabulary_discount(
    struct vocabulary *vocabulary, const char *group, const struct terms *words)
{
	size_t own = find_group(vocabulary, group);
	assert(own != NO_GROUP && vocabulary->groups[own].articles > 0);
	vocabulary->groups[own].articles--;
	for (size_t i = 0; i < words->count; i++) {
		struct word *word =
		    slot_of(vocabulary, key_in(own, words->keys[i]));
		word->articles -= word->articles > 0;
	}
}

/* ---- weights ---- */

void
vocabulary_settle(struct vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->group_count; i++) {
		struct group *group = &vocabulary->groups[i];
		group->rare = ARENA_ARRAY(
		    vocabulary->arena, group->articles + 1, uint32_t);
		for (size_t df = 0; df <= group->articles; df++)
			group->rare[df] = weigh_rare(df, group->articles);
	}
}

/*
 * A word of an article that is being weighed, as one number: words that others
 * have as well come first, then heavy ones, then those with the lower number.
 */
static uint64_t
rank_of(bool shared, uint32_t product, uint32_t id)
{
	return (uint64_t)shared << 63 | (uint64_t)product << 32 |
	       (UINT32_MAX - id);
}

/* What it was made of; a product has 31 bits at most (weigh.h). */
static uint32_t
product_of(uint64_t rank)
{
	return (uint32_t)(rank >> 32) & INT32_MAX;
}

static uint32_t
id_of(uint64_t rank)
{
	return UINT32_MAX - (uint32_t)rank;
}

/* Neither the least nor the greatest of three. */
static uint64_t
median(uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t least = a < b ? a : b, most = a < b ? b : a;
	return c < least ? least : c > most ? most : c;
}

/*
 * The k-th largest of the ranks, from 1, by Hoare's FIND (1961), with the
 * median of three as pivot.  Every rank is written to both parts, and counts
 * in one: half of the jumps of a search that swaps are guessed wrong, and
 * here there are none (Edelkamp and Weiss, "BlockQuicksort", 2016).  No two
 * ranks are the same.  Both memories have room for all and are written to.
 */
static uint64_t
find_rank(uint64_t *ranks, uint64_t *spare, size_t count, size_t k)
{
	for (;;) {
		uint64_t pivot =
		    median(ranks[0], ranks[count / 2], ranks[count - 1]);
		size_t larger = 0, smaller = 0;
		for (size_t i = 0; i < count; i++) {
			uint64_t rank = ranks[i];
			ranks[larger] = rank;
			larger += rank > pivot;
			spare[smaller] = rank;
			smaller += rank < pivot;
		}
		if (k == larger + 1)
			return pivot;
		if (k <= larger) {
			count = larger;
			continue;
		}
		k -= larger + 1;
		count = smaller;
		uint64_t *other = ranks;
		ranks = spare;
		spare = other;
	}
}

/* The rank of the last that stands for the article. */
static uint64_t
lowest_rank(struct arena *scratch, const uint64_t *ranks, size_t count)
{
	if (count <= VOCABULARY_TERMS)
		return 0;
	uint64_t *copy = arena_room(scratch, 2 * count * sizeof *copy);
	memcpy(copy, ranks, count * sizeof *copy);
	return find_rank(copy, copy + count, count, VOCABULARY_TERMS);
}

/* Words that share a key may seem to stand in more articles than there are. */
static uint32_t
rare_of(const struct group *group, const struct word *word)
{
	return group->rare[word->articles < group->articles ? word->articles
							    : group->articles];
}

static uint64_t
weigh_word(const struct vocabulary *vocabulary, const struct group *group,
    const struct word *word, uint32_t count, bool counts)
{
	uint32_t often =
	    count < OFTEN ? vocabulary->often[count] : weigh_often(count);
	uint32_t product = weigh_product(often, rare_of(group, word));
	return rank_of(word->articles > counts, product, word->number - 1);
}

/* Those of the words that the vocabulary has; *squares: of their products,
 * added up. */
static size_t
weigh_known(const struct vocabulary *vocabulary, size_t group,
    const struct terms *words, bool counts, uint64_t *ranks, uint64_t *squares)
{
	size_t known = 0;
	*squares = 0;
	call_slots(vocabulary, group, words);
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word =
		    slot_of(vocabulary, key_in(group, words->keys[i]));
		if (!word->number)
			continue;
		uint64_t rank = weigh_word(vocabulary,
		    &vocabulary->groups[group], word, words->counts[i], counts);
		uint64_t product = product_of(rank);
		*squares += product * product;
		ranks[known++] = rank;
	}
	return known;
}

size_t
vocabulary_weigh(const struct vocabulary *vocabulary, struct arena *scratch,
    const char *group, const struct terms *words, bool counts,
    struct term terms[VOCABULARY_TERMS])
{
	size_t own = find_group(vocabulary, group), kept = 0;
	uint64_t squares;
	if (own == NO_GROUP)
		return 0;
	uint64_t *ranks = arena_room(scratch, words->count * sizeof *ranks);
	size_t known =
	    weigh_known(vocabulary, own, words, counts, ranks, &squares);
	uint64_t lowest = lowest_rank(scratch, ranks, known);
	struct weigh_length length = weigh_length(squares);
	for (size_t i = 0; i < known; i++)
		if (ranks[i] >= lowest)
			terms[kept++] = (struct term){id_of(ranks[i]),
			    weigh_part(length, product_of(ranks[i]))};
	return kept;
}
