/*
 * Every article that an article may be related to.
 *
 * The library is all articles in a folder (or the configuration's list),
 * whatever is exported, so that a leaflet has the same bytes alone and in a
 * batch.  It is read once, then read-only.
 */
#ifndef ARTICLE_LIBRARY_H
#define ARTICLE_LIBRARY_H

#include "article/article.h"
#include "article/weigh.h"

struct library_entry {
	const char *id, *lang, *file;
	const char *title, *summary; /* plain text */
	const char *url, *short_url; /* or NULL */
	const char *reference;       /* or NULL */
	struct strings_list topics;
	const struct term *terms; /* by id, ascending */
	size_t term_count;
	bool draft;
};

struct library_words; /* from a word to its term */

struct library {
	const struct library_entry *entries; /* by id, ascending */
	size_t count;
	size_t term_count;             /* number of different terms */
	const uint32_t *articles_with; /* for each term: in how many of the
					  articles that are no drafts */
	size_t article_count;          /* of those */
	const struct library_words *words;
	const struct place *duplicates; /* files whose id another one has */
	size_t duplicate_count;         /* the first of them is an entry */
};

/*
 * Reads every *.xml of the folders and files in paths (folders whole with
 * those in them, names sorted, names beginning with a dot and links to
 * folders skipped).  Files that do not read, or have faults of form, are left
 * out without a message: they get theirs when they are exported.  A file that
 * is named twice is read once.  The library belongs to the job's arena.
 * NULL: a path cannot be opened, already reported.
 */
const struct library *library_read(
    struct job *job, const char *const *paths, size_t count);

/* The entry, or NULL. */
const struct library_entry *library_find(
    const struct library *library, const char *id);

/*
 * An entry for an article that need not be of the library; its words that the
 * library does not know are left out.  Terms are weighed by the library.
 */
const struct library_entry *library_weigh(struct job *job,
    const struct library *library, const struct article *article);

/* An entry without terms for the file; NULL: it does not read, unreported. */
const struct library_entry *library_read_entry(
    struct job *job, const char *path);

#endif
