/*
 * The urgent box, "Get help now" (design-spec section 7): a bar with a handset
 * and the title, then a text, then telephone numbers with what they are for.
 * Below two columns it is a strip; see strip.c.
 */
#include "typeset/help.h"

#include "media/svg.h"
#include "typeset/roomy.h"

#include <string.h>

/* The handset, in a box of 24 by 24 units. */
static const char HANDSET[] =
    "M8.2 6.1 6.7 7c-1 .7-1 2-.6 3.3 1.2 3.6 4 6.4 7.6 7.6 1.3.4 2.6.4 "
    "3.3-.6l.9-1.5c.3-.5.1-1-.3-1.3l-2.3-1.5c-.4-.3-1-.2-1.3.2l-.7.9c-1.6-.8"
    "-2.7-1.9-3.5-3.5l.9-.7c.4-.3.5-.9.2-1.3L9.5 6.4c-.3-.4-.8-.6-1.3-.3z";

enum { TITLE_LINES = 2 };

/* Lengths of the specification at the setter's scale. */
static length
across(const struct setter *setter, length design)
{
	return theme_across(setter->theme, design);
}

static length
mm(const struct setter *setter, length design)
{
	return theme_scale(setter->theme, design);
}

static void
draw_frame(const struct setter *setter, struct item_list *items, length bar,
    length bottom)
{
	const struct theme *theme = setter->theme;
	struct colour alert = theme->palette[TOKEN_ALERT];
	struct colour paper = theme->palette[TOKEN_PAPER];
	length rim = UNIT_PT(1.5);
	length inner_radius = mm(setter, UNIT_MM(2.5));
	struct rect box = {setter->x, 0, setter->width, bottom};
	items_add(items, item_rect(box, mm(setter, UNIT_MM(3)), alert));
	struct rect white = {
	    box.x + rim, bar, box.width - 2 * rim, bottom - bar - rim};
	items_add(items, item_rect(white, inner_radius, paper));
	/* Only the lower corners are round. */
	white.height = inner_radius;
	items_add(items, item_rect(white, 0, paper));
}

void
help_handset(const struct setter *setter, struct item_list *items, length x,
    length centre)
{
	const struct theme *theme = setter->theme;
	length size = across(setter, UNIT_MM(7));
	items_add(items, item_circle(x + size / 2, centre, size,
			     theme->palette[TOKEN_PAPER]));
	const struct drawing *handset = svg_path(setter->job->arena, HANDSET,
	    UNIT_PT(18), UNIT_PT(18), theme->palette[TOKEN_ALERT]);
	items_add(
	    items, (struct item){.kind = ITEM_DRAWING,
		       .tag = TAG_ARTIFACT,
		       .x = x,
		       .y = centre - size / 2,
		       .width = size,
		       .height = size,
		       .drawing = svg_fit(setter->job->arena, handset, size)});
}

const struct lines *
help_line(
    struct setter *setter, const struct inlines *text, enum role role, int tag)
{
	struct shaping shaping = setter_shaping(setter, role, tag);
	return lines_of(setter->job, setter->shaper, text, &shaping,
	    (struct measure){.width = UNIT_LARGEST});
}

struct inlines
help_title(const struct setter *setter, const struct block *block)
{
	struct inlines title = block->title;
	if (title.text)
		return title;
	title.text = theme_string(setter->theme, setter->lang, STRING_GET_HELP);
	title.size = (uint32_t)strlen(title.text);
	title.place = block->place;
	return title;
}

enum tag_kind
help_heading(const struct setter *setter)
{
	static const enum tag_kind kinds[] = {TAG_H2, TAG_H3, TAG_H4, TAG_P};
	return kinds[setter->level - 1];
}

/* --- the bar --- */

/* From one line of the title to the next, where it has two. */
static length
title_leading(const struct setter *setter)
{
	return mm(setter, UNIT_MM(6));
}

/* What a single line needs above what others do, in scripts of tall letters;
 * two have room enough. */
static length
title_extra(const struct setter *setter, const struct lines *lines)
{
	length size = setter_style(setter, ROLE_HELP_TITLE)->size;
	const struct language *language =
	    shaper_language(setter->shaper, setter->lang);
	length more = roomy_leading(language, size) - title_leading(setter);
	return more > 0 && lines->count == 1 ? more : 0;
}

