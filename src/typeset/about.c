/*
 * "About this leaflet": other formats, sources, who wrote it, how to say what
 * one thinks (design-spec section 11).  Its small text stands off the grid:
 * 6.5 between items after lines of 5.
 */
#include "typeset/setter.h"

#include <string.h>

/* A text with parts of it in bold. */
struct mixed {
	struct inlines text;
	struct span bold;
};

static struct mixed *
mixed_new(struct setter *setter, const char *text, uint32_t start, uint32_t end)
{
	struct mixed *mixed = ARENA_NEW(setter->job->arena, struct mixed);
	mixed->bold =
	    (struct span){.kind = SPAN_STRONG, .start = start, .end = end};
	mixed->text = (struct inlines){.text = text,
	    .size = (uint32_t)strlen(text),
	    .spans = &mixed->bold,
	    .span_count = end > start,
	    .place = setter->article->place};
	return mixed;
}

static struct inlines
plain(const struct setter *setter, const char *text)
{
	return (struct inlines){.text = text,
	    .size = (uint32_t)strlen(text),
	    .place = setter->article->place};
}

static void
add_small_lines(struct setter *setter, const struct lines *lines, length before)
{
	const struct style *style = setter_style(setter, ROLE_SMALL);
	setter->cost = BREAK_ITEM;
	size_t first = setter->galley->count;
	setter_add_lines(setter, lines, before, style->leading, style->leading);
	for (size_t i = first; i < setter->galley->count; i++)
		setter->galley->slices[i].round = false;
	setter_vary(setter, lines);
}

static void
add_small(struct setter *setter, const struct inlines *text, length before)
{
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_P);
	add_small_lines(
	    setter, setter_lines(setter, text, ROLE_SMALL, tag), before);
}

static const char *
words(const struct setter *setter, enum string string)
{
	return theme_string(setter->theme, setter->lang, string);
}

/* The telephone number in a text: the longest stretch of digits and spaces
 * with five digits or more. */
static void
find_number(const char *text, uint32_t *start, uint32_t *end)
{
	*start = *end = 0;
	for (uint32_t at = 0; text[at];) {
		uint32_t from = at, digits = 0, last = at;
		while (text[at] == ' ' || text[at] == '+' ||
		       (text[at] >= '0' && text[at] <= '9')) {
			if (text[at] >= '0' && text[at] <= '9') {
				digits++;
				last = at + 1;
			}
			at++;
		}
		if (digits >= 5) {
			while (text[from] == ' ')
				from++;
			*start = from;
			*end = last;
			return;
		}
		at += at == from;
	}
}

static void
set_other_formats(struct setter *setter, const char *text)
{
	uint32_t start, end;
	find_number(text, &start, &end);
	const struct mixed *mixed = mixed_new(setter, text, start, end);
	const struct style *style = setter_style(setter, ROLE_OTHER_FORMATS);
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_P);
	const struct lines *lines =
	    setter_lines(setter, &mixed->text, ROLE_OTHER_FORMATS, tag);
	setter_add_lines(
	    setter, lines, style->before, style->leading, style->leading);
	size_t last = setter->galley->count - 1;
	setter->galley->slices[last].round = false;
}

/*
 * The text after its number, and the first one after the label, all on one
 * line, which is Caption, Lbl and LBody of the list to those who hear it.
 */
