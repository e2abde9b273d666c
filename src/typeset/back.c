/*
 * The back page (design-spec section 9): what to read next, search topics,
 * and the panel that says who made the leaflet and when.
 */
#include "typeset/build.h"

#include "article/related.h"
#include "base/text.h"
#include "media/qr.h"

#include <string.h>

enum { TITLE_LINES = 2, EXCERPT_LINES = 2, TAG_ROWS = 2, DETAIL_LINES = 4 };

static length
measure_of(const struct build *build)
{
	const struct page_format *format = &build->theme->format;
	return format->width - format->margin_left - format->margin_right;
}

/* The tag of a link to the address, within the parent. */
static int
link_tag(struct build *build, int parent, const char *url, const char *contents)
{
	if (!url)
		return parent;
	int tag = tree_add(build->tree, parent, TAG_LINK);
	tree_tag(build->tree, tag)->uri = url;
	tree_tag(build->tree, tag)->contents = contents;
	return tag;
}

/* --- codes --- */

/* A code of the given side at x, y; false: the address is too long for one. */
static bool
add_code(struct build *build, struct item_list *items, const char *url,
    struct rect box, int parent, struct place place)
{
	const struct qr *qr = qr_encode(build->job->arena, url);
	if (!qr || box.width / qr->modules < UNIT_MM(0.5)) {
		diag_warning(build->job, place,
		    "the address %s is too long for a code of this size; it "
		    "is printed without. Give a <short-url> of at most 26 "
		    "characters.",
		    url);
		return false;
	}
	int tag = tree_add(build->tree, parent, TAG_FIGURE);
	tree_tag(build->tree, tag)->alt = build_words(build, STRING_CODE_ALT,
	    "{link}", build_readable(build->job->arena, url));
	items_add(items, (struct item){.kind = ITEM_CODE,
			     .tag = tag,
			     .x = box.x,
			     .y = box.y,
			     .width = box.width,
			     .height = box.height,
			     .qr = qr,
			     .filled = true,
			     .fill = build->theme->palette[TOKEN_INK]});
	return true;
}

/* --- related articles --- */

static const char *
address_of(const struct library_entry *entry)
{
	return entry->short_url ? entry->short_url : entry->url;
}

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
	const char *url = address_of(entry);
	length code = UNIT_MM(15), width = measure_of(build);
	bool coded = build->theme->back.codes && url &&
		     qr_encode(build->job->arena, url) != NULL;
	if (coded)
		width -= code + UNIT_MM(4.5);
	int title = tree_add(tree, body, TAG_P);
	struct block_text how = {.role = ROLE_RELATED_TITLE,
	    .tag = link_tag(build, title, url, entry->title),
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
	const char *shown = build_readable(build->job->arena, url);
	int link = tree_add(tree, body, TAG_P);
	build_text(build, items, shown,
	    &(struct block_text){.role = ROLE_RELATED_LINK,
		.x = how.x,
		.tag = link_tag(build, link, url, entry->title),
		.y = last + UNIT_MM(5),
		.width = width,
		.lines_most = 1});
	if (coded)
		add_code(build, items, url,
		    (struct rect){format->width - format->margin_right - code,
			y + UNIT_MM(4.5), code, code},
		    body, build->article->place);
}

static void
add_heading(struct build *build, struct item_list *items, const char *title,
    int section)
{
	const struct page_format *format = &build->theme->format;
	struct item *rule = items_add(items,
	    item_line(format->margin_left, format->top_rule, measure_of(build),
		0, build->theme->palette[TOKEN_DEEP], UNIT_PT(0.75)));
	rule->artifact = ARTIFACT_HEADER;
	int tag = tree_add(build->tree, section, TAG_H2);
	if (tag != TAG_ARTIFACT)
		build_bookmark(build, title, 2, 0, tag);
	build_text(build, items, title,
	    &(struct block_text){.role = ROLE_H2,
		.tag = tag,
		.x = format->margin_left,
		.y = format->first_baseline,
		.width = measure_of(build),
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
			    .width = measure_of(build)}) +
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
			items_add(items,
			    item_line(format->margin_left, y, measure_of(build),
				0, build->theme->palette[TOKEN_LINE],
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
				   build_readable(arena, url))
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
		.width = measure_of(build),
		.lines_most = 1});
}

