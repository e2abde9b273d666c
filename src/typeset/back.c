/*
 * The back page (design-spec section 9): what to read next, search topics,
 * and the panel.
 */
#include "typeset/build.h"

#include "article/related.h"
#include "media/qr.h"
#include "typeset/links.h"

#include <string.h>

enum { TITLE_LINES = 2, EXCERPT_LINES = 2, TAG_ROWS = 2 };

/* --- related articles --- */

/* The summary on so many lines, cut at a word, always with "…" when cut. */
static length
add_excerpt(struct build *build, struct item_list *items, const char *summary,
    struct block_text how)
{
	how.role = ROLE_RELATED_EXCERPT;
	return build_text(build, items, summary, &how);
}

/* One item of the list from y down. */
static void
add_related(struct build *build, struct item_list *items,
    const struct library_entry *entry, length y, int list)
{
	const struct page_format *format = &build->theme->format;
	struct tree *tree = build->tree;
	int item = tree_add(tree, list, TAG_LI);
	int body = tree_add(tree, item, TAG_LBODY);
	const char *url =
	    links_to_entry(build->job->arena, build->theme, entry);
	length code = UNIT_MM(15), width = build_measure(build);
	bool coded = build->theme->back.codes && url &&
		     qr_encode(build->job->arena, url) != NULL;
	if (coded)
		width -= code + UNIT_MM(4.5);
	int title = tree_add(tree, body, TAG_P);
	struct block_text how = {.role = ROLE_RELATED_TITLE,
	    .tag = build_link_tag(build, title, url, entry->title),
	    .x = format->margin_left,
	    .y = y + UNIT_MM(6.7),
	    .width = width,
	    .lines_most = TITLE_LINES};
	struct inlines plain = build_plain(build, entry->title);
	how.balance = build_lines(build, &plain, &how)->count > 1;
	length last = build_inlines(build, items, &plain, &how);
	bool two = last > how.y;
	how = (struct block_text){.x = how.x,
	    .y = last + UNIT_MM(5.3),
	    .width = width,
	    .tag = tree_add(tree, body, TAG_P),
	    .lines_most = two ? EXCERPT_LINES - 1 : EXCERPT_LINES};
	last = add_excerpt(build, items, entry->summary, how);
	if (!url)
		return;
	const char *shown = links_readable(build->job->arena, url);
	int link = tree_add(tree, body, TAG_P);
	build_text(build, items, shown,
	    &(struct block_text){.role = ROLE_RELATED_LINK,
		.x = how.x,
		.tag = build_link_tag(build, link, url, entry->title),
		.y = last + UNIT_MM(5),
		.width = width,
		.lines_most = 1});
	if (coded)
		build_code(build, items, url,
		    (struct rect){format->width - format->margin_right - code,
			y + UNIT_MM(4.5), code, code},
		    body);
}

static void
add_heading(struct build *build, struct item_list *items, const char *title,
    int section)
{
	const struct page_format *format = &build->theme->format;
	struct item *rule = items_add(
	    items, item_line(format->margin_left, format->top_rule,
		       build_measure(build), 0,
		       build->theme->palette[TOKEN_DEEP], UNIT_PT(0.75)));
	rule->artifact = ARTIFACT_HEADER;
	int tag = tree_add(build->tree, section, TAG_H2);
	if (tag != TAG_ARTIFACT)
		build_bookmark(build, title, 2, 0, tag);
	build_text(build, items, title,
	    &(struct block_text){.role = ROLE_H2,
		.tag = tag,
		.x = format->margin_left,
		.y = format->first_baseline,
		.width = build_measure(build),
		.lines_most = 1});
}

/*
 * Without related articles the page shows the sources.  They have been read
 * inside, so that here they are decoration to a screen reader.
 */
static void
add_sources(struct build *build, struct item_list *items)
{
	const struct about *about = &build->article->about;
	if (about->source_count == 0)
		return;
	const struct page_format *format = &build->theme->format;
	const char *label = build_words(build, STRING_SOURCES, NULL, NULL);
	size_t size = strlen(label);
	size -= size && strchr(".:", label[size - 1]);
	add_heading(build, items, arena_strndup(build->job->arena, label, size),
	    TAG_ARTIFACT);
	length y = format->first_baseline + UNIT_MM(9);
	length last = format->height - UNIT_MM(78);
	for (size_t i = 0; i < about->source_count && y <= last; i++)
		y = build_inlines(build, items, &about->sources[i],
			&(struct block_text){.role = ROLE_SMALL,
			    .tag = TAG_ARTIFACT,
			    .x = format->margin_left,
			    .y = y,
			    .width = build_measure(build)}) +
		    UNIT_MM(6.5);
}

