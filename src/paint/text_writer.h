/* What the parts of a plain text share.  A part of text.c, for nobody else. */
#ifndef PAINT_TEXT_WRITER_H
#define PAINT_TEXT_WRITER_H

#include "paint/facts.h"
#include "paint/text_lines.h"

enum { TEXT_LEVELS = 3 }; /* of headings */

/* What there is one of in a text, however deep one writes in it. */
struct text_document {
	struct bytes *out;
	struct text_rules *rules;
	const struct theme *theme;
	const struct library *library;
	const char *lang;
	int figures;              /* so far */
	int numbers[TEXT_LEVELS]; /* of the headings so far */
	const char **expanded;    /* abbreviations that have been explained */
	size_t expanded_count, expanded_capacity;
};

/* Where one writes: a list's item, say, is one in another. */
struct text_writer {
	struct text_document *document;
	const char *first; /* begins the next line */
	const char *rest;  /* begins those after it */
	bool gap;          /* a blank line comes before the next */
};

/* One paragraph. */
void text_writer_add(struct text_writer *writer, const char *text);

/* The text with what a reader of it could not see: where links lead, what
 * abbreviations stand for. */
const char *text_writer_words(
    struct text_document *document, const struct inlines *text);

/* Row by row, "Head: value" (text_table.c). */
void text_table_add(struct text_writer *writer, const struct table *table);

#endif
