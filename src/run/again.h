/*
 * A process that may die of what it does next, and then begins anew.
 *
 * Worker processes (run/pool) cost more than a leaflet takes.  Where there is
 * one task only, the process itself does it (run/alone).  If it dies of it, the
 * same program is executed in its place, with the same arguments; it does
 * all again, with workers, which find out what died of what.
 */
#ifndef RUN_AGAIN_H
#define RUN_AGAIN_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * From here to again_disarm, a fatal signal, a timer of run/limit that goes
 * off or an exit executes the program again, with these arguments (argv, a NULL
 * at its end), with the environment, standard error and limit of memory that it
 * has now. argv and the arena must outlive it.  false: it cannot be armed.
 */
bool again_arm(struct arena *arena, const char *const *argv);
void again_disarm(void);

/* Is this process one that was executed so? */
bool again_is(void);

/* The messages of before the run are told: who is executed again need not say
 * them, which again_has_told asks. */
void again_told(void);
bool again_has_told(void);

#endif
