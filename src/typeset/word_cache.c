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

enum {
	ENTRY_RTL = 1,
	ENTRY_JOINED = 2,
	ENTRY_MISSING = 4,
	ENTRY_WIDE = 8,      /* its glyphs are not plain */
	ENTRY_CLUSTERED = 16 /* they are, but not one for each byte */
};

enum {
	SIZE_BITS = 11,
	SIZE_MASK = (1 << SIZE_BITS) - 1, /* LONGEST fits */
	FLAGS_BITS = 10,
	FLAGS_MASK = (1 << FLAGS_BITS) - 1
};

/* A word; its text and its glyphs follow, unaligned. */
struct entry {
	uint16_t font, language;
	uint32_t size : SIZE_BITS, count : SIZE_BITS, flags : FLAGS_BITS;
	int32_t advance;
};

/* Most glyphs stand one after the other on the baseline.  If they are
 * clustered, all their clusters follow, in two bytes each. */
struct plain_glyph {
	uint16_t id;
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

/* ENTRY_WIDE, ENTRY_CLUSTERED or neither. */
static unsigned
form_of(const struct shaped *shaped)
{
	int32_t x = 0;
	unsigned form = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *glyph = &shaped->glyphs[i];
		if (glyph->id > UINT16_MAX || glyph->x != x || glyph->y ||
		    glyph->advance > INT16_MAX || glyph->advance < INT16_MIN)
			return ENTRY_WIDE;
		if (glyph->cluster != i)
			form = ENTRY_CLUSTERED;
		x += glyph->advance;
	}
	return form;
}

/* Bytes of a glyph. */
static size_t
glyph_size(unsigned form)
{
	return form == ENTRY_WIDE ? sizeof(struct shaped_glyph)
	       : form == ENTRY_CLUSTERED
		   ? sizeof(struct plain_glyph) + sizeof(uint16_t)
		   : sizeof(struct plain_glyph);
}

static void
pack_plain(char *bytes, const struct shaped *shaped, bool clustered)
{
	char *clusters = bytes + shaped->count * sizeof(struct plain_glyph);
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *glyph = &shaped->glyphs[i];
		struct plain_glyph plain = {
		    (uint16_t)glyph->id, (int16_t)glyph->advance};
		uint16_t cluster = (uint16_t)glyph->cluster;
		memcpy(bytes + i * sizeof plain, &plain, sizeof plain);
		if (clustered)
			memcpy(clusters + i * sizeof cluster, &cluster,
			    sizeof cluster);
	}
}

static void
unpack_plain(const char *bytes, struct shaped_glyph *glyphs, uint32_t count)
{
	int32_t x = 0;
	for (uint32_t i = 0; i < count; i++) {
		struct plain_glyph plain;
		memcpy(&plain, bytes + i * sizeof plain, sizeof plain);
		glyphs[i] =
		    (struct shaped_glyph){plain.id, i, plain.advance, x, 0};
		x += plain.advance;
	}
}

static void
unpack_clusters(const char *bytes, struct shaped_glyph *glyphs, uint32_t count)
{
	bytes += count * sizeof(struct plain_glyph);
	for (uint32_t i = 0; i < count; i++) {
		uint16_t cluster;
		memcpy(&cluster, bytes + i * sizeof cluster, sizeof cluster);
		glyphs[i].cluster = cluster;
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
	if (entry.flags & ENTRY_CLUSTERED)
		unpack_clusters(bytes, glyphs, entry.count);
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
			if (slots[i]->at)
				__builtin_prefetch(at_slot(cache, *slots[i]));
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

static void
pack(char *bytes, const struct word_key *key, const struct shaped *shaped,
    unsigned form)
{
	unsigned flags = form | (key->rtl ? ENTRY_RTL : 0u) |
			 (shaped->joined ? ENTRY_JOINED : 0u) |
			 (shaped->missing ? ENTRY_MISSING : 0u);
	struct entry entry = {.font = (uint16_t)key->font,
	    .language = (uint16_t)key->language,
	    .size = key->size & SIZE_MASK,
	    .count = shaped->count & SIZE_MASK,
	    .flags = flags & FLAGS_MASK,
	    .advance = shaped->advance};
	memcpy(bytes, &entry, sizeof entry);
	memcpy(bytes + sizeof entry, key->text, key->size);
	bytes += sizeof entry + key->size;
	if (form == ENTRY_WIDE)
		memcpy(bytes, shaped->glyphs,
		    shaped->count * sizeof *shaped->glyphs);
	else
		pack_plain(bytes, shaped, form == ENTRY_CLUSTERED);
}

void
word_cache_add(struct word_cache *cache, const struct word_key *key,
    const struct shaped *shaped)
{
	if (key->size > LONGEST || shaped->count > LONGEST ||
	    key->font > UINT16_MAX || key->language > UINT16_MAX)
		return;
	unsigned form = form_of(shaped);
	struct slot slot = {hash_of(key),
	    take_place(cache, sizeof(struct entry) + key->size +
				  shaped->count * glyph_size(form))};
	if (!slot.at)
		return;
	pack(at_slot(cache, slot), key, shaped, form);
	if (++cache->entry_count > cache->slot_count / 2)
		grow(cache);
	put(cache, slot);
}
