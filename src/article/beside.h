/* An article's file among those beside it. */
#ifndef ARTICLE_BESIDE_H
#define ARTICLE_BESIDE_H

#include "article/article.h"

/* An article, and the ids in its folder, read when they are asked for. */
struct beside {
	struct job *job;
	const struct article *article;
	const char **ids; /* ascending */
	size_t count;
	bool read;
};

/*
 * The file is called ID.xml, or ID.LANG.xml with the tag that the article
 * gives as its language; another name is an error.  What is no XML file, or
 * has no id, is not looked at.
 */
void beside_check_name(const struct beside *beside);

/* An error at the place when no file beside the article has the id, in
 * whatever language. */
void beside_check_ref(
    struct beside *beside, struct place place, const char *ref);

#endif
