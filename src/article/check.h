/* The rules of the article format, in one table; and what they do not say. */
#ifndef ARTICLE_CHECK_H
#define ARTICLE_CHECK_H

#include "article/article.h"
#include "article/xml.h"

/*
 * Holds the element tree to the table of rules: names, attributes, order,
 * number, content.  Reports every fault; called by read_article.
 */
void check_elements(struct job *job, const struct xml_node *root);

/*
 * Checks what a grammar does not say: id and file name agree, dates exist,
 * references lead somewhere, words and headings have a bound, figures have
 * an alternative text...  Reports every fault; false when the job has errors.
 */
bool check_article(struct job *job, const struct article *article);

#endif
