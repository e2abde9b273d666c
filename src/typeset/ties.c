/*
 * The text is looked at as tokens between spaces; a rule says of two
 * neighbours whether the space between them may end a line.  A date is found
 * from its month outward.
 *
 * What dates look like the language's calendar knows.  Digits of any script
 * beside digits, and addresses, need no language; the other words that rules
 * know are English.
 */
#include "typeset/ties.h"

#include "base/eight.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { DAY_MOST = 31, YEAR_DIGITS = 4, ORDINAL_MOST = 12 /* bytes */ };

struct token {
	const char *text;
	size_t size;
};

/* The work on one text. */
struct ties {
	const char *text;
	const struct text_calendar *calendar;
	const struct token *tokens;
	size_t count;
	uint8_t *breaks;
};

/* Is the token the word, whatever stands after it? */
static bool
starts_with(struct token token, const char *word)
{
	size_t size = strlen(word);
	return token.size >= size && strncasecmp(token.text, word, size) == 0 &&
	       (token.size == size || !text_is_ascii_letter(token.text[size]));
}

static bool
starts_with_any(struct token token, const char *const *words)
{
	for (; *words; words++)
		if (((**words ^ *token.text) & ~0x20) == 0 && /* soon told */
		    starts_with(token, *words))
			return true;
	return false;
}

static bool
is_opening(char c)
{
	return c == '(' || c == '[' || c == '\'' || c == '"';
}

/* The token without opening brackets and quotation marks. */
static struct token
without_opening(struct token token)
{
	while (token.size && is_opening(*token.text)) {
		token.text++;
		token.size--;
	}
	return token;
}

static bool
contains_any(struct token token, const char *bytes)
{
	for (size_t i = 0; i < token.size; i++)
		if (strchr(bytes, token.text[i]))
			return true;
	return false;
}

/* The value of the digit at the start, or -1. */
static int
first_digit(struct token token)
{
	size_t at = 0;
	if (token.size && text_is_ascii_letter(*token.text)) /* as most begin */
		return -1;
	return token.size ? text_digit(text_next(token.text, token.size, &at))
			  : -1;
}

static bool
ends_in_digit(struct token token)
{
	size_t at = token.size;
	if (at && text_is_ascii_letter(token.text[at - 1]))
		return false;
	while (at > 0 && ((unsigned char)token.text[--at] & 0xC0) == 0x80)
		;
	return first_digit((struct token){token.text + at, token.size - at}) >=
	       0;
}

static bool
all_digits(struct token token)
{
	for (size_t at = 0; at < token.size;) {
		uint32_t c = text_next(token.text, token.size, &at);
		if (text_digit(c) < 0 &&
		    (c >= 0x80 || !strchr("+.,:-()", (int)c)))
			return false;
	}
	return token.size > 0;
}

/* The digits that the token begins with: how many, their value (of the first
 * few), and the bytes that follow. */
struct digits {
	size_t count, rest;
	int value;
};

static struct digits
leading_digits(struct token token)
{
	struct digits digits = {0, token.size, 0};
	for (size_t at = 0; at < token.size;) {
		int digit = text_digit(text_next(token.text, token.size, &at));
		if (digit < 0)
			break;
		if (digits.count++ < YEAR_DIGITS)
			digits.value = digits.value * 10 + digit;
		digits.rest = token.size - at;
	}
	return digits;
}

static bool
is_number_group(struct token before, struct token after)
{
	return ends_in_digit(before) && all_digits(before) &&
	       first_digit(after) >= 0;
}

/* --- dates --- */

/* "4", "4.", "1er", "4th": a day of a month. */
static bool
is_day(struct token token)
{
	struct token number = without_opening(token);
	struct digits digits = leading_digits(number);
	return digits.count >= 1 && digits.count <= 2 && digits.value >= 1 &&
	       digits.value <= DAY_MOST && digits.rest <= ORDINAL_MOST;
}

/* "2026", "2026," */
static bool
is_year(struct token token)
{
	return leading_digits(token).count == YEAR_DIGITS;
}

/* No line ends before the token. */
static void
tie(struct ties *ties, size_t token)
{
	const char *text = ties->tokens[token].text;
	ties->breaks[text - ties->text] = TEXT_BREAK_NO;
}

static bool
joins(const struct ties *ties, size_t token)
{
	return token < ties->count &&
	       text_calendar_joins(ties->calendar, ties->tokens[token].text,
		   ties->tokens[token].size);
}

/* The first token after a month's name that begins at token i; i: none does.
 * The name may have spaces in it. */
