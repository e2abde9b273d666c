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

#endif
