/*
 * The breaks of TeX from the same widths: the beginning of "The Frog King", the
 * example of Knuth and Plass ("Breaking paragraphs into lines", 1981).
 *
 * Widths are those of Computer Modern Roman at 10 pt, and the breaks those that
 * TeX makes with the figures of plain TeX, no indent, and each \\hsize; 216.667
 * pt are the 390 units of the paper.  They were read from TeX's own log.
 * Measures at which TeX ends in a line of one word are left out: we avoid it.
 */
#include "typeset/demerits.h"
#include "typeset/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* What stands behind a part of the text: the spaces after some marks are
 * wider and give more. */
enum joint { SPACE, COMMA, SEMICOLON, STOP, HYPHEN, EXPLICIT, END };

enum {
	HYPHEN_WIDTH = 3333,
	TEX_HYPHEN = 50 * 50 / 2 /* demerits of TeX, in units of a penalty */
};

static const struct {
	const char *text;
	length width;
	enum joint joint;
} PARTS[] = {
    {"In", 9167, SPACE},
    {"olden", 23333, SPACE},
    {"times", 23389, SPACE},
    {"when", 22778, SPACE},
    {"wish", 19500, HYPHEN},
    {"ing", 13333, SPACE},
    {"still", 16167, SPACE},
    {"helped", 28611, SPACE},
    {"one,", 17778, COMMA},
    {"there", 22250, SPACE},
    {"lived", 20556, SPACE},
    {"a", 5000, SPACE},
    {"king", 18611, SPACE},
    {"whose", 26167, SPACE},
    {"daugh", 26667, HYPHEN},
    {"ters", 15916, SPACE},
    {"were", 19750, SPACE},
    {"all", 10556, SPACE},
    {"beau", 20833, HYPHEN},
    {"ti", 6667, HYPHEN},
    {"ful;", 14167, SEMICOLON},
    {"and", 16111, SPACE},
    {"the", 13889, SPACE},
    {"youngest", 38389, SPACE},
    {"was", 15889, SPACE},
    {"so", 8944, SPACE},
    {"beau", 20833, HYPHEN},
    {"ti", 6667, HYPHEN},
    {"ful", 11389, SPACE},
    {"that", 18333, SPACE},
    {"the", 13889, SPACE},
    {"sun", 15056, SPACE},
    {"it", 6667, HYPHEN},
    {"self,", 17000, COMMA},
    {"which", 25278, SPACE},
    {"has", 14500, SPACE},
    {"seen", 18389, SPACE},
    {"so", 8944, SPACE},
    {"much,", 26111, COMMA},
    {"was", 15889, SPACE},
    {"as", 8944, HYPHEN},
    {"ton", 14445, HYPHEN},
    {"ished", 22278, SPACE},
    {"when", 22778, HYPHEN},
    {"ever", 17805, SPACE},
    {"it", 6667, SPACE},
    {"shone", 24500, SPACE},
    {"in", 8333, SPACE},
    {"her", 13917, SPACE},
    {"face.", 19722, STOP},
    {"Close", 23389, SPACE},
    {"by", 10556, SPACE},
    {"the", 13889, SPACE},
    {"king's", 25333, SPACE},
    {"cas", 13389, HYPHEN},
    {"tle", 11111, SPACE},
    {"lay", 12778, SPACE},
    {"a", 5000, SPACE},
    {"great", 22250, SPACE},
    {"dark", 19750, SPACE},
    {"for", 11972, HYPHEN},
    {"est,", 15056, COMMA},
    {"and", 16111, SPACE},
    {"un", 11111, HYPHEN},
    {"der", 13917, SPACE},
    {"an", 10556, SPACE},
    {"old", 13333, SPACE},
    {"lime-", 21667, EXPLICIT},
    {"tree", 16694, SPACE},
    {"in", 8333, SPACE},
    {"the", 13889, SPACE},
    {"for", 11972, HYPHEN},
    {"est", 12278, SPACE},
    {"was", 15889, SPACE},
    {"a", 5000, SPACE},
    {"well,", 19722, COMMA},
    {"and", 16111, SPACE},
    {"when", 22778, SPACE},
    {"the", 13889, SPACE},
    {"day", 15556, SPACE},
    {"was", 15889, SPACE},
    {"very", 18639, SPACE},
    {"warm,", 26972, COMMA},
    {"the", 13889, SPACE},
    {"king's", 25333, SPACE},
    {"child", 20833, SPACE},
    {"went", 20556, SPACE},
    {"out", 14444, SPACE},
    {"into", 16944, SPACE},
    {"the", 13889, SPACE},
    {"for", 11972, HYPHEN},
    {"est", 12278, SPACE},
    {"and", 16111, SPACE},
    {"sat", 12833, SPACE},
    {"down", 23056, SPACE},
    {"by", 10556, SPACE},
    {"the", 13889, SPACE},
    {"side", 16722, SPACE},
    {"of", 8056, SPACE},
    {"the", 13889, SPACE},
    {"cool", 17500, SPACE},
    {"foun", 19167, HYPHEN},
    {"tain;", 19722, SEMICOLON},
    {"and", 16111, SPACE},
    {"when", 22778, SPACE},
    {"she", 13944, SPACE},
    {"was", 15889, SPACE},
    {"bored", 24750, SPACE},
    {"she", 13944, SPACE},
    {"took", 19445, SPACE},
    {"a", 5000, SPACE},
    {"golden", 28333, SPACE},
    {"ball,", 18889, COMMA},
    {"and", 16111, SPACE},
    {"threw", 25028, SPACE},
    {"it", 6667, SPACE},
    {"up", 11111, SPACE},
    {"on", 10556, SPACE},
    {"high", 18889, SPACE},
    {"and", 16111, SPACE},
    {"caught", 29167, SPACE},
    {"it;", 9444, SEMICOLON},
    {"and", 16111, SPACE},
    {"this", 16167, SPACE},
    {"ball", 16111, SPACE},
    {"was", 15889, SPACE},
    {"her", 13917, SPACE},
    {"fa", 8056, HYPHEN},
    {"vorite", 24750, SPACE},
    {"play", 18333, HYPHEN},
    {"thing.", 25556, END},
};

