/*
 * Sets of four slots in shared memory.  Nobody waits for anybody: a slot is
 * written word by word, and has a digest of all the others; one that is read
 * while it is written, or that its writer has left half written, does not agree
 * with it, and counts as empty (as in Hyatt and Mann, "A lockless transposition
 * table implementation for parallel search", 2002).
 */
#include "base/memo.h"

#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum {
	WAYS = 4,
	HEAD = 4, /* words before the record: its check, key and size */
	WORD = sizeof(uint64_t),
	SLOT_MOST = 128, /* words of a slot */
	CHECK = 0,
	KEY_HIGH = 1,
	KEY_LOW = 2,
	SIZE = 3
};

struct memo {
	size_t record_most, sets, slot; /* slot: words of one */
	size_t mapped;                  /* bytes of all */
	_Atomic uint64_t words[];
};

struct memo *
memo_new(size_t record_most, size_t count)
{
	size_t slot = HEAD + (record_most + WORD - 1) / WORD;
	size_t mapped = sizeof(struct memo) + count * slot * WORD;
	if (slot > SLOT_MOST)
		return NULL;
	struct memo *memo = mmap(NULL, mapped, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memo == MAP_FAILED)
		return NULL;
	memo->record_most = record_most;
	memo->sets = count < WAYS ? 1 : count / WAYS;
	memo->slot = slot;
	memo->mapped = mapped;
	return memo;
}

void
memo_free(struct memo *memo)
{
	if (memo)
		munmap(memo, memo->mapped);
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

/* Words of a slot that are in use. */
static size_t
used(size_t size)
{
	return HEAD + (size + WORD - 1) / WORD;
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
memo_find(const struct memo *memo, struct digest key, void *room, size_t *size)
{
	uint64_t slot[SLOT_MOST];
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
