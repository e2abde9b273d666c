/*
 * Set a line: glyph runs from the boxes and glue that it holds.
 *
 * The parts of a line are first put where they are seen (UAX #9), then set in
 * the order of the text: neighbours that look alike, run one way and stand
 * under one tag share a run.  A run is closed with the space at the line's
 * end, so that words stay apart in extracted text; a hyphen that a break adds
 * is the run's last glyph.
 */
#include "typeset/compose.h"

#include "base/bidi.h"
#include "typeset/letterfit.h"

/* A box, space or hyphen of the line. */
struct part {
	const struct node *node;
	length x; /* of its left end, from the line's */
	length width;
	length letter;  /* more between its letters */
	length gaps;    /* between them */
	bool end_space; /* the space after the line's last word */
};

/* The line's parts. */
struct set_line {
	struct arena *arena;
	struct part *parts;
	size_t count, capacity;
	length width; /* of all but the space at the end */
};

/* A run while its glyphs are collected. */
struct composing {
	struct item_list *list;
	const struct para *para;
	length x, width; /* of the line: left end on the page, width */
	length baseline;
	const struct look *look; /* of the run; NULL: none is open */
	uint8_t level;
	struct glyph *glyphs;
	size_t count, capacity;
	char *text;
	size_t text_size, text_capacity;
	length left, right; /* what the run covers, without spaces at its end */
	bool hyphen;
};

/* --- places --- */

static void
add_part(struct set_line *row, const struct node *node, length width)
{
	struct part part = {.node = node, .width = width};
	ARENA_PUSH(row->arena, row->parts, row->count, row->capacity, part);
	row->width += width;
}

/* The space at the line's end, which no line has room for. */
static void
add_end_space(struct set_line *row, const struct para *para,
    const struct line *line, size_t at)
{
	while (at < para->count && para->nodes[at].kind == NODE_PENALTY &&
	       !lines_is_forced(para, at))
		at++;
	if (line->last || at >= para->count || row->count == 0 ||
	    para->nodes[at].kind != NODE_GLUE)
		return;
	struct part part = {.node = &para->nodes[at],
	    .width = para->nodes[at].width,
	    .end_space = true};
	part.x = para->rtl ? -part.width : row->width;
	ARENA_PUSH(row->arena, row->parts, row->count, row->capacity, part);
}

/* A box with its letters a little apart. */
static void
add_box(
    struct set_line *row, const struct node *node, length letter, bool hyphen)
{
	length gaps = letter ? letterfit_gaps(node, hyphen) : 0;
	add_part(row, node, node->width + letter * gaps);
	row->parts[row->count - 1].letter = letter;
	row->parts[row->count - 1].gaps = gaps;
}

static void
fill_row(
    struct set_line *row, const struct lines *lines, const struct line *line)
{
	const struct para *para = lines->para;
	struct letterfit fit = letterfit_of(lines, line);
	length spaces = (length)fit.space_count;
	/* So many first spaces are 1/1000 pt wider, that it may come out
	 * even. */
	length over = spaces ? (fit.spaces % spaces + spaces) % spaces : 0;
	length stretch = spaces ? (fit.spaces - over) / spaces : 0;
	size_t end = lines_trim(para, line->start, line->end);
	for (size_t i = line->start; i < end;) {
		const struct node *node = lines_box(para, i, end, &i);
		if (node->kind == NODE_BOX)
			add_box(
			    row, node, fit.letter, line->hyphen && i >= end);
		else if (node->kind == NODE_GLUE)
			add_part(
			    row, node, node->width + stretch + (over-- > 0));
	}
	if (line->hyphen)
		add_part(
		    row, &para->nodes[line->end], para->nodes[line->end].width);
}

/* Gives each part its place, from the left as they are seen. */
static void
place_parts(struct set_line *row, bool two_ways)
{
	uint32_t *order = ARENA_ARRAY(row->arena, row->count, uint32_t);
	uint8_t *levels = arena_alloc(row->arena, row->count + 1);
	for (size_t i = 0; i < row->count; i++) {
		order[i] = (uint32_t)i;
		levels[i] = row->parts[i].node->level;
	}
	if (two_ways)
		bidi_order(levels, row->count, order);
	length x = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct part *part = &row->parts[order[i]];
		part->x = x;
		x += part->width;
	}
}

/* --- runs --- */

