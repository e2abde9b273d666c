/*
 * Elements and their kids, and the parent tree that leads back from marks to
 * elements.
 */
#include "paint/tags_tree.h"

#include <assert.h>

const char *
tags_type(const struct tags *tags, int tag)
{
	return tags_type_of(tags->standard, tags->leaflet, tag).name;
}

int
tags_target(const struct tags *tags, int tag)
{
	const struct element *element = &tags->elements[tag];
	bool leads = standard_is_modern(tags->standard) && element->kept;
	return leads ? element->number : 0;
}

/* Tags that items and links of the leaflet name, and their ancestors. */
static void
keep_used(struct tags *tags)
{
	const struct leaflet *leaflet = tags->leaflet;
	for (size_t i = 0; i < leaflet->page_count; i++) {
		const struct page *page = &leaflet->pages[i];
		for (size_t j = 0; j < page->count; j++)
			if (page->items[j].tag != TAG_ARTIFACT)
				tags->elements[page->items[j].tag].kept = true;
		for (size_t j = 0; j < page->link_count; j++)
			tags->elements[page->links[j].tag].kept = true;
	}
	for (size_t i = leaflet->tag_count; i-- > 1;)
		if (tags->elements[i].kept)
			tags->elements[leaflet->tags[i].parent].kept = true;
	tags->elements[0].kept = true;
}

/* A table stays rectangular: empty cells and rows count. */
static void
keep_table_parts(struct tags *tags)
{
	for (size_t i = 1; i < tags->leaflet->tag_count; i++) {
		const struct tag *tag = &tags->leaflet->tags[i];
		bool part = tag->kind == TAG_TR || tag->kind == TAG_TH ||
			    tag->kind == TAG_TD;
		if (part && tags->elements[tag->parent].kept)
			tags->elements[i].kept = true;
	}
}

/* Numbers the objects, and lists kept children in the order of tags. */
static void
link_elements(struct tags *tags)
{
	for (size_t i = tags->leaflet->tag_count; i-- > 0;) {
		struct element *element = &tags->elements[i];
		int parent = tags->leaflet->tags[i].parent;
		assert(parent < (int)i);
		if (i == 0 || !element->kept)
			continue;
		struct element *above = &tags->elements[parent];
		element->next_sibling = above->first_child;
		above->first_child = above->next_child = (int)i;
	}
	for (size_t i = 0; i < tags->leaflet->tag_count; i++)
		if (tags->elements[i].kept)
			tags->elements[i].number = haru_number(tags->haru);
}

/* The namespaces that elements are in; those of PDF 1.7 name none. */
static void
make_spaces(struct tags *tags)
{
	if (!standard_is_modern(tags->standard))
		return;
	for (size_t i = 0; i < tags->leaflet->tag_count; i++) {
		enum tags_space space =
		    tags_type_of(tags->standard, tags->leaflet, (int)i).space;
		if (tags->elements[i].kept && !tags->spaces[space])
			tags->spaces[space] = haru_number(tags->haru);
	}
	for (int i = 0; i < TAGS_SPACE_COUNT; i++) {
		if (!tags->spaces[i])
			continue;
		struct bytes *out = haru_begin(tags->haru, tags->spaces[i]);
		bytes_string(out, "/Type/Namespace/NS(");
		bytes_string(out, tags_type_spaces[i]);
		bytes_string(out, ")");
		haru_end(tags->haru);
	}
}

static struct element *
new_elements(struct arena *arena, size_t count)
{
	struct element *elements = arena_room(arena, count * sizeof *elements);
	for (size_t i = 0; i < count; i++)
		elements[i] = (struct element){.first_kid = TAGS_NONE,
		    .last_kid = TAGS_NONE,
		    .first_child = TAGS_NONE,
		    .next_sibling = TAGS_NONE,
		    .next_child = TAGS_NONE};
	return elements;
}

static size_t
most_kids(const struct leaflet *leaflet)
{
	size_t most = leaflet->tag_count;
	for (size_t i = 0; i < leaflet->page_count; i++)
		most += leaflet->pages[i].count + leaflet->pages[i].link_count;
	return most;
}

