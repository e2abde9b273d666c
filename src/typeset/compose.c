/*
 * Set a line: glyph runs from the boxes and glue that it holds.
 *
 * Neighbours that look alike and stand under one tag share a run.  A run is
 * closed with the space at the line's end, so that words stay apart in
 * extracted text; a hyphen that a break adds is the run's last glyph.
 */
#include "typeset/compose.h"

/* A run while its glyphs are collected. */
struct composing {
	struct item_list *list;
	const struct look *look; /* of the run; NULL: none is open */
	struct glyph *glyphs;
	size_t count, capacity;
	char *text;
	size_t text_size, text_capacity;
	length start; /* x of the run */
	length pen;   /* x of the next glyph */
	length inked; /* x after the last glyph that is no space */
	length baseline;
	bool hyphen;
};

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
	    .width = state->inked - state->start,
	    .added_hyphen = state->hyphen};
	items_add(state->list, (struct item){.kind = ITEM_TEXT,
				   .tag = look->tag,
				   .x = state->start,
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
add_glyphs(struct composing *state, const struct node *node, length stretch)
{
	const struct look *look = node->look;
	if (!state->look || !same_look(state->look, look)) {
		close_run(state);
		state->look = look;
		state->start = state->inked = state->pen;
	}
	const struct shaped *shaped = node->shaped;
	int32_t units = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *from = &shaped->glyphs[i];
		length tracked = (length)unit_scale(
		    (int64_t)look->tracking * look->size, i, 1000);
		struct glyph glyph = {.id = from->id,
		    .cluster = (uint32_t)state->text_size + from->cluster,
		    .x = state->pen - state->start + tracked +
			 shape_length(look->font, look->size, units + from->x),
		    .y = shape_length(look->font, look->size, from->y)};
		ARENA_PUSH(state->list->arena, state->glyphs, state->count,
		    state->capacity, glyph);
		units += from->advance;
	}
	add_text(state, node->text, node->size);
	state->pen += node->width + stretch;
	if (node->kind != NODE_GLUE)
		state->inked = state->pen;
}

/* How much each space of a justified line grows or shrinks; *over: of them,
 * so many first ones are 1/1000 pt wider, that it may come out even. */
static length
space_stretch(const struct lines *lines, const struct line *line, length *over)
{
	*over = 0;
	if (lines->measure.align != ALIGN_JUSTIFY)
		return 0;
	length slack =
	    lines->measure.width + line->left + line->right - line->width;
	if (slack > 0 && lines_is_forced(lines->para, line->end))
		return 0;
	size_t end = lines_trim(lines->para, line->start, line->end);
	length spaces = 0;
	for (size_t i = line->start; i < end; i++)
		spaces += lines->para->nodes[i].kind == NODE_GLUE;
	if (spaces == 0)
		return 0;
	*over = (slack % spaces + spaces) % spaces;
	return (slack - *over) / spaces;
}

void
compose_line(struct item_list *list, const struct lines *lines, size_t index,
    length x, length y)
{
	const struct para *para = lines->para;
	const struct line *line = &lines->list[index];
	struct composing state = {.list = list, .baseline = y, .pen = x};
	if (lines->measure.align == ALIGN_CENTRE)
		state.pen += (lines->measure.width - line->width) / 2;
	state.pen -= line->left;
	length over, stretch = space_stretch(lines, line, &over);
	size_t end = lines_trim(para, line->start, line->end);
	for (size_t i = line->start; i < end;) {
		const struct node *node = lines_box(para, i, end, &i);
		if (node->kind == NODE_BOX)
			add_glyphs(&state, node, 0);
		else if (node->kind == NODE_GLUE)
			add_glyphs(&state, node, stretch + (over-- > 0));
	}
	if (line->hyphen) {
		add_glyphs(&state, &para->nodes[line->end], 0);
		state.hyphen = true;
	}
	/* The space at the line's end, so that words stay apart. */
	size_t at = end;
	while (at < para->count && para->nodes[at].kind == NODE_PENALTY &&
	       !lines_is_forced(para, at))
		at++;
	if (!line->last && at < para->count &&
	    para->nodes[at].kind == NODE_GLUE && state.look) {
		struct node space = para->nodes[at];
		struct look look = *space.look;
		look.tag = state.look->tag;
		space.look =
		    same_look(state.look, &look) ? state.look : space.look;
		add_glyphs(&state, &space, 0);
	}
	close_run(&state);
}
