/*
 * The costs of ragged lines.
 */
#include "typeset/ragged.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { MEASURE = 100000 };

/* What the edge costs over lines that leave so much. */
static int64_t
edge_cost(const length *slacks, int count)
{
	int64_t cost = 0;
	struct edge edge = RAGGED_START;
	for (int i = 0; i < count; i++)
		edge = ragged_step(edge, slacks[i], MEASURE, &cost);
	return cost;
}

static void
stairs_cost_and_nothing_else(void **state)
{
	(void)state;
	const length out[] = {20000, 12000, 4000};
	const length in[] = {0, 8000, 16000, 24000};
	const length calm[] = {4000, 1000, 3000, 500};
	const length to_and_fro[] = {20000, 1000, 18000, 2000};
	const length small[] = {10000, 7000, 4000, 1000};
	assert_true(edge_cost(out, 3) > 0);
	assert_true(edge_cost(in, 4) == 2 * edge_cost(out, 3));
	assert_true(edge_cost(calm, 4) == 0);
	assert_true(edge_cost(to_and_fro, 4) == 0);
	assert_true(edge_cost(small, 4) == 0);
	assert_true(edge_cost(out, 2) == 0);
}

static void
one_short_line_costs_more_than_two_that_are_less_so(void **state)
{
	(void)state;
	assert_true(
	    ragged_cost(20000, MEASURE) > 2 * ragged_cost(10000, MEASURE));
	assert_true(ragged_cost(0, MEASURE) == 0);
	assert_true(ragged_cost(-3000, MEASURE) == ragged_cost(3000, MEASURE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(stairs_cost_and_nothing_else),
	    cmocka_unit_test(
		one_short_line_costs_more_than_two_that_are_less_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
