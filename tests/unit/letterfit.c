/*
 * How a line's slack is shared between letters and spaces, on lines of one
 * word of four letters, a space, and another such word, of 10 points.
 */
#include "typeset/letterfit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { SPACE = 3000, WORD = 20000, NATURAL = 2 * WORD + SPACE, GAPS = 6 };

static const struct look LOOK = {.size = UNIT_PT(10)};

/* A word and its glyphs; the third is a mark over the second letter. */
struct packed {
	struct shaped shaped;
	struct shaped_plain glyphs[5];
	uint16_t clusters[5];
};

static const struct packed SHAPED = {
    .shaped = {.count = 5, .form = SHAPED_CLUSTERED},
    .clusters = {0, 1, 1, 3, 4}};
static const struct packed JOINED = {
    .shaped = {.count = 5, .form = SHAPED_CLUSTERED, .joined = true},
    .clusters = {0, 1, 1, 3, 4}};
static const struct packed BLANK = {.shaped = {.count = 1}};

static struct node
word(const struct shaped *shaped)
{
	return (struct node){.kind = NODE_BOX,
	    .width = WORD,
	    .look = &LOOK,
	    .shaped = shaped,
	    .text = "word",
	    .size = 4};
}

/* The line, that much short of the measure, before another word or as the
 * last one. */
static struct letterfit
fit(const struct shaped *shaped, length slack, bool last, enum align align)
{
	struct node glue = {.kind = NODE_GLUE,
	    .width = SPACE,
	    .look = &LOOK,
	    .shaped = &BLANK.shaped,
	    .text = " ",
	    .size = 1};
	struct node end = {.kind = NODE_PENALTY, .penalty = PENALTY_FORCED};
	struct node nodes[] = {word(shaped), glue, word(shaped),
	    last ? end : glue, word(shaped), end};
	struct para para = {.nodes = nodes, .count = 6};
	struct line line = {.start = 0, .end = 3, .width = NATURAL};
	struct lines lines = {.para = &para,
	    .measure = {.width = NATURAL + slack, .align = align}};
	return letterfit_of(&lines, &line);
}

static struct letterfit
justify(length slack)
{
	return fit(&SHAPED.shaped, slack, false, ALIGN_JUSTIFY);
}

static void
gaps_lie_between_clusters(void **state)
{
	(void)state;
	struct node node = word(&SHAPED.shaped);
	assert_int_equal(letterfit_gaps(&node, false), 3);
	assert_int_equal(letterfit_gaps(&node, true), 4);
	assert_int_equal(letterfit_give(&node), 3 * 150);
	node = word(&JOINED.shaped);
	assert_int_equal(letterfit_gaps(&node, false), 0);
	assert_int_equal(letterfit_give(&node), 0);
	node = (struct node){.kind = NODE_GLUE, .shaped = &BLANK.shaped};
	assert_int_equal(letterfit_gaps(&node, false), 0);
}

static void
a_part_of_a_word_has_a_gap_after_it(void **state)
{
	(void)state;
	struct word whole = {.parts = 2};
	struct node node = word(&SHAPED.shaped);
	node.word = &whole;
	assert_int_equal(letterfit_give(&node), 4 * 150);
	node.part = 1;
	assert_int_equal(letterfit_give(&node), 3 * 150);
}

static void
spaces_give_a_tenth_then_letters_then_spaces(void **state)
{
	(void)state;
	for (int sign = -1; sign <= 1; sign += 2) {
		assert_int_equal(justify(sign * 300).letter, 0);
		assert_int_equal(justify(sign * 300).spaces, sign * 300);
		assert_int_equal(justify(sign * 900).letter, sign * 100);
		assert_int_equal(justify(sign * 900).spaces, sign * 300);
		assert_int_equal(justify(sign * 1200).letter, sign * 150);
		assert_int_equal(justify(sign * 2000).letter, sign * 150);
		assert_int_equal(justify(sign * 2000).spaces, sign * 1100);
	}
	assert_int_equal(justify(0).letter, 0);
	assert_int_equal(justify(0).space_count, 1);
}

static void
nothing_of_the_slack_is_lost(void **state)
{
	(void)state;
	for (length slack = -2500; slack < 9000; slack += 7) {
		struct letterfit is = justify(slack);
		assert_int_equal(is.letter * GAPS + is.spaces, slack);
		assert_in_range(is.letter + 150, 0, 300);
	}
}

static void
joined_letters_and_lines_that_are_not_justified_stay(void **state)
{
	(void)state;
	struct letterfit is = fit(&JOINED.shaped, 2000, false, ALIGN_JUSTIFY);
	assert_int_equal(is.letter, 0);
	assert_int_equal(is.spaces, 2000);
	is = fit(&SHAPED.shaped, 2000, true, ALIGN_JUSTIFY);
	assert_int_equal(is.letter, 0);
	assert_int_equal(is.spaces, 0);
	is = fit(&SHAPED.shaped, -600, true, ALIGN_JUSTIFY);
	assert_int_equal(is.letter, -50);
	is = fit(&SHAPED.shaped, 2000, false, ALIGN_LEFT);
	assert_int_equal(is.letter, 0);
	assert_int_equal(is.spaces, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gaps_lie_between_clusters),
	    cmocka_unit_test(a_part_of_a_word_has_a_gap_after_it),
	    cmocka_unit_test(spaces_give_a_tenth_then_letters_then_spaces),
	    cmocka_unit_test(nothing_of_the_slack_is_lost),
	    cmocka_unit_test(
		joined_letters_and_lines_that_are_not_justified_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
