/*
 * The best few by bounds.
 *
 * Going through the lists of an article's words and topics adds up a bound of
 * its likeness to every other: two bytes each, rounded up.  Then those with
 * the greatest bounds are compared with it word by word, and the first bound
 * that is not above the worst of the best ends the search: this is the test of
 * MaxScore (Turtle and Flood, "Query evaluation: strategies and
 * optimizations", 1995), made after all lists and not within each, for most
 * lists are short here: leaving some out costs more than it spares.
 *
 * Where that would be slower, for few articles or for very many that are as
 * like as each other, likenesses themselves are added up.
 */
#include "article/likeness.h"

#include "article/postings.h"

#include <assert.h>
#include <string.h>

enum {
	TERMS_MOST = 1024, /* that stand for an article */
	SLOTS = 1024,      /* for them */
	SHIFT = 40,  /* bits of what is added to a bound that are cut off */
	BLOCK = 64,  /* members whose greatest bound is kept */
	AHEAD = 2,   /* runs between that called for and that gone through */
	CALLED = 16, /* lines of it, */
	LINE = 64,   /* bytes each */
	SMALL = 400, /* volumes that are gone through without bounds */
	FEW = 8      /* bounds, beyond those that are asked for */
};

struct likeness {
	struct postings *volumes; /* of one language, in the library's order */
	size_t count, capacity;
};

/* ---- volumes ---- */

/* One of the language with a place for another member; NULL: there is none. */
static struct postings *
find_volume(const struct likeness *likeness, const char *group)
{
	for (size_t i = 0; i < likeness->count; i++)
		if (likeness->volumes[i].count < POSTINGS_MEMBERS &&
		    strcmp(likeness->volumes[i].group, group) == 0)
			return &likeness->volumes[i];
	return NULL;
}

static void
add_member(struct arena *arena, struct likeness *likeness,
    const struct library_entry *entry)
{
	struct postings *volume = find_volume(likeness, entry->group);
	if (!volume) {
		ARENA_PUSH(arena, likeness->volumes, likeness->count,
		    likeness->capacity,
		    (struct postings){.group = entry->group});
		volume = &likeness->volumes[likeness->count - 1];
	}
	ARENA_PUSH(
	    arena, volume->members, volume->count, volume->capacity, entry);
}

const struct likeness *
likeness_new(
    struct arena *arena, const struct library_entry *entries, size_t count)
{
	struct likeness *likeness = ARENA_NEW(arena, struct likeness);
	for (size_t i = 0; i < count; i++)
		if (!entries[i].draft)
			add_member(arena, likeness, &entries[i]);
	for (size_t i = 0; i < likeness->count; i++)
		postings_turn(arena, &likeness->volumes[i]);
	return likeness;
}

/* ---- the best ---- */

struct choice {
	struct arena *scratch;
	const struct library_entry *own;
	uint16_t first[SLOTS]; /* of the own terms whose ids end alike, from 1;
				  0: there is none */
	uint16_t *next;        /* of each own term: another such one */
	bool ready;            /* the two are */
	uint64_t *keys;        /* of the own topics */
	size_t key_count;
	struct like *best;
	size_t count, most;

	/* of the volume that is looked through */
	const struct postings *volume;
	struct run *runs;
	size_t run_count;
	uint32_t *topics; /* those that the volume has */
	size_t topic_count;
	uint64_t unit; /* so much is the bound of a topic */
};

/* The better first; entries of one library lie in its order. */
static bool
is_better(const struct like *a, const struct like *b)
{
	return a->likeness != b->likeness ? a->likeness > b->likeness
					  : a->entry < b->entry;
}

/* Is it among the best so far? */
static bool
is_good(const struct choice *choice, const struct like *like)
{
	return choice->count < choice->most ||
	       is_better(like, &choice->best[choice->most - 1]);
}

