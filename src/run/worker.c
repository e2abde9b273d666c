/*
 * A fork that does tasks until there are no more.
 *
 * Its processor time is bounded by a timer of each task (ITIMER_PROF, whose
 * signal ends the process), its memory by RLIMIT_DATA beyond what it began
 * with.  What it prints goes to a file in memory: of a worker that died, that
 * is what an assertion or a sanitizer had to say.  It dies with its parent.
 */
#include "run/worker.h"

#include "base/pages.h"
#include "run/limit.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WORDS_MOST = 400,
	USUAL = 2 * 1024 * 1024, /* bytes that a task takes of the arena */
	HEAP = 1536 * 1024       /* and that libraries take for it */
};

/* ---- in the worker ---- */

static bool
read_whole(int socket, void *bytes, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t got = read(socket, (char *)bytes + done, size - done);
		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		done += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static bool
send_whole(int socket, const void *bytes, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t sent = send(socket, (const char *)bytes + done,
		    size - done, MSG_NOSIGNAL);
		if (sent < 0 && errno != EINTR)
			return false;
		done += sent > 0 ? (size_t)sent : 0;
	}
	return true;
}

/* The answer goes in one piece, so that the parent is woken once. */
static bool
do_task(const struct pool *pool, struct job *job, int socket, size_t task)
{
	char *bytes = NULL;
	size_t size = 0;
	struct worker_header header = {task, 0};
	FILE *answer = open_memstream(&bytes, &size);
	if (!answer)
		return false;
	fwrite(&header, sizeof header, 1, answer);
	job->diag = diag_new(job->arena);
	limit_processor(pool->seconds);
	pool->work(pool->work_context, job, task, answer);
	bool good = fclose(answer) == 0;
	arena_reset(job->arena);
	if (good) {
		header.size = size - sizeof header;
		memcpy(bytes, &header, sizeof header);
	}
	good = good && send_whole(socket, bytes, size);
	free(bytes);
	return good;
}

static void
work(const struct pool *pool, int socket, uint64_t own_kib)
{
	signal(SIGPROF, SIG_DFL);
	limit_memory(pool->memory_mib, own_kib);
	struct job job = {.arena = arena_new()};
	arena_reserve(job.arena, USUAL);
	pages_program();
	pages_heap(HEAP);
	uint64_t task;
	while (read_whole(socket, &task, sizeof task))
		if (!do_task(pool, &job, socket, (size_t)task))
			break;
	arena_free(job.arena);
	exit(0);
}

/* ---- in the parent ---- */

static bool
open_both(int ends[2], int *words)
{
	*words = memfd_create("leaflet-worker", MFD_CLOEXEC);
	if (*words < 0)
		return false;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0)
		return true;
	close(*words);
	return false;
}

bool
worker_start(struct worker *worker, const struct pool *pool)
{
	int ends[2], words;
	if (!open_both(ends, &words))
		return false;
	pid_t parent = getpid();
	uint64_t own = limit_data_kib();
	fflush(NULL); /* or both would write what is buffered */
	pid_t pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(0);
		close(ends[0]);
		dup2(words, STDERR_FILENO);
		work(pool, ends[1], own);
	}
	int error = errno;
	close(ends[1]);
	if (pid > 0) {
		*worker = (struct worker){pid, ends[0], words, own};
		return true;
	}
	close(ends[0]);
	close(words);
	errno = error;
	return false;
}

bool
worker_give(const struct worker *worker, size_t task)
{
	uint64_t number = task;
	return send_whole(worker->socket, &number, sizeof number);
}

static void
forget(struct worker *worker)
{
	close(worker->socket);
	close(worker->words);
	*worker = (struct worker){.socket = -1, .words = -1};
}

void
worker_pass_on(int words)
{
	char buffer[4096];
	ssize_t size;
	lseek(words, 0, SEEK_SET);
	while ((size = read(words, buffer, sizeof buffer)) > 0)
		if (write(STDERR_FILENO, buffer, (size_t)size) < 0)
			return;
}

void
worker_stop(struct worker *worker, bool kill_it)
{
	int status;
	if (!worker->pid)
		return;
	if (kill_it)
		kill(worker->pid, SIGKILL);
	shutdown(worker->socket, SHUT_RDWR);
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!kill_it)
		worker_pass_on(worker->words);
	forget(worker);
}

/* The first line with something to read; sanitizers begin with a rule. */
static const char *
last_words(struct arena *arena, int words)
{
	char *text = arena_alloc(arena, WORDS_MOST + 1);
	if (pread(words, text, WORDS_MOST, 0) <= 0)
		return NULL;
	text += strspn(text, "=\n");
	text[strcspn(text, "\n")] = '\0';
	return *text ? text : NULL;
}

static bool
was_memory(const struct worker *worker, const struct pool *pool,
    const struct rusage *usage, const char *words)
{
	if (words && strstr(words, "no memory left"))
		return true;
	uint64_t most = (uint64_t)pool->memory_mib * 1024;
	return most &&
	       (uint64_t)usage->ru_maxrss >= worker->own_kib + most - most / 8;
}

void
worker_end(struct worker *worker, const struct pool *pool, struct arena *arena,
    struct pool_answer *answer)
{
	int status = 0;
	struct rusage usage = {0};
	while (wait4(worker->pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	answer->last_words = last_words(arena, worker->words);
	answer->death = WIFSIGNALED(status) ? POOL_SIGNAL : POOL_EXIT;
	answer->code =
	    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	if (was_memory(worker, pool, &usage, answer->last_words))
		answer->death = POOL_MEMORY;
	else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
		answer->death = POOL_SECONDS;
	forget(worker);
}
