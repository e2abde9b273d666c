/*
 * What setting any block needs: lines into slices, slices into a stack.
 */
#include "typeset/setter.h"

#include <string.h>

const struct style *
setter_style(const struct setter *setter, enum role role)
{
	return &setter->theme->styles[role];
}

struct shaping
setter_shaping(const struct setter *setter, enum role role, int tag)
{
	return (struct shaping){.style = setter_style(setter, role),
	    .lang = setter->lang,
	    .mirrored = setter->mirrored,
	    .tree = setter->galley->tree,
	    .tag = tag,
	    .library = setter->library,
	    .theme = setter->theme};
}

/* Titles do not show where their links lead. */
static bool
is_title(enum role role)
{
	return role == ROLE_H3 || role == ROLE_STEP_TITLE;
}

const struct lines *
setter_lines(
    struct setter *setter, const struct inlines *text, enum role role, int tag)
{
	struct shaping shaping = setter_shaping(setter, role, tag);
	if (!is_title(role))
		text = links_print(setter, text, false);
	return lines_of(setter->job, setter->shaper, text, &shaping,
	    (struct measure){
		.width = setter->width, .align = shaping.style->align});
}

const struct lines *
setter_heading_lines(
    struct setter *setter, const struct inlines *text, enum role role, int tag)
{
	struct shaping shaping = setter_shaping(setter, role, tag);
	shaping.heading = true;
	return lines_of(setter->job, setter->shaper, text, &shaping,
	    (struct measure){.width = setter->width,
		.align = shaping.style->align,
		.balance = true});
}

size_t
setter_add(struct setter *setter, struct slice slice)
{
	struct galley *galley = setter->galley;
	if (setter->keep > 0) {
		slice.break_cost = BREAK_NEVER;
		slice.tie = TIE_HEADING;
		setter->keep--;
	}
	slice.place = setter->place;
	ARENA_PUSH(setter->job->arena, galley->slices, galley->count,
	    galley->capacity, slice);
	return galley->count - 1;
}

struct slice
setter_line(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->list[i];
	bool widow = i == lines->count - 1;
	struct slice slice = {.break_cost = BREAK_LINE};
	if (i == 1 || (i > 0 && widow)) {
		slice.break_cost = BREAK_NEVER;
		slice.tie = i == 1 ? TIE_ORPHAN : TIE_WIDOW;
	}
	/* A compound's own hyphen breaks it as well. */
	if (!line->last && lines_is_hyphen(lines->para, line->end))
		slice.ending = ENDS_BROKEN;
	else if (line->runt)
		slice.ending = ENDS_RUNT;
	return slice;
}

void
setter_add_lines(struct setter *setter, const struct lines *lines,
    length before, length leading, length after)
{
	int first = setter->cost ? setter->cost : BREAK_BLOCK;
	setter->cost = 0;
	for (size_t i = 0; i < lines->count; i++) {
		bool last = i == lines->count - 1;
		struct item_list items = {.arena = setter->job->arena};
		compose_line(&items, lines, i, setter->x, 0);
		struct slice slice = setter_line(lines, i);
		slice.before = i == 0 ? before : 0;
		slice.after = last ? after : leading;
		slice.round = last;
		if (i == 0)
			slice.break_cost = first;
		slice.items = items.items;
		slice.count = items.count;
		setter_add(setter, slice);
	}
}

void
setter_vary(struct setter *setter, const struct lines *lines)
{
	struct galley *galley = setter->galley;
	if (setter->fixed || lines->count < 2)
		return;
	size_t start = galley->count - lines->count;
	struct paragraph paragraph = {.start = start,
	    .end = galley->count,
	    .lines = lines,
	    .x = setter->x,
	    .items = galley->slices[start].count};
	ARENA_PUSH(setter->job->arena, galley->paragraphs,
	    galley->paragraph_count, galley->paragraph_capacity, paragraph);
}

void
setter_prepend(
    struct setter *setter, size_t index, const struct item *items, size_t count)
{
	struct slice *slice = &setter->galley->slices[index];
	struct item *all =
	    ARENA_ARRAY(setter->job->arena, slice->count + count, struct item);
	size_t dropped = slice->top_dropped;
	if (dropped)
		memcpy(all, slice->items, dropped * sizeof *all);
	memcpy(all + dropped, items, count * sizeof *all);
	if (slice->count > dropped)
		memcpy(all + dropped + count, slice->items + dropped,
		    (slice->count - dropped) * sizeof *all);
	slice->items = all;
	slice->count += count;
}

length
setter_before(const struct setter *setter, length amount)
{
	bool text =
	    setter->above == ABOVE_TEXT || setter->above == ABOVE_CAPTION;
	return text ? amount : 0;
}

int
setter_break_cost(const struct setter *setter)
{
	if (setter->cost)
		return setter->cost;
	return setter->above == ABOVE_TEXT ? BREAK_INTRO : BREAK_BLOCK;
}

