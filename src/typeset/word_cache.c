/*
 * A hash table without chains (open addressing with linear probing: Knuth, The
 * Art of Computer Programming 3, 6.4).  What a search costs is the memory that
 * it waits for: so the words are packed, most of them into a line or two of the
 * processor's cache, there is one place of the table to look at, which has the
 * hash, and the words of a text are fetched together before the first is asked
 * for (group prefetching: Chen, Ailamaki, Gibbons and Mowry, "Improving hash
 * join performance through prefetching", 2004).
 */
#include "typeset/word_cache.h"

#include <string.h>

enum {
	SLOTS_FIRST = 1024,          /* a power of two */
	CHUNK = 65536,               /* bytes; an offset in one has 16 bits */
	LONGEST = 1024,              /* bytes of text, and glyphs */
	EXPECTED = 32,               /* words that are fetched at once */
	LOANS = 1024,                /* a power of two */
	LINE = 64,                   /* bytes of one of the processor's cache */
	WORDS_MOST = 8 * 1024 * 1024 /* bytes of them */
};

/* Where a word lies; 0: nowhere. */
struct slot {
	uint32_t hash, at; /* the chunk's number, from 1, and the offset */
};

enum { ENTRY_RTL = 1, ENTRY_JOINED = 2, ENTRY_MISSING = 4, ENTRY_WIDE = 8 };

/* A word; its text and its glyphs follow, unaligned. */
struct entry {
	uint16_t font, language, size, count;
	int32_t advance;
	uint32_t flags;
};

/* Most glyphs stand one after the other on the baseline. */
struct plain_glyph {
	uint16_t id, cluster;
	int16_t advance;
};

/* A word that the article has already; most of its words come again. */
struct loan {
	uint32_t at, article;
	const struct shaped *shaped;
};

struct word_cache {
	struct arena *arena; /* owns slots and chunks */
	struct arena *lent;
	struct loan *loans; /* by the hash of the word, modulo LOANS */
	uint32_t article;   /* its number, from 1 */
	struct slot *slots;
	size_t slot_count, entry_count; /* slot_count: a power of two */
	char *chunks[WORDS_MOST / CHUNK];
	size_t chunk_count, used; /* used: bytes of the last chunk */
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
	cache->loans = ARENA_ARRAY(arena, LOANS, struct loan);
	cache->article = 1;
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
	cache->article++;
	if (cache->chunk_count < full)
		return;
	arena_reset(cache->arena);
	clear(cache);
}

/* FNV-1a (Fowler, Noll, Vo): few bytes, no secret needed. */
static uint32_t
hash_start(int font)
{
	return 2166136261u ^ (uint32_t)font;
}

static uint32_t
hash_byte(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 16777619u;
}

static uint32_t
hash_of(const struct word_key *key)
{
	uint32_t hash = hash_start(key->font);
	for (uint32_t i = 0; i < key->size; i++)
		hash = hash_byte(hash, key->text[i]);
	return hash;
}

static char *
at_slot(const struct word_cache *cache, struct slot slot)
{
	return cache->chunks[slot.at / CHUNK - 1] + slot.at % CHUNK;
}

static bool
is_entry(const char *bytes, const struct word_key *key)
{
	struct entry entry;
	memcpy(&entry, bytes, sizeof entry);
	return entry.size == key->size && entry.font == key->font &&
	       entry.language == key->language &&
	       ((entry.flags & ENTRY_RTL) != 0) == key->rtl &&
	       memcmp(bytes + sizeof entry, key->text, key->size) == 0;
}

/* ---- glyphs ---- */

static bool
is_plain(const struct shaped *shaped)
{
	int32_t x = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *glyph = &shaped->glyphs[i];
		if (glyph->id > UINT16_MAX || glyph->x != x || glyph->y ||
		    glyph->advance > INT16_MAX || glyph->advance < INT16_MIN)
			return false;
		x += glyph->advance;
	}
	return true;
}

static void
pack_plain(char *bytes, const struct shaped *shaped)
{
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *glyph = &shaped->glyphs[i];
		struct plain_glyph plain = {(uint16_t)glyph->id,
		    (uint16_t)glyph->cluster, (int16_t)glyph->advance};
		memcpy(bytes + i * sizeof plain, &plain, sizeof plain);
	}
}

static void
unpack_plain(const char *bytes, struct shaped_glyph *glyphs, uint32_t count)
{
	int32_t x = 0;
	for (uint32_t i = 0; i < count; i++) {
		struct plain_glyph plain;
		memcpy(&plain, bytes + i * sizeof plain, sizeof plain);
		glyphs[i] = (struct shaped_glyph){
		    plain.id, plain.cluster, plain.advance, x, 0};
		x += plain.advance;
	}
}