static void
add_read_next(struct build *build, struct item_list *items)
{
	struct related related = related_choose(build->job, build->library,
	    build->article, (size_t)build->theme->back.related);
	if (related.count == 0) {
		add_sources(build, items);
		return;
	}
	const struct page_format *format = &build->theme->format;
	int section = tree_add(build->tree, 0, TAG_SECT);
	add_heading(build, items,
	    build_words(build, STRING_READ_NEXT, NULL, NULL), section);
	int list = tree_add(build->tree, section, TAG_L);
	length pitch = UNIT_MM(25.5);
	length y = format->first_baseline + UNIT_MM(2.3);
	for (size_t i = 0; i < related.count; i++) {
		add_related(build, items, related.entries[i], y, list);
		y += pitch;
		if (i + 1 < related.count)
			items_add(items, item_line(format->margin_left, y,
					     build_measure(build), 0,
					     build->theme->palette[TOKEN_LINE],
					     UNIT_PT(0.5)));
	}
}

/* --- search topics --- */

/* "**Search topics** at example.org" */
static void
add_topics_label(
    struct build *build, struct item_list *items, length y, int parent)
{
	struct arena *arena = build->job->arena;
	const char *label =
	    build_words(build, STRING_SEARCH_TOPICS, NULL, NULL);
	const char *url = build->theme->brand.url;
	const char *at = url ? build_words(build, STRING_SEARCH_AT, "{site}",
				   links_readable(arena, url))
			     : "";
	struct span bold = {
	    .kind = SPAN_STRONG, .end = (uint32_t)strlen(label)};
	struct inlines text = build_plain(
	    build, arena_printf(arena, "%s%s%s", label, url ? " " : "", at));
	text.spans = &bold;
	text.span_count = 1;
	build_inlines(build, items, &text,
	    &(struct block_text){.role = ROLE_SMALL,
		.tag = tree_add(build->tree, parent, TAG_P),
		.x = build->theme->format.margin_left,
		.y = y,
		.width = build_measure(build),
		.lines_most = 1});
}

/* A pill with its words; returns its width. */
static length
add_pill(struct build *build, struct item_list *items, const char *topic,
    length x, length y, int list)
{
	struct block_text how = {.role = ROLE_TAG,
	    .tag = TAG_ARTIFACT,
	    .width = build_measure(build),
	    .lines_most = 1};
	struct inlines text = build_plain(build, topic);
	length padding = UNIT_MM(3), height = UNIT_MM(6.75);
	length width =
	    lines_width(build_lines(build, &text, &how)) + 2 * padding;
	int item = tree_add(build->tree, list, TAG_LI);
	how.tag = tree_add(build->tree, item, TAG_LBODY);
	how.x = x + padding;
	how.y = y + UNIT_MM(4.6);
	items_add(
	    items, item_frame((struct rect){x, y, width, height}, height / 2,
		       build->theme->palette[TOKEN_MID], UNIT_PT(0.75)));
	build_inlines(build, items, &text, &how);
	return width;
}

static length
pill_width(struct build *build, const char *topic)
{
	struct block_text how = {.role = ROLE_TAG,
	    .tag = TAG_ARTIFACT,
	    .width = build_measure(build)};
	struct inlines text = build_plain(build, topic);
	return lines_width(build_lines(build, &text, &how)) + UNIT_MM(6);
}

static void
add_topics(struct build *build, struct item_list *items, length y)
{
	struct strings_list topics = build->article->about.topics;
	if (!build->theme->back.topics || topics.count == 0)
		return;
	int section = tree_add(build->tree, 0, TAG_SECT);
	add_topics_label(build, items, y, section);
	int list = tree_add(build->tree, section, TAG_L);
	length left = build->theme->format.margin_left, x = left;
	length gap = UNIT_MM(2.25);
	int row = 0;
	y += UNIT_MM(3);
	for (size_t i = 0; i < topics.count; i++) {
		length width = pill_width(build, topics.list[i]);
		if (x > left && x + width > left + build_measure(build)) {
			x = left;
			y += UNIT_MM(6.75) + gap;
			if (++row == TAG_ROWS)
				return; /* the last ones are dropped first */
		}
		x += add_pill(build, items, topics.list[i], x, y, list) + gap;
	}
}

void
back_build(struct build *build)
{
	struct item_list items = {.arena = build->job->arena};
	add_read_next(build, &items);
	add_topics(build, &items, build->theme->format.height - UNIT_MM(72));
	panel_build(build, &items);
	if (items.count == 0)
		return; /* nothing is known: no page */
	build_page(build, &items,
	    arena_printf(build->job->arena, "%zu", build->page_count + 1));
}
