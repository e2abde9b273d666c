/*
 * What to read next: title, excerpt, short link and code of each article,
 * with a hairline between them (design-spec sections 9 and 12).
 *
 * Items are of one pitch, that of the tallest.
 */
#include "typeset/readnext.h"

#include "article/related.h"
#include "media/qr.h"
#include "typeset/links.h"

#include <string.h>

enum { TITLE_LINES = 2, EXCERPT_CHARACTERS = 66, MEAN_ADVANCE = 433 };

static const length CODE = UNIT_MM(15);

/* Distances within an item, from its top. */
struct spacing {
	length start; /* heading to the first item's top */
	length title; /* top to the title's baseline */
	length gap;   /* last link to the next item's top */
};

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

/* Large print sets its items closer. */
static struct spacing
spacing_of(const struct build *build)
{
	if (build->theme->profile < PROFILE_LARGE)
		return (struct spacing){mm(build, UNIT_MM(2.3)),
		    mm(build, UNIT_MM(6.7)), mm(build, UNIT_MM(3.5))};
	length title = leading_of(build, ROLE_RELATED_TITLE);
	return (struct spacing){title * 11 / 18, title * 85 / 100,
	    leading_of(build, ROLE_RELATED_EXCERPT) / 2};
}

/* Baseline of the heading: on inside pages' first line, a little higher in
 * large print. */
static length
rule_of(const struct build *build)
{
	length rule = build->theme->format.top_rule;
	bool large = build->theme->profile >= PROFILE_LARGE;
	return large && rule > UNIT_MM(18) ? UNIT_MM(18) : rule;
}

static length
heading_of(const struct build *build)
{
	return rule_of(build) + mm(build, UNIT_MM(9));
}

/* --- one item --- */

/* An item's texts in their widths. */
struct readnext_entry {
	const struct library_entry *article;
	const char *url; /* or NULL */
	bool coded;
	length width;         /* of the texts */
	length title_lines;   /* 1 or more */
	length excerpt_lines; /* of the whole, if there is room for it */
};

static struct block_text
text_of(const struct build *build, const struct readnext_entry *entry,
    enum role role)
{
	return (struct block_text){.role = role,
	    .tag = TAG_ARTIFACT,
	    .x = build->theme->format.margin_left,
	    .width = entry->width,
	    .lang = entry->article->lang};
}

/* A base article stands in for a translation that there is not. */
static int
add_paragraph(struct build *build, const struct readnext_entry *entry, int body)
{
	int tag = tree_add(build->tree, body, TAG_P);
	if (strcmp(entry->article->lang, build->lang) != 0)
		tree_tag(build->tree, tag)->lang = entry->article->lang;
	return tag;
}

static length
count_lines(struct build *build, const struct readnext_entry *entry,
    const char *text, enum role role, length most)
{
	struct inlines plain = build_plain(build, text);
	struct block_text how = text_of(build, entry, role);
	length lines = (length)build_lines(build, &plain, &how)->count;
	return lines < most ? lines : most;
}

static struct readnext_entry
entry_of(struct build *build, const struct library_entry *article)
{
	const struct theme *theme = build->theme;
	struct arena *arena = build->job->arena;
	struct readnext_entry entry = {
	    .article = article, .width = build_measure(build)};
	entry.url = links_to_entry(arena, theme, article);
	entry.coded = theme->back.codes && theme->back.related_codes &&
		      entry.url && qr_modules(entry.url) > 0;
	if (entry.coded)
		entry.width -= CODE + UNIT_MM(4.5);
	length most =
	    (length)unit_scale(theme->styles[ROLE_RELATED_EXCERPT].size,
		EXCERPT_CHARACTERS * MEAN_ADVANCE, 1000);
	if (entry.width > most)
		entry.width = most;
	entry.title_lines = count_lines(
	    build, &entry, article->title, ROLE_RELATED_TITLE, TITLE_LINES);
	entry.excerpt_lines = count_lines(build, &entry, article->summary,
	    ROLE_RELATED_EXCERPT, UNIT_LARGEST);
	return entry;
}

/* The lines that the excerpt has; a title on two lines leaves it one less. */
static length
excerpt_lines(const struct readnext *next, const struct readnext_entry *entry)
{
	length room = next->excerpt_lines - (entry->title_lines - 1);
	if (room < 0)
		room = 0;
	return entry->excerpt_lines < room ? entry->excerpt_lines : room;
}

/* From its top to its last baseline. */
static length
entry_height(const struct build *build, const struct readnext *next,
    const struct readnext_entry *entry)
{
	length lines = excerpt_lines(next, entry);
	length excerpt = leading_of(build, ROLE_RELATED_EXCERPT);
	length height =
	    spacing_of(build).title +
	    (entry->title_lines - 1) * leading_of(build, ROLE_RELATED_TITLE);
	if (lines)
		height += UNIT_MM(0.3) + lines * excerpt;
	if (entry->url)
		height += leading_of(build, ROLE_RELATED_LINK);
	return height;
}

/* The common pitch: an item of usual form and the gap, or the tallest and
 * most of the gap. */
