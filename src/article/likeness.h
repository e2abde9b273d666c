/*
 * Which articles of a library are most like one, without comparing it with
 * all of them.
 */
#ifndef ARTICLE_LIKENESS_H
#define ARTICLE_LIKENESS_H

#include "article/library.h"

/* What one topic in common adds to a likeness of 0 to WEIGH_ONE. */
#define LIKENESS_TOPIC (WEIGH_ONE / 10)

/* The library turned over: from words to articles.  Read-only once made. */
struct likeness;

/* Of all entries that are no drafts, with the terms that stand for them; the
 * arena's. */
const struct likeness *likeness_new(
    struct arena *arena, const struct library_entry *entries, size_t count);

struct like {
	const struct library_entry *entry;
	uint64_t likeness; /* from 1 */
};

/*
 * Fills best with the entries that are most like one, which need not be of the
 * library, and returns their number, at most `most`: best first, equal ones in
 * the order of the library.  They are of its language, and none has its id.
 *
 * Likeness is the product of the two vectors of weights, of the terms that
 * stand for each, in which each word is once.  Each of its topics that the
 * other has as well adds LIKENESS_TOPIC; of each article the first
 * POSTINGS_TOPICS count.
 */
size_t likeness_choose(const struct likeness *likeness, struct arena *scratch,
    const struct library_entry *own, size_t most, struct like *best);

#endif
