/*
 * An inverted index (Zobel and Moffat, "Inverted files for text search
 * engines", 2006): for each word the articles that it stands for, with its
 * weight in each.  Going through the lists of an article's words adds up its
 * likeness to every article that has one of them; the others have none.
 *
 * Half of an article's different words are common ones, which make the lists
 * long and say little; so only its heaviest stand for it, as in the "more like
 * this" of search engines.
 */
#include "article/likeness.h"

#include "base/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct posting {
	uint32_t member; /* of the group */
	uint32_t weight;
};

/* A topic of a member; sorted by key, then member, each pair once. */
struct topic {
	uint64_t key;
	uint32_t member;
};

/* Which terms stand for an article: those of a higher rank, and the first so
 * many of this rank. */
struct cut {
	uint32_t rank, ties;
};

/* The articles of one language. */
struct group {
	const char *name;                     /* language_group of them all */
	const struct library_entry **members; /* in the library's order */
	size_t count, capacity;
	uint32_t term_count;      /* numbers are below */
	uint32_t *articles_with;  /* for each term */
	uint32_t *starts;         /* of its postings; one more at the end */
	struct posting *postings; /* by member within a term */
	struct cut *cuts;         /* for each member */
	struct topic *topics;
	size_t topic_count;
};

struct likeness {
	struct group *groups;
	size_t count, capacity;
};

/* ---- languages and topics ---- */

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static struct group *
find_group(const struct likeness *likeness, const char *name)
{
	for (size_t i = 0; i < likeness->count; i++)
		if (strcmp(likeness->groups[i].name, name) == 0)
			return &likeness->groups[i];
	return NULL;
}

/* The same for topics that differ in the case of ASCII letters only. */
static uint64_t
topic_key(const char *topic)
{
	char folded[256];
	size_t size = 0;
	for (; topic[size] && size < sizeof folded; size++)
		folded[size] = lower(topic[size]);
	uint64_t key = digest_bytes(folded, size).low;
	return topic[size]
		   ? key ^ digest_bytes(topic + size, strlen(topic + size)).low
		   : key;
}

static int
compare_topics(const void *a, const void *b)
{
	const struct topic *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->member > y->member) - (x->member < y->member);
}

static void
list_topics(struct arena *arena, struct group *group)
{
	size_t count = 0, kept = 0;
	for (size_t i = 0; i < group->count; i++)
		count += group->members[i]->topics.count;
	group->topics = ARENA_ARRAY(arena, count, struct topic);
	count = 0;
	for (size_t i = 0; i < group->count; i++) {
		const struct strings_list *topics = &group->members[i]->topics;
		for (size_t j = 0; j < topics->count; j++)
			group->topics[count++] = (struct topic){
			    topic_key(topics->list[j]), (uint32_t)i};
	}
	if (count)
		qsort(group->topics, count, sizeof *group->topics,
		    compare_topics);
	for (size_t i = 0; i < count; i++)
		if (!kept || compare_topics(&group->topics[kept - 1],
				 &group->topics[i]) != 0)
			group->topics[kept++] = group->topics[i];
	group->topic_count = kept;
}

/* ---- the terms that stand for an article ---- */

/* Of the rank of a word that another article has, too; weights are below. */
#define SHARED (UINT32_C(1) << 31)

/* own: how many articles of the group the article itself is. */
static uint32_t
rank_of(const struct group *group, const struct term *term, uint32_t own)
{
	if (term->id >= group->term_count ||
	    group->articles_with[term->id] <= own)
		return term->weight;
	return term->weight | SHARED;
}

/* The k-th largest of the ranks, from 1, by Hoare's FIND (1961); their order
 * changes. */
static uint32_t
find_rank(uint32_t *ranks, size_t count, size_t k)
{
	size_t low = 0, high = count - 1;
	while (low < high) {
		uint32_t pivot = ranks[low + (high - low) / 2];
		size_t i = low, j = high;
		for (;; i++, j--) {
			while (ranks[i] > pivot)
				i++;
			while (ranks[j] < pivot)
				j--;
			if (i >= j)
				break;
			uint32_t swap = ranks[i];
			ranks[i] = ranks[j];
			ranks[j] = swap;
		}
		/* All up to j are at least the pivot, all after it at most. */
		if (k - 1 <= j)
			high = j;
		else
			low = j + 1;
	}
	return ranks[k - 1];
}

