/*
 * Sets of four slots in shared memory.  Nobody waits for anybody: a slot is
 * written word by word, and has a digest of all the others; one that is read
 * while it is written, or that its writer has left half written, does not agree
 * with it, and counts as empty (as in Hyatt and Mann, "A lockless transposition
 * table implementation for parallel search", 2002).
 */
#include "base/memo.h"

#include "base/pages.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	WAYS = 4,
	HEAD = 4, /* words before the record: its check, key and size */
	WORD = sizeof(uint64_t),
	SLOT_MOST = 128, /* words of a slot */
	SETS_MOST = 2048,
	CHECK = 0,
	KEY_HIGH = 1,
	KEY_LOW = 2,
	SIZE = 3
};

struct memo {
	size_t record_most, sets, slot; /* slot: words of one */
	size_t mapped;                  /* bytes of all */
	bool ready;                     /* its pages are this process's, too */
	_Atomic uint64_t *words;        /* shared */
};

/* Words of a slot that are in use. */
static size_t
used(size_t size)
{
	return HEAD + (size + WORD - 1) / WORD;
}

/* A power of two. */
static size_t
sets_for(size_t wanted)
{
	size_t sets = 1;
	while (sets < SETS_MOST && sets * WAYS < 2 * wanted)
		sets *= 2;
	return sets;
}

struct memo *
memo_new(size_t record_most, size_t wanted)
{
	struct memo *memo = malloc(sizeof *memo);
	size_t slot = used(record_most), sets = sets_for(wanted);
	size_t mapped = sets * WAYS * slot * WORD;
	void *words = memo && slot <= SLOT_MOST
			  ? mmap(NULL, mapped, PROT_READ | PROT_WRITE,
				MAP_SHARED | MAP_ANONYMOUS, -1, 0)
			  : MAP_FAILED;
	if (words == MAP_FAILED) {
		free(memo);
		return NULL;
	}
	*memo = (struct memo){.record_most = record_most,
	    .sets = sets,
	    .slot = slot,
	    .mapped = mapped,
	    .words = words};
	return memo;
}

void
memo_free(struct memo *memo)
{
	if (memo)
		munmap(memo->words, memo->mapped);
	free(memo);
}

/* Each process has all pages at once rather than each by a fault. */
static void
make_ready(struct memo *memo)
{
	if (!memo->ready)
		pages_write(memo->words, memo->mapped);
	memo->ready = true;
}

/* The words of the set's slot. */
static size_t
place_of(const struct memo *memo, struct digest key, size_t way)
{
	return ((size_t)(key.low % memo->sets) * WAYS + way) * memo->slot;
}

static uint64_t
word(const struct memo *memo, size_t at)
{
	return atomic_load_explicit(&memo->words[at], memory_order_relaxed);
}

/* Not 0, which an empty slot has. */
static uint64_t
check_of(const uint64_t *slot, size_t count)
{
	return digest_key(slot + 1, (count - 1) * WORD) | 1;
}

static bool
read_slot(const struct memo *memo, size_t at, struct digest key,
    uint64_t slot[SLOT_MOST])
{
	for (size_t i = 0; i < HEAD; i++)
		slot[i] = word(memo, at + i);
	if (slot[KEY_HIGH] != key.high || slot[KEY_LOW] != key.low ||
	    !slot[CHECK] || slot[SIZE] > memo->record_most)
		return false;
	size_t count = used((size_t)slot[SIZE]);
	for (size_t i = HEAD; i < count; i++)
		slot[i] = word(memo, at + i);
	return check_of(slot, count) == slot[CHECK];
}

bool
memo_find(struct memo *memo, struct digest key, void *room, size_t *size)
{
	uint64_t slot[SLOT_MOST];
	if (memo)
		make_ready(memo);
	for (size_t way = 0; memo && way < WAYS; way++) {
		if (!read_slot(memo, place_of(memo, key, way), key, slot))
			continue;
		*size = (size_t)slot[SIZE];
		memcpy(room, slot + HEAD, *size);
		return true;
	}
	return false;
}

/* An empty slot, else any. */
static size_t
choose(const struct memo *memo, struct digest key)
{
	for (size_t way = 0; way < WAYS; way++)
		if (!word(memo, place_of(memo, key, way) + CHECK))
			return place_of(memo, key, way);
	return place_of(memo, key, (size_t)(key.high % WAYS));
}

void
memo_put(struct memo *memo, struct digest key, const void *record, size_t size)
{
	uint64_t slot[SLOT_MOST];
	if (!memo || size > memo->record_most)
		return;
	make_ready(memo);
	size_t count = used(size), at = choose(memo, key);
	slot[count - 1] = 0;
	memcpy(slot + HEAD, record, size);
	slot[KEY_HIGH] = key.high;
	slot[KEY_LOW] = key.low;
	slot[SIZE] = size;
	slot[CHECK] = check_of(slot, count);
	for (size_t i = 0; i < count; i++)
		atomic_store_explicit(
		    &memo->words[at + i], slot[i], memory_order_relaxed);
}
