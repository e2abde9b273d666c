/*
 * The longest line that fits, then the next: nobody sees the edge of a text
 * that is heard or felt.
 */
#include "paint/text_lines.h"

#include <string.h>

static bool
is_hidden(uint32_t c)
{
	return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static bool
is_blank(uint32_t c)
{
	return c == 0xA0 || c == 0x2007 || c == 0x202F || text_is_space(c);
}

/* Characters of the stretch that are printed, without spaces at its end. */
static size_t
width(const char *text, size_t start, size_t end)
{
	size_t count = 0, last = 0;
	for (size_t at = start; at < end;) {
		uint32_t c = text_next(text, end, &at);
		if (is_hidden(c) || c == 0x2028)
			continue;
		count++;
		if (!is_blank(c))
			last = count;
	}
	return last;
}

static void
add_line(struct bytes *out, const char *prefix, const char *text, size_t start,
    size_t end)
{
	size_t left = width(text, start, end);
	bytes_string(out, prefix);
	for (size_t at = start; left && at < end;) {
		size_t from = at;
		uint32_t c = text_next(text, end, &at);
		if (is_hidden(c) || c == 0x2028)
			continue;
		if (is_blank(c))
			bytes_add(out, " ", 1);
		else
			bytes_add(out, text + from, at - from);
		left--;
	}
	bytes_add(out, "\n", 1);
}

/* Groups of digits are one number: 01632 960118. */
static bool
parts_number(const char *text, size_t at)
{
	return at >= 2 && text[at - 1] == ' ' && text[at - 2] >= '0' &&
	       text[at - 2] <= '9' && text[at] >= '0' && text[at] <= '9';
}

void
text_lines_add(struct bytes *out, struct text_rules *rules, const char *first,
    const char *rest, const char *text)
{
	size_t size = strlen(text), start = 0, end = 0;
	const uint8_t *breaks =
	    text_rules_breaks(rules, out->arena, text, size);
	const char *prefix = first;
	for (size_t at = 1; at <= size; at++) {
		if (breaks[at] == TEXT_BREAK_NO || parts_number(text, at))
			continue;
		size_t room =
		    TEXT_LINES_MOST - text_length(prefix, strlen(prefix));
		if (end > start && width(text, start, at) > room) {
			add_line(out, prefix, text, start, end);
			prefix = rest;
			start = end;
		}
		end = at;
		if (breaks[at] == TEXT_BREAK_MUST) {
			add_line(out, prefix, text, start, at);
			prefix = rest;
			start = at;
		}
	}
}
