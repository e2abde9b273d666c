/* Tasks that processes take from each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/board.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TASKS = 20000, TAKERS = 4 };

static void
tasks_are_taken_in_order(void **state)
{
	(void)state;
	struct board *board = board_new(3);
	assert_int_equal(board_free_tasks(board, 10), 3);
	assert_int_equal(board_free_tasks(board, 2), 2);
	assert_int_equal(board_take(board, 0), 0);
	assert_int_equal(board_take(board, 255), 1);
	assert_int_equal(board_free_tasks(board, 10), 1);
	assert_int_equal(board_take(board, 1), 2);
	assert_int_equal(board_take(board, 1), BOARD_NONE);
	assert_int_equal(board_free_tasks(board, 10), 0);
	board_free(board);
}

static void
a_hand_holds_what_was_not_answered(void **state)
{
	(void)state;
	struct board *board = board_new(5);
	for (int i = 0; i < 4; i++)
		board_take(board, i);
	for (int i = 0; i < 4; i++)
		assert_int_equal(board_hand(board, i), i);
	assert_int_equal(board_hand(board, 4), BOARD_NONE);
	board_answered(board, 2);
	assert_int_equal(board_hand(board, 2), BOARD_NONE);
	board_answered(board, 0);
	board_tell(board);
	assert_int_equal(board_hand(board, 0), BOARD_NONE);
	assert_int_equal(board_next(board), 1);
	assert_int_equal(board_hand(board, 3), 3);
	board_free(board);
}

static void
what_is_released_is_taken_first(void **state)
{
	(void)state;
	struct board *board = board_new(10);
	for (int i = 0; i < 4; i++)
		board_take(board, i);
	board_release(board, 1);
	assert_int_equal(board_hand(board, 1), BOARD_NONE);
	assert_int_equal(board_take(board, 3), 1);
	assert_int_equal(board_hand(board, 3), 1);
	assert_true(board_holds(board, 3, 3));
	assert_false(board_holds(board, 1, 1));
	assert_int_equal(board_take(board, 1), 4);
	board_free(board);
}

static void
none_is_taken_beyond_the_window(void **state)
{
	(void)state;
	struct board *board = board_new(BOARD_WINDOW + 2);
	for (size_t i = 0; i < BOARD_WINDOW; i++)
		assert_int_equal(board_take(board, 0), i);
	assert_int_equal(board_take(board, 0), BOARD_LATER);
	assert_int_equal(board_free_tasks(board, 9), 0);
	board_answered(board, 0);
	assert_int_equal(board_take(board, 0), BOARD_LATER);
	board_tell(board);
	assert_int_equal(board_free_tasks(board, 9), 1);
	assert_int_equal(board_take(board, 0), BOARD_WINDOW);
	assert_int_equal(board_take(board, 0), BOARD_LATER);
	board_answered(board, 1);
	board_tell(board);
	assert_int_equal(board_take(board, 0), BOARD_WINDOW + 1);
	assert_int_equal(board_take(board, 0), BOARD_NONE);
	board_free(board);
}

/* Counts what it takes. */
static void
take_all(struct board *board, int taker, _Atomic unsigned *taken)
{
	size_t task;
	while ((task = board_take(board, taker)) != BOARD_NONE)
		if (task != BOARD_LATER)
			atomic_fetch_add(&taken[task], 1);
	_exit(0);
}

static void
each_is_taken_once(void **state)
{
	(void)state;
	struct board *board = board_new(TASKS);
	_Atomic unsigned *taken = mmap(NULL, TASKS * sizeof *taken,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(taken, MAP_FAILED);
	for (int i = 0; i < TAKERS; i++)
		if (fork() == 0)
			take_all(board, i, taken);
	while (board_next(board) < TASKS)
		if (atomic_load(&taken[board_next(board)]))
			board_tell(board);
	int status = 1;
	for (int i = 0; i < TAKERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	for (size_t i = 0; i < TASKS; i++)
		assert_int_equal(atomic_load(&taken[i]), 1);
	munmap(taken, TASKS * sizeof *taken);
	board_free(board);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tasks_are_taken_in_order),
	    cmocka_unit_test(a_hand_holds_what_was_not_answered),
	    cmocka_unit_test(what_is_released_is_taken_first),
	    cmocka_unit_test(none_is_taken_beyond_the_window),
	    cmocka_unit_test(each_is_taken_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
