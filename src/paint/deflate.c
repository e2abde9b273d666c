/*
 * What is packed may be larger than it was, so the room must be, too; it is
 * used again and again, and the arena has only what was needed of it.
 */
#include "paint/deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct deflate {
	struct arena *arena;
	struct libdeflate_compressor *compressor;
	uint8_t *room;
	size_t room_size;
};

struct deflate *
deflate_new(struct arena *arena, int level)
{
	struct deflate *deflate = ARENA_NEW(arena, struct deflate);
	deflate->arena = arena;
	deflate->compressor = libdeflate_alloc_compressor(level);
	if (!deflate->compressor) {
		fputs("leaflet: error: no memory left.\n", stderr);
		exit(1);
	}
	return deflate;
}

void
deflate_free(struct deflate *deflate)
{
	if (deflate)
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

uint8_t *
deflate_bytes(struct deflate *deflate, struct arena *arena, const void *bytes,
    size_t size, size_t *packed)
{
	make_room(
	    deflate, libdeflate_zlib_compress_bound(deflate->compressor, size));
	*packed = libdeflate_zlib_compress(deflate->compressor, bytes, size,
	    deflate->room, deflate->room_size);
	assert(*packed > 0);
	return memcpy(arena_room(arena, *packed), deflate->room, *packed);
}
