/*
 * A hash table with open addresses, at most half full, from a language and a
 * word to the word's number.
 *
 * Words are numbered as they first come.
 */
#include "article/vocabulary.h"

#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

#define NO_GROUP UINT32_MAX

enum { SLOTS_FIRST = 4096 };

struct word {
	const char *text;
	uint32_t group; /* of its language */
};

/* A language and the number of its articles. */
struct group {
	const char *name;
	size_t articles;
};

struct vocabulary {
	struct arena *arena;
	struct word *words; /* by number */
	size_t count, capacity;
	uint32_t *articles_with; /* df, by number */
	size_t articles_with_count, articles_with_capacity;
	uint32_t *slots; /* number + 1, or 0; a power of two of them */
	size_t slot_count;
	struct group *groups; /* few */
	size_t group_count, group_capacity;
};

struct vocabulary *
vocabulary_new(struct arena *arena)
{
	struct vocabulary *vocabulary = ARENA_NEW(arena, struct vocabulary);
	vocabulary->arena = arena;
	vocabulary->slot_count = SLOTS_FIRST;
	vocabulary->slots = ARENA_ARRAY(arena, SLOTS_FIRST, uint32_t);
	return vocabulary;
}

static uint32_t
find_group(const struct vocabulary *vocabulary, const char *name)
{
	for (size_t i = 0; i < vocabulary->group_count; i++)
		if (strcmp(vocabulary->groups[i].name, name) == 0)
			return (uint32_t)i;
	return NO_GROUP;
}

static uint32_t
add_group(struct vocabulary *vocabulary, const char *name)
{
	uint32_t found = find_group(vocabulary, name);
	if (found != NO_GROUP)
		return found;
	struct group group = {arena_strdup(vocabulary->arena, name), 0};
	ARENA_PUSH(vocabulary->arena, vocabulary->groups,
	    vocabulary->group_count, vocabulary->group_capacity, group);
	return (uint32_t)vocabulary->group_count - 1;
}

/* The slot that holds the word, or the empty one where it would be. */
static uint32_t *
slot_of(const struct vocabulary *vocabulary, uint32_t group, const char *text)
{
	size_t mask = vocabulary->slot_count - 1;
	size_t at = (size_t)digest_bytes(text, strlen(text)).low + group;
	for (at &= mask; vocabulary->slots[at]; at = (at + 1) & mask) {
		const struct word *word =
		    &vocabulary->words[vocabulary->slots[at] - 1];
		if (word->group == group && strcmp(word->text, text) == 0)
			break;
	}
	return &vocabulary->slots[at];
}

static void
grow_slots(struct vocabulary *vocabulary)
{
	vocabulary->slot_count *= 2;
	vocabulary->slots =
	    ARENA_ARRAY(vocabulary->arena, vocabulary->slot_count, uint32_t);
	for (size_t i = 0; i < vocabulary->count; i++) {
		const struct word *word = &vocabulary->words[i];
		*slot_of(vocabulary, word->group, word->text) = (uint32_t)i + 1;
	}
}

/* The word's number; a new word gets the next one. */
static uint32_t
number_of(struct vocabulary *vocabulary, uint32_t group, const char *text)
{
	if (2 * (vocabulary->count + 1) > vocabulary->slot_count)
		grow_slots(vocabulary);
	uint32_t *slot = slot_of(vocabulary, group, text);
	if (*slot == 0) {
		struct word word = {
		    arena_strdup(vocabulary->arena, text), group};
		ARENA_PUSH(vocabulary->arena, vocabulary->words,
		    vocabulary->count, vocabulary->capacity, word);
		ARENA_PUSH(vocabulary->arena, vocabulary->articles_with,
		    vocabulary->articles_with_count,
		    vocabulary->articles_with_capacity, 0);
		*slot = (uint32_t)vocabulary->count;
	}
	return *slot - 1;
}

static int
compare_terms(const void *a, const void *b)
{
	uint32_t x = ((const struct term *)a)->id;
	uint32_t y = ((const struct term *)b)->id;
	return (x > y) - (x < y);
}

static void
sort_terms(struct vocabulary_terms *terms)
{
	if (terms->count)
		qsort(terms->list, terms->count, sizeof *terms->list,
		    compare_terms);
}

struct vocabulary_terms
vocabulary_add(
    struct vocabulary *vocabulary, const char *group, const struct terms *words)
{
	uint32_t own = add_group(vocabulary, group);
	struct vocabulary_terms terms = {
	    .list = ARENA_ARRAY(vocabulary->arena, words->count, struct term),
	    .count = words->count};
	for (size_t i = 0; i < words->count; i++)
		terms.list[i] = (struct term){
		    .id = number_of(vocabulary, own, words->words[i].word),
		    .count = words->words[i].count};
	sort_terms(&terms);
	return terms;
}

struct vocabulary_terms
vocabulary_find(const struct vocabulary *vocabulary, struct arena *arena,
    const char *group, const struct terms *words)
{
	uint32_t own = find_group(vocabulary, group);
	struct vocabulary_terms terms = {
	    .list = ARENA_ARRAY(arena, words->count, struct term)};
	for (size_t i = 0; i < words->count; i++) {
		uint32_t number =
		    *slot_of(vocabulary, own, words->words[i].word);
		if (number > 0)
			terms.list[terms.count++] = (struct term){
			    .id = number - 1, .count = words->words[i].count};
	}
	sort_terms(&terms);
	return terms;
}

void
vocabulary_count(struct vocabulary *vocabulary, const char *group,
    const struct vocabulary_terms *terms)
{
	vocabulary->groups[add_group(vocabulary, group)].articles++;
	for (size_t i = 0; i < terms->count; i++)
		vocabulary->articles_with[terms->list[i].id]++;
}

void
vocabulary_weigh(const struct vocabulary *vocabulary, const char *group,
    struct vocabulary_terms *terms)
{
	uint32_t own = find_group(vocabulary, group);
	if (own != NO_GROUP)
		weigh_terms(terms->list, terms->count,
		    vocabulary->articles_with,
		    vocabulary->groups[own].articles);
}
