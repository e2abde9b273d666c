/*
 * Who cannot read a leaflet finds the way to another one only if it is written
 * in letters that they know: each language is named as it names itself (by
 * ICU), with a code that a telephone follows, beside the short link as always
 * (design-spec section 7).
 *
 * All cells are alike: as wide and as high as the largest needs.
 */
#include "typeset/languages.h"

#include "media/qr.h"
#include "typeset/links.h"

#include <string.h>

static const length CODE = UNIT_MM(15); /* as large print's, which has none */

/* One language, in a cell. */
struct other {
	const struct library_entry *article;
	const char *name;
	const char *url;   /* or NULL */
	const char *shown; /* the address as it is read; or NULL */
	bool coded;
	length name_width, link_width;
	length up, down; /* how far the name's face reaches */
};

struct plan {
	struct other *cells;
	size_t count, columns, rows;
	bool coded;            /* some cell is */
	bool below;            /* the link stands below the name */
	length width;          /* of a cell */
	length link_x;         /* of the link, from the name's */
	length first, leading; /* baselines: of the name, from it to the link */
	length pitch, last;    /* from row to row; height of the last one */
};

static length
across(const struct build *build, length design)
{
	return theme_across(build->theme, design);
}

static length
mm(const struct build *build, length design)
{
	return theme_scale(build->theme, design);
}

/* --- one language --- */

static struct block_text
name_style(const struct other *cell)
{
	return (struct block_text){.role = ROLE_RELATED_TITLE,
	    .tag = TAG_ARTIFACT,
	    .width = UNIT_LARGEST,
	    .lang = cell->article->lang};
}

static struct block_text
link_style(void)
{
	return (struct block_text){.role = ROLE_RELATED_LINK,
	    .tag = TAG_ARTIFACT,
	    .width = UNIT_LARGEST};
}

static const struct lines *
lines_in(struct build *build, const char *text, struct block_text how)
{
	struct inlines plain = build_plain(build, text);
	return build_lines(build, &plain, &how);
}

/* The faces of some scripts reach far above and below their lines. */
static void
measure_name(struct build *build, struct other *cell)
{
	const struct lines *lines =
	    lines_in(build, cell->name, name_style(cell));
	cell->name_width = lines_width(lines);
	for (size_t i = 0; i < lines->para->count; i++) {
		const struct look *look = lines->para->nodes[i].look;
		const struct font *font = look->font;
		length up = shape_length(font, look->size, font->ascender);
		length down = shape_length(font, look->size, -font->descender);
		if (up > cell->up)
			cell->up = up;
		if (down > cell->down)
			cell->down = down;
	}
}

static struct other
make_cell(struct build *build, const struct library_entry *article,
    const char *name, enum languages_mode mode)
{
	struct arena *arena = build->job->arena;
	struct other cell = {.article = article, .name = name};
	cell.url = links_to_entry(arena, build->theme, article);
	cell.coded = mode == LANGUAGES_CODES && build->theme->back.codes &&
		     cell.url && qr_modules(cell.url) > 0;
	measure_name(build, &cell);
	if (!cell.url)
		return cell;
	cell.shown = links_readable(arena, cell.url);
	cell.link_width =
	    lines_width(lines_in(build, cell.shown, link_style()));
	return cell;
}

/* --- all of them --- */

static length
larger(length a, length b)
{
	return a > b ? a : b;
}

/* Widths: of the text beside the code, and of columns. */
static void
plan_columns(struct build *build, struct plan *plan, length width)
{
	length names = 0, links = 0, gap = across(build, UNIT_MM(6));
	for (size_t i = 0; i < plan->count; i++) {
		names = larger(names, plan->cells[i].name_width);
		links = larger(links, plan->cells[i].link_width);
	}
	length beside = names + across(build, UNIT_MM(3)) + links;
	plan->below = plan->coded || beside > width;
	plan->link_x = plan->below ? 0 : beside - links;
	length text = plan->below ? larger(names, links) : beside;
	length wide = text + (plan->coded ? CODE + UNIT_MM(4.5) : 0);
	plan->columns =
	    wide < width ? (size_t)((width + gap) / (wide + gap)) : 1;
	if (plan->columns > plan->count)
		plan->columns = plan->count;
	plan->rows = (plan->count + plan->columns - 1) / plan->columns;
	plan->width = (width + gap) / (length)plan->columns - gap;
}

