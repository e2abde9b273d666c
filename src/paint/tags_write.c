/*
 * The elements as objects, in the order of tags: the tree (ISO
 * 32000-1, 14.7.2), its parent tree (14.7.4.4) and its root.
 */
#include "paint/tags_tree.h"

/* The sheet of the first mark: /Pg, where plain MCIDs are; TAGS_NONE: no marks.
 */
static int
main_sheet(const struct tags *tags, const struct element *element)
{
	for (int i = element->first_kid; i != TAGS_NONE; i = tags->kids[i].next)
		if (tags->kids[i].kind == KID_MARK)
			return tags->kids[i].sheet;
	return TAGS_NONE;
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
	if (page != TAGS_NONE)
		write_page(tags, out, page);
	if (first == TAGS_NONE)
		return;
	bool several = first != element->last_kid;
	bytes_string(out, several ? "/K[" : "/K ");
	for (int i = first; i != TAGS_NONE; i = tags->kids[i].next) {
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
	for (int item = list->first_child; item != TAGS_NONE;
	     item = tags->elements[item].next_sibling)
		for (int part = tags->elements[item].first_child;
		     part != TAGS_NONE;
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
	tags_attach_rest(tags, index);
	struct bytes *out = haru_begin(tags->haru, element->number);
	const struct tags_type type =
	    tags_type_of(tags->standard, tags->leaflet, index);
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
