/* The words of an article that tell what it is about. */
#ifndef ARTICLE_TERMS_H
#define ARTICLE_TERMS_H

#include "article/article.h"

#define TERMS_KEY_MOST ((UINT64_C(1) << 48) - 1)

/*
 * Words by their keys: 48 bits that are taken for the word, as no two words
 * of a library are likely to share them (among a hundred thousand words that
 * happens in one of 50,000 libraries, and there the two count as one).  A
 * word is case-folded, and in English without plural ending.
 */
struct terms {
	const uint64_t *keys;   /* each once, in the order of the words */
	const uint32_t *counts; /* title * 3 + headings * 2 + body */
	size_t count;
};

uint64_t terms_key(const char *word);

/*
 * The words of title, subtitle, summary, opening and sections, without
 * numbers, single letters, the commonest words of English, and the urgent
 * note, which is much the same in every leaflet.  They belong to the arena.
 */
struct terms terms_of(struct arena *arena, const struct article *article);

#endif
