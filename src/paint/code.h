/* QR codes as drawings of the file; what many leaflets show is drawn once. */
#ifndef PAINT_CODE_H
#define PAINT_CODE_H

#include "base/digest.h"
#include "media/qr.h"
#include "paint/deflate.h"

/*
 * The drawings that were made lately.  It keeps none before it is opened, and
 * then for all processes that are forked (base/memo), about as many as are
 * wanted; it is the arena's, and to be closed.
 */
struct code_cache;
struct code_cache *code_cache_new(struct arena *arena, struct deflate *deflate);
void code_cache_open(struct code_cache *cache, size_t wanted);
void code_cache_close(struct code_cache *cache);

/* A form's content (ISO 32000-1, 8.10), deflated: the dark modules as one path
 * that is filled, each of them 1 by 1, the first one with its upper corner at 0
 * 0, and y downwards. */
struct code {
	const uint8_t *bytes;
	size_t size;
};

/* What tells codes apart. */
struct digest code_digest(const struct qr *qr);

/* That of the code with this digest; owned by the arena. */
struct code code_draw(struct code_cache *cache, struct arena *arena,
    const struct qr *qr, struct digest digest);

#endif
