/*
 * From a text to the modules of a QR code, by libqrencode.
 *
 * The design prints versions 2 and 3 (25 and 29 modules a side), which hold
 * 26 and 42 bytes at level M (ISO/IEC 18004:2015, table 7).  The library
 * chooses the mask by the standard's penalties, so equal texts give equal
 * codes.
 */
#include "media/qr.h"

#include "base/memo.h"

#include <qrencode.h>
#include <string.h>

enum {
	VERSION_LEAST = 2,
	BYTES_SMALL = 26, /* of version 2 */
	BYTES_MOST = 42,  /* of version 3 */
	MODULES_SMALL = 25,
	MODULES_MOST = 29,
	DARK = 1 /* the bit of libqrencode's modules that says so */
};

/* A code as it is kept. */
struct record {
	uint8_t modules;
	uint8_t bits[(MODULES_MOST * MODULES_MOST + 7) / 8];
};

struct qr_cache {
	struct memo *memo; /* NULL: nothing is kept */
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

int
qr_modules(const char *text)
{
	size_t size = strlen(text);
	if (size == 0 || size > BYTES_MOST)
		return 0;
	return size <= BYTES_SMALL ? MODULES_SMALL : MODULES_MOST;
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

struct qr_cache *
qr_cache_new(struct arena *arena)
{
	return ARENA_NEW(arena, struct qr_cache);
}

void
qr_cache_open(struct qr_cache *cache, size_t wanted)
{
	if (!cache->memo)
		cache->memo = memo_new(sizeof(struct record), wanted);
}

void
qr_cache_close(struct qr_cache *cache)
{
	memo_free(cache->memo);
	cache->memo = NULL;
}

static void
keep(struct qr_cache *cache, struct digest key, const struct qr *qr)
{
	struct record record = {.modules = (uint8_t)qr->modules};
	size_t count = (size_t)qr->modules * (size_t)qr->modules;
	for (size_t i = 0; i < count; i++)
		record.bits[i / 8] |= (uint8_t)(qr->dark[i] << i % 8);
	memo_put(cache->memo, key, &record, sizeof record);
}

static const struct qr *
kept(struct arena *arena, const struct record *record)
{
	size_t count = (size_t)record->modules * record->modules;
	uint8_t *dark = ARENA_ARRAY(arena, count, uint8_t);
	struct qr *qr = ARENA_NEW(arena, struct qr);
	for (size_t i = 0; i < count; i++)
		dark[i] = record->bits[i / 8] >> i % 8 & 1;
	*qr = (struct qr){record->modules, dark};
	return qr;
}

const struct qr *
qr_find(struct qr_cache *cache, struct arena *arena, const char *text)
{
	if (!cache->memo)
		return qr_encode(arena, text);
	struct digest key = digest_bytes(text, strlen(text));
	struct record record;
	size_t size;
	if (memo_find(cache->memo, key, &record, &size))
		return kept(arena, &record);
	const struct qr *qr = qr_encode(arena, text);
	if (qr && qr->modules <= MODULES_MOST)
		keep(cache, key, qr);
	return qr;
}
