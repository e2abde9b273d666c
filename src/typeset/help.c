/*
 * The urgent box, "Get help now" (design-spec section 7): a bar with a handset
 * and the title, then a text, then telephone numbers with what they are for.
 */
#include "typeset/setter.h"

#include "media/svg.h"

#include <string.h>

/* The handset, in a box of 24 by 24 units. */
static const char HANDSET[] =
    "M8.2 6.1 6.7 7c-1 .7-1 2-.6 3.3 1.2 3.6 4 6.4 7.6 7.6 1.3.4 2.6.4 "
    "3.3-.6l.9-1.5c.3-.5.1-1-.3-1.3l-2.3-1.5c-.4-.3-1-.2-1.3.2l-.7.9c-1.6-.8"
    "-2.7-1.9-3.5-3.5l.9-.7c.4-.3.5-.9.2-1.3L9.5 6.4c-.3-.4-.8-.6-1.3-.3z";

/* A length of the specification at the setter's scale. */
static length
mm(const struct setter *setter, length design)
{
	return theme_scale(setter->theme, design);
}

static void
draw_frame(const struct setter *setter, struct item_list *items, length bottom)
{
	const struct theme *theme = setter->theme;
	struct colour alert = theme->palette[TOKEN_ALERT];
	struct colour paper = theme->palette[TOKEN_PAPER];
	length bar = mm(setter, UNIT_MM(12)), rim = UNIT_PT(1.5);
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

static void
draw_handset(const struct setter *setter, struct item_list *items)
{
	const struct theme *theme = setter->theme;
	length size = mm(setter, UNIT_MM(7));
	length x = setter->x + mm(setter, UNIT_MM(6));
	length centre = mm(setter, UNIT_MM(6));
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

static const struct lines *
one_line(
    struct setter *setter, const struct inlines *text, enum role role, int tag)
{
	struct shaping shaping = setter_shaping(setter, role, tag);
	return lines_of(setter->job, setter->shaper, text, &shaping,
	    (struct measure){.width = UNIT_LARGEST});
}

static void
add_title(struct setter *setter, const struct block *block,
    struct item_list *items, int tag)
{
	struct inlines title = block->title;
	if (!title.text) {
		title.text =
		    theme_string(setter->theme, setter->lang, STRING_GET_HELP);
		title.size = (uint32_t)strlen(title.text);
		title.place = block->place;
	}
	static const enum tag_kind kinds[] = {TAG_H2, TAG_H3, TAG_H4, TAG_P};
	int heading =
	    tree_add(setter->galley->tree, tag, kinds[setter->level - 1]);
	const struct style *style = setter_style(setter, ROLE_HELP_TITLE);
	const struct font *font = shaper_font(setter->shaper, style);
	const struct lines *lines =
	    one_line(setter, &title, ROLE_HELP_TITLE, heading);
	length x = mm(setter, UNIT_MM(6 + 7 + 3));
	if (lines_width(lines) > setter->width - x - mm(setter, UNIT_MM(6)))
		diag_error(setter->job, title.place,
		    "the title of the urgent box is too long for its one "
		    "line. Shorten it.");
	length cap = shape_length(font, style->size, font->cap_height);
	compose_line(
	    items, lines, 0, setter->x + x, mm(setter, UNIT_MM(6)) + cap / 2);
}

/* The rows of numbers while they are set. */
struct rows {
	struct item_list *items;
	length column; /* of the text, from the setter's left edge */
	length y;      /* the last baseline */
	int list;      /* tag of the L */
};

static void
add_row(struct setter *setter, const struct list_item *item, struct rows *rows)
{
	struct tree *tree = setter->galley->tree;
	int tag = tree_add(tree, rows->list, TAG_LI);
	int label = tree_add(tree, tag, TAG_LBL);
	const struct lines *number =
	    one_line(setter, &item->title, ROLE_HELP_NUMBER, label);
	length left = mm(setter, UNIT_MM(6));
	rows->y += mm(setter, UNIT_MM(9));
	compose_line(rows->items, number, 0, setter->x + left, rows->y);
	bool narrow = setter->width < mm(setter, UNIT_MM(95));
	bool below = narrow || left + lines_width(number) >
				   rows->column - mm(setter, UNIT_MM(3));
	length x = narrow ? left : rows->column;
	struct setter text = setter_inner(setter, x, setter->width - x - left,
	    tree_add(tree, tag, TAG_LBODY));
	text.in_box = false;
	text.sole = blocks_are_sole(item->blocks);
	blocks_set(&text, item->blocks);
	if (below)
		rows->y += mm(setter, UNIT_MM(6));
	rows->y = setter_stack(&text, text.galley, rows->y, rows->items, NULL);
}

/*
 * Where the texts begin: 33, unless most of the numbers need more.  A single
 * long number has its text on the line below.
 */
static length
text_column(struct setter *setter, const struct block *list)
{
	length usual = mm(setter, UNIT_MM(33)), most = mm(setter, UNIT_MM(42));
	length gap = mm(setter, UNIT_MM(6 + 3));
	size_t over = 0;
	length widest = usual;
	for (size_t i = 0; i < list->item_count; i++) {
		length width =
		    gap + lines_width(one_line(setter, &list->items[i].title,
			      ROLE_HELP_NUMBER, TAG_ARTIFACT));
		over += width > usual;
		if (width > widest)
			widest = width;
	}
	return over * 2 > list->item_count && widest <= most ? widest : usual;
}

static void
add_rows(struct setter *setter, const struct block *list, int tag,
    struct item_list *items, length *y)
{
	struct rows rows = {.items = items,
	    .y = *y,
	    .column = text_column(setter, list),
	    .list = tree_add(setter->galley->tree, tag, TAG_L)};
	for (size_t i = 0; i < list->item_count; i++)
		add_row(setter, &list->items[i], &rows);
	*y = rows.y;
}

void
help_set(struct setter *setter, const struct block *block)
{
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_SECT);
	struct item_list inside = {.arena = setter->job->arena};
	add_title(setter, block, &inside, tag);
	length left = mm(setter, UNIT_MM(6)), y = mm(setter, UNIT_MM(21));
	struct setter text =
	    setter_inner(setter, left, setter->width - 2 * left, tag);
	text.in_box = false;
	text.level = setter->level + 1;
	for (size_t i = 0; i < block->blocks.count; i++) {
		const struct block *one = &block->blocks.list[i];
		if (one->kind != BLOCK_DL) {
			blocks_set(&text, (struct blocks){one, 1});
			continue;
		}
		if (text.galley->count)
			y = setter_stack(&text, text.galley, y, &inside, NULL);
		else
			y -= mm(setter, UNIT_MM(9));
		text.galley->count = 0;
		add_rows(setter, one, tag, &inside, &y);
	}
	if (text.galley->count)
		y = setter_stack(&text, text.galley, y + mm(setter, UNIT_MM(9)),
		    &inside, NULL);
	length bottom = y + mm(setter, UNIT_MM(6));
	struct item_list items = {.arena = setter->job->arena};
	draw_frame(setter, &items, bottom);
	draw_handset(setter, &items);
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
	setter->cost = setter->keep = 0;
	setter->above = ABOVE_BOX;
}
