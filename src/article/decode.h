/*
 * From the bytes of a file to UTF-8, before any parser sees them: one form
 * to parse, and exact places for what is found in it.
 */
#ifndef ARTICLE_DECODE_H
#define ARTICLE_DECODE_H

#include "base/diag.h"

/* Bytes of a file, or its text; what follows the last one is a NUL. */
struct bytes {
	const char *data; /* NULL: there are none, already reported */
	size_t size;
};

/* The largest file that is read. */
#define DECODE_LARGEST ((size_t)64 * 1024 * 1024)

/* The whole file; data == NULL: it cannot be read or is too large. */
struct bytes decode_file(struct job *job, const char *path);

/*
 * The text as valid UTF-8 without byte order mark and NUL characters.  Read
 * are UTF-8, UTF-16 with its mark or a declaration, and the 8-bit encodings
 * ISO-8859-x and windows-125x by declaration.  `name` is for messages.
 */
struct bytes decode_text(struct job *job, const char *name, struct bytes bytes);

/*
 * Moves the place over the bytes of a text: lines end at LF, CR LF or CR, a
 * column is a character.  *to may be read.
 */
void decode_walk(struct place *place, const char *from, const char *to);

#endif
