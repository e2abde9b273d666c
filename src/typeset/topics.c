/*
 * Search topics: a label and outlined tags in two rows (design-spec section
 * 9), or in large print one sentence (section 12).
 */
#include "typeset/topics.h"

#include "typeset/links.h"

#include <string.h>

enum { TAG_ROWS = 2, SENTENCE_LINES = 3 };

static length
mm(const struct build *build, length design)
{
	return theme_scale(build->theme, design);
}

/* "**Search topics** at example.org", and ": a, b" for the first so many. */
static struct inlines
sentence_of(struct build *build, struct span *bold, size_t count)
{
	struct arena *arena = build->job->arena;
	struct strings_list topics = build->article->about.topics;
	const char *label =
	    build_words(build, STRING_SEARCH_TOPICS, NULL, NULL);
	const char *comma = build_words(build, STRING_COMMA, NULL, NULL);
	const char *url = build->theme->brand.url;
	const char *at = url ? build_words(build, STRING_SEARCH_AT, "{site}",
				   links_readable(arena, url))
			     : "";
	const char *sentence =
	    arena_printf(arena, "%s%s%s", label, url ? " " : "", at);
	for (size_t i = 0; i < count; i++)
		sentence = arena_printf(arena, "%s%s%s", sentence,
		    i ? comma : ": ", topics.list[i]);
	*bold =
	    (struct span){.kind = SPAN_STRONG, .end = (uint32_t)strlen(label)};
	struct inlines text = build_plain(build, sentence);
	text.spans = bold;
	text.span_count = 1;
	return text;
}

static struct block_text
how_set(const struct build *build)
{
	return (struct block_text){.role = ROLE_SMALL,
	    .tag = TAG_ARTIFACT,
	    .x = build->theme->format.margin_left,
	    .width = build_measure(build)};
}

/* --- in a sentence --- */

static length
count_lines(struct build *build, size_t count)
{
	struct span bold;
	struct inlines text = sentence_of(build, &bold, count);
	struct block_text how = how_set(build);
	return (length)build_lines(build, &text, &how)->count;
}

/* The last topics are dropped first. */
static size_t
count_fitting(struct build *build)
{
	size_t count = build->article->about.topics.count;
	while (count > 1 && count_lines(build, count) > SENTENCE_LINES)
		count--;
	return count;
}

static void
add_sentence(struct build *build, struct item_list *items, length y)
{
	struct span bold;
	struct inlines text = sentence_of(build, &bold, count_fitting(build));
	struct block_text how = how_set(build);
	int section = tree_add(build->tree, 0, TAG_SECT);
	how.tag = tree_add(build->tree, section, TAG_P);
	how.y = y;
	build_inlines(build, items, &text, &how);
}

/* --- in outlines --- */

static void
add_label(struct build *build, struct item_list *items, length y, int section)
{
	struct span bold;
	struct inlines text = sentence_of(build, &bold, 0);
	struct block_text how = how_set(build);
	how.tag = tree_add(build->tree, section, TAG_P);
	how.y = y;
	how.lines_most = 1;
	build_inlines(build, items, &text, &how);
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
	length padding = mm(build, UNIT_MM(3)),
	       height = mm(build, UNIT_MM(6.75));
	length width =
	    lines_width(build_lines(build, &text, &how)) + 2 * padding;
	int item = tree_add(build->tree, list, TAG_LI);
	how.tag = tree_add(build->tree, item, TAG_LBODY);
	how.x = x + padding;
	how.y = y + mm(build, UNIT_MM(4.6));
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
	return lines_width(build_lines(build, &text, &how)) +
	       mm(build, UNIT_MM(6));
}

static void
add_tags(struct build *build, struct item_list *items, length y)
{
	struct strings_list topics = build->article->about.topics;
	int section = tree_add(build->tree, 0, TAG_SECT);
	add_label(build, items, y, section);
	int list = tree_add(build->tree, section, TAG_L);
	length left = build->theme->format.margin_left, x = left;
	length gap = mm(build, UNIT_MM(2.25));
	int row = 0;
	y += mm(build, UNIT_MM(3));
	for (size_t i = 0; i < topics.count; i++) {
		length width = pill_width(build, topics.list[i]);
		if (x > left && x + width > left + build_measure(build)) {
			x = left;
			y += mm(build, UNIT_MM(6.75)) + gap;
			if (++row == TAG_ROWS)
				return; /* the last ones are dropped first */
		}
		x += add_pill(build, items, topics.list[i], x, y, list) + gap;
	}
}

/* --- either --- */

static bool
is_needed(const struct build *build)
{
	return build->theme->back.topics && build->article->about.topics.count;
}

length
topics_height(struct build *build)
{
	if (!is_needed(build))
		return 0;
	if (!build->theme->back.sentence)
		return mm(build, UNIT_MM(27));
	length leading = build->theme->styles[ROLE_SMALL].leading;
	return (count_lines(build, count_fitting(build)) - 1) * leading +
	       leading * 17 / 16;
}

void
topics_add(struct build *build, struct item_list *items, length y)
{
	if (!is_needed(build))
		return;
	(build->theme->back.sentence ? add_sentence : add_tags)(
	    build, items, y);
}
