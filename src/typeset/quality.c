/*
 * Count what a proofreader would mark: faults at the ends of pages, divided
 * words, loose lines, the edge of ragged text, rivers.
 *
 * All of it is integer arithmetic on what was set; nothing is decided here.
 */
#include "typeset/quality.h"

#include "typeset/letterfit.h"
#include "typeset/rivers.h"
#include "typeset/variants.h"

enum {
	LOOSE_TENTHS = 16, /* of a space's own width */
	LADDER = 3         /* hyphens in a row */
};

/* --- pages --- */

/* What a page, or a column, that begins with the slice parts. */
static void
count_tie(struct quality *quality, const struct slice *slice)
{
	if (slice->break_cost < BREAK_NEVER)
		return;
	size_t *counts[] = {[TIE_PART] = &quality->parted,
	    [TIE_ORPHAN] = &quality->orphans,
	    [TIE_WIDOW] = &quality->widows,
	    [TIE_HEADING] = &quality->stranded};
	++*counts[slice->tie];
}

static void
count_ends(struct quality *quality, const struct breaks *breaks)
{
	const struct slice *slices = breaks->galley->slices;
	for (size_t page = 0; page < breaks->count; page++) {
		size_t start = breaks->starts[page];
		size_t end = breaks->starts[page + 1];
		if (page > 0 && start > 0)
			count_tie(quality, &slices[start]);
		if (breaks->splits && breaks->splits[page] < end)
			count_tie(quality, &slices[breaks->splits[page]]);
		if (end == start || end == breaks->galley->count)
			continue;
		quality->runts += slices[end - 1].ending == ENDS_RUNT;
		quality->broken += slices[end - 1].ending == ENDS_BROKEN;
	}
}

static int
last_fill(
    struct arena *arena, const struct theme *theme, const struct breaks *breaks)
{
	const struct page_format *format = &theme->format;
	if (breaks->count == 0)
		return 0;
	size_t last = breaks->count - 1;
	length top = last ? format->first_baseline : breaks->first;
	int64_t used =
	    pages_bottom(arena, theme, breaks, last) - top + theme->grid;
	int64_t room = format->last_baseline - top + theme->grid;
	return room > 0 ? (int)(used * 100 / room) : 0;
}

/* --- lines --- */

/* Sums over the ends of ragged lines. */
struct ends {
	int64_t count, sum, squares; /* of per mille of the measure */
};

static bool
is_loose(const struct lines *lines, const struct line *line)
{
	int64_t natural = 0;
	for (size_t i = line->start; i < line->end; i++)
		if (lines->para->nodes[i].kind == NODE_GLUE)
			natural += lines->para->nodes[i].width;
	int64_t more = letterfit_of(lines, line).spaces;
	return more > 0 && more * 10 > natural * (LOOSE_TENTHS - 10);
}

static void
count_lines(
    struct quality *quality, const struct lines *lines, struct ends *ends)
{
	bool justified = lines->measure.align == ALIGN_JUSTIFY;
	size_t run = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		quality->lines++;
		quality->hyphens += line->hyphen;
		quality->short_last += line->runt;
		run = lines_is_hyphen(lines->para, line->end) ? run + 1 : 0;
		quality->hyphen_runs += run == LADDER;
		if (lines_is_forced(lines->para, line->end))
			continue;
		if (justified) {
			quality->loose += is_loose(lines, line);
			continue;
		}
		int64_t share =
		    unit_scale(line->width, 1000, lines->measure.width);
		ends->count++;
		ends->sum += share;
		ends->squares += share * share;
	}
	if (justified)
		quality->rivers += rivers_count(lines);
}

static int64_t
square_root(int64_t value)
{
	int64_t root = 0;
	for (int64_t bit = INT64_C(1) << 30; bit; bit >>= 1)
		if ((root + bit) * (root + bit) <= value)
			root += bit;
	return root;
}

static int
spread_of(const struct ends *ends)
{
	if (ends->count == 0)
		return 0;
	int64_t variance = ends->squares * ends->count - ends->sum * ends->sum;
	return (int)(square_root(variance) / ends->count);
}

/* --- moves --- */

struct moves {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

static void
add_move(struct moves *moves, const char *what, struct place place)
{
	const char *text = arena_printf(moves->arena, "%s at %s:%d", what,
	    place.file ? place.file : "", place.line);
	ARENA_PUSH(
	    moves->arena, moves->list, moves->count, moves->capacity, text);
}

/* Parts that stand at a page's foot, below text that follows them. */
static void
add_moved_parts(struct moves *moves, const struct breaks *breaks)
{
	for (size_t page = 0; page < breaks->count; page++) {
		bool below = false;
		size_t start = breaks->starts[page];
		for (size_t i = breaks->starts[page + 1]; i-- > start;) {
			const struct slice *slice = &breaks->galley->slices[i];
			below |= slice->reach == REACH_COLUMN;
			if (slice->reach == REACH_FOOT && below)
				add_move(moves, "moved to the page's foot",
				    slice->place);
		}
	}
}

static void
add_variants(struct moves *moves, struct quality *quality,
    const struct galley *galley, const struct breaks *breaks, struct ends *ends)
{
	for (size_t i = 0; i < galley->paragraph_count; i++) {
		const struct paragraph *paragraph = &galley->paragraphs[i];
		const struct lines *lines = paragraph->lines;
		if (breaks->ways[i]) {
			const struct variant *setting =
			    &paragraph->variants[breaks->ways[i] - 1];
			lines = setting->lines;
			quality->variants++;
			add_move(moves,
			    arena_printf(
				moves->arena, "variant %+d", setting->more),
			    galley->slices[paragraph->start].place);
		}
		count_lines(quality, lines, ends);
	}
}

struct quality
quality_measure(struct arena *arena, const struct theme *theme,
    const struct galley *galley, const struct breaks *breaks)
{
	struct quality quality = {.fill = last_fill(arena, theme, breaks)};
	struct moves moves = {.arena = arena};
	struct ends ends = {0};
	count_ends(&quality, breaks);
	add_variants(&moves, &quality, galley, breaks, &ends);
	if (breaks->splits)
		add_moved_parts(&moves, breaks);
	quality.spread = spread_of(&ends);
	quality.moves = moves.list;
	quality.move_count = moves.count;
	return quality;
}

void
quality_print(FILE *out, const struct quality *quality)
{
	static const char *const names[] = {"none", "looseness", "parts",
	    "gaps", "leading", "pictures", "size", "format"};
	fprintf(out,
	    "\"widows\": %zu, \"orphans\": %zu, \"stranded\": %zu, "
	    "\"parted\": %zu, \"runts\": %zu, \"broken\": %zu, ",
	    quality->widows, quality->orphans, quality->stranded,
	    quality->parted, quality->runts, quality->broken);
	fprintf(out,
	    "\"lines\": %zu, \"hyphens\": %zu, \"hyphen_runs\": %zu, "
	    "\"short_last\": %zu, \"loose\": %zu, \"rivers\": %zu, "
	    "\"spread\": %d, ",
	    quality->lines, quality->hyphens, quality->hyphen_runs,
	    quality->short_last, quality->loose, quality->rivers,
	    quality->spread);
	fprintf(out,
	    "\"variants\": %zu, \"fill\": %d, \"left\": %zu, "
	    "\"lever\": \"%s\"",
	    quality->variants, quality->fill, quality->left,
	    names[quality->lever]);
}
