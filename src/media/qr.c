/*
 * From a text to the modules of a QR code, by libqrencode.
 *
 * The design prints versions 2 and 3 (25 and 29 modules a side), which hold
 * 26 and 42 bytes at level M (ISO/IEC 18004:2015, table 7).  The library
 * chooses the mask by the standard's penalties, so equal texts give equal
 * codes.
 */
#include "media/qr.h"

#include <qrencode.h>
#include <string.h>

enum {
	VERSION_LEAST = 2,
	BYTES_MOST = 42,
	DARK = 1 /* the bit of libqrencode's modules that says so */
};

static const struct qr *
copy(struct arena *arena, const QRcode *code)
{
	size_t count = (size_t)code->width * (size_t)code->width;
	uint8_t *dark = ARENA_ARRAY(arena, count, uint8_t);
	struct qr *qr = ARENA_NEW(arena, struct qr);
	for (size_t i = 0; i < count; i++)
		dark[i] = code->data[i] & DARK;
	qr->modules = code->width;
	qr->dark = dark;
	return qr;
}

const struct qr *
qr_encode(struct arena *arena, const char *text)
{
	size_t size = strlen(text);
	if (size == 0 || size > BYTES_MOST)
		return NULL;
	QRcode *code = QRcode_encodeData((int)size, (const unsigned char *)text,
	    VERSION_LEAST, QR_ECLEVEL_M);
	if (!code)
		return NULL;
	const struct qr *qr = copy(arena, code);
	QRcode_free(code);
	return qr;
}
