/*
 * An inverted index (Zobel and Moffat, "Inverted files for text search
 * engines", 2006), made by counting sort.
 *
 * Going through it is waiting for memory, so a posting has four bytes: weights
 * have sixteen bits, which is enough for bounds, and articles are numbered
 * within a volume of as many as sixteen bits can tell apart.  What makes a
 * weight exact lies apart.
 */
#include "article/postings.h"

#include "base/digest.h"

#include <assert.h>
#include <string.h>

enum { SLOTS_FIRST = 64 };

/* ---- topics ---- */

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

uint64_t
postings_topic_key(const char *topic)
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

/* The slot that holds the topic, or the free one where it would be. */
static struct postings_topic *
slot_of(const struct postings *postings, uint64_t key)
{
	uint32_t mask = postings->slot_count - 1, at = (uint32_t)key & mask;
	while (postings->slots[at].number && postings->slots[at].key != key)
		at = (at + 1) & mask;
	return &postings->slots[at];
}

static void
grow(struct arena *arena, struct postings *postings)
{
	struct postings_topic *old = postings->slots;
	uint32_t count = postings->slot_count;
	postings->slot_count = count ? 2 * count : SLOTS_FIRST;
	postings->slots =
	    ARENA_ARRAY(arena, postings->slot_count, struct postings_topic);
	for (uint32_t i = 0; i < count; i++)
		if (old[i].number)
			*slot_of(postings, old[i].key) = old[i];
}

/* The number of a topic, from 0; a new one gets the next. */
static uint32_t
number_topic(struct arena *arena, struct postings *postings, const char *name)
{
	if (2 * postings->topic_count >= postings->slot_count)
		grow(arena, postings);
	uint64_t key = postings_topic_key(name);
	struct postings_topic *topic = slot_of(postings, key);
	if (!topic->number)
		*topic = (struct postings_topic){key, ++postings->topic_count};
	return topic->number - 1;
}

bool
postings_find_topic(
    const struct postings *postings, uint64_t key, uint32_t *list)
{
	if (!postings->slot_count)
		return false;
	uint32_t number = slot_of(postings, key)->number;
	*list = postings->term_count + number - 1;
	return number;
}

/* Those of a member, each once, behind `used` others; returns how many there
 * are then. */
static uint32_t
list_topics(struct arena *arena, struct postings *postings,
    const struct strings_list *topics, uint32_t used)
{
	uint32_t first = used;
	for (size_t i = 0; i < topics->count && i < POSTINGS_TOPICS; i++) {
		uint32_t list = postings->term_count +
				number_topic(arena, postings, topics->list[i]);
		uint32_t at = first;
		while (at < used && postings->topics[at] != list)
			at++;
		postings->topics[at] = list;
		used += at == used;
	}
	return used;
}

static void
list_all_topics(struct arena *arena, struct postings *postings)
{
	uint32_t used = 0;
	size_t count = 0;
	for (size_t i = 0; i < postings->count; i++)
		count += postings->members[i]->topics.count;
	postings->topics = arena_room(arena, count * sizeof(uint32_t));
	postings->topic_starts =
	    arena_room(arena, (postings->count + 1) * sizeof(uint32_t));
	for (size_t i = 0; i < postings->count; i++) {
		postings->topic_starts[i] = used;
		used = list_topics(
		    arena, postings, &postings->members[i]->topics, used);
	}
	postings->topic_starts[postings->count] = used;
}

/* ---- the index ---- */

static void
measure(struct postings *postings)
{
	for (size_t i = 0; i < postings->count; i++) {
		const struct library_entry *entry = postings->members[i];
		uint64_t square = 0;
		for (size_t j = 0; j < entry->term_count; j++) {
			const struct term *term = &entry->terms[j];
			assert(term->weight <= WEIGH_ONE);
			square += (uint64_t)term->weight * term->weight;
			if (term->id >= postings->term_count)
				postings->term_count = term->id + 1;
		}
		if (square > postings->most_square)
			postings->most_square = square;
	}
}

/* Counts the postings of each list, at two places on from its number. */
static void
count_postings(struct postings *postings)
{
	for (size_t i = 0; i < postings->count; i++) {
		const struct library_entry *entry = postings->members[i];
		for (size_t j = 0; j < entry->term_count; j++)
			postings->starts[entry->terms[j].id + 2]++;
	}
	for (uint32_t i = 0; i < postings->topic_starts[postings->count]; i++)
		postings->starts[postings->topics[i] + 2]++;
}

/* Puts one where its list's next one goes, which ends as the start of the list
 * after it. */
static void
place(struct postings *postings, uint32_t list, size_t member, uint32_t weight)
{
	uint32_t steps = (weight + POSTINGS_STEP - 1) / POSTINGS_STEP;
	uint32_t at = postings->starts[list + 1]++;
	postings->postings[at] =
	    (struct posting){(uint16_t)member, (uint16_t)steps};
	postings->roundings[at] = (uint8_t)(steps * POSTINGS_STEP - weight);
}

static void
place_postings(struct postings *postings)
{
	for (size_t i = 0; i < postings->count; i++) {
		const struct library_entry *entry = postings->members[i];
		for (size_t j = 0; j < entry->term_count; j++)
			place(postings, entry->terms[j].id, i,
			    entry->terms[j].weight);
		for (uint32_t j = postings->topic_starts[i];
		     j < postings->topic_starts[i + 1]; j++)
			place(postings, postings->topics[j], i, 0);
	}
}

void
postings_turn(struct arena *arena, struct postings *postings)
{
	measure(postings);
	list_all_topics(arena, postings);
	size_t count = (size_t)postings->term_count + postings->topic_count;
	postings->starts = ARENA_ARRAY(arena, count + 2, uint32_t);
	count_postings(postings);
	for (size_t i = 0; i < count; i++)
		postings->starts[i + 2] += postings->starts[i + 1];
	postings->postings = arena_room(
	    arena, postings->starts[count + 1] * sizeof *postings->postings);
	postings->roundings = arena_room(arena, postings->starts[count + 1]);
	place_postings(postings);
}
