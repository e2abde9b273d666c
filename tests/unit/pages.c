/*
 * Page breaking against an oracle that tries every set of breaks, and columns
 * likewise.
 */
#include "typeset/columns.h"
#include "typeset/pages.h"
#include "typeset/variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { SLICES_MOST = 13, PARAGRAPHS_MOST = 6 };

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
		    .ending = random_below(8) ? ENDS_WELL : ENDS_RUNT,
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

/* Line i of count, as setter_line has it. */
static struct slice
random_line(size_t i, size_t count)
{
	static const enum ending endings[] = {
	    ENDS_WELL, ENDS_WELL, ENDS_WELL, ENDS_BROKEN, ENDS_RUNT};
	bool tied = i == 1 || i == count - 1;
	return (struct slice){.after = UNIT_MM(6),
	    .break_cost = tied ? BREAK_NEVER : BREAK_LINE,
	    .ending = endings[random_below(5)]};
}

/* A setting of so many lines. */
static struct variant
random_setting(struct arena *arena, const struct galley *galley,
    const struct paragraph *paragraph, size_t count)
{
	const struct slice *first = &galley->slices[paragraph->start];
	const struct slice *last = &galley->slices[paragraph->end - 1];
	struct slice *slices = ARENA_ARRAY(arena, count, struct slice);
	for (size_t i = 0; i < count; i++)
		slices[i] = random_line(i, count);
	slices[count - 1].after = last->after;
	slices[count - 1].round = last->round;
	slices[0].before = first->before;
	slices[0].break_cost = first->break_cost;
	return (struct variant){.slices = slices,
	    .count = count,
	    .cost = VARIANT_COST + (int)random_below(400)};
}

/* Sets the paragraph's own lines. */
static void
random_lines(struct galley *galley, const struct paragraph *paragraph)
{
	size_t count = paragraph->end - paragraph->start;
	for (size_t i = 0; i < count; i++) {
		struct slice *slice = &galley->slices[paragraph->start + i];
		struct slice line = random_line(i, count);
		if (i == 0) {
			line.before = slice->before;
			line.break_cost = slice->break_cost;
		}
		if (i == count - 1) {
			line.after += slice->before;
			line.round = slice->round;
		}
		*slice = line;
	}
}

/* Makes paragraphs of the galley's slices, some of which have settings with a
 * line more or fewer. */
static void
random_paragraphs(struct arena *arena, struct galley *galley, size_t most)
{
	galley->paragraphs =
	    ARENA_ARRAY(arena, PARAGRAPHS_MOST, struct paragraph);
	galley->paragraph_count = 0;
	size_t at = random_below(3);
	while (galley->paragraph_count < most) {
		size_t count = 2 + random_below(4);
		if (at + count > galley->count)
			return;
		struct paragraph *paragraph =
		    &galley->paragraphs[galley->paragraph_count++];
		*paragraph = (struct paragraph){
		    .start = at, .end = at + count, .known = true};
		random_lines(galley, paragraph);
		if (random_below(2))
			paragraph->variants[paragraph->variant_count++] =
			    random_setting(arena, galley, paragraph, count + 1);
		if (random_below(3) == 0 && count > 2)
			paragraph->variants[paragraph->variant_count++] =
			    random_setting(arena, galley, paragraph, count - 1);
		at += count + random_below(2);
	}
}

/* In one of three, "About this leaflet" begins somewhere, not within a
 * paragraph. */
static void
random_about(struct galley *galley)
{
	galley->about = 0;
	if (random_below(3))
		return;
	galley->about = random_below((uint32_t)galley->count);
	for (size_t i = 0; i < galley->paragraph_count; i++)
		if (galley->about > galley->paragraphs[i].start &&
		    galley->about < galley->paragraphs[i].end)
			galley->about = galley->paragraphs[i].start;
}

/* Every way to break the galley; in columns, every place for each second one.
 */