static void
insert(struct choice *choice, struct like like)
{
	struct like *best = choice->best;
	choice->count += choice->count < choice->most;
	size_t at = choice->count - 1;
	for (; at > 0 && is_better(&like, &best[at - 1]); at--)
		best[at] = best[at - 1];
	best[at] = like;
}

static void
make_ready(struct choice *choice)
{
	const struct library_entry *own = choice->own;
	memset(choice->first, 0, sizeof choice->first);
	for (size_t i = 0; i < own->term_count; i++) {
		uint16_t *first = &choice->first[own->terms[i].id % SLOTS];
		choice->next[i] = *first;
		*first = (uint16_t)(i + 1);
	}
	choice->ready = true;
}

static uint64_t
product_of(const struct choice *choice, const struct library_entry *entry)
{
	const struct term *own = choice->own->terms;
	uint64_t sum = 0;
	for (size_t i = 0; i < entry->term_count; i++) {
		const struct term *term = &entry->terms[i];
		for (size_t at = choice->first[term->id % SLOTS]; at;
		     at = choice->next[at - 1])
			if (own[at - 1].id == term->id)
				sum +=
				    (uint64_t)own[at - 1].weight * term->weight;
	}
	return sum;
}

static uint64_t
common_topics(const struct choice *choice, size_t member)
{
	const struct postings *volume = choice->volume;
	uint64_t common = 0;
	for (uint32_t i = volume->topic_starts[member];
	     i < volume->topic_starts[member + 1]; i++)
		for (size_t j = 0; j < choice->topic_count; j++)
			common += volume->topics[i] == choice->topics[j];
	return common;
}

/* Could one of that bound be among the best? */
static bool
is_worth(const struct choice *choice, size_t member, uint64_t bound)
{
	if (!bound)
		return false;
	const struct like like = {choice->volume->members[member],
	    bound * LIKENESS_TOPIC / choice->unit};
	return is_good(choice, &like);
}

/* Compares it with the article word by word. */
static void
consider(struct choice *choice, size_t member)
{
	const struct library_entry *entry = choice->volume->members[member];
	if (strcmp(entry->id, choice->own->id) == 0)
		return;
	if (!choice->ready)
		make_ready(choice);
	const struct like like = {
	    entry, product_of(choice, entry) / WEIGH_ONE +
		       common_topics(choice, member) * LIKENESS_TOPIC};
	if (like.likeness && is_good(choice, &like))
		insert(choice, like);
}

/* ---- all ---- */

/* Likenesses to all members, times WEIGH_ONE. */
static void
add_products(const struct choice *choice, uint64_t *sums)
{
	const struct library_entry *own = choice->own;
	const struct postings *volume = choice->volume;
	const uint32_t *starts = volume->starts;
	for (size_t i = 0; i < own->term_count; i++) {
		const struct term *term = &own->terms[i];
		if (term->id >= volume->term_count)
			continue;
		for (uint32_t at = starts[term->id]; at < starts[term->id + 1];
		     at++)
			sums[volume->postings[at].member] +=
			    (uint64_t)term->weight *
			    postings_weight(volume, at);
	}
	for (size_t i = 0; i < choice->topic_count; i++)
		for (uint32_t at = starts[choice->topics[i]];
		     at < starts[choice->topics[i] + 1]; at++)
			sums[volume->postings[at].member] +=
			    LIKENESS_TOPIC * WEIGH_ONE;
}

/* All that have bounds; NULL: really all. */
static void
consider_all(struct choice *choice, const uint16_t *bounds)
{
	const struct postings *volume = choice->volume;
	uint64_t *sums = ARENA_ARRAY(choice->scratch, volume->count, uint64_t);
	add_products(choice, sums);
	for (size_t i = 0; i < volume->count; i++) {
		const struct like like = {
		    volume->members[i], sums[i] / WEIGH_ONE};
		if (like.likeness && (!bounds || bounds[i]) &&
		    is_good(choice, &like) &&
		    strcmp(like.entry->id, choice->own->id) != 0)
			insert(choice, like);
	}
}

/* ---- bounds ---- */

