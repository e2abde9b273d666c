/*
 * Formats: one page of one column.
 *
 * A size and the margins give all the rest, as the A5 design has it: the rule
 * at the top margin, the first baseline 9 mm below it, the footer's baseline
 * at the bottom margin, the last baseline at least 12 mm above that and on the
 * half grid.  A measure holds at most 66 characters; what is over goes to the
 * right margin.
 */
#include "theme/format.h"

#include "base/text.h"

#include <string.h>

static const struct built_in {
	const char *name, *size, *margins;
} built_in[] = {
    {"a5", "148mm 210mm", "15mm 18mm 12mm"},
};

enum { BUILT_IN = sizeof built_in / sizeof *built_in };

/* Names that will mean a format one day and are kept free for it. */
static const char planned[] =
    "a4 a6 dl letter half-letter a4-2col a5-4pp "
    "a5-booklet dl-trifold dl-zfold a4-gate letter-trifold "
    "half-letter-booklet";

/* The mean advance of Atkinson Hyperlegible Next, in thousandths of its size,
 * and the longest line that reads well, in characters. */
enum { MEAN_ADVANCE = 433, CHARACTERS_MOST = 66 };

static const length SAFE = UNIT_MM(5), BLEED = UNIT_MM(3);
static const length MEASURE_LEAST = UNIT_MM(60), HEIGHT_LEAST = UNIT_MM(60);

const char *
format_name(size_t index)
{
	return index < BUILT_IN ? built_in[index].name : NULL;
}

const char *
format_default(const char *name, const char *setting)
{
	for (size_t i = 0; i < BUILT_IN; i++)
		if (strcmp(built_in[i].name, name) == 0)
			return strcmp(setting, "size") == 0
				   ? built_in[i].size
				   : built_in[i].margins;
	return strcmp(setting, "margins") == 0 ? built_in[0].margins : NULL;
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

static bool
no_such_format(struct job *job, const char *name, struct place place)
{
	if (options_lists(planned, name))
		diag_error(job, place,
		    "the format '%s' is not built yet. Use a5, or give its "
		    "size as formats.NAME.size.",
		    name);
	else
		diag_error(job, place,
		    "there is no format '%s'. Use a5, or give its size as "
		    "formats.%s.size.",
		    name, name);
	return false;
}

/* The last baseline on the half grid from the first that leaves 12 mm. */
static length
last_baseline(const struct page_format *format)
{
	length room =
	    format->footer_baseline - UNIT_MM(12) - format->first_baseline;
	int64_t steps = ((int64_t)room + UNIT_PT(0.1)) / UNIT_MM(3);
	return format->first_baseline +
	       (length)unit_scale(steps, 3 * 360000, 127);
}

static bool
has_room(struct job *job, const struct page_format *format, struct place place)
{
	length measure =
	    format->width - format->margin_left - format->margin_right;
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
	if (measure < MEASURE_LEAST || height < HEIGHT_LEAST) {
		diag_error(job, place,
		    "the format '%s' leaves less than 60mm for text in width "
		    "or height. Choose a larger size or smaller margins.",
		    format->name);
		return false;
	}
	return true;
}

bool
format_resolve(struct job *job, const struct config *config, const char *name,
    struct place place, length body, struct page_format *result)
{
	length size[4], margins[4];
	if (setting(job, config, name, "size", size) != 2)
		return no_such_format(job, name, place);
	size_t count = setting(job, config, name, "margins", margins);
	length top = margins[0];
	length right = count > 1 ? margins[1] : top;
	length bottom = count > 2 ? margins[2] : top;
	length left = count > 3 ? margins[3] : right;
	*result = (struct page_format){.name = name,
	    .width = size[0],
	    .height = size[1],
	    .margin_left = left,
	    .margin_right = right,
	    .top_rule = top,
	    .first_baseline = top + UNIT_MM(9),
	    .footer_baseline = size[1] - bottom,
	    .safe = SAFE,
	    .bleed = BLEED};
	result->last_baseline = last_baseline(result);
	length most = (length)unit_scale(
	    body, (int64_t)CHARACTERS_MOST * MEAN_ADVANCE, 1000);
	if (size[0] - left - right > most)
		result->margin_right = size[0] - left - most;
	return has_room(job, result, place);
}