static size_t
after_month(const struct ties *ties, size_t i)
{
	const char *start = without_opening(ties->tokens[i]).text;
	const struct token *last = &ties->tokens[ties->count - 1];
	size_t left = (size_t)(last->text + last->size - start);
	size_t size = text_calendar_month_at(ties->calendar, start, left);
	size_t end = size ? i + 1 : i;
	while (
	    size && end < ties->count && ties->tokens[end].text < start + size)
		end++;
	return end;
}

/* Ties what stands before the month to it: the day, or a year. */
static void
tie_before(struct ties *ties, size_t month)
{
	size_t between = month > 0 && joins(ties, month - 1);
	if (month < 1 + between)
		return;
	struct token number = ties->tokens[month - 1 - between];
	if ((!ends_in_digit(number) && !is_day(number) && !is_year(number)) ||
	    contains_any(number, ",;:!?)"))
		return;
	tie(ties, month);
	if (between)
		tie(ties, month - 1);
}

/* Ties a number after token `at`, if one follows, at once or after a word
 * that joins; returns its token, or `at`. */
static size_t
tie_number(struct ties *ties, size_t at, bool day)
{
	size_t number = at + 1 + joins(ties, at + 1);
	if (number >= ties->count)
		return at;
	struct token token = ties->tokens[number];
	if (!is_year(token) && !(day && is_day(token)))
		return at;
	for (size_t i = at + 1; i <= number; i++)
		tie(ties, i);
	return number;
}

static void
tie_date(struct ties *ties, size_t i)
{
	size_t end = after_month(ties, i);
	if (end == i)
		return;
	tie_before(ties, i);
	for (size_t j = i + 1; j < end; j++)
		tie(ties, j);
	bool day_follows = text_calendar_month_first(ties->calendar);
	size_t last = tie_number(ties, end - 1, day_follows);
	if (last >= end && !is_year(ties->tokens[last]))
		last = tie_number(ties, last, false);
	if (last >= end && last + 1 < ties->count &&
	    text_calendar_ends(ties->calendar, ties->tokens[last + 1].text,
		ties->tokens[last + 1].size))
		tie(ties, last + 1);
}

/* Chinese, Japanese and Korean write dates and times without spaces: a number
 * stays with what it counts, and a day with its month. */
static void
tie_ideographs(struct ties *ties, size_t size)
{
	static const char counted[] = "年月日号號时時点點分秒岁歲歳"
				      "년월일시분초세";
	enum { SIGN_BYTES = 3, MONTH_SIGN = 0x6708 };
	uint32_t before = 0, middle = 0;
	for (size_t at = 0; at < size;) {
		size_t here = at;
		uint32_t c = text_next(ties->text, size, &at);
		bool counts = text_digit(middle) >= 0 &&
			      at - here == SIGN_BYTES &&
			      memmem(counted, sizeof counted - 1,
				  ties->text + here, SIGN_BYTES);
		bool day = middle == MONTH_SIGN && text_digit(before) >= 0 &&
			   text_digit(c) >= 0;
		if (counts || day)
			ties->breaks[here] = TEXT_BREAK_NO;
		before = middle;
		middle = c;
	}
}

static bool
has_digit(const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t c = text_next(text, size, &at);
		if ((c < 'A' || c >= 0x80) && text_digit(c) >= 0)
			return true;
	}
	return false;
}

static void
tie_dates(struct ties *ties, size_t size)
{
	if (!has_digit(ties->text, size))
		return;
	for (size_t i = 0; i < ties->count; i++)
		tie_date(ties, i);
	tie_ideographs(ties, size);
}

/* --- other pieces of information --- */

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
	char first = *after.text;
	bool capital = (first >= 'A' && first <= 'Z') || (first & 0x80);
	if (!capital)
		return false;
	static const char *const titles[] = {"Dr", "Mr", "Mrs", "Ms", "Mx",
	    "Miss", "Prof", "Professor", "Sir", "Dame", "St", NULL};
	size_t size = before.size - (before.text[before.size - 1] == '.');
	struct token word = {before.text, size};
	for (const char *const *title = titles; *title; title++)
		if (strlen(*title) == size &&
		    memcmp(*title, word.text, size) == 0)
			return true;
	return false;
}

static bool
is_label_and_number(struct token before, struct token after)
{
	static const char *const labels[] = {"source", "sources", "figure",
	    "table", "page", "pages", "section", "step", "chapter", "option",
	    "number", "no.", NULL};
	return first_digit(after) >= 0 && starts_with_any(before, labels);
}

static bool
is_tied(struct token before, struct token after)
{
	struct token inner = without_opening(before);
	if (inner.size == 0)
		return true;
	return is_number_group(inner, after) ||
	       is_number_and_unit(inner, after) ||
	       is_title_and_name(inner, after) ||
	       is_label_and_number(inner, after);
}

