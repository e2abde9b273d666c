/*
 * Formats: a page and its columns.
 *
 * A size and the margins give all the rest, as the A5 design has it: the rule
 * at the top margin, the first baseline 9 mm times z below it, the footer's
 * baseline at the bottom margin, the last baseline at least 12 mm times z
 * above that and on the grid.  A measure holds at most 66 characters, or what
 * the format says; what is over goes to the right margin.
 */
#include "theme/format.h"

#include "theme/syntax.h"

#include <string.h>

static const struct built_in {
	const char *name, *size, *margins, *columns;
} built_in[] = {
    {"a5", "148mm 210mm", "15mm 18mm 12mm", "1"},
    {"a4", "210mm 297mm", "22.5mm 22.5mm 18mm", "1"},
    {"a4-2col", "210mm 297mm", "15mm 18mm 12mm", "2"},
    {"letter", "215.9mm 279.4mm", "22.5mm 22.5mm 18mm", "1"},
    {"half-letter", "139.7mm 215.9mm", "15mm 18mm 12mm", "1"},
};

enum { BUILT_IN = sizeof built_in / sizeof *built_in };

/* Names that will mean a format one day and are kept free for it. */
static const char planned[] =
    "a6 dl a5-4pp a5-booklet dl-trifold dl-zfold a4-gate letter-trifold "
    "half-letter-booklet";

/* The longest line that reads well. */
#define CHARACTERS "66"

static const length SAFE = UNIT_MM(5), BLEED = UNIT_MM(3);
static const length MEASURE_LEAST = UNIT_MM(60), HEIGHT_LEAST = UNIT_MM(60);

const char *
format_name(size_t index)
{
	return index < BUILT_IN ? built_in[index].name : NULL;
}

static const char *
default_of(const struct built_in *format, const char *setting)
{
	if (strcmp(setting, "size") == 0)
		return format->size;
	if (strcmp(setting, "characters") == 0)
		return CHARACTERS;
	return strcmp(setting, "margins") == 0 ? format->margins
					       : format->columns;
}

const char *
format_default(const char *name, const char *setting)
{
	for (size_t i = 0; i < BUILT_IN; i++)
		if (strcmp(built_in[i].name, name) == 0)
			return default_of(&built_in[i], setting);
	return strcmp(setting, "size") == 0 ? NULL
					    : default_of(built_in, setting);
}

/* Lengths between spaces; how many there were. */
static size_t
parse_lengths(struct arena *arena, const char *text, length results[4])
{
	size_t count = 0;
	for (const char *at = text; *at && count < 4; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");
		if (unit_parse(arena_strndup(arena, at, size), &results[count]))
			count++;
		at += size;
	}
	return count;
}

/* The lengths of formats.NAME.SETTING; 0: they are not given. */
static size_t
setting(struct job *job, const struct config *config, const char *name,
    const char *what, length results[4])
{
	struct arena *arena = job->arena;
	const char *key = arena_printf(arena, "formats.%s.%s", name, what);
	const struct value *value = config_find(config, NULL, key);
	if (!value) {
		const char *text = format_default(name, what);
		return text ? parse_lengths(arena, text, results) : 0;
	}
	for (size_t i = 0; i < value->count && i < 4; i++)
		unit_parse(value->items[i], &results[i]);
	return value->count;
}

static int
integer(struct job *job, const struct config *config, const char *name,
    const char *what)
{
	const struct value *value = config_find(config, NULL,
	    arena_printf(job->arena, "formats.%s.%s", name, what));
	int number = 1;
	syntax_integer(
	    value ? value->items[0] : format_default(name, what), &number);
	return number;
}

/* "a5, a4, a4-2col". */
static const char *
all_names(struct arena *arena)
{
	const char *text = built_in[0].name;
	for (size_t i = 1; i < BUILT_IN; i++)
		text = arena_printf(arena, "%s, %s", text, built_in[i].name);
	return text;
}

static bool
no_such_format(struct job *job, const char *name, struct place place)
{
	const char *names = all_names(job->arena);
	if (options_lists(planned, name))
		diag_error(job, place,
		    "the format '%s' is not built yet. Use one of %s, or give "
		    "its size as formats.NAME.size.",
		    name, names);
	else
		diag_error(job, place,
		    "there is no format '%s'. Use one of %s, or give its size "
		    "as formats.%s.size.",
		    name, names, name);
	return false;
}

static bool
has_room(struct job *job, const struct page_format *format, struct place place)
{
	length height = format->last_baseline - format->first_baseline;
	if (format->margin_left < SAFE || format->margin_right < SAFE ||
	    format->top_rule < SAFE ||
	    format->height - format->footer_baseline < SAFE) {
		diag_error(job, place,
		    "text of the format '%s' would stand within 5mm of the "
		    "edge. Widen its margins.",
		    format->name);
		return false;
	}
	if (format->measure < MEASURE_LEAST || height < HEIGHT_LEAST) {
		diag_error(job, place,
		    "the format '%s' leaves less than 60mm for text in width "
		    "or height. Choose a larger size or smaller margins.",
		    format->name);
		return false;
	}
	return true;
}

void
format_settle(struct page_format *format, const struct theme *theme)
{
	format->first_baseline =
	    format->top_rule + theme_scale(theme, UNIT_MM(9));
	length room = format->footer_baseline -
		      theme_scale(theme, UNIT_MM(12)) - format->first_baseline;
	/* Text stands on the half grid, and so may its last line; columns
	 * have whole lines. */
	int64_t halves = ((int64_t)room + UNIT_PT(0.1)) / theme->half;
	if (format->columns > 1)
		halves -= halves % 2;
	/* Lengths are rounded one by one: what adds up to the last baseline
	 * may come out a hair below it. */
	format->last_baseline =
	    format->first_baseline + UNIT_PT(0.004) +
	    (length)unit_scale(halves * 3 * 360000, theme->scale_numerator,
		(int64_t)theme->scale_denominator * 127);
	format->gutter = theme_scale(theme, UNIT_MM(9));
	length gutters = (format->columns - 1) * format->gutter;
	length most =
	    format->columns *
		(length)unit_scale(theme->styles[ROLE_BODY].size,
		    (int64_t)format->characters * theme->mean_advance, 1000) +
	    gutters;
	length wide = format->width - format->margin_left - format->right_asked;
	format->margin_right =
	    format->right_asked + (wide > most ? wide - most : 0);
	if (wide > most)
		wide = most;
	format->measure = (wide - gutters) / format->columns;
}

bool
format_resolve(struct job *job, const struct config *config, const char *name,
    struct place place, struct theme *theme)
{
	length size[4], margins[4];
	if (setting(job, config, name, "size", size) != 2)
		return no_such_format(job, name, place);
	size_t count = setting(job, config, name, "margins", margins);
	length top = margins[0];
	length right = count > 1 ? margins[1] : top;
	length bottom = count > 2 ? margins[2] : top;
	length left = count > 3 ? margins[3] : right;
	theme->format = (struct page_format){.name = name,
	    .width = size[0],
	    .height = size[1],
	    .margin_left = left,
	    .right_asked = right,
	    .top_rule = top,
	    .footer_baseline = size[1] - bottom,
	    .safe = SAFE,
	    .bleed = BLEED,
	    .columns = theme->profile >= PROFILE_LARGE
			   ? 1
			   : integer(job, config, name, "columns"),
	    .characters = integer(job, config, name, "characters")};
	format_settle(&theme->format, theme);
	return has_room(job, &theme->format, place);
}
