/*
 * Text of a page.  Every run in another language says so, for voices, for
 * hyphens and quotation marks; where it runs the other way, that too.
 */
#include "paint/html_page.h"

#include "base/bidi.h"

#include <string.h>
#include <strings.h>

static const char *
entity(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

/* line_break: what U+2028 is written as. */
static void
escape(struct bytes *out, const char *text, size_t size, const char *line_break)
{
	size_t from = 0;
	for (size_t at = 0; at < size;) {
		size_t start = at;
		uint32_t c = text_next(text, size, &at);
		const char *instead = c == 0x2028 ? line_break : entity(c);
		if (!instead)
			continue;
		bytes_add(out, text + from, start - from);
		bytes_string(out, instead);
		from = at;
	}
	bytes_add(out, text + from, size - from);
}

/* The bytes of a number in groups at the text's start: 01632 960118; 0: none.
 */
static size_t
grouped_number(const char *text, size_t size)
{
	size_t used = 0, groups = 0;
	for (size_t at = 0; at < size;) {
		size_t digits = at + (at == 0 && text[0] == '+');
		size_t start = digits;
		while (
		    digits < size && text[digits] >= '0' && text[digits] <= '9')
			digits++;
		if (digits == start)
			break;
		groups++;
		used = digits;
		at = digits + 1;
		if (digits < size && text[digits] != ' ')
			break;
	}
	return groups > 1 ? used : 0;
}

/*
 * A number in groups stays on one line.  Where text runs from right to left,
 * its groups would stand in the wrong order (base/bidi.h): it is shut off from
 * the text around.
 */
static void
add_text(struct html_page *page, const char *text, size_t size)
{
	size_t from = 0;
	for (size_t at = 0; at < size; at++) {
		size_t number = grouped_number(text + at, size - at);
		if (!number ||
		    (at && text[at - 1] >= '0' && text[at - 1] <= '9'))
			continue;
		escape(page->out, text + from, at - from, "<br>");
		const char *name = page->rtl ? "bdi" : "span";
		bytes_printf(page->out, "<%s class=\"whole\"%s>%.*s</%s>", name,
		    page->rtl ? " dir=\"ltr\"" : "", (int)number, text + at,
		    name);
		from = at + number;
		at = from - 1;
	}
	escape(page->out, text + from, size - from, "<br>");
}

void
html_text(struct html_page *page, const char *text)
{
	add_text(page, text, strlen(text));
}

void
html_isolated(struct html_page *page, const char *text)
{
	bytes_string(page->out, page->rtl ? "<bdi>" : "");
	html_text(page, text);
	bytes_string(page->out, page->rtl ? "</bdi>" : "");
}

void
html_plain(struct html_page *page, const char *text)
{
	escape(page->out, text, strlen(text), " ");
}

void
html_attribute(struct html_page *page, const char *name, const char *value)
{
	if (!value)
		return;
	bytes_printf(page->out, " %s=\"", name);
	html_plain(page, value);
	bytes_string(page->out, "\"");
}

static void
add_language(struct html_page *page, const char *lang, bool around)
{
	bool rtl = bidi_is_rtl(lang);
	html_attribute(page, "lang", lang);
	if (rtl != around)
		html_attribute(page, "dir", rtl ? "rtl" : "ltr");
}

void
html_language(struct html_page *page, const char *lang)
{
	if (strcasecmp(lang, page->article->lang) != 0)
		add_language(page, lang, page->rtl);
}

/* ---- spans ---- */

static const char *
element_of(enum span_kind kind)
{
	static const char *const names[] = {
	    [SPAN_EM] = "em",
	    [SPAN_STRONG] = "strong",
	    [SPAN_A] = "a",
	    [SPAN_ABBR] = "abbr",
	    [SPAN_SUB] = "sub",
	    [SPAN_SUP] = "sup",
	    [SPAN_Q] = "q",
	    [SPAN_LANG] = "span",
	    [SPAN_NOBR] = "span",
	};
	return names[kind];
}

static void
open_span(struct html_page *page, const struct span *span, const char *target)
{
	bytes_printf(page->out, "<%s", element_of(span->kind));
	if (span->kind == SPAN_NOBR)
		bytes_string(page->out, " class=\"whole\"");
	html_attribute(page, "href", target);
	html_attribute(page, "title", span->title);
	if (span->kind == SPAN_LANG && span->lang)
		add_language(page, span->lang, page->rtl);
	bytes_string(page->out, ">");
}

static void
add_range(struct html_page *page, const struct inlines *text, uint32_t *next,
    uint32_t start, uint32_t end)
{
	while (*next < text->span_count && text->spans[*next].start < end) {
		const struct span *span = &text->spans[(*next)++];
		bool around = page->rtl;
		add_text(page, text->text + start, span->start - start);
		const char *target =
		    span->kind == SPAN_A
			? facts_target(page->job->arena, page->theme,
			      page->library, page->article->lang, span)
			: NULL;
		/* A link to an article that has no address is its words. */
		bool shown = span->kind != SPAN_A || target;
		if (shown)
			open_span(page, span, target);
		if (span->kind == SPAN_LANG && span->lang)
			page->rtl = bidi_is_rtl(span->lang);
		add_range(page, text, next, span->start, span->end);
		page->rtl = around;
		if (shown)
			bytes_printf(
			    page->out, "</%s>", element_of(span->kind));
		start = span->end;
	}
	add_text(page, text->text + start, end - start);
}

void
html_inlines(struct html_page *page, const struct inlines *text)
{
	uint32_t next = 0;
	if (text->text)
		add_range(page, text, &next, 0, text->size);
}

void
html_line(struct html_page *page, const char *name, const char *attributes,
    const struct inlines *text)
{
	if (!text->text)
		return;
	bytes_printf(page->out, "<%s%s>", name, attributes);
	html_inlines(page, text);
	bytes_printf(page->out, "</%s>\n", name);
}

void
html_link(struct html_page *page, const char *url, const char *text)
{
	if (url) {
		bytes_string(page->out, "<a");
		html_attribute(page, "href", url);
		bytes_string(page->out, ">");
	}
	html_isolated(page, text);
	if (url)
		bytes_string(page->out, "</a>");
}
