/*
 * Page breaking against an oracle that tries every set of breaks.
 */
#include "typeset/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { SLICES_MOST = 13, ROUNDS = 3000 };

static uint32_t seed = 1981;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % limit;
}

static struct theme
small_theme(void)
{
	return (struct theme){.format = {.first_baseline = UNIT_MM(24),
				  .last_baseline = UNIT_MM(54)},
	    .grid = UNIT_MM(6),
	    .half = UNIT_MM(3),
	    .scale_numerator = 1,
	    .scale_denominator = 1};
}

static void
random_galley(struct galley *galley)
{
	static const int costs[] = {
	    BREAK_FREE, BREAK_BLOCK, BREAK_ITEM, BREAK_LINE, BREAK_NEVER};
	galley->count = 1 + random_below(SLICES_MOST);
	for (size_t i = 0; i < galley->count; i++)
		galley->slices[i] = (struct slice){
		    .before = UNIT_MM(3) * (length)random_below(3),
		    .after = UNIT_MM(6) + 1000 * (length)random_below(9),
		    .extent = random_below(4) ? 0 : UNIT_MM(9),
		    .round = random_below(2),
		    .break_cost = costs[random_below(5)]};
}

static int64_t
oracle(const struct theme *theme, const struct galley *galley)
{
	int64_t best = -1;
	for (uint32_t set = 0; set < 1u << (galley->count - 1); set++) {
		size_t starts[SLICES_MOST + 2] = {0}, count = 1;
		for (size_t i = 1; i < galley->count; i++)
			if (set >> (i - 1) & 1)
				starts[count++] = i;
		starts[count] = galley->count;
		int64_t cost = pages_cost(theme, galley, starts, count);
		if (cost >= 0 && (best < 0 || cost < best))
			best = cost;
	}
	return best;
}

static void
least_cost_of_all(void **state)
{
	(void)state;
	struct theme theme = small_theme();
	struct slice slices[SLICES_MOST + 1];
	struct galley galley = {.slices = slices};
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		random_galley(&galley);
		const struct breaks *breaks =
		    pages_break(&job, &theme, &galley);
		assert_non_null(breaks);
		assert_true(breaks->cost == oracle(&theme, &galley));
		assert_int_equal(breaks->starts[0], 0);
		assert_int_equal(breaks->starts[breaks->count], galley.count);
		arena_free(arena);
	}
}

static void
too_tall_is_reported(void **state)
{
	(void)state;
	struct theme theme = small_theme();
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct slice slices[] = {
	    {.after = UNIT_MM(6)}, {.after = UNIT_MM(6),
				       .extent = UNIT_MM(31),
				       .place = {"a.xml", 7, 3}}};
	struct galley galley = {.slices = slices, .count = 2};
	assert_null(pages_break(&job, &theme, &galley));
	assert_int_equal(job.diag->errors, 1);
	assert_int_equal(job.diag->messages[0].place.line, 7);
	arena_free(arena);
}

static void
heads_are_set_again(void **state)
{
	(void)state;
	struct theme theme = small_theme();
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct slice head = {.after = UNIT_MM(12)};
	struct slice slices[8];
	slices[0] = head;
	for (int i = 1; i < 8; i++)
		slices[i] = (struct slice){.after = UNIT_MM(12),
		    .break_cost = i == 1 ? BREAK_NEVER : BREAK_ITEM,
		    .head = i > 1 ? &head : NULL};
	struct galley galley = {.slices = slices, .count = 8};
	const struct breaks *breaks = pages_break(&job, &theme, &galley);
	assert_true(breaks->count > 1);
	struct placed_slice placed[9];
	length bottom;
	size_t count = pages_place(&theme, &galley, breaks->starts[1],
	    breaks->starts[2], placed, &bottom);
	assert_int_equal(count, breaks->starts[2] - breaks->starts[1] + 1);
	assert_true(placed[0].again);
	assert_ptr_equal(placed[0].slice, &head);
	assert_int_equal(placed[0].y, UNIT_MM(24));
	assert_true(bottom <= UNIT_MM(54));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(least_cost_of_all),
	    cmocka_unit_test(too_tall_is_reported),
	    cmocka_unit_test(heads_are_set_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
