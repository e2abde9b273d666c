/*
 * What the author wrote.
 *
 * struct article is the whole of an article without its XML: opening, nested
 * sections, blocks, flat inline spans, each with its place in the source.
 * Everything belongs to the job's arena and is not changed after reading.
 */
#ifndef ARTICLE_ARTICLE_H
#define ARTICLE_ARTICLE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum span_kind {
	SPAN_EM,
	SPAN_STRONG,
	SPAN_A,
	SPAN_ABBR,
	SPAN_SUB,
	SPAN_SUP,
	SPAN_Q,
	SPAN_LANG, /* <span lang> */
	SPAN_NOBR
};

/*
 * A stretch of an inline text.  Spans nest properly and are ordered by start,
 * the outer before the inner.
 */
struct span {
	enum span_kind kind;
	uint32_t start, end; /* bytes of the text; end is after the last */
	const char *href;    /* a: an address, or NULL */
	const char *ref;     /* a: the id of another article, or NULL */
	const char *title;   /* abbr: what it stands for, or NULL */
	const char *lang;    /* span: the language, else NULL */
	struct place place;
};

/*
 * Inline content.  White space is collapsed and trimmed; <br/> is U+2028; a
 * <q> has its language's quotation marks in the text, as the first and last
 * characters within its span.  text == NULL: there is none.
 */
struct inlines {
	const char *text; /* UTF-8, NUL-terminated */
	uint32_t size;    /* bytes */
	const struct span *spans;
	uint32_t span_count;
	struct place place; /* of the element that holds it */
};

enum block_kind {
	BLOCK_P,
	BLOCK_UL,
	BLOCK_OL,
	BLOCK_DL,
	BLOCK_QUOTE,
	BLOCK_NOTE,
	BLOCK_FIGURE,
	BLOCK_TABLE
};

enum note_kind { NOTE_NOTE, NOTE_KEY_POINTS, NOTE_WARNING, NOTE_URGENT };

struct blocks {
	const struct block *list;
	size_t count;
};

/* li: an optional title, and blocks (inline content is one p); or a dt (the
 * title) with its dd (the blocks). */
struct list_item {
	struct inlines title; /* title.text == NULL: none */
	struct blocks blocks;
	struct place place;
};

struct cell {
	struct inlines text;
	int colspan, rowspan; /* from 1 */
	struct place place;
};

struct row {
	const struct cell *cells;
	size_t count;
	struct place place;
};

struct table {
	struct inlines caption; /* caption.text == NULL: none */
	bool row_heads;         /* the first cell of each row is its head */
	const struct row *head; /* or NULL */
	const struct row *rows;
	size_t row_count;
	size_t column_count; /* spans counted */
};

struct block {
	enum block_kind kind;
	struct place place;
	struct inlines text;           /* p */
	struct inlines title;          /* note: title.text == NULL: none */
	const struct list_item *items; /* ul, ol, dl */
	size_t item_count;
	bool steps;             /* ol: its items have titles */
	struct blocks blocks;   /* quote, note */
	const char *cite;       /* quote: who said it, or NULL */
	enum note_kind note;    /* note */
	const char *src;        /* figure: as written */
	const char *alt;        /* figure: NULL when decorative */
	bool decorative;        /* figure */
	struct inlines caption; /* figure */
	const struct table *table;
};

struct section {
	struct inlines title;
	struct blocks blocks;
	const struct section *sections;
	size_t section_count;
	int level; /* 2, 3, 4: the heading's level; the article's title is 1 */
	struct place place;
};

struct strings_list {
	const char *const *list;
	size_t count;
};

/* <about>; every part may be absent: NULL, text == NULL, count 0. */
struct about {
	struct inlines audience;
	struct strings_list authors;
	const char *published, *reviewed, *review_due; /* ISO 8601 */
	const char *version, *reference;
	const char *url, *short_url;
	struct inlines feedback;
	const char *art; /* name of a cover art variant, or a file */
	struct strings_list topics;
	const struct inlines *sources;
	size_t source_count;
	struct inlines contact;
	struct place place; /* line 0: the article has no <about> */
};

struct reference {
	const char *id;
	struct place place;
};

struct article {
	const char *file; /* the path that it was read from */
	const char *id;
	const char *lang;
	bool draft;
	struct inlines title, subtitle, summary;
	struct about about;
	struct blocks opening; /* count 0: no opening, no lead */
	const struct section *sections;
	size_t section_count;
	const struct reference *related;
	size_t related_count;
	struct place place;
};

#endif
