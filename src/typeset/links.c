/*
 * The addresses of links on paper, where nobody can follow them by hand.
 *
 * A text comes in and goes out with the address after each link that does
 * not show it, or with "(link 1)" and the address in a list at the section's
 * end.  The note is named in words, at the text's own size, as "(source 1)"
 * is (design-spec section 11: no superscripts).
 *
 * Within a long address a zero-width space marks where a line may end: after a
 * mark that divides it, so that one sees that more follows, or before a dot,
 * which would look like the end of a sentence.  No hyphen is added there.
 */
#include "typeset/links.h"

#include "base/text.h"
#include "theme/address.h"
#include "typeset/setter.h"

#include <string.h>

#define PLACE "\u200B" /* zero-width space: a line may end */

enum {
	WHOLE_MOST = 30, /* bytes of an address that is not broken */
	ENDS_LEAST = 8,  /* of a longer one, before and after a break */
	SOFT_HYPHEN = 0xAD,
	ZERO_SPACE = 0x200B
};

/* --- addresses --- */

const char *
links_to_entry(struct arena *arena, const struct theme *theme,
    const struct library_entry *entry)
{
	return address_of_entry(arena, theme, entry);
}

const char *
links_to_article(struct arena *arena, const struct theme *theme,
    const struct article *article)
{
	return address_of_article(arena, theme, article);
}

const char *
links_readable(struct arena *arena, const char *url)
{
	return address_readable(arena, url);
}

/* Where a link leads that is printed; NULL: to an article without address. */
static const char *
printed_address(const struct setter *setter, const struct span *span)
{
	if (span->href)
		return span->href;
	const struct library_entry *entry =
	    span->ref && setter->library
		? library_find_in(setter->library, span->ref, setter->lang)
		: NULL;
	if (!entry)
		return NULL;
	return links_to_entry(setter->job->arena, setter->theme, entry);
}

/* --- is it shown already? --- */

const char *
links_words(
    struct arena *arena, const struct inlines *text, const struct span *span)
{
	char *words = arena_alloc(arena, span->end - span->start + 1);
	size_t size = 0;
	for (size_t at = span->start; at < span->end;) {
		size_t start = at;
		uint32_t c = text_next(text->text, span->end, &at);
		if (c == SOFT_HYPHEN || c == ZERO_SPACE)
			continue;
		memcpy(words + size, text->text + start, at - start);
		size += at - start;
	}
	words[size] = '\0';
	return words;
}

bool
links_shown(struct arena *arena, const char *text, const char *address)
{
	return address_shown(arena, text, address);
}

/* --- what is added to a text --- */

/* Something to be put in where a link ends. */
struct addition {
	const char *text;
	uint32_t at, size;
	uint32_t span; /* of the link */
	bool within;   /* it is part of the link */
};

struct additions {
	struct addition *list; /* ascending */
	size_t count, capacity;
	uint32_t size; /* of all */
};

/* May a line end before byte i of the address? */
static bool
is_place(const char *address, size_t size, size_t i)
{
	if (i < ENDS_LEAST || i + ENDS_LEAST > size)
		return false;
	return address[i] == '.' || strchr("/?&=-_#", address[i - 1]) != NULL;
}

/* The address; one over `whole` bytes with the places marked where a line may
 * end. */
static const char *
breakable(struct arena *arena, const char *address, size_t whole)
{
	size_t size = strlen(address);
	if (size <= whole)
		return address;
	char *result = arena_alloc(arena, size * (1 + strlen(PLACE)) + 1);
	char *out = result;
	for (size_t i = 0; i < size; i++) {
		if (is_place(address, size, i)) {
			memcpy(out, PLACE, strlen(PLACE));
			out += strlen(PLACE);
		}
		*out++ = address[i];
	}
	*out = '\0';
	return result;
}

/* The number of the address's note in this section, counted through the
 * leaflet from 1; a new one gets the next. */
