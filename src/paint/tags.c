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
 * 4. There are no more kids than tags, items and links: their room is known.
 */
#include "paint/tags.h"

#include "paint/tags_type.h"

#include <assert.h>

enum { NONE = -1 };

enum kid_kind { KID_TAG, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	int sheet; /* mark, annotation */
	int value; /* tag: its index; mark: MCID; annotation: object */
	int next;  /* of its element's kids; NONE */
};

/* What a figure covers of the first sheet that it has marks on. */
struct extent {
	size_t sheet;
	struct rect box;
};

struct element {
	struct extent *extent;         /* NULL: none */
	int number;                    /* of its object */
	int first_kid, last_kid;       /* NONE */
	int first_child, next_sibling; /* tags; NONE */
	int next_child; /* the first that is not among kids yet; NONE */
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
		enum tags_space space = type_of(tags, (int)i).space;
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
		elements[i] = (struct element){.first_kid = NONE,
		    .last_kid = NONE,
		    .first_child = NONE,
		    .next_sibling = NONE,
		    .next_child = NONE};
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
	tags->kids[kid] = (struct kid){kind, (int)sheet, value, NONE};
	if (element->last_kid == NONE)
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

/* The sheet of the first mark: /Pg, where plain MCIDs are; NONE: no marks. */
static int
main_sheet(const struct tags *tags, const struct element *element)
{
	for (int i = element->first_kid; i != NONE; i = tags->kids[i].next)
		if (tags->kids[i].kind == KID_MARK)
			return tags->kids[i].sheet;
	return NONE;
}

static void
write_page(const struct tags *tags, struct bytes *out, int sheet)
{
	bytes_string(out, "/Pg ");
	bytes_reference(out, tags->sheets[sheet]->number);
}

/* On the page of its element it names none. */
static void
write_kid(
    const struct tags *tags, struct bytes *out, const struct kid *kid, int page)
{
	if (kid->kind == KID_TAG) {
		bytes_reference(out, tags->elements[kid->value].number);
	} else if (kid->kind == KID_ANNOTATION) {
		bytes_string(out, "<</Type/OBJR");
		if (kid->sheet != page)
			write_page(tags, out, kid->sheet);
		bytes_string(out, "/Obj ");
		bytes_reference(out, kid->value);
		bytes_string(out, ">>");
	} else if (kid->sheet == page) {
		bytes_whole(out, kid->value);
	} else {
		bytes_string(out, "<</Type/MCR");
		write_page(tags, out, kid->sheet);
		bytes_string(out, "/MCID ");
		bytes_whole(out, kid->value);
		bytes_string(out, ">>");
	}
}

static void
write_kids(
    const struct tags *tags, struct bytes *out, const struct element *element)
{
	int page = main_sheet(tags, element), first = element->first_kid;
	if (page != NONE)
		write_page(tags, out, page);
	if (first == NONE)
		return;
	bool several = first != element->last_kid;
	bytes_string(out, several ? "/K[" : "/K ");
	for (int i = first; i != NONE; i = tags->kids[i].next) {
		if (i != first)
			bytes_string(out, " ");
		write_kid(tags, out, &tags->kids[i], page);
	}
	if (several)
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
write_figure(struct bytes *out, const struct rect *box)
{
	bytes_string(out, "/A<</O/Layout/Placement/Block/BBox");
	bytes_box(
	    out, box->x, box->y, box->x + box->width, box->y + box->height);
	bytes_string(out, ">>");
}

/* Has an item of the list a label? */
static bool
has_labels(const struct tags *tags, const struct element *list)
{
	for (int item = list->first_child; item != NONE;
	     item = tags->elements[item].next_sibling)
		for (int part = tags->elements[item].first_child; part != NONE;
		     part = tags->elements[part].next_sibling)
			if (tags->leaflet->tags[part].kind == TAG_LBL)
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
	bytes_string(out, "/A<</O/List/ListNumbering/");
	bytes_string(out, numbering);
	bytes_string(out, ">>");
}

static void
write_attributes(const struct tags *tags, struct bytes *out,
    const struct tag *tag, const struct element *element)
{
	if (tag->kind == TAG_L)
		write_list(tags, out, tag, element);
	else if (tag->kind == TAG_TH || tag->kind == TAG_TD)
		write_cell(out, tag);
	else if (tag->kind == TAG_FIGURE && element->extent)
		write_figure(out, &element->extent->box);
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
	while (element->next_child != NONE)
		attach_next(tags, index);
	struct bytes *out = haru_begin(tags->haru, element->number);
	const struct tags_type type = type_of(tags, index);
	bytes_string(out, "/S/");
	bytes_string(out, type.name);
	if (tags->spaces[type.space]) {
		bytes_string(out, "/NS ");
		bytes_reference(out, tags->spaces[type.space]);
	}
	bytes_string(out, "/P ");
	bytes_reference(out, parent);
	write_kids(tags, out, element);
	write_attributes(tags, out, tag, element);
	write_entry(out, "/Lang", tag->lang);
	write_entry(out, "/Alt", tag->alt);
	write_entry(out, "/ActualText", tag->actual);
	write_entry(out, "/E", tag->expansion);
	haru_end(tags->haru);
}

static void
write_parents(const struct tags *tags, int number)
{
	const struct element *elements = tags->elements;
	struct bytes *out = haru_begin(tags->haru, number);
	bytes_string(out, "/Nums[");
	for (size_t i = 0; i < tags->sheet_count; i++) {
		const struct marks *marks = &tags->marks[i];
		bytes_whole(out, (int64_t)i);
		bytes_string(out, "[");
		for (size_t j = 0; j < marks->count; j++) {
			bytes_reference(out, elements[marks->tags[j]].number);
			bytes_string(out, " ");
		}
		bytes_string(out, "]\n");
	}
	for (size_t i = 0; i < tags->annotations.count; i++) {
		bytes_integer(out, (int)(tags->sheet_count + i));
		bytes_reference(
		    out, elements[tags->annotations.tags[i]].number);
		bytes_string(out, " ");
	}
	bytes_string(out, "]");
	haru_end(tags->haru);
}

static void
write_spaces(const struct tags *tags, struct bytes *out)
{
	bytes_string(out, "/Namespaces[");
	for (int i = 0; i < TAGS_SPACE_COUNT; i++) {
		if (!tags->spaces[i])
			continue;
		bytes_reference(out, tags->spaces[i]);
		bytes_string(out, " ");
	}
	bytes_string(out, "]");
}

static void
write_root(const struct tags *tags, int number, int parents)
{
	struct bytes *out = haru_begin(tags->haru, number);
	bytes_string(out, "/Type/StructTreeRoot/K ");
	bytes_reference(out, tags->elements[0].number);
	bytes_string(out, "/ParentTree ");
	bytes_reference(out, parents);
	bytes_string(out, "/ParentTreeNextKey ");
	bytes_whole(
	    out, (int64_t)(tags->sheet_count + tags->annotations.count));
	if (standard_is_modern(tags->standard)) {
		write_spaces(tags, out);
	} else {
		bytes_string(out, "/RoleMap<<");
		bytes_string(out, tags_type_roles);
		bytes_string(out, ">>");
	}
	haru_end(tags->haru);
}

int
tags_write(struct tags *tags)
{
	int root = haru_number(tags->haru);
	int parents = haru_number(tags->haru);
	for (size_t i = 0; i < tags->leaflet->tag_count; i++) {
		int parent = tags->leaflet->tags[i].parent;
		if (tags->elements[i].kept)
			write_element(tags, (int)i,
			    parent < 0 ? root : tags->elements[parent].number);
	}
	write_parents(tags, parents);
	write_root(tags, root, parents);
	return root;
}
