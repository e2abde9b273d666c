/*
 * A run in one process that may die of an article, watched by one that cannot.
 *
 * Worker processes (run/pool) cost more than a leaflet takes.  Where there is
 * one task only, the process itself does it (run/alone); it was forked at the
 * start, while it was small.  If it dies, all is done again, with workers,
 * which find out what died of what.
 */
#ifndef RUN_WATCH_H
#define RUN_WATCH_H

enum watch {
	WATCH_INSIDE, /* this is the process that is watched */
	WATCH_ENDED,  /* it has come to its end */
	WATCH_DIED    /* it has not, or could not be started */
};

/* Forks.  WATCH_ENDED: *status is what it gave watch_status. */
enum watch watch_begin(int *status);

/* What the process that is watched must exit with to end with the status,
 * which is from 0 to 9. */
int watch_status(int status);

#endif