/* A pill with its words; returns its width. */
static length
add_pill(struct build *build, struct item_list *items, const char *topic,
    length x, length y, int list)
{
	struct block_text how = {.role = ROLE_TAG,
	    .tag = TAG_ARTIFACT,
	    .width = measure_of(build),
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
	struct block_text how = {
	    .role = ROLE_TAG, .tag = TAG_ARTIFACT, .width = measure_of(build)};
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
		if (x > left && x + width > left + measure_of(build)) {
			x = left;
			y += UNIT_MM(6.75) + gap;
			if (++row == TAG_ROWS)
				return; /* the last ones are dropped first */
		}
		x += add_pill(build, items, topics.list[i], x, y, list) + gap;
	}
}

/* --- panel --- */

/* Lines of the panel, one text each. */
struct details {
	const char *text[DETAIL_LINES];
	bool bold[DETAIL_LINES];
	const char *url[DETAIL_LINES];
	size_t count;
};

static void
add_detail(
    struct details *details, const char *text, bool bold, const char *url)
{
	if (!text || details->count == DETAIL_LINES)
		return;
	details->text[details->count] = text;
	details->bold[details->count] = bold;
	details->url[details->count++] = url;
}

/* Where this leaflet is on the web: what the panel's code holds and its last
 * line shows. */
static const char *
own_address(const struct build *build)
{
	const struct about *about = &build->article->about;
	if (about->short_url || about->url)
		return about->short_url ? about->short_url : about->url;
	return build->theme->brand.url;
}

static struct details
contact_details(struct build *build)
{
	const struct brand *brand = &build->theme->brand;
	struct arena *arena = build->job->arena;
	struct details details = {.count = 0};
	add_detail(&details, brand->address, false, NULL);
	add_detail(&details, brand->phone, true, NULL);
	if (brand->email)
		add_detail(&details, brand->email, false,
		    arena_printf(arena, "mailto:%s", brand->email));
	const char *url = own_address(build);
	if (url)
		add_detail(&details, build_readable(arena, url), true, url);
	return details;
}

/* "4 March 2026"; a date that is none was reported when it was checked. */
static const char *
dated(struct build *build, enum string string, const char *iso, bool month_only)
{
	if (!iso)
		return NULL;
	struct arena *arena = build->job->arena;
	const char *date =
	    text_calendar_date(shaper_calendar(build->shaper, build->lang),
		arena, month_only ? arena_strndup(arena, iso, 7) : iso);
	return date ? build_words(build, string, "{date}", date) : NULL;
}

static const char *
version_line(struct build *build)
{
	const struct about *about = &build->article->about;
	if (!about->reference || !about->version)
		return about->reference;
	const char *text =
	    build_words(build, STRING_VERSION, "{version}", about->version);
	const char *hole = strstr(text, "{reference}");
	if (!hole)
		return text;
	return arena_printf(build->job->arena, "%.*s%s%s", (int)(hole - text),
	    text, about->reference, hole + strlen("{reference}"));
}

/* The telephone number of the feedback, or the whole of it if it is short. */
static const char *
feedback_line(struct build *build)
{
	const struct about *about = &build->article->about;
	const char *feedback = about->feedback.text
				   ? about->feedback.text
				   : build->theme->brand.feedback;
	if (!feedback)
		return NULL;
	const char *number = feedback + strcspn(feedback, "0123456789+");
	size_t size = strspn(number, "0123456789+ ");
	while (size && number[size - 1] == ' ')
		size--;
	if (size >= 6)
		feedback = arena_strndup(build->job->arena, number, size);
	return build_words(build, STRING_FEEDBACK, "{feedback}", feedback);
}

static struct details
publication_details(struct build *build)
{
	const struct about *about = &build->article->about;
	struct details details = {.count = 0};
	add_detail(&details, version_line(build), false, NULL);
	const char *published =
	    dated(build, STRING_PUBLISHED, about->published, false);
	if (!published)
		published =
		    dated(build, STRING_REVIEWED, about->reviewed, false);
	add_detail(&details, published, false, NULL);
	add_detail(&details,
	    dated(build, STRING_NEXT_REVIEW, about->review_due, true), false,
	    NULL);
	add_detail(&details, feedback_line(build), false, NULL);
	return details;
}

static void
add_details(struct build *build, struct item_list *items,
    const struct details *details, struct block_text how, int section)
{
	const struct style *style = &build->theme->styles[ROLE_CONTACT];
	how.role = ROLE_CONTACT;
	for (size_t i = 0; i < details->count; i++) {
		int tag = tree_add(build->tree, section, TAG_P);
		how.tag =
		    link_tag(build, tag, details->url[i], details->text[i]);
		how.bold = details->bold[i];
		how.lines_most = 1;
		build_text(build, items, details->text[i], &how);
		how.y += style->leading;
	}
}

