/*
 * The panel at the foot of the back page (design-spec section 9): who made the
 * leaflet, how to reach them, when it was published and when it is due for
 * review.
 *
 * Code, contact and publication stand side by side between the page's margins;
 * in large print (section 12), and where they are too wide, the publication is
 * a text below; where even the contact is, that stands below the code.
 */
#include "typeset/panel.h"

#include "media/qr.h"

#include <string.h>

/* The light square that a code of 25 modules stands on, beside contact lines
 * of 10 pt and of 18. */
static const length SQUARE = UNIT_MM(25), LARGE_SQUARE = UNIT_MM(33);

/* From the last line to the trim. */
static const length BELOW = UNIT_MM(11);

/* What is measured is set on one line. */
static const length MEASURED = UNIT_LARGEST;

/* Between two columns at least. */
static const length COLUMN_GAP = UNIT_MM(3);

/* Lines of the contact as designed, and by how many it may have more. */
enum { LINES_USUAL = 4, OVER_MOST = 1 };

static length
mm(const struct build *build, length design)
{
	return theme_scale(build->theme, design);
}

static length
leading_of(const struct build *build, enum role role)
{
	return build->theme->styles[role].leading;
}

/* The width between margins of the left one's size. */
static length
measure_of(const struct build *build)
{
	const struct page_format *format = &build->theme->format;
	return format->width - 2 * format->margin_left;
}

/* --- texts --- */

static const char *
name_of(struct build *build)
{
	const struct brand *brand = &build->theme->brand;
	const char *name = brand->publisher ? brand->publisher : brand->name;
	return name ? build_one_line(build->job->arena, name) : NULL;
}

static length
text_width(struct build *build, const char *text, enum role role, bool bold)
{
	struct inlines plain = build_plain(build, text);
	return lines_width(build_lines(build, &plain,
	    &(struct block_text){.role = role,
		.tag = TAG_ARTIFACT,
		.bold = bold,
		.width = MEASURED}));
}

static length
details_width(struct build *build, const struct details *details)
{
	length widest = 0;
	for (size_t i = 0; i < details->count; i++) {
		length width = text_width(
		    build, details->text[i], ROLE_CONTACT, details->bold[i]);
		if (width > widest)
			widest = width;
	}
	return widest;
}

/* Adds the details, one below the other; returns the last baseline. */
static length
add_details(struct build *build, struct item_list *items,
    const struct details *details, struct block_text how, int section)
{
	length last = how.y;
	how.role = ROLE_CONTACT;
	for (size_t i = 0; i < details->count; i++) {
		int tag = tree_add(build->tree, section, TAG_P);
		how.tag = build_link_tag(
		    build, tag, details->url[i], details->words[i]);
		how.bold = details->bold[i];
		last = build_text(build, items, details->text[i], &how);
		how.y = last + leading_of(build, ROLE_CONTACT);
	}
	return last;
}

/* How many lines a text takes in the width. */
static length
count_lines(struct build *build, const struct inlines *text, enum role role,
    length width)
{
	return (length)build_lines(build, text,
	    &(struct block_text){
		.role = role, .tag = TAG_ARTIFACT, .width = width})
	    ->count;
}

static length
count_plain_lines(
    struct build *build, const char *text, enum role role, length width)
{
	struct inlines plain = build_plain(build, text);
	return count_lines(build, &plain, role, width);
}

static length
details_lines(struct build *build, const struct details *details, length width)
{
	length lines = 0;
	for (size_t i = 0; i < details->count; i++)
		lines += count_plain_lines(
		    build, details->text[i], ROLE_CONTACT, width);
	return lines;
}

/* Those bytes, which stand on one line if one holds them. */
static struct span
line_of(struct build *build, const char *text, size_t start, size_t end)
{
	while (end > start && text[end - 1] == ' ')
		end--;
	const char *line =
	    arena_strndup(build->job->arena, text + start, end - start);
	bool fits =
	    text_width(build, line, ROLE_SMALL, false) <= measure_of(build);
	return (struct span){.kind = SPAN_NOBR,
	    .start = (uint32_t)start,
	    .end = (uint32_t)(fits ? end : start)};
}

/* The statements as one text, each of which keeps its label and its value
 * together; its text is NULL: there are none. */
