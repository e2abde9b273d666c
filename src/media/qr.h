/* QR codes (ISO/IEC 18004) by libqrencode. */
#ifndef MEDIA_QR_H
#define MEDIA_QR_H

#include "base/arena.h"

#include <stdint.h>

struct qr {
	int modules;         /* along a side, without the quiet zone */
	const uint8_t *dark; /* modules * modules, row by row; 1: dark */
};

/*
 * The code of the text in byte mode at error level M, in the smallest version
 * that holds it but at least 2.  NULL: the text is empty, or has over 42 bytes
 * (version 3), which could not be printed with modules of 0.5 mm in the
 * design's place.
 */
const struct qr *qr_encode(struct arena *arena, const char *text);

/* The modules along a side of the text's code, without encoding it; 0: it has
 * none. */
int qr_modules(const char *text);

/*
 * Codes that were made lately: most addresses stand on the back pages of
 * several leaflets.  It keeps none before it is opened, and then for all
 * processes that are forked (base/memo), about as many as are wanted; it is the
 * arena's, and to be closed.
 */
struct qr_cache;
struct qr_cache *qr_cache_new(struct arena *arena);
void qr_cache_open(struct qr_cache *cache, size_t wanted);
void qr_cache_close(struct qr_cache *cache);

/* qr_encode, unless the code is there; what it returns is the arena's. */
const struct qr *qr_find(
    struct qr_cache *cache, struct arena *arena, const char *text);

#endif
