/*
 * The door to libharu, which keeps the document and its page tree, and writes
 * them as objects.  Which number an object has and where in the file it stands
 * is ours (pack.h).
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
	int number;        /* for "%d 0 R" */
	struct bytes body; /* the dictionary's entries, without << >> */
	/* A stream's bytes, ready filtered; they are not copied: they must
	 * outlive haru. */
	const void *stream;
	size_t stream_size;
	const struct digest *digest; /* of these, if it is known */
	void *dict;                  /* libharu's; NULL: a stream */
	struct object *next;
};

struct haru;

/*
 * An empty document, or NULL: no memory, or the library that is loaded is not
 * the one that the program was built for.  The caller ends it with haru_free,
 * before the arena dies.
 */
struct haru *haru_new(struct arena *arena, struct deflate *deflate);
void haru_free(struct haru *haru);

/* The number of a new object, which is a dictionary without a stream and is
 * written at once, in any order: from begin, whose result takes its entries, to
 * end, with no other between them. */
int haru_number(struct haru *haru);
struct bytes *haru_begin(struct haru *haru, int number);
void haru_end(struct haru *haru);

/* A new object with a stream.  Filter is NULL or a name ("FlateDecode");
 * further entries may be added. */
struct object *haru_stream(
    struct haru *haru, const void *bytes, size_t size, const char *filter);

/* Makes it a file of PDF 2.0 without an information dictionary, which must not
 * have been used; else it is one of PDF 1.7. */
void haru_modern(struct haru *haru);

/* The document's catalogue and information dictionaries and the root of its
 * page tree, without what libharu writes there itself (Type, Pages, Kids). */
struct object *haru_catalog(struct haru *haru);
struct object *haru_info(struct haru *haru);
struct object *haru_root(struct haru *haru);

/* A new object, added to the page tree as its last page. */
struct object *haru_page(struct haru *haru);

/* A digest of all objects, which packs those without a stream: after it only
 * the bytes of a stream may still be others. */
struct digest haru_digest(struct haru *haru);

/* Takes size bytes of the file; false stops the writing. */
typedef bool haru_write(void *to, const void *bytes, size_t size);

/*
 * Writes the file, after haru_digest.  permanent and changing are the two parts
 * of its ID (ISO 32000-1, 14.4).  false: write said so, or there is no memory.
 */
bool haru_save(struct haru *haru, struct digest permanent,
    struct digest changing, haru_write *write, void *to);

#endif
