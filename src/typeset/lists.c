/*
 * Lists, steps and descriptions (design-spec sections 6 and 7).
 *
 * An item's blocks are set in a column of their own to the right; its marker
 * is then put in front of the item's first slice.
 */
#include "typeset/setter.h"

enum { SHORT_ITEM = 8 }; /* lines */

/* A list while it is set. */
struct list {
	const struct block *block;
	int tag;       /* of the L */
	length indent; /* of the items' text */
	length before; /* the whole list */
	bool one_line; /* every item so far is one line */
	size_t first;  /* slice of the current item */
};

static int
begin_list(struct setter *setter, enum list_numbering numbering)
{
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, setter->tag, TAG_L);
	tree_tag(tree, tag)->numbering = numbering;
	return tag;
}

/* The column of an item's blocks; its above is the top's, so that the first
 * block brings no space. */
static struct setter
item_column(const struct setter *setter, length indent, int tag)
{
	struct setter column = *setter;
	column.x += indent;
	column.width -= indent;
	column.tag = tag;
	column.sole = false;
	column.above = ABOVE_TOP;
	return column;
}

/* first: slice of the item that it holds.  A short one is rather parted from
 * others than in itself. */
static void
end_column(struct setter *setter, const struct setter *column, size_t first)
{
	size_t end = setter->galley->count;
	for (size_t i = first + 1; i < end && end - first <= SHORT_ITEM; i++) {
		int *cost = &setter->galley->slices[i].break_cost;
		if (*cost == BREAK_BLOCK)
			*cost = BREAK_INSIDE;
	}
	setter->keep = column->keep;
	setter->cost = column->cost;
}

/* The text of an item's sign, as a line. */
static const struct lines *
marker_lines(struct setter *setter, const char *text, int tag)
{
	struct shaping shaping = setter_shaping(setter, ROLE_BODY, tag);
	struct style *style = ARENA_NEW(setter->job->arena, struct style);
	*style = *shaping.style;
	style->colour = setter->theme->palette[TOKEN_DEEP];
	shaping.style = style;
	shaping.bold = true;
	return lines_break(setter->job,
	    shape_string(
		setter->job, setter->shaper, text, (struct place){0}, &shaping),
	    (struct measure){.width = UNIT_LARGEST});
}

static const char *
marker_text(const struct setter *setter, const struct list *list, size_t i)
{
	if (list->block->kind == BLOCK_OL)
		return arena_printf(setter->job->arena, "%s.",
		    text_number(setter->job->arena, setter->lang, i + 1));
	return "\u2013";
}

static void
add_marker(struct setter *setter, const struct list *list, size_t i, int tag)
{
	struct item_list items = {.arena = setter->job->arena};
	if (list->block->kind == BLOCK_UL && setter->depth == 0) {
		struct item disc =
		    item_circle(setter->x + SET_ACROSS(setter, 0.9 + 0.9),
			-SET_ACROSS(setter, 1.05), SET_ACROSS(setter, 1.8),
			setter->theme->palette[TOKEN_DEEP]);
		disc.tag = tag;
		tree_tag(setter->galley->tree, tag)->actual = "\u2022";
		items_add(&items, disc);
	} else {
		const struct lines *lines =
		    marker_lines(setter, marker_text(setter, list, i), tag);
		compose_line(&items, lines, 0, setter->x, 0);
	}
	setter_prepend(setter, list->first, items.items, items.count);
}

static length
list_indent(struct setter *setter, const struct block *block)
{
	length indent = SET_ACROSS(setter, 6);
	if (block->kind != BLOCK_OL)
		return indent;
	/* The widest number may be one before the last: 10 is wider than 11. */
	for (size_t i = 0; i < block->item_count; i++) {
		const char *number = arena_printf(setter->job->arena, "%s.",
		    text_number(setter->job->arena, setter->lang, i + 1));
		length wide =
		    lines_width(marker_lines(setter, number, TAG_ARTIFACT)) +
		    SET_ACROSS(setter, 2);
		if (wide > indent)
			indent = wide;
	}
	return indent;
}

