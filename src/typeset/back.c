/*
 * The back page (design-spec sections 9 and 12): what to read next, search
 * topics, other languages, and the panel.
 *
 * The panel stands at the page's foot, the languages above it, the topics above
 * these, and as many recommended articles as fit from the head down; where
 * there are none, topics and languages hang from the head.  Two articles
 * always fit: where they would not, the topics go, then excerpts grow shorter,
 * and at last the panel has a page of its own.  Before any of that, the panel's
 * statements are set closer.
 *
 * Where there are none, the page shows the sources instead: the whole of "About
 * this leaflet" if it fits, with topics or without.  Where it does not, it
 * stays inside as all of them do (section 11), and the sources are not shown
 * again: a list that stands twice says nothing more, and part of one misleads.
 */
#include "typeset/back.h"

#include "typeset/column.h"
#include "typeset/languages.h"
#include "typeset/topics.h"

#include <assert.h>

enum { ITEMS_LEAST = 2, EXCERPT_LINES = 2 };

static const length TEXT_ABOVE = UNIT_MM(6); /* topics, or the foot */

/* What text must not pass, above topics or foot. */
static length
text_foot(const struct back_plan *plan)
{
	return (plan->topics ? plan->topics : plan->foot) - TEXT_ABOVE;
}

/* How many items fit above the foot, with topics or without. */
static size_t
count_items(struct build *build, struct back_plan *plan, length foot, int lines,
    bool with_topics)
{
	length height = topics_height(build);
	plan->topics = with_topics && height ? foot - height : 0;
	plan->next.excerpt_lines = lines;
	return readnext_count(
	    build, &plan->next, plan->topics ? plan->topics : foot);
}

/* Tries the ways to make room for two items, the least loss first. */
static bool
fit_items(
    struct build *build, struct back_plan *plan, length foot, int least_lines)
{
	size_t wanted = plan->next.count;
	if (wanted > ITEMS_LEAST)
		wanted = ITEMS_LEAST;
	plan->items = count_items(build, plan, foot, EXCERPT_LINES, true);
	for (int lines = EXCERPT_LINES;
	     plan->items < wanted && lines >= least_lines; lines--)
		plan->items = count_items(build, plan, foot, lines, false);
	return plan->items >= wanted;
}

/* Other languages have codes where related articles have them. */
static enum languages_mode
languages_mode(const struct build *build)
{
	return build->theme->back.related_codes ? LANGUAGES_CODES
						: LANGUAGES_LINES;
}

static length
languages_block(struct build *build)
{
	length height = languages_height(
	    build, build_measure(build), languages_mode(build));
	return height ? height + theme_scale(build->theme, UNIT_MM(6)) : 0;
}

/* With recommended articles, as many of them as there is room for. */
static void
plan_items(struct build *build, struct back_plan *plan, bool one_page)
{
	const struct page_format *format = &build->theme->format;
	if (fit_items(build, plan, plan->foot, one_page ? 0 : 1) || one_page)
		return;
	plan->apart = true;
	plan->foot = format->footer_baseline + UNIT_MM(6) - plan->languages;
	fit_items(build, plan, plan->foot, 0);
}

/* Without them. */
static void
plan_topics(struct build *build, struct back_plan *plan)
{
	const struct page_format *format = &build->theme->format;
	plan->apart = plan->languages && plan->foot < format->first_baseline;
	if (plan->apart)
		plan->foot =
		    format->footer_baseline + UNIT_MM(6) - plan->languages;
	length height = topics_height(build);
	bool room = plan->foot - height >= format->first_baseline;
	plan->topics = height && room ? plan->foot - height : 0;
}

static size_t
count_pages(const struct back_plan *plan)
{
	bool panel = plan->panel.height > 0;
	bool rest = plan->items || plan->topics || plan->languages;
	return plan->apart ? (size_t)panel + rest : panel || rest;
}

