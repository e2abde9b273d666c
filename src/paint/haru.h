/*
 * The door to libharu, which keeps the document, its page tree and its
 * streams, and writes them as objects.  Which number an object has and where
 * in the file it stands is ours (pack.h).
 *
 * Everything inside an object is our own text.  All that relies on libharu's
 * internal structures stands in haru.c.
 */
#ifndef PAINT_HARU_H
#define PAINT_HARU_H

#include "base/arena.h"
#include "base/digest.h"
#include "paint/bytes.h"
#include "paint/deflate.h"

#include <stdbool.h>

/*
 * An indirect object: a dictionary, and perhaps a stream.  Its texts are
 * owned by the arena of haru_new.
 */
struct object {
	int number;         /* for "%d 0 R" */
	struct bytes body;  /* the dictionary's entries, without << >> */
	const void *stream; /* the bytes, ready filtered, or NULL: none */
	size_t stream_size;
	void *dict;          /* libharu's, or NULL: it is its text alone */
	void *output;        /* libharu's, while the file is written */
	struct object *next; /* in the order of numbers */
};

struct haru;

/*
 * An empty document, or NULL: no memory, or the library that is loaded is not
 * the one that the program was built for.  The caller ends it with haru_free,
 * before the arena dies.
 */
struct haru *haru_new(struct arena *arena, struct deflate *deflate);
void haru_free(struct haru *haru);

/* A new object with an empty dictionary. */
struct object *haru_object(struct haru *haru);

/* An object with a stream that is not copied: it must outlive haru.  Filter
 * is NULL or a name ("FlateDecode"); further entries may be added. */
struct object *haru_stream(
    struct haru *haru, const void *bytes, size_t size, const char *filter);

/* Makes it a file of PDF 2.0 without an information dictionary, which must not
 * have been used; else it is one of PDF 1.7. */
void haru_modern(struct haru *haru);

/* The document's catalogue and information dictionaries, without what
 * libharu writes there itself (Type, Pages). */
struct object *haru_catalog(struct haru *haru);
struct object *haru_info(struct haru *haru);

/* A new object, added to the page tree as its last page. */
struct object *haru_page(struct haru *haru);

/* A digest of the bodies and streams of all objects made so far. */
struct digest haru_digest(const struct haru *haru);

/* Takes size bytes of the file; false stops the writing. */
typedef bool haru_write(void *to, const void *bytes, size_t size);

/*
 * Writes the file.  permanent and changing are the two parts of its ID (ISO
 * 32000-1, 14.4).  false: write said so, or there is no memory.
 */
bool haru_save(struct haru *haru, struct digest permanent,
    struct digest changing, haru_write *write, void *to);

#endif
