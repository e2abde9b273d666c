/* From an article to XML: the canonical form of the article format. */
#ifndef ARTICLE_WRITE_H
#define ARTICLE_WRITE_H

#include "article/article.h"

#include <stdio.h>

/*
 * Writes the article as XML in its format, indented by two spaces, one block
 * a line; reading the result gives the same article.  Errors of the stream
 * are the caller's to look for.
 */
void write_article(FILE *out, const struct article *article);

#endif