/* What stands above that panel. */
static struct back_plan
plan_above(struct build *build, bool one_page, const struct panel *panel)
{
	const struct page_format *format = &build->theme->format;
	struct back_plan plan = {.panel = *panel,
	    .next = readnext_choose(build),
	    .languages = languages_block(build)};
	plan.foot = format->height - plan.panel.height - plan.languages;
	if (one_page && plan.foot < format->first_baseline) {
		plan.foot += plan.languages;
		plan.languages = 0;
	}
	if (plan.next.count)
		plan_items(build, &plan, one_page);
	else
		plan_topics(build, &plan);
	plan.pages = count_pages(&plan);
	return plan;
}

static bool
shows_less(const struct back_plan *plan, const struct back_plan *other)
{
	return plan->items < other->items ||
	       plan->next.excerpt_lines < other->next.excerpt_lines ||
	       (!plan->topics && other->topics) ||
	       (!plan->languages && other->languages);
}

struct back_plan
back_plan(struct build *build, bool one_page)
{
	struct panel panel = panel_plan(build);
	struct back_plan plan = plan_above(build, one_page, &panel);
	struct panel lower = panel_lower(build, &panel);
	if (lower.height == panel.height)
		return plan;
	struct back_plan other = plan_above(build, one_page, &lower);
	bool worse = plan.pages > other.pages || shows_less(&plan, &other);
	return worse ? other : plan;
}

bool
back_take_about(const struct build *build, struct back_plan *plan,
    const struct galley *galley)
{
	if (plan->next.count || plan->pages == 0 || galley->about == 0)
		return false;
	const struct theme *theme = build->theme;
	struct column column = column_begin(theme->format.first_baseline);
	for (size_t i = galley->about; i < galley->count; i++)
		column_place(theme, &column, &galley->slices[i]);
	length room = plan->foot - TEXT_ABOVE;
	if (column.bottom > room)
		return false;
	plan->about = true;
	if (column.bottom > text_foot(plan))
		plan->topics = 0;
	return true;
}

/* What nothing stands above hangs from the page's head, as text does inside:
 * how much higher that is than above its foot. */
static length
spare_above(const struct build *build, const struct back_plan *plan)
{
	if (plan->items || plan->about)
		return 0;
	const struct theme *theme = build->theme;
	length first = plan->topics
			   ? plan->topics
			   : plan->foot + theme->styles[ROLE_SMALL].leading;
	length spare = first - theme->format.first_baseline;
	return spare > 0 ? spare : 0;
}

static void
end_page(struct build *build, struct item_list *items)
{
	if (items->count == 0)
		return; /* nothing is known: no page */
	build_page(build, items,
	    text_number(build->job->arena, build->lang, build->page_count + 1));
	*items = (struct item_list){.arena = build->job->arena};
}

void
back_build(struct build *build, const struct back_plan *plan,
    const struct galley *galley, int offset)
{
	const struct page_format *format = &build->theme->format;
	struct item_list items = {.arena = build->job->arena};
	length foot = format->height - plan->panel.height;
	length up = spare_above(build, plan);
	size_t before = build->page_count;
	if (plan->items)
		readnext_add(build, &items, &plan->next, plan->items);
	else if (plan->about)
		inside_add_about(build, &items, galley, offset);
	bool bare = items.count == 0 && (plan->topics || plan->languages);
	if (bare && !build->theme->heading_bar)
		readnext_rule(build, &items);
	if (plan->topics)
		topics_add(build, &items, plan->topics - up);
	if (plan->languages)
		languages_add(build, &items, format->margin_left,
		    plan->foot - up, build_measure(build),
		    languages_mode(build));
	if (plan->apart)
		end_page(build, &items);
	if (plan->panel.height && plan->apart)
		panel_add(build, &items, &plan->panel, 0, format->top_rule);
	else if (plan->panel.height)
		panel_add(build, &items, &plan->panel, foot, 0);
	end_page(build, &items);
	assert(build->page_count <= before + plan->pages);
}
