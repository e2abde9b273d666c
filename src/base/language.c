/*
 * Language tags by ICU's locales: the Unicode CLDR knows which script a
 * language is likely to be written in, and what it calls itself.  ICU takes
 * its time over that, so languages of Latin letters are known here; a test
 * holds them to what ICU says.
 */
#include "base/language.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { NAME_UNITS = 96 };

/* Codes of two letters: by the first, a bit for each second one. */
#define BIT(letter) (UINT32_C(1) << ((letter) - 'a'))
static const uint32_t latin[26] = {
    ['a' - 'a'] = BIT('f'),
    ['c' - 'a'] = BIT('a') | BIT('s') | BIT('y'),
    ['d' - 'a'] = BIT('a') | BIT('e'),
    ['e' - 'a'] = BIT('n') | BIT('s') | BIT('t') | BIT('u'),
    ['f' - 'a'] = BIT('i') | BIT('r'),
    ['g' - 'a'] = BIT('a') | BIT('d') | BIT('l'),
    ['h' - 'a'] = BIT('r') | BIT('u'),
    ['i' - 'a'] = BIT('s') | BIT('t'),
    ['l' - 'a'] = BIT('t') | BIT('v'),
    ['m' - 'a'] = BIT('t'),
    ['n' - 'a'] = BIT('b') | BIT('l') | BIT('n'),
    ['p' - 'a'] = BIT('l') | BIT('t'),
    ['r' - 'a'] = BIT('o'),
    ['s' - 'a'] = BIT('k') | BIT('l') | BIT('q') | BIT('v') | BIT('w'),
    ['v' - 'a'] = BIT('i'),
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
language_is_latin(const char *tag)
{
	if (tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' ||
	    !(latin[tag[0] - 'a'] & BIT(tag[1])))
		return false;
	const char *region = tag + 3;
	return !tag[2] || (tag[2] == '-' && is_letter(region[0]) &&
			      is_letter(region[1]) && !region[2]);
}

const char *
language_locale(const char *tag, char buffer[LANGUAGE_BYTES])
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	uloc_forLanguageTag(
	    tag ? tag : "en", buffer, LANGUAGE_BYTES, &parsed, &status);
	if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ||
	    parsed == 0)
		strcpy(buffer, "en");
	return buffer;
}

/* A language and a script; either may be "". */
struct parts {
	char language[LANGUAGE_BYTES], script[LANGUAGE_BYTES];
};

/* Those of the locale, its script guessed where it names none. */
static struct parts
likely_parts(const char *locale)
{
	struct parts parts = {"", ""};
	char likely[LANGUAGE_BYTES] = "";
	UErrorCode status = U_ZERO_ERROR;
	uloc_addLikelySubtags(locale, likely, LANGUAGE_BYTES, &status);
	if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) {
		status = U_ZERO_ERROR;
		strcpy(likely, locale);
	}
	uloc_getLanguage(likely, parts.language, LANGUAGE_BYTES, &status);
	uloc_getScript(likely, parts.script, LANGUAGE_BYTES, &status);
	return parts;
}

/* "en" becomes "en-Latn", which ICU takes as well as "en_Latn". */
static const char *
add_script(char buffer[LANGUAGE_BYTES], const char *script)
{
	if (*script && strlen(buffer) + strlen(script) + 1 < LANGUAGE_BYTES) {
		strcat(buffer, "-");
		strcat(buffer, script);
	}
	return buffer;
}

const char *
language_group(const char *tag, char buffer[LANGUAGE_BYTES])
{
	if (language_is_latin(tag)) {
		memcpy(buffer, tag, 2);
		strcpy(buffer + 2, "-Latn");
		return buffer;
	}
	char locale[LANGUAGE_BYTES];
	struct parts parts = likely_parts(language_locale(tag, locale));
	strcpy(buffer, parts.language);
	return add_script(buffer, parts.script);
}

const char *
language_script(const char *tag, char buffer[LANGUAGE_BYTES])
{
	char locale[LANGUAGE_BYTES];
	struct parts parts = likely_parts(language_locale(tag, locale));
	return strcpy(buffer, parts.script);
}

/* The locale without its region, and with a script only where that tells. */
static void
drop_region(char locale[LANGUAGE_BYTES])
{
	char script[LANGUAGE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	uloc_getScript(locale, script, LANGUAGE_BYTES, &status);
	struct parts parts = likely_parts(locale);
	struct parts alone = likely_parts(parts.language);
	strcpy(locale, parts.language);
	if (*script || strcmp(parts.script, alone.script) != 0)
		add_script(locale, parts.script);
}

const char *
language_name(struct arena *arena, const char *tag, bool region)
{
	/* "Polski", though Polish writes it small within a sentence; and the
	 * name that a dialect has, as 简体中文, before one in brackets. */
	UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES,
	    UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE};
	char locale[LANGUAGE_BYTES];
	language_locale(tag, locale);
	if (!region)
		drop_region(locale);
	UErrorCode status = U_ZERO_ERROR;
	UChar units[NAME_UNITS];
	char name[3 * NAME_UNITS];
	int32_t size = 0;
	ULocaleDisplayNames *names =
	    uldn_openForContext(locale, contexts, 2, &status);
	int32_t used =
	    uldn_localeDisplayName(names, locale, units, NAME_UNITS, &status);
	u_strToUTF8(name, sizeof name, &size, units, used, &status);
	uldn_close(names);
	return arena_strdup(arena,
	    U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING
		? name
		: tag);
}
