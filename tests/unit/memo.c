/*
 * Records that processes share: what is found is what was put in, whoever
 * writes at the same time.
 */
#include "base/memo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

enum { RECORD_MOST = 100, COUNT = 64, ROUNDS = 20000, PROCESSES = 4 };

static struct digest
key_of(uint32_t number)
{
	return digest_bytes(&number, sizeof number);
}

/* A record of the number, of a size of its own; its size. */
static size_t
fill(uint32_t number, uint8_t record[RECORD_MOST])
{
	size_t size = number * 7 % (RECORD_MOST + 1);
	for (size_t i = 0; i < size; i++)
		record[i] = (uint8_t)(number * 31 + i);
	return size;
}

static void
put(struct memo *memo, uint32_t number)
{
	uint8_t record[RECORD_MOST];
	memo_put(memo, key_of(number), record, fill(number, record));
}

/* 1: it is there, as it was; 0: it is not there; -1: it is another. */
static int
look(struct memo *memo, uint32_t number)
{
	uint8_t found[RECORD_MOST], wanted[RECORD_MOST];
	size_t size;
	if (!memo_find(memo, key_of(number), found, &size))
		return 0;
	return size == fill(number, wanted) && !memcmp(found, wanted, size)
		   ? 1
		   : -1;
}

static void
finds_what_was_put(void **state)
{
	(void)state;
	struct memo *memo = memo_new(RECORD_MOST, 2048);
	for (uint32_t i = 0; i < 500; i++) {
		assert_int_equal(look(memo, i), 0);
		put(memo, i);
	}
	for (uint32_t i = 0; i < 500; i++)
		assert_int_equal(look(memo, i), 1);
	memo_free(memo);
}

/* Ten times as many records as there is room for. */
static void
keeps_some_of_many(void **state)
{
	(void)state;
	int found = 0;
	struct memo *memo = memo_new(RECORD_MOST, COUNT / 2);
	for (uint32_t i = 0; i < 10 * COUNT; i++)
		put(memo, i);
	for (uint32_t i = 0; i < 10 * COUNT; i++) {
		int what = look(memo, i);
		assert_true(what >= 0);
		found += what;
	}
	assert_in_range(found, COUNT / 2, COUNT);
	memo_free(memo);
}

static void
leaves_out_what_is_too_large(void **state)
{
	(void)state;
	uint8_t record[RECORD_MOST + 1] = {0};
	size_t size;
	struct memo *memo = memo_new(RECORD_MOST, COUNT / 2);
	memo_put(memo, key_of(1), record, sizeof record);
	assert_false(memo_find(memo, key_of(1), record, &size));
	memo_free(memo);
	assert_null(memo_new(100000, 1));
	memo_put(NULL, key_of(1), record, 1);
	assert_false(memo_find(NULL, key_of(1), record, &size));
	memo_free(NULL);
}

/* Writes and reads at random; false: it has read what nobody wrote. */
static bool
use(struct memo *memo, uint32_t seed)
{
	for (int i = 0; i < ROUNDS; i++) {
		seed = seed * 1664525u + 1013904223u;
		uint32_t number = (seed >> 8) % (4 * COUNT);
		if (look(memo, number) < 0)
			return false;
		put(memo, number);
	}
	return true;
}

static void
processes_share_it(void **state)
{
	(void)state;
	struct memo *memo = memo_new(RECORD_MOST, COUNT / 2);
	pid_t children[PROCESSES];
	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			bool good = use(memo, (uint32_t)i);
			memo_free(memo);
			_exit(good ? 0 : 1);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	int found = 0;
	for (uint32_t i = 0; i < 4 * COUNT; i++)
		found += look(memo, i);
	assert_true(found > 0);
	memo_free(memo);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_what_was_put),
	    cmocka_unit_test(keeps_some_of_many),
	    cmocka_unit_test(leaves_out_what_is_too_large),
	    cmocka_unit_test(processes_share_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
