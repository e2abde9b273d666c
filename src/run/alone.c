/*
 * What bounds a worker bounds the process itself: the memory from the first
 * task on, the time while a task is done.
 */
#include "run/alone.h"

#include "run/again.h"
#include "run/limit.h"
#include "run/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* The descriptor of what was standard error, which now goes to a file in
 * memory; -1: it goes where it went. */
static int
catch_words(void)
{
	int words = memfd_create("leaflet-alone", MFD_CLOEXEC);
	int error = dup(STDERR_FILENO);
	if (words < 0 || error < 0 || dup2(words, STDERR_FILENO) < 0) {
		close(words);
		close(error);
		return -1;
	}
	close(words);
	return error;
}

/* Standard error is itself again, and is told what was caught. */
static void
release_words(int error)
{
	int words = error < 0 ? -1 : dup(STDERR_FILENO);
	if (words < 0)
		return;
	dup2(error, STDERR_FILENO);
	worker_pass_on(words);
	close(words);
	close(error);
}

static void
do_task(const struct pool *pool, FILE *answer)
{
	struct job job = {.arena = arena_new()};
	job.diag = diag_new(job.arena);
	limit_memory(pool->memory_mib, limit_data_kib());
	limit_processor(pool->seconds);
	limit_time(pool->seconds * POOL_PATIENCE);
	int error = catch_words();
	pool->work(pool->work_context, &job, 0, answer);
	release_words(error);
	limit_processor(0);
	limit_time(0);
	again_disarm();
	arena_free(job.arena);
}

bool
alone_run(struct job *job, const struct pool *pool)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *answer = open_memstream(&bytes, &size);
	if (answer)
		do_task(pool, answer);
	if (!answer || fclose(answer) != 0) {
		diag_error(job, (struct place){.file = "leaflet"},
		    "there is no memory left for the result. Raise "
		    "limits.memory.");
		free(bytes);
		return false;
	}
	bool good = pool->hear(pool->hear_context,
	    &(struct pool_answer){.bytes = bytes, .size = size});
	free(bytes);
	return good;
}
