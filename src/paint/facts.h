/*
 * What a leaflet says around its article, in words: for pages and texts, which
 * need no places.  The words and their order are those of the paper leaflet:
 * cover, "About this leaflet", "Read next", search topics, other languages,
 * panel.
 */
#ifndef PAINT_FACTS_H
#define PAINT_FACTS_H

#include "article/library.h"
#include "base/text.h"
#include "theme/theme.h"

struct facts_line {
	const char *text;
	const char *url; /* or NULL */
};

struct facts_entry {
	const char *title, *summary;
	const char *lang;
	struct facts_line link; /* text NULL: it has no address */
};

/* The same article in another language. */
struct facts_language {
	const char *name; /* in itself: "Cymraeg" */
	const char *lang;
	struct facts_line link; /* as above */
};

enum { FACTS_LINES = 4 };

/* Text is NULL where there is nothing to say. */
struct facts {
	const char *brand; /* on one line */
	const char *who;   /* label of the audience */

	const char *about; /* title of the section; NULL: it has nothing */
	const char *other_formats;
	const char *sources; /* label, as those that follow */
	const char *written_by, *authors;
	const char *feedback_ask;
	struct inlines feedback;

	const char *read_next; /* title; NULL: no entries */
	const struct facts_entry *entries;
	size_t entry_count;

	const char *search_topics, *search_at; /* "Search topics", "at ..." */
	struct strings_list topics;

	const char *in_languages; /* title; NULL: there is no other one */
	const struct facts_language *languages;
	size_t language_count;

	const char *publisher;
	struct facts_line contact[FACTS_LINES];
	size_t contact_count;
	struct facts_line publication[FACTS_LINES];
	size_t publication_count;
};

/* Owned by the job's arena and the article. */
const struct facts *facts_gather(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article);

/* "Figure 3."; the pattern's {number} filled in. */
const char *facts_figure(struct arena *arena, const struct theme *theme,
    const char *lang, int number);

/* A note's own title, else the usual one of its kind; text NULL: none. */
struct inlines facts_note_title(
    const struct theme *theme, const char *lang, const struct block *note);

/* A telephone number as tel:; NULL: the text is no single number. */
const char *facts_call(struct arena *arena, const char *phone);

/* Where a link leads: its address, or that of the article that it names, for
 * readers of the language; NULL: that has none. */
const char *facts_target(struct arena *arena, const struct theme *theme,
    const struct library *library, const char *lang, const struct span *link);

/* The marks around a quote's blocks: the language's own, or "" where the author
 * has set some, or where they would stand around no paragraph. */
struct text_quotes facts_quotes(
    struct arena *arena, const char *lang, const struct blocks *blocks);

#endif
