/* Ways around in the file: bookmarks, page labels, links. */
#ifndef PAINT_NAVIGATE_H
#define PAINT_NAVIGATE_H

#include "paint/haru.h"
#include "paint/tags.h"
#include "typeset/leaflet.h"

/* Where a page of the leaflet stands in the file. */
struct stand {
	const struct object *sheet; /* NULL: on none */
	size_t sheet_index;
	length left, top; /* the page's corner, y upwards */
};

/* Adds the bookmarks, which lead to places and, in PDF 2.0, to elements
 * (ISO 32000-2, 12.3.2.3); the number of the outline's root, or 0: there are
 * none. */
int navigate_bookmarks(struct arena *arena, struct haru *haru,
    const struct leaflet *leaflet, const struct stand *stands,
    const struct tags *tags);

/* The catalogue's entry with the sheets' labels: those of the first page on
 * each. */
void navigate_labels(struct bytes *out, const struct leaflet *leaflet,
    const struct stand *stands, size_t sheet_count);

/* Adds a link annotation as the object of that number, with its StructParent.
 */
void navigate_link(struct haru *haru, int number, int parent,
    const struct tag *tag, const struct rect *box, const struct stand *stand);

#endif
