/*
 * What is asked of a theme once it is resolved.
 */
#include "theme/theme.h"

#include "theme/words.h"

#include <string.h>

length
theme_scale(const struct theme *theme, length design)
{
	return (length)unit_scale(
	    design, theme->scale_numerator, theme->scale_denominator);
}

length
theme_across(const struct theme *theme, length design)
{
	return (length)unit_scale(
	    design, theme->across_numerator, theme->across_denominator);
}

const char *
theme_string(const struct theme *theme, const char *lang, enum string string)
{
	const char *words = words_in(theme->words, lang, string);
	if (!words)
		words = words_for(lang, string);
	if (!words)
		words = words_in(theme->words, "en", string);
	return words ? words : words_find("en", string);
}

const char *
theme_other_formats(const struct theme *theme, const char *lang)
{
	const char *words = theme_string(theme, lang, STRING_OTHER_FORMATS);
	return words ? words : theme->brand.other_formats;
}

const char *
theme_feedback(const struct theme *theme, const char *lang)
{
	const char *words = theme_string(theme, lang, STRING_FEEDBACK_TO);
	return words ? words : theme->brand.feedback;
}

/* The text with all but what may stand in a path as %XX (RFC 3986). */
static const char *
encoded(struct arena *arena, const char *text)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";
	static const char hex[] = "0123456789ABCDEF";
	char *result = arena_alloc(arena, 3 * strlen(text) + 1);
	char *out = result;
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;
		if (strchr(plain, *text)) {
			*out++ = *text;
			continue;
		}
		*out++ = '%';
		*out++ = hex[byte >> 4];
		*out++ = hex[byte & 15];
	}
	*out = '\0';
	return result;
}

const char *
theme_short_url(const struct theme *theme, struct arena *arena, const char *id,
    const char *reference)
{
	const struct {
		const char *hole, *value;
	} facts[] = {{"{reference}", reference}, {"{id}", id}};
	const char *url = theme->brand.short_url;
	for (size_t i = 0; url && i < sizeof facts / sizeof *facts; i++) {
		size_t size = strlen(facts[i].hole);
		const char *at;
		while (url && (at = strstr(url, facts[i].hole)) != NULL)
			url =
			    facts[i].value
				? arena_printf(arena, "%.*s%s%s",
				      (int)(at - url), url,
				      encoded(arena, facts[i].value), at + size)
				: NULL;
	}
	return url;
}
