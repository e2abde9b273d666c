/*
 * Small makers for what a leaflet consists of.
 */
#include "typeset/tree.h"

struct tree *
tree_new(struct arena *arena)
{
	struct tree *tree = ARENA_NEW(arena, struct tree);
	tree->arena = arena;
	struct tag document = {.kind = TAG_DOCUMENT, .parent = -1};
	ARENA_PUSH(arena, tree->tags, tree->count, tree->capacity, document);
	return tree;
}

int
tree_add(struct tree *tree, int parent, enum tag_kind kind)
{
	if (parent == TAG_ARTIFACT)
		return TAG_ARTIFACT;
	struct tag tag = {.kind = kind, .parent = parent};
	ARENA_PUSH(tree->arena, tree->tags, tree->count, tree->capacity, tag);
	return (int)tree->count - 1;
}

struct tag *
tree_tag(struct tree *tree, int index)
{
	return &tree->tags[index];
}

struct item *
items_add(struct item_list *list, struct item item)
{
	ARENA_PUSH(list->arena, list->items, list->count, list->capacity, item);
	return &list->items[list->count - 1];
}

void
items_add_all(struct item_list *list, const struct item *items, size_t count,
    length x, length y)
{
	for (size_t i = 0; i < count; i++) {
		struct item *item = items_add(list, items[i]);
		item->x += x;
		item->y += y;
		if (!item->clip)
			continue;
		struct rect *clip = ARENA_NEW(list->arena, struct rect);
		*clip = *item->clip;
		clip->x += x;
		clip->y += y;
		item->clip = clip;
	}
}

struct item
item_rect(struct rect box, length radius, struct colour fill)
{
	return (struct item){.kind = ITEM_RECT,
	    .tag = TAG_ARTIFACT,
	    .x = box.x,
	    .y = box.y,
	    .width = box.width,
	    .height = box.height,
	    .radius = radius,
	    .filled = true,
	    .fill = fill};
}

struct item
item_frame(struct rect box, length radius, struct colour stroke, length weight)
{
	return (struct item){.kind = ITEM_RECT,
	    .tag = TAG_ARTIFACT,
	    .x = box.x,
	    .y = box.y,
	    .width = box.width,
	    .height = box.height,
	    .radius = radius,
	    .stroked = true,
	    .stroke = stroke,
	    .stroke_width = weight};
}

struct item
item_circle(length x, length y, length diameter, struct colour fill)
{
	return (struct item){.kind = ITEM_CIRCLE,
	    .tag = TAG_ARTIFACT,
	    .x = x,
	    .y = y,
	    .width = diameter,
	    .height = diameter,
	    .filled = true,
	    .fill = fill};
}

struct item
item_line(length x, length y, length width, length height, struct colour stroke,
    length weight)
{
	return (struct item){.kind = ITEM_LINE,
	    .tag = TAG_ARTIFACT,
	    .x = x,
	    .y = y,
	    .width = width,
	    .height = height,
	    .stroked = true,
	    .stroke = stroke,
	    .stroke_width = weight};
}
