/*
 * Page breaking against an oracle that tries every set of breaks, and columns
 * likewise.
 */
#include "typeset/columns.h"
#include "typeset/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { SLICES_MOST = 13 };

static uint32_t seed = 1981;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % limit;
}

static struct theme
small_theme(int columns)
{
	return (struct theme){.format = {.first_baseline = UNIT_MM(24),
				  .last_baseline = UNIT_MM(54),
				  .columns = columns,
				  .measure = UNIT_MM(80),
				  .gutter = UNIT_MM(9)},
	    .grid = UNIT_MM(6),
	    .half = UNIT_MM(3),
	    .scale_numerator = 1,
	    .scale_denominator = 1};
}

static void
random_galley(struct galley *galley, size_t most, bool columns)
{
	static const int costs[] = {
	    BREAK_FREE, BREAK_BLOCK, BREAK_ITEM, BREAK_LINE, BREAK_NEVER};
	static const struct slice head = {.after = UNIT_MM(9)};
	galley->count = 1 + random_below((uint32_t)most);
	for (size_t i = 0; i < galley->count; i++) {
		galley->slices[i] = (struct slice){
		    .before = UNIT_MM(3) * (length)random_below(3),
		    .after = UNIT_MM(6) + 1000 * (length)random_below(9),
		    .extent = random_below(4) ? 0 : UNIT_MM(9),
		    .round = random_below(2),
		    .head = random_below(6) ? NULL : &head,
		    .break_cost = costs[random_below(5)]};
		if (columns && random_below(8) == 0)
			galley->slices[i].reach = REACH_FOOT;
	}
	for (size_t i = 0; columns && i < 2 && i < galley->count; i++)
		if (random_below(3) == 0)
			galley->slices[i].reach = REACH_HEAD;
		else
			break;
}

/* Every way to break the galley; in columns, every place for each second one.
 */
struct oracle {
	const struct theme *theme;
	const struct galley *galley;
	struct breaks breaks;
	size_t starts[SLICES_MOST + 3], splits[SLICES_MOST + 3];
	int64_t best;
};

static void try_from(struct oracle *oracle, size_t start);

static void
try_page(struct oracle *oracle, size_t start, size_t split, size_t end)
{
	size_t page = oracle->breaks.count++;
	oracle->starts[page] = start;
	oracle->splits[page] = split;
	oracle->starts[page + 1] = end;
	try_from(oracle, end);
	oracle->breaks.count--;
}

static void
try_from(struct oracle *oracle, size_t start)
{
	if (start == oracle->galley->count) {
		int64_t cost =
		    pages_cost(oracle->theme, oracle->galley, &oracle->breaks);
		if (cost >= 0 && (oracle->best < 0 || cost < oracle->best))
			oracle->best = cost;
		return;
	}
	bool columns = oracle->theme->format.columns > 1;
	for (size_t end = start + 1; end <= oracle->galley->count; end++) {
		try_page(oracle, start, end, end);
		for (size_t split = start + 1; columns && split < end; split++)
			if (columns_may_split(oracle->galley,
				(struct columns_page){start, split, end}))
				try_page(oracle, start, split, end);
	}
}

static int64_t
oracle_cost(
    const struct theme *theme, const struct galley *galley, length first)
{
	struct oracle oracle = {.theme = theme,
	    .galley = galley,
	    .breaks = {.first = first},
	    .best = -1};
	oracle.breaks.starts = oracle.starts;
	oracle.breaks.splits = theme->format.columns > 1 ? oracle.splits : NULL;
	try_from(&oracle, 0);
	if (first > theme->format.first_baseline) /* nothing on page 1 */
		try_page(&oracle, 0, 0, 0);
	return oracle.best;
}

static void
compare(int columns, size_t most, int rounds, length lower)
{
	struct theme theme = small_theme(columns);
	length first = theme.format.first_baseline + lower;
	struct slice slices[SLICES_MOST + 1];
	struct galley galley = {.slices = slices};
	for (int round = 0; round < rounds; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		random_galley(&galley, most, columns > 1);
		const struct breaks *breaks =
		    pages_break(&job, &theme, &galley, first);
		assert_non_null(breaks);
		assert_true(
		    breaks->cost == pages_cost(&theme, &galley, breaks));
		assert_true(
		    breaks->cost == oracle_cost(&theme, &galley, first));
		assert_int_equal(breaks->starts[0], 0);
		assert_int_equal(breaks->starts[breaks->count], galley.count);
		arena_free(arena);
	}
}

