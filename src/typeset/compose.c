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

#include <string.h>

/* A box, space or hyphen of the line. */
struct part {
	const struct node *node;
	length x; /* of its left end, from the line's */
	length width;
	length letter;  /* more between its letters */
	length gaps;    /* between them */
	bool end_space; /* the space after the line's last word */
};

enum { FEW_PARTS = 64 }; /* more than most lines have */

/* The line's parts: at most its nodes, a hyphen and a space. */
struct set_line {
	struct arena *arena;
	struct part *parts;
	size_t count;
	length width;         /* of all but the space at the end */
	size_t glyphs, bytes; /* of all */
};

/* A run while its glyphs are collected. */
struct composing {
	struct item_list *list;
	const struct para *para;
	length x, width; /* of the line: left end on the page, width */
	length baseline;
	const struct look *look; /* of the run; NULL: none is open */
	struct unit_ratio ratio; /* of its font's units to lengths */
	uint8_t level;
	struct glyph *glyphs; /* of the run; room for all that are left */
	size_t count;
	char *text; /* likewise, and for a NUL after each run */
	size_t text_size;
	const char *copy;   /* what is still to be copied to the end of that: */
	size_t copied;      /* the text of parts that stands together */
	length left, right; /* what the run covers, without spaces at its end */
	bool hyphen;
};

/* --- places --- */

/* Adds a part behind the others. */
static inline struct part *
add_part(struct set_line *row, const struct node *node, length width)
{
	struct part *part = &row->parts[row->count++];
	*part = (struct part){.node = node, .x = row->width, .width = width};
	row->width += width;
	row->glyphs += node->shaped->count;
	row->bytes += node->size;
	return part;
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
	length width = para->nodes[at].width;
	struct part *part = add_part(row, &para->nodes[at], width);
	part->end_space = true;
	row->width -= width;
	if (para->rtl)
		part->x = -width;
}

/* A box with its letters a little apart. */
static void
add_box(
    struct set_line *row, const struct node *node, length letter, bool hyphen)
{
	length gaps = letter ? letterfit_gaps(node, hyphen) : 0;
	struct part *part = add_part(row, node, node->width + letter * gaps);
	part->letter = letter;
	part->gaps = gaps;
}

