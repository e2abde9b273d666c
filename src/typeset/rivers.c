/*
 * Follow spaces downwards, line by line: a space goes on with the longest of
 * the rivers above that it lies below.
 */
#include "typeset/rivers.h"

#include "typeset/letterfit.h"

enum { LONG = 4, SPACES_MOST = 64 };

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

size_t
rivers_count(const struct lines *lines)
{
	struct gaps gaps[2] = {0};
	size_t count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct gaps *below = &gaps[i % 2];
		find_gaps(lines, &lines->list[i], below);
		count += run_on(&gaps[(i + 1) % 2], below);
	}
	return count;
}
