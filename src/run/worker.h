/*
 * One worker process, seen from the one that started it.
 *
 * Tasks go to it as numbers, answers come back as a header and bytes, over
 * one socket.
 */
#ifndef RUN_WORKER_H
#define RUN_WORKER_H

#include "run/pool.h"

#include <sys/types.h>

struct worker {
	pid_t pid;        /* 0: there is none */
	int socket;       /* our end */
	int words;        /* a file in memory that its standard error goes to */
	uint64_t own_kib; /* what it had in use when it began */
};

/* Before the bytes of an answer. */
struct worker_header {
	uint64_t task, size;
};

/* Starts one; false: the system has no more, errno says why. */
bool worker_start(struct worker *worker, const struct pool *pool);

/* Gives it a task; false: it is gone, worker_end says how. */
bool worker_give(const struct worker *worker, size_t task);

/* Ends it, by a signal if `kill` is true, else after the tasks that it has,
 * and passes on what it printed. */
void worker_stop(struct worker *worker, bool kill);

/* What was printed to a file in memory though all went well goes where it would
 * have gone. */
void worker_pass_on(int words);

/*
 * Buries a worker that is gone: how it died, in the answer; the last words
 * are the arena's.
 */
void worker_end(struct worker *worker, const struct pool *pool,
    struct arena *arena, struct pool_answer *answer);

#endif
