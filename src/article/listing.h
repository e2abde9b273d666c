/* The files of articles: what folders hold. */
#ifndef ARTICLE_LISTING_H
#define ARTICLE_LISTING_H

#include "article/article.h"

#include <sys/types.h>

/* Something named *.xml that is no folder. */
struct listed {
	const char *path;
	bool is_file; /* else what the name leads to is none, or nothing */
};

/*
 * Everything named *.xml in a folder and in those within it, sorted by names;
 * names that begin with a dot and links to folders are left out.
 */
struct listing {
	const char *folder;
	struct listed *list;
	size_t count, capacity;
	bool whole; /* else a folder could not be opened */
	struct listing *next;
};

/* Those that have been made, each of them once.  It begins as {0}. */
struct listings {
	struct listing *first;
};

/* The listing of a folder, which belongs to the job's arena.  Folders that
 * cannot be opened are reported when it is made. */
const struct listing *listing_of(
    struct job *job, struct listings *listings, const char *folder);

/*
 * The files of a library: of folders in paths what is listed and a file, and
 * files as they are.  The list belongs to the job's arena.  false: a path
 * cannot be opened, already reported.
 */
bool listing_read(struct job *job, struct listings *listings,
    const char *const *paths, size_t count, struct strings_list *files);

/* What a file is, whatever path leads to it; false: there is none. */
struct listing_identity {
	dev_t device;
	ino_t inode; /* 0: of no file */
};
bool listing_identify(const char *path, struct listing_identity *identity);

static inline bool
listing_is_same(struct listing_identity a, struct listing_identity b)
{
	return a.device == b.device && a.inode == b.inode;
}

/* Do both paths lead to one file? */
bool listing_same_file(const char *a, const char *b);

#endif
