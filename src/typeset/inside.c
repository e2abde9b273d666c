/*
 * The inside pages: the galley's slices between top rule, or masthead, and
 * footer (design-spec section 10).
 */
#include "typeset/column.h"
#include "typeset/readnext.h"

#include <string.h>

static void
add_rule(struct build *build, struct item_list *items)
{
	const struct page_format *format = &build->theme->format;
	length width = build_measure(build);
	/* Where sections begin with a bar, a page has no rule of its own. */
	if (build->theme->heading_bar)
		return;
	struct item *rule = items_add(
	    items, item_line(format->margin_left, format->top_rule, width, 0,
		       build->theme->palette[TOKEN_DEEP], UNIT_PT(0.75)));
	rule->artifact = ARTIFACT_HEADER;
}

/* What all footers of a leaflet share, so that they read the same. */
struct footer {
	const struct drawing *mark; /* or NULL */
	length x, width;            /* of the title */
	const char **labels;        /* of the inside pages */
	size_t count;
};

static struct block_text
folio_text(const struct build *build)
{
	return (struct block_text){.role = ROLE_FOLIO,
	    .tag = TAG_ARTIFACT,
	    .width = theme_scale(build->theme, UNIT_MM(20)),
	    .y = build->theme->format.footer_baseline};
}

static length
folio_width(struct build *build, const char *label)
{
	struct inlines number = build_plain(build, label);
	struct block_text folio = folio_text(build);
	return lines_width(build_lines(build, &number, &folio));
}

/* Of so many pages.  The title has room beside the widest of their numbers, to
 * which it comes no nearer than to the mark. */
static struct footer
footer_of(struct build *build, size_t count)
{
	const struct theme *theme = build->theme;
	struct arena *arena = build->job->arena;
	struct footer footer = {
	    .mark = build_logo(build, theme_scale(theme, UNIT_MM(4.5)),
		theme->palette[TOKEN_DEEP], theme->palette[TOKEN_PAPER]),
	    .x = theme->format.margin_left,
	    .labels = ARENA_ARRAY(arena, count, const char *),
	    .count = count};
	length widest = 0;
	for (size_t i = 0; i < count; i++) {
		footer.labels[i] =
		    text_number(arena, build->lang, build->page_count + i + 1);
		length width = folio_width(build, footer.labels[i]);
		if (width > widest)
			widest = width;
	}
	if (footer.mark)
		footer.x += theme_scale(theme, UNIT_MM(6.75));
	footer.width = theme->format.width - theme->format.margin_right -
		       widest - theme_scale(theme, UNIT_MM(2.25)) - footer.x;
	return footer;
}

/* Mark, title and page number; all of it pagination, not content. */
static void
add_footer(struct build *build, struct item_list *items,
    const struct footer *footer, const char *label)
{
	const struct page_format *format = &build->theme->format;
	struct item_list list = {.arena = build->job->arena};
	length y = format->footer_baseline;
	if (footer->mark)
		build_drawing(&list, footer->mark, format->margin_left,
		    y - theme_scale(build->theme, UNIT_MM(1.2)) -
			footer->mark->height / 2);
	build_inlines(build, &list, &build->article->title,
	    &(struct block_text){.role = ROLE_FOOTER,
		.tag = TAG_ARTIFACT,
		.x = footer->x,
		.y = y,
		.width = footer->width,
		.lines_most = 1});
	struct block_text folio = folio_text(build);
	folio.x =
	    format->width - format->margin_right - folio_width(build, label);
	build_text(build, &list, label, &folio);
	for (size_t i = 0; i < list.count; i++)
		list.items[i].artifact = ARTIFACT_FOOTER;
	items_add_all(items, list.items, list.count, 0, 0);
}

/* Adds the galley's tags to the leaflet's; returns the first one's index - 1,
 * so that tag 0, the document, stays the same. */
static int
merge_tags(struct tree *tree, const struct tree *from)
{
	int offset = (int)tree->count - 1;
	for (size_t i = 1; i < from->count; i++) {
		int parent = from->tags[i].parent;
		int tag = tree_add(tree, parent == 0 ? 0 : parent + offset,
		    from->tags[i].kind);
		struct tag copy = from->tags[i];
		copy.parent = tree_tag(tree, tag)->parent;
		*tree_tag(tree, tag) = copy;
	}
	return offset;
}

/* A thread that comes from a step whose beginning is on the page before: it
 * begins with the column, not above it. */