static void
set_item(struct setter *setter, struct list *list, size_t i)
{
	struct tree *tree = setter->galley->tree;
	const struct list_item *item = &list->block->items[i];
	int tag = tree_add(tree, list->tag, TAG_LI);
	int label = tree_add(tree, tag, TAG_LBL);
	int body = tree_add(tree, tag, TAG_LBODY);
	/* A list's beginning stays together: what leads to it, and two items;
	 * so does its end. */
	bool tied = (i == 0 && setter->above == ABOVE_TEXT) || i == 1 ||
		    (i == list->block->item_count - 1 && i > 1);
	struct setter column = item_column(setter, list->indent, body);
	column.depth++;
	column.cost = tied ? BREAK_NEVER : BREAK_ITEM;
	column.sole = !item->title.text && blocks_are_sole(item->blocks);
	list->first = setter->galley->count;
	if (item->title.text)
		blocks_set_paragraph(&column, &item->title, ROLE_H3);
	blocks_set(&column, item->blocks);
	end_column(setter, &column, list->first);
	if (setter->galley->count == list->first)
		return;
	add_marker(setter, list, i, label);
	if (setter->galley->count - list->first > 1)
		list->one_line = false;
}

void
lists_set(struct setter *setter, const struct block *block)
{
	struct list list = {.block = block, .one_line = !setter->in_box};
	list.tag = begin_list(
	    setter, block->kind == BLOCK_OL ? LIST_DECIMAL : LIST_DISC);
	list.indent = list_indent(setter, block);
	length gap = SET_MM(setter, 3);
	list.before = setter->depth == 0 ? setter_before(setter, gap) : 0;
	size_t *firsts =
	    ARENA_ARRAY(setter->job->arena, block->item_count + 1, size_t);
	for (size_t i = 0; i < block->item_count; i++) {
		firsts[i] = setter->galley->count;
		set_item(setter, &list, i);
	}
	for (size_t i = 0; i < block->item_count; i++)
		if (firsts[i] < setter->galley->count)
			setter->galley->slices[firsts[i]].before =
			    i == 0          ? list.before
			    : list.one_line ? 0
					    : gap;
	setter->above = ABOVE_TEXT;
}

/* --- steps --- */

/* What the number stands on. */
static struct item
step_ground(const struct setter *setter, length x, length y)
{
	struct colour deep = setter->theme->palette[TOKEN_DEEP];
	length size = SET_ACROSS(setter, 9);
	if (!setter->theme->square_steps)
		return item_circle(x, y, size, deep);
	return item_rect(
	    (struct rect){x - size / 2, y - size / 2, size, size}, 0, deep);
}

static void
add_step_marker(struct setter *setter, size_t number, size_t first, int tag)
{
	struct item_list items = {.arena = setter->job->arena};
	length centre_x = setter->x + SET_ACROSS(setter, 4.5);
	length centre_y = -SET_ACROSS(setter, 1.42);
	items_add(&items, step_ground(setter, centre_x, centre_y));
	struct shaping shaping = setter_shaping(setter, ROLE_STEP_NUMERAL, tag);
	const struct lines *lines = lines_break(setter->job,
	    shape_string(setter->job, setter->shaper,
		text_number(setter->job->arena, setter->lang, number),
		(struct place){0}, &shaping),
	    (struct measure){.width = UNIT_LARGEST});
	const struct font *font = shaper_font(setter->shaper, shaping.style);
	length cap = shape_length(font, shaping.style->size, font->cap_height);
	compose_line(&items, lines, 0, centre_x - lines_width(lines) / 2,
	    centre_y + cap / 2);
	setter_prepend(setter, first, items.items, items.count);
}

/* The thread from the disc above, `distance` higher, to this one's. */
static void
add_thread(struct setter *setter, size_t first, length distance)
{
	length radius = SET_ACROSS(setter, 4.5),
	       centre = -SET_ACROSS(setter, 1.42);
	length top = centre - distance + radius + SET_ACROSS(setter, 1.5);
	length end = centre - radius - SET_ACROSS(setter, 2);
	struct item thread = item_line(setter->x + radius, top, 0, end - top,
	    setter->theme->palette[TOKEN_LINE], UNIT_PT(0.75));
	setter_prepend(setter, first, &thread, 1);
	setter->galley->slices[first].top_dropped = 1;
}

/* From the reference of slice `from` to that of slice `to`. */
static length
distance(const struct setter *setter, size_t from, size_t to)
{
	length y = 0;
	for (size_t i = from; i < to; i++) {
		const struct slice *slice = &setter->galley->slices[i];
		y += slice->after;
		if (slice->round)
			y = unit_round_up(y, setter->theme->half);
		y += setter->galley->slices[i + 1].before;
	}
	return y;
}

