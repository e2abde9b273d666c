/*
 * One owner of memory.
 *
 * What a stage makes lives in an arena and dies with it; nothing is freed on
 * its own.  Memory comes aligned for any type, and zeroed unless its function
 * says otherwise.  When the system has no more, a message goes to standard
 * error and the program exits with status 1: callers never test for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Its members are arena.c's and of the functions below. */
struct arena {
	char *next;  /* what is handed out next, aligned */
	char *ready; /* the end of what can be handed out without more ado */
	struct arena_block *block; /* the one being filled, or NULL */
	size_t bytes;              /* held from the system, headers included */
};

/* A new, empty arena; the caller ends it with arena_free. */
struct arena *arena_new(void);

/* Frees the arena and all that was allocated from it; NULL is allowed. */
void arena_free(struct arena *arena);

/* One piece of size bytes for what comes next, with what is noted of it. */
void arena_reserve(struct arena *arena, size_t size);

/* Forgets all allocations but keeps their memory (up to 16 MiB) for the next
 * user. */
void arena_reset(struct arena *arena);

/* Bytes that the arena holds from the system. */
size_t arena_bytes(const struct arena *arena);

/* Room where what is ready does not do; exits when there is no more. */
void *arena_more(struct arena *arena, size_t size);

/* size bytes, owned by the arena, for who writes them before reading; never
 * NULL, and a place of its own also for size 0. */
static inline void *
arena_room(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	char *room = arena->next;
	size += !size;
	/* Both ends are aligned: so there is room to align the size as well. */
	if (size > (size_t)(arena->ready - room))
		return arena_more(arena, size);
	arena->next += (size + align - 1) / align * align;
	return room;
}

/* The same, zeroed. */
static inline void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_room(arena, size), 0, size);
}

/* count zeroed elements of size bytes; exits when the product overflows. */
static inline void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return arena_more(arena, SIZE_MAX);
	return arena_alloc(arena, count * size);
}

/*
 * Room for one more element in a growing array: returns items itself, or a
 * larger copy when count has reached *capacity, which is then updated.  What
 * lies beyond count is not zeroed.
 */
void *arena_grow(struct arena *arena, void *items, size_t count,
    size_t *capacity, size_t size);

/* Copies, NUL-terminated and owned by the arena. */
char *arena_strdup(struct arena *arena, const char *string);
char *arena_strndup(struct arena *arena, const char *string, size_t size);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Shorthands that carry the type. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type)                                        \
	((type *)arena_array((arena), (count), sizeof(type)))

/*
 * Appends value to a growing array that is kept as three variables:
 * pointer, count, capacity.
 */
#define ARENA_PUSH(arena, items, count, capacity, value)                       \
	((count) < (capacity)                                                  \
		? (void)0                                                      \
		: (void)((items) = arena_grow((arena), (items), (count),       \
			     &(capacity), sizeof *(items))),                   \
	    (items)[(count)++] = (value))

#endif
