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
#include "theme/config.h"

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
    [STRING_COMMA] = "comma",
    [STRING_STOP] = "stop",
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

/* Those of the language whose tag is the first bytes of lang; NULL: none. */
static const struct words *
among(const struct words *list, const char *lang, size_t size)
{
	for (; list && list->lang; list++)
		if (list->lang[0] == lang[0] &&
		    strncmp(list->lang, lang, size) == 0 &&
		    list->lang[size] == '\0')
			return list;
	return NULL;
}

static const struct words *
find(const char *lang, size_t size)
{
	const struct words *words = among(words_latin, lang, size);
	return words ? words : among(words_others, lang, size);
}

/* "en-GB" becomes "en": the size of the shorter tag, 0 for none. */
static size_t
shorten(const char *lang, size_t size)
{
	const char *hyphen = memrchr(lang, '-', size);
	return hyphen ? (size_t)(hyphen - lang) : 0;
}

const char *
words_find(const char *lang, enum string string)
{
	const struct words *words = find(lang, strlen(lang));
	return words ? words->strings[string] : NULL;
}

const char *
words_for(const char *lang, enum string string)
{
	const struct words *words = NULL;
	size_t size = strlen(lang);
	for (; size && !words; size = shorten(lang, size))
		words = find(lang, size);
	if (!words)
		return NULL;
	char script[LANGUAGE_BYTES];
	if (words->script &&
	    strcmp(words->script, language_script(lang, script)) != 0)
		return NULL;
	return words->strings[string];
}

/* ---- of a configuration ---- */

static const char group[] = "strings.";

/* The place of a name among the strings, or STRING_COUNT. */
static size_t
place_of(const char *name)
{
	size_t i = 0;
	while (i < STRING_COUNT && strcmp(names[i], name) != 0)
		i++;
	return i;
}

/* Room for the words of one more language in the list, or those it has. */
struct list {
	struct arena *arena;
	struct words *words;
	size_t count, capacity;
};

static struct words *
words_of(struct list *list, const char *lang)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->words[i].lang, lang) == 0)
			return &list->words[i];
	struct words words = {.lang = lang};
	ARENA_PUSH(
	    list->arena, list->words, list->count, list->capacity, words);
	return &list->words[list->count - 1];
}

const struct words *
words_configured(
    struct arena *arena, const struct config *config, const char *edition)
{
	struct list list = {.arena = arena};
	for (size_t i = 0; i < config->count; i++) {
		const struct value *value = &config->values[i];
		const char *lang = value->key + strlen(group);
		if (strncmp(value->key, group, strlen(group)) != 0 ||
		    config_find(config, edition, value->key) != value)
			continue;
		size_t size = strcspn(lang, "."), string;
		string = lang[size] ? place_of(lang + size + 1) : STRING_COUNT;
		if (string < STRING_COUNT)
			words_of(&list, arena_strndup(arena, lang, size))
			    ->strings[string] = value->items[0];
	}
	if (list.count)
		words_of(&list, "")->lang = NULL;
	return list.words;
}

const char *
words_in(const struct words *list, const char *lang, enum string string)
{
	for (size_t size = list ? strlen(lang) : 0; size;
	     size = shorten(lang, size)) {
		const struct words *words = among(list, lang, size);
		if (words && words->strings[string])
			return words->strings[string];
	}
	return NULL;
}
