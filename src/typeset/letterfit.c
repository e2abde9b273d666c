/*
 * Spaces give a tenth of their width first, which nobody sees; then letters
 * move, by no more than readers of the tests that are known did not notice
 * (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system",
 * 2000: letters 2 % wider); what is left, spaces must give.  Letters move apart
 * inside words only, so that spaces are what they seem, and those of scripts
 * whose letters join not at all.
 */
#include "typeset/letterfit.h"

enum {
	GAP_PER_MILLE = 15, /* of the size, that letters move at most */
	UNSEEN_PART = 10    /* of a space */
};

length
letterfit_gaps(const struct node *node, bool hyphen)
{
	const struct shaped *shaped = node->shaped;
	if (node->kind != NODE_BOX || shaped->joined || shaped->count == 0)
		return 0;
	length gaps = hyphen;
	for (uint32_t i = 1; i < shaped->count; i++)
		gaps +=
		    shaped_cluster(shaped, i) != shaped_cluster(shaped, i - 1);
	return gaps;
}

static length
give_of(const struct node *node, length gaps)
{
	if (gaps == 0)
		return 0;
	return (
	    length)((int64_t)node->look->size * gaps * GAP_PER_MILLE / 1000);
}

length
letterfit_give(const struct node *node)
{
	/* After a part of a word comes the next one, or a hyphen. */
	bool goes_on = node->word && node->part + 1u < node->word->parts;
	return give_of(node, letterfit_gaps(node, goes_on));
}

static length
clamp(length value, length most)
{
	return value > most ? most : value < -most ? -most : value;
}

struct letterfit
letterfit_of(const struct lines *lines, const struct line *line)
{
	const struct para *para = lines->para;
	struct letterfit fit = {0};
	length slack =
	    lines->measure.width + line->left + line->right - line->width;
	if (lines->measure.align != ALIGN_JUSTIFY ||
	    (slack > 0 && lines_is_forced(para, line->end)))
		return fit;
	size_t end = lines_trim(para, line->start, line->end);
	length natural = 0, give = 0, gaps = 0;
	for (size_t i = line->start; i < end;) {
		const struct node *node = lines_box(para, i, end, &i);
		length inside = letterfit_gaps(node, line->hyphen && i >= end);
		give += give_of(node, inside);
		gaps += inside;
		if (node->kind != NODE_GLUE)
			continue;
		natural += node->width;
		fit.space_count++;
	}
	length rest = slack - clamp(slack, natural / UNSEEN_PART);
	if (gaps > 0)
		fit.letter = clamp(rest, give) / gaps;
	if (fit.space_count > 0)
		fit.spaces = slack - fit.letter * gaps;
	return fit;
}