static void
set_source(struct setter *setter, size_t i, int list, length before)
{
	struct arena *arena = setter->job->arena;
	struct tree *tree = setter->galley->tree;
	const struct inlines *source = &setter->article->about.sources[i];
	const char *label =
	    i == 0 ? arena_printf(arena, "%s ", words(setter, STRING_SOURCES))
		   : "";
	const char *number = arena_printf(
	    arena, "%s. ", text_number(arena, setter->lang, i + 1));
	uint32_t labelled = (uint32_t)strlen(label);
	uint32_t numbered = labelled + (uint32_t)strlen(number);
	struct inlines *text = ARENA_NEW(arena, struct inlines);
	*text = *setter_labelled(setter, label, number, source);
	struct span *spans =
	    ARENA_ARRAY(arena, text->span_count + 1, struct span);
	int *tags = ARENA_ARRAY(arena, text->span_count + 1, int);
	size_t own = 0;
	if (i == 0) {
		spans[own] = text->spans[0];
		tags[own++] = tree_add(tree, list, TAG_CAPTION);
	}
	int item = tree_add(tree, list, TAG_LI);
	spans[own] = (struct span){
	    .kind = SPAN_NOBR, .start = labelled, .end = numbered};
	tags[own] = tree_add(tree, item, TAG_LBL);
	for (size_t j = own; j < text->span_count; j++)
		spans[j + 1] = text->spans[j];
	text->spans = spans;
	text->span_count++;
	struct shaping shaping =
	    setter_shaping(setter, ROLE_SMALL, tree_add(tree, item, TAG_LBODY));
	shaping.tags = tags;
	add_small_lines(setter,
	    lines_of(setter->job, setter->shaper,
		links_print(setter, text, false), &shaping,
		(struct measure){
		    .width = setter->width, .align = shaping.style->align}),
	    before);
}

static void
set_sources(struct setter *setter, length *before)
{
	const struct about *about = &setter->article->about;
	if (about->source_count == 0)
		return;
	if (about->source_count == 1) {
		add_small(setter,
		    setter_labelled(setter, words(setter, STRING_SOURCES), " ",
			&about->sources[0]),
		    *before);
	} else {
		struct tree *tree = setter->galley->tree;
		int list = tree_add(tree, setter->tag, TAG_L);
		tree_tag(tree, list)->numbering = LIST_DECIMAL;
		for (size_t i = 0; i < about->source_count; i++)
			set_source(setter, i, list, i == 0 ? *before : 0);
	}
	*before = SET_MM(setter, 1.5);
}

/* "A, B and C" would need the language's own list pattern: commas do. */
static const char *
join_authors(const struct setter *setter, struct strings_list authors)
{
	struct arena *arena = setter->job->arena;
	const char *comma = words(setter, STRING_COMMA);
	const char *text = "";
	for (size_t i = 0; i < authors.count; i++)
		text = arena_printf(
		    arena, "%s%s%s", text, i ? comma : "", authors.list[i]);
	return text;
}

static void
set_authors(struct setter *setter, length *before)
{
	const struct about *about = &setter->article->about;
	if (about->authors.count == 0)
		return;
	struct inlines text =
	    plain(setter, join_authors(setter, about->authors));
	const struct inlines *whole = setter_labelled(
	    setter, words(setter, STRING_WRITTEN_BY), " ", &text);
	add_small(setter, whole, *before);
	*before = SET_MM(setter, 1.5);
}

static void
set_feedback(struct setter *setter, length *before)
{
	const struct inlines *own = &setter->article->about.feedback;
	const char *brand = theme_feedback(setter->theme, setter->lang);
	if (!own->text && !brand)
		return;
	struct inlines text = own->text ? *own : plain(setter, brand);
	add_small(setter,
	    setter_labelled(
		setter, words(setter, STRING_FEEDBACK_ASK), " ", &text),
	    *before);
	*before = SET_MM(setter, 1.5);
}

static bool
has_anything(const struct setter *setter)
{
	const struct about *about = &setter->article->about;
	return about->source_count || about->authors.count ||
	       about->feedback.text || about->contact.text ||
	       theme_feedback(setter->theme, setter->lang) ||
	       theme_other_formats(setter->theme, setter->lang);
}

void
about_set(struct setter *setter)
{
	if (!has_anything(setter))
		return;
	struct setter section = *setter;
	section.tag = tree_add(setter->galley->tree, setter->tag, TAG_SECT);
	struct inlines title = plain(setter, words(setter, STRING_ABOUT));
	galley_set_heading(&section, &title, 2);
	length before = 0;
	const char *formats = theme_other_formats(setter->theme, setter->lang);
	if (formats)
		set_other_formats(&section, formats);
	set_sources(&section, &before);
	set_authors(&section, &before);
	set_feedback(&section, &before);
	if (setter->article->about.contact.text)
		add_small(&section, &setter->article->about.contact, before);
	section.above = ABOVE_TEXT;
	links_set(&section);
}
