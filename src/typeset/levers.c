/*
 * The order of levers is that of how much a reader sees of them: what stands
 * on the back page, then gaps, leading, pictures and at last the size of text,
 * each as far as the theme allows, and never under the profile's floor.
 */
#include "typeset/levers.h"

#include "theme/format.h"
#include "theme/profile.h"
#include "theme/roles.h"
#include "typeset/legible.h"
#include "typeset/roomy.h"

enum { PICTURE_STEP = 10 };

static const length SIZE_STEP = UNIT_PT(0.1);

static length
body_size(const struct theme *theme, const struct levers *levers)
{
	return levers->size ? levers->size : theme->styles[ROLE_BODY].size;
}

/* May body text be a step smaller, and still be read? */
static bool
may_shrink(const struct theme *theme, struct shaper *shaper, length size)
{
	const struct font *font =
	    shaper_font(shaper, &theme->styles[ROLE_BODY]);
	length least = profile_least(theme->profile, true);
	if (theme->fitting.size > least)
		least = theme->fitting.size;
	return theme->fitting.size && size >= least &&
	       unit_scale(size, font->x_height, font->upem) >= LEGIBLE_LEAST;
}

enum lever
levers_pull(
    const struct theme *theme, struct shaper *shaper, struct levers *levers)
{
	const struct fitting *fitting = &theme->fitting;
	if (!levers->parts) {
		levers->parts = true;
		return LEVER_PARTS;
	}
	if (levers->gaps < fitting->gaps) {
		levers->gaps = fitting->gaps;
		return LEVER_GAPS;
	}
	if (levers->leading < fitting->leading) {
		levers->leading++;
		return LEVER_LEADING;
	}
	if (levers->pictures < fitting->pictures) {
		levers->pictures += PICTURE_STEP;
		if (levers->pictures > fitting->pictures)
			levers->pictures = fitting->pictures;
		return LEVER_PICTURES;
	}
	length size = body_size(theme, levers) - SIZE_STEP;
	if (!may_shrink(theme, shaper, size))
		return LEVER_NONE;
	levers->size = size;
	return LEVER_SIZE;
}

/* In whole steps of the half grid, so that lines stay on it. */
static void
close_gaps(struct theme *theme, int gaps)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		length *before = &theme->styles[role].before;
		length less = (length)unit_scale(*before, gaps, 100);
		*before -= less / theme->half * theme->half;
	}
}

/* Article text by the body's ratio, none of it under the floor. */
static void
scale_text(struct theme *theme, length size)
{
	length body = theme->styles[ROLE_BODY].size;
	length least = profile_least(theme->profile, true);
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style *style = &theme->styles[role];
		if (!roles_row((enum role)role)->article ||
		    style->size <= least)
			continue;
		style->size = (length)unit_scale(style->size, size, body);
		if (style->size < least)
			style->size = least;
	}
	roomy_widen(theme, size / SIZE_STEP, body / SIZE_STEP);
}

const struct theme *
levers_apply(
    struct arena *arena, const struct theme *theme, const struct levers *levers)
{
	if (!levers->gaps && !levers->leading && !levers->pictures &&
	    !levers->size)
		return theme;
	struct theme *copy = ARENA_NEW(arena, struct theme);
	*copy = *theme;
	close_gaps(copy, levers->gaps);
	if (levers->leading)
		roomy_widen(copy, 100 - levers->leading, 100);
	copy->pictures = 100 - levers->pictures;
	if (levers->size)
		scale_text(copy, levers->size);
	format_settle(&copy->format, copy);
	return copy;
}

const char *
levers_words(struct arena *arena, enum lever lever, const struct levers *levers)
{
	char size[24];
	switch (lever) {
	case LEVER_NONE:
		return "nothing";
	case LEVER_LOOSENESS:
		return "paragraphs a line longer or shorter";
	case LEVER_PARTS:
		return "fewer parts on the back page";
	case LEVER_GAPS:
		return "smaller gaps above headings";
	case LEVER_LEADING:
		return arena_printf(
		    arena, "leading %d %% less", levers->leading);
	case LEVER_PICTURES:
		return arena_printf(
		    arena, "pictures %d %% smaller", levers->pictures);
	case LEVER_SIZE:
		unit_print(size, levers->size, "pt");
		return arena_printf(arena, "text of %s", size);
	case LEVER_FORMAT:
		return "another format";
	}
	return "";
}
