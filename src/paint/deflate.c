/*
 * What is packed may be larger than it was, so the room must be, too; it is
 * used again and again, and the arena has only what was needed of it.
 *
 * The codes of DEFLATE_TEXT and DEFLATE_CELLS (RFC 1951, 3.2.7) are made from
 * shares of literals, lengths and distances that tests/bench/packing counted in
 * the leaflets of content/ and in made ones.  They are not counted in the run,
 * so the same bytes are always packed alike.
 */
#include "paint/deflate.h"

#include <assert.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL_FAST = 1, LEVEL_SMALL = 5 };

/* Beside the bytes as they are: the code, zlib's frame, and that of each stored
 * block, for what cannot be packed. */
enum { FRAME = ISAL_DEF_MAX_HDR_SIZE + 64, BLOCK = 1024 };

enum { ZLIB_HEAD = 2, ZLIB_TAIL = 4 };

struct deflate {
	struct arena *arena;
	enum deflate_way way;
	/* NULL: not used yet */
	struct libdeflate_compressor *compressor;
	struct isal_zstream *stream;
	struct isal_hufftables *code;
	uint8_t *room;
	size_t room_size;
};

/* Shares of the literals and lengths, and of the distances. */
static const uint16_t text_symbols[ISAL_DEF_LIT_LEN_SYMBOLS] = {213, 107, 21,
    27, 16, 12, 18, 17, 19, 19, 594, 5, 13, 1, 13, 11, 17, 6, 13, 31, 41, 7, 5,
    25, 8, 11, 3, 437, 135, 118, 226, 633, 3402, 175, 292, 404, 19, 6, 8, 69,
    1354, 1177, 487, 480, 164, 387, 1483, 1059, 2124, 2604, 2161, 1891, 1726,
    1922, 1691, 2467, 1581, 1347, 142, 21, 216, 12, 226, 9, 7, 152, 199, 190,
    185, 106, 156, 64, 87, 105, 54, 143, 120, 98, 48, 40, 170, 64, 164, 216,
    390, 32, 36, 47, 77, 22, 33, 474, 339, 264, 2, 8, 1, 456, 113, 278, 238,
    638, 135, 200, 121, 361, 13, 49, 315, 188, 323, 579, 178, 21, 394, 233, 626,
    194, 19, 93, 34, 141, 2, 1, 2, 1, 1, 0, 2, 1, 1, 1, 1, 2, 0, 1, 0, 0, 0, 0,
    3, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1, 2, 0, 0, 0, 2, 5, 2, 0, 1, 1, 2, 33, 0, 4353, 2617, 2305,
    1517, 1138, 555, 410, 684, 507, 289, 254, 295, 225, 140, 84, 198, 59, 33,
    25, 10, 32, 3, 2, 62, 0, 0, 0, 0};
static const uint16_t text_distances[ISAL_DEF_DIST_SYMBOLS] = {19, 29, 7, 271,
    332, 990, 685, 1058, 1991, 1390, 1818, 1913, 4185, 4675, 5169, 3508, 4909,
    3544, 5142, 3232, 3245, 2255, 2021, 1043, 1347, 1157, 1516, 1443, 1086, 4};
static const uint16_t cell_symbols[ISAL_DEF_LIT_LEN_SYMBOLS] = {0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 446, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 5992, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2277, 4242, 3862,
    1753, 1877, 1409, 1681, 1239, 2423, 1286, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 446, 147, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 446, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 147, 0, 11261, 4164, 2799, 2729,
    2828, 1662, 1999, 2850, 20};
static const uint16_t cell_distances[ISAL_DEF_DIST_SYMBOLS] = {0, 293, 14, 15,
    0, 64, 10487, 7410, 3658, 3272, 6787, 4951, 3804, 2889, 3913, 2644, 3249,
    1747, 3026, 943, 825};

struct deflate *
deflate_new(struct arena *arena, enum deflate_way way)
{
	struct deflate *deflate = ARENA_NEW(arena, struct deflate);
	*deflate = (struct deflate){.arena = arena, .way = way};
	return deflate;
}

void
deflate_free(struct deflate *deflate)
{
	if (deflate && deflate->compressor)
		libdeflate_free_compressor(deflate->compressor);
}

