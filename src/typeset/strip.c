/*
 * The urgent box as a strip below two columns (design-spec section 7): the
 * title on a block of colour on the left, beside it the texts, then the
 * numbers side by side, each above what it is for.
 */
#include "typeset/help.h"

enum { TITLE_LINES = 2, COLUMNS_MOST = 6 };

/* Measures from which a strip is used, of its left block, and of what is no
 * strip any more but a slab. */
static const length MEASURE_LEAST = UNIT_MM(150), BLOCK = UNIT_MM(60),
		    HEIGHT_MOST = UNIT_MM(42);

/* A strip while it is set. */
struct strip {
	const struct block *block;
	const struct block *numbers; /* the list */
	struct item_list items;
	length left, width; /* of the white part's inside */
	int columns;        /* of numbers */
	int tag;
};

static length
mm(const struct setter *setter, length design)
{
	return theme_scale(setter->theme, design);
}

/* Paragraphs, then one list of numbers that has no more than a text each. */
static bool
is_plain(const struct block *block, struct strip *strip)
{
	strip->numbers = NULL;
	for (size_t i = 0; i < block->blocks.count; i++) {
		const struct block *one = &block->blocks.list[i];
		if (strip->numbers ||
		    (one->kind != BLOCK_P && one->kind != BLOCK_DL))
			return false;
		if (one->kind == BLOCK_DL)
			strip->numbers = one;
	}
	if (!strip->numbers || strip->numbers->item_count == 0)
		return false;
	for (size_t i = 0; i < strip->numbers->item_count; i++)
		if (!blocks_are_sole(strip->numbers->items[i].blocks))
			return false;
	return true;
}

static length
column_gap(const struct setter *setter)
{
	return mm(setter, UNIT_MM(6));
}

static length
column_width(
    const struct setter *setter, const struct strip *strip, int columns)
{
	return (strip->width - (columns - 1) * column_gap(setter)) / columns;
}

/* Does each number stand on one line, and, if asked, what it is for? */
static bool
fits(struct setter *setter, const struct strip *strip, int columns, bool texts)
{
	length width = column_width(setter, strip, columns);
	for (size_t i = 0; i < strip->numbers->item_count; i++) {
		const struct list_item *item = &strip->numbers->items[i];
		const struct inlines *text = &item->blocks.list[0].text;
		if (lines_width(help_line(setter, &item->title,
			ROLE_HELP_NUMBER, TAG_ARTIFACT)) > width)
			return false;
		if (texts && lines_width(help_line(setter, text, ROLE_BODY,
				 TAG_ARTIFACT)) > width)
			return false;
	}
	return true;
}

/* As many columns as hold every text on a line, if that leaves no row short;
 * else two, with several lines, or one. */
static int
choose_columns(struct setter *setter, const struct strip *strip)
{
	int count = (int)strip->numbers->item_count;
	int most = count < COLUMNS_MOST ? count : COLUMNS_MOST;
	for (int columns = most; columns > 2; columns--)
		if (count % columns == 0 && fits(setter, strip, columns, true))
			return columns;
	return most > 1 && fits(setter, strip, 2, false) ? 2 : 1;
}

static const struct lines *
title_lines(struct setter *setter, const struct strip *strip, int tag)
{
	struct inlines title = help_title(setter, strip->block);
	struct shaping shaping = setter_shaping(setter, ROLE_HELP_TITLE, tag);
	shaping.heading = true;
	return lines_of(setter->job, setter->shaper, &title, &shaping,
	    (struct measure){
		.width = mm(setter, BLOCK - UNIT_MM(16 + 4)), .balance = true});
}

/* The texts above the numbers; returns the first number's baseline. */
static length
add_texts(struct setter *setter, struct strip *strip)
{
	struct setter inside =
	    setter_inner(setter, strip->left, strip->width, strip->tag);
	inside.in_box = false;
	for (size_t i = 0; i < strip->block->blocks.count; i++)
		if (strip->block->blocks.list[i].kind == BLOCK_P)
			blocks_set(&inside,
			    (struct blocks){&strip->block->blocks.list[i], 1});
	if (inside.galley->count == 0)
		return mm(setter, UNIT_MM(9.4));
	length last = setter_stack(&inside, inside.galley,
	    mm(setter, UNIT_MM(9)), &strip->items, NULL);
	return last + mm(setter, UNIT_MM(9));
}

