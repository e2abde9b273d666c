/*
 * Boxes wait until there are many, as words that have to be looked for are
 * looked for together (shaper_words): by then what is far away in memory has
 * come.
 */
#include "typeset/nodes.h"

#include "typeset/faces.h"
#include "typeset/looks.h"
#include "typeset/system_fonts.h"

#include <string.h>

enum { NODES_LEAST = 8 /* that there is room for */ };

/* Member by member, for each text would otherwise clear those that wait. */
void
nodes_begin(struct nodes *nodes, struct job *job, struct shaper *shaper,
    struct place place, size_t room)
{
	nodes->job = job;
	nodes->shaper = shaper;
	nodes->place = place;
	nodes->count = 0;
	nodes->capacity = room + NODES_LEAST;
	nodes->list =
	    arena_room(job->arena, nodes->capacity * sizeof *nodes->list);
	nodes->widest = 0;
	nodes->waiting_count = 0;
	nodes->missing = 0;
	nodes->space.look = NULL;
}

static void
report_missing(struct nodes *nodes, uint32_t c)
{
	if (c == 0 || c == nodes->missing)
		return;
	nodes->missing = c;
	char shown[5] = "";
	text_put(shown, c);
	const char *package = system_fonts_package(c);
	const char *remedy = package ? arena_printf(nodes->job->arena,
					   "Install the package %s", package)
				     : "Write it another way";
	diag_error(nodes->job, nodes->place,
	    "no font has the character U+%04X (%s). %s, or name a font that "
	    "has it in fonts.fallback.",
	    (unsigned)c, shown, remedy);
}

/* Room for one more; the caller fills it in. */
static inline struct node *
new_node(struct nodes *nodes)
{
	if (nodes->count == nodes->capacity)
		nodes->list = arena_grow(nodes->job->arena, nodes->list,
		    nodes->count, &nodes->capacity, sizeof *nodes->list);
	return &nodes->list[nodes->count++];
}

void
nodes_add_box(struct nodes *nodes, const struct node *node)
{
	if (node->width > nodes->widest)
		nodes->widest = node->width;
	*new_node(nodes) = *node;
}

/* Adds text of one level that may need several faces, a box for each. */
static void
add_faces(struct nodes *nodes, const struct look *look, const char *text,
    uint32_t size, uint8_t level)
{
	struct arena *arena = nodes->job->arena;
	struct faces faces = faces_split(arena, nodes->shaper, look,
	    (struct faces_text){text, size, level % 2});
	report_missing(nodes, faces.missing);
	for (size_t i = 0; i < faces.count; i++) {
		const struct face_run *run = &faces.list[i];
		struct node node = shape_box(nodes->shaper,
		    looks_in_face(arena, look, run->font), text + run->start,
		    run->end - run->start, level);
		nodes_add_box(nodes, &node);
	}
}

/* A box of which the face lacks a character becomes several. */
static void
split_box(struct nodes *nodes, size_t at)
{
	struct node box = nodes->list[at];
	size_t after = nodes->count - at - 1;
	struct node *rest =
	    ARENA_ARRAY(nodes->job->arena, after + 1, struct node);
	memcpy(rest, &nodes->list[at + 1], after * sizeof *rest);
	nodes->count = at;
	add_faces(nodes, box.look, box.text, box.size, box.level);
	for (size_t i = 0; i < after; i++)
		*new_node(nodes) = rest[i];
}

void
nodes_settle(struct nodes *nodes)
{
	size_t count = nodes->waiting_count, more = 0;
	struct wanted_word words[NODES_WAITING];
	struct unit_ratio ratio = {0};
	const struct look *look = NULL; /* that of the ratio */
	for (size_t i = 0; i < count; i++) {
		const struct node *node = &nodes->list[nodes->waiting[i]];
		words[i] = (struct wanted_word){.font = node->look->font,
		    .language = node->look->language,
		    .text = node->text,
		    .size = node->size,
		    .rtl = node->level % 2};
	}
	shaper_words(nodes->shaper, words, count);
	nodes->waiting_count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = nodes->waiting[i] + more, before = nodes->count;
		struct node *node = &nodes->list[at];
		if (node->look != look)
			ratio = shape_ratio(look = node->look);
		node->shaped = words[i].shaped;
		node->width = unit_by(&ratio, node->shaped->advance) +
			      shape_tracking(look, node->shaped);
		if (node->shaped->missing)
			split_box(nodes, at);
		else if (node->width > nodes->widest)
			nodes->widest = node->width;
		more += nodes->count - before;
	}
}

void
nodes_add_text(struct nodes *nodes, const struct look *look, const char *text,
    uint32_t size, uint8_t level)
{
	if (look->font != look->own) {
		nodes_settle(nodes);
		add_faces(nodes, look, text, size, level);
		return;
	}
	if (nodes->waiting_count == NODES_WAITING)
		nodes_settle(nodes);
	nodes->waiting[nodes->waiting_count++] = (uint32_t)nodes->count;
	*new_node(nodes) = (struct node){.kind = NODE_BOX,
	    .look = look,
	    .text = text,
	    .size = size,
	    .level = level};
}

void
nodes_add_penalty(struct nodes *nodes, const struct look *look, int penalty)
{
	*new_node(nodes) = (struct node){
	    .kind = NODE_PENALTY, .look = look, .penalty = penalty};
}

void
nodes_add_hyphen(
    struct nodes *nodes, const struct look *look, uint8_t level, int penalty)
{
	const struct shaped *shaped = shaper_word(nodes->shaper, look->font,
	    look->language, "\u2010", strlen("\u2010"), false);
	if (shaped->missing)
		shaped = shaper_word(
		    nodes->shaper, look->font, look->language, "-", 1, false);
	*new_node(nodes) = (struct node){.kind = NODE_PENALTY,
	    .look = look,
	    .penalty = penalty,
	    .hyphen = true,
	    .shaped = shaped,
	    .text = "\u00AD",
	    .level = level,
	    .size = strlen("\u00AD"),
	    .width = shape_shaped_width(look, shaped)};
}

/* The look in the face of what stands before: a space is as wide as its word
 * wants it. */
static const struct look *
look_of_space(struct nodes *nodes, const struct look *look)
{
	if (look->font == look->own)
		return look;
	nodes_settle(nodes);
	size_t i = nodes->count;
	while (i > 0 && nodes->list[i - 1].kind != NODE_BOX)
		i--;
	if (i == 0)
		return look;
	return looks_in_face(
	    nodes->job->arena, look, nodes->list[i - 1].look->font);
}

static void
find_space(struct nodes *nodes, const struct look *look)
{
	const struct shaped *shaped = shaper_word(
	    nodes->shaper, look->font, look->language, " ", 1, false);
	length width = shape_shaped_width(look, shaped);
	nodes->space = (struct node){.kind = NODE_GLUE,
	    .look = look,
	    .shaped = shaped,
	    .size = 1,
	    .width = width,
	    .stretch = width / 2,
	    .shrink = width / 4};
}

void
nodes_add_glue(struct nodes *nodes, const struct look *look, const char *text,
    uint8_t level)
{
	look = look_of_space(nodes, look);
	if (look != nodes->space.look)
		find_space(nodes, look);
	struct node *node = new_node(nodes);
	*node = nodes->space;
	node->text = text;
	node->level = level;
}
