/*
 * Which task is in whose hand, in memory that the processes of a pool share.
 *
 * Workers take tasks themselves, the first that is nobody's: so none waits to
 * be given one, and none has tasks in store that another might be doing.  Who
 * takes a task has thereby noted that it is in hand, in one step, so that of
 * a worker that died at whatever point it is known what that was.
 */
#ifndef RUN_BOARD_H
#define RUN_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BOARD_NONE SIZE_MAX        /* no task */
#define BOARD_LATER (SIZE_MAX - 1) /* none until earlier ones are told */

enum {
	BOARD_WINDOW = 1024, /* tasks from the next to be told that may be
				taken */
	BOARD_WORKERS = 256  /* at most; their numbers are from 0 */
};

struct board;

/* NULL: there is no memory; errno says why. */
struct board *board_new(size_t tasks);
void board_free(struct board *board);

/* ---- in a worker ---- */

/* A task that is now in its hand; BOARD_NONE, BOARD_LATER. */
size_t board_take(struct board *board, int worker);

/* ---- in the process that started them ---- */

/* The next task to be told; all before it have been. */
size_t board_next(const struct board *board);

/* The next one has been told: one more may be taken. */
void board_tell(struct board *board);

/* The worker has answered: the task is in no hand. */
void board_answered(struct board *board, size_t task);

/* The first task in the worker's hand, or BOARD_NONE.  If its answer has not
 * been read yet, it may have taken another one. */
size_t board_hand(const struct board *board, int worker);
bool board_holds(const struct board *board, int worker, size_t task);

/* The task is nobody's, as it was. */
void board_release(struct board *board, size_t task);

/* How many tasks may be taken now; no more than `most` are looked for. */
size_t board_free_tasks(const struct board *board, size_t most);

#endif
