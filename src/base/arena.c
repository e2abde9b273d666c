/*
 * Memory in blocks that are handed out front to back and freed together.
 *
 * The idea is Hanson's ("Fast allocation and deallocation of memory based on
 * object lifetimes", 1990): things that die together live together.  Blocks
 * double in size up to a bound; a request larger than a block gets its own.
 */
#include "base/arena.h"

#include "base/pages.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK_FIRST = 16 * 1024,
	BLOCK_LARGEST = PAGES_HUGE,
	STEP = 128 * 1024, /* bytes that are asked of the system at once */
	KEEP_MOST = 16 * 1024 * 1024 /* bytes after a reset */
};

struct block {
	struct block *next; /* the block filled before this one */
	size_t size;        /* bytes after the header */
	size_t used;        /* of them handed out */
	size_t ready;       /* of them asked of the system in advance */
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *block; /* the one being filled, newest first */
	size_t bytes;        /* held from the system, headers included */
};

static void
out_of_memory(size_t size)
{
	fprintf(stderr,
	    "leaflet: error: no memory left (%zu bytes wanted). "
	    "Set fewer articles at once, or raise the limit.\n",
	    size);
	exit(1);
}

static struct block *
block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct block))
		out_of_memory(size);
	size_t whole = sizeof(struct block) + size;
	struct block *block =
	    whole < PAGES_HUGE ? malloc(whole) : pages_map(whole);
	if (!block)
		out_of_memory(size);
	*block = (struct block){.size = size};
	return block;
}

struct arena *
arena_new(void)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		out_of_memory(sizeof *arena);
	return arena;
}

static void
block_free(struct block *block)
{
	size_t whole = sizeof *block + block->size;
	if (whole < PAGES_HUGE)
		free(block);
	else
		pages_unmap(block, whole);
}

static void
blocks_free(struct block *block)
{
	while (block) {
		struct block *next = block->next;
		block_free(block);
		block = next;
	}
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	blocks_free(arena->block);
	free(arena);
}

/* One block as large as all there were: whoever comes next with as much to do
 * asks the system for nothing. */
void
arena_reset(struct arena *arena)
{
	struct block *keep = arena->block;
	size_t size = arena->bytes < KEEP_MOST ? arena->bytes : KEEP_MOST;
	if (keep && (keep->next || keep->size > KEEP_MOST)) {
		blocks_free(keep);
		keep = block_new(size);
	}
	if (keep)
		keep->used = 0;
	arena->block = keep;
	arena->bytes = keep ? sizeof *keep + keep->size : 0;
}

size_t
arena_bytes(const struct arena *arena)
{
	return arena->bytes;
}

static void
add_block(struct arena *arena, size_t wanted)
{
	size_t size = arena->block ? arena->block->size * 2 : BLOCK_FIRST;
	if (size > BLOCK_LARGEST - sizeof(struct block))
		size = BLOCK_LARGEST - sizeof(struct block);
	if (size < wanted)
		size = wanted;
	struct block *block = block_new(size);
	block->next = arena->block;
	arena->block = block;
	arena->bytes += sizeof *block + size;
}

void
arena_reserve(struct arena *arena, size_t size)
{
	add_block(arena,
	    size > sizeof(struct block) ? size - sizeof(struct block) : 0);
}

static size_t
align_size(size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		out_of_memory(size);
	return size ? (size + align - 1) / align * align : align;
}

static size_t
array_size(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	return count * size;
}

/* A small block lies in pages that are there already, more likely than not. */
static void
make_ready(struct block *block)
{
	size_t start = block->ready, end = block->used + STEP;
	block->ready = end < block->size ? end : block->size;
	if (block->size >= STEP)
		pages_write(block->bytes + start, block->ready - start);
}

/* Bytes as they are. */
static char *
take(struct arena *arena, size_t size)
{
	size = align_size(size);
	struct block *block = arena->block;
	if (!block || block->size - block->used < size) {
		add_block(arena, size);
		block = arena->block;
	}
	char *memory = block->bytes + block->used;
	block->used += size;
	if (block->used > block->ready)
		make_ready(block);
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *
arena_room(struct arena *arena, size_t size)
{
	return take(arena, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, array_size(count, size));
}

/* What was handed out last can grow where it is. */
static bool
extend(struct arena *arena, char *last, size_t old, size_t wanted)
{
	struct block *block = arena->block;
	if (!old || last + align_size(old) != block->bytes + block->used)
		return false;
	size_t start = (size_t)(last - block->bytes);
	if (block->size - start < align_size(wanted))
		return false;
	block->used = start + align_size(wanted);
	if (block->used > block->ready)
		make_ready(block);
	return true;
}

void *
arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
    size_t size)
{
	if (count < *capacity)
		return items;
	size_t old = *capacity * size;
	*capacity = *capacity ? *capacity * 2 : 8;
	size_t wanted = array_size(*capacity, size);
	if (extend(arena, items, old, wanted))
		return items;
	char *larger = take(arena, wanted);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

char *
arena_strndup(struct arena *arena, const char *string, size_t size)
{
	if (size == SIZE_MAX)
		out_of_memory(size);
	char *copy = take(arena, size + 1);
	if (size)
		memcpy(copy, string, size);
	copy[size] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *string)
{
	return arena_strndup(arena, string, strlen(string));
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (size < 0)
		size = 0;
	char *string = arena_alloc(arena, (size_t)size + 1);
	vsnprintf(string, (size_t)size + 1, format, args);
	return string;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *string = arena_vprintf(arena, format, args);
	va_end(args);
	return string;
}
