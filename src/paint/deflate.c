/*
 * What is packed may be larger than it was, so the room must be, too; it is
 * used again and again, and the arena has only what was needed of it.
 */
#include "paint/deflate.h"

#include "paint/deflate_code.h"

#include <assert.h>
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
	uint8_t *room;
	size_t room_size;
};

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

/* Bare: zlib's frame (RFC 1950, 2.2) is ours, as libdeflate sums faster. */
static size_t
pack_bare(struct deflate *deflate, const void *bytes, size_t size)
{
	struct isal_zstream *stream = deflate->stream;
	const struct isal_hufftables *code = deflate->way == DEFLATE_CELLS
						 ? &deflate_cells_code
						 : &deflate_text_code;
	isal_deflate_stateless_init(stream);
	stream->hufftables = (struct isal_hufftables *)code; /* only read */
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
	if (!deflate->stream)
		deflate->stream =
		    ARENA_NEW(deflate->arena, struct isal_zstream);
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