static struct inlines
statements_of(struct build *build, const struct details *publication)
{
	const char *text = details_sentence(build, true);
	if (!text)
		return (struct inlines){0};
	struct inlines statements = build_plain(build, text);
	struct span *spans =
	    ARENA_ARRAY(build->job->arena, DETAILS_MOST, struct span);
	size_t start = 0;
	for (size_t i = 0; i < publication->count; i++) {
		size_t own = strlen(publication->text[i]);
		const char *next =
		    i + 1 < publication->count
			? strstr(text + start + own, publication->text[i + 1])
			: text + statements.size;
		spans[i] = line_of(build, text, start, (size_t)(next - text));
		start = (size_t)(next - text);
	}
	statements.spans = spans;
	statements.span_count = (uint32_t)publication->count;
	return statements;
}

/* --- the code --- */

static bool
has_code(struct build *build)
{
	const char *url = details_address(build);
	return url && build->theme->back.codes && qr_modules(url) > 0;
}

/* An article's own leaflet says it; those that list it leave the code out. */
static void
report_long(struct build *build)
{
	const struct about *about = &build->article->about;
	const char *url = details_address(build);
	if (!url || !build->theme->back.codes)
		return;
	diag_warning(build->job,
	    about->place.line ? about->place : build->article->place,
	    "the address %s is too long for a code and is printed without "
	    "one. Give a <short-url> of at most 26 characters.",
	    url);
}

/* The white square with the code. */
static void
add_code(struct build *build, struct item_list *items, length top, length side,
    int section)
{
	const char *url = details_address(build);
	int modules = qr_modules(url);
	length left = build->theme->format.margin_left;
	struct rect square = {left, top, side, side};
	items_add(items, item_rect(square, UNIT_MM(1.5),
			     build->theme->palette[TOKEN_PAPER]));
	length code = (length)unit_scale(side, modules, modules + 8);
	length inset = (side - code) / 2;
	build_code(build, items, url,
	    (struct rect){square.x + inset, square.y + inset, code, code},
	    section);
}

static void
add_ground(struct build *build, struct item_list *items, length top)
{
	const struct page_format *format = &build->theme->format;
	length bleed = format->bleed;
	length above = top > 0 ? 0 : bleed;
	struct item *ground = items_add(items,
	    item_rect(
		(struct rect){-bleed, top - above, format->width + 2 * bleed,
		    format->height - top + above + bleed},
		0, build->theme->palette[TOKEN_DEEP]));
	ground->artifact = ARTIFACT_BACKGROUND;
}

/* --- side by side --- */

/* Where texts begin beside the code. */
static length
text_left(const struct build *build, const struct panel *panel)
{
	length left = build->theme->format.margin_left;
	return panel->coded ? left + SQUARE + UNIT_MM(5) : left;
}

/* Where the columns end. */
static length
right_edge(const struct build *build)
{
	const struct page_format *format = &build->theme->format;
	return format->width - format->margin_left;
}

/* Where publication details begin: 41 from the contact's, further left if
 * they are wide, further right if the contact's are. */
static length
second_column(const struct build *build, const struct panel *panel, length x)
{
	if (panel->contact.count == 0)
		return x;
	length right = right_edge(build);
	length least = x + panel->contact_width + COLUMN_GAP;
	length middle = x + mm(build, UNIT_MM(41));
	if (middle + panel->publication_width > right)
		middle = right - panel->publication_width;
	return middle < least ? least : middle;
}

/* Are so many lines of the contact few enough? */
static bool
take_lines(struct panel *panel, length lines)
{
	panel->over = lines > LINES_USUAL ? lines - LINES_USUAL : 0;
	return panel->over <= OVER_MOST;
}

/* Gives the contact's widest line, an address as a rule, another one so that
 * all have room; whether that is enough.  It is but tried: nothing is
 * reported, and what would be, a broken word, is no way out. */
static bool
narrow_contact(const struct build *build, struct panel *panel, length room)
{
	const struct details *details = &panel->contact;
	struct job job = {build->job->arena, diag_new(build->job->arena)};
	struct build trial = *build;
	trial.job = &job;
	length count = 0, widest = 0;
	for (size_t i = 0; i < details->count; i++) {
		struct inlines plain = build_plain(&trial, details->text[i]);
		const struct lines *lines = build_lines(&trial, &plain,
		    &(struct block_text){.role = ROLE_CONTACT,
			.tag = TAG_ARTIFACT,
			.bold = details->bold[i],
			.width = room});
		count += (length)lines->count;
		if (lines_width(lines) > widest)
			widest = lines_width(lines);
	}
	if (!take_lines(panel, count) || job.diag->count)
		return false;
	panel->contact_width = panel->measure = widest;
	return true;
}