static size_t
note_number(struct setter *setter, const char *url, const char *readable,
    const char *words)
{
	struct links *links = setter->links;
	for (size_t i = links->set; i < links->count; i++)
		if (strcmp(links->notes[i].readable, readable) == 0)
			return i + 1;
	struct link_note note = {url, readable, words};
	ARENA_PUSH(setter->job->arena, links->notes, links->count,
	    links->capacity, note);
	return links->count;
}

/* " (link 1)" */
static const char *
note_words(const struct setter *setter, size_t number)
{
	const char *words =
	    theme_string(setter->theme, setter->lang, STRING_LINK_NOTE);
	const char *hole = strstr(words, "{number}");
	if (!hole)
		return arena_printf(setter->job->arena, " %s", words);
	return arena_printf(setter->job->arena, " %.*s%s%s",
	    (int)(hole - words), words,
	    text_number(setter->job->arena, setter->lang, number),
	    hole + strlen("{number}"));
}

/* What is put in after the link that is the text's span i, if anything is. */
static const char *
words_after(
    struct setter *setter, const struct inlines *text, uint32_t i, bool narrow)
{
	struct arena *arena = setter->job->arena;
	const struct span *span = &text->spans[i];
	const char *url =
	    span->kind == SPAN_A ? printed_address(setter, span) : NULL;
	const char *words = url ? links_words(arena, text, span) : NULL;
	if (!url || links_shown(arena, words, url))
		return NULL;
	const char *readable = links_readable(arena, url);
	if (setter->theme->link_print == LINK_PRINT_INLINE)
		return arena_printf(arena, " (%s)",
		    breakable(arena, readable, narrow ? 0 : WHOLE_MOST));
	return note_words(setter, note_number(setter, url, readable, words));
}

static struct additions
additions_to(struct setter *setter, const struct inlines *text, bool narrow)
{
	struct additions all = {0};
	for (uint32_t i = 0; i < text->span_count; i++) {
		const char *words = words_after(setter, text, i, narrow);
		struct addition one = {.text = words,
		    .at = text->spans[i].end,
		    .span = i,
		    .within = setter->theme->link_print == LINK_PRINT_INLINE};
		if (!words)
			continue;
		one.size = (uint32_t)strlen(words);
		all.size += one.size;
		ARENA_PUSH(
		    setter->job->arena, all.list, all.count, all.capacity, one);
	}
	return all;
}

static const char *
put_in(struct arena *arena, const struct inlines *text,
    const struct additions *all)
{
	char *result = arena_alloc(arena, text->size + all->size + 1);
	char *out = result;
	uint32_t from = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct addition *one = &all->list[i];
		memcpy(out, text->text + from, one->at - from);
		out += one->at - from;
		memcpy(out, one->text, one->size);
		out += one->size;
		from = one->at;
	}
	memcpy(out, text->text + from, text->size - from + 1);
	return result;
}

/* Where a span begins and ends when all is put in.  What is part of a link is
 * part of what holds the link too, but not of what may not be broken. */
static struct span
moved(const struct additions *all, const struct span *span, uint32_t index)
{
	struct span result = *span;
	for (size_t i = 0; i < all->count; i++) {
		const struct addition *one = &all->list[i];
		bool part = one->within && index <= one->span &&
			    span->kind != SPAN_NOBR;
		if (one->at <= span->start)
			result.start += one->size;
		if (one->at < span->end || (one->at == span->end && part))
			result.end += one->size;
	}
	return result;
}

const struct inlines *
links_print(struct setter *setter, const struct inlines *text, bool narrow)
{
	if (setter->theme->link_print == LINK_PRINT_NONE)
		return text;
	struct additions all = additions_to(setter, text, narrow);
	if (all.count == 0)
		return text;
	struct arena *arena = setter->job->arena;
	struct inlines *result = ARENA_NEW(arena, struct inlines);
	struct span *spans = ARENA_ARRAY(arena, text->span_count, struct span);
	for (uint32_t i = 0; i < text->span_count; i++)
		spans[i] = moved(&all, &text->spans[i], i);
	*result = *text;
	result->text = put_in(arena, text, &all);
	result->size += all.size;
	result->spans = spans;
	return result;
}