/* A number with its text below; returns the last baseline. */
static length
add_number(struct setter *setter, struct strip *strip,
    const struct list_item *item, int list, length x, length y)
{
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, list, TAG_LI);
	const struct lines *number = help_line(setter, &item->title,
	    ROLE_HELP_NUMBER, tree_add(tree, tag, TAG_LBL));
	compose_line(&strip->items, number, 0, setter->x + x, y);
	struct setter text =
	    setter_inner(setter, x, column_width(setter, strip, strip->columns),
		tree_add(tree, tag, TAG_LBODY));
	text.in_box = false;
	text.sole = true;
	blocks_set(&text, item->blocks);
	return setter_stack(&text, text.galley, y + mm(setter, UNIT_MM(6)),
	    &strip->items, NULL);
}

/* Rows of numbers from y down; returns the last baseline. */
static length
add_numbers(struct setter *setter, struct strip *strip, length y)
{
	int list = tree_add(setter->galley->tree, strip->tag, TAG_L);
	length pitch =
	    column_width(setter, strip, strip->columns) + column_gap(setter);
	length last = y;
	for (size_t i = 0; i < strip->numbers->item_count; i++) {
		int column = (int)(i % (size_t)strip->columns);
		if (i > 0 && column == 0)
			y = last + mm(setter, UNIT_MM(9));
		length end =
		    add_number(setter, strip, &strip->numbers->items[i], list,
			strip->left + column * pitch, y);
		if (end > last)
			last = end;
	}
	return last;
}

static void
draw_frame(const struct setter *setter, struct item_list *items, length height)
{
	const struct theme *theme = setter->theme;
	struct colour alert = theme->palette[TOKEN_ALERT];
	struct colour paper = theme->palette[TOKEN_PAPER];
	length rim = UNIT_PT(1.5), inner = mm(setter, UNIT_MM(2.5));
	length block = mm(setter, BLOCK);
	items_add(
	    items, item_rect((struct rect){setter->x, 0, setter->width, height},
		       mm(setter, UNIT_MM(3)), alert));
	struct rect white = {setter->x + block, rim,
	    setter->width - block - rim, height - 2 * rim};
	items_add(items, item_rect(white, inner, paper));
	/* Only the right corners are round. */
	white.width = inner;
	items_add(items, item_rect(white, 0, paper));
}

static void
add_title(struct setter *setter, const struct lines *lines,
    struct item_list *items, length height)
{
	const struct style *style = setter_style(setter, ROLE_HELP_TITLE);
	const struct font *font = shaper_font(setter->shaper, style);
	length cap = shape_length(font, style->size, font->cap_height);
	length leading = mm(setter, UNIT_MM(6));
	length tall = (length)(lines->count - 1) * leading;
	help_handset(
	    setter, items, setter->x + mm(setter, UNIT_MM(6)), height / 2);
	for (size_t i = 0; i < lines->count; i++)
		compose_line(items, lines, i,
		    setter->x + mm(setter, UNIT_MM(6 + 7 + 3)),
		    (height - tall + cap) / 2 + (length)i * leading);
}

/* Sets the inside under the tag; returns the strip's height. */
static length
set_inside(struct setter *setter, struct strip *strip, int tag)
{
	strip->tag = tag;
	strip->items.count = 0;
	length last = add_numbers(setter, strip, add_texts(setter, strip));
	return unit_round_up(
	    last + mm(setter, UNIT_MM(5.6)), setter->theme->half);
}

/* Will it be one?  If so, with how many columns. */
static bool
will_do(struct setter *setter, const struct block *block, struct strip *strip)
{
	if (setter->width <= MEASURE_LEAST || !is_plain(block, strip) ||
	    title_lines(setter, strip, TAG_ARTIFACT)->count > TITLE_LINES)
		return false;
	strip->columns = choose_columns(setter, strip);
	return set_inside(setter, strip, TAG_ARTIFACT) <=
	       mm(setter, HEIGHT_MOST);
}

bool
strip_set(struct setter *setter, const struct block *block)
{
	struct strip strip = {.block = block,
	    .items = {.arena = setter->job->arena},
	    .left = mm(setter, BLOCK + UNIT_MM(6)),
	    .width = setter->width - mm(setter, BLOCK + UNIT_MM(12))};
	if (!will_do(setter, block, &strip))
		return false;
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, setter->tag, TAG_SECT);
	int heading = tree_add(tree, tag, help_heading(setter));
	const struct lines *title = title_lines(setter, &strip, heading);
	length height = set_inside(setter, &strip, tag);
	struct item_list items = {.arena = setter->job->arena};
	draw_frame(setter, &items, height);
	add_title(setter, title, &items, height);
	items_add_all(&items, strip.items.items, strip.items.count, 0, 0);
	size_t slice = setter_add(
	    setter, (struct slice){.after = height + mm(setter, UNIT_MM(9)),
			.round = true,
			.extent = height - setter->theme->half,
			.items = items.items,
			.count = items.count});
	setter_bookmark(setter, slice, help_title(setter, block).text, heading);
	return true;
}
