/*
 * Elements and their kids, and the parent tree that leads back from marks to
 * elements.
 *
 * Invariants:
 * 1. A tag's parent stands before it; so a walk backwards meets children
 *    first, a walk forwards parents first.
 * 2. A kept tag is among its parent's kids exactly once, in the order of tags.
 * 3. The parent tree's keys are the sheets' indices, then one for each
 *    annotation: one space of numbers, ascending.
 */
#include "paint/tags.h"

#include "paint/tags_type.h"

#include <assert.h>

enum kid_kind { KID_TAG, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	size_t sheet; /* mark, annotation */
	int value;    /* tag: its index; mark: MCID; annotation: object */
};

struct element {
	struct object *object;
	struct kid *kids;
	size_t count, capacity;
	int first_child, next_sibling; /* tags; -1: none */
	int next_kid; /* first child that is not among kids yet; -1: none */
	bool kept, attached;
	bool covered; /* box and sheet have been set */
	size_t sheet; /* the one that box is on */
	struct rect box;
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
	struct object *spaces[TAGS_SPACE_COUNT]; /* NULL: not used */
	struct object *const *sheets;
	size_t sheet_count;
	struct element *elements; /* for each tag */
	struct marks *marks;      /* for each sheet */
	struct marks annotations; /* tag of each, in the order of keys */
};

static struct tags_type
type_of(const struct tags *tags, int tag)
{
	return tags_type_of(tags->standard, tags->leaflet, tag);
}

const char *
tags_type(const struct tags *tags, int tag)
{
	return type_of(tags, tag).name;
}

int
tags_target(const struct tags *tags, int tag)
{
	const struct element *element = &tags->elements[tag];
	bool leads = standard_is_modern(tags->standard) && element->kept;
	return leads ? element->object->number : 0;
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

/* Makes the objects, and lists of kept children in the order of tags. */
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
		above->first_child = above->next_kid = (int)i;
	}
	for (size_t i = 0; i < tags->leaflet->tag_count; i++)
		if (tags->elements[i].kept)
			tags->elements[i].object = haru_object(tags->haru);
}

/* The namespaces that elements are in; those of PDF 1.7 name none. */
static void
make_spaces(struct tags *tags)
{
	if (!standard_is_modern(tags->standard))
		return;
	for (size_t i = 0; i < tags->leaflet->tag_count; i++) {
		enum tags_space space = type_of(tags, (int)i).space;
		if (tags->elements[i].kept && !tags->spaces[space])
			tags->spaces[space] = haru_object(tags->haru);
	}
	for (int i = 0; i < TAGS_SPACE_COUNT; i++)
		if (tags->spaces[i])
			bytes_printf(&tags->spaces[i]->body,
			    "/Type/Namespace/NS(%s)", tags_type_spaces[i]);
}

struct tags *
tags_new(struct arena *arena, struct haru *haru, struct standard standard,
    const struct leaflet *leaflet, struct object *const *sheets,
    size_t sheet_count)
{
	assert(leaflet->tag_count > 0 && leaflet->tags[0].parent == -1);
	struct tags *tags = ARENA_NEW(arena, struct tags);
	*tags = (struct tags){.arena = arena,
	    .haru = haru,
	    .leaflet = leaflet,
	    .standard = standard,
	    .sheets = sheets,
	    .sheet_count = sheet_count};
	tags->elements = ARENA_ARRAY(arena, leaflet->tag_count, struct element);
	for (size_t i = 0; i < leaflet->tag_count; i++) {
		tags->elements[i].first_child = -1;
		tags->elements[i].next_sibling = -1;
		tags->elements[i].next_kid = -1;
	}
	tags->marks = ARENA_ARRAY(arena, sheet_count, struct marks);
	keep_used(tags);
	keep_table_parts(tags);
	link_elements(tags);
	make_spaces(tags);
	tags->elements[0].attached = true;
	return tags;
}

static void
add_kid(struct tags *tags, int tag, struct kid kid)
{
	struct element *element = &tags->elements[tag];
	ARENA_PUSH(
	    tags->arena, element->kids, element->count, element->capacity, kid);
}

