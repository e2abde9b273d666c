/*
 * The types of the options table: what a value may look like, and what to
 * tell the author when it does not.
 */
#include "theme/syntax.h"

#include "base/text.h"

#include <string.h>

enum { SHOWN_MOST = 40 };

enum { PAGES_MOST = 96 };

static const length LENGTH_MOST = UNIT_MM(2000);

struct check {
	struct job *job;
	const char *key;
	const struct value *value;
	const struct option *option;
};

/* The beginning of a value, for messages; never half a character. */
static const char *
shown(const struct check *check, const char *text)
{
	size_t size = strlen(text);
	if (size <= SHOWN_MOST)
		return text;
	size = SHOWN_MOST;
	while (((unsigned char)text[size] & 0xC0) == 0x80)
		size--;
	return arena_printf(check->job->arena, "%.*s...", (int)size, text);
}

static bool
fail(const struct check *check, const char *text, const char *what)
{
	diag_error(check->job, check->value->place, "%s: '%s' %s", check->key,
	    shown(check, text), what);
	return false;
}

bool
syntax_switch(const char *text, bool *result)
{
	*result = options_lists("yes true on", text);
	return *result || options_lists("no false off", text);
}

bool
syntax_integer(const char *text, int *result)
{
	bool negative = *text == '-';
	const char *at = text + negative;
	int value = 0;
	size_t digits = strspn(at, "0123456789");
	if (digits == 0 || digits > 8 || at[digits])
		return false;
	for (; *at; at++)
		value = value * 10 + (*at - '0');
	*result = negative ? -value : value;
	return true;
}

/* What keeps a text from being a length. */
static const char *
length_fault(struct arena *arena, const char *text)
{
	const char *unit = text + strspn(text, "-0123456789.");
	unit += strspn(unit, " ");
	if (unit == text)
		return "is no length. Write a number and a unit, such as "
		       "12pt or 4.5mm.";
	if (*unit == '\0')
		return "has no unit. Write pt or mm after the number.";
	if (strchr(text, ','))
		return "has a comma. Write a point: 4.5mm.";
	length one;
	if (!unit_parse(arena_printf(arena, "1%s", unit), &one))
		return "has no unit that is known here. Use pt, mm, cm or in.";
	return "is no number that a length may have. Write one such as 12pt or "
	       "4.5mm.";
}

static bool
check_length(const struct check *check, const char *text)
{
	length result;
	if (!unit_parse(text, &result))
		return fail(check, text, length_fault(check->job->arena, text));
	if (result < 0 || result > LENGTH_MOST)
		return fail(check, text,
		    "is no length on a page. Write one from 0 to 2000mm.");
	return true;
}

static bool
check_integer(const struct check *check, const char *text)
{
	int result;
	if (syntax_integer(text, &result) && result >= check->option->least &&
	    result <= check->option->most)
		return true;
	return fail(check, text,
	    arena_printf(check->job->arena,
		"is no whole number from %d to %d. Write one.",
		check->option->least, check->option->most));
}

static bool
check_colour(const struct check *check, const char *text)
{
	struct colour colour;
	if (palette_parse(text, &colour))
		return true;
	const char *hex = arena_printf(check->job->arena, "#%s", text);
	if (palette_parse(hex, &colour))
		return fail(check, text,
		    arena_printf(check->job->arena,
			"is no colour. Write '%s', in quotes.", hex));
	return fail(check, text,
	    "is no colour. Write six hexadecimal digits in quotes, such as "
	    "'#0F4C5C'.");
}

static bool
check_ink(const struct check *check, const char *text)
{
	enum token token;
	struct colour colour;
	if (palette_token(text, &token) || palette_parse(text, &colour))
		return true;
	return fail(check, text,
	    "is neither a colour of the palette nor '#' and six hexadecimal "
	    "digits in quotes. Write deep, ink or another key of the palette.");
}

/* "a, b, c" of a list between spaces. */
static const char *
with_commas(struct arena *arena, const char *words)
{
	const char *text = "";
	for (const char *at = words; *at; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");
		text = arena_printf(
		    arena, "%s%s%.*s", text, *text ? ", " : "", (int)size, at);
		at += size;
	}
	return text;
}

static bool
check_choice(const struct check *check, const char *text)
{
	if (options_lists(check->option->choices, text))
		return true;
	struct arena *arena = check->job->arena;
	const char *choices = with_commas(arena, check->option->choices);
	if (options_lists(check->option->planned, text))
		return fail(check, text,
		    arena_printf(arena, "is not built yet. Use %s.", choices));
	return fail(check, text,
	    arena_printf(arena,
		strstr(choices, ", ") ? "is none of the choices. Use one of %s."
				      : "is not a choice. Use %s.",
		choices));
}

static bool
is_url(const char *text)
{
	bool web = strncmp(text, "https://", 8) == 0 ||
		   strncmp(text, "http://", 7) == 0;
	return *text == '\0' || (web && !strpbrk(text, " \t<>\"{}|\\^`"));
}

static bool
check_url(const struct check *check, const char *text)
{
	return is_url(text) ||
	       fail(check, text,
		   "is no web address. Write it as https://example.org, "
		   "without spaces.");
}

