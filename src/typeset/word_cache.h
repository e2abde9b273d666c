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

/* An empty one, the arena's; word_cache_free gives back its words.  What it
 * lends is of the other arena. */
struct word_cache *word_cache_new(struct arena *arena, struct arena *lent);
void word_cache_free(struct word_cache *cache);

/* A new article: what was lent has been forgotten, and if the words take about
 * 8 MiB, all are. */
void word_cache_begin(struct word_cache *cache);

/* Lends a word; NULL: it is not there. */
const struct shaped *word_cache_find(
    struct word_cache *cache, const struct word_key *key);

/* The words between the spaces of a text will be asked for: changes nothing,
 * but they are found sooner. */
void word_cache_expect(
    const struct word_cache *cache, const struct word_key *text);

/* Keeps a word that is not there, unless it is a very long one. */
void word_cache_add(struct word_cache *cache, const struct word_key *key,
    const struct shaped *shaped);

#endif
