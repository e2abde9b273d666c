/*
 * One worker process, seen from the one that started it.
 *
 * It takes its tasks from the board.  Answers come as a header and bytes, over
 * a socket, as soon as they are ready: so they are there even if the worker
 * dies of the next task.
 */
#ifndef RUN_WORKER_H
#define RUN_WORKER_H

#include "run/board.h"
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
	uint64_t task; /* BOARD_LATER: none, it waits for worker_wake */
	uint64_t size;
	uint64_t ready_ms; /* when it was done, by worker_now_ms */
};

/* Milliseconds of a clock that is the same in all processes. */
uint64_t worker_now_ms(void);

/* Starts the one of that number; false: the system has no more, errno says
 * why. */
bool worker_start(struct worker *worker, const struct pool *pool,
    struct board *board, int number);

/* There are tasks again for one that waits. */
void worker_wake(const struct worker *worker);

/* Tells it to end after the task that it has, and does not wait for that. */
void worker_leave(struct worker *worker);

/* Ends it, by a signal if `kill` is true, else after the task that it has,
 * waits until it is gone, and passes on what it printed. */
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