static void
cut_thread(struct item *item, length top)
{
	if (item->kind != ITEM_LINE || item->height == 0 || item->y >= top)
		return;
	item->height -= top - item->y;
	item->y = top;
}

/* column: where the first line of its column stands. */
static void
add_slice(struct build *build, struct item_list *items,
    const struct placed_slice *placed, length column, int offset)
{
	const struct slice *slice = placed->slice;
	size_t from = placed->top ? slice->top_dropped : 0;
	size_t first = items->count;
	items_add_all(items, slice->items + from, slice->count - from,
	    build->theme->format.margin_left + placed->x, placed->y);
	for (size_t i = from; i < slice->top_dropped; i++)
		cut_thread(
		    &items->items[first + i], column - build->theme->grid / 2);
	for (size_t i = first; i < items->count; i++) {
		struct item *item = &items->items[i];
		/* A head that is set again has been read before. */
		if (placed->again)
			item->tag = TAG_ARTIFACT;
		else if (item->tag > 0)
			item->tag += offset;
	}
	if (slice->bookmark)
		build_bookmark(build, slice->bookmark, slice->bookmark_level,
		    placed->y - build->theme->grid,
		    slice->bookmark_tag + offset);
}

/* Lines to write on, from below the heading to the text's last baseline. */
static void
add_ruled_lines(struct build *build, struct item_list *items, length y)
{
	const struct theme *theme = build->theme;
	const struct page_format *format = &theme->format;
	length pitch = theme_scale(theme, UNIT_MM(9));
	for (y += pitch + theme->half; y <= format->last_baseline; y += pitch)
		items_add(items,
		    item_line(format->margin_left, y, build_measure(build), 0,
			theme->palette[TOKEN_LINE], UNIT_PT(0.5)));
}

void
inside_add_about(struct build *build, struct item_list *items,
    const struct galley *galley, int offset)
{
	const struct theme *theme = build->theme;
	length first = theme->format.first_baseline;
	struct column column = column_begin(first);
	add_rule(build, items);
	for (size_t i = galley->about; i < galley->count; i++) {
		const struct slice *slice = &galley->slices[i];
		struct placed_slice placed = {.slice = slice,
		    .y = column_place(theme, &column, slice),
		    .top = i == galley->about};
		add_slice(build, items, &placed, first, offset);
	}
}

/* A page that is left over, for notes or blank. */
static void
build_left(struct build *build, const struct footer *footer, const char *label)
{
	const struct theme *theme = build->theme;
	struct item_list items = {.arena = build->job->arena};
	if (theme->fitting.notes) {
		int section = tree_add(build->tree, 0, TAG_SECT);
		length y = readnext_heading(build, &items,
		    build_words(build, STRING_NOTES, NULL, NULL), section);
		add_ruled_lines(build, &items, y);
		add_footer(build, &items, footer, label);
	}
	build_page(build, &items, label);
}

/* The galley's slices on their page. */
static void
add_slices(struct build *build, struct item_list *items,
    const struct breaks *breaks, size_t page, int offset)
{
	const struct theme *theme = build->theme;
	size_t slices = breaks->starts[page + 1] - breaks->starts[page];
	struct placed_slice *placed =
	    ARENA_ARRAY(build->job->arena, slices + 2, struct placed_slice);
	size_t count =
	    pages_place(build->job->arena, theme, breaks, page, placed);
	length column = theme->format.first_baseline;
	for (size_t i = 0; i < count; i++) {
		if (placed[i].top)
			column = placed[i].y;
		add_slice(build, items, &placed[i], column, offset);
	}
}

int
inside_build(struct build *build, const struct breaks *breaks,
    const struct item_list *masthead, size_t left)
{
	int offset = merge_tags(build->tree, breaks->galley->tree);
	const struct footer footer = footer_of(build, breaks->count + left);
	for (size_t page = 0; page < breaks->count; page++) {
		struct item_list items = {.arena = build->job->arena};
		if (page == 0 && masthead->count)
			items_add_all(
			    &items, masthead->items, masthead->count, 0, 0);
		else
			add_rule(build, &items);
		add_slices(build, &items, breaks, page, offset);
		add_footer(build, &items, &footer, footer.labels[page]);
		build_page(build, &items, footer.labels[page]);
	}
	for (size_t page = breaks->count; page < footer.count; page++)
		build_left(build, &footer, footer.labels[page]);
	return offset;
}