/* Does the name have room above the columns, and the contact in its own? */
static bool
is_low(struct build *build, struct panel *panel)
{
	if (!take_lines(panel, details_lines(build, &panel->contact, MEASURED)))
		return false;
	return !panel->name ||
	       text_width(build, panel->name, ROLE_CONTACT_NAME, false) <=
		   right_edge(build) - text_left(build, panel);
}

/* Do both columns stand between the margins? */
static bool
fits_beside(struct build *build, struct panel *panel)
{
	panel->publication_width = details_width(build, &panel->publication);
	length x = text_left(build, panel), right = right_edge(build);
	if (second_column(build, panel, x) + panel->publication_width <= right)
		return true;
	length room = right - panel->publication_width - COLUMN_GAP - x;
	return panel->contact.count && room > 0 &&
	       narrow_contact(build, panel, room);
}

static void
add_beside(struct build *build, struct item_list *items,
    const struct panel *panel, length top, int section)
{
	/* A line more begins higher, so that the last one stays, and the code
	 * stays beside the middle of all. */
	length leading = leading_of(build, ROLE_CONTACT);
	length higher = panel->over * leading;
	length first = top + mm(build, UNIT_MM(18)) - higher;
	if (panel->coded)
		add_code(build, items, top + mm(build, UNIT_MM(9)) - higher / 2,
		    SQUARE, section);
	length x = text_left(build, panel);
	if (panel->name)
		build_text(build, items, panel->name,
		    &(struct block_text){.role = ROLE_CONTACT_NAME,
			.tag = tree_add(build->tree, section, TAG_P),
			.x = x,
			.y = first - (higher ? leading : mm(build, UNIT_MM(6))),
			.width = right_edge(build) - x});
	struct block_text how = {.x = x, .y = first, .width = panel->measure};
	add_details(build, items, &panel->contact, how, section);
	how.x = second_column(build, panel, x);
	how.width = MEASURED;
	add_details(build, items, &panel->publication, how, section);
}

/* --- stacked --- */

/* Where things stand in a stacked panel, from its top. */
struct stack {
	length square;      /* top of the square */
	length x, width;    /* of the contact */
	length contact;     /* first baseline */
	length publication; /* first baseline */
	length last;
};

/* The contact's lines, its name among them. */
static length
contact_lines(struct build *build, const struct panel *panel, length width)
{
	length lines = panel->name ? count_plain_lines(build, panel->name,
					 ROLE_CONTACT_NAME, width)
				   : 0;
	return lines + details_lines(build, &panel->contact, width);
}

static struct stack
plan_stack(struct build *build, const struct panel *panel)
{
	const struct page_format *format = &build->theme->format;
	bool beside = panel->coded && !panel->narrow;
	struct stack stack = {.square = panel->close ? 0 : UNIT_MM(7.5),
	    .x = beside ? format->margin_left + LARGE_SQUARE + UNIT_MM(9)
			: format->margin_left,
	    .contact = UNIT_MM(13.5)};
	length end = panel->coded ? stack.square + LARGE_SQUARE : 0;
	if (end && !beside)
		stack.contact =
		    end + (panel->close ? theme_across(build->theme, UNIT_MM(8))
					: mm(build, UNIT_MM(8)));
	stack.width = format->margin_left + measure_of(build) - stack.x;
	length lines = contact_lines(build, panel, stack.width);
	length leading = leading_of(build, ROLE_CONTACT);
	stack.last = stack.contact + (lines - 1) * leading;
	if (!panel->statements.text) {
		if (stack.last < end)
			stack.last = end;
		return stack;
	}
	length small = leading_of(build, ROLE_SMALL);
	stack.publication =
	    stack.last + (panel->close ? leading * 5 / 4 : leading * 3 / 2);
	/* As far below the code as the texts are beside it. */
	if (stack.publication < end + small * 5 / 4)
		stack.publication = end + small * 5 / 4;
	length lines_below = count_lines(
	    build, &panel->statements, ROLE_SMALL, measure_of(build));
	stack.last = stack.publication + (lines_below - 1) * small;
	return stack;
}