static const struct shaped *
unpack(const char *bytes, struct arena *arena)
{
	struct entry entry;
	memcpy(&entry, bytes, sizeof entry);
	bytes += sizeof entry + entry.size;
	size_t size = entry.count * sizeof(struct shaped_glyph);
	struct shaped *shaped = arena_room(arena, sizeof *shaped + size);
	struct shaped_glyph *glyphs = (struct shaped_glyph *)(shaped + 1);
	if (entry.flags & ENTRY_WIDE)
		memcpy(glyphs, bytes, size);
	else
		unpack_plain(bytes, glyphs, entry.count);
	*shaped = (struct shaped){.glyphs = glyphs,
	    .count = entry.count,
	    .advance = entry.advance,
	    .joined = (entry.flags & ENTRY_JOINED) != 0,
	    .missing = (entry.flags & ENTRY_MISSING) != 0};
	return shaped;
}

static const struct shaped *
lend(struct word_cache *cache, struct slot slot)
{
	struct loan *loan = &cache->loans[slot.hash % LOANS];
	if (loan->at != slot.at || loan->article != cache->article)
		*loan = (struct loan){slot.at, cache->article,
		    unpack(at_slot(cache, slot), cache->lent)};
	return loan->shaped;
}

const struct shaped *
word_cache_find(struct word_cache *cache, const struct word_key *key)
{
	uint32_t hash = hash_of(key);
	size_t mask = cache->slot_count - 1, i = hash & mask;
	while (cache->slots[i].at &&
	       (cache->slots[i].hash != hash ||
		   !is_entry(at_slot(cache, cache->slots[i]), key)))
		i = (i + 1) & mask;
	return cache->slots[i].at ? lend(cache, cache->slots[i]) : NULL;
}

/* ---- what will be asked for ---- */

/* The slots where some words of a text would be; how many there are.  *at is
 * moved on. */
static size_t
expected_slots(const struct word_cache *cache, const struct word_key *text,
    uint32_t *at, const struct slot *slots[EXPECTED])
{
	size_t count = 0, mask = cache->slot_count - 1;
	while (*at < text->size && count < EXPECTED) {
		uint32_t hash = hash_start(text->font);
		while (*at < text->size && text->text[*at] != ' ')
			hash = hash_byte(hash, text->text[(*at)++]);
		++*at;
		slots[count] = &cache->slots[hash & mask];
		__builtin_prefetch(slots[count++]);
	}
	return count;
}

void
word_cache_expect(const struct word_cache *cache, const struct word_key *text)
{
	const struct slot *slots[EXPECTED];
	for (uint32_t at = 0; at < text->size;) {
		size_t count = expected_slots(cache, text, &at, slots);
		for (size_t i = 0; i < count; i++) {
			if (!slots[i]->at)
				continue;
			const char *word = at_slot(cache, *slots[i]);
			__builtin_prefetch(word);
			__builtin_prefetch(word + LINE);
		}
	}
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

/* The place of so many bytes; 0: there is no room until the next article. */
static uint32_t
take_place(struct word_cache *cache, size_t size)
{
	if (CHUNK - cache->used < size) {
		if (cache->chunk_count == WORDS_MOST / CHUNK)
			return 0;
		cache->chunks[cache->chunk_count++] =
		    arena_alloc(cache->arena, CHUNK + LINE);
		cache->used = 0;
	}
	size_t at = cache->chunk_count * CHUNK + cache->used;
	cache->used += size;
	return (uint32_t)at;
}

static void
pack(char *bytes, const struct word_key *key, const struct shaped *shaped,
    bool plain)
{
	struct entry entry = {(uint16_t)key->font, (uint16_t)key->language,
	    (uint16_t)key->size, (uint16_t)shaped->count, shaped->advance,
	    (key->rtl ? ENTRY_RTL : 0u) | (shaped->joined ? ENTRY_JOINED : 0u) |
		(shaped->missing ? ENTRY_MISSING : 0u) |
		(plain ? 0u : ENTRY_WIDE)};
	memcpy(bytes, &entry, sizeof entry);
	memcpy(bytes + sizeof entry, key->text, key->size);
	bytes += sizeof entry + key->size;
	if (plain)
		pack_plain(bytes, shaped);
	else
		memcpy(bytes, shaped->glyphs,
		    shaped->count * sizeof *shaped->glyphs);
}

void
word_cache_add(struct word_cache *cache, const struct word_key *key,
    const struct shaped *shaped)
{
	if (key->size > LONGEST || shaped->count > LONGEST ||
	    key->font > UINT16_MAX || key->language > UINT16_MAX)
		return;
	bool plain = is_plain(shaped);
	size_t each =
	    plain ? sizeof(struct plain_glyph) : sizeof(struct shaped_glyph);
	struct slot slot = {hash_of(key),
	    take_place(cache,
		sizeof(struct entry) + key->size + shaped->count * each)};
	if (!slot.at)
		return;
	pack(at_slot(cache, slot), key, shaped, plain);
	if (++cache->entry_count > cache->slot_count / 2)
		grow(cache);
	put(cache, slot);
}
