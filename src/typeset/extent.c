/*
 * Widths of lines: differences of sums over the nodes before them.
 *
 * A divided word is the sum of its parts until a line begins inside it: what
 * stands on that line was shaped as one piece, and its width takes the place
 * of the parts'.
 */
#include "typeset/extent.h"

#include "typeset/divide.h"
#include "typeset/letterfit.h"

/* Where a line begins after a break: at the next box, or between two forced
 * breaks. */
static const uint32_t *
find_boxes(struct arena *arena, const struct para *para)
{
	uint32_t *boxes = ARENA_ARRAY(arena, para->count + 1, uint32_t);
	boxes[para->count] = (uint32_t)para->count;
	for (size_t i = para->count; i-- > 0;) {
		bool empty = i + 1 < para->count && lines_is_forced(para, i) &&
			     lines_is_forced(para, i + 1);
		boxes[i] = para->nodes[i].kind == NODE_BOX ? (uint32_t)i
			   : empty                         ? (uint32_t)i + 1
							   : boxes[i + 1];
	}
	return boxes;
}

static const uint32_t *
find_trimmed(struct arena *arena, const struct para *para)
{
	uint32_t *trimmed = ARENA_ARRAY(arena, para->count + 1, uint32_t);
	for (size_t i = 0; i < para->count; i++)
		trimmed[i + 1] = para->nodes[i].kind == NODE_BOX
				     ? (uint32_t)i + 1
				     : trimmed[i];
	return trimmed;
}

static const length *
sum_letters(struct arena *arena, const struct para *para)
{
	length *letters = ARENA_ARRAY(arena, para->count + 1, length);
	for (size_t i = 0; i < para->count; i++)
		letters[i + 1] = letters[i] + letterfit_give(&para->nodes[i]);
	return letters;
}

struct sums
extent_sums(struct arena *arena, const struct para *para, bool justified)
{
	size_t count = para->count + 1;
	length *widths = ARENA_ARRAY(arena, count, length);
	length *stretches = ARENA_ARRAY(arena, count, length);
	length *shrinks = ARENA_ARRAY(arena, count, length);
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		length width = node->kind == NODE_PENALTY ? 0 : node->width;
		widths[i + 1] = widths[i] + width;
		stretches[i + 1] = stretches[i] + node->stretch;
		shrinks[i + 1] = shrinks[i] + node->shrink;
	}
	return (struct sums){para, widths, stretches, shrinks,
	    justified ? sum_letters(arena, para) : NULL,
	    find_boxes(arena, para), find_trimmed(arena, para)};
}

bool
lines_is_forced(const struct para *para, size_t i)
{
	return para->nodes[i].kind == NODE_PENALTY &&
	       para->nodes[i].penalty == PENALTY_FORCED;
}

bool
lines_is_hyphen(const struct para *para, size_t end)
{
	if (para->nodes[end].hyphen)
		return true;
	if (end == 0 || para->nodes[end].kind != NODE_PENALTY ||
	    para->nodes[end - 1].kind != NODE_BOX)
		return false;
	const struct node *box = &para->nodes[end - 1];
	return box->size && box->text[box->size - 1] == '-';
}

/* The node after the last box of a line that ends at the break. */
size_t
lines_trim(const struct para *para, size_t start, size_t end)
{
	while (end > start && para->nodes[end - 1].kind != NODE_BOX)
		end--;
	return end;
}

const struct node *
lines_box(const struct para *para, size_t i, size_t end, size_t *next)
{
	const struct node *node = &para->nodes[i];
	*next = i + 1;
	if (!node->word)
		return node;
	/* A hyphen stands between two parts. */
	uint32_t parts = node->word->parts - node->part;
	if ((end - i + 1) / 2 < parts)
		parts = (uint32_t)((end - i + 1) / 2);
	*next = i + 2 * (size_t)parts - 1;
	return shape_piece(node->word, node->part, node->part + parts);
}

/* What the line's first piece is wider than its parts, when it begins inside
 * a word. */
static length
piece_change(const struct sums *sums, size_t start, size_t last)
{
	size_t next;
	const struct node *node = &sums->para->nodes[start];
	if (start >= last || !node->word || node->part == 0)
		return 0;
	const struct node *piece = lines_box(sums->para, start, last, &next);
	return piece->width - (sums->widths[next] - sums->widths[start]);
}

static void
measure_hang(const struct sums *sums, size_t start, size_t last, size_t end,
    struct extent *extent)
{
	const struct para *para = sums->para;
	if (start >= last)
		return;
	extent->left = divide_hang_left(&para->nodes[start]);
	extent->right = divide_hang_right(
	    &para->nodes[para->nodes[end].hyphen ? end : last - 1]);
}

struct extent
extent_of(const struct sums *sums, size_t start, size_t end, bool justified)
{
	const struct para *para = sums->para;
	size_t last = sums->trimmed[end] > start ? sums->trimmed[end] : start;
	struct extent extent = {.width = sums->widths[last] -
					 sums->widths[start] +
					 piece_change(sums, start, last)};
	if (para->nodes[end].hyphen)
		extent.width += para->nodes[end].width;
	if (!justified)
		return extent;
	measure_hang(sums, start, last, end, &extent);
	extent.shrink = sums->shrinks[last] - sums->shrinks[start];
	extent.stretch = sums->stretches[last] - sums->stretches[start];
	extent.letters = sums->letters[last] - sums->letters[start];
	return extent;
}
