/* The words of an article that tell what it is about. */
#ifndef ARTICLE_TERMS_H
#define ARTICLE_TERMS_H

#include "article/article.h"

struct terms_word {
	const char *word; /* case-folded; in English without plural ending */
	uint32_t count;   /* title * 3 + headings * 2 + body */
};

struct terms {
	const struct terms_word *words; /* by strcmp, each once */
	size_t count;
};

/*
 * The words of title, subtitle, summary, opening and sections, without
 * numbers, single letters, the commonest words of English, and the urgent
 * note, which is much the same in every leaflet.  They belong to the arena.
 */
struct terms terms_of(struct arena *arena, const struct article *article);

#endif
