/*
 * Bookmarks are a tree by their levels (ISO 32000-1, 12.3.3), page labels a
 * number tree (12.4.2), links annotations with an address (12.5.6.5).
 */
#include "paint/navigate.h"

/* A bookmark's neighbours in the tree, as indices; -1: none. */
struct knot {
	int object; /* its number */
	int parent, next, previous, first, last;
};

/* The nearest bookmark before with a smaller level. */
static int
find_parent(const struct bookmark *bookmarks, int index)
{
	int at = index - 1;
	while (at >= 0 && bookmarks[at].level >= bookmarks[index].level)
		at--;
	return at;
}

/* knots[0] is the root; knots[i + 1] belongs to bookmark i. */
static struct knot *
tie(struct arena *arena, struct haru *haru, const struct leaflet *leaflet)
{
	size_t count = leaflet->bookmark_count + 1;
	struct knot *knots = arena_room(arena, count * sizeof *knots);
	for (size_t i = 0; i < count; i++)
		knots[i] = (struct knot){haru_number(haru), -1, -1, -1, -1, -1};
	for (size_t i = 1; i < count; i++) {
		struct knot *knot = &knots[i];
		knot->parent = find_parent(leaflet->bookmarks, (int)i - 1) + 1;
		struct knot *parent = &knots[knot->parent];
		knot->previous = parent->last;
		if (parent->last >= 0)
			knots[parent->last].next = (int)i;
		else
			parent->first = (int)i;
		parent->last = (int)i;
	}
	return knots;
}

static void
write_reference(
    struct bytes *out, const char *key, const struct knot *knots, int index)
{
	if (index < 0)
		return;
	bytes_string(out, key);
	bytes_reference(out, knots[index].object);
}

/* All bookmarks are open: Count is that of all below (12.3.3). */
static int
count_below(const struct knot *knots, const struct knot *knot)
{
	int count = 0;
	for (int at = knot->first; at >= 0; at = knots[at].next)
		count += 1 + count_below(knots, &knots[at]);
	return count;
}

static void
write_knot(struct bytes *out, const struct knot *knots, const struct knot *knot)
{
	write_reference(out, "/Parent ", knots, knot->parent);
	write_reference(out, "/Prev ", knots, knot->previous);
	write_reference(out, "/Next ", knots, knot->next);
	write_reference(out, "/First ", knots, knot->first);
	write_reference(out, "/Last ", knots, knot->last);
	if (knot->first < 0)
		return;
	bytes_string(out, "/Count ");
	bytes_whole(out, count_below(knots, knot));
}

/* [page or element /XYZ left top null] */
static void
write_place(struct bytes *out, const char *key, int number,
    const struct bookmark *bookmark, const struct stand *stand)
{
	bytes_string(out, key);
	bytes_string(out, "[");
	bytes_reference(out, number);
	bytes_string(out, "/XYZ ");
	bytes_length(out, stand->left);
	bytes_length(out, stand->top - bookmark->y);
	bytes_string(out, "null]");
}

/* A reader that does not know of elements goes to the page. */
static void
write_target(struct bytes *out, const struct bookmark *bookmark,
    const struct stand *stands, const struct tags *tags)
{
	const struct stand *stand = &stands[bookmark->page];
	bytes_string(out, "/Title");
	bytes_text(out, bookmark->title);
	if (!stand->sheet)
		return;
	int element = tags_target(tags, bookmark->tag);
	if (!element) {
		write_place(
		    out, "/Dest", stand->sheet->number, bookmark, stand);
		return;
	}
	bytes_string(out, "/A<</S/GoTo");
	write_place(out, "/D", stand->sheet->number, bookmark, stand);
	write_place(out, "/SD", element, bookmark, stand);
	bytes_string(out, ">>");
}

int
navigate_bookmarks(struct arena *arena, struct haru *haru,
    const struct leaflet *leaflet, const struct stand *stands,
    const struct tags *tags)
{
	if (leaflet->bookmark_count == 0)
		return 0;
	struct knot *knots = tie(arena, haru, leaflet);
	for (size_t i = 0; i <= leaflet->bookmark_count; i++) {
		struct bytes *out = haru_begin(haru, knots[i].object);
		write_knot(out, knots, &knots[i]);
		if (i > 0)
			write_target(
			    out, &leaflet->bookmarks[i - 1], stands, tags);
		else
			bytes_string(out, "/Type/Outlines");
		haru_end(haru);
	}
	return knots[0].object;
}

static const char *
sheet_label(
    const struct leaflet *leaflet, const struct stand *stands, size_t sheet)
{
	for (size_t i = 0; i < leaflet->page_count; i++)
		if (stands[i].sheet && stands[i].sheet_index == sheet)
			return leaflet->pages[i].label;
	return "";
}

/* A label is a prefix without a number: what is printed is what is shown. */
void
navigate_labels(struct bytes *out, const struct leaflet *leaflet,
    const struct stand *stands, size_t sheet_count)
{
	bytes_string(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < sheet_count; i++) {
		const char *label = sheet_label(leaflet, stands, i);
		bytes_whole(out, (int64_t)i);
		bytes_string(out, "<<");
		if (label && *label) {
			bytes_string(out, "/P");
			bytes_text(out, label);
		}
		bytes_string(out, ">>");
	}
	bytes_string(out, "]>>\n");
}

/* Addresses are 7-bit ASCII (12.6.4.7): other bytes are percent-encoded, and
 * so is a backslash, which no address has (RFC 3986, 2). */
static void
write_address(struct bytes *out, const char *uri)
{
	static const char digits[] = "0123456789ABCDEF";
	char *to = bytes_room(out, 3 * strlen(uri));
	for (; *uri; uri++) {
		uint8_t byte = (uint8_t)*uri;
		if (byte > 0x20 && byte < 0x7F && byte != '\\') {
			to = bytes_print_literal(to, byte);
			continue;
		}
		*to++ = '%';
		*to++ = digits[byte >> 4];
		*to++ = digits[byte & 15];
	}
	out->size = (size_t)(to - out->data);
}

void
navigate_link(struct haru *haru, int number, int parent, const struct tag *tag,
    const struct rect *box, const struct stand *stand)
{
	const char *uri = tag->uri ? tag->uri : "";
	struct bytes *out = haru_begin(haru, number);
	length left = stand->left + box->x, top = stand->top - box->y;
	bytes_string(out, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
	bytes_box(out, left, top - box->height, left + box->width, top);
	bytes_string(out, "/Contents");
	bytes_text(out, tag->contents ? tag->contents : uri);
	bytes_string(out, "/A<</S/URI/URI(");
	write_address(out, uri);
	bytes_string(out, ")>>/StructParent ");
	bytes_whole(out, parent);
	haru_end(haru);
}
