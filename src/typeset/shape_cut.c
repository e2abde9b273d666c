/*
 * Words that are wider than their line: cut between glyphs, in addresses after
 * a mark where a reader expects it.
 */
#include "typeset/shape.h"

#include <string.h>

/* The nodes of the new para. */
struct cutting {
	struct arena *arena;
	struct node *nodes;
	size_t count, capacity;
	length widest;
};

static void
add_node(struct cutting *cutting, struct node node)
{
	ARENA_PUSH(cutting->arena, cutting->nodes, cutting->count,
	    cutting->capacity, node);
	if (node.kind == NODE_BOX && node.width > cutting->widest)
		cutting->widest = node.width;
}

static void
add_penalty(struct cutting *cutting, const struct look *look, int penalty)
{
	add_node(cutting,
	    (struct node){
		.kind = NODE_PENALTY, .look = look, .penalty = penalty});
}

/* Is a break after this byte one that a reader of addresses expects? */
static bool
is_address_joint(char before)
{
	return strchr("/?&=-_#.@", before) != NULL;
}

/* Where the text of glyph i begins. */
static uint32_t
glyph_start(const struct node *box, uint32_t i)
{
	const struct shaped *shaped = box->shaped;
	return i < shaped->count ? shaped_cluster(shaped, i) : box->size;
}

/* The glyph after the last one of a part that begins with `first`: as many as
 * fit, or fewer if an address has a joint among them. */
static uint32_t
part_end(const struct node *box, uint32_t first, length measure, bool *joint)
{
	const struct shaped *all = box->shaped;
	const struct look *look = box->look;
	uint32_t end = first, last_joint = first;
	int32_t units = 0;
	for (; end < all->count; end++) {
		units += shaped_advance(all, end);
		if (end > first &&
		    shape_length(look->font, look->size, units) > measure)
			break;
		uint32_t after = glyph_start(box, end + 1);
		if (after && is_address_joint(box->text[after - 1]))
			last_joint = end + 1;
	}
	*joint = last_joint > first && end < all->count;
	return *joint ? last_joint : end;
}

/* Where the left end of the glyphs from first up to end stands in the box. */
static int32_t
left_end(const struct node *box, uint32_t first, uint32_t end)
{
	int32_t before = 0;
	if (box->level % 2 == 0) {
		for (uint32_t i = 0; i < first; i++)
			before += shaped_advance(box->shaped, i);
		return before;
	}
	for (uint32_t i = end; i < box->shaped->count; i++)
		before += shaped_advance(box->shaped, i);
	return before;
}

/* The glyphs from first up to end, of all that the box has, as a box of their
 * own. */
static struct node
part_of(struct arena *arena, const struct node *box,
    const struct shaped_glyph *all, uint32_t first, uint32_t end)
{
	uint32_t from = glyph_start(box, first);
	int32_t left = left_end(box, first, end);
	struct shaped_glyph *glyphs =
	    ARENA_ARRAY(arena, end - first, struct shaped_glyph);
	struct shaped_word part = {.glyphs = glyphs,
	    .count = end - first,
	    .joined = box->shaped->joined};
	for (uint32_t i = first; i < end; i++) {
		glyphs[i - first] = all[i];
		glyphs[i - first].cluster -= from;
		glyphs[i - first].x -= left;
		part.advance += all[i].advance;
	}
	struct node node = *box;
	node.shaped = shaped_new(arena, &part);
	node.text = box->text + from;
	node.size = glyph_start(box, end) - from;
	node.width = shape_shaped_width(box->look, node.shaped);
	return node;
}

/* Cuts one box into parts of at most the measure, at clusters. */
static void
cut_box(struct cutting *cutting, const struct node *box, length measure)
{
	uint32_t end;
	const struct shaped_glyph *all =
	    shaped_glyphs(cutting->arena, box->shaped);
	for (uint32_t first = 0; first < box->shaped->count; first = end) {
		bool joint;
		end = part_end(box, first, measure, &joint);
		struct node node =
		    part_of(cutting->arena, box, all, first, end);
		add_node(cutting, node);
		if (end < box->shaped->count)
			add_penalty(cutting, box->look,
			    joint ? PENALTY_INSIDE_ADDRESS : PENALTY_INSIDE);
	}
}

/* A word for a message: its first characters. */
static const char *
shown_word(struct arena *arena, const struct node *node)
{
	size_t at = 0;
	for (int i = 0; i < 40 && at < node->size; i++)
		text_next(node->text, node->size, &at);
	return arena_printf(arena, "%.*s%s", (int)at, node->text,
	    at < node->size ? "\u2026" : "");
}

/* A part of a divided word as a word of its own. */
static struct node
alone(const struct node *node)
{
	return node->word ? *shape_piece(node->word, node->part, node->part + 1)
			  : *node;
}

/* A text without a line is one of those that are gathered for cover and back
 * page (build_plain). */
static void
warn(struct job *job, struct place place, const char *word)
{
	if (place.line)
		diag_warning(job, place,
		    "the word '%s' is wider than its line and is broken. "
		    "Shorten it, or put a soft hyphen (&#173;) or a zero-width "
		    "space (&#8203;) where it may be broken.",
		    word);
	else
		diag_warning(job, place,
		    "the word '%s' of the cover or the back page is wider than "
		    "its line and is broken. Shorten it in <about>, in the "
		    "related article that it belongs to, or in the "
		    "configuration.",
		    word);
}

const struct para *
shape_cut(struct job *job, const struct para *para, length measure)
{
	if (para->widest <= measure)
		return para;
	struct cutting cutting = {.arena = job->arena};
	for (size_t i = 0; i < para->count; i++) {
		const struct node node = alone(&para->nodes[i]);
		if (node.kind != NODE_BOX || node.width <= measure) {
			add_node(&cutting, node);
			continue;
		}
		warn(job, para->place, shown_word(job->arena, &node));
		cut_box(&cutting, &node, measure);
	}
	struct para *cut = ARENA_NEW(job->arena, struct para);
	*cut = *para;
	cut->nodes = cutting.nodes;
	cut->count = cutting.count;
	cut->widest = cutting.widest;
	return cut;
}
