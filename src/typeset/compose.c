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
	length letter; /* more between its letters */
};

enum { FEW_PARTS = 64 }; /* more than most lines have */

/* The line's parts: at most its nodes, a hyphen and a space. */
struct set_line {
	struct arena *arena;
	struct part *parts;
	size_t count;
	bool end_space;       /* the last one is that after the last word */
	length width;         /* of all but the space at the end */
	size_t glyphs, bytes; /* of all */
};

/* A line while its parts become runs. */
struct composing {
	struct item_list *list;
	const struct para *para;
	length x, width; /* of the line: left end on the page, width */
	length baseline;
	struct glyph *glyphs; /* room for all that are still to come */
	char *text;           /* likewise, and for a NUL after each run */
};

/* Parts that share a run, and what it covers without spaces at its end. */
struct run {
	const struct part *parts;
	size_t count;
	length left, right;
	bool hyphen; /* that of the break is among them */
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
	row->end_space = true;
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
	part->letter = gaps ? letter : 0;
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

/* --- glyphs --- */

/* Where a part's glyphs go, and the byte of the run at which its text begins.
 */
struct spot {
	struct glyph *glyphs;
	uint32_t text;
};

/* Glyphs of any form at any size. */
static void
set_any(
    const struct part *part, const struct unit_ratio *ratio, struct spot spot)
{
	const struct shaped *shaped = part->node->shaped;
	int32_t x = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		struct shaped_glyph from = shaped_at(shaped, i, x);
		spot.glyphs[i] = (struct glyph){.id = from.id,
		    .cluster = spot.text + from.cluster,
		    .x = part->x + unit_by(ratio, from.x),
		    .y = unit_by(ratio, from.y)};
		x += from.advance;
	}
}

/* The same for plain ones, which most are. */
static inline void
set_plain(
    const struct part *part, const struct unit_ratio *ratio, struct spot spot)
{
	const struct shaped_plain *from = shaped_plain(part->node->shaped);
	struct glyph *to = spot.glyphs, *end = to + part->node->shaped->count;
	const length left = part->x;
	for (int32_t x = 0; to < end; x += from++->advance, to++) {
		to->id = from->id;
		to->cluster = spot.text++;
		to->x = left + unit_times(ratio, (uint32_t)x);
		to->y = 0;
	}
}

/* Moves glyphs apart, tracking by so much for each before it. */
static void
move_glyphs(const struct part *part, struct glyph *glyphs)
{
	const struct node *node = part->node;
	const struct shaped *shaped = node->shaped;
	int64_t tracking = (int64_t)node->look->tracking * node->look->size;
	length letter = part->letter, apart = 0;
	if (letter && node->level % 2) /* its first letter is on the right */
		apart = part->width - node->width;
	for (uint32_t i = 0; i < shaped->count; i++) {
		if (i > 0 && glyphs[i].cluster != glyphs[i - 1].cluster)
			apart += node->level % 2 ? -letter : letter;
		glyphs[i].x += apart;
		if (!shaped->joined)
			glyphs[i].x += (length)unit_scale(tracking, i, 1000);
	}
}

/* Those of the run; returns how many they are. */
static size_t
set_glyphs(const struct run *run, struct glyph *glyphs)
{
	const struct look *look = run->parts->node->look;
	const struct unit_ratio ratio = shape_ratio(look);
	struct spot spot = {glyphs, 0};
	for (size_t i = 0; i < run->count; i++) {
		const struct part *part = &run->parts[i];
		const struct shaped *shaped = part->node->shaped;
		if (shaped->form == SHAPED_PLAIN && ratio.factor)
			set_plain(part, &ratio, spot);
		else
			set_any(part, &ratio, spot);
		if (part->letter || look->tracking)
			move_glyphs(part, spot.glyphs);
		spot.glyphs += shaped->count;
		spot.text += part->node->size;
	}
	for (struct glyph *at = glyphs; run->left && at < spot.glyphs; at++)
		at->x -= run->left;
	return (size_t)(spot.glyphs - glyphs);
}

