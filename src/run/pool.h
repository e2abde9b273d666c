/*
 * Worker processes: the same work for many tasks, side by side.
 *
 * A worker is a fork of this process, so it has all that was loaded before,
 * at no cost.  Workers take the tasks one after the other as they are free;
 * what they say is heard in the order of the tasks, whatever the number of
 * workers.  A worker that crashes, runs away or is killed costs the one task
 * that it had in hand; another takes its place.
 */
#ifndef RUN_POOL_H
#define RUN_POOL_H

#include "base/diag.h"

#include <stdint.h>

/* How a task's worker ended before it had answered. */
enum pool_death {
	POOL_ALIVE,   /* it answered */
	POOL_SIGNAL,  /* a signal, a crash most likely */
	POOL_EXIT,    /* it exited */
	POOL_SECONDS, /* over its time */
	POOL_MEMORY   /* over its memory */
};

/* What became of a task.  Nothing in it outlives the call. */
struct pool_answer {
	size_t task;
	const char *bytes; /* what the work wrote */
	size_t size;
	enum pool_death death;
	int code;               /* the signal's or the exit's number */
	const char *last_words; /* what the worker printed, one line; or NULL */
	bool overheard;         /* by pool_overhear, when it came */
};

/* In the worker: does the task and writes the answer; memory of the job is
 * forgotten after it. */
typedef void pool_work(
    const void *context, struct job *job, size_t task, FILE *answer);

/* In this process, in the order of the tasks; false: stop, tell no more. */
typedef bool pool_hear(void *context, const struct pool_answer *answer);

/* An answer that comes before its turn, once more in its turn: what must not
 * be lost when this process is killed is kept here. */
typedef void pool_overhear(void *context, const struct pool_answer *answer);

/* What was there to be heard has been: for now there is no more. */
typedef void pool_pause(void *context);

/*
 * Workers that are about to end.  A process takes some milliseconds for that,
 * in which those who started it have other things to do.
 */
struct pool_leavers {
	struct worker *list;
	size_t count, capacity;
};

/* Seconds that may pass for one of processor time. */
enum { POOL_PATIENCE = 10 };

struct pool {
	size_t tasks;
	const char *const *command; /* what executes this program (run/again):
			a task that is the only one may end it; or NULL */
	int workers;                /* at most; from 1 */
	int seconds;    /* of processor time that a task may take; 0: any */
	int memory_mib; /* that it may take beyond what is shared; 0: any */
	bool light;     /* it takes little, so none is made ready for it */
	pool_work *work;
	const void *work_context;
	pool_hear *hear;
	pool_overhear *overhear;      /* or NULL */
	pool_pause *pause;            /* or NULL */
	void *hear_context;           /* of all three */
	struct pool_leavers *leavers; /* those who leave; NULL: they are waited
					 for */
};

/*
 * Does all tasks.  false: hear said so, or no worker could be started, which
 * has been reported to the job.  Answers that wait for their turn are the
 * only memory that it takes, and they are bounded.
 */
bool pool_run(struct job *job, const struct pool *pool);

/* Waits for the end of those who leave, and passes on what they printed. */
void pool_wait(struct pool_leavers *leavers);

/* The number of processors that this process may use. */
int pool_processors(void);

#endif