/* From the bar to the first baseline: less where lines are far apart anyway. */
static length
below_bar(const struct setter *setter)
{
	bool roomy = mm(setter, UNIT_MM(9)) != across(setter, UNIT_MM(9));
	return mm(setter, roomy ? UNIT_MM(6) : UNIT_MM(9));
}

/* The title on one line, or two in the narrow. */
static const struct lines *
title_lines(struct setter *setter, const struct block *block, int tag)
{
	struct inlines title = help_title(setter, block);
	struct setter column = *setter;
	column.width -= across(setter, UNIT_MM(6 + 7 + 3 + 6));
	const struct lines *lines =
	    help_line(setter, &title, ROLE_HELP_TITLE, tag);
	if (lines_width(lines) <= column.width)
		return lines;
	struct shaping shaping = setter_shaping(setter, ROLE_HELP_TITLE, tag);
	shaping.heading = true;
	return lines_of(setter->job, setter->shaper, &title, &shaping,
	    (struct measure){.width = column.width, .balance = true});
}

/* The bar's height. */
static length
bar_height(struct setter *setter, const struct block *block)
{
	const struct lines *lines = title_lines(setter, block, TAG_ARTIFACT);
	if (lines->count > TITLE_LINES)
		diag_error(setter->job, help_title(setter, block).place,
		    "the title of the urgent box is too long for its bar. "
		    "Shorten it.");
	length one = across(setter, UNIT_MM(12)) + title_extra(setter, lines);
	return unit_round_up(one, setter->theme->half) +
	       (length)(lines->count - 1) * title_leading(setter);
}

static void
add_title(struct setter *setter, const struct block *block,
    struct item_list *items, length bar, int tag)
{
	const struct style *style = setter_style(setter, ROLE_HELP_TITLE);
	const struct font *font = shaper_font(setter->shaper, style);
	const struct lines *lines = title_lines(setter, block, tag);
	length cap = shape_length(font, style->size, font->cap_height);
	length x = setter->x + across(setter, UNIT_MM(6 + 7 + 3));
	length block_height =
	    (length)(lines->count - 1) * title_leading(setter);
	for (size_t i = 0; i < lines->count; i++)
		compose_line(items, lines, i, x,
		    (bar - block_height + cap) / 2 +
			title_extra(setter, lines) / 3 +
			(length)i * title_leading(setter));
}

/* --- the rows --- */

/* Where the texts begin: at 33, or further in where a number needs more, so
 * that all stand beside theirs. */
static length
text_column(struct setter *setter, const struct block *list)
{
	length most = setter->width / 2;
	length widest = across(setter, UNIT_MM(33));
	for (size_t i = 0; i < list->item_count; i++) {
		length width =
		    across(setter, UNIT_MM(6 + 3)) +
		    lines_width(help_line(setter, &list->items[i].title,
			ROLE_HELP_NUMBER, TAG_ARTIFACT));
		if (width > widest && width <= most)
			widest = width;
	}
	return widest;
}

/* A number and what it is for, as one slice of the inside.  column: where the
 * texts begin, from the frame's left edge. */
static void
add_row(struct setter *setter, struct setter *inside,
    const struct list_item *item, length column, int list)
{
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, list, TAG_LI);
	int label = tree_add(tree, tag, TAG_LBL);
	const struct lines *number =
	    help_line(setter, &item->title, ROLE_HELP_NUMBER, label);
	length left = across(setter, UNIT_MM(6));
	struct item_list items = {.arena = setter->job->arena};
	compose_line(&items, number, 0, setter->x + left, 0);
	bool narrow = setter->width < across(setter, UNIT_MM(95));
	bool below = narrow || left + lines_width(number) >
				   column - across(setter, UNIT_MM(3));
	length x = narrow ? left : column;
	struct setter text = setter_inner(setter, x, setter->width - x - left,
	    tree_add(tree, tag, TAG_LBODY));
	text.in_box = false;
	text.sole = blocks_are_sole(item->blocks);
	blocks_set(&text, item->blocks);
	length y = below ? mm(setter, UNIT_MM(6)) : 0;
	y = setter_stack(&text, text.galley, y, &items, NULL);
	setter_add(inside, (struct slice){.before = mm(setter, UNIT_MM(3)),
			       .after = y + mm(setter, UNIT_MM(6)),
			       .extent = y,
			       .break_cost = inside->cost,
			       .items = items.items,
			       .count = items.count});
}

