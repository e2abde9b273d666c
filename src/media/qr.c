/*
 * From a text to the modules of a QR code, by libqrencode.
 *
 * The design prints versions 2 and 3 (25 and 29 modules a side), which hold
 * 26 and 42 bytes at level M (ISO/IEC 18004:2015, table 7).  The library
 * chooses the mask by the standard's penalties, so equal texts give equal
 * codes.
 */
#include "media/qr.h"

#include "base/digest.h"

#include <qrencode.h>
#include <string.h>

enum {
	VERSION_LEAST = 2,
	BYTES_SMALL = 26, /* of version 2 */
	BYTES_MOST = 42,  /* of version 3 */
	MODULES_SMALL = 25,
	MODULES_MOST = 29,
	SLOTS = 4096, /* of the cache */
	DARK = 1      /* the bit of libqrencode's modules that says so */
};

/* A code in the cache. */
struct slot {
	char text[BYTES_MOST + 1];
	uint8_t modules;
	uint8_t bits[(MODULES_MOST * MODULES_MOST + 7) / 8];
};

/* One slot a text, chosen by its digest: a later text takes the place. */
struct qr_cache {
	struct arena *arena;
	struct slot *slots[SLOTS]; /* NULL: free */
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
	struct qr_cache *cache = ARENA_NEW(arena, struct qr_cache);
	cache->arena = arena;
	return cache;
}

static void
keep(struct slot *slot, const char *text, const struct qr *qr)
{
	size_t count = (size_t)qr->modules * (size_t)qr->modules;
	memset(slot, 0, sizeof *slot);
	memcpy(slot->text, text, strlen(text));
	slot->modules = (uint8_t)qr->modules;
	for (size_t i = 0; i < count; i++)
		slot->bits[i / 8] |= (uint8_t)(qr->dark[i] << i % 8);
}

static const struct qr *
kept(struct arena *arena, const struct slot *slot)
{
	size_t count = (size_t)slot->modules * slot->modules;
	uint8_t *dark = ARENA_ARRAY(arena, count, uint8_t);
	struct qr *qr = ARENA_NEW(arena, struct qr);
	for (size_t i = 0; i < count; i++)
		dark[i] = slot->bits[i / 8] >> i % 8 & 1;
	*qr = (struct qr){slot->modules, dark};
	return qr;
}

const struct qr *
qr_find(struct qr_cache *cache, struct arena *arena, const char *text)
{
	struct slot **slot =
	    &cache->slots[digest_bytes(text, strlen(text)).low % SLOTS];
	if (*slot && strcmp((*slot)->text, text) == 0)
		return kept(arena, *slot);
	const struct qr *qr = qr_encode(arena, text);
	if (!qr || qr->modules > MODULES_MOST)
		return qr;
	if (!*slot)
		*slot = ARENA_NEW(cache->arena, struct slot);
	keep(*slot, text, qr);
	return qr;
}
