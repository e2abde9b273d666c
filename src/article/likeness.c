/*
 * An inverted index (Zobel and Moffat, "Inverted files for text search
 * engines", 2006): for each word the articles that it stands for, with its
 * weight in each.  Going through the lists of an article's words adds up its
 * likeness to every article that has one of them; the others have none.
 */
#include "article/likeness.h"

#include "base/digest.h"

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

/* The articles of one language. */
struct group {
	const char *name;                     /* language_group of them all */
	const struct library_entry **members; /* in the library's order */
	uint64_t *ids;                        /* the keys of theirs */
	size_t count, capacity;
	uint32_t term_count;      /* numbers are below */
	uint32_t *starts;         /* of its postings; one more at the end */
	struct posting *postings; /* by member within a term */
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

static uint64_t
id_key(const struct library_entry *entry)
{
	return digest_key(entry->id, strlen(entry->id));
}

static void
list_ids(struct arena *arena, struct group *group)
{
	group->ids = arena_room(arena, group->count * sizeof *group->ids);
	for (size_t i = 0; i < group->count; i++)
		group->ids[i] = id_key(group->members[i]);
}

/* ---- the index ---- */

static void
count_terms(struct group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct library_entry *entry = group->members[i];
		for (size_t j = 0; j < entry->term_count; j++)
			if (entry->terms[j].id >= group->term_count)
				group->term_count = entry->terms[j].id + 1;
	}
}

/* Counts the postings of each term, at two places on from its number. */
static void
count_postings(struct group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct library_entry *entry = group->members[i];
		for (size_t j = 0; j < entry->term_count; j++)
			group->starts[entry->terms[j].id + 2]++;
	}
}

/* Puts each where its term's next one goes, which ends as the start of the
 * term after it. */
static void
place_postings(struct group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct library_entry *entry = group->members[i];
		for (size_t j = 0; j < entry->term_count; j++) {
			const struct term *term = &entry->terms[j];
			group->postings[group->starts[term->id + 1]++] =
			    (struct posting){(uint32_t)i, term->weight};
		}
	}
}

/* A counting sort by term. */
static void
turn_over(struct arena *arena, struct group *group)
{
	count_terms(group);
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
		list_ids(arena, group);
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

/* The lists lie apart in a large memory: all are called for before the first
 * is gone through, so that waiting for them is done at once. */
static void
call_lists(const struct group *group, const struct library_entry *own)
{
	for (size_t i = 0; i < own->term_count; i++)
		if (own->terms[i].id < group->term_count)
			__builtin_prefetch(&group->starts[own->terms[i].id]);
	for (size_t i = 0; i < own->term_count; i++)
		if (own->terms[i].id < group->term_count)
			__builtin_prefetch(
			    &group->postings[group->starts[own->terms[i].id]]);
}

static void
add_terms(const struct group *group, const struct library_entry *own,
    struct sums *sums)
{
	call_lists(group, own);
	for (size_t at = 0; at < own->term_count; at++) {
		const struct term *term = &own->terms[at];
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

/* Entries lie apart in memory: none is looked at but those of the same key as
 * this one's id. */
static size_t
choose(const struct group *group, const struct library_entry *own,
    const struct sums *sums, size_t most, struct like *best)
{
	uint64_t key = id_key(own);
	size_t count = 0;
	for (size_t i = 0; i < sums->count; i++) {
		uint32_t member = sums->touched[i];
		struct like like = {.likeness = sums->of[member] / WEIGH_ONE};
		if (!like.likeness ||
		    (count == most && like.likeness < best[most - 1].likeness))
			continue;
		like.entry = group->members[member];
		if (group->ids[member] != key ||
		    strcmp(like.entry->id, own->id) != 0)
			insert(best, &count, most, like);
	}
	return count;
}

size_t
likeness_choose(const struct likeness *likeness, struct arena *scratch,
    const struct library_entry *own, size_t most, struct like *best)
{
	const struct group *group = find_group(likeness, own->group);
	if (!group || !most)
		return 0;
	struct sums sums = {
	    .of = ARENA_ARRAY(scratch, group->count, uint64_t),
	    .touched = arena_room(scratch, group->count * sizeof(uint32_t)),
	};
	add_terms(group, own, &sums);
	add_topics(group, own, &sums);
	return choose(group, own, &sums, most, best);
}
