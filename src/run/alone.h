/* A task in this very process. */
#ifndef RUN_ALONE_H
#define RUN_ALONE_H

#include "run/pool.h"

/*
 * Does the pool's only task and has it heard.  A task that crashes, or goes
 * over the pool's bounds, ends the process, which is to be armed
 * against that (run/again), and is disarmed at the end.  What the task prints
 * to standard error is printed when it has come to its end.  false: already
 * reported, or hear said so.
 */
bool alone_run(struct job *job, const struct pool *pool);

#endif
