/*
 * What the tests of the media room share: a job that dies with its test,
 * messages as text, and files that live in memory.
 */
#ifndef TESTS_MEDIA_HELP_H
#define TESTS_MEDIA_HELP_H

#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Who asks for the pictures of these tests. */
static const struct place asker = {"a.xml", 3, 4};

static inline struct job
job_begin(void)
{
	struct arena *arena = arena_new();
	return (struct job){arena, diag_new(arena)};
}

static inline void
job_end(struct job *job)
{
	arena_free(job->arena);
}

/*
 * All messages, one a line: those at the asker's place as they are printed,
 * others as LINE:COLUMN: TEXT.  Belongs to the arena.
 */
static inline const char *
job_messages(struct job *job)
{
	const char *all = "";
	for (size_t i = 0; i < job->diag->count; i++) {
		const struct message *message = &job->diag->messages[i];
		const struct place *place = &message->place;
		bool asked = strcmp(place->file, asker.file) == 0;
		all = arena_printf(job->arena, "%s%s%s%d:%d: %s\n", all,
		    asked ? asker.file : "", asked ? ":" : "", place->line,
		    place->column, message->text);
	}
	return all;
}

/* A file in memory with these bytes; *path (30 bytes) names it. */
static inline int
memory_file(const void *bytes, size_t size, char *path)
{
	int file = memfd_create("picture", 0);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), (ssize_t)size);
	snprintf(path, 30, "/proc/self/fd/%d", file);
	return file;
}

/* The file's bytes; belongs to the arena. */
static inline uint8_t *
file_bytes(struct arena *arena, const char *path, size_t *size)
{
	enum { MOST = 1 << 20 };
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	uint8_t *bytes = arena_alloc(arena, MOST);
	*size = fread(bytes, 1, MOST, file);
	fclose(file);
	return bytes;
}

#endif
