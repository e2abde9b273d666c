/*
 * Rivers: counted where they are, and avoided where other breaks are as good.
 */
#include "typeset/rivers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { WORDS = 40, ROUNDS = 600 };

static const struct look LOOK = {.size = UNIT_PT(10)};
static const struct shaped NONE = {0};

static uint32_t seed = 20260304;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % limit;
}

static struct node
node(enum node_kind kind, length width)
{
	length gives = kind == NODE_GLUE ? width : 0;
	return (struct node){.kind = kind,
	    .width = width,
	    .stretch = gives / 2,
	    .shrink = gives / 4,
	    .look = &LOOK,
	    .shaped = &NONE,
	    .text = ""};
}

/* So many words, the lengths of which come again and again. */
static struct para
words(struct node *nodes, size_t count, const length *lengths, size_t period)
{
	struct para para = {.nodes = nodes};
	for (size_t i = 0; i < count; i++) {
		length width = lengths[i % period];
		nodes[para.count++] = node(NODE_BOX, width);
		nodes[para.count++] = node(NODE_GLUE, 3000);
		if (width > para.widest)
			para.widest = width;
	}
	nodes[para.count - 1] = (struct node){
	    .kind = NODE_PENALTY, .penalty = PENALTY_FORCED, .look = &LOOK};
	return para;
}

static const struct lines *
justify(struct job *job, const struct para *para, length width)
{
	return lines_break(job, para,
	    (struct measure){.width = width, .align = ALIGN_JUSTIFY});
}

static void
spaces_below_each_other_are_one_from_four_lines_on(void **state)
{
	(void)state;
	const length alike[] = {20000};
	const length shifted[] = {20000, 20000, 30000, 10000};
	struct node nodes[WORDS * 2];
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct para para = words(nodes, 9, alike, 1);
	const struct lines *lines = justify(&job, &para, 66000);
	assert_int_equal(lines->count, 3);
	assert_int_equal(rivers_count(lines), 0);
	para = words(nodes, 15, alike, 1);
	lines = justify(&job, &para, 66000);
	assert_int_equal(lines->count, 5);
	assert_int_equal(rivers_count(lines), 2);
	/* Other breaks cannot help. */
	assert_ptr_equal(rivers_avoid(&job, lines), lines);
	para = words(nodes, 16, shifted, 4);
	lines = justify(&job, &para, 43000);
	assert_int_equal(lines->count, 8);
	assert_int_equal(rivers_count(lines), 0);
	arena_free(arena);
}

static void
ragged_lines_stay(void **state)
{
	(void)state;
	const length alike[] = {20000};
	struct node nodes[WORDS * 2];
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct para para = words(nodes, 15, alike, 1);
	const struct lines *lines =
	    lines_break(&job, &para, (struct measure){.width = 67000});
	assert_ptr_equal(rivers_avoid(&job, lines), lines);
	arena_free(arena);
}

/* Every box is on a line, and no line is past the measure. */
static void
assert_whole(const struct lines *lines)
{
	size_t boxes = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		for (size_t k = line->start; k < line->end; k++)
			boxes += lines->para->nodes[k].kind == NODE_BOX;
	}
	assert_int_equal(boxes, WORDS);
	assert_true(lines->list[lines->count - 1].last);
}

static void
few_are_left(void **state)
{
	(void)state;
	size_t before = 0, after = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		struct node nodes[WORDS * 2];
		length lengths[WORDS];
		for (size_t i = 0; i < WORDS; i++)
			lengths[i] = 4000 * (1 + (length)random_below(9));
		struct para para = words(nodes, WORDS, lengths, WORDS);
		const struct lines *lines =
		    justify(&job, &para, 120000 + (length)random_below(60000));
		const struct lines *calm = rivers_avoid(&job, lines);
		size_t rivers = rivers_count(lines);
		assert_true(rivers_count(calm) <= rivers);
		assert_true(rivers > 0 || calm == lines);
		assert_true(calm->cost >= lines->cost);
		assert_whole(calm);
		before += rivers;
		after += rivers_count(calm);
		arena_free(arena);
	}
	assert_true(before > 30);
	assert_true(after * 4 < before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		spaces_below_each_other_are_one_from_four_lines_on),
	    cmocka_unit_test(ragged_lines_stay),
	    cmocka_unit_test(few_are_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
