/*
 * From the PATHs of the command line to the articles to be made.
 */
#ifndef RUN_COLLECT_H
#define RUN_COLLECT_H

#include "article/listing.h"

/* An article to be made. */
struct source {
	const char *id;     /* its file's name without ".xml": of a translation
			     "ID.LANG" */
	const char *file;   /* a path that opens from here */
	const char *folder; /* whose articles it may be related to */
	const char *twin;   /* another file of the same id, or NULL */
};

struct sources {
	struct source *list; /* by id, then file; each file once */
	size_t count;
};

/*
 * A file is an article; a folder stands for every *.xml in it and its
 * folders, without names that begin with a dot and without folders that are
 * links.  A path that does not open is an error, a folder without articles a
 * warning; the other paths count all the same.
 */
struct sources collect_sources(struct job *job, struct listings *listings,
    const char *const *paths, size_t count);

#endif