static void
make_room(struct deflate *deflate, size_t size)
{
	if (size <= deflate->room_size)
		return;
	if (size < 2 * deflate->room_size)
		size = 2 * deflate->room_size;
	deflate->room = arena_room(deflate->arena, size);
	deflate->room_size = size;
}

static void
open_compressor(struct deflate *deflate)
{
	deflate->compressor = libdeflate_alloc_compressor(
	    deflate->way == DEFLATE_FAST ? LEVEL_FAST : LEVEL_SMALL);
	if (deflate->compressor)
		return;
	fputs("leaflet: error: no memory left.\n", stderr);
	exit(1);
}

static size_t
pack(struct deflate *deflate, const void *bytes, size_t size)
{
	if (!deflate->compressor)
		open_compressor(deflate);
	make_room(
	    deflate, libdeflate_zlib_compress_bound(deflate->compressor, size));
	return libdeflate_zlib_compress(deflate->compressor, bytes, size,
	    deflate->room, deflate->room_size);
}

/* Every symbol has a code, those that are never met long ones. */
static void
make_code(struct deflate *deflate)
{
	struct arena *arena = deflate->arena;
	bool cells = deflate->way == DEFLATE_CELLS;
	const uint16_t *symbols = cells ? cell_symbols : text_symbols;
	const uint16_t *distances = cells ? cell_distances : text_distances;
	struct isal_huff_histogram *counts =
	    ARENA_NEW(arena, struct isal_huff_histogram);
	for (size_t i = 0; i < ISAL_DEF_LIT_LEN_SYMBOLS; i++)
		counts->lit_len_histogram[i] = symbols[i];
	for (size_t i = 0; i < ISAL_DEF_DIST_SYMBOLS; i++)
		counts->dist_histogram[i] = distances[i];
	deflate->code = ARENA_NEW(arena, struct isal_hufftables);
	deflate->stream = ARENA_NEW(arena, struct isal_zstream);
	int fault = isal_create_hufftables(deflate->code, counts);
	assert(!fault);
	(void)fault;
}

/* Bare: zlib's frame (RFC 1950, 2.2) is ours, as libdeflate sums faster. */
static size_t
pack_bare(struct deflate *deflate, const void *bytes, size_t size)
{
	struct isal_zstream *stream = deflate->stream;
	isal_deflate_stateless_init(stream);
	stream->hufftables = deflate->code;
	stream->gzip_flag = IGZIP_DEFLATE;
	stream->end_of_stream = 1;
	stream->next_in = (uint8_t *)bytes;
	stream->avail_in = (uint32_t)size;
	stream->next_out = deflate->room + ZLIB_HEAD;
	stream->avail_out =
	    (uint32_t)(deflate->room_size - ZLIB_HEAD - ZLIB_TAIL);
	int fault = isal_deflate_stateless(stream);
	return fault == COMP_OK ? stream->total_out : 0;
}

static size_t
pack_by_code(struct deflate *deflate, const void *bytes, size_t size)
{
	if (!deflate->code)
		make_code(deflate);
	make_room(deflate, size + size / BLOCK + FRAME);
	size_t bare = pack_bare(deflate, bytes, size);
	if (bare == 0)
		return 0;
	uint8_t *to = deflate->room, *tail = to + ZLIB_HEAD + bare;
	uint32_t sum = libdeflate_adler32(1, bytes, size);
	to[0] = 0x78; /* deflated, a window of 32 KiB; packed fast */
	to[1] = 0x01;
	for (int i = 0; i < ZLIB_TAIL; i++)
		tail[i] = (uint8_t)(sum >> (24 - 8 * i));
	return ZLIB_HEAD + bare + ZLIB_TAIL;
}

uint8_t *
deflate_bytes(struct deflate *deflate, struct arena *arena, const void *bytes,
    size_t size, size_t *packed)
{
	bool coded =
	    deflate->way == DEFLATE_TEXT || deflate->way == DEFLATE_CELLS;
	*packed = coded ? pack_by_code(deflate, bytes, size)
			: pack(deflate, bytes, size);
	assert(*packed > 0);
	return memcpy(arena_room(arena, *packed), deflate->room, *packed);
}
