/*
 * A hash table without chains (open addressing with linear probing: Knuth, The
 * Art of Computer Programming 3, 6.4).  What a search costs is the memory that
 * it waits for: so the words are packed, most of them into one line of the
 * processor's cache, there is one place of the table to look at, which has the
 * hash, and the words of a text are fetched together before the first is asked
 * for (group prefetching: Chen, Ailamaki, Gibbons and Mowry, "Improving hash
 * join performance through prefetching", 2004).
 */
#include "typeset/word_cache.h"

#include <stdalign.h>
#include <string.h>

enum {
	SLOTS_FIRST = 1024,          /* a power of two */
	CHUNK = 65536,               /* bytes; an offset in one has 16 bits */
	LONGEST = 1024,              /* bytes of text, and glyphs */
	LINE = 64,                   /* bytes of one of the processor's cache */
	WORDS_MOST = 8 * 1024 * 1024 /* bytes of them */
};

/* Where a word lies; 0: nowhere. */
struct slot {
	uint32_t hash, at; /* the chunk's number, from 1, and the offset */
};

/* What a word is found by.  Its text follows, then, aligned, its glyphs. */
struct entry {
	uint16_t font, language, size, rtl;
};

struct word_cache {
	struct arena *arena; /* owns slots and chunks */
	struct arena *lent;
	struct slot *slots;
	size_t slot_count, entry_count;   /* slot_count: a power of two */
	char *chunks[WORDS_MOST / CHUNK]; /* each begins with a line */
	size_t chunk_count, used;         /* used: bytes of the last chunk */
};

static void
clear(struct word_cache *cache)
{
	cache->slots = ARENA_ARRAY(cache->arena, SLOTS_FIRST, struct slot);
	cache->slot_count = SLOTS_FIRST;
	cache->entry_count = 0;
	cache->chunk_count = 0;
	cache->used = CHUNK;
}

struct word_cache *
word_cache_new(struct arena *arena, struct arena *lent)
{
	struct word_cache *cache = ARENA_NEW(arena, struct word_cache);
	cache->arena = arena_new();
	cache->lent = lent;
	clear(cache);
	return cache;
}

void
word_cache_free(struct word_cache *cache)
{
	arena_free(cache->arena);
}

void
word_cache_begin(struct word_cache *cache)
{
	const size_t full = WORDS_MOST / CHUNK - 1;
	if (cache->chunk_count < full)
		return;
	arena_reset(cache->arena);
	clear(cache);
}

/* ---- hashes ---- */

static inline uint64_t
read_8(const char *bytes)
{
	uint64_t value;
	memcpy(&value, bytes, sizeof value);
	return value;
}

static inline uint64_t
read_4(const char *bytes)
{
	uint32_t value;
	memcpy(&value, bytes, sizeof value);
	return value;
}

/* At most eight bytes as a number: no two texts of one size give the same. */
static inline uint64_t
read_few(const char *text, uint32_t size)
{
	if (size >= 4)
		return read_4(text) | read_4(text + size - 4) << 32;
	if (size == 0)
		return 0;
	return (uint64_t)(unsigned char)text[0] |
	       (uint64_t)(unsigned char)text[size / 2] << 8 |
	       (uint64_t)(unsigned char)text[size - 1] << 16;
}

/* A step of multiplicative hashing (Knuth, 6.4) by 2^64 over the golden ratio.
 */
static inline uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

uint32_t
word_cache_hash(
    const struct word_cache *cache, int font, const char *text, uint32_t size)
{
	uint32_t left = size;
	uint64_t hash = (uint64_t)font << 32 | left;
	for (; left > 8; left -= 8, text += 8)
		hash = mix(hash, read_8(text));
	hash = mix(hash, read_few(text, left));
	__builtin_prefetch(&cache->slots[hash & (cache->slot_count - 1)]);
	return (uint32_t)hash;
}

/* ---- search ---- */

static char *
at_slot(const struct word_cache *cache, struct slot slot)
{
	return cache->chunks[slot.at / CHUNK - 1] + slot.at % CHUNK;
}

static size_t
align_size(size_t size)
{
	const size_t align = alignof(struct shaped);
	return (size + align - 1) / align * align;
}

