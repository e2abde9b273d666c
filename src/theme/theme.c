/*
 * What is asked of a theme once it is resolved.
 */
#include "theme/theme.h"

#include "theme/config.h"
#include "theme/words.h"

#include <stdio.h>
#include <string.h>

enum { LANGUAGE_MOST = 64 };

length
theme_scale(const struct theme *theme, length design)
{
	return (length)unit_scale(
	    design, theme->scale_numerator, theme->scale_denominator);
}

/* The words of exactly that language; NULL: there are none. */
static const char *
words_of(const struct theme *theme, const char *lang, enum string string)
{
	char key[LANGUAGE_MOST + 32];
	snprintf(key, sizeof key, "strings.%s.%s", lang, words_name(string));
	const struct value *value =
	    config_find(theme->config, theme->edition, key);
	return value ? value->items[0] : NULL;
}

/* "en-GB" becomes "en"; false: nothing is left to take off. */
static bool
shorten(char *lang)
{
	char *hyphen = strrchr(lang, '-');
	if (!hyphen)
		return false;
	*hyphen = '\0';
	return true;
}

const char *
theme_string(const struct theme *theme, const char *lang, enum string string)
{
	const char *words = NULL;
	char tag[LANGUAGE_MOST + 1];
	snprintf(tag, sizeof tag, "%s", lang);
	do
		words = words_of(theme, tag, string);
	while (!words && shorten(tag));
	if (words)
		return words;
	snprintf(tag, sizeof tag, "%s", lang);
	do
		words = words_find(tag, string);
	while (!words && shorten(tag));
	if (!words)
		words = words_of(theme, "en", string);
	return words ? words : words_find("en", string);
}
