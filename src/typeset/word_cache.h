/*
 * Words as they were shaped, by face, language, direction and text: what a
 * process keeps from article to article, in few bytes and within bounds.
 */
#ifndef TYPESET_WORD_CACHE_H
#define TYPESET_WORD_CACHE_H

#include "typeset/shaper.h"

struct word_cache;

/* What a word's glyphs depend on. */
struct word_key {
	int font;     /* its index */
	int language; /* its number, from 0 */
	bool rtl;
	const char *text;
	uint32_t size; /* bytes of it */
};

/* An empty one, the arena's; word_cache_free gives back its words. */
struct word_cache *word_cache_new(struct arena *arena);
void word_cache_free(struct word_cache *cache);

/* false: it is not there.  The glyphs are the arena's. */
bool word_cache_find(const struct word_cache *cache, struct arena *arena,
    const struct word_key *key, struct shaped *shaped);

/* The words between the spaces of a text will be asked for: changes nothing,
 * but they are found sooner. */
void word_cache_expect(
    const struct word_cache *cache, const struct word_key *text);

/* Keeps a word that is not there, unless it is a very long one. */
void word_cache_add(struct word_cache *cache, const struct word_key *key,
    const struct shaped *shaped);

/* Forgets all words if they take about 8 MiB. */
void word_cache_trim(struct word_cache *cache);

#endif