/* Puts the next child of the tag among its kids. */
static void
attach_next(struct tags *tags, int tag)
{
	struct element *element = &tags->elements[tag];
	int child = element->next_kid;
	tags->elements[child].attached = true;
	element->next_kid = tags->elements[child].next_sibling;
	add_kid(tags, tag, (struct kid){.kind = KID_TAG, .value = child});
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
	add_kid(tags, tag,
	    (struct kid){.kind = KID_MARK, .sheet = sheet, .value = mcid});
	return mcid;
}

int
tags_annotation(struct tags *tags, int tag, size_t sheet, int number)
{
	attach(tags, tag);
	add_kid(tags, tag,
	    (struct kid){
		.kind = KID_ANNOTATION, .sheet = sheet, .value = number});
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

/* What a child covers is covered by the figure around it, too. */
void
tags_cover(struct tags *tags, int tag, size_t sheet, const struct rect *box)
{
	for (; tag >= 0; tag = tags->leaflet->tags[tag].parent) {
		struct element *element = &tags->elements[tag];
		if (tags->leaflet->tags[tag].kind != TAG_FIGURE)
			continue;
		if (!element->covered) {
			element->covered = true;
			element->sheet = sheet;
			element->box = *box;
		} else if (element->sheet == sheet) {
			element->box = unite(&element->box, box);
		}
	}
}

/* The sheet of the first mark: /Pg, where plain MCIDs are; -1: no marks. */
static int
main_sheet(const struct element *element)
{
	for (size_t i = 0; i < element->count; i++)
		if (element->kids[i].kind == KID_MARK)
			return (int)element->kids[i].sheet;
	return -1;
}

static void
write_kid(
    const struct tags *tags, struct bytes *out, const struct kid *kid, int page)
{
	int sheet = kid->kind == KID_TAG ? 0 : tags->sheets[kid->sheet]->number;
	if (kid->kind == KID_TAG)
		bytes_reference(out, tags->elements[kid->value].object->number);
	else if (kid->kind == KID_ANNOTATION)
		bytes_printf(out, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", sheet,
		    kid->value);
	else if ((int)kid->sheet == page)
		bytes_decimal(out, kid->value, 0);
	else
		bytes_printf(
		    out, "<</Type/MCR/Pg %d 0 R/MCID %d>>", sheet, kid->value);
}

static void
write_kids(
    const struct tags *tags, struct bytes *out, const struct element *element)
{
	int page = main_sheet(element);
	if (page >= 0) {
		bytes_string(out, "/Pg ");
		bytes_reference(out, tags->sheets[page]->number);
	}
	if (element->count == 0)
		return;
	bytes_string(out, element->count == 1 ? "/K " : "/K[");
	for (size_t i = 0; i < element->count; i++) {
		if (i > 0)
			bytes_string(out, " ");
		write_kid(tags, out, &element->kids[i], page);
	}
	if (element->count > 1)
		bytes_string(out, "]");
}

static void
write_cell(struct bytes *out, const struct tag *tag)
{
	static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row"};
	if (tag->scope == SCOPE_NONE && tag->colspan < 2 && tag->rowspan < 2)
		return;
	bytes_printf(out, "/A<</O/Table%s", scopes[tag->scope]);
	if (tag->colspan > 1)
		bytes_printf(out, "/ColSpan %d", tag->colspan);
	if (tag->rowspan > 1)
		bytes_printf(out, "/RowSpan %d", tag->rowspan);
	bytes_string(out, ">>");
}

static void
write_figure(struct bytes *out, const struct element *element)
{
	const struct rect *box = &element->box;
	bytes_string(out, "/A<</O/Layout/Placement/Block/BBox");
	bytes_box(
	    out, box->x, box->y, box->x + box->width, box->y + box->height);
	bytes_string(out, ">>");
}

/* Has an item of the list a label? */
static bool
has_labels(const struct tags *tags, const struct element *list)
{
	for (int item = list->first_child; item >= 0;
	     item = tags->elements[item].next_sibling)
		for (int kid = tags->elements[item].first_child; kid >= 0;
		     kid = tags->elements[kid].next_sibling)
			if (tags->leaflet->tags[kid].kind == TAG_LBL)
				return true;
	return false;
}

/* Where words are labels the older PDF has no other word than None, which the
 * newer one keeps for lists without labels (ISO 14289-2, 8.2.5.25). */
static void
write_list(const struct tags *tags, struct bytes *out, const struct tag *tag,
    const struct element *element)
{
	static const char *const numberings[] = {"None", "Disc", "Decimal"};
	const char *numbering = numberings[tag->numbering];
	if (tag->numbering == LIST_NONE && standard_is_modern(tags->standard) &&
	    has_labels(tags, element))
		numbering = "Description";
	bytes_printf(out, "/A<</O/List/ListNumbering/%s>>", numbering);
}

static void
write_attributes(const struct tags *tags, struct bytes *out,
    const struct tag *tag, const struct element *element)
{
	if (tag->kind == TAG_L)
		write_list(tags, out, tag, element);
	else if (tag->kind == TAG_TH || tag->kind == TAG_TD)
		write_cell(out, tag);
	else if (tag->kind == TAG_FIGURE && element->covered)
		write_figure(out, element);
}

static void
write_entry(struct bytes *out, const char *key, const char *text)
{
	if (!text)
		return;
	bytes_string(out, key);
	bytes_text(out, text);
}

static void
write_element(struct tags *tags, int index, int parent)
{
	const struct tag *tag = &tags->leaflet->tags[index];
	struct element *element = &tags->elements[index];
	while (element->next_kid >= 0)
		attach_next(tags, index);
	struct bytes *out = &element->object->body;
	const struct tags_type type = type_of(tags, index);
	bytes_string(out, "/S/");
	bytes_string(out, type.name);
	if (tags->spaces[type.space]) {
		bytes_string(out, "/NS ");
		bytes_reference(out, tags->spaces[type.space]->number);
	}
	bytes_string(out, "/P ");
	bytes_reference(out, parent);
	write_kids(tags, out, element);
	write_attributes(tags, out, tag, element);
	write_entry(out, "/Lang", tag->lang);
	write_entry(out, "/Alt", tag->alt);
	write_entry(out, "/ActualText", tag->actual);
	write_entry(out, "/E", tag->expansion);
}

static void
write_parents(const struct tags *tags, struct bytes *out)
{
	bytes_string(out, "/Nums[");
	for (size_t i = 0; i < tags->sheet_count; i++) {
		const struct marks *marks = &tags->marks[i];
		bytes_printf(out, "%zu[", i);
		for (size_t j = 0; j < marks->count; j++) {
			bytes_reference(
			    out, tags->elements[marks->tags[j]].object->number);
			bytes_string(out, " ");
		}
		bytes_string(out, "]\n");
	}
	for (size_t i = 0; i < tags->annotations.count; i++)
		bytes_printf(out, "%zu %d 0 R ", tags->sheet_count + i,
		    tags->elements[tags->annotations.tags[i]].object->number);
	bytes_string(out, "]");
}

static void
write_spaces(const struct tags *tags, struct bytes *out)
{
	bytes_string(out, "/Namespaces[");
	for (int i = 0; i < TAGS_SPACE_COUNT; i++) {
		if (!tags->spaces[i])
			continue;
		bytes_reference(out, tags->spaces[i]->number);
		bytes_string(out, " ");
	}
	bytes_string(out, "]");
}

int
tags_write(struct tags *tags)
{
	struct object *root = haru_object(tags->haru);
	struct object *parents = haru_object(tags->haru);
	write_parents(tags, &parents->body);
	for (size_t i = 0; i < tags->leaflet->tag_count; i++) {
		int parent = tags->leaflet->tags[i].parent;
		if (tags->elements[i].kept)
			write_element(tags, (int)i,
			    parent < 0 ? root->number
				       : tags->elements[parent].object->number);
	}
	bytes_printf(&root->body,
	    "/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R"
	    "/ParentTreeNextKey %zu",
	    tags->elements[0].object->number, parents->number,
	    tags->sheet_count + tags->annotations.count);
	if (standard_is_modern(tags->standard))
		write_spaces(tags, &root->body);
	else
		bytes_printf(&root->body, "/RoleMap<<%s>>", tags_type_roles);
	return root->number;
}
