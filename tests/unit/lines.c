/*
 * Line breaking against an oracle that tries every set of breaks, and what
 * every result must hold.
 */
#include "typeset/paths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { WORDS_MOST = 12, ROUNDS = 4000 };

static uint32_t seed = 20260304;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % limit;
}

static const struct look LOOK = {.size = UNIT_PT(12)};
static const struct shaped NONE = {0};

static struct node
box(length width)
{
	return (struct node){.kind = NODE_BOX,
	    .width = width,
	    .look = &LOOK,
	    .shaped = &NONE,
	    .text = ""};
}

static struct node
glue(void)
{
	return (struct node){.kind = NODE_GLUE,
	    .width = 3000,
	    .stretch = 1500,
	    .shrink = 600,
	    .look = &LOOK,
	    .shaped = &NONE,
	    .text = ""};
}

static struct node
penalty(int value)
{
	return (struct node){.kind = NODE_PENALTY,
	    .penalty = value,
	    .look = &LOOK,
	    .shaped = &NONE,
	    .text = ""};
}

/* A place to divide a word. */
static struct node
hyphen(void)
{
	struct node node = penalty(PENALTY_HYPHEN);
	node.hyphen = true;
	node.width = 2500;
	return node;
}

/* A para of random words, some divided, some with a penalty after them. */
static struct para
random_para(struct node *nodes, uint32_t words)
{
	struct para para = {.nodes = nodes};
	for (uint32_t i = 0; i < words; i++) {
		length width = 5000 + (length)random_below(30000);
		nodes[para.count++] = box(width);
		if (width > para.widest)
			para.widest = width;
		if (i + 1 == words)
			break;
		if (random_below(3) == 0) {
			nodes[para.count++] = hyphen();
			continue;
		}
		if (random_below(6) == 0)
			nodes[para.count++] = penalty(PENALTY_SHORT_WORD);
		nodes[para.count++] = glue();
	}
	nodes[para.count++] = penalty(PENALTY_FORCED);
	return para;
}

static bool
is_candidate(const struct para *para, size_t i)
{
	const struct node *node = &para->nodes[i];
	if (node->kind == NODE_PENALTY)
		return node->penalty < PENALTY_NEVER;
	return node->kind == NODE_GLUE && para->nodes[i - 1].kind == NODE_BOX;
}

/* The least cost among all sets of breaks; of ragged text, among those with
 * the fewest lines in the first pass that any satisfies.  -1: there is none. */
static int64_t
oracle(struct job *job, const struct para *para, struct measure measure,
    size_t *lines)
{
	size_t candidates[64], count = 0;
	for (size_t i = 1; i + 1 < para->count; i++)
		if (is_candidate(para, i))
			candidates[count++] = i;
	int64_t best = -1;
	*lines = SIZE_MAX;
	for (uint32_t set = 0; set < 1u << count; set++) {
		size_t breaks[64], used = 0;
		for (size_t i = 0; i < count; i++)
			if (set >> i & 1)
				breaks[used++] = candidates[i];
		breaks[used++] = para->count - 1;
		int64_t cost = lines_cost(job, para, measure, breaks, used);
		bool same = best >= 0 && cost / LINES_PASS == best / LINES_PASS;
		if (cost < 0)
			continue;
		if (measure.align != ALIGN_JUSTIFY && same && used != *lines
			? used > *lines
			: best >= 0 && cost >= best)
			continue;
		best = cost;
		*lines = used;
	}
	return best;
}

/* Shows how often each pass was needed: each of them has to be. */
static void
least_cost_of_all(void **state)
{
	(void)state;
	int passes[2][8] = {{0}};
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct node nodes[WORDS_MOST * 3 + 1];
		struct para para =
		    random_para(nodes, 1 + random_below(WORDS_MOST - 2));
		bool justified = round % 2 == 0;
		struct measure measure = {
		    .width = 38000 + (length)random_below(90000),
		    .align = justified ? ALIGN_JUSTIFY : ALIGN_LEFT};
		size_t count;
		int64_t best = oracle(&job, &para, measure, &count);
		const struct lines *lines = lines_break(&job, &para, measure);
		assert_true(best >= 0);
		assert_true(lines->cost == best);
		passes[justified][best / LINES_PASS]++;
		if (!justified)
			assert_int_equal(lines->count, count);
		for (size_t i = 0; !justified && i < lines->count; i++)
			assert_true(lines->list[i].width <= measure.width);
		arena_free(arena);
	}
	for (int i = 0; i < 5; i++)
		assert_true(passes[true][i] > 0);
	for (int i = 0; i < 2; i++)
		assert_true(passes[false][i] > 0);
}