/* --- the notes at a section's end --- */

/* A text that is one span. */
static const struct inlines *
in_span(struct setter *setter, const char *text, struct span span)
{
	struct arena *arena = setter->job->arena;
	struct inlines *result = ARENA_NEW(arena, struct inlines);
	struct span *spans = ARENA_NEW(arena, struct span);
	*spans = span;
	spans->end = (uint32_t)strlen(text);
	*result = (struct inlines){.text = text,
	    .size = spans->end,
	    .spans = spans,
	    .span_count = 1,
	    .place = setter->place};
	return result;
}

static const struct lines *
number_lines(struct setter *setter, size_t number, int tag)
{
	struct shaping shaping = setter_shaping(setter, ROLE_SMALL, tag);
	return lines_break(setter->job,
	    shape_string(setter->job, setter->shaper,
		arena_printf(setter->job->arena, "%s.",
		    text_number(setter->job->arena, setter->lang, number)),
		setter->place, &shaping),
	    (struct measure){.width = UNIT_LARGEST});
}

/* Small text, off the grid until the last of it. */
static void
add_small(
    struct setter *setter, const struct inlines *text, length before, int tag)
{
	const struct style *style = setter_style(setter, ROLE_SMALL);
	const struct lines *lines = setter_lines(setter, text, ROLE_SMALL, tag);
	size_t first = setter->galley->count;
	setter_add_lines(setter, lines, before, style->leading, style->leading);
	for (size_t i = first; i < setter->galley->count; i++)
		setter->galley->slices[i].round = false;
}

static void
set_title(struct setter *setter)
{
	const char *title =
	    theme_string(setter->theme, setter->lang, STRING_LINKS);
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_P);
	setter->cost = BREAK_LONELY;
	add_small(setter,
	    in_span(setter, title, (struct span){.kind = SPAN_STRONG}),
	    setter_before(setter, SET_MM(setter, 3)), tag);
}

static void
set_note(struct setter *setter, size_t i, length indent, int list)
{
	struct arena *arena = setter->job->arena;
	struct tree *tree = setter->galley->tree;
	const struct links *links = setter->links;
	const struct link_note *note = &links->notes[i];
	int item = tree_add(tree, list, TAG_LI);
	int label = tree_add(tree, item, TAG_LBL);
	struct setter column = *setter;
	column.x += indent;
	column.width -= indent;
	column.cost = i == links->set         ? BREAK_NEVER
		      : i + 1 == links->count ? BREAK_LONELY
					      : BREAK_ITEM;
	size_t first = setter->galley->count;
	int body = tree_add(tree, item, TAG_LBODY);
	add_small(&column,
	    in_span(setter, breakable(arena, note->readable, WHOLE_MOST),
		(struct span){.kind = SPAN_A, .href = note->url}),
	    0, body);
	/* The link is what was added last. */
	tree_tag(tree, (int)tree->count - 1)->contents = note->words;
	struct item_list items = {.arena = arena};
	compose_line(
	    &items, number_lines(setter, i + 1, label), 0, setter->x, 0);
	setter_prepend(setter, first, items.items, items.count);
	setter->keep = column.keep;
}

void
links_set(struct setter *setter)
{
	struct links *links = setter->links;
	size_t count = links->count;
	if (count == links->set)
		return;
	set_title(setter);
	length indent = SET_ACROSS(setter, 6);
	length wide = lines_width(number_lines(setter, count, TAG_ARTIFACT)) +
		      SET_ACROSS(setter, 2);
	int list = tree_add(setter->galley->tree, setter->tag, TAG_L);
	tree_tag(setter->galley->tree, list)->numbering = LIST_DECIMAL;
	for (size_t i = links->set; i < count; i++)
		set_note(setter, i, wide > indent ? wide : indent, list);
	setter->galley->slices[setter->galley->count - 1].round = true;
	setter->above = ABOVE_TEXT;
	setter->cost = 0;
	links->set = count;
}
