/* Bytes packed for FlateDecode (ISO 32000-1, 7.4.4), by libdeflate or ISA-L. */
#ifndef PAINT_DEFLATE_H
#define PAINT_DEFLATE_H

#include "base/arena.h"

#include <stdint.h>

/*
 * DEFLATE_TEXT is for the text of pages and objects: ISA-L, with a code that
 * was made for it, where libdeflate's level 1 (DEFLATE_FAST) finds one for each
 * stream.  It takes half the time, and what is packed is a twelfth
 * larger.  DEFLATE_CELLS is the same for the drawings of QR codes (code.h).
 * What ISA-L packs is the same on all x86-64 processors with SSE4.2; elsewhere
 * its table of strings is another one, and so may be what is packed.
 * DEFLATE_SMALL is libdeflate's level 5.
 */
enum deflate_way {
	DEFLATE_TEXT,
	DEFLATE_CELLS,
	DEFLATE_FAST,
	DEFLATE_SMALL,
	DEFLATE_WAYS
};

struct deflate;

/* The arena keeps what is used again; the caller ends it with deflate_free,
 * before the arena dies. */
struct deflate *deflate_new(struct arena *arena, enum deflate_way way);
void deflate_free(struct deflate *deflate);

/* The bytes packed, owned by the arena; *packed is their size. */
uint8_t *deflate_bytes(struct deflate *deflate, struct arena *arena,
    const void *bytes, size_t size, size_t *packed);

#endif
