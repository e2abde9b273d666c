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
#include "article/listing.h"
#include "article/vocabulary.h"

struct library_entry {
	const char *id;
	const char *name;            /* of its leaflet: "ID" or "ID.LANG" */
	const char *lang, *file;     /* lang: as its author wrote it */
	const char *group;           /* language_group of lang */
	const char *title, *summary; /* plain text */
	const char *url, *short_url; /* or NULL */
	const char *reference;       /* or NULL */
	struct strings_list topics;
	const struct term *terms; /* that stand for it: vocabulary_weigh */
	size_t term_count;
	bool draft;
};

/* A file that claims to be what another one is. */
struct library_duplicate {
	struct place place; /* of its root element */
	struct listing_identity identity;
	const char *twin; /* the other file */
	const char *name; /* id, or id and language, by what is in the file */
	bool by_language; /* their names differ, but not their languages */
};

struct likeness; /* see likeness.h */
struct likest;   /* see related.c */

struct library {
	/* by id, ascending; of one id the base article ("ID") first, then its
	 * translations by name */
	const struct library_entry *entries;
	size_t count;
	const struct vocabulary *vocabulary; /* drafts do not weigh in it */
	const struct likeness *likeness;
	struct likest *likest; /* related_library's, or NULL */
	/* those of one id one after the other; the first is an entry */
	const struct library_duplicate *duplicates;
	size_t duplicate_count;
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

/*
 * What a library wants to know of an article.  An entry that gets a new member
 * gets it in run/card as well.
 */
struct library_card {
	struct library_entry entry; /* without its terms */
	struct place place;         /* of the root element */
	struct terms words;
};

/* Reads the card of an article from the bytes of the file at the path; the
 * arena's.  false: it does not read, or has faults of form; unreported. */
bool library_card(struct arena *arena, const char *path, const char *bytes,
    size_t size, struct library_card *card);

/* Where cards come from that have been read before; false: as above. */
struct library_cards {
	bool (*find)(void *context, struct arena *arena, const char *path,
	    struct library_card *card);
	void *context;
};

/*
 * The same of listed files (listing.h) and their cards, step by step.  Who has
 * just got the card of the next file can hand it in; NULL: it has none.  All
 * belongs to the job's arena, also the files, which are not copied.
 */
struct library_making;
struct library_making *library_begin(
    struct job *job, const struct strings_list *files);
size_t library_next(const struct library_making *making);
void library_take(
    struct library_making *making, const struct library_card *card);

/* Looks for the cards that were not handed in, then once more for all. */
const struct library *library_end(
    struct library_making *making, const struct library_cards *cards);

/* What an article's leaflet is called: its id, or "ID.LANG" if its file is the
 * translation ID.LANG.xml.  Owned by the arena. */
const char *library_name(struct arena *arena, const struct article *article);

/* The base article of the id, or the first translation if there is no base;
 * NULL: there is no such article. */
const struct library_entry *library_find(
    const struct library *library, const char *id);

/*
 * The article of the id for readers of the language: the one with exactly
 * that tag, else one in the same language and script ("en" for "en-GB"), else
 * the base article; NULL: there is none of that id.  A translation that is a
 * draft does not count.
 */
const struct library_entry *library_find_in(
    const struct library *library, const char *id, const char *lang);

/* The same article in other languages, by tag, without drafts. */
struct library_translations {
	const struct library_entry *const *list;
	size_t count;
};
struct library_translations library_translations(struct arena *arena,
    const struct library *library, const struct article *article);

/* What the i-th is called in a list of them: its language's name in itself,
 * with the region where another one has the same.  Owned by the arena. */
const char *library_translation_name(struct arena *arena,
    const struct library_translations *translations, size_t i);

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
