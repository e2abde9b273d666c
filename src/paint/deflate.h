/* Bytes packed for FlateDecode (ISO 32000-1, 7.4.4), by libdeflate. */
#ifndef PAINT_DEFLATE_H
#define PAINT_DEFLATE_H

#include "base/arena.h"

#include <stdint.h>

struct deflate;

/* level is libdeflate's, 1 to 12.  The arena keeps what is used again; the
 * caller ends it with deflate_free, before the arena dies. */
struct deflate *deflate_new(struct arena *arena, int level);
void deflate_free(struct deflate *deflate);

/* The bytes packed, owned by the arena; *packed is their size. */
uint8_t *deflate_bytes(struct deflate *deflate, struct arena *arena,
    const void *bytes, size_t size, size_t *packed);

#endif
