/*
 * The panel at the foot of the back page (design-spec section 9): who made the
 * leaflet, how to reach them, when it was published and when it is due for
 * review.
 */
#include "typeset/build.h"

#include "typeset/links.h"

#include <string.h>

enum { DETAIL_LINES = 4 };

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
	const char *own =
	    links_to_article(build->job->arena, build->theme, build->article);
	return own ? own : build->theme->brand.url;
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
		add_detail(&details, links_readable(arena, url), true, url);
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
		how.tag = build_link_tag(
		    build, tag, details->url[i], details->text[i]);
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

/* An article's own leaflet says it; those that list it leave the code out. */
static void
report_long(struct build *build, const char *url)
{
	const struct about *about = &build->article->about;
	diag_warning(build->job,
	    about->place.line ? about->place : build->article->place,
	    "the address %s is too long for a code and is printed without "
	    "one. Give a <short-url> of at most 26 characters.",
	    url);
}

/* The white square with the code; returns where texts begin. */
static length
add_panel_code(
    struct build *build, struct item_list *items, length top, int section)
{
	const struct page_format *format = &build->theme->format;
	const char *url = own_address(build);
	length left = format->margin_left, side = UNIT_MM(25);
	if (!url || !build->theme->back.codes)
		return left;
	const struct qr *qr = qr_encode(build->job->arena, url);
	if (!qr) {
		report_long(build, url);
		return left;
	}
	struct rect square = {left, top + UNIT_MM(9), side, side};
	items_add(items, item_rect(square, UNIT_MM(1.5),
			     build->theme->palette[TOKEN_PAPER]));
	length code = (length)unit_scale(side, qr->modules, qr->modules + 8);
	length inset = (side - code) / 2;
	build_code(build, items, url,
	    (struct rect){square.x + inset, square.y + inset, code, code},
	    section);
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

/* The two columns of details below the name. */
static void
add_columns(struct build *build, struct item_list *items, length x, length y,
    int section)
{
	const struct page_format *format = &build->theme->format;
	struct details contact = contact_details(build);
	struct details publication = publication_details(build);
	length middle = second_column(build, &contact, &publication, x);
	struct block_text how = {
	    .x = x, .y = y, .width = middle - x - UNIT_MM(2)};
	add_details(build, items, &contact, how, section);
	how.x = middle;
	how.width = format->width - format->safe - middle;
	add_details(build, items, &publication, how, section);
}

/* Is there anything to say? */
static bool
is_needed(struct build *build)
{
	const struct brand *brand = &build->theme->brand;
	return brand->publisher || brand->name || own_address(build) ||
	       contact_details(build).count || publication_details(build).count;
}

void
panel_build(struct build *build, struct item_list *items)
{
	if (!is_needed(build))
		return;
	const struct page_format *format = &build->theme->format;
	length top = format->height - UNIT_MM(45);
	add_panel_ground(build, items, top);
	int section = tree_add(build->tree, 0, TAG_SECT);
	length x = add_panel_code(build, items, top, section);
	const struct brand *brand = &build->theme->brand;
	const char *name = brand->publisher ? brand->publisher : brand->name;
	if (name)
		build_text(build, items,
		    build_one_line(build->job->arena, name),
		    &(struct block_text){.role = ROLE_CONTACT_NAME,
			.tag = tree_add(build->tree, section, TAG_P),
			.x = x,
			.y = top + UNIT_MM(12),
			.width = format->width - format->margin_right - x,
			.lines_most = 1});
	add_columns(build, items, x, top + UNIT_MM(18), section);
}
