/* What an article mentions that lies outside it. */
#ifndef ARTICLE_MENTIONS_H
#define ARTICLE_MENTIONS_H

#include "article/article.h"

struct mentions {
	struct strings_list refs;     /* ids that <a ref> leads to */
	struct strings_list pictures; /* figures' src, as written */
	struct strings_list langs;    /* of stretches in another language */
};

/* In the order of the text, as often as they come; the lists are the
 * arena's. */
struct mentions mentions_of(struct arena *arena, const struct article *article);

#endif
