/*
 * Point sizes say little: what is read is the height of the small letters, and
 * faces differ by a fifth in it.  The floor is RNIB's for clear print, 2 mm,
 * measured on the face that was loaded (OS/2, sxHeight).
 *
 * Comes in: a theme and its faces.  Goes out: the same theme, or a copy whose
 * roles of article text are large enough.
 */
#include "typeset/legible.h"

#include "theme/format.h"
#include "theme/roles.h"
#include "typeset/roomy.h"

static const length STEP = UNIT_PT(0.5), GRID_MOST = UNIT_PT(12.5);

static length
x_height(const struct font *font, length size)
{
	return (length)unit_scale(size, font->x_height, font->upem);
}

/* Raises the sizes; did any need it? */
static bool
raise_sizes(struct theme *theme, const struct fonts *fonts)
{
	bool raised = false;
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style *style = &theme->styles[role];
		const struct font *font =
		    font_find(fonts, theme, style->font, style->weight);
		if (!roles_row((enum role)role)->article || font->x_height <= 0)
			continue;
		for (; x_height(font, style->size) < LEGIBLE_LEAST;
		     style->size += STEP)
			raised = true;
	}
	return raised;
}

/* From a grid of 6 mm to one of 7. */
static void
widen(struct theme *theme)
{
	roomy_widen(theme, 7, 6);
	theme->across_numerator *= 7;
	theme->across_denominator *= 6;
}

const struct theme *
legible_theme(
    struct job *job, const struct theme *theme, const struct fonts *fonts)
{
	struct theme *copy = ARENA_NEW(job->arena, struct theme);
	*copy = *theme;
	const struct style *body = &theme->styles[ROLE_BODY];
	int advance =
	    font_find(fonts, theme, body->font, body->weight)->mean_advance;
	if (advance > 0)
		copy->mean_advance = advance;
	if (!raise_sizes(copy, fonts) &&
	    copy->mean_advance == theme->mean_advance)
		return theme;
	if (copy->profile == PROFILE_STANDARD &&
	    copy->styles[ROLE_BODY].size > GRID_MOST &&
	    theme->styles[ROLE_BODY].size <= GRID_MOST)
		widen(copy);
	format_settle(&copy->format, copy);
	return copy;
}
