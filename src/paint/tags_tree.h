/*
 * The structure tree while it grows, for those who fill it (tags) and who write
 * it (tags_write).
 *
 * Invariants:
 * 1. A tag's parent stands before it; so a walk backwards meets children
 *    first, a walk forwards parents first.
 * 2. A kept tag is among its parent's kids exactly once, in the order of tags.
 * 3. The parent tree's keys are the sheets' indices, then one for each
 *    annotation: one space of numbers, ascending.
 * 4. There are no more kids than tags, items and links: their room is known.
 */
#ifndef PAINT_TAGS_TREE_H
#define PAINT_TAGS_TREE_H

#include "paint/tags.h"
#include "paint/tags_type.h"

enum { TAGS_NONE = -1 }; /* no tag, kid or sheet */

enum kid_kind { KID_TAG, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	int sheet; /* mark, annotation */
	int value; /* tag: its index; mark: MCID; annotation: object */
	int next;  /* of its element's kids; TAGS_NONE */
};

/* What a figure covers of the first sheet that it has marks on. */
struct extent {
	size_t sheet;
	struct rect box;
};

struct element {
	struct extent *extent;         /* NULL: none */
	int number;                    /* of its object */
	int first_kid, last_kid;       /* TAGS_NONE */
	int first_child, next_sibling; /* tags; TAGS_NONE */
	int next_child; /* the first that is not among kids yet; TAGS_NONE */
	bool kept, attached;
};

/* Which tag each MCID of a sheet belongs to. */
struct marks {
	int *tags;
	size_t count, capacity;
};

struct tags {
	struct arena *arena;
	struct haru *haru;
	const struct leaflet *leaflet;
	struct standard standard;
	int spaces[TAGS_SPACE_COUNT]; /* objects; 0: not used */
	struct object *const *sheets;
	size_t sheet_count;
	struct element *elements; /* for each tag */
	struct kid *kids;
	int kid_count, kid_room;
	struct marks *marks;      /* for each sheet */
	struct marks annotations; /* tag of each, in the order of keys */
};

/* The children that are not among the tag's kids yet, as they have no content
 * of their own, come to be. */
void tags_attach_rest(struct tags *tags, int tag);

#endif
