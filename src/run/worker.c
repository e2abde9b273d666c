/*
 * A fork that does tasks until there are no more, or it has done its share:
 * what it keeps from task to task grows with the words it has met.
 *
 * Its processor time is bounded by a timer of each task (ITIMER_PROF, whose
 * signal ends the process), its memory by RLIMIT_DATA beyond what it began
 * with.  What it prints goes to a file in memory: of a worker that died, that
 * is what an assertion or a sanitizer had to say.  It dies with its parent.
 */
#include "run/worker.h"

#include "base/pages.h"
#include "base/quit.h"
#include "run/limit.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	LIFE = 10000, /* tasks of one worker */
	LAST = 5000,  /* tasks of all, for which no new one is started */
	WORDS_MOST = 400,
	AHEAD = 1024 * 1024,     /* bytes of answers that wait to be heard */
	USUAL = 2 * 1024 * 1024, /* bytes that a task takes of the arena */
	HEAP = 1536 * 1024       /* and that libraries take for it */
};

uint64_t
worker_now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* ---- in the worker ---- */

/* What it works with. */
struct desk {
	const struct pool *pool;
	struct board *board;
	int number, socket;
};

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

/* Says that it has nothing to do, and waits until there is something; false:
 * nobody is there any more. */
static bool
wait_for_tasks(int socket)
{
	struct worker_header header = {.task = BOARD_LATER};
	char wake;
	ssize_t got;
	if (!send_whole(socket, &header, sizeof header))
		return false;
	do
		got = read(socket, &wake, 1);
	while (got < 0 && errno == EINTR);
	return got == 1;
}

static size_t
next_task(const struct desk *desk)
{
	size_t task;
	while ((task = board_take(desk->board, desk->number)) == BOARD_LATER)
		if (!wait_for_tasks(desk->socket))
			return BOARD_NONE;
	return task;
}

/* The answer goes in one piece. */
static bool
do_task(const struct desk *desk, struct job *job, size_t task)
{
	const struct pool *pool = desk->pool;
	char *bytes = NULL;
	size_t size = 0;
	struct worker_header header = {.task = task};
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
		header.ready_ms = worker_now_ms();
		memcpy(bytes, &header, sizeof header);
	}
	good = good && send_whole(desk->socket, bytes, size);
	free(bytes);
	return good;
}

/*
 * Where there is a worker for each processor, each keeps to one: left to itself
 * the system lets two share one for up to a tenth of a second, with another
 * idle.  One whose processor has more to do takes fewer tasks.
 */
static void
keep_processor(const struct desk *desk)
{
	cpu_set_t all, own;
	if (sched_getaffinity(0, sizeof all, &all) != 0 ||
	    CPU_COUNT(&all) != desk->pool->workers)
		return;
	int before = desk->number;
	size_t at = 0;
	while (!CPU_ISSET(at, &all) || before-- > 0)
		at++;
	CPU_ZERO(&own);
	CPU_SET(at, &own);
	(void)sched_setaffinity(0, sizeof own, &own);
}

static void
work(const struct desk *desk, uint64_t own_kib)
{
	keep_processor(desk);
	signal(SIGPROF, SIG_DFL);
	limit_memory(desk->pool->memory_mib, own_kib);
	struct job job = {.arena = arena_new()};
	pages_program();
	if (!desk->pool->light) {
		pages_heap(HEAP);
		arena_reserve(job.arena, USUAL);
	}
	for (int done = 1;; done++) {
		size_t task = next_task(desk);
		if (task == BOARD_NONE || !do_task(desk, &job, task))
			break;
		if (done >= LIFE && desk->pool->tasks - task > LAST)
			break;
	}
	close(desk->socket); /* nobody need wait for the rest */
	arena_free(job.arena);
	quit(0);
}

/* ---- in the parent ---- */

static bool
open_both(int ends[2], int *words)
{
	*words = memfd_create("leaflet-worker", MFD_CLOEXEC);
	if (*words < 0)
		return false;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		close(*words);
		return false;
	}
	/* Less than that does as well, but a worker waits more often. */
	const int ahead = AHEAD;
	(void)setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &ahead, sizeof ahead);
	return true;
}

bool
worker_start(struct worker *worker, const struct pool *pool,
    struct board *board, int number)
{
	int ends[2], words;
	if (!open_both(ends, &words))
		return false;
	pid_t parent = getpid();
	uint64_t own = limit_data_kib();
	fflush(NULL); /* or both would write what is buffered */
	struct pages_spare spare = pages_withhold();
	pid_t pid = fork();
	int error = errno;
	pages_regain(spare);
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(0);
		close(ends[0]);
		dup2(words, STDERR_FILENO);
		work(&(struct desk){pool, board, number, ends[1]}, own);
	}
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

void
worker_wake(const struct worker *worker)
{
	/* Where it is gone already, reading will find that out. */
	(void)send_whole(worker->socket, "", 1);
}

void
worker_leave(struct worker *worker)
{
	if (worker->socket < 0)
		return;
	shutdown(worker->socket, SHUT_RDWR);
	close(worker->socket);
	worker->socket = -1;
}

static void
forget(struct worker *worker)
{
	worker_leave(worker);
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
	worker_leave(worker);
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
