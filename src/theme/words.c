/*
 * The words that the program prints itself, language by language.
 *
 * {name} is filled in by whoever prints.  The English is the program's own;
 * the others are drafts until somebody who grew up with the language has read
 * them (the README lists which still wait), and strings.LANG of the
 * configuration goes before all of them.  For a language that is not here
 * English is printed.
 */
#include "theme/words.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>

static const char *const names[STRING_COUNT] = {
    [STRING_READ_NEXT] = "read-next",
    [STRING_WHO_FOR] = "who-for",
    [STRING_SEARCH_TOPICS] = "search-topics",
    [STRING_SEARCH_AT] = "search-at",
    [STRING_ABOUT] = "about",
    [STRING_SOURCES] = "sources",
    [STRING_WRITTEN_BY] = "written-by",
    [STRING_FEEDBACK_ASK] = "feedback-ask",
    [STRING_FEEDBACK] = "feedback",
    [STRING_VERSION] = "version",
    [STRING_PUBLISHED] = "published",
    [STRING_REVIEWED] = "reviewed",
    [STRING_NEXT_REVIEW] = "next-review",
    [STRING_FIGURE] = "figure",
    [STRING_CODE_ALT] = "code-alt",
    [STRING_GET_HELP] = "get-help",
    [STRING_KEY_POINTS] = "key-points",
    [STRING_LINKS] = "links",
    [STRING_LINK_NOTE] = "link-note",
    [STRING_LANGUAGES] = "languages",
    [STRING_NOTES] = "notes",
    [STRING_OTHER_FORMATS] = "other-formats",
    [STRING_FEEDBACK_TO] = "feedback-to",
};

static const struct words *
words_at(size_t index)
{
	for (const struct words *at = words_latin; at->lang; at++)
		if (index-- == 0)
			return at;
	for (const struct words *at = words_others; at->lang; at++)
		if (index-- == 0)
			return at;
	return NULL;
}

const char *
words_name(enum string string)
{
	return names[string];
}

const char *
words_language(size_t index)
{
	const struct words *words = words_at(index);
	return words ? words->lang : NULL;
}

static const struct words *
find(const char *lang)
{
	const struct words *words;
	for (size_t i = 0; (words = words_at(i)) != NULL; i++)
		if (strcmp(words->lang, lang) == 0)
			return words;
	return NULL;
}

const char *
words_find(const char *lang, enum string string)
{
	const struct words *words = find(lang);
	return words ? words->strings[string] : NULL;
}

const char *
words_for(const char *lang, enum string string)
{
	char tag[LANGUAGE_BYTES];
	const struct words *words;
	snprintf(tag, sizeof tag, "%s", lang);
	while ((words = find(tag)) == NULL) {
		char *hyphen = strrchr(tag, '-');
		if (!hyphen)
			return NULL;
		*hyphen = '\0';
	}
	char script[LANGUAGE_BYTES];
	if (words->script &&
	    strcmp(words->script, language_script(lang, script)) != 0)
		return NULL;
	return words->strings[string];
}