enum { PART_COUNT = sizeof PARTS / sizeof *PARTS, LINES_MOST = 16 };

/* "TeX: The Program" (1986, section 108): 100 r^3 in integers, since 297^3 is
 * nearly 100 * 2^18. */
static int
tex_badness(int64_t slack, length stretch, length shrink)
{
	int64_t give = slack < 0 ? shrink : stretch;
	if (give == 0)
		return BADNESS_MOST;
	int64_t ratio = (slack < 0 ? -slack : slack) * 297 / give;
	if (ratio > 1290)
		return BADNESS_MOST;
	return (int)((ratio * ratio * ratio + (1 << 17)) >> 18);
}

static const struct pass TEX_PASSES[] = {
    {.tolerance = 100},
    {.tolerance = 200, .hyphens = HYPHENS_ANY},
};

/* Decent is |r| of about one half, loose r of up to one. */
static const struct demerits TEX = {
    .badness = tex_badness,
    .line = 10,
    .decent = 12,
    .loose = 99,
    .passes = TEX_PASSES,
    .pass_count = 2,
};

/* The number of the last part on each line. */
static const struct {
	length width;
	size_t count;
	size_t ends[LINES_MOST];
} KNOWN[] = {
    {190000, 14, {8, 17, 26, 37, 47, 57, 68, 79, 87, 98, 107, 117, 126, 130}},
    {200000, 13, {8, 17, 28, 38, 49, 60, 72, 82, 92, 103, 112, 122, 130}},
    {216667, 12, {9, 20, 32, 43, 55, 68, 80, 90, 102, 112, 123, 130}},
    {220000, 12, {9, 21, 33, 44, 56, 69, 81, 92, 104, 115, 126, 130}},
    {240000, 11, {9, 21, 34, 47, 59, 74, 85, 98, 110, 122, 130}},
    {260000, 10, {11, 23, 38, 52, 67, 81, 94, 108, 121, 130}},
    {280000, 9, {12, 25, 41, 56, 73, 86, 102, 116, 130}},
    {300000, 9, {13, 29, 45, 61, 79, 94, 110, 125, 130}},
    {320000, 8, {13, 30, 47, 65, 82, 99, 114, 130}},
    {400000, 7, {17, 39, 61, 83, 104, 124, 130}},
};

static const struct look LOOK = {.size = UNIT_PT(10)};
/* TeX lets letters be: they count as joined. */
static const struct shaped NONE = {.joined = true};

static struct node
joint_node(enum joint joint)
{
	static const length glue[][3] = {
	    [SPACE] = {3333, 1667, 1111},
	    [COMMA] = {3333, 2083, 889},
	    [SEMICOLON] = {3333, 2500, 741},
	    [STOP] = {4444, 5000, 370},
	};
	struct node node = {.kind = NODE_PENALTY,
	    .penalty = TEX_HYPHEN,
	    .look = &LOOK,
	    .shaped = &NONE,
	    .text = ""};
	if (joint == END) {
		node.penalty = PENALTY_FORCED;
	} else if (joint == HYPHEN || joint == EXPLICIT) {
		node.hyphen = true;
		node.width = joint == HYPHEN ? HYPHEN_WIDTH : 0;
	} else {
		node.kind = NODE_GLUE;
		node.width = glue[joint][0];
		node.stretch = glue[joint][1];
		node.shrink = glue[joint][2];
	}
	return node;
}

static struct para
frog_prince(struct node *nodes)
{
	struct para para = {.nodes = nodes};
	for (size_t i = 0; i < PART_COUNT; i++) {
		nodes[para.count++] = (struct node){.kind = NODE_BOX,
		    .width = PARTS[i].width,
		    .look = &LOOK,
		    .shaped = &NONE,
		    .text = ""};
		nodes[para.count++] = joint_node(PARTS[i].joint);
		if (PARTS[i].width > para.widest)
			para.widest = PARTS[i].width;
	}
	return para;
}

static void
breaks_as_tex_does(void **state)
{
	(void)state;
	struct node nodes[PART_COUNT * 2];
	const struct para para = frog_prince(nodes);
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
		struct arena *arena = arena_new();
		struct job job = {arena, diag_new(arena)};
		const struct lines *lines = lines_break(&job, &para,
		    (struct measure){.width = KNOWN[i].width,
			.align = ALIGN_JUSTIFY,
			.demerits = &TEX});
		assert_int_equal(lines->count, KNOWN[i].count);
		for (size_t k = 0; k < lines->count; k++)
			assert_int_equal(
			    lines->list[k].end / 2, KNOWN[i].ends[k]);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(breaks_as_tex_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
