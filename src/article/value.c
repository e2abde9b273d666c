/*
 * The forms that values have.  They are the patterns of article.rng, written
 * out; dates are checked against the Gregorian calendar (ISO 8601).
 */
#include "article/value.h"

#include "base/text.h"

#include <string.h>

enum { SHOWN_MOST = 80 }; /* characters */

static const char digits[] = "0123456789";
static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char letters_digits[] = "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool
value_is_visible(const char *text, size_t size)
{
	for (size_t at = 0; at < size;)
		if (text_is_visible(text_next(text, size, &at)))
			return true;
	return false;
}

const char *
value_shown(struct arena *arena, const char *text)
{
	size_t size = strlen(text), at = 0;
	for (size_t i = 0; i < SHOWN_MOST && at < size; i++)
		text_next(text, size, &at);
	return at == size ? text
			  : arena_printf(arena, "%.*s...", (int)at, text);
}

bool
value_is_id(const char *text)
{
	size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return size > 0 && !text[size];
}

/* A subtag of letters, then any of letters and digits: "en-GB". */
bool
value_is_lang(const char *text)
{
	size_t size = strspn(text, letters);
	if (size < 2 || size > 8)
		return false;
	for (text += size; *text == '-'; text += size) {
		text++;
		size = strspn(text, letters_digits);
		if (size < 1 || size > 8)
			return false;
	}
	return !*text;
}

static bool
is_number(const char *text)
{
	size_t size = strspn(text, digits);
	if (size == 0 || size > 3 || text[size] || *text == '0')
		return false;
	int number = 0;
	for (; *text; text++)
		number = number * 10 + (*text - '0');
	return number <= RULES_NUMBER_MOST;
}

static int
days_of(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

/* The number of so many digits at *at, which moves past them; -1: none. */
static int
take_number(const char **at, size_t count)
{
	if (strspn(*at, digits) != count)
		return -1;
	int number = 0;
	for (size_t i = 0; i < count; i++)
		number = number * 10 + (*(*at)++ - '0');
	return number;
}

bool
value_is_date(const char *text)
{
	int year = take_number(&text, 4);
	if (year < 1000 || *text++ != '-')
		return false;
	int month = take_number(&text, 2);
	if (month < 1 || month > 12)
		return false;
	if (!*text)
		return true;
	if (*text++ != '-')
		return false;
	int day = take_number(&text, 2);
	return day >= 1 && day <= days_of(year, month) && !*text;
}

static bool
is_address(const char *text)
{
	size_t scheme = strncmp(text, "https://", 8) == 0  ? 8
			: strncmp(text, "http://", 7) == 0 ? 7
							   : 0;
	size_t size = strlen(text);
	return scheme && size > scheme && strcspn(text, " \t\r\n") == size;
}

static const char *
choice_fault(struct arena *arena, const char *const *choices, const char *value)
{
	size_t count = 0;
	const char *list = "";
	for (; choices[count]; count++) {
		if (strcmp(value, choices[count]) == 0)
			return NULL;
		list = arena_printf(arena, "%s%s\"%s\"", list,
		    *list ? ", " : "", choices[count]);
	}
	const char *near = text_nearest(value, choices, count);
	if (near)
		return arena_printf(
		    arena, "is none of its values. Did you mean \"%s\"?", near);
	return arena_printf(
	    arena, "is none of its values. Write one of: %s.", list);
}

const char *
value_fault(struct arena *arena, enum value kind, const char *const *choices,
    const char *value)
{
	switch (kind) {
	case VALUE_TEXT:
		return value_is_visible(value, strlen(value))
			   ? NULL
			   : "is empty. Write its text, or delete it.";
	case VALUE_ID:
		return value_is_id(value) ? NULL
					  : "is no id. Write a to z, 0 to 9 "
					    "and hyphens only.";
	case VALUE_LANG:
		return value_is_lang(value) ? NULL
					    : "is no language tag. Write one "
					      "such as \"en-GB\".";
	case VALUE_CHOICE:
		return choice_fault(arena, choices, value);
	case VALUE_NUMBER:
		return is_number(value) ? NULL
					: "is no number that fits. Write one "
					  "from 1 to 100.";
	case VALUE_DATE:
		return value_is_date(value) ? NULL
					    : "is no date of the calendar. "
					      "Write it as 2026-03-18, or "
					      "2026-03 for a month.";
	case VALUE_ADDRESS:
		return is_address(value) ? NULL
					 : "is no web address. Begin it with "
					   "https://, without spaces.";
	}
	return NULL;
}
