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

#include <stdbool.h>

/*
 * The words that stand for an article: its heaviest.  Half of its different
 * words are common ones, which many articles have and which say little; so a
 * part of them stands for it, as in the "more like this" of search engines.
 */
enum { VOCABULARY_TERMS = 64 };

/* One without words; it belongs to the arena, and grows in it. */
struct vocabulary;
struct vocabulary *vocabulary_new(struct arena *arena);

/* An article's words; new ones get the next ids.  group: of their language
 * (language_group).  counts: the article weighs, so there is one more with
 * each of the words. */
void vocabulary_add(struct vocabulary *vocabulary, const char *group,
    const struct terms *words, bool counts);

/* An article that counted does so no more; its words keep their ids. */
void vocabulary_discount(struct vocabulary *vocabulary, const char *group,
    const struct terms *words);

/* All articles have been added: from now on they can be weighed. */
void vocabulary_settle(struct vocabulary *vocabulary);

/*
 * The terms that stand for an article, with their parts of the vector of all
 * its words: into terms, in the order of the words, and returns their number.
 * They are those of the greatest weight, of equal ones the first by id, and
 * words that no other article has only where there are too few others.
 * counts: the article itself is among those that were counted.  Words that
 * the vocabulary does not have are left out.
 */
size_t vocabulary_weigh(const struct vocabulary *vocabulary,
    struct arena *scratch, const char *group, const struct terms *words,
    bool counts, struct term terms[VOCABULARY_TERMS]);

#endif
