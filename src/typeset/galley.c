/*
 * From an article to its galley: opening, sections, "About this leaflet".
 */
#include "typeset/galley.h"

#include "base/bidi.h"
#include "typeset/setter.h"

#include <string.h>

static const enum role HEADING_ROLES[] = {ROLE_H2, ROLE_H3, ROLE_H4};
static const enum tag_kind HEADING_TAGS[] = {TAG_H2, TAG_H3, TAG_H4};

enum {
	KEEP_AFTER_HEADING = 2, /* lines, design-spec section 16 */
	NEAR_HEADING = 4,       /* fewer of them are not good either... */
	NEAR_COST = 200,        /* and a break after them costs so much more */
	LINES_ALONE = 3         /* so few are better not left alone */
};

/* The rule above an h2, or the bar of some themes. */
static struct item
heading_rule(const struct setter *setter)
{
	const struct theme *theme = setter->theme;
	struct colour deep = theme->palette[TOKEN_DEEP];
	length y = -SET_MM(setter, 9);
	if (theme->heading_bar)
		return item_rect(
		    (struct rect){setter->x, y, SET_ACROSS(setter, 15),
			SET_ACROSS(setter, 1.5)},
		    0, deep);
	return item_line(setter->x, y, setter->width, 0, deep, UNIT_PT(0.75));
}

/* All lines of the heading in one slice. */
static struct slice
heading_slice(struct setter *setter, const struct lines *lines,
    const struct style *style, int level)
{
	struct item_list items = {.arena = setter->job->arena};
	if (level == 2)
		items_add(&items, heading_rule(setter));
	length last = 0;
	for (size_t i = 0; i < lines->count; i++) {
		last = (length)i * style->leading;
		compose_line(&items, lines, i, setter->x, last);
	}
	bool first = setter->above == ABOVE_TOP ||
		     (setter->above == ABOVE_HEADING && level > 2);
	return (struct slice){.before = first ? 0 : style->before,
	    .after = last + style->after,
	    .extent = last,
	    .items = items.items,
	    .count = items.count,
	    .top_dropped = level == 2 && !setter->theme->heading_bar};
}

void
galley_set_heading(
    struct setter *setter, const struct inlines *title, int level)
{
	enum role role = HEADING_ROLES[level - 2];
	const struct style *style = setter_style(setter, role);
	int tag = tree_add(
	    setter->galley->tree, setter->tag, HEADING_TAGS[level - 2]);
	const struct lines *lines =
	    setter_heading_lines(setter, title, role, tag);
	struct slice slice = heading_slice(setter, lines, style, level);
	setter->place = title->place;
	slice.break_cost = level == 2 ? BREAK_FREE : BREAK_SUBSECTION;
	slice.bookmark = title->text;
	slice.bookmark_level = level;
	slice.bookmark_tag = tag;
	setter_add(setter, slice);
	setter->above = ABOVE_HEADING;
	setter->keep = KEEP_AFTER_HEADING;
	setter->cost = 0;
}

/* A section's blocks.  A short last one, a quotation say, does not go to the
 * next page alone if that can be helped. */
static void
set_blocks(struct setter *setter, const struct section *section)
{
	struct blocks blocks = section->blocks;
	const struct galley *galley = setter->galley;
	size_t rest = blocks.count > 1 ? 1 : 0;
	blocks_set(setter, (struct blocks){blocks.list, blocks.count - rest});
	size_t last = galley->count;
	blocks_set(
	    setter, (struct blocks){blocks.list + blocks.count - rest, rest});
	if (rest && section->section_count == 0 && last < galley->count &&
	    galley->count - last < LINES_ALONE &&
	    galley->slices[last].break_cost == BREAK_BLOCK)
		galley->slices[last].break_cost = BREAK_LONELY;
}

/* A heading is better not near to a page's foot. */
static void
charge_near(struct galley *galley, size_t heading)
{
	size_t end = heading + 1 + NEAR_HEADING;
	for (size_t i = heading + 1; i < end && i < galley->count; i++) {
		int *cost = &galley->slices[i].break_cost;
		if (*cost == BREAK_LINE || *cost == BREAK_BLOCK)
			*cost += NEAR_COST;
	}
}

static void
set_section(struct setter *setter, const struct section *section)
{
	struct setter inner = *setter;
	inner.tag = tree_add(setter->galley->tree, setter->tag, TAG_SECT);
	inner.level = section->level;
	size_t heading = setter->galley->count;
	galley_set_heading(&inner, &section->title, section->level);
	set_blocks(&inner, section);
	charge_near(setter->galley, heading);
	for (size_t i = 0; i < section->section_count; i++)
		set_section(&inner, &section->sections[i]);
	if (section->level == 2)
		links_set(&inner);
	setter->above = inner.above;
	setter->keep = 0;
}

static void
set_opening(struct setter *setter, struct blocks opening)
{
	size_t first = 0;
	if (opening.count && opening.list[0].kind == BLOCK_P) {
		blocks_set_lead(setter, &opening.list[0].text);
		first = 1;
	}
	blocks_set(setter,
	    (struct blocks){opening.list + first, opening.count - first});
}

enum galley_part
galley_part(const struct galley *galley, size_t slice)
{
	if (galley->about == 0 || slice < galley->about)
		return PART_TEXT;
	return slice == galley->about ? PART_ABOUT : PART_ABOUT_REST;
}

const struct galley *
galley_without_about(struct arena *arena, const struct galley *galley)
{
	struct galley *text = ARENA_NEW(arena, struct galley);
	*text = *galley;
	text->count = galley->about;
	text->about = 0;
	while (text->paragraph_count &&
	       text->paragraphs[text->paragraph_count - 1].start >= text->count)
		text->paragraph_count--;
	return text;
}

const struct galley *
galley_set(struct job *job, struct shaper *shaper, const struct theme *theme,
    const struct library *library, const struct article *article)
{
	const struct page_format *format = &theme->format;
	struct galley *galley = ARENA_NEW(job->arena, struct galley);
	galley->tree = tree_new(job->arena);
	galley->measure = format->measure;
	int figures = 0;
	struct links links = {0};
	struct setter setter = {.job = job,
	    .shaper = shaper,
	    .theme = theme,
	    .library = library,
	    .article = article,
	    .galley = galley,
	    .lang = article->lang,
	    .mirrored = bidi_is_rtl(article->lang),
	    .width = galley->measure,
	    .tag = 0,
	    .level = 1,
	    .figures = &figures,
	    .links = &links};
	set_opening(&setter, article->opening);
	links_set(&setter);
	for (size_t i = 0; i < article->section_count; i++)
		set_section(&setter, &article->sections[i]);
	size_t about = galley->count;
	about_set(&setter);
	galley->about = galley->count > about ? about : 0;
	return job->diag->errors ? NULL : galley;
}
