/*
 * Spaces give a tenth of their width first, which nobody sees; then letters
 * give up to 1.5 % of theirs, which nobody sees either (Han The Thanh,
 * "Micro-typographic extensions to the TeX typesetting system", 2000, found no
 * reader who noticed 2 %); what is left, spaces must give.  The scripts whose
 * letters join keep theirs as they are.
 */
#include "typeset/letterfit.h"

enum { GIVE_PER_MILLE = 15, UNSEEN_PART = 10 };

length
letterfit_give(const struct node *node)
{
	if (node->kind != NODE_BOX || !node->shaped || node->shaped->joined)
		return 0;
	return (length)((int64_t)node->width * GIVE_PER_MILLE / 1000);
}

uint32_t
letterfit_letters(const struct shaped *shaped)
{
	uint32_t letters = 0;
	if (!shaped || shaped->joined)
		return 0;
	for (uint32_t i = 0; i < shaped->count; i++)
		letters += i == 0 || shaped->glyphs[i].cluster !=
					 shaped->glyphs[i - 1].cluster;
	return letters;
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
	length natural = 0, give = 0;
	length letters = line->hyphen ? 1 : 0; /* the last is before it */
	for (size_t i = line->start; i < end;) {
		const struct node *node = lines_box(para, i, end, &i);
		give += letterfit_give(node);
		if (node->kind == NODE_BOX)
			letters += (length)letterfit_letters(node->shaped);
		if (node->kind != NODE_GLUE)
			continue;
		natural += node->width;
		fit.space_count++;
	}
	length rest = slack - clamp(slack, natural / UNSEEN_PART);
	if (letters > 1)
		fit.letter = clamp(rest, give) / (letters - 1);
	fit.spaces = slack - (letters > 1 ? fit.letter * (letters - 1) : 0);
	if (fit.space_count == 0)
		fit.spaces = 0;
	return fit;
}
