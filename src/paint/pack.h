/*
 * Small objects packed together in an object stream, and the table of where
 * every object is as a stream, too (ISO 32000-1, 7.5.7 and 7.5.8).
 */
#ifndef PAINT_PACK_H
#define PAINT_PACK_H

#include "paint/bytes.h"
#include "paint/deflate.h"

struct pack;

/* Of no objects yet; owned by the arena. */
struct pack *pack_new(struct arena *arena);

/* The number of a new object, which is to be placed or added: 1, 2... */
int pack_number(struct pack *pack);

/* The object begins at this byte of the file. */
void pack_place(struct pack *pack, int number, size_t offset);

/* The object goes into the object stream: its text is to be added to the
 * result before the next one is.  text is the same bytes, for who goes on. */
struct bytes *pack_add(struct pack *pack, int number);
struct bytes *pack_text(struct pack *pack);

/* A stream: the entries of its dictionary without Length, and its bytes. */
struct packed {
	struct bytes entries;
	const uint8_t *bytes;
	size_t size;
};

/* The object stream, which is itself the object of that number. */
struct packed pack_objects(
    struct pack *pack, struct deflate *deflate, int number);

/* The table, which also holds the trailer's entries.  All objects must be
 * placed or added. */
struct packed pack_table(const struct pack *pack, struct deflate *deflate);

#endif
