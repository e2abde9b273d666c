/* The files of a library's articles. */
#ifndef ARTICLE_LISTING_H
#define ARTICLE_LISTING_H

#include "article/article.h"

/*
 * Lists every *.xml of the folders and files in paths: folders whole with
 * those in them, names sorted, names beginning with a dot and links to folders
 * left out.  The list belongs to the job's arena.  false: a path cannot be
 * opened, already reported.
 */
bool listing_read(struct job *job, const char *const *paths, size_t count,
    struct strings_list *files);

#endif
