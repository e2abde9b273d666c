/*
 * Inline elements become spans over one flat text.
 *
 * White space and line breaks are held back until the next character comes,
 * and a span begins with its first character: so "a <em> b</em>" has one
 * space, outside the span, and what stands at the ends falls away by itself.
 */
#include "article/inlines.h"

#include "article/value.h"
#include "base/eight.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

struct building {
	struct arena *arena;
	char *text;
	size_t size, capacity;
	struct span *spans; /* in the order of their start tags */
	size_t span_count, span_capacity;
	size_t waiting;  /* the last so many spans have no character yet */
	bool space;      /* white space is held back */
	size_t breaks;   /* so many line breaks are held back */
	bool one_line;   /* a line break is white space */
	bool at_quote;   /* an opening quotation mark has just been set */
	unsigned quotes; /* <q> that are open */
	const char *lang;
};

static const char line_separator[] = "\xE2\x80\xA8"; /* U+2028 */

static void
add_bytes(struct building *in, const char *bytes, size_t size)
{
	if (in->size + size + 1 > in->capacity) {
		size_t capacity = 2 * (in->size + size) + 64;
		char *larger = arena_room(in->arena, capacity);
		if (in->size)
			memcpy(larger, in->text, in->size);
		in->text = larger;
		in->capacity = capacity;
	}
	memcpy(in->text + in->size, bytes, size);
	in->size += size;
}

/* Sets what was held back; at the beginning of the text that is nothing. */
static void
release(struct building *in)
{
	for (size_t i = 0; in->size > 0 && i < in->breaks; i++)
		add_bytes(in, line_separator, 3);
	if (in->size > 0 && in->breaks == 0 && in->space)
		add_bytes(in, " ", 1);
	in->breaks = 0;
	in->space = false;
	in->at_quote = false;
}

static void
add_visible(struct building *in, const char *bytes, size_t size)
{
	release(in);
	for (; in->waiting > 0; in->waiting--)
		in->spans[in->span_count - in->waiting].start =
		    (uint32_t)in->size;
	add_bytes(in, bytes, size);
}

static bool
is_plain(char c)
{
	return c > ' ' && c < 0x7f;
}

/* Which of eight bytes are neither plain nor single spaces, as far as these
 * tell: a space needs to be followed by what is plain. */
static inline uint64_t
others_of_eight(const char *text)
{
	uint64_t bytes = eight_load(text);
	uint64_t plain = eight_between(bytes, ' ' + 1, 0x7f - 1);
	uint64_t spaces = eight_between(bytes, ' ', ' ');
	return ~(plain | (spaces & plain >> 8)) & EIGHT_EACH(0x80);
}

/* How many bytes from the first stay as they are: visible characters of ASCII,
 * with single spaces between them. */
static size_t
plain_run(const char *text, size_t size)
{
	size_t run = 0;
	if (!is_plain(*text))
		return 0;
	for (;;) {
		uint64_t others = 0;
		for (; !others && run + 8 <= size; run += eight_first(others))
			others = others_of_eight(text + run);
		while (run < size && is_plain(text[run]))
			run++;
		if (run + 1 >= size || text[run] != ' ' ||
		    !is_plain(text[run + 1]))
			return run;
		run += 2;
	}
}

static void
add_text(struct building *in, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		size_t run = plain_run(text + at, size - at);
		if (run > 0) {
			add_visible(in, text + at, run);
			at += run;
			continue;
		}
		size_t start = at;
		uint32_t codepoint = text_next(text, size, &at);
		if (codepoint == 0x2028 && !in->one_line)
			in->breaks++;
		else if (codepoint != 0x2028 && !text_is_space(codepoint))
			add_visible(in, text + start, at - start);
		else if (!in->at_quote)
			in->space = true;
	}
}

bool
inlines_has_text(const struct xml_node *node)
{
	for (const struct xml_node *child = node->first; child;
	     child = child->next) {
		if (child->name ? inlines_has_text(child)
				: value_is_visible(child->text, child->size))
			return true;
	}
	return false;
}

static void add_children(struct building *in, const struct xml_node *node);

