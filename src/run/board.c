/*
 * A ring of cells, one for each task of the window.  A cell holds the number
 * of its task and who has it, in one word, so that one compare-and-exchange
 * takes a task, and fails where the cell has meanwhile gone to a later one.
 */
#include "run/board.h"

#include <assert.h>
#include <stdatomic.h>
#include <sys/mman.h>

/* The low bits of a cell. */
enum {
	BITS = 9,
	NOBODY = 0, /* from 1: the worker before that number */
	ANSWERED = (1 << BITS) - 1
};

struct board {
	size_t tasks;
	_Atomic uint64_t next; /* to be told */
	_Atomic uint64_t cells[BOARD_WINDOW];
};

static uint64_t
cell_of(size_t task, int who)
{
	return (uint64_t)task << BITS | (uint64_t)who;
}

static _Atomic uint64_t *
place_of(struct board *board, size_t task)
{
	return &board->cells[task % BOARD_WINDOW];
}

static uint64_t
look_at(const struct board *board, size_t task)
{
	return atomic_load(&board->cells[task % BOARD_WINDOW]);
}

/* The first task that is not in the window. */
static size_t
window_end(const struct board *board)
{
	size_t end = board_next(board) + BOARD_WINDOW;
	return end < board->tasks ? end : board->tasks;
}

struct board *
board_new(size_t tasks)
{
	struct board *board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (board == MAP_FAILED)
		return NULL;
	board->tasks = tasks;
	for (size_t i = 0; i < BOARD_WINDOW && i < tasks; i++)
		atomic_store(place_of(board, i), cell_of(i, NOBODY));
	return board;
}

void
board_free(struct board *board)
{
	if (board)
		munmap(board, sizeof *board);
}

size_t
board_take(struct board *board, int worker)
{
	size_t end = window_end(board);
	for (size_t i = board_next(board); i < end; i++) {
		uint64_t cell = cell_of(i, NOBODY);
		if (look_at(board, i) == cell &&
		    atomic_compare_exchange_strong(
			place_of(board, i), &cell, cell_of(i, worker + 1)))
			return i;
	}
	return end < board->tasks ? BOARD_LATER : BOARD_NONE;
}

size_t
board_next(const struct board *board)
{
	return atomic_load(&board->next);
}

void
board_tell(struct board *board)
{
	size_t task = board_next(board);
	assert(task < board->tasks);
	atomic_store(
	    place_of(board, task), cell_of(task + BOARD_WINDOW, NOBODY));
	atomic_store(&board->next, task + 1);
}

void
board_answered(struct board *board, size_t task)
{
	atomic_store(place_of(board, task), cell_of(task, ANSWERED));
}

size_t
board_hand(const struct board *board, int worker)
{
	for (size_t i = board_next(board); i < window_end(board); i++)
		if (look_at(board, i) == cell_of(i, worker + 1))
			return i;
	return BOARD_NONE;
}

bool
board_holds(const struct board *board, int worker, size_t task)
{
	return look_at(board, task) == cell_of(task, worker + 1);
}

void
board_release(struct board *board, size_t task)
{
	atomic_store(place_of(board, task), cell_of(task, NOBODY));
}

size_t
board_free_tasks(const struct board *board, size_t most)
{
	size_t count = 0;
	for (size_t i = board_next(board);
	     i < window_end(board) && count < most; i++)
		count += look_at(board, i) == cell_of(i, NOBODY);
	return count;
}