/* The glyphs of an entry with so many bytes of text. */
static struct shaped *
shaped_in(char *entry, uint32_t size)
{
	return (
	    struct shaped *)(entry + align_size(sizeof(struct entry) + size));
}

static inline bool
is_same(const char *a, const char *b, uint32_t size)
{
	return size <= 8 ? read_few(a, size) == read_few(b, size)
			 : memcmp(a, b, size) == 0;
}

static bool
may_be_kept(const struct word_key *key)
{
	return key->size <= LONGEST && key->font <= UINT16_MAX &&
	       key->language <= UINT16_MAX;
}

static struct entry
entry_of(const struct word_key *key)
{
	return (struct entry){(uint16_t)key->font, (uint16_t)key->language,
	    (uint16_t)key->size, key->rtl};
}

void
word_cache_expect(const struct word_cache *cache, uint32_t hash)
{
	struct slot slot = cache->slots[hash & (cache->slot_count - 1)];
	if (slot.at)
		__builtin_prefetch(at_slot(cache, slot));
}

const struct shaped *
word_cache_find(
    struct word_cache *cache, const struct word_key *key, uint32_t hash)
{
	if (!may_be_kept(key))
		return NULL;
	struct entry entry = entry_of(key);
	size_t mask = cache->slot_count - 1, i = hash & mask;
	for (; cache->slots[i].at; i = (i + 1) & mask) {
		if (cache->slots[i].hash != hash)
			continue;
		char *found = at_slot(cache, cache->slots[i]);
		if (memcmp(found, &entry, sizeof entry) == 0 &&
		    is_same(found + sizeof entry, key->text, key->size))
			return shaped_in(found, key->size);
	}
	return NULL;
}

/* ---- new words ---- */

static void
put(struct word_cache *cache, struct slot new)
{
	size_t mask = cache->slot_count - 1, i = new.hash &mask;
	while (cache->slots[i].at)
		i = (i + 1) & mask;
	cache->slots[i] = new;
}

/* Twice as many slots; the old ones stay until all is forgotten. */
static void
grow(struct word_cache *cache)
{
	const struct slot *old = cache->slots;
	size_t count = cache->slot_count;
	cache->slot_count = count * 2;
	cache->slots = ARENA_ARRAY(cache->arena, count * 2, struct slot);
	for (size_t i = 0; i < count; i++)
		if (old[i].at)
			put(cache, old[i]);
}

/* A further chunk; false: there are no more until the next article. */
static bool
add_chunk(struct word_cache *cache)
{
	if (cache->chunk_count == WORDS_MOST / CHUNK)
		return false;
	char *chunk = arena_alloc(cache->arena, CHUNK + LINE);
	uintptr_t past = (uintptr_t)chunk % LINE;
	cache->chunks[cache->chunk_count++] = chunk + (past ? LINE - past : 0);
	cache->used = 0;
	return true;
}

/* The place of so many bytes, in one line if they fit there; 0: no room. */
static uint32_t
take_place(struct word_cache *cache, size_t size)
{
	size_t left = LINE - cache->used % LINE;
	if (size <= LINE && size > left)
		cache->used += left;
	if (cache->used + size > CHUNK && !add_chunk(cache))
		return 0;
	size_t at = cache->chunk_count * CHUNK + cache->used;
	cache->used += size;
	return (uint32_t)at;
}

const struct shaped *
word_cache_add(struct word_cache *cache, const struct word_key *key,
    uint32_t hash, const struct shaped_word *word)
{
	if (!may_be_kept(key) || word->count > LONGEST)
		return shaped_new(cache->lent, word);
	enum shaped_form form = shaped_form(word);
	size_t size = align_size(sizeof(struct entry) + key->size) +
		      align_size(shaped_size(word->count, form));
	struct slot slot = {hash, take_place(cache, size)};
	if (!slot.at)
		return shaped_new(cache->lent, word);
	char *bytes = at_slot(cache, slot);
	struct entry entry = entry_of(key);
	memcpy(bytes, &entry, sizeof entry);
	memcpy(bytes + sizeof entry, key->text, key->size);
	struct shaped *shaped = shaped_in(bytes, key->size);
	shaped_pack(shaped, word, form);
	if (++cache->entry_count > cache->slot_count / 2)
		grow(cache);
	put(cache, slot);
	return shaped;
}