/* Index of the new span. */
static size_t
open_span(struct building *in, const struct xml_node *node, enum span_kind kind)
{
	struct span span = {.kind = kind, .place = node->place};
	if (kind == SPAN_A) {
		span.href = xml_attribute(node, "href");
		span.ref = xml_attribute(node, "ref");
	} else if (kind == SPAN_ABBR) {
		span.title = xml_attribute(node, "title");
	} else if (kind == SPAN_LANG) {
		span.lang = xml_attribute(node, "lang");
	}
	ARENA_PUSH(
	    in->arena, in->spans, in->span_count, in->span_capacity, span);
	in->waiting++;
	return in->span_count - 1;
}

static void
close_span(struct building *in, size_t index)
{
	if (in->waiting > 0) { /* no character came */
		assert(index == in->span_count - 1);
		in->waiting--;
		in->span_count--;
		return;
	}
	in->spans[index].end = (uint32_t)in->size;
}

/* White space held back at the closing mark belongs behind it. */
static void
add_quote(struct building *in, const struct xml_node *node)
{
	struct text_quotes marks =
	    text_quotes(in->arena, in->lang, in->quotes++);
	size_t index = open_span(in, node, SPAN_Q);
	add_visible(in, marks.open, strlen(marks.open));
	in->at_quote = true;
	add_children(in, node);
	bool space = in->space;
	size_t breaks = in->breaks;
	in->space = false;
	in->breaks = 0;
	add_visible(in, marks.close, strlen(marks.close));
	close_span(in, index);
	in->space = space;
	in->breaks = breaks;
	in->quotes--;
}

static void
add_span(struct building *in, const struct xml_node *node, enum span_kind kind)
{
	const char *lang = in->lang;
	size_t index = open_span(in, node, kind);
	if (kind == SPAN_LANG && in->spans[index].lang)
		in->lang = in->spans[index].lang;
	add_children(in, node);
	in->lang = lang;
	close_span(in, index);
}

/* What spans the elements are. */
static const enum span_kind kinds[ELEMENT_COUNT] = {
    [ELEMENT_EM] = SPAN_EM,
    [ELEMENT_STRONG] = SPAN_STRONG,
    [ELEMENT_A] = SPAN_A,
    [ELEMENT_ABBR] = SPAN_ABBR,
    [ELEMENT_SUB] = SPAN_SUB,
    [ELEMENT_SUP] = SPAN_SUP,
    [ELEMENT_SPAN] = SPAN_LANG,
    [ELEMENT_NOBR] = SPAN_NOBR,
};

static void
add_element(struct building *in, const struct xml_node *node)
{
	enum element element = node->element;
	if (element == ELEMENT_BR)
		in->breaks++;
	else if (element == ELEMENT_Q && inlines_has_text(node))
		add_quote(in, node);
	else if (element == ELEMENT_Q || element == ELEMENT_COUNT ||
		 !(RULES_BIT(element) & RULES_INLINES))
		add_children(in, node);
	else
		add_span(in, node, kinds[element]);
}

static void
add_children(struct building *in, const struct xml_node *node)
{
	for (const struct xml_node *child = node->first; child;
	     child = child->next) {
		if (child->name)
			add_element(in, child);
		else
			add_text(in, child->text, child->size);
	}
}

struct inlines
inlines_read(struct arena *arena, const struct xml_node *node, const char *lang)
{
	struct building in = {.arena = arena, .lang = lang};
	add_children(&in, node);
	add_bytes(&in, "", 1);
	return (struct inlines){
	    .text = in.text,
	    .size = (uint32_t)(in.size - 1),
	    .spans = in.spans,
	    .span_count = (uint32_t)in.span_count,
	    .place = node->place,
	};
}

const char *
inlines_plain(struct arena *arena, const struct xml_node *node)
{
	struct building in = {.arena = arena, .one_line = true};
	for (const struct xml_node *child = node->first; child;
	     child = child->next)
		if (!child->name)
			add_text(&in, child->text, child->size);
	add_bytes(&in, "", 1);
	return in.text;
}