static length
pitch_of(struct build *build, const struct readnext *next)
{
	struct spacing spacing = spacing_of(build);
	struct readnext_entry usual = {
	    .url = "", .title_lines = 1, .excerpt_lines = next->excerpt_lines};
	length pitch = entry_height(build, next, &usual) + spacing.gap;
	for (size_t i = 0; i < next->count; i++) {
		const struct readnext_entry *entry = &next->entries[i];
		length tall =
		    entry_height(build, next, entry) + spacing.gap * 7 / 10;
		if (tall > pitch)
			pitch = tall;
		if (entry->coded && pitch < UNIT_MM(4.5) + CODE + UNIT_MM(4.5))
			pitch = UNIT_MM(4.5) + CODE + UNIT_MM(4.5);
	}
	return pitch;
}

struct readnext
readnext_choose(struct build *build)
{
	struct related related = related_choose(build->job, build->library,
	    build->article, (size_t)build->theme->back.related);
	struct readnext_entry *entries = ARENA_ARRAY(
	    build->job->arena, related.count + 1, struct readnext_entry);
	for (size_t i = 0; i < related.count; i++)
		entries[i] = entry_of(build, related.entries[i]);
	return (struct readnext){.entries = entries, .count = related.count};
}

size_t
readnext_count(struct build *build, const struct readnext *next, length foot)
{
	length pitch = pitch_of(build, next);
	length room = foot - mm(build, UNIT_MM(6)) - heading_of(build) -
		      spacing_of(build).start;
	size_t count = room > 0 ? (size_t)(room / pitch) : 0;
	return count < next->count ? count : next->count;
}

/* One item of the list from y down. */
static void
add_entry(struct build *build, struct item_list *items,
    const struct readnext *next, const struct readnext_entry *entry, length y,
    int list)
{
	const struct page_format *format = &build->theme->format;
	struct tree *tree = build->tree;
	int item = tree_add(tree, list, TAG_LI);
	int body = tree_add(tree, item, TAG_LBODY);
	int title = add_paragraph(build, entry, body);
	struct block_text how = text_of(build, entry, ROLE_RELATED_TITLE);
	how.tag =
	    build_link_tag(build, title, entry->url, entry->article->title);
	how.y = y + spacing_of(build).title;
	how.lines_most = TITLE_LINES;
	how.balance = entry->title_lines > 1;
	length last = build_text(build, items, entry->article->title, &how);
	length lines = excerpt_lines(next, entry);
	if (lines) {
		how = text_of(build, entry, ROLE_RELATED_EXCERPT);
		how.tag = add_paragraph(build, entry, body);
		how.y = last + UNIT_MM(0.3) +
			leading_of(build, ROLE_RELATED_EXCERPT);
		how.lines_most = (size_t)lines;
		last = build_text(build, items, entry->article->summary, &how);
	}
	if (!entry->url)
		return;
	how = text_of(build, entry, ROLE_RELATED_LINK);
	how.tag = build_link_tag(build, tree_add(tree, body, TAG_P), entry->url,
	    entry->article->title);
	how.y = last + leading_of(build, ROLE_RELATED_LINK);
	how.lines_most = 1;
	build_text(
	    build, items, links_readable(build->job->arena, entry->url), &how);
	if (entry->coded)
		build_code(build, items, entry->url,
		    (struct rect){format->width - format->margin_right - CODE,
			y + UNIT_MM(4.5), CODE, CODE},
		    body);
}

/* --- the list --- */

/* The rule, or the bar of some themes. */
static struct item
heading_rule(const struct build *build)
{
	const struct theme *theme = build->theme;
	struct colour deep = theme->palette[TOKEN_DEEP];
	length x = theme->format.margin_left;
	if (theme->heading_bar)
		return item_rect(
		    (struct rect){x, rule_of(build), mm(build, UNIT_MM(15)),
			mm(build, UNIT_MM(1.5))},
		    0, deep);
	return item_line(
	    x, rule_of(build), build_measure(build), 0, deep, UNIT_PT(0.75));
}

void
readnext_rule(struct build *build, struct item_list *items)
{
	struct item *rule = items_add(items, heading_rule(build));
	rule->artifact = ARTIFACT_HEADER;
}

length
readnext_heading(struct build *build, struct item_list *items,
    const char *title, int section)
{
	readnext_rule(build, items);
	int tag = tree_add(build->tree, section, TAG_H2);
	build_bookmark(build, title, 2, 0, tag);
	length y = heading_of(build);
	build_text(build, items, title,
	    &(struct block_text){.role = ROLE_H2,
		.tag = tag,
		.x = build->theme->format.margin_left,
		.y = y,
		.width = build_measure(build),
		.lines_most = 1});
	return y;
}

void
readnext_add(struct build *build, struct item_list *items,
    const struct readnext *next, size_t count)
{
	int section = tree_add(build->tree, 0, TAG_SECT);
	length y =
	    readnext_heading(build, items,
		build_words(build, STRING_READ_NEXT, NULL, NULL), section) +
	    spacing_of(build).start;
	int list = tree_add(build->tree, section, TAG_L);
	length pitch = pitch_of(build, next);
	for (size_t i = 0; i < count; i++) {
		add_entry(build, items, next, &next->entries[i], y, list);
		y += pitch;
		if (i + 1 < count)
			items_add(
			    items, item_line(build->theme->format.margin_left,
				       y, build_measure(build), 0,
				       build->theme->palette[TOKEN_LINE],
				       UNIT_PT(0.5)));
	}
}
