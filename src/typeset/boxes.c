/*
 * Boxes and quotes: what has a frame around it (design-spec section 7).
 *
 * The inside is set as a galley of its own and stacked into one slice, which
 * no page break cuts.  A box that is taller than a page becomes several, each
 * with its own frame.  Boxes differ by form, never by hue alone: key points
 * are tinted, a note is framed, a warning is framed and barred.
 */
#include "typeset/setter.h"

#include "base/text.h"

#include <string.h>

/* Where a box is parted: lines below its title, lines in its last part. */
enum { KEEP_AFTER_TITLE = 2, LINES_LEAST = 3 };

/* Distances of a frame, and how it is drawn. */
struct frame {
	length before; /* slot to its top edge */
	length top;    /* its top edge to the first baseline */
	length bottom; /* last baseline to its bottom edge */
	length after;  /* its bottom edge to the next slot */
	void (*draw)(const struct setter *setter, struct item_list *items,
	    struct rect box);
};

static void
draw_tint(const struct setter *setter, struct item_list *items, struct rect box)
{
	items_add(items, item_rect(box, setter->theme->corner,
			     setter->theme->palette[TOKEN_TINT]));
}

static void
draw_outline(
    const struct setter *setter, struct item_list *items, struct rect box)
{
	items_add(items, item_frame(box, setter->theme->corner,
			     setter->theme->palette[TOKEN_MID], UNIT_PT(0.75)));
}

static void
draw_warning(
    const struct setter *setter, struct item_list *items, struct rect box)
{
	struct colour deep = setter->theme->palette[TOKEN_DEEP];
	items_add(items, item_frame(box, 0, deep, UNIT_PT(1.5)));
	box.width = SET_ACROSS(setter, 2.25);
	items_add(items, item_rect(box, 0, deep));
}

static void
draw_bar(const struct setter *setter, struct item_list *items, struct rect box)
{
	box.width = SET_ACROSS(setter, 1.5);
	items_add(items, item_rect(box, 0, setter->theme->palette[TOKEN_SUN]));
}

/* One slice from a part of the inside. */
static void
add_framed(
    struct setter *setter, const struct galley *part, const struct frame *frame)
{
	struct item_list inside = {.arena = setter->job->arena};
	length bottom = setter_stack(setter, part, frame->top, &inside, NULL) +
			frame->bottom;
	struct item_list items = {.arena = setter->job->arena};
	frame->draw(
	    setter, &items, (struct rect){setter->x, 0, setter->width, bottom});
	items_add_all(&items, inside.items, inside.count, 0, 0);
	setter_add(
	    setter, (struct slice){.before = frame->before,
			.after = bottom + frame->after,
			.round = true,
			.extent = bottom - setter->theme->half,
			.break_cost = setter->cost ? setter->cost : BREAK_BLOCK,
			.items = items.items,
			.count = items.count});
	setter->cost = BREAK_ITEM;
}

/* How many slices the next part has: as many as fit, but that the last part is
 * better not a line or two. */
static size_t
count_part(const struct setter *setter, const struct galley *inside,
    size_t first, const struct frame *frame)
{
	size_t count =
	    setter_fitting(setter, inside, first, frame->top, frame->bottom);
	size_t left = inside->count - first - count;
	if (left == 0 || left >= LINES_LEAST || left + count < 2 * LINES_LEAST)
		return count;
	size_t wanted = count - (LINES_LEAST - left);
	bool may = inside->slices[first + wanted].break_cost < BREAK_NEVER;
	return may ? wanted : count;
}

static void
add_box(struct setter *setter, const struct galley *inside,
    const struct frame *frame)
{
	size_t first = 0;
	while (first < inside->count) {
		size_t count = count_part(setter, inside, first, frame);
		struct galley part = {
		    .slices = inside->slices + first, .count = count};
		add_framed(setter, &part, frame);
		first += count;
	}
	setter->cost = 0;
	setter->keep = 0;
	setter->above = ABOVE_BOX;
}

/* --- notes --- */

/* A box's title is a heading one level below its section's, if there is one. */
static enum tag_kind
title_tag(const struct setter *setter)
{
	static const enum tag_kind kinds[] = {TAG_H2, TAG_H3, TAG_H4};
	return setter->level < 4 ? kinds[setter->level - 1] : TAG_P;
}

/* Returns its tag. */
static int
set_box_title(struct setter *inner, const struct inlines *title)
{
	const struct style *style = setter_style(inner, ROLE_BOX_TITLE);
	int tag = tree_add(inner->galley->tree, inner->tag, title_tag(inner));
	const struct lines *lines =
	    setter_heading_lines(inner, title, ROLE_BOX_TITLE, tag);
	setter_add_lines(inner, lines, 0, style->leading, SET_MM(inner, 9));
	inner->above = ABOVE_HEADING;
	inner->keep = KEEP_AFTER_TITLE;
	return tag;
}

static struct frame
note_frame(const struct setter *setter, enum note_kind kind)
{
	struct frame frame = {
	    .before = setter_before(
		setter, kind == NOTE_KEY_POINTS ? 0 : SET_MM(setter, 3)),
	    .top = SET_MM(setter, 9),
	    .bottom = SET_MM(setter, 6),
	    .after = SET_MM(setter, 9),
	    .draw = draw_outline};
	if (kind == NOTE_KEY_POINTS)
		frame.draw = draw_tint;
	else if (kind == NOTE_WARNING)
		frame.draw = draw_warning;
	return frame;
}

