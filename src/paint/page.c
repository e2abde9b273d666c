/*
 * Items in order; neighbours of one tag, or of one kind of artifact, share a
 * marked-content sequence (ISO 32000-1, 14.6, 14.8.2.2).
 */
#include "paint/page.h"

#include "paint/show.h"

#include <string.h>

enum { DOT_MOST = 12000 }; /* thousandths of a point */

/* Items from first to last - 1 that share a sequence. */
struct group {
	const struct item *first, *last;
};

/* The language of a text that is not its tag's, or "". */
static const char *
own_language(const struct item *item)
{
	bool own = item->kind == ITEM_TEXT && item->run->lang;
	return own ? item->run->lang : "";
}

static bool
belong_together(const struct item *a, const struct item *b)
{
	if (a->tag == TAG_ARTIFACT)
		return b->tag == TAG_ARTIFACT && a->artifact == b->artifact;
	return a->tag == b->tag &&
	       strcmp(own_language(a), own_language(b)) == 0;
}

static struct rect
text_box(const struct item *item)
{
	const struct font *font = item->run->font;
	length up =
	    (length)unit_scale(item->run->size, font->ascender, font->upem);
	length down =
	    (length)unit_scale(item->run->size, -font->descender, font->upem);
	return (struct rect){
	    item->x, item->y - up, item->run->width, up + down};
}

static struct rect
item_box(const struct item *item)
{
	struct rect box = {item->x, item->y, item->width, item->height};
	length pen = item->stroked ? item->stroke_width / 2 : 0;
	switch (item->kind) {
	case ITEM_TEXT:
		return text_box(item);
	case ITEM_DRAWING:
		box.width = item->drawing->width;
		box.height = item->drawing->height;
		break;
	case ITEM_CIRCLE:
		box.x -= item->width / 2;
		box.y -= item->width / 2;
		box.height = item->width;
		break;
	case ITEM_LINE:
		box.x += item->width < 0 ? item->width : 0;
		box.y += item->height < 0 ? item->height : 0;
		box.width = item->width < 0 ? -item->width : item->width;
		box.height = item->height < 0 ? -item->height : item->height;
		break;
	case ITEM_RECT:
	case ITEM_IMAGE:
	case ITEM_CODE:
		break;
	}
	return (struct rect){box.x - pen, box.y - pen, box.width + 2 * pen,
	    box.height + 2 * pen};
}

/* The corners of a box, which are easier to unite and to cut. */
struct corners {
	length left, top, right, bottom;
};

static struct corners
corners_of(const struct rect *box)
{
	return (struct corners){
	    box->x, box->y, box->x + box->width, box->y + box->height};
}

static struct corners
cut(struct corners a, struct corners b)
{
	a.left = a.left > b.left ? a.left : b.left;
	a.top = a.top > b.top ? a.top : b.top;
	a.right = a.right < b.right ? a.right : b.right;
	a.bottom = a.bottom < b.bottom ? a.bottom : b.bottom;
	return a;
}

static struct corners
unite(struct corners a, struct corners b)
{
	a.left = a.left < b.left ? a.left : b.left;
	a.top = a.top < b.top ? a.top : b.top;
	a.right = a.right > b.right ? a.right : b.right;
	a.bottom = a.bottom > b.bottom ? a.bottom : b.bottom;
	return a;
}

/* What the group covers of the page, in the sheet's space, y upwards: x and
 * y are the lower left corner. */
static struct rect
group_box(const struct painting *painting, const struct group *group,
    const struct stand *stand)
{
	struct corners page = {
	    0, 0, painting->leaflet->width, painting->leaflet->height};
	struct corners all = {page.right, page.bottom, 0, 0};
	for (const struct item *item = group->first; item < group->last;
	     item++) {
		struct rect box = item_box(item);
		struct corners seen = cut(corners_of(&box), page);
		if (item->clip)
			seen = cut(seen, corners_of(item->clip));
		if (seen.left < seen.right && seen.top < seen.bottom)
			all = unite(all, seen);
	}
	if (all.left > all.right)
		all = (struct corners){0, 0, 0, 0};
	return (struct rect){stand->left + all.left, stand->top - all.bottom,
	    all.right - all.left, all.bottom - all.top};
}

static void
begin_artifact(const struct painting *painting, struct canvas *canvas,
    const struct group *group, const struct stand *stand)
{
	struct bytes *out = &canvas->out;
	canvas_begin(canvas, "Artifact");
	switch (group->first->artifact) {
	case ARTIFACT_LAYOUT:
		bytes_string(out, "/Type/Layout");
		break;
	case ARTIFACT_HEADER:
		bytes_string(
		    out, "/Type/Pagination/Subtype/Header/Attached[/Top]");
		break;
	case ARTIFACT_FOOTER:
		bytes_string(
		    out, "/Type/Pagination/Subtype/Footer/Attached[/Bottom]");
		break;
	case ARTIFACT_BACKGROUND: {
		struct rect box = group_box(painting, group, stand);
		bytes_string(out, "/Type/Background/BBox");
		bytes_box(
		    out, box.x, box.y, box.x + box.width, box.y + box.height);
		break;
	}
	}
	canvas_begun(canvas);
}