/* Heights: names by what their faces need, rows on the half grid. */
static void
plan_rows(struct build *build, struct plan *plan)
{
	const struct theme *theme = build->theme;
	length link = theme->styles[ROLE_RELATED_LINK].leading;
	plan->first = mm(build, plan->coded ? UNIT_MM(6.2) : UNIT_MM(4));
	plan->leading = plan->below ? link : 0;
	for (size_t i = 0; i < plan->count; i++) {
		const struct other *cell = &plan->cells[i];
		plan->first = larger(plan->first, cell->up);
		if (plan->below)
			plan->leading =
			    larger(plan->leading, cell->down + link * 3 / 5);
	}
	length foot = plan->below ? link * 2 / 5 : 0;
	for (size_t i = 0; i < plan->count && !plan->below; i++)
		foot = larger(foot, plan->cells[i].down);
	plan->last = plan->first + plan->leading + foot;
	if (plan->coded)
		plan->last = larger(plan->last, CODE);
	plan->pitch = unit_round_up(
	    plan->last + (plan->coded ? UNIT_MM(4.5) : 0), theme->half);
}

static struct plan
make_plan(struct build *build, length width, enum languages_mode mode)
{
	struct library_translations all = library_translations(
	    build->job->arena, build->library, build->article);
	struct plan plan = {.count = all.count,
	    .cells = ARENA_ARRAY(build->job->arena, all.count, struct other)};
	for (size_t i = 0; i < all.count; i++) {
		plan.cells[i] = make_cell(build, all.list[i],
		    library_translation_name(build->job->arena, &all, i), mode);
		plan.coded |= plan.cells[i].coded;
	}
	if (plan.count) {
		plan_columns(build, &plan, width);
		plan_rows(build, &plan);
	}
	return plan;
}

/* From the top to the title's baseline, and from there to the first row. */
static length
title_height(const struct build *build)
{
	return build->theme->styles[ROLE_SMALL].leading;
}

static length
plan_height(const struct build *build, const struct plan *plan)
{
	if (plan->count == 0)
		return 0;
	return title_height(build) + mm(build, UNIT_MM(3)) +
	       (length)(plan->rows - 1) * plan->pitch + plan->last;
}

length
languages_height(struct build *build, length width, enum languages_mode mode)
{
	struct plan plan = make_plan(build, width, mode);
	return plan_height(build, &plan);
}

/* --- setting them --- */

static void
add_name(struct build *build, struct item_list *items, const struct other *cell,
    length x, length y, int body)
{
	int tag = tree_add(build->tree, body, TAG_P);
	tree_tag(build->tree, tag)->lang = cell->article->lang;
	struct block_text how = name_style(cell);
	how.tag = build_link_tag(build, tag, cell->url, cell->article->title);
	how.x = x;
	how.y = y;
	/* Its own width, so that a name from right to left stays here. */
	how.width = cell->name_width + 1;
	build_text(build, items, cell->name, &how);
}

static void
add_link(struct build *build, struct item_list *items, const struct other *cell,
    length x, length y, length width, int body)
{
	struct block_text how = link_style();
	how.tag = build_link_tag(build, tree_add(build->tree, body, TAG_P),
	    cell->url, cell->article->title);
	how.x = x;
	how.y = y;
	how.width = width;
	how.lines_most = 1;
	build_text(build, items, cell->shown, &how);
}

static void
add_cell(struct build *build, struct item_list *items, const struct plan *plan,
    const struct other *cell, length x, length y, int list)
{
	int item = tree_add(build->tree, list, TAG_LI);
	int body = tree_add(build->tree, item, TAG_LBODY);
	length left = x + (plan->coded ? CODE + UNIT_MM(4.5) : 0);
	length baseline = y + plan->first;
	add_name(build, items, cell, left, baseline, body);
	if (cell->url)
		add_link(build, items, cell, left + plan->link_x,
		    baseline + plan->leading,
		    x + plan->width - left - plan->link_x, body);
	if (cell->coded)
		build_code(build, items, cell->url,
		    (struct rect){x, y, CODE, CODE}, body);
}

length
languages_add(struct build *build, struct item_list *items, length x, length y,
    length width, enum languages_mode mode)
{
	struct plan plan = make_plan(build, width, mode);
	if (plan.count == 0)
		return 0;
	int section = tree_add(build->tree, 0, TAG_SECT);
	length title = title_height(build);
	build_text(build, items,
	    build_words(build, STRING_LANGUAGES, NULL, NULL),
	    &(struct block_text){.role = ROLE_SMALL,
		.tag = tree_add(build->tree, section, TAG_P),
		.x = x,
		.y = y + title,
		.width = width,
		.lines_most = 1,
		.bold = true});
	int list = tree_add(build->tree, section, TAG_L);
	length top = y + title + mm(build, UNIT_MM(3));
	length step = plan.width + across(build, UNIT_MM(6));
	for (size_t i = 0; i < plan.count; i++)
		add_cell(build, items, &plan, &plan.cells[i],
		    x + (length)(i % plan.columns) * step,
		    top + (length)(i / plan.columns) * plan.pitch, list);
	return plan_height(build, &plan);
}
