/* Which articles to read next. */
#ifndef ARTICLE_RELATED_H
#define ARTICLE_RELATED_H

#include "article/library.h"

struct related {
	const struct library_entry **entries; /* best first */
	size_t count;
};

/*
 * At most `most` articles: the article's explicit <related> first, in their
 * order, each in the article's language if it is translated (library_find_in),
 * then the likest in the same language, never itself, never a draft.
 * Likeness is that of likeness.h; equal ones go by id.  An explicit ref that
 * leads nowhere is an error
 * at its place.
 */
struct related related_choose(struct job *job, const struct library *library,
    const struct article *article, size_t most);

/*
 * The library for one article, whose related articles more than one will ask
 * for: the likest are found for the first of them, and kept for the others.
 * It belongs to the job.  NULL if there is no library.
 */
const struct library *related_library(
    struct job *job, const struct library *library);

#endif