/* Sets a step; returns its first slice. */
static size_t
set_step(struct setter *setter, const struct block *block, size_t i, int list)
{
	struct tree *tree = setter->galley->tree;
	const struct list_item *item = &block->items[i];
	int tag = tree_add(tree, list, TAG_LI);
	int label = tree_add(tree, tag, TAG_LBL);
	int body = tree_add(tree, tag, TAG_LBODY);
	struct setter column =
	    item_column(setter, SET_ACROSS(setter, 13.5), body);
	size_t first = setter->galley->count;
	bool lonely = i == 1 || i == block->item_count - 1;
	column.fixed = true; /* the thread to the next disc */
	column.cost = i == 0 ? 0 : lonely ? BREAK_LONELY : BREAK_ITEM;
	blocks_set_paragraph(&column, &item->title, ROLE_STEP_TITLE);
	column.above = ABOVE_HEADING;
	blocks_set(&column, item->blocks);
	column.keep = 0;
	end_column(setter, &column, first);
	/* A step stays whole. */
	for (size_t j = first + 1; j < setter->galley->count; j++)
		setter->galley->slices[j].break_cost = BREAK_NEVER;
	add_step_marker(setter, i + 1, first, label);
	return first;
}

void
lists_set_steps(struct setter *setter, const struct block *block)
{
	int list = begin_list(setter, LIST_DECIMAL);
	length gap = SET_MM(setter, 6);
	size_t previous = 0;
	for (size_t i = 0; i < block->item_count; i++) {
		if (i == 0 && setter->above == ABOVE_TEXT)
			setter->keep = 1; /* what leads to the steps */
		size_t first = set_step(setter, block, i, list);
		setter->galley->slices[first].before = gap;
		if (i > 0)
			add_thread(
			    setter, first, distance(setter, previous, first));
		previous = first;
	}
	setter->above = ABOVE_TEXT;
}

/* --- descriptions --- */

/* Sets one of so many; returns its first slice. */
static size_t
set_description(struct setter *setter, const struct list_item *item, int list,
    size_t i, size_t count)
{
	struct tree *tree = setter->galley->tree;
	size_t start = setter->galley->count;
	int tag = tree_add(tree, list, TAG_LI);
	int label = tree_add(tree, tag, TAG_LBL);
	const struct style *style = setter_style(setter, ROLE_H3);
	struct inlines title = item->title;
	const struct lines *lines =
	    setter_lines(setter, &title, ROLE_H3, label);
	bool first = i == 0, lonely = i == 1 || i == count - 1;
	if (first && setter->above == ABOVE_TEXT)
		setter->keep = 1; /* what leads to the terms */
	setter->cost = first ? 0 : lonely ? BREAK_LONELY : BREAK_ITEM;
	length gap = SET_MM(setter, 3);
	setter_add_lines(setter, lines,
	    first ? setter_before(setter, gap) : gap, style->leading,
	    style->leading);
	int body = tree_add(tree, tag, TAG_LBODY);
	struct setter column = item_column(setter, SET_ACROSS(setter, 6), body);
	column.keep = 2;
	column.sole = blocks_are_sole(item->blocks);
	blocks_set(&column, item->blocks);
	column.keep = 0;
	end_column(setter, &column, start);
	return start;
}

void
lists_set_descriptions(struct setter *setter, const struct block *block)
{
	int list = begin_list(setter, LIST_NONE);
	for (size_t i = 0; i < block->item_count; i++)
		set_description(
		    setter, &block->items[i], list, i, block->item_count);
	setter->above = ABOVE_TEXT;
}

/* What a page begins with is then to be found in its row. */
static void
charge_record(struct galley *galley, size_t first)
{
	for (size_t i = first + 1; i < galley->count; i++) {
		int *cost = &galley->slices[i].break_cost;
		if (*cost < BREAK_NEVER)
			*cost =
			    BREAK_RECORD + (*cost == BREAK_LINE ? *cost : 0);
	}
}

void
lists_set_records(struct setter *setter, const struct block *block)
{
	int list = begin_list(setter, LIST_NONE);
	size_t start = setter->galley->count;
	/* Unless a heading or the table's caption stands above. */
	bool led =
	    setter->above == ABOVE_TEXT && !setter->cost && !setter->keep;
	struct setter records = *setter;
	records.fixed = true; /* other settings would know nothing of it */
	for (size_t i = 0; i < block->item_count; i++)
		charge_record(
		    setter->galley, set_description(&records, &block->items[i],
					list, i, block->item_count));
	if (led && setter->galley->count > start)
		setter->galley->slices[start].break_cost = BREAK_INTRO;
	setter->keep = records.keep;
	setter->cost = records.cost;
	setter->above = ABOVE_TEXT;
}
