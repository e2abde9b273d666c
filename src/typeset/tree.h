/*
 * The tag tree while it grows, and the pages' own lists of items.
 */
#ifndef TYPESET_TREE_H
#define TYPESET_TREE_H

#include "typeset/leaflet.h"

/* Tags in document order; tag 0 is the document. */
struct tree {
	struct arena *arena;
	struct tag *tags;
	size_t count, capacity;
};

/* A tree that holds the document; the arena owns it. */
struct tree *tree_new(struct arena *arena);

/* Adds a tag as the parent's last child and returns its index; a parent that
 * is TAG_ARTIFACT gives TAG_ARTIFACT. */
int tree_add(struct tree *tree, int parent, enum tag_kind kind);

/* The tag at the index, to fill in; valid until the next tree_add. */
struct tag *tree_tag(struct tree *tree, int index);

/* Items that are being collected, in reading order. */
struct item_list {
	struct arena *arena;
	struct item *items;
	size_t count, capacity;
};

/* Adds a copy of the item and returns it, to change it further; valid until
 * the next one is added. */
struct item *items_add(struct item_list *list, struct item item);

/* Adds copies of count items, moved by x and y. */
void items_add_all(struct item_list *list, const struct item *items,
    size_t count, length x, length y);

/* Shapes: artifacts of layout unless the caller changes their tag. */
struct item item_rect(struct rect box, length radius, struct colour fill);
struct item item_frame(
    struct rect box, length radius, struct colour stroke, length weight);
struct item item_circle(
    length x, length y, length diameter, struct colour fill);
struct item item_line(length x, length y, length width, length height,
    struct colour stroke, length weight);

#endif