/* The bytes of a name in braces that stands for a fact of the article. */
static size_t
fact_size(const char *text)
{
	static const char *const facts[] = {"{reference}", "{id}", NULL};
	for (const char *const *fact = facts; *fact; fact++)
		if (strncmp(text, *fact, strlen(*fact)) == 0)
			return strlen(*fact);
	return 0;
}

/* A web address, were a 0 in place of each name in braces. */
static bool
check_pattern(const struct check *check, const char *text)
{
	struct arena *arena = check->job->arena;
	const char *filled = arena_strdup(arena, "");
	for (const char *at = text; *at;) {
		size_t size = strcspn(at, "{");
		size_t name = fact_size(at + size);
		if (at[size] && !name)
			return fail(check, text,
			    "has a name in braces that is not known here. "
			    "Write {reference} or {id}.");
		filled = arena_printf(
		    arena, "%s%.*s%s", filled, (int)size, at, name ? "0" : "");
		at += size + name;
	}
	if (!is_url(filled))
		return fail(check, text,
		    "makes no web address. Write it as "
		    "https://example.org/{reference}, without spaces.");
	return *text == '\0' || strlen(filled) != strlen(text) ||
	       fail(check, text,
		   "is the same for all articles. Put {reference} or {id} "
		   "where they differ.");
}

/* A number of pages at the beginning of a text; 0: there is none. */
static int
read_pages(const char **text)
{
	int pages = 0;
	for (; **text >= '0' && **text <= '9' && pages <= PAGES_MOST; ++*text)
		pages = pages * 10 + (**text - '0');
	return pages <= PAGES_MOST ? pages : 0;
}

bool
syntax_pages(const char *text, struct pages_wanted *wanted)
{
	static const char multiple[] = "multiple of ", to[] = " to ";
	*wanted = (struct pages_wanted){0};
	if (strncmp(text, multiple, sizeof multiple - 1) == 0) {
		text += sizeof multiple - 1;
		wanted->multiple = read_pages(&text);
		return wanted->multiple && *text == '\0';
	}
	wanted->least = wanted->most = read_pages(&text);
	if (strncmp(text, to, sizeof to - 1) == 0) {
		text += sizeof to - 1;
		wanted->most = read_pages(&text);
	}
	return wanted->least && wanted->most >= wanted->least && *text == '\0';
}

static bool
check_pages(const struct check *check, const char *text)
{
	struct pages_wanted wanted;
	return syntax_pages(text, &wanted) ||
	       fail(check, text,
		   "is no number of pages up to 96. Write one, such as 8, or "
		   "4 to 8, or multiple of 4.");
}

static bool
check_item(const struct check *check, const char *text)
{
	bool result;
	switch (check->option->type) {
	case OPTION_URL:
		return check_url(check, text);
	case OPTION_PATTERN:
		return check_pattern(check, text);
	case OPTION_COLOUR:
		return check_colour(check, text);
	case OPTION_INK:
		return check_ink(check, text);
	case OPTION_LENGTH:
	case OPTION_LENGTHS:
		return check_length(check, text);
	case OPTION_INTEGER:
		return check_integer(check, text);
	case OPTION_CHOICE:
	case OPTION_CHOICES:
		return check_choice(check, text);
	case OPTION_PAGES:
		return check_pages(check, text);
	case OPTION_SWITCH:
		return syntax_switch(text, &result) ||
		       fail(check, text, "is no switch. Write yes or no.");
	case OPTION_FONT:
	case OPTION_PATH:
	case OPTION_PATHS:
	case OPTION_FONTS:
	case OPTION_NAMES:
		return *text || fail(check, text,
				    "is empty. Write a value, or take the line "
				    "out.");
	case OPTION_TEXT:
		break;
	}
	return true;
}

/* How many a list must hold, where the table says so. */
static bool
check_count(const struct check *check)
{
	const struct option *option = check->option;
	int count = (int)check->value->count;
	if (option->type != OPTION_LENGTHS ||
	    (count >= option->least && count <= option->most))
		return true;
	if (option->least == option->most)
		diag_error(check->job, check->value->place,
		    "%s takes %d lengths, not %d. Write them with a space "
		    "between.",
		    check->key, option->least, count);
	else
		diag_error(check->job, check->value->place,
		    "%s takes %d to %d lengths, not %d. Write them with a "
		    "space between.",
		    check->key, option->least, option->most, count);
	return false;
}

/* No value moves a terminal's cursor when it is listed. */
static bool
has_control(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			return true;
	return false;
}

bool
syntax_check(struct job *job, const char *key, const struct value *value)
{
	struct check check = {job, key, value, value->option};
	bool good = check_count(&check);
	for (size_t i = 0; i < value->count; i++) {
		const char *text = value->items[i];
		if (text_valid(text, strlen(text)) != strlen(text))
			good = fail(
			    &check, "...", "is not UTF-8. Write it in UTF-8.");
		else if (has_control(text))
			good = fail(&check, text,
			    "holds a control character. Take it out.");
		else
			good &= check_item(&check, text);
	}
	return good;
}
