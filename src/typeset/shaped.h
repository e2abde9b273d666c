/*
 * The glyphs of a word in few bytes: most words are letters that stand one
 * after the other on the baseline, one for each byte.
 */
#ifndef TYPESET_SHAPED_H
#define TYPESET_SHAPED_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A glyph as HarfBuzz placed it, in font units. */
struct shaped_glyph {
	uint32_t id;
	uint32_t cluster; /* byte of the word */
	int32_t advance;
	int32_t x, y; /* origin, from the left end of the word's baseline */
};

/* One word (or part of one) in one face and direction, not yet packed. */
struct shaped_word {
	const struct shaped_glyph *glyphs; /* in the order of the text */
	uint32_t count;
	int32_t advance; /* of all glyphs */
	bool joined;     /* its script has no space between letters to change */
	bool missing;    /* the face lacks a character */
};

/* A glyph on the baseline that begins where the advances of those before it
 * end, at most SHAPED_FAR from the left end of the word. */
struct shaped_plain {
	uint16_t id;
	int16_t advance;
};

enum { SHAPED_FAR = UINT16_MAX };

enum shaped_form {
	SHAPED_PLAIN,     /* each glyph is plain and stands for one byte */
	SHAPED_CLUSTERED, /* it is plain; then the cluster of each, 2 bytes */
	SHAPED_WIDE       /* struct shaped_glyph */
};

/* The same packed; its glyphs follow. */
struct shaped {
	int32_t advance;
	uint32_t count : 28, form : 2, joined : 1, missing : 1;
};

enum { SHAPED_MOST = (1 << 28) - 1 }; /* glyphs of a word */

/* How a word is packed, what so many glyphs take in all, and doing it, in so
 * much room that is aligned for it. */
enum shaped_form shaped_form(const struct shaped_word *word);
static inline size_t
shaped_size(uint32_t count, enum shaped_form form)
{
	static const size_t sizes[] = {
	    [SHAPED_PLAIN] = sizeof(struct shaped_plain),
	    [SHAPED_CLUSTERED] = sizeof(struct shaped_plain) + sizeof(uint16_t),
	    [SHAPED_WIDE] = sizeof(struct shaped_glyph),
	};
	return sizeof(struct shaped) + count * sizes[form];
}
void shaped_pack(
    struct shaped *to, const struct shaped_word *word, enum shaped_form form);

/* The word packed, and its glyphs unpacked; the arena's. */
const struct shaped *shaped_new(
    struct arena *arena, const struct shaped_word *word);
const struct shaped_glyph *shaped_glyphs(
    struct arena *arena, const struct shaped *shaped);

/* The glyphs of a plain or clustered word, the clusters of the latter, and the
 * glyphs of a wide one. */
static inline const struct shaped_plain *
shaped_plain(const struct shaped *shaped)
{
	return (const struct shaped_plain *)(shaped + 1);
}

static inline const uint16_t *
shaped_clusters(const struct shaped *shaped)
{
	return (const uint16_t *)(shaped_plain(shaped) + shaped->count);
}

static inline const struct shaped_glyph *
shaped_wide(const struct shaped *shaped)
{
	return (const struct shaped_glyph *)(shaped + 1);
}

/* Of one glyph; x is where the advances of those before it end. */
static inline struct shaped_glyph
shaped_at(const struct shaped *shaped, uint32_t i, int32_t x)
{
	if (shaped->form == SHAPED_WIDE)
		return shaped_wide(shaped)[i];
	const struct shaped_plain *plain = &shaped_plain(shaped)[i];
	uint32_t cluster =
	    shaped->form == SHAPED_PLAIN ? i : shaped_clusters(shaped)[i];
	return (struct shaped_glyph){plain->id, cluster, plain->advance, x, 0};
}

static inline uint32_t
shaped_cluster(const struct shaped *shaped, uint32_t i)
{
	return shaped_at(shaped, i, 0).cluster;
}

static inline int32_t
shaped_advance(const struct shaped *shaped, uint32_t i)
{
	return shaped_at(shaped, i, 0).advance;
}

#endif
