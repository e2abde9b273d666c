/*
 * The work of a worker process.
 */
#ifndef RUN_MAKE_H
#define RUN_MAKE_H

#include "run/plan.h"

/* A pool_work.  The context is the struct plan; a task is an index of its
 * todo.  Writes a struct answer. */
void make_task(const void *context, struct job *job, size_t task, FILE *out);

#endif