struct setter
setter_inner(const struct setter *setter, length x, length width, int tag)
{
	struct setter inner = *setter;
	inner.galley = ARENA_NEW(setter->job->arena, struct galley);
	inner.galley->tree = setter->galley->tree;
	inner.galley->measure = width;
	inner.x = setter->x + x;
	inner.width = width;
	inner.tag = tag;
	inner.above = ABOVE_TOP;
	inner.keep = inner.cost = inner.depth = 0;
	inner.in_box = true;
	inner.sole = false;
	return inner;
}

length
setter_stack(const struct setter *setter, const struct galley *galley, length y,
    struct item_list *items, length *slot)
{
	length bottom = y;
	for (size_t i = 0; i < galley->count; i++) {
		const struct slice *slice = &galley->slices[i];
		size_t from = i == 0 ? slice->top_dropped : 0;
		if (i > 0)
			y += slice->before;
		items_add_all(
		    items, slice->items + from, slice->count - from, 0, y);
		bottom = y + slice->extent;
		y += slice->after;
		if (slice->round)
			y = unit_round_up(y, setter->theme->half);
	}
	if (slot)
		*slot = y;
	return bottom;
}

/* How well a box may end before the slice: 3 well; 2 with a part of a list
 * that is better whole; 1 with a line alone, or a heading; 0: not at all. */
static int
ends_well(const struct galley *inside, size_t next)
{
	if (next == inside->count)
		return 3;
	const struct slice *slice = &inside->slices[next];
	if (slice->break_cost < BREAK_NEVER)
		return 3;
	return slice->tie == TIE_PART ? 2 : 1;
}

size_t
setter_fitting(const struct setter *setter, const struct galley *inside,
    size_t first, length top, length bottom)
{
	const struct page_format *format = &setter->theme->format;
	length room = format->last_baseline - format->first_baseline +
		      setter->theme->half - bottom;
	length y = top;
	size_t count = 0, best = 0;
	int well = 0;
	for (size_t i = first; i < inside->count; i++) {
		const struct slice *slice = &inside->slices[i];
		if (i > first)
			y += slice->before;
		if (y + slice->extent > room && count > 0)
			break;
		count++;
		y += slice->after;
		if (slice->round)
			y = unit_round_up(y, setter->theme->half);
		int ends = ends_well(inside, i + 1);
		if (ends >= well) {
			well = ends;
			best = count;
		}
	}
	return best;
}

bool
setter_may_span(const struct setter *setter)
{
	return setter->theme->format.columns > 1 && !setter->in_box &&
	       setter->depth == 0;
}

struct setter
setter_span(const struct setter *setter)
{
	const struct page_format *format = &setter->theme->format;
	length both = format->measure * format->columns +
		      format->gutter * (format->columns - 1);
	struct setter span = setter_inner(setter, 0, both, setter->tag);
	span.x = 0;
	span.in_box = false;
	return span;
}

bool
setter_add_span(struct setter *setter, const struct setter *span,
    enum reach reach, length before, length after)
{
	const struct page_format *format = &setter->theme->format;
	struct item_list items = {.arena = setter->job->arena};
	length last = setter_stack(span, span->galley, 0, &items, NULL);
	if (last > (format->last_baseline - format->first_baseline) / 2)
		return false;
	const struct slice *first = span->galley->slices;
	setter_add(
	    setter, (struct slice){.reach = reach,
			.bookmark = first->bookmark,
			.bookmark_level = first->bookmark_level,
			.bookmark_tag = first->bookmark_tag,
			.before = before,
			.after = last + after,
			.round = true,
			.extent = last,
			.break_cost = setter->cost ? setter->cost : BREAK_BLOCK,
			.items = items.items,
			.count = items.count});
	return true;
}

void
setter_bookmark(struct setter *setter, size_t at, const char *title, int tag)
{
	struct slice *slice = &setter->galley->slices[at];
	if (setter->level >= 4)
		return;
	slice->bookmark = title;
	slice->bookmark_level = setter->level + 1;
	slice->bookmark_tag = tag;
}

const struct inlines *
setter_labelled(const struct setter *setter, const char *label,
    const char *between, const struct inlines *text)
{
	struct arena *arena = setter->job->arena;
	uint32_t size = (uint32_t)strlen(label);
	uint32_t shift = size + (uint32_t)strlen(between);
	struct inlines *result = ARENA_NEW(arena, struct inlines);
	struct span *spans =
	    ARENA_ARRAY(arena, text->span_count + 1, struct span);
	uint32_t count = 0;
	if (size)
		spans[count++] =
		    (struct span){.kind = SPAN_STRONG, .end = size};
	for (uint32_t i = 0; i < text->span_count; i++) {
		spans[count] = text->spans[i];
		spans[count].start += shift;
		spans[count++].end += shift;
	}
	*result = (struct inlines){
	    .text = arena_printf(arena, "%s%s%s", label, between, text->text),
	    .size = text->size + shift,
	    .spans = spans,
	    .span_count = count,
	    .place = text->place};
	return result;
}
