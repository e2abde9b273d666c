/*
 * The text is looked at as tokens between spaces; a rule says of two
 * neighbours whether the space between them may end a line.
 *
 * The words that rules know are English; month names come from ICU for every
 * language.  Digits beside digits and addresses need no language.
 */
#include "typeset/ties.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct token {
	const char *text;
	size_t size;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is the token the word, whatever stands after it? */
static bool
starts_with(struct token token, const char *word)
{
	size_t size = strlen(word);
	return token.size >= size && strncasecmp(token.text, word, size) == 0 &&
	       (token.size == size || !is_letter(token.text[size]));
}

static bool
starts_with_any(struct token token, const char *const *words)
{
	for (; *words; words++)
		if (starts_with(token, *words))
			return true;
	return false;
}

/* The token without opening brackets and quotation marks. */
static struct token
without_opening(struct token token)
{
	while (token.size && strchr("(['\"", *token.text)) {
		token.text++;
		token.size--;
	}
	return token;
}

static bool
ends_in_digit(struct token token)
{
	return is_digit(token.text[token.size - 1]);
}

static bool
all_digits(struct token token)
{
	for (size_t i = 0; i < token.size; i++)
		if (!is_digit(token.text[i]) &&
		    !strchr("+.,:-()", token.text[i]))
			return false;
	return token.size > 0;
}

static bool
is_month(struct token token, const struct text_calendar *calendar)
{
	for (int i = 0; i < 12; i++)
		if (starts_with(token, text_calendar_month(calendar, i)))
			return true;
	return false;
}

static bool
is_number_group(struct token before, struct token after)
{
	return ends_in_digit(before) && all_digits(before) &&
	       is_digit(*after.text);
}

static bool
is_number_and_unit(struct token before, struct token after)
{
	static const char *const units[] = {"am", "pm", "a.m.", "p.m.", "mg",
	    "g", "kg", "ml", "cm", "mm", "km", "m", "%", "\u00B0C", "hour",
	    "hours", "minute", "minutes", "second", "seconds", "day", "days",
	    "week", "weeks", "month", "months", "year", "years", "pence",
	    "pounds", "per", NULL};
	return ends_in_digit(before) && starts_with_any(after, units);
}

static bool
is_title_and_name(struct token before, struct token after)
{
	static const char *const titles[] = {"Dr", "Mr", "Mrs", "Ms", "Mx",
	    "Miss", "Prof", "Professor", "Sir", "Dame", "St", NULL};
	char first = *after.text;
	bool capital = (first >= 'A' && first <= 'Z') || (first & 0x80);
	size_t size = before.size - (before.text[before.size - 1] == '.');
	struct token word = {before.text, size};
	for (const char *const *title = titles; *title; title++)
		if (strlen(*title) == size &&
		    strncmp(*title, word.text, size) == 0)
			return capital;
	return false;
}

static bool
is_label_and_number(struct token before, struct token after)
{
	static const char *const labels[] = {"source", "sources", "figure",
	    "table", "page", "pages", "section", "step", "chapter", "option",
	    "number", "no.", NULL};
	return is_digit(*after.text) && starts_with_any(before, labels);
}

static bool
is_tied(struct token before, struct token after,
    const struct text_calendar *calendar)
{
	struct token inner = without_opening(before);
	if (inner.size == 0)
		return true;
	return is_number_group(inner, after) ||
	       is_number_and_unit(inner, after) ||
	       (ends_in_digit(inner) && is_month(after, calendar)) ||
	       is_title_and_name(inner, after) ||
	       is_label_and_number(inner, after);
}

static bool
contains(struct token token, const char *what)
{
	size_t size = strlen(what);
	for (size_t i = 0; i + size <= token.size; i++)
		if (memcmp(token.text + i, what, size) == 0)
			return true;
	return false;
}

/* An address of the web or of electronic mail, or a name such as A&E. */
static bool
is_whole(struct token token)
{
	if (contains(token, "://") || contains(token, "@") ||
	    contains(token, "&"))
		return true;
	/* letters, a dot, letters: a domain; a sentence's end has no letter
	 * after its dot. */
	for (size_t i = 1; i + 2 < token.size; i++)
		if (token.text[i] == '.' && is_letter(token.text[i - 1]) &&
		    is_letter(token.text[i + 1]) &&
		    is_letter(token.text[i + 2]))
			return true;
	return false;
}

const uint8_t *
ties_apply(struct arena *arena, const char *text, size_t size,
    const struct text_calendar *calendar, const uint8_t *breaks)
{
	uint8_t *result = arena_alloc(arena, size + 1);
	memcpy(result, breaks, size + 1);
	struct token before = {NULL, 0};
	for (size_t at = 0; at < size;) {
		struct token token = {text + at, 0};
		while (at < size && text[at] != ' ')
			at++;
		token.size = (size_t)(text + at - token.text);
		size_t start = (size_t)(token.text - text);
		if (token.size && is_whole(token))
			for (size_t i = start + 1; i < at; i++)
				if (result[i] == TEXT_BREAK_MAY)
					result[i] = TEXT_BREAK_NO;
		if (token.size && before.size &&
		    is_tied(before, token, calendar))
			result[start] = TEXT_BREAK_NO;
		before = token;
		at++;
	}
	return result;
}