static struct cut
cut_of(const struct group *group, const struct library_entry *entry,
    uint32_t own, uint32_t *ranks)
{
	struct cut cut = {0, UINT32_MAX};
	if (entry->term_count <= LIKENESS_TERMS)
		return cut;
	for (size_t i = 0; i < entry->term_count; i++)
		ranks[i] = rank_of(group, &entry->terms[i], own);
	cut.rank = find_rank(ranks, entry->term_count, LIKENESS_TERMS);
	cut.ties = LIKENESS_TERMS;
	for (size_t i = 0; i < entry->term_count; i++)
		cut.ties -= ranks[i] > cut.rank;
	return cut;
}

/* The next term that stands for the article, from *at on; NULL: no more. */
static const struct term *
next_term(const struct group *group, const struct library_entry *entry,
    uint32_t own, struct cut *cut, size_t *at)
{
	while (*at < entry->term_count) {
		const struct term *term = &entry->terms[(*at)++];
		uint32_t rank = rank_of(group, term, own);
		if (rank > cut->rank)
			return term;
		if (rank == cut->rank && cut->ties) {
			cut->ties--;
			return term;
		}
	}
	return NULL;
}

/* ---- the index ---- */

static void
count_terms(struct arena *arena, struct group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct library_entry *entry = group->members[i];
		if (entry->term_count &&
		    entry->terms[entry->term_count - 1].id >= group->term_count)
			group->term_count =
			    entry->terms[entry->term_count - 1].id + 1;
	}
	group->articles_with = ARENA_ARRAY(arena, group->term_count, uint32_t);
	for (size_t i = 0; i < group->count; i++)
		for (size_t j = 0; j < group->members[i]->term_count; j++)
			group->articles_with[group->members[i]->terms[j].id]++;
}

static void
cut_members(struct arena *arena, struct group *group)
{
	size_t most = 0;
	for (size_t i = 0; i < group->count; i++)
		if (group->members[i]->term_count > most)
			most = group->members[i]->term_count;
	struct arena *scratch = arena_new();
	uint32_t *ranks = ARENA_ARRAY(scratch, most, uint32_t);
	group->cuts = ARENA_ARRAY(arena, group->count, struct cut);
	for (size_t i = 0; i < group->count; i++)
		group->cuts[i] = cut_of(group, group->members[i], 1, ranks);
	arena_free(scratch);
}

/* Counts the postings of each term, at two places on from its number. */
static void
count_postings(struct group *group)
{
	const struct term *term;
	for (size_t i = 0; i < group->count; i++) {
		struct cut cut = group->cuts[i];
		size_t at = 0;
		while ((term = next_term(
			    group, group->members[i], 1, &cut, &at)) != NULL)
			group->starts[term->id + 2]++;
	}
}

/* Puts each where its term's next one goes, which ends as the start of the
 * term after it. */
static void
place_postings(struct group *group)
{
	const struct term *term;
	for (size_t i = 0; i < group->count; i++) {
		struct cut cut = group->cuts[i];
		size_t at = 0;
		while ((term = next_term(
			    group, group->members[i], 1, &cut, &at)) != NULL)
			group->postings[group->starts[term->id + 1]++] =
			    (struct posting){(uint32_t)i, term->weight};
	}
}

/* A counting sort by term. */
static void
turn_over(struct arena *arena, struct group *group)
{
	group->starts =
	    ARENA_ARRAY(arena, (size_t)group->term_count + 2, uint32_t);
	count_postings(group);
	for (uint32_t id = 0; id < group->term_count; id++)
		group->starts[id + 2] += group->starts[id + 1];
	group->postings = ARENA_ARRAY(
	    arena, group->starts[group->term_count + 1], struct posting);
	place_postings(group);
}

static void
add_member(struct arena *arena, struct likeness *likeness,
    const struct library_entry *entry)
{
	struct group *group = find_group(likeness, entry->group);
	if (!group) {
		ARENA_PUSH(arena, likeness->groups, likeness->count,
		    likeness->capacity, (struct group){.name = entry->group});
		group = &likeness->groups[likeness->count - 1];
	}
	ARENA_PUSH(arena, group->members, group->count, group->capacity, entry);
}