/* A list that is gone through: adds (factor * weight + more) / 2^SHIFT. */
struct run {
	const struct posting *at, *end;
	uint64_t factor, more;
};

/* All but its first line, which has been called for. */
static void
call_lines(const struct run *run)
{
	const char *at = (const char *)run->at;
	size_t size = (size_t)((const char *)run->end - at);
	for (size_t i = LINE; i < size && i < CALLED * LINE; i += LINE)
		__builtin_prefetch(at + i);
}

static void
add_run(const struct run *run, uint16_t *bounds)
{
	const struct posting *end = run->end;
	const uint64_t factor = run->factor, more = run->more;
	for (const struct posting *at = run->at; at < end; at++)
		bounds[at->member] +=
		    (uint16_t)((factor * at->weight + more) >> SHIFT);
}

/* The lists lie apart in a large memory: each is called for while another is
 * gone through, so that there is little to wait for. */
static void
add_runs(const struct choice *choice, uint16_t *bounds)
{
	for (size_t i = 0; i < choice->run_count; i++) {
		if (i + AHEAD < choice->run_count)
			call_lines(&choice->runs[i + AHEAD]);
		add_run(&choice->runs[i], bounds);
	}
}

static size_t
blocks_of(const struct postings *volume)
{
	return (volume->count + BLOCK - 1) / BLOCK;
}

static uint16_t
greatest(const uint16_t *bounds, size_t count)
{
	uint16_t most = 0;
	for (size_t i = 0; i < count; i++)
		most = bounds[i] > most ? bounds[i] : most;
	return most;
}

static size_t
find(const uint16_t *bounds, uint16_t bound)
{
	size_t at = 0;
	while (bounds[at] != bound)
		at++;
	return at;
}

/* The first of the greatest bounds, which is taken away; false: it is not
 * worth while, and so is none after it, as the same bound of a later member
 * is less than that of an earlier one. */
static bool
consider_greatest(struct choice *choice, uint16_t *bounds, uint16_t *of_blocks,
    size_t block_count)
{
	uint16_t most = greatest(of_blocks, block_count);
	size_t block = find(of_blocks, most);
	uint16_t *own = bounds + block * BLOCK;
	size_t at = find(own, most);
	if (!is_worth(choice, block * BLOCK + at, most))
		return false;
	consider(choice, block * BLOCK + at);
	own[at] = 0;
	of_blocks[block] = greatest(own, BLOCK);
	return true;
}

/* The greatest first; false: there are so many that it may take long. */
static bool
consider_few(struct choice *choice, uint16_t *bounds)
{
	uint16_t of_blocks[POSTINGS_MEMBERS / BLOCK];
	size_t count = blocks_of(choice->volume);
	for (size_t i = 0; i < count; i++)
		of_blocks[i] = greatest(bounds + i * BLOCK, BLOCK);
	for (size_t i = 0; i < choice->most + FEW; i++)
		if (!consider_greatest(choice, bounds, of_blocks, count))
			return true;
	return false;
}

/* Those who might be among the best by their bounds. */
static void
sift(struct choice *choice)
{
	size_t count = blocks_of(choice->volume) * BLOCK;
	uint16_t *bounds = ARENA_ARRAY(choice->scratch, count, uint16_t);
	add_runs(choice, bounds);
	if (!consider_few(choice, bounds))
		consider_all(choice, bounds);
}

/* ---- choosing ---- */

/* The greatest unit with which no bound is over what two bytes hold.  A product
 * of two vectors is half the sum of their squares at most, for the square of
 * their difference is not below zero; to that comes what rounding up adds: a
 * step of a weight, and less than two of a bound, for each term. */