/* The least cost among all sets of so many breaks that satisfy the pass; -1:
 * there is none. */
static int64_t
oracle_of_count(const struct search *search, size_t wanted)
{
	const struct para *para = search->para;
	size_t candidates[64], count = 0;
	for (size_t i = 1; i + 1 < para->count; i++)
		if (is_candidate(para, i))
			candidates[count++] = i;
	int64_t best = -1;
	for (uint32_t set = 0; set < 1u << count; set++) {
		size_t breaks[64], used = 0;
		for (size_t i = 0; i < count; i++)
			if (set >> i & 1)
				breaks[used++] = candidates[i];
		breaks[used++] = para->count - 1;
		if (used != wanted)
			continue;
		int64_t cost = paths_cost(search, breaks, used);
		if (cost >= 0 && (best < 0 || cost < best))
			best = cost;
	}
	return best;
}

static void
variants_are_the_best_of_their_number_of_lines(void **state)
{
	(void)state;
	int found[2][2] = {{0}};
	for (int round = 0; round < ROUNDS / 2; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct node nodes[WORDS_MOST * 3 + 1];
		struct para para =
		    random_para(nodes, 4 + random_below(WORDS_MOST - 5));
		for (size_t i = 0; i < para.count; i++)
			nodes[i].stretch *= 4;
		bool justified = round % 2 == 0;
		struct measure measure = {
		    .width = 50000 + (length)random_below(60000),
		    .align = justified ? ALIGN_JUSTIFY : ALIGN_LEFT};
		const struct lines *best = lines_break(&job, &para, measure);
		int more = random_below(3) ? 1 : -1;
		const struct lines *lines = lines_variant(&job, best, more);
		struct search search = paths_new(&job, &para, measure);
		search.pass =
		    (struct pass){.tolerance = 148, .slack = 250, .hyphens = 2};
		int64_t cost =
		    oracle_of_count(&search, (size_t)((int)best->count + more));
		assert_true((lines != NULL) == (cost >= 0));
		if (lines) {
			assert_int_equal(lines->count, (int)best->count + more);
			assert_true(lines->cost == cost);
			found[justified][more > 0]++;
		}
		arena_free(arena);
	}
	assert_true(found[false][true] > 0 && found[true][true] > 0);
	assert_int_equal(found[false][false], 0); /* already the fewest */
}

/* Follows all paths of the first pass that has any, none of them left out. */
static struct search
full_search(struct job *job, const struct para *para, struct measure measure)
{
	size_t count;
	struct search start = paths_new(job, para, measure);
	const struct pass *passes = paths_passes(&start, &count);
	for (size_t i = 0; i < count; i++) {
		struct search search = paths_anew(&start);
		search.pass = passes[i];
		if (paths_follow(&search))
			return search;
	}
	fail();
	return start;
}

/* Long ragged paragraphs, and short ones on one line. */
static void
bounds_leave_out_nothing_that_is_best(void **state)
{
	(void)state;
	enum { MANY = 60 };
	int single = 0, several = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct node nodes[MANY * 3 + 1];
		uint32_t words = random_below(4) ? MANY : WORDS_MOST;
		struct para para = random_para(nodes, 1 + random_below(words));
		struct measure measure = {
		    .width = 60000 + (length)random_below(250000),
		    .align = round % 4 ? ALIGN_LEFT : ALIGN_CENTRE};
		const struct lines *lines = lines_break(&job, &para, measure);
		struct search full = full_search(&job, &para, measure);
		const struct stop *stops = full.stops.list;
		size_t at = paths_best(&full);
		assert_int_equal(lines->count, full.states[at].line_count);
		assert_true(lines->cost % LINES_PASS == full.states[at].cost);
		for (size_t i = lines->count; i-- > 0;) {
			const struct line *line = &lines->list[i];
			const struct state *to = &full.states[at];
			const struct state *from = &full.states[to->previous];
			assert_int_equal(line->start, stops[from->stop].next);
			assert_int_equal(line->end, stops[to->stop].node);
			assert_int_equal(line->width,
			    paths_measure(&full, from->stop, to->stop).width);
			at = to->previous;
		}
		single += lines->count == 1;
		several += lines->count > 3;
		arena_free(arena);
	}
	assert_true(single > 0 && several > 0);
}