struct oracle {
	struct arena *arena;
	const struct theme *theme;
	const struct galley *galley;
	const struct page_wish *wish;
	struct breaks breaks;
	size_t starts[2 * SLICES_MOST + 3], splits[2 * SLICES_MOST + 3];
	int64_t variants; /* what those taken cost */
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
		    pages_cost(oracle->arena, oracle->theme, &oracle->breaks);
		const struct page_wish *wish = oracle->wish;
		size_t count = oracle->breaks.count;
		if (cost < 0 ||
		    (wish && (count > wish->most || wish->costs[count] < 0)))
			return;
		cost += oracle->variants + (wish ? wish->costs[count] : 0);
		if (oracle->best < 0 || cost < oracle->best)
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

/* With the paragraphs in those ways. */
static void
try_ways(struct oracle *oracle, struct job *job, const struct galley *galley,
    const unsigned char *ways)
{
	length first = oracle->breaks.first;
	oracle->variants = 0;
	for (size_t i = 0; i < galley->paragraph_count; i++)
		if (ways[i])
			oracle->variants +=
			    galley->paragraphs[i].variants[ways[i] - 1].cost;
	oracle->galley = variants_apply(job, galley, ways);
	oracle->breaks.galley = oracle->galley;
	try_from(oracle, 0);
	if (first > oracle->theme->format.first_baseline)
		try_page(oracle, 0, 0, 0); /* nothing on page 1 */
}

static int64_t
oracle_cost(struct job *job, const struct theme *theme,
    const struct galley *galley, length first, const struct page_wish *wish)
{
	struct oracle oracle = {.arena = job->arena,
	    .theme = theme,
	    .wish = wish,
	    .breaks = {.first = first, .full = wish && wish->full},
	    .best = -1};
	oracle.breaks.starts = oracle.starts;
	oracle.breaks.splits = theme->format.columns > 1 ? oracle.splits : NULL;
	unsigned char ways[PARAGRAPHS_MOST + 1] = {0};
	for (;;) {
		try_ways(&oracle, job, galley, ways);
		size_t i = 0; /* the next of all combinations */
		while (i < galley->paragraph_count &&
		       ways[i] == galley->paragraphs[i].variant_count)
			ways[i++] = 0;
		if (i == galley->paragraph_count)
			return oracle.best;
		ways[i]++;
	}
}

static struct page_wish
random_wish(int64_t costs[7])
{
	struct page_wish wish = {
	    .most = 1 + random_below(6), .costs = costs, .full = true};
	for (size_t i = 0; i < 7; i++)
		costs[i] = random_below(3) ? (int64_t)random_below(900) : -1;
	return wish;
}

/* What a random galley is to be like. */
struct kind {
	int columns;
	size_t slices, paragraphs;
	length lower; /* the first page begins so much */
	bool wish;
	bool tall; /* a line is little beside a page, and the rest is tall */
};

static void
compare_one(struct job *job, const struct theme *theme, struct galley *galley,
    const struct kind *kind)
{
	length first = theme->format.first_baseline + kind->lower;
	int64_t costs[7];
	struct page_wish wish = random_wish(costs);
	const struct page_wish *wanted = kind->wish ? &wish : NULL;
	random_galley(galley, kind->slices, kind->columns > 1);
	for (size_t i = 0; i < galley->count && kind->tall; i++) {
		galley->slices[i].after *= 8;
		galley->slices[i].extent *= 4;
	}
	random_paragraphs(job->arena, galley, kind->paragraphs);
	random_about(galley);
	int64_t least = oracle_cost(job, theme, galley, first, wanted);
	const struct breaks *breaks =
	    pages_break(job, theme, galley, first, wanted);
	assert_true((breaks != NULL) == (least >= 0));
	if (!breaks)
		return;
	int64_t cost = pages_cost(job->arena, theme, breaks);
	for (size_t i = 0; i < galley->paragraph_count; i++)
		if (breaks->ways[i])
			cost += galley->paragraphs[i]
				    .variants[breaks->ways[i] - 1]
				    .cost;
	assert_true(breaks->cost == cost);
	assert_true(cost + (wanted ? costs[breaks->count] : 0) == least);
	assert_int_equal(breaks->starts[0], 0);
	assert_int_equal(breaks->starts[breaks->count], breaks->galley->count);
}

static void
compare(int rounds, struct kind kind)
{
	struct theme theme = small_theme(kind.columns);
	if (kind.tall)
		theme.format.last_baseline = UNIT_MM(24 + 170);
	struct slice slices[SLICES_MOST + 1];
	for (int round = 0; round < rounds; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct galley galley = {.slices = slices};
		compare_one(&job, &theme, &galley, &kind);
		arena_free(arena);
	}
}

static void
least_cost_of_all(void **state)
{
	(void)state;
	compare(2000, (struct kind){1, 11, 0, 0, false, false});
}

/* The first page has less room, or none. */
static void
least_cost_below_a_masthead(void **state)
{
	(void)state;
	compare(1500, (struct kind){1, 9, 0, UNIT_MM(15), false, false});
	compare(500, (struct kind){1, 9, 0, UNIT_MM(27), false, false});
}

static void
least_cost_in_columns(void **state)
{
	(void)state;
	compare(2500, (struct kind){2, 7, 0, 0, false, false});
	compare(500, (struct kind){2, 6, 0, UNIT_MM(12), false, false});
}

static void
least_cost_with_variants(void **state)
{
	(void)state;
	compare(3000, (struct kind){1, 12, 3, 0, false, false});
	compare(500, (struct kind){1, 9, 3, UNIT_MM(15), false, false});
	compare(1500, (struct kind){2, 6, 2, 0, false, false});
	compare(2000, (struct kind){1, 12, 3, 0, false, true});
	compare(500, (struct kind){1, 11, 2, UNIT_MM(60), false, true});
	compare(1000, (struct kind){2, 7, 2, 0, false, true});
}

static void
least_cost_for_wished_pages(void **state)
{
	(void)state;
	compare(1500, (struct kind){1, 10, 3, 0, true, false});
	compare(500, (struct kind){1, 8, 2, UNIT_MM(15), true, false});
	compare(500, (struct kind){2, 6, 2, 0, true, false});
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
		    &job, &theme, &galley, theme.format.first_baseline, NULL);
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
	const struct breaks *breaks = pages_break(
	    &job, &theme, &galley, theme.format.first_baseline, NULL);
	assert_int_equal(breaks->count, 1);
	struct placed_slice placed[6];
	assert_int_equal(pages_place(arena, &theme, breaks, 0, placed), 4);
	static const struct {
		size_t slice;
		length x, y;
	} wanted[] = {{0, 0, UNIT_MM(24)}, {1, 0, UNIT_MM(33)},
	    {2, 0, UNIT_MM(42)}, {3, UNIT_MM(89), UNIT_MM(33)}};
	for (size_t i = 0; i < 4; i++) {
		assert_ptr_equal(placed[i].slice, &slices[wanted[i].slice]);
		assert_in_range(placed[i].x - wanted[i].x + 5, 0, 10);
		assert_in_range(placed[i].y - wanted[i].y + 5, 0, 10);
	}
	assert_true(placed[1].top && !placed[2].top && placed[3].top);
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
	assert_null(pages_break(
	    &job, &theme, &galley, theme.format.first_baseline, NULL));
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
	const struct breaks *breaks = pages_break(
	    &job, &theme, &galley, theme.format.first_baseline, NULL);
	assert_true(breaks->count > 1);
	struct placed_slice placed[9];
	size_t count = pages_place(arena, &theme, breaks, 1, placed);
	assert_int_equal(count, breaks->starts[2] - breaks->starts[1] + 1);
	assert_true(placed[0].again);
	assert_ptr_equal(placed[0].slice, &head);
	assert_int_equal(placed[0].y, UNIT_MM(24));
	assert_true(placed[count - 1].y <= UNIT_MM(54));
	arena_free(arena);
}