static void
close_run(struct composing *state)
{
	if (!state->look)
		return;
	struct arena *arena = state->list->arena;
	const struct look *look = state->look;
	struct glyph_run *run = ARENA_NEW(arena, struct glyph_run);
	*run = (struct glyph_run){.font = look->font,
	    .size = look->size,
	    .colour = look->colour,
	    .glyphs = state->glyphs,
	    .count = (uint32_t)state->count,
	    .text = arena_strndup(arena, state->text, state->text_size),
	    .text_size = (uint32_t)state->text_size,
	    .width = state->right - state->left,
	    .added_hyphen = state->hyphen};
	for (size_t i = 0; i < state->count; i++)
		state->glyphs[i].x -= state->left;
	/* A mirrored leaflet is set from the left and turned round as a whole:
	 * a run stands as far from the line's left end as it is to stand from
	 * its right one. */
	length x =
	    state->para->mirrored ? state->width - state->right : state->left;
	items_add(state->list, (struct item){.kind = ITEM_TEXT,
				   .tag = look->tag,
				   .x = state->x + x,
				   .y = state->baseline - look->rise,
				   .width = run->width,
				   .run = run});
	state->look = NULL;
	state->glyphs = NULL;
	state->count = state->capacity = 0;
	state->text = NULL;
	state->text_size = state->text_capacity = 0;
}

static bool
same_look(const struct look *a, const struct look *b)
{
	return a == b ||
	       (a->font == b->font && a->size == b->size &&
		   a->rise == b->rise && palette_equal(a->colour, b->colour) &&
		   a->tracking == b->tracking && a->tag == b->tag);
}

static void
add_text(struct composing *state, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		ARENA_PUSH(state->list->arena, state->text, state->text_size,
		    state->text_capacity, text[i]);
}

static void
open_run(struct composing *state, const struct part *part)
{
	close_run(state);
	state->look = part->node->look;
	state->level = part->node->level;
	state->left = part->x;
	state->right = part->x;
	if (state->level % 2)
		state->left = state->right = part->x + part->width;
}

/* Does the part go on with the run that is open? */
static bool
goes_on(const struct composing *state, const struct part *part)
{
	if (!state->look)
		return false;
	struct look look = *part->node->look;
	bool same_way = part->node->level == state->level;
	if (part->end_space) { /* what ends the line takes it in */
		look.tag = state->look->tag;
		same_way = state->level == state->para->rtl;
	}
	return same_way && same_look(state->look, &look);
}

static void
add_glyphs(struct composing *state, const struct part *part)
{
	const struct node *node = part->node;
	const struct look *look = node->look;
	const struct shaped *shaped = node->shaped;
	length letter = part->gaps ? part->letter : 0, apart = 0;
	if (node->level % 2) /* its first letter is the one on the right */
		apart = letter * part->gaps;
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *from = &shaped->glyphs[i];
		length tracked = 0;
		if (i > 0 && from->cluster != from[-1].cluster)
			apart += node->level % 2 ? -letter : letter;
		if (look->tracking && !shaped->joined)
			tracked = (length)unit_scale(
			    (int64_t)look->tracking * look->size, i, 1000);
		struct glyph glyph = {.id = from->id,
		    .cluster = (uint32_t)state->text_size + from->cluster,
		    .x = part->x + tracked + apart +
			 shape_length(look->font, look->size, from->x),
		    .y = shape_length(look->font, look->size, from->y)};
		ARENA_PUSH(state->list->arena, state->glyphs, state->count,
		    state->capacity, glyph);
	}
	add_text(state, node->text, node->size);
}

static void
set_part(struct composing *state, const struct part *part)
{
	if (!goes_on(state, part))
		open_run(state, part);
	add_glyphs(state, part);
	if (part->node->kind == NODE_GLUE)
		return;
	if (part->x < state->left)
		state->left = part->x;
	if (part->x + part->width > state->right)
		state->right = part->x + part->width;
}

void
compose_line(struct item_list *list, const struct lines *lines, size_t index,
    length x, length y)
{
	const struct para *para = lines->para;
	const struct line *line = &lines->list[index];
	struct set_line row = {.arena = list->arena};
	fill_row(&row, lines, line);
	place_parts(&row, para->two_ways);
	add_end_space(
	    &row, para, line, lines_trim(para, line->start, line->end));
	if (lines->measure.align == ALIGN_CENTRE)
		x += (lines->measure.width - line->width) / 2;
	struct composing state = {.list = list,
	    .para = para,
	    .x = x - line->left,
	    .width = row.width,
	    .baseline = y};
	for (size_t i = 0; i < row.count; i++) {
		const struct part *part = &row.parts[i];
		set_part(&state, part);
		state.hyphen |= part->node->kind == NODE_PENALTY;
	}
	close_run(&state);
}