static void
least_cost_of_all(void **state)
{
	(void)state;
	compare(1, 11, 2000, 0);
}

/* The first page has less room, or none. */
static void
least_cost_below_a_masthead(void **state)
{
	(void)state;
	compare(1, 9, 1500, UNIT_MM(15));
	compare(1, 9, 500, UNIT_MM(27));
}

static void
least_cost_in_columns(void **state)
{
	(void)state;
	compare(2, 7, 2500, 0);
	compare(2, 6, 500, UNIT_MM(12));
}

/* Lines that may be parted anywhere end within two of each other. */
static void
columns_are_balanced(void **state)
{
	(void)state;
	struct theme theme = small_theme(2);
	struct slice slices[SLICES_MOST];
	for (size_t i = 0; i < SLICES_MOST; i++)
		slices[i] = (struct slice){
		    .after = UNIT_MM(6), .break_cost = BREAK_LINE};
	for (size_t count = 2; count <= 12; count++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct galley galley = {.slices = slices, .count = count};
		const struct breaks *breaks = pages_break(
		    &job, &theme, &galley, theme.format.first_baseline);
		assert_int_equal(breaks->count, 1);
		long left = (long)breaks->splits[0];
		long apart = 2 * left - (long)count;
		assert_in_range(apart + 2, 0, 4);
		arena_free(arena);
	}
}

/* Head, columns, foot, in this order and one below the other. */
static void
spanning_parts_stand_apart(void **state)
{
	(void)state;
	struct theme theme = small_theme(2);
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct slice slices[] = {{.reach = REACH_HEAD, .after = UNIT_MM(9)},
	    {.after = UNIT_MM(6)},
	    {.reach = REACH_FOOT, .after = UNIT_MM(6), .before = UNIT_MM(3)},
	    {.after = UNIT_MM(6)}};
	struct galley galley = {.slices = slices, .count = 4};
	const struct breaks *breaks =
	    pages_break(&job, &theme, &galley, theme.format.first_baseline);
	assert_int_equal(breaks->count, 1);
	struct placed_slice placed[6];
	assert_int_equal(pages_place(&theme, &galley, breaks, 0, placed), 4);
	static const struct {
		size_t slice;
		length x, y;
	} wanted[] = {{0, 0, UNIT_MM(24)}, {1, 0, UNIT_MM(33)},
	    {3, UNIT_MM(89), UNIT_MM(33)}, {2, 0, UNIT_MM(42)}};
	for (size_t i = 0; i < 4; i++) {
		assert_ptr_equal(placed[i].slice, &slices[wanted[i].slice]);
		assert_in_range(placed[i].x - wanted[i].x + 5, 0, 10);
		assert_in_range(placed[i].y - wanted[i].y + 5, 0, 10);
	}
	assert_true(placed[1].top && placed[2].top && !placed[3].top);
	arena_free(arena);
}

static void
too_tall_is_reported(void **state)
{
	(void)state;
	struct theme theme = small_theme(1);
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct slice slices[] = {
	    {.after = UNIT_MM(6)}, {.after = UNIT_MM(6),
				       .extent = UNIT_MM(31),
				       .place = {"a.xml", 7, 3}}};
	struct galley galley = {.slices = slices, .count = 2};
	assert_null(
	    pages_break(&job, &theme, &galley, theme.format.first_baseline));
	assert_int_equal(job.diag->errors, 1);
	assert_int_equal(job.diag->messages[0].place.line, 7);
	arena_free(arena);
}

static void
heads_are_set_again(void **state)
{
	(void)state;
	struct theme theme = small_theme(1);
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
	const struct breaks *breaks =
	    pages_break(&job, &theme, &galley, theme.format.first_baseline);
	assert_true(breaks->count > 1);
	struct placed_slice placed[9];
	size_t count = pages_place(&theme, &galley, breaks, 1, placed);
	assert_int_equal(count, breaks->starts[2] - breaks->starts[1] + 1);
	assert_true(placed[0].again);
	assert_ptr_equal(placed[0].slice, &head);
	assert_int_equal(placed[0].y, UNIT_MM(24));
	assert_true(placed[count - 1].y <= UNIT_MM(54));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(least_cost_of_all),
	    cmocka_unit_test(least_cost_below_a_masthead),
	    cmocka_unit_test(least_cost_in_columns),
	    cmocka_unit_test(columns_are_balanced),
	    cmocka_unit_test(spanning_parts_stand_apart),
	    cmocka_unit_test(too_tall_is_reported),
	    cmocka_unit_test(heads_are_set_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
