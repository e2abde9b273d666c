/*
 * Paper shows an address as short as it can be typed; a page or a text needs
 * the same, so that all of them lead to the same place.
 */
#include "theme/address.h"

#include <string.h>
#include <strings.h>

enum {
	DIGITS_MOST = 8 /* that tell a telephone number from others */
};

static const char *
short_link(struct arena *arena, const struct theme *theme, const char *id,
    const char *reference, const char *short_url, const char *url)
{
	if (short_url)
		return short_url;
	const char *made = theme_short_url(theme, arena, id, reference);
	return made ? made : url;
}

const char *
address_of_entry(struct arena *arena, const struct theme *theme,
    const struct library_entry *entry)
{
	return short_link(arena, theme, entry->name, entry->reference,
	    entry->short_url, entry->url);
}

const char *
address_of_article(struct arena *arena, const struct theme *theme,
    const struct article *article)
{
	const struct about *about = &article->about;
	return short_link(arena, theme, library_name(arena, article),
	    about->reference, about->short_url, about->url);
}

static bool
begins_with(const char *text, const char *start)
{
	return strncasecmp(text, start, strlen(start)) == 0;
}

const char *
address_readable(struct arena *arena, const char *url)
{
	static const char *const schemes[] = {
	    "https://", "http://", "mailto:", "tel:", NULL};
	bool mail = begins_with(url, "mailto:");
	for (const char *const *scheme = schemes; *scheme; scheme++)
		if (begins_with(url, *scheme))
			url += strlen(*scheme);
	size_t size = mail ? strcspn(url, "?") : strlen(url);
	while (size > 1 && url[size - 1] == '/')
		size--;
	return arena_strndup(arena, url, size);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Could the character be one of a host, a path or a name? */
static bool
is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (c & 0x80) ||
	       (c && strchr("-_~%", c) != NULL);
}

/* Does an address begin at `at`, and not before? */
static bool
is_start(const char *text, const char *at)
{
	if (at == text)
		return true;
	if (at[-1] == '.')
		return at - text >= 4 && begins_with(at - 4, "www.");
	return !is_word(at[-1]) && at[-1] != '@';
}

/* Does an address end at `at`, and not go on after a dot or slash? */
static bool
is_end(const char *at)
{
	if (*at && strchr("/.?#&=:@+", *at))
		at++;
	return !is_word(*at);
}

static const char *
digits_of(struct arena *arena, const char *text)
{
	char *digits = arena_strdup(arena, text), *out = digits;
	for (; *text; text++)
		if (is_digit(*text))
			*out++ = *text;
	*out = '\0';
	return digits;
}

static bool
shows_number(struct arena *arena, const char *text, const char *address)
{
	const char *digits = digits_of(arena, address);
	size_t size = strlen(digits);
	if (size > DIGITS_MOST)
		digits += size - DIGITS_MOST;
	return strstr(digits_of(arena, text), digits) != NULL;
}

bool
address_shown(struct arena *arena, const char *text, const char *address)
{
	if (begins_with(address, "tel:"))
		return shows_number(arena, text, address);
	const char *readable = address_readable(arena, address);
	if (begins_with(readable, "www."))
		readable += strlen("www.");
	for (const char *at = text; *at; at++)
		if (begins_with(at, readable) && is_start(text, at) &&
		    is_end(at + strlen(readable)))
			return true;
	return false;
}
