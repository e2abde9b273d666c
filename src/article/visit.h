/* All text of an article in the order in which it is read. */
#ifndef ARTICLE_VISIT_H
#define ARTICLE_VISIT_H

#include "article/article.h"

enum visit_kind {
	VISIT_HEADING, /* title, subtitle, headings, titles of items and notes
			*/
	VISIT_TEXT,    /* sentences: summary, paragraphs, captions of figures */
	VISIT_TERM,    /* dt */
	VISIT_CELL     /* of tables, and their captions */
};

typedef void visit_text(
    void *context, enum visit_kind kind, const struct inlines *text);

/* Calls for each text that there is, but not for what stands in <about>. */
void visit_article(
    const struct article *article, visit_text *visit, void *context);

#endif