struct tags *
tags_new(struct arena *arena, struct haru *haru, struct standard standard,
    const struct leaflet *leaflet, struct object *const *sheets,
    size_t sheet_count)
{
	assert(leaflet->tag_count > 0 && leaflet->tags[0].parent == -1);
	size_t kids = most_kids(leaflet);
	struct tags *tags = ARENA_NEW(arena, struct tags);
	*tags = (struct tags){.arena = arena,
	    .haru = haru,
	    .leaflet = leaflet,
	    .standard = standard,
	    .sheets = sheets,
	    .sheet_count = sheet_count,
	    .elements = new_elements(arena, leaflet->tag_count),
	    .kids = arena_room(arena, kids * sizeof *tags->kids),
	    .kid_room = (int)kids,
	    .marks = ARENA_ARRAY(arena, sheet_count, struct marks)};
	keep_used(tags);
	keep_table_parts(tags);
	link_elements(tags);
	make_spaces(tags);
	tags->elements[0].attached = true;
	return tags;
}

static void
add_kid(struct tags *tags, int tag, enum kid_kind kind, size_t sheet, int value)
{
	struct element *element = &tags->elements[tag];
	int kid = tags->kid_count++;
	assert(kid < tags->kid_room);
	tags->kids[kid] = (struct kid){kind, (int)sheet, value, TAGS_NONE};
	if (element->last_kid == TAGS_NONE)
		element->first_kid = kid;
	else
		tags->kids[element->last_kid].next = kid;
	element->last_kid = kid;
}

/* Puts the next child of the tag among its kids. */
static void
attach_next(struct tags *tags, int tag)
{
	struct element *element = &tags->elements[tag];
	int child = element->next_child;
	tags->elements[child].attached = true;
	element->next_child = tags->elements[child].next_sibling;
	add_kid(tags, tag, KID_TAG, 0, child);
}

static void
attach(struct tags *tags, int tag)
{
	if (tags->elements[tag].attached)
		return;
	int parent = tags->leaflet->tags[tag].parent;
	attach(tags, parent);
	while (!tags->elements[tag].attached)
		attach_next(tags, parent);
}

void
tags_attach_rest(struct tags *tags, int tag)
{
	while (tags->elements[tag].next_child != TAGS_NONE)
		attach_next(tags, tag);
}

static int
add_mark(struct tags *tags, struct marks *marks, int tag)
{
	ARENA_PUSH(
	    tags->arena, marks->tags, marks->count, marks->capacity, tag);
	return (int)marks->count - 1;
}

int
tags_mark(struct tags *tags, int tag, size_t sheet)
{
	attach(tags, tag);
	int mcid = add_mark(tags, &tags->marks[sheet], tag);
	add_kid(tags, tag, KID_MARK, sheet, mcid);
	return mcid;
}

int
tags_annotation(struct tags *tags, int tag, size_t sheet, int number)
{
	attach(tags, tag);
	add_kid(tags, tag, KID_ANNOTATION, sheet, number);
	return (int)tags->sheet_count + add_mark(tags, &tags->annotations, tag);
}

static length
least(length a, length b)
{
	return a < b ? a : b;
}

static length
most(length a, length b)
{
	return a > b ? a : b;
}

static struct rect
unite(const struct rect *a, const struct rect *b)
{
	struct rect r = {least(a->x, b->x), least(a->y, b->y), 0, 0};
	r.width = most(a->x + a->width, b->x + b->width) - r.x;
	r.height = most(a->y + a->height, b->y + b->height) - r.y;
	return r;
}

bool
tags_in_figure(const struct tags *tags, int tag)
{
	while (tag >= 0 && tags->leaflet->tags[tag].kind != TAG_FIGURE)
		tag = tags->leaflet->tags[tag].parent;
	return tag >= 0;
}

/* What a child covers is covered by the figure around it, too. */
void
tags_cover(struct tags *tags, int tag, size_t sheet, const struct rect *box)
{
	for (; tag >= 0; tag = tags->leaflet->tags[tag].parent) {
		struct element *element = &tags->elements[tag];
		if (tags->leaflet->tags[tag].kind != TAG_FIGURE)
			continue;
		struct extent *extent = element->extent;
		if (!extent) {
			element->extent = ARENA_NEW(tags->arena, struct extent);
			*element->extent = (struct extent){sheet, *box};
		} else if (extent->sheet == sheet) {
			extent->box = unite(&extent->box, box);
		}
	}
}