static uint64_t
unit_of(const struct choice *choice)
{
	const struct library_entry *own = choice->own;
	uint64_t square = 0, sum = 0;
	assert(own->term_count <= TERMS_MOST);
	for (size_t i = 0; i < own->term_count; i++) {
		square += (uint64_t)own->terms[i].weight * own->terms[i].weight;
		sum += own->terms[i].weight;
	}
	uint64_t product = (square + choice->volume->most_square) / 2;
	uint64_t most = (product + sum * POSTINGS_STEP) / WEIGH_ONE +
			choice->topic_count * LIKENESS_TOPIC + 1;
	uint64_t room = UINT16_MAX - 2 * own->term_count;
	uint64_t unit = LIKENESS_TOPIC * room / most;
	return unit < LIKENESS_TOPIC ? unit : LIKENESS_TOPIC;
}

static void
push_run(struct choice *choice, uint32_t list, uint64_t factor, uint64_t more)
{
	const struct postings *volume = choice->volume;
	uint32_t start = volume->starts[list], end = volume->starts[list + 1];
	const struct posting *at = volume->postings + start;
	if (start == end)
		return;
	__builtin_prefetch(at);
	choice->runs[choice->run_count++] =
	    (struct run){at, volume->postings + end, factor, more};
}

static void
find_topics(struct choice *choice)
{
	choice->topic_count = 0;
	for (size_t i = 0; i < choice->key_count; i++)
		choice->topic_count += postings_find_topic(choice->volume,
		    choice->keys[i], &choice->topics[choice->topic_count]);
}

static void
find_terms(struct choice *choice)
{
	const struct library_entry *own = choice->own;
	const uint64_t one = UINT64_C(1) << SHIFT;
	uint64_t scale =
	    choice->unit * (POSTINGS_STEP * one / WEIGH_ONE) / LIKENESS_TOPIC +
	    1;
	for (size_t i = 0; i < own->term_count; i++) {
		const struct term *term = &own->terms[i];
		if (term->id < choice->volume->term_count)
			push_run(
			    choice, term->id, term->weight * scale, one - 1);
	}
}

static void
find_lists(struct choice *choice)
{
	const struct library_entry *own = choice->own;
	for (size_t i = 0; i < own->term_count; i++)
		if (own->terms[i].id < choice->volume->term_count)
			__builtin_prefetch(
			    &choice->volume->starts[own->terms[i].id]);
	choice->unit = unit_of(choice);
	choice->run_count = 0;
	for (size_t i = 0; i < choice->topic_count; i++)
		push_run(choice, choice->topics[i], 0, choice->unit << SHIFT);
	find_terms(choice);
}

static void
look_through(struct choice *choice, const struct postings *volume)
{
	choice->volume = volume;
	find_topics(choice);
	if (volume->count <= SMALL) {
		consider_all(choice, NULL);
		return;
	}
	find_lists(choice);
	sift(choice);
}

/* What is the same for all volumes. */
static void
prepare(struct choice *choice)
{
	struct arena *scratch = choice->scratch;
	const struct library_entry *own = choice->own;
	size_t terms = own->term_count, topics = own->topics.count;
	if (topics > POSTINGS_TOPICS)
		topics = POSTINGS_TOPICS;
	choice->next = arena_room(scratch, terms * sizeof *choice->next);
	choice->ready = false;
	choice->keys = arena_room(scratch, topics * sizeof *choice->keys);
	choice->topics = arena_room(scratch, topics * sizeof *choice->topics);
	choice->runs =
	    arena_room(scratch, (terms + topics) * sizeof *choice->runs);
	choice->key_count = topics;
	for (size_t i = 0; i < topics; i++)
		choice->keys[i] = postings_topic_key(own->topics.list[i]);
}

size_t
likeness_choose(const struct likeness *likeness, struct arena *scratch,
    const struct library_entry *own, size_t most, struct like *best)
{
	struct choice choice;
	choice.scratch = scratch;
	choice.own = own;
	choice.best = best;
	choice.count = 0;
	choice.most = most;
	prepare(&choice);
	for (size_t i = 0; i < likeness->count && most; i++)
		if (strcmp(likeness->volumes[i].group, own->group) == 0)
			look_through(&choice, &likeness->volumes[i]);
	return choice.count;
}