/* Texts and rows in order. */
static struct setter
set_inside(struct setter *setter, const struct block *block, int tag)
{
	length left = across(setter, UNIT_MM(6));
	struct setter inside =
	    setter_inner(setter, left, setter->width - 2 * left, tag);
	inside.in_box = false;
	inside.level = setter->level + 1;
	for (size_t i = 0; i < block->blocks.count; i++) {
		const struct block *one = &block->blocks.list[i];
		if (one->kind != BLOCK_DL) {
			blocks_set(&inside, (struct blocks){one, 1});
			continue;
		}
		int list = tree_add(setter->galley->tree, tag, TAG_L);
		length column = text_column(setter, one);
		for (size_t j = 0; j < one->item_count; j++) {
			/* The last row is better not alone in a frame. */
			bool last = j > 0 && j + 1 == one->item_count;
			inside.cost = last ? BREAK_NEVER : BREAK_ITEM;
			add_row(setter, &inside, &one->items[j], column, list);
		}
		inside.cost = 0;
		inside.above = ABOVE_TEXT;
	}
	return inside;
}

/* --- the whole --- */

/* The frame around some slices of the inside.  Only the first one's title is
 * read. */
static void
add_frame(struct setter *setter, const struct block *block,
    const struct galley *part, length bar, int title)
{
	struct item_list inside = {.arena = setter->job->arena};
	add_title(setter, block, &inside, bar, title);
	length y =
	    setter_stack(setter, part, bar + below_bar(setter), &inside, NULL);
	length bottom = y + mm(setter, UNIT_MM(6));
	struct item_list items = {.arena = setter->job->arena};
	draw_frame(setter, &items, bar, bottom);
	help_handset(
	    setter, &items, setter->x + across(setter, UNIT_MM(6)), bar / 2);
	items_add_all(&items, inside.items, inside.count, 0, 0);
	setter_add(
	    setter, (struct slice){
			.before = setter_before(setter, mm(setter, UNIT_MM(3))),
			.after = bottom + mm(setter, UNIT_MM(9)),
			.round = true,
			.extent = bottom - setter->theme->half,
			.break_cost = setter->cost ? setter->cost : BREAK_BLOCK,
			.items = items.items,
			.count = items.count});
}

/* The last row may be alone in a frame after all, if else the one before the
 * last two were: frames are filled in order. */
static void
release_last(const struct setter *setter, const struct galley *inside,
    length top, length bottom)
{
	for (size_t first = 0; first < inside->count;) {
		size_t count =
		    setter_fitting(setter, inside, first, top, bottom);
		struct slice *row = &inside->slices[first];
		if (count == 1 && row->break_cost == BREAK_ITEM &&
		    first + 3 == inside->count)
			row[2].break_cost = BREAK_ITEM;
		first += count;
	}
}

/* As many frames as pages are needed: one, but in print that is very large. */
static void
set_frames(struct setter *setter, const struct block *block, int tag)
{
	int title = tree_add(setter->galley->tree, tag, help_heading(setter));
	struct setter inside = set_inside(setter, block, tag);
	length bar = bar_height(setter, block);
	size_t first_frame = setter->galley->count;
	length top = bar + below_bar(setter), bottom = mm(setter, UNIT_MM(6));
	release_last(setter, inside.galley, top, bottom);
	for (size_t first = 0; first < inside.galley->count;) {
		size_t count =
		    setter_fitting(setter, inside.galley, first, top, bottom);
		struct galley part = {
		    .slices = inside.galley->slices + first, .count = count};
		add_frame(setter, block, &part, bar,
		    first == 0 ? title : TAG_ARTIFACT);
		first += count;
		setter->cost = BREAK_ITEM;
	}
	setter_bookmark(
	    setter, first_frame, help_title(setter, block).text, title);
}

void
help_set(struct setter *setter, const struct block *block)
{
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_SECT);
	set_frames(setter, block, tag);
	setter->cost = setter->keep = 0;
	setter->above = ABOVE_BOX;
}