static void
begin_tag(const struct painting *painting, struct canvas *canvas,
    const struct group *group, const struct stand *stand)
{
	int tag = group->first->tag;
	int mcid = tags_mark(painting->tags, tag, stand->sheet_index);
	if (tags_in_figure(painting->tags, tag)) {
		struct rect box = group_box(painting, group, stand);
		tags_cover(painting->tags, tag, stand->sheet_index, &box);
	}
	const char *language = own_language(group->first);
	/* Span is what Lang is allowed in (14.9.2.3). */
	canvas_begin(
	    canvas, *language ? "Span" : tags_type(painting->tags, tag));
	bytes_string(&canvas->out, "/MCID ");
	bytes_whole(&canvas->out, mcid);
	if (*language) {
		bytes_string(&canvas->out, "/Lang");
		bytes_text(&canvas->out, language);
	}
	canvas_begun(canvas);
}

/* Is it a mark of a list, or of that size?  How finely a device rounds the end
 * of a thicker pen is its own affair. */
static bool
is_dot(const struct item *item)
{
	return item->kind == ITEM_CIRCLE && item->filled && !item->stroked &&
	       item->width <= DOT_MOST;
}

/* Rectangles, circles and lines: the colours, then the path, then paint. */
static void
paint_path(struct canvas *canvas, const struct item *item)
{
	bool line = item->kind == ITEM_LINE;
	bool filled = item->filled && !line;
	bool stroked = item->stroked || line;
	if (!filled && !stroked)
		return;
	if (filled)
		canvas_fill_colour(canvas, item->fill);
	if (stroked)
		canvas_pen(canvas, item->stroke, item->stroke_width, CAP_BUTT,
		    JOIN_MITRE);
	if (line) {
		canvas_move(canvas, item->x, item->y);
		canvas_line(
		    canvas, item->x + item->width, item->y + item->height);
	} else if (item->kind == ITEM_CIRCLE) {
		length radius = item->width / 2;
		canvas_rounded(canvas, item->x - radius, item->y - radius,
		    item->width, item->width, radius);
	} else if (item->radius > 0) {
		canvas_rounded(canvas, item->x, item->y, item->width,
		    item->height, item->radius);
	} else {
		canvas_rect(
		    canvas, item->x, item->y, item->width, item->height);
	}
	canvas_paint(canvas, filled, stroked, false);
}

static void
paint_item(const struct painting *painting, struct canvas *canvas,
    const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		show_run(canvas, painting->embed, item->run, item->x, item->y);
		break;
	case ITEM_RECT:
	case ITEM_CIRCLE:
	case ITEM_LINE:
		if (is_dot(item))
			canvas_dot(
			    canvas, item->fill, item->x, item->y, item->width);
		else
			paint_path(canvas, item);
		break;
	case ITEM_DRAWING:
		pictures_drawing(painting->pictures, canvas, item->drawing,
		    item->x, item->y);
		break;
	case ITEM_IMAGE:
		pictures_image(painting->pictures, canvas, item->image, item->x,
		    item->y, item->width, item->height);
		break;
	case ITEM_CODE:
		canvas_fill_colour(canvas, item->fill);
		pictures_code(painting->pictures, canvas, item->qr, item->x,
		    item->y, item->width, item->height);
		break;
	}
}

/* Neighbours with one clip share it. */
static void
paint_items(const struct painting *painting, struct canvas *canvas,
    const struct group *group)
{
	const struct rect *clip = NULL;
	for (const struct item *item = group->first; item < group->last;
	     item++) {
		if (item->clip != clip && clip)
			canvas_restore(canvas);
		if (item->clip != clip && item->clip)
			canvas_clip(canvas, item->clip->x, item->clip->y,
			    item->clip->width, item->clip->height);
		clip = item->clip;
		paint_item(painting, canvas, item);
	}
	if (clip)
		canvas_restore(canvas);
}

void
page_paint(const struct painting *painting, struct canvas *canvas,
    const struct page *page, const struct stand *stand)
{
	if (page->count == 0)
		return;
	const struct item *end = page->items + page->count;
	struct group group;
	for (group.first = page->items; group.first < end;
	     group.first = group.last) {
		group.last = group.first + 1;
		while (group.last < end &&
		       belong_together(group.first, group.last))
			group.last++;
		if (group.first->tag == TAG_ARTIFACT)
			begin_artifact(painting, canvas, &group, stand);
		else
			begin_tag(painting, canvas, &group, stand);
		paint_items(painting, canvas, &group);
		canvas_text_end(canvas);
		canvas_end(canvas);
	}
}
