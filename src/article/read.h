/* From XML to an article. */
#ifndef ARTICLE_READ_H
#define ARTICLE_READ_H

#include "article/article.h"

/*
 * Reads the file.  All faults of its form are reported to the job's diag: not
 * well-formed, unknown elements, wrong order and so on; the article then
 * holds what could be understood.  NULL: nothing could be read at all (the
 * file does not open, or is no XML), already reported.  Errors reported mean
 * that the article must not be set.
 */
const struct article *read_article(struct job *job, const char *path);

/* The same for bytes in memory that are named `name` in messages. */
const struct article *read_article_bytes(
    struct job *job, const char *name, const char *bytes, size_t size);

#endif
