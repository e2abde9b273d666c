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

struct arena_block {
	struct arena_block *next; /* the block filled before this one */
	size_t size;              /* bytes after the header */
	alignas(max_align_t) char bytes[];
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

static struct arena_block *
block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		out_of_memory(size);
	size_t whole = sizeof(struct arena_block) + size;
	struct arena_block *block =
	    whole < PAGES_HUGE ? malloc(whole) : pages_map(whole);
	if (!block)
		out_of_memory(size);
	*block = (struct arena_block){.size = size};
	return block;
}

struct arena *
arena_new(void)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		out_of_memory(sizeof *arena);
	arena->next = arena->ready = (char *)arena; /* nothing is */
	return arena;
}

static void
block_free(struct arena_block *block)
{
	size_t whole = sizeof *block + block->size;
	if (whole < PAGES_HUGE)
		free(block);
	else
		pages_unmap(block, whole);
}

static void
blocks_free(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;
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

/* Hands out of the block from its start. */
static void
begin(struct arena *arena, struct arena_block *block)
{
	arena->block = block;
	arena->next = arena->ready = block->bytes;
	arena->bytes += sizeof *block + block->size;
}

/* One block as large as all there were: whoever comes next with as much to do
 * asks the system for nothing. */
void
arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->block;
	size_t size = arena->bytes < KEEP_MOST ? arena->bytes : KEEP_MOST;
	if (!block)
		return;
	if (!block->next && block->size <= KEEP_MOST) {
		arena->next = block->bytes;
		return;
	}
	blocks_free(block);
	arena->bytes = 0;
	begin(arena, block_new(size));
}

size_t
arena_bytes(const struct arena *arena)
{
	return arena->bytes;
}

static size_t
align_size(size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		out_of_memory(size);
	return (size + align - 1) / align * align;
}

static void
add_block(struct arena *arena, size_t wanted)
{
	size_t size = arena->block ? arena->block->size * 2 : BLOCK_FIRST;
	if (size > BLOCK_LARGEST - sizeof(struct arena_block))
		size = BLOCK_LARGEST - sizeof(struct arena_block);
	if (size < wanted)
		size = wanted;
	struct arena_block *block = block_new(size);
	block->next = arena->block;
	begin(arena, block);
}

void
arena_reserve(struct arena *arena, size_t size)
{
	const size_t head = sizeof(struct arena_block);
	add_block(arena, size > head ? align_size(size - head) : 0);
}

/* Bytes from the next one to the end of its block. */
static size_t
left(const struct arena *arena)
{
	const struct arena_block *block = arena->block;
	return block ? block->size - (size_t)(arena->next - block->bytes) : 0;
}

/* Up to a step past what is handed out next.  A small block lies in pages that
 * are there already, more likely than not. */
static void
make_ready(struct arena *arena)
{
	const struct arena_block *block = arena->block;
	size_t most = left(arena);
	char *end = arena->next + (STEP < most ? STEP : most);
	if (block->size >= STEP)
		pages_write(arena->ready, (size_t)(end - arena->ready));
	arena->ready = end;
}

/* Hands out an aligned size, of which the block has as much. */
static void *
take(struct arena *arena, size_t size)
{
	char *room = arena->next;
	arena->next += size;
	if (arena->next > arena->ready)
		make_ready(arena);
	return room;
}

void *
arena_more(struct arena *arena, size_t size)
{
	size = align_size(size);
	if (size > left(arena))
		add_block(arena, size);
	return take(arena, size);
}

/* What was handed out last can grow where it is. */
static bool
extend(struct arena *arena, const char *last, size_t old, size_t wanted)
{
	if (!old || last + align_size(old) != arena->next)
		return false;
	size_t more = align_size(wanted) - align_size(old);
	if (more > left(arena))
		return false;
	take(arena, more);
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
	if (*capacity > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	size_t wanted = *capacity * size;
	if (extend(arena, items, old, wanted))
		return items;
	char *larger = arena_room(arena, wanted);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

char *
arena_strndup(struct arena *arena, const char *string, size_t size)
{
	if (size == SIZE_MAX)
		out_of_memory(size);
	char *copy = arena_room(arena, size + 1);
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

/* Printed where the string will be if what is ready has room for it, as it
 * nearly always has. */
char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	char *ready = arena->next;
	size_t room = (size_t)(arena->ready - ready);
	va_list again;
	va_copy(again, args);
	int printed = vsnprintf(ready, room, format, again);
	va_end(again);
	size_t size = printed < 0 ? 0 : (size_t)printed;
	char *string = arena_room(arena, size + 1);
	if (size >= room)
		vsnprintf(string, size + 1, format, args);
	string[size] = '\0';
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