/* The author's title, or the usual one of key points. */
static struct inlines
box_title(const struct setter *setter, const struct block *block)
{
	struct inlines title = block->title;
	if (title.text || block->note != NOTE_KEY_POINTS)
		return title;
	title.text =
	    theme_string(setter->theme, setter->lang, STRING_KEY_POINTS);
	title.size = (uint32_t)strlen(title.text);
	title.place = block->place;
	return title;
}

void
boxes_set_note(struct setter *setter, const struct block *block)
{
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_ASIDE);
	length padding = SET_ACROSS(setter, 6);
	struct setter inner =
	    setter_inner(setter, padding, setter->width - 2 * padding, tag);
	inner.in_box = block->note == NOTE_KEY_POINTS;
	struct inlines title = box_title(setter, block);
	int heading = title.text ? set_box_title(&inner, &title) : 0;
	inner.level = setter->level + (title.text != NULL);
	blocks_set(&inner, block->blocks);
	struct frame frame = note_frame(setter, block->note);
	size_t first = setter->galley->count;
	add_box(setter, inner.galley, &frame);
	if (heading)
		setter_bookmark(setter, first, title.text, heading);
}

/* --- quotes --- */

/* Does the text begin with a quotation mark of any language? */
static bool
is_quoted(const char *text)
{
	static const char *const marks[] = {"\u201C", "\u2018", "\u201E",
	    "\u00AB", "\u2039", "\u201A", "\"", "'", "\u300C", NULL};
	for (const char *const *mark = marks; *mark; mark++)
		if (strncmp(text, *mark, strlen(*mark)) == 0)
			return true;
	return false;
}

/* The text with something before and after it; its spans move along. */
static struct inlines
surround(struct arena *arena, const struct inlines *text, const char *before,
    const char *after)
{
	struct inlines result = *text;
	uint32_t shift = (uint32_t)strlen(before);
	result.text = arena_printf(arena, "%s%s%s", before, text->text, after);
	result.size = (uint32_t)strlen(result.text);
	struct span *spans = ARENA_ARRAY(arena, text->span_count, struct span);
	for (uint32_t i = 0; i < text->span_count; i++) {
		spans[i] = text->spans[i];
		spans[i].start += shift;
		spans[i].end += shift;
	}
	result.spans = spans;
	return result;
}

/* The blocks with the language's marks at both ends, unless they have them. */
static struct blocks
with_marks(const struct setter *setter, struct blocks blocks)
{
	struct arena *arena = setter->job->arena;
	if (blocks.count == 0 || blocks.list[0].kind != BLOCK_P ||
	    blocks.list[blocks.count - 1].kind != BLOCK_P ||
	    is_quoted(blocks.list[0].text.text))
		return blocks;
	struct text_quotes marks = text_quotes(arena, setter->lang, 0);
	struct block *list = ARENA_ARRAY(arena, blocks.count, struct block);
	memcpy(list, blocks.list, blocks.count * sizeof *list);
	struct inlines *first = &list[0].text;
	struct inlines *last = &list[blocks.count - 1].text;
	*first = surround(arena, first, marks.open, "");
	*last = surround(arena, last, "", marks.close);
	return (struct blocks){list, blocks.count};
}

static void
set_credit(struct setter *inner, const struct block *block)
{
	int tag = tree_add(inner->galley->tree, inner->tag, TAG_P);
	const struct style *style = setter_style(inner, ROLE_SMALL);
	struct shaping shaping = setter_shaping(inner, ROLE_SMALL, tag);
	shaping.bold = true;
	const struct lines *lines = lines_break(inner->job,
	    shape_string(
		inner->job, inner->shaper, block->cite, block->place, &shaping),
	    (struct measure){.width = inner->width});
	setter_add_lines(inner, lines, 0, style->leading, style->leading);
}

void
boxes_set_quote(struct setter *setter, const struct block *block)
{
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, setter->tag, TAG_BLOCK_QUOTE);
	length indent = SET_ACROSS(setter, 7.5);
	struct setter inner =
	    setter_inner(setter, indent, setter->width - indent, tag);
	struct blocks blocks = with_marks(setter, block->blocks);
	const struct style *style = setter_style(setter, ROLE_QUOTE);
	for (size_t i = 0; i < blocks.count; i++) {
		const struct block *one = &blocks.list[i];
		if (one->kind != BLOCK_P) {
			blocks_set(&inner, (struct blocks){one, 1});
			continue;
		}
		int p = tree_add(tree, tag, TAG_P);
		const struct lines *lines =
		    setter_lines(&inner, &one->text, ROLE_QUOTE, p);
		setter_add_lines(&inner, lines, i ? SET_MM(setter, 3) : 0,
		    style->leading, style->leading);
	}
	if (block->cite)
		set_credit(&inner, block);
	for (size_t i = 0; i < inner.galley->count; i++)
		inner.galley->slices[i].round = false;
	struct frame frame = {
	    .before = setter_before(setter, SET_MM(setter, 3)),
	    .top = SET_MM(setter, 6),
	    .bottom = SET_MM(setter, 2),
	    .after = SET_MM(setter, 7),
	    .draw = draw_bar};
	add_box(setter, inner.galley, &frame);
}
