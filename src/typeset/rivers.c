/*
 * Follow spaces downwards, line by line: a space goes on with the longest of
 * the rivers above that it lies below.
 *
 * Where a space stands depends on all that is before it, so that rivers cannot
 * be charged while paths are followed.  Few paragraphs have one: these are
 * broken again without one of the breaks that shape it.
 */
#include "typeset/rivers.h"

#include "typeset/letterfit.h"

enum {
	LONG = 4, /* lines of a river that is one */
	SPACES_MOST = 64,
	ROUNDS = 4 /* breaks that may be barred */
};

struct gap {
	length left, right;
	int lines; /* of the river that ends here */
};

struct gaps {
	struct gap list[SPACES_MOST];
	size_t count;
};

/* The spaces of a justified line, as compose.c sets them but for thousandths of
 * a point. */
static void
find_gaps(const struct lines *lines, const struct line *line, struct gaps *gaps)
{
	const struct para *para = lines->para;
	size_t end = lines_trim(para, line->start, line->end);
	struct letterfit fit = letterfit_of(lines, line);
	length more =
	    fit.space_count ? fit.spaces / (length)fit.space_count : 0;
	length x = -line->left;
	gaps->count = 0;
	for (size_t i = line->start; i < end;) {
		const struct node *node = lines_box(para, i, end, &i);
		if (node->kind == NODE_PENALTY)
			continue;
		length width =
		    node->width + fit.letter * letterfit_gaps(node, false);
		if (node->kind == NODE_GLUE) {
			width = node->width + more;
			if (gaps->count < SPACES_MOST)
				gaps->list[gaps->count++] =
				    (struct gap){x, x + width, 1};
		}
		x += width;
	}
}

static bool
meet(const struct gap *a, const struct gap *b)
{
	length left = a->left > b->left ? a->left : b->left;
	length right = a->right < b->right ? a->right : b->right;
	length narrow = a->right - a->left;
	if (b->right - b->left < narrow)
		narrow = b->right - b->left;
	return 2 * (right - left) >= narrow;
}

/* Lets the rivers above run on; returns how many have become long. */
static size_t
run_on(const struct gaps *above, struct gaps *below)
{
	size_t count = 0;
	for (size_t i = 0; i < below->count; i++) {
		struct gap *gap = &below->list[i];
		for (size_t j = 0; j < above->count; j++)
			if (meet(&above->list[j], gap) &&
			    above->list[j].lines >= gap->lines)
				gap->lines = above->list[j].lines + 1;
		count += gap->lines == LONG;
	}
	return count;
}

/* How many there are; *first: the line with which the first becomes long. */
static size_t
find_rivers(const struct lines *lines, size_t *first)
{
	struct gaps gaps[2] = {0};
	size_t count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct gaps *below = &gaps[i % 2];
		find_gaps(lines, &lines->list[i], below);
		size_t more = run_on(&gaps[(i + 1) % 2], below);
		if (count == 0)
			*first = i;
		count += more;
	}
	return count;
}

size_t
rivers_count(const struct lines *lines)
{
	size_t first;
	return find_rivers(lines, &first);
}

/* --- avoiding them --- */

/* Lines, the rivers that they have, and what was barred for them. */
struct setting {
	const struct lines *lines;
	size_t rivers;
	size_t barred[ROUNDS];
};

/* Of the ways to bar one more break of the river's lines, or of the line
 * before, the one with the fewest rivers, at the least cost; lines NULL: there
 * is none. */
static struct setting
bar_one(struct job *job, const struct setting *from, size_t round, size_t first)
{
	struct setting best = {0};
	const struct line *list = from->lines->list;
	for (size_t i = first < LONG ? 0 : first - LONG; i <= first; i++) {
		struct setting next = *from;
		if (lines_is_forced(from->lines->para, list[i].end))
			continue;
		next.barred[round] = list[i].end;
		next.lines =
		    lines_again(job, from->lines, next.barred, round + 1);
		if (!next.lines)
			continue;
		next.rivers = rivers_count(next.lines);
		if (!best.lines || next.rivers < best.rivers ||
		    (next.rivers == best.rivers &&
			next.lines->cost < best.lines->cost))
			best = next;
	}
	return best;
}

const struct lines *
rivers_avoid(struct job *job, const struct lines *lines)
{
	size_t first = 0;
	if (lines->measure.align != ALIGN_JUSTIFY)
		return lines;
	struct setting at = {lines, find_rivers(lines, &first), {0}};
	struct setting best = at;
	for (size_t round = 0; best.rivers && round < ROUNDS; round++) {
		at = bar_one(job, &at, round, first);
		if (!at.lines)
			break;
		find_rivers(at.lines, &first);
		if (at.rivers < best.rivers)
			best = at;
	}
	return best.lines;
}