/* Copies the run's text; returns its size.  What stands together in the para's
 * text is copied at once. */
static size_t
set_text(const struct run *run, char *text)
{
	const char *from = run->parts->node->text;
	size_t size = 0, copied = 0;
	for (size_t i = 0; i < run->count; i++) {
		const struct node *node = run->parts[i].node;
		if (node->text != from + (size - copied)) {
			memcpy(text + copied, from, size - copied);
			copied = size;
			from = node->text;
		}
		size += node->size;
	}
	memcpy(text + copied, from, size - copied);
	text[size] = '\0';
	return size;
}

/* --- runs --- */

/* But for the tags that they belong to. */
static bool
look_alike(const struct look *a, const struct look *b)
{
	return a == b ||
	       (a->font == b->font && a->size == b->size &&
		   a->rise == b->rise && palette_equal(a->colour, b->colour) &&
		   a->tracking == b->tracking);
}

/* Does the node go on with the run that begins with the first one? */
static inline bool
goes_on(const struct node *first, const struct node *node)
{
	const struct look *look = node->look;
	return node->level == first->level &&
	       (look == first->look || (look->tag == first->look->tag &&
					   look_alike(first->look, look)));
}

/* The run that begins with part i.  What ends the line takes in the space at
 * its end. */
static struct run
find_run(const struct set_line *row, size_t i, bool rtl)
{
	const struct part *parts = row->parts + i;
	const struct node *first = parts->node;
	const size_t rest = row->count - i, words = rest - row->end_space;
	length near = first->level % 2 ? parts->x + parts->width : parts->x;
	struct run run = {
	    .parts = parts, .count = 0, .left = near, .right = near};
	for (; run.count < words; run.count++) {
		const struct part *part = &parts[run.count];
		if (!goes_on(first, part->node))
			return run;
		if (part->node->kind == NODE_GLUE)
			continue;
		run.hyphen |= part->node->kind == NODE_PENALTY;
		if (part->x < run.left)
			run.left = part->x;
		if (part->x + part->width > run.right)
			run.right = part->x + part->width;
	}
	if (run.count < rest &&
	    (run.count == 0 ||
		(first->level == rtl &&
		    look_alike(first->look, parts[run.count].node->look))))
		run.count++;
	return run;
}

static void
add_run(struct composing *state, const struct run *run)
{
	const struct look *look = run->parts->node->look;
	struct glyph_run *glyphs =
	    arena_room(state->list->arena, sizeof *glyphs);
	*glyphs = (struct glyph_run){.font = look->font,
	    .size = look->size,
	    .colour = look->colour,
	    .glyphs = state->glyphs,
	    .count = (uint32_t)set_glyphs(run, state->glyphs),
	    .text = state->text,
	    .text_size = (uint32_t)set_text(run, state->text),
	    .width = run->right - run->left,
	    .added_hyphen = run->hyphen};
	/* A mirrored leaflet is set from the left and turned round as a whole:
	 * a run stands as far from the line's left end as it is to stand from
	 * its right one. */
	length x =
	    state->para->mirrored ? state->width - run->right : run->left;
	items_add(state->list, (struct item){.kind = ITEM_TEXT,
				   .tag = look->tag,
				   .x = state->x + x,
				   .y = state->baseline - look->rise,
				   .width = glyphs->width,
				   .run = glyphs});
	state->glyphs += glyphs->count;
	state->text += glyphs->text_size + 1;
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
	    .glyphs = arena_room(row.arena, row.glyphs * sizeof(struct glyph)),
	    .text = arena_room(row.arena, row.bytes + row.count)};
	for (size_t i = 0; i < row.count;) {
		struct run run = find_run(&row, i, para->rtl);
		add_run(&state, &run);
		i += run.count;
	}
}
