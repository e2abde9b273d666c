/*
 * Room between lines.
 *
 * One number rules the design, the grid; letting it grow keeps everything in
 * its proportions and all lines on one grid, as large print does.  Figures:
 * Latin text is set on 6 mm for 12 pt, 1.42 times its size; 7 mm are 1.65
 * times, enough for Arabic and Indic letters (1.6), 9 mm are 2.13 times, for
 * Nastaliq (2.0).
 */
#include "typeset/roomy.h"

#include "base/script.h"
#include "theme/format.h"

#include <string.h>

enum { USUAL = 100, TALL = 160 }; /* shaper_leading */

static void
widen(length *value, int numerator, int denominator)
{
	*value = (length)unit_scale(*value, numerator, denominator);
}

void
roomy_widen(struct theme *theme, int numerator, int denominator)
{
	theme->scale_numerator *= numerator;
	theme->scale_denominator *= denominator;
	theme->grid = theme_scale(theme, UNIT_MM(6));
	theme->half = theme_scale(theme, UNIT_MM(3));
	widen(&theme->corner, numerator, denominator);
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style *style = &theme->styles[role];
		widen(&style->leading, numerator, denominator);
		widen(&style->before, numerator, denominator);
		widen(&style->after, numerator, denominator);
	}
}

length
roomy_leading(const struct language *language, length size)
{
	int leading = shaper_leading(language);
	return leading == USUAL ? 0 : (length)unit_scale(size, leading, 100);
}

/* Titles are set closer than text; not closer than letters allow. */
static void
part_lines(struct theme *theme, const struct language *language)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style *style = &theme->styles[role];
		length least = roomy_leading(language, style->size);
		if (style->leading < least)
			style->leading = unit_round_up(least, theme->half);
	}
}

bool
roomy_is_latin(const char *text)
{
	return text && script_of_text(text, strlen(text)) == SCRIPT_LATIN;
}

const struct theme *
roomy_theme(
    struct job *job, const struct theme *theme, const struct language *language)
{
	int leading = shaper_leading(language);
	if (leading == USUAL)
		return theme;
	struct theme *copy = ARENA_NEW(job->arena, struct theme);
	*copy = *theme;
	if (leading <= TALL)
		roomy_widen(copy, 7, 6);
	else
		roomy_widen(copy, 3, 2);
	part_lines(copy, language);
	/* The panel stands off the grid, and has little room. */
	copy->styles[ROLE_CONTACT].leading =
	    roomy_leading(language, copy->styles[ROLE_CONTACT].size);
	if (roomy_is_latin(theme->brand.name))
		copy->styles[ROLE_BRAND].leading =
		    theme->styles[ROLE_BRAND].leading;
	format_settle(&copy->format, copy);
	return copy;
}