/* Do name and details have room beside the code, unbroken? */
static bool
is_narrow(const struct build *build, const struct panel *panel)
{
	return panel->coded && panel->contact_width > measure_of(build) -
							  LARGE_SQUARE -
							  UNIT_MM(9);
}

static void
add_stacked(struct build *build, struct item_list *items,
    const struct panel *panel, length top, int section)
{
	struct stack stack = plan_stack(build, panel);
	if (panel->coded)
		add_code(
		    build, items, top + stack.square, LARGE_SQUARE, section);
	struct block_text how = {.role = ROLE_CONTACT_NAME,
	    .tag = TAG_ARTIFACT,
	    .x = stack.x,
	    .y = top + stack.contact,
	    .width = stack.width};
	if (panel->name) {
		how.tag = tree_add(build->tree, section, TAG_P);
		how.y = build_text(build, items, panel->name, &how) +
			leading_of(build, ROLE_CONTACT);
	}
	/* Lines stand as they were measured, if they fit. */
	if (panel->contact_width <= how.width)
		how.width = MEASURED;
	add_details(build, items, &panel->contact, how, section);
	if (!panel->statements.text)
		return;
	struct style *style = ARENA_NEW(build->job->arena, struct style);
	*style = build->theme->styles[ROLE_SMALL];
	style->colour = build->theme->styles[ROLE_CONTACT].colour;
	build_inlines(build, items, &panel->statements,
	    &(struct block_text){.style = style,
		.tag = tree_add(build->tree, section, TAG_P),
		.x = build->theme->format.margin_left,
		.y = top + stack.publication,
		.width = measure_of(build)});
}

/* --- the panel --- */

static void
report_over(struct build *build)
{
	const struct about *about = &build->article->about;
	diag_error(build->job,
	    about->place.line ? about->place : build->article->place,
	    "what the back page says of the leaflet and its publisher is more "
	    "than a page. Shorten <reference>, <version> and <feedback>, or "
	    "brand.name, address and feedback in the configuration.");
}

/* Is there anything to say?  An address is one of the contacts. */
static bool
is_needed(const struct panel *panel)
{
	return panel->name || panel->contact.count || panel->publication.count;
}

static length
stacked_height(struct build *build, const struct panel *panel)
{
	return plan_stack(build, panel).last + BELOW;
}

/* What a page of its own has room for. */
static length
height_most(const struct build *build)
{
	const struct page_format *format = &build->theme->format;
	return format->height - format->top_rule;
}

struct panel
panel_lower(struct build *build, const struct panel *panel)
{
	struct panel lower = *panel;
	if (panel->statements.text == NULL)
		return lower;
	lower.statements.span_count = 0;
	lower.height = stacked_height(build, &lower);
	return lower;
}

struct panel
panel_plan(struct build *build)
{
	struct panel panel = {.name = name_of(build),
	    .measure = MEASURED,
	    .contact = details_contact(build),
	    .publication = details_publication(build)};
	if (!is_needed(&panel))
		return panel;
	panel.contact_width = details_width(build, &panel.contact);
	panel.coded = has_code(build);
	if (!panel.coded)
		report_long(build);
	panel.stacked = build->theme->profile >= PROFILE_LARGE ||
			!is_low(build, &panel) || !fits_beside(build, &panel);
	panel.height = mm(build, UNIT_MM(45));
	if (!panel.stacked)
		return panel;
	panel.statements = statements_of(build, &panel.publication);
	panel.narrow = is_narrow(build, &panel);
	panel.height = stacked_height(build, &panel);
	length most = height_most(build);
	if (panel.height > most) {
		panel.close = true;
		panel.height = stacked_height(build, &panel);
	}
	if (panel.height > most)
		panel = panel_lower(build, &panel);
	/* On a page of its own its last line may stand at the foot. */
	if (panel.height > most + BELOW - build->theme->format.safe)
		report_over(build);
	return panel;
}

void
panel_add(struct build *build, struct item_list *items,
    const struct panel *panel, length top, length down)
{
	add_ground(build, items, top);
	int section = tree_add(build->tree, 0, TAG_SECT);
	if (panel->stacked)
		add_stacked(build, items, panel, top + down, section);
	else
		add_beside(build, items, panel, top + down, section);
}