/* Letters, a dot, letters: a domain; a sentence's end has no letter after its
 * dot. */
static bool
is_domain_dot(struct token token, size_t i)
{
	return i > 0 && i + 2 < token.size &&
	       text_is_ascii_letter(token.text[i - 1]) &&
	       text_is_ascii_letter(token.text[i + 1]) &&
	       text_is_ascii_letter(token.text[i + 2]);
}

/* An address of the web or of electronic mail, or a name such as A&E. */
static bool
is_whole(struct token token)
{
	for (size_t i = 0; i < token.size; i++) {
		const char *at = token.text + i;
		if (*at == '@' || *at == '&' ||
		    (*at == '.' && is_domain_dot(token, i)))
			return true;
		if (*at == ':' && token.size - i >= 3 &&
		    memcmp(at, "://", 3) == 0)
			return true;
	}
	return false;
}

/* No line ends within the token. */
static void
tie_whole(struct ties *ties, struct token token)
{
	size_t start = (size_t)(token.text - ties->text);
	for (size_t i = start + 1; i < start + token.size; i++)
		if (ties->breaks[i] == TEXT_BREAK_MAY)
			ties->breaks[i] = TEXT_BREAK_NO;
}

static void
find_tokens(struct arena *arena, struct ties *ties, size_t size)
{
	size_t spaces = 0;
	for (size_t at = 0; at < size; at++)
		spaces += ties->text[at] == ' ';
	struct token *tokens = ARENA_ARRAY(arena, spaces + 1, struct token);
	for (size_t at = 0; at < size; at++) {
		struct token token = {ties->text + at, 0};
		while (at < size && ties->text[at] != ' ')
			at++;
		token.size = (size_t)(ties->text + at - token.text);
		if (token.size)
			tokens[ties->count++] = token;
	}
	ties->tokens = tokens;
}

/* Does the token that ends before the spaces before byte `at` begin as a title
 * does? */
static bool
follows_title(const char *text, size_t at)
{
	size_t start = at;
	while (start > 0 && text[start - 1] == ' ')
		start--;
	while (start > 0 && text[start - 1] != ' ')
		start--;
	while (is_opening(text[start]))
		start++;
	return start < at && text[start] && strchr("DMPS", text[start]);
}

/* Can the character be of a tie?  It is one that skip_plain stops at. */
static bool
hints_at_tie(const char *text, size_t at, size_t size)
{
	char c = text[at], next = at + 1 < size ? text[at + 1] : ' ';
	if (at > 0 && text[at - 1] == ' ' && follows_title(text, at))
		return true;
	switch (c) {
	case '@':
	case '&':
		return true;
	case '.':
		return text_is_ascii_letter(next);
	case ':':
		return next == '/';
	default:
		return (c >= '0' && c <= '9') || (is_opening(c) && next == ' ');
	}
}

/* The first byte from `at` on that is not of ASCII, or is neither a space nor
 * a small letter nor one of the signs behind those. */
static inline size_t
skip_plain(const char *text, size_t at, size_t size)
{
	for (; at + 8 <= size; at += 8) {
		uint64_t eight = eight_load(text + at);
		uint64_t others = eight_between(eight, ' ' + 1, 'a' - 1) |
				  (eight & EIGHT_EACH(0x80));
		if (others)
			return at + eight_first(others);
	}
	while (at < size && ((signed char)text[at] >= 'a' || text[at] == ' '))
		at++;
	return at;
}

/* Is there anything in the text that may be tied?  In most there is not. */
static bool
has_hints(const char *text, size_t size)
{
	bool ascii = true;
	for (size_t at = skip_plain(text, 0, size); at < size;
	     at = skip_plain(text, at + 1, size)) {
		if (hints_at_tie(text, at, size))
			return true;
		ascii = ascii && (unsigned char)text[at] < 0x80;
	}
	return !ascii && has_digit(text, size);
}

void
ties_apply(struct arena *arena, const char *text, size_t size,
    const struct text_calendar *calendar, uint8_t *breaks)
{
	struct ties ties = {
	    .text = text, .calendar = calendar, .breaks = breaks};
	if (!has_hints(text, size))
		return;
	find_tokens(arena, &ties, size);
	for (size_t i = 0; i < ties.count; i++) {
		if (is_whole(ties.tokens[i]))
			tie_whole(&ties, ties.tokens[i]);
		if (i > 0 && is_tied(ties.tokens[i - 1], ties.tokens[i]))
			tie(&ties, i);
	}
	tie_dates(&ties, size);
}
