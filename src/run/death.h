/* The message of an article whose worker process ended. */
#ifndef RUN_DEATH_H
#define RUN_DEATH_H

#include "run/pool.h"
#include "theme/load.h"

/* Adds an error at the file: the worker had it in hand when it ended. */
void death_report(struct job *job, const char *file,
    const struct limits *limits, const struct pool_answer *answer);

#endif