/* "About this leaflet" takes a block of the text along rather than stand alone
 * on a page half empty; any other section would not. */
static void
about_stands_with_text(void **state)
{
	(void)state;
	struct theme theme = small_theme(1);
	struct slice slices[7];
	for (size_t i = 0; i < 7; i++)
		slices[i] = (struct slice){.after = UNIT_MM(6),
		    .break_cost = i == 4   ? BREAK_SUBSECTION
				  : i == 5 ? BREAK_FREE
					   : BREAK_NEVER};
	for (size_t about = 0; about <= 5; about += 5) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct galley galley = {
		    .slices = slices, .count = 7, .about = about};
		const struct breaks *breaks = pages_break(
		    &job, &theme, &galley, theme.format.first_baseline, NULL);
		assert_int_equal(breaks->count, 2);
		assert_int_equal(breaks->starts[1], about ? 4 : 5);
		arena_free(arena);
	}
}

/* A page of two lines before a section that would fill the next is worse than
 * that section parted. */
static void
pages_are_not_as_good_as_empty(void **state)
{
	(void)state;
	struct theme theme = small_theme(1);
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct slice slices[8];
	for (size_t i = 0; i < 8; i++)
		slices[i] = (struct slice){.after = UNIT_MM(6),
		    .break_cost = i == 2   ? BREAK_FREE
				  : i == 6 ? BREAK_INTRO
					   : BREAK_NEVER};
	struct galley galley = {.slices = slices, .count = 8};
	const struct breaks *breaks = pages_break(
	    &job, &theme, &galley, theme.format.first_baseline, NULL);
	assert_int_equal(breaks->count, 2);
	assert_int_equal(breaks->starts[1], 6);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(least_cost_of_all),
	    cmocka_unit_test(least_cost_below_a_masthead),
	    cmocka_unit_test(least_cost_in_columns),
	    cmocka_unit_test(least_cost_with_variants),
	    cmocka_unit_test(least_cost_for_wished_pages),
	    cmocka_unit_test(columns_are_balanced),
	    cmocka_unit_test(spanning_parts_stand_apart),
	    cmocka_unit_test(too_tall_is_reported),
	    cmocka_unit_test(heads_are_set_again),
	    cmocka_unit_test(about_stands_with_text),
	    cmocka_unit_test(pages_are_not_as_good_as_empty),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