static void
fill_row(struct set_line *row, const struct lines *lines,
    const struct line *line, size_t end)
{
	const struct para *para = lines->para;
	struct letterfit fit = letterfit_of(lines, line);
	length spaces = (length)fit.space_count;
	/* So many first spaces are 1/1000 pt wider, that it may come out
	 * even. */
	length over = spaces ? (fit.spaces % spaces + spaces) % spaces : 0;
	length stretch = spaces ? (fit.spaces - over) / spaces : 0;
	for (size_t i = line->start; i < end;) {
		const struct node *node = &para->nodes[i];
		if (node->word)
			node = lines_box(para, i, end, &i);
		else
			i++;
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

/* Gives each part of text that runs both ways its place, from the left as they
 * are seen. */
static void
place_parts(struct set_line *row)
{
	length x = 0;
	uint32_t *order = ARENA_ARRAY(row->arena, row->count, uint32_t);
	uint8_t *levels = arena_alloc(row->arena, row->count + 1);
	for (size_t i = 0; i < row->count; i++) {
		order[i] = (uint32_t)i;
		levels[i] = row->parts[i].node->level;
	}
	bidi_order(levels, row->count, order);
	for (size_t i = 0; i < row->count; i++) {
		struct part *part = &row->parts[order[i]];
		part->x = x;
		x += part->width;
	}
}

/* --- runs --- */

/* Copies the text so far; what follows begins at `next`. */
static inline void
copy_text(struct composing *state, const char *next)
{
	if (state->copied)
		memcpy(state->text + state->text_size - state->copied,
		    state->copy, state->copied);
	state->copy = next;
	state->copied = 0;
}

static void
close_run(struct composing *state)
{
	if (!state->look)
		return;
	copy_text(state, NULL);
	struct arena *arena = state->list->arena;
	const struct look *look = state->look;
	struct glyph_run *run = ARENA_NEW(arena, struct glyph_run);
	*run = (struct glyph_run){.font = look->font,
	    .size = look->size,
	    .colour = look->colour,
	    .glyphs = state->glyphs,
	    .count = (uint32_t)state->count,
	    .text = state->text,
	    .text_size = (uint32_t)state->text_size,
	    .width = state->right - state->left,
	    .added_hyphen = state->hyphen};
	for (size_t i = 0; state->left && i < state->count; i++)
		state->glyphs[i].x -= state->left;
	state->text[state->text_size] = '\0';
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
	state->glyphs += state->count;
	state->count = 0;
	state->text += state->text_size + 1;
	state->text_size = 0;
}

/* But for the tags that they belong to. */
static bool
look_alike(const struct look *a, const struct look *b)
{
	return a == b ||
	       (a->font == b->font && a->size == b->size &&
		   a->rise == b->rise && palette_equal(a->colour, b->colour) &&
		   a->tracking == b->tracking);
}

static void
open_run(struct composing *state, const struct part *part)
{
	close_run(state);
	state->look = part->node->look;
	state->ratio = shape_ratio(state->look);
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
	const struct look *look = part->node->look;
	if (!state->look)
		return false;
	if (!part->end_space)
		return part->node->level == state->level &&
		       look->tag == state->look->tag &&
		       look_alike(state->look, look);
	/* What ends the line takes it in. */
	return state->level == state->para->rtl &&
	       look_alike(state->look, look);
}

/* Glyphs of any form at any size. */
static void
add_any(const struct composing *state, const struct part *part)
{
	const struct shaped *shaped = part->node->shaped;
	const struct unit_ratio *ratio = &state->ratio;
	struct glyph *to = state->glyphs + state->count;
	uint32_t text = (uint32_t)state->text_size;
	int32_t x = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		struct shaped_glyph from = shaped_at(shaped, i, x);
		to[i] = (struct glyph){.id = from.id,
		    .cluster = text + from.cluster,
		    .x = part->x + unit_by(ratio, from.x),
		    .y = unit_by(ratio, from.y)};
		x += from.advance;
	}
}

/* The same for plain ones, which most are. */
static inline void
add_plain(const struct composing *state, const struct part *part)
{
	const struct shaped_plain *from = shaped_plain(part->node->shaped);
	const struct unit_ratio ratio = state->ratio;
	struct glyph *to = state->glyphs + state->count;
	const uint32_t count = part->node->shaped->count;
	const uint32_t text = (uint32_t)state->text_size;
	const length left = part->x;
	int32_t x = 0;
	for (uint32_t i = 0; i < count; i++) {
		to[i] = (struct glyph){.id = from[i].id,
		    .cluster = text + i,
		    .x = left + unit_times(&ratio, (uint32_t)x)};
		x += from[i].advance;
	}
}

/* Moves glyphs apart, tracking by so much for each before it. */
static void
move_glyphs(struct composing *state, const struct part *part)
{
	const struct node *node = part->node;
	const struct shaped *shaped = node->shaped;
	int64_t tracking = (int64_t)node->look->tracking * node->look->size;
	length letter = part->gaps ? part->letter : 0, apart = 0;
	if (node->level % 2) /* its first letter is the one on the right */
		apart = letter * part->gaps;
	struct glyph *glyphs = state->glyphs + state->count;
	for (uint32_t i = 0; i < shaped->count; i++) {
		if (i > 0 && glyphs[i].cluster != glyphs[i - 1].cluster)
			apart += node->level % 2 ? -letter : letter;
		glyphs[i].x += apart;
		if (!shaped->joined)
			glyphs[i].x += (length)unit_scale(tracking, i, 1000);
	}
}

static void
add_glyphs(struct composing *state, const struct part *part)
{
	const struct node *node = part->node;
	if (node->shaped->form == SHAPED_PLAIN && state->ratio.factor)
		add_plain(state, part);
	else
		add_any(state, part);
	if (part->gaps || node->look->tracking)
		move_glyphs(state, part);
	state->count += node->shaped->count;
	if (node->text != state->copy + state->copied)
		copy_text(state, node->text);
	state->copied += node->size;
	state->text_size += node->size;
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
	size_t end = lines_trim(para, line->start, line->end);
	size_t most = line->end - line->start + 2;
	struct part few[FEW_PARTS];
	struct set_line row = {.arena = list->arena, .parts = few};
	if (most > FEW_PARTS)
		row.parts = ARENA_ARRAY(row.arena, most, struct part);
	fill_row(&row, lines, line, end);
	if (para->two_ways)
		place_parts(&row);
	add_end_space(&row, para, line, end);
	if (lines->measure.align == ALIGN_CENTRE)
		x += (lines->measure.width - line->width) / 2;
	/* Each part may be a run, whose text ends in a NUL. */
	struct composing state = {.list = list,
	    .para = para,
	    .x = x - line->left,
	    .width = row.width,
	    .baseline = y,
	    .glyphs = ARENA_ARRAY(row.arena, row.glyphs, struct glyph),
	    .text = arena_alloc(row.arena, row.bytes + row.count)};
	for (size_t i = 0; i < row.count; i++) {
		const struct part *part = &row.parts[i];
		set_part(&state, part);
		state.hyphen |= part->node->kind == NODE_PENALTY;
	}
	close_run(&state);
}
