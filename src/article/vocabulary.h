/*
 * Every word of a library's articles, and in how many of them it stands.
 *
 * Languages are kept apart: "gift" of a German article is another word than
 * that of an English one, and an article more in one language changes nothing
 * in the others.
 */
#ifndef ARTICLE_VOCABULARY_H
#define ARTICLE_VOCABULARY_H

#include "article/terms.h"
#include "article/weigh.h"

/* An article's words as terms of the vocabulary. */
struct vocabulary_terms {
	struct term *list; /* by id, ascending */
	size_t count;
};

/* One without words; it belongs to the arena, and grows in it. */
struct vocabulary;
struct vocabulary *vocabulary_new(struct arena *arena);

/* The words as terms without weights; new words get the next ids.  group: of
 * their language (language_group). */
struct vocabulary_terms vocabulary_add(struct vocabulary *vocabulary,
    const char *group, const struct terms *words);

/* The same without the words that are not known, for the arena. */
struct vocabulary_terms vocabulary_find(const struct vocabulary *vocabulary,
    struct arena *arena, const char *group, const struct terms *words);

/* One article more of the language has the terms. */
void vocabulary_count(struct vocabulary *vocabulary, const char *group,
    const struct vocabulary_terms *terms);

/* Weighs the terms by the articles counted in their language. */
void vocabulary_weigh(const struct vocabulary *vocabulary, const char *group,
    struct vocabulary_terms *terms);

#endif