static void
every_box_once_and_in_order(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct node nodes[WORDS_MOST * 3 + 1];
	struct para para = random_para(nodes, WORDS_MOST);
	const struct lines *lines =
	    lines_break(&job, &para, (struct measure){.width = 60000});
	size_t seen = 0;
	for (size_t i = 0; i < lines->count; i++)
		for (size_t k = lines->list[i].start; k < lines->list[i].end;
		     k++)
			seen += para.nodes[k].kind == NODE_BOX;
	assert_int_equal(seen, WORDS_MOST);
	assert_true(lines->list[lines->count - 1].last);
	arena_free(arena);
}

/* Breaks of words of 20 pt with hyphens between them all. */
static const struct lines *
break_parts(struct job *job, struct node *nodes, int count, length width)
{
	struct para para = {.nodes = nodes, .widest = 20000};
	for (int i = 0; i < count; i++) {
		nodes[para.count++] = box(20000);
		nodes[para.count++] =
		    i + 1 < count ? hyphen() : penalty(PENALTY_FORCED);
	}
	struct para *kept = ARENA_NEW(job->arena, struct para);
	*kept = para;
	return lines_break(job, kept,
	    (struct measure){.width = width, .align = ALIGN_JUSTIFY});
}

static void
three_hyphens_in_a_row_only_in_need(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct node nodes[16];
	const struct lines *lines = break_parts(&job, nodes, 5, 43000);
	assert_int_equal(lines->count, 3);
	lines = break_parts(&job, nodes, 5, 25000); /* nothing else fits */
	assert_int_equal(lines->count, 5);
	assert_int_equal(job.diag->count, 0);
	arena_free(arena);
}

static void
ties_hold_unless_nothing_else_fits(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct node nodes[] = {box(20000), glue(), box(20000),
	    penalty(PENALTY_NEVER), glue(), box(20000),
	    penalty(PENALTY_FORCED)};
	struct para para = {.nodes = nodes, .count = 7, .widest = 20000};
	const struct lines *lines =
	    lines_break(&job, &para, (struct measure){.width = 45000});
	assert_int_equal(lines->count, 2);
	assert_int_equal(lines->list[0].end, 1); /* after the first word */
	lines = lines_break(&job, &para, (struct measure){.width = 25000});
	assert_int_equal(lines->count, 3);
	assert_int_equal(job.diag->count, 0);
	arena_free(arena);
}

static void
balanced_lines_are_nearly_equal(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct node nodes[32];
	struct para para = {.nodes = nodes, .widest = 10000};
	for (int i = 0; i < 7; i++) {
		nodes[para.count++] = box(10000);
		nodes[para.count++] = i < 6 ? glue() : penalty(PENALTY_FORCED);
	}
	const struct lines *lines = lines_break(
	    &job, &para, (struct measure){.width = 80000, .balance = true});
	assert_int_equal(lines->count, 2);
	length difference = lines->list[0].width - lines->list[1].width;
	assert_true(abs(difference) <= 13000);
	arena_free(arena);
}

static void
forced_breaks_are_kept(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct node nodes[] = {box(1000), penalty(PENALTY_FORCED), box(1000),
	    glue(), box(1000), penalty(PENALTY_FORCED)};
	struct para para = {.nodes = nodes, .count = 6, .widest = 1000};
	const struct lines *lines =
	    lines_break(&job, &para, (struct measure){.width = 100000});
	assert_int_equal(lines->count, 2);
	assert_int_equal(lines->list[1].start, 2);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(least_cost_of_all),
	    cmocka_unit_test(variants_are_the_best_of_their_number_of_lines),
	    cmocka_unit_test(bounds_leave_out_nothing_that_is_best),
	    cmocka_unit_test(every_box_once_and_in_order),
	    cmocka_unit_test(three_hyphens_in_a_row_only_in_need),
	    cmocka_unit_test(ties_hold_unless_nothing_else_fits),
	    cmocka_unit_test(balanced_lines_are_nearly_equal),
	    cmocka_unit_test(forced_breaks_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