const struct likeness *
likeness_new(
    struct arena *arena, const struct library_entry *entries, size_t count)
{
	struct likeness *likeness = ARENA_NEW(arena, struct likeness);
	for (size_t i = 0; i < count; i++)
		if (!entries[i].draft)
			add_member(arena, likeness, &entries[i]);
	for (size_t i = 0; i < likeness->count; i++) {
		struct group *group = &likeness->groups[i];
		count_terms(arena, group);
		cut_members(arena, group);
		turn_over(arena, group);
		list_topics(arena, group);
	}
	return likeness;
}

/* ---- choosing ---- */

/* Likenesses so far, times WEIGH_ONE, and who has any. */
struct sums {
	uint64_t *of; /* for each member */
	uint32_t *touched;
	size_t count;
};

static void
add(struct sums *sums, uint32_t member, uint64_t product)
{
	if (!sums->of[member] && product)
		sums->touched[sums->count++] = member;
	sums->of[member] += product;
}

static void
add_terms(const struct group *group, const struct library_entry *own,
    const struct cut *cut, uint32_t is_member, struct sums *sums)
{
	struct cut left = *cut;
	const struct term *term;
	for (size_t at = 0;
	     (term = next_term(group, own, is_member, &left, &at)) != NULL;) {
		if (term->id >= group->term_count)
			continue;
		for (uint32_t i = group->starts[term->id];
		     i < group->starts[term->id + 1]; i++)
			add(sums, group->postings[i].member,
			    (uint64_t)term->weight * group->postings[i].weight);
	}
}

/* The first topic of the group that is not below the key. */
static size_t
first_topic(const struct group *group, uint64_t key)
{
	size_t low = 0, high = group->topic_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (group->topics[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_topics(const struct group *group, const struct library_entry *own,
    struct sums *sums)
{
	for (size_t i = 0; i < own->topics.count; i++) {
		uint64_t key = topic_key(own->topics.list[i]);
		for (size_t at = first_topic(group, key);
		     at < group->topic_count && group->topics[at].key == key;
		     at++)
			add(sums, group->topics[at].member,
			    LIKENESS_TOPIC * WEIGH_ONE);
	}
}

/* The better first; entries of one library lie in its order. */
static bool
is_better(const struct like *a, const struct like *b)
{
	return a->likeness != b->likeness ? a->likeness > b->likeness
					  : a->entry < b->entry;
}

static void
insert(struct like *best, size_t *count, size_t most, struct like like)
{
	size_t at = *count;
	while (at > 0 && is_better(&like, &best[at - 1]))
		at--;
	if (at >= most)
		return;
	if (*count < most)
		(*count)++;
	memmove(best + at + 1, best + at, (*count - at - 1) * sizeof *best);
	best[at] = like;
}

/* The member's number; the group's count: it is none. */
static size_t
member_of(const struct group *group, const struct library_entry *own)
{
	size_t low = 0, high = group->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (group->members[middle] < own)
			low = middle + 1;
		else
			high = middle;
	}
	return low < group->count && group->members[low] == own ? low
								: group->count;
}

static void
add_all(const struct group *group, const struct library_entry *own,
    struct arena *scratch, struct sums *sums)
{
	size_t member = member_of(group, own);
	uint32_t is_member = member < group->count;
	struct cut cut =
	    is_member ? group->cuts[member]
		      : cut_of(group, own, 0,
			    ARENA_ARRAY(scratch, own->term_count, uint32_t));
	add_terms(group, own, &cut, is_member, sums);
	add_topics(group, own, sums);
}

size_t
likeness_choose(const struct likeness *likeness,
    const struct library_entry *own, size_t most, struct like *best)
{
	const struct group *group = find_group(likeness, own->group);
	size_t count = 0;
	if (!group || !most)
		return 0;
	struct arena *scratch = arena_new();
	struct sums sums = {
	    .of = ARENA_ARRAY(scratch, group->count, uint64_t),
	    .touched = ARENA_ARRAY(scratch, group->count, uint32_t),
	};
	add_all(group, own, scratch, &sums);
	for (size_t i = 0; i < sums.count; i++) {
		struct like like = {group->members[sums.touched[i]],
		    sums.of[sums.touched[i]] / WEIGH_ONE};
		if (like.likeness && strcmp(like.entry->id, own->id) != 0)
			insert(best, &count, most, like);
	}
	arena_free(scratch);
	return count;
}
