/* Memory of the system: what a fork has of what malloc gave out before it. */
#include "media_help.h"

#include "base/pages.h"

#include <sys/wait.h>
#include <unistd.h>

enum { PIECES = 3000, SIZE = 700 };

static void
fill(unsigned char **pieces, int seed)
{
	for (int i = 0; i < PIECES; i++) {
		pieces[i] = malloc(SIZE);
		assert_non_null(pieces[i]);
		memset(pieces[i], (i + seed) % 251, SIZE);
	}
}

static bool
are_filled(unsigned char **pieces, int seed)
{
	for (int i = 0; i < PIECES; i++)
		for (int at = 0; at < SIZE; at++)
			if (pieces[i][at] != (i + seed) % 251)
				return false;
	return true;
}

/* What it is told to have is there, and it can have more. */
static int
child(struct pages_spare spare, unsigned char **given)
{
	const unsigned char *withheld = spare.memory;
	for (size_t i = 4096; i + 4096 < spare.size; i++)
		if (withheld[i])
			return 1;
	pages_regain(spare);
	unsigned char *own[PIECES];
	fill(own, 7);
	return are_filled(given, 1) && are_filled(own, 7) ? 0 : 2;
}

static void
a_fork_has_all_but_what_is_withheld(void **state)
{
	(void)state;
	unsigned char *given[PIECES], *more[PIECES];
	pages_heap(1024 * 1024);
	fill(given, 1);
	/* What is free has been used: it must not be taken for empty. */
	fill(more, 2);
	for (int i = 0; i < PIECES; i++)
		free(more[i]);
	struct pages_spare spare = pages_withhold();
	if (spare.memory)
		memset(spare.memory, 0xa5, spare.size);
	int status;
	pid_t pid = fork();
	if (pid == 0)
		_exit(child(spare, given));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	pages_regain(spare);
	fill(more, 3);
	assert_true(are_filled(given, 1));
	assert_true(are_filled(more, 3));
	/* Nothing is withheld any more. */
	pid = fork();
	if (pid == 0)
		_exit(are_filled(given, 1) && are_filled(more, 3) ? 0 : 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	for (int i = 0; i < PIECES; i++) {
		free(given[i]);
		free(more[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_fork_has_all_but_what_is_withheld),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
