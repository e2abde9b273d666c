/*
 * Words as they were shaped, by face, language, direction and text: what a
 * process keeps from article to article, in few bytes and within bounds.
 */
#ifndef TYPESET_WORD_CACHE_H
#define TYPESET_WORD_CACHE_H

#include "typeset/shaped.h"

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
 * cannot keep it lends in the other arena. */
struct word_cache *word_cache_new(struct arena *arena, struct arena *lent);
void word_cache_free(struct word_cache *cache);

/* A new article: what was lent has been forgotten, and if the words take about
 * 8 MiB, all are. */
void word_cache_begin(struct word_cache *cache);

/*
 * The hash of a word, by which the others find it.  Who wants several words
 * takes the hashes of all, expects all, and then finds one after the other:
 * so memory is fetched for all of them at once.
 */
uint32_t word_cache_hash(
    const struct word_cache *cache, int font, const char *text, uint32_t size);
void word_cache_expect(const struct word_cache *cache, uint32_t hash);

/* A word until the next article begins; NULL: it is not there. */
const struct shaped *word_cache_find(
    struct word_cache *cache, const struct word_key *key, uint32_t hash);

/* Adds a word that is not there, and returns it; a very long one is not kept
 * for other articles. */
const struct shaped *word_cache_add(struct word_cache *cache,
    const struct word_key *key, uint32_t hash, const struct shaped_word *word);

#endif