static length
details_width(struct build *build, const struct details *details)
{
	length widest = 0;
	for (size_t i = 0; i < details->count; i++) {
		struct inlines text = build_plain(build, details->text[i]);
		length width = lines_width(build_lines(build, &text,
		    &(struct block_text){.role = ROLE_CONTACT,
			.tag = TAG_ARTIFACT,
			.bold = details->bold[i],
			.width = UNIT_LARGEST}));
		if (width > widest)
			widest = width;
	}
	return widest;
}

/* The white square with the code; returns where texts begin. */
static length
add_panel_code(
    struct build *build, struct item_list *items, length top, int section)
{
	const struct page_format *format = &build->theme->format;
	const char *url = own_address(build);
	length left = format->margin_left, side = UNIT_MM(25);
	if (!url || !build->theme->back.codes ||
	    !qr_encode(build->job->arena, url))
		return left;
	struct rect square = {left, top + UNIT_MM(9), side, side};
	items_add(items, item_rect(square, UNIT_MM(1.5),
			     build->theme->palette[TOKEN_PAPER]));
	const struct qr *qr = qr_encode(build->job->arena, url);
	length code = (length)unit_scale(side, qr->modules, qr->modules + 8);
	length inset = (side - code) / 2;
	add_code(build, items, url,
	    (struct rect){square.x + inset, square.y + inset, code, code},
	    section, build->article->place);
	return left + side + UNIT_MM(5);
}

static void
add_panel_ground(struct build *build, struct item_list *items, length top)
{
	const struct page_format *format = &build->theme->format;
	length bleed = format->bleed;
	struct item *ground = items_add(items,
	    item_rect((struct rect){-bleed, top, format->width + 2 * bleed,
			  format->height - top + bleed},
		0, build->theme->palette[TOKEN_DEEP]));
	ground->artifact = ARTIFACT_BACKGROUND;
}

/* Where publication details begin: 41 from the contact's, further left if
 * they are wide, further right if the contact's are, into the margin even. */
static length
second_column(struct build *build, const struct details *contact,
    const struct details *publication, length x)
{
	if (contact->count == 0)
		return x;
	const struct page_format *format = &build->theme->format;
	length right = format->width - format->margin_right;
	length least = x + details_width(build, contact) + UNIT_MM(3);
	length most = format->width - format->safe - UNIT_MM(20);
	length middle = x + UNIT_MM(41);
	length wide = details_width(build, publication);
	if (middle + wide > right)
		middle = right - wide;
	if (middle < least)
		middle = least;
	return middle < most ? middle : most;
}

static void
add_panel(struct build *build, struct item_list *items)
{
	const struct page_format *format = &build->theme->format;
	length top = format->height - UNIT_MM(45);
	add_panel_ground(build, items, top);
	int section = tree_add(build->tree, 0, TAG_SECT);
	length x = add_panel_code(build, items, top, section);
	length right = format->width - format->margin_right;
	const struct brand *brand = &build->theme->brand;
	struct block_text how = {.role = ROLE_CONTACT_NAME,
	    .x = x,
	    .y = top + UNIT_MM(12),
	    .width = right - x,
	    .lines_most = 1};
	const char *name = brand->publisher ? brand->publisher : brand->name;
	if (name) {
		how.tag = tree_add(build->tree, section, TAG_P);
		build_text(build, items,
		    build_one_line(build->job->arena, name), &how);
	}
	struct details contact = contact_details(build);
	struct details publication = publication_details(build);
	length middle = second_column(build, &contact, &publication, x);
	how.y = top + UNIT_MM(18);
	how.width = middle > x ? middle - x - UNIT_MM(2) : right - x;
	add_details(build, items, &contact, how, section);
	how.x = middle;
	how.width = format->width - format->safe - middle;
	add_details(build, items, &publication, how, section);
}

void
back_build(struct build *build)
{
	struct item_list items = {.arena = build->job->arena};
	add_read_next(build, &items);
	add_topics(build, &items, build->theme->format.height - UNIT_MM(72));
	add_panel(build, &items);
	build_page(build, &items,
	    arena_printf(build->job->arena, "%zu", build->page_count + 1));
}
