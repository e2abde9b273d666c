/*
 * Sets of four slots in shared memory.  Nobody waits for anybody: a slot is
 * written word by word, and has a digest of all the others; one that is read
 * while it is written, or that its writer has left half written, does not agree
 * with it, and counts as empty (as in Hyatt and Mann, "A lockless transposition
 * table implementation for parallel search", 2002).
 *
 * The heads of a set lie side by side, in two lines of the processor's cache,
 * and their records after them: a set is far from all that was used last, and
 * looking for a key waits for its memory once.
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
	LINE = 8,        /* words that a cache has together */
	SLOT_MOST = 128, /* words of a slot */
	SETS_MOST = 2048,
	CHECK = 0,
	KEY_HIGH = 1,
	KEY_LOW = 2,
	SIZE = 3
};

struct memo {
	size_t record_most, sets;
	size_t record, set;      /* words of each */
	size_t mapped;           /* bytes of all */
	bool ready;              /* its pages are this process's, too */
	_Atomic uint64_t *words; /* shared */
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
	size_t set = (WAYS * slot + LINE - 1) / LINE * LINE;
	size_t mapped = sets * set * WORD;
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
	    .record = slot - HEAD,
	    .set = set,
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

/* A slot of the set: its head and its record are the words from there on. */
struct slot {
	_Atomic uint64_t *head, *record;
};

static struct slot
slot_of(const struct memo *memo, struct digest key, size_t way)
{
	_Atomic uint64_t *set =
	    memo->words + (size_t)(key.low % memo->sets) * memo->set;
	return (struct slot){
	    set + way * HEAD, set + WAYS * HEAD + way * memo->record};
}

static uint64_t
load(const _Atomic uint64_t *word)
{
	return atomic_load_explicit(word, memory_order_relaxed);
}

static void
store(_Atomic uint64_t *word, uint64_t value)
{
	atomic_store_explicit(word, value, memory_order_relaxed);
}

/* Not 0, which an empty slot has. */
static uint64_t
check_of(const uint64_t *words, size_t count)
{
	return digest_key(words + 1, (count - 1) * WORD) | 1;
}

static bool
read_slot(const struct memo *memo, struct slot slot, struct digest key,
    uint64_t words[SLOT_MOST])
{
	for (size_t i = 0; i < HEAD; i++)
		words[i] = load(&slot.head[i]);
	if (words[KEY_HIGH] != key.high || words[KEY_LOW] != key.low ||
	    !words[CHECK] || words[SIZE] > memo->record_most)
		return false;
	size_t count = used((size_t)words[SIZE]);
	for (size_t i = HEAD; i < count; i++)
		words[i] = load(&slot.record[i - HEAD]);
	return check_of(words, count) == words[CHECK];
}

bool
memo_find(struct memo *memo, struct digest key, void *room, size_t *size)
{
	uint64_t words[SLOT_MOST];
	if (memo)
		make_ready(memo);
	for (size_t way = 0; memo && way < WAYS; way++) {
		if (!read_slot(memo, slot_of(memo, key, way), key, words))
			continue;
		*size = (size_t)words[SIZE];
		memcpy(room, words + HEAD, *size);
		return true;
	}
	return false;
}

/* An empty slot, else any. */
static struct slot
choose(const struct memo *memo, struct digest key)
{
	for (size_t way = 0; way < WAYS; way++) {
		struct slot slot = slot_of(memo, key, way);
		if (!load(&slot.head[CHECK]))
			return slot;
	}
	return slot_of(memo, key, (size_t)(key.high % WAYS));
}

void
memo_put(struct memo *memo, struct digest key, const void *record, size_t size)
{
	uint64_t words[SLOT_MOST];
	if (!memo || size > memo->record_most)
		return;
	make_ready(memo);
	size_t count = used(size);
	struct slot slot = choose(memo, key);
	words[count - 1] = 0;
	memcpy(words + HEAD, record, size);
	words[KEY_HIGH] = key.high;
	words[KEY_LOW] = key.low;
	words[SIZE] = size;
	words[CHECK] = check_of(words, count);
	for (size_t i = 0; i < HEAD; i++)
		store(&slot.head[i], words[i]);
	for (size_t i = HEAD; i < count; i++)
		store(&slot.record[i - HEAD], words[i]);
}
