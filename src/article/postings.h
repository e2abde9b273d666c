/*
 * Articles of one language, turned over: from their words and topics to them.
 */
#ifndef ARTICLE_POSTINGS_H
#define ARTICLE_POSTINGS_H

#include "article/library.h"

/* An article and a word that stands for it; 0: or a topic. */
struct posting {
	uint16_t member; /* of the volume */
	uint16_t weight; /* in POSTINGS_STEP, rounded up */
};

enum {
	POSTINGS_MEMBERS = UINT16_MAX + 1, /* of one volume, at most */
	POSTINGS_STEP = 32,                /* of 1 / WEIGH_ONE */
	POSTINGS_TOPICS = 1000             /* of an article, that count */
};

struct postings_topic {
	uint64_t key;
	uint32_t number; /* from 1; 0: the slot is free */
};

/* So many articles that two bytes number them. */
struct postings {
	const char *group;                    /* language_group of them all */
	const struct library_entry **members; /* in the library's order */
	size_t count, capacity;
	uint32_t term_count;  /* their ids are below */
	uint64_t most_square; /* of the members' vectors */
	/* Where the list of each term, then of each topic begins, and the last
	 * one ends. */
	uint32_t *starts;
	struct posting *postings;     /* by member within a list */
	uint8_t *roundings;           /* what was added to the weight of each */
	struct postings_topic *slots; /* a power of two of them, or none */
	uint32_t slot_count, topic_count;
	uint32_t *topics;       /* the lists of the members' topics */
	uint32_t *topic_starts; /* of each member; one more at the end */
};

/* The weight of a posting as it was, in 1 / WEIGH_ONE. */
static inline uint32_t
postings_weight(const struct postings *postings, uint32_t at)
{
	return (uint32_t)postings->postings[at].weight * POSTINGS_STEP -
	       postings->roundings[at];
}

/* Makes all but the first four of the members; weights are WEIGH_ONE at
 * most. */
void postings_turn(struct arena *arena, struct postings *postings);

/* The same for topics that differ in the case of ASCII letters only. */
uint64_t postings_topic_key(const char *topic);

/* The list of the topic of the key; false: nobody has it. */
bool postings_find_topic(
    const struct postings *postings, uint64_t key, uint32_t *list);

#endif
