/*
 * Scripts by ICU.
 */
#include "base/script.h"

#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

/* Scripts of India and its neighbours whose letters stack or hang below a
 * line, and Arabic and its kin, which join. */
static const UScriptCode INDIC[] = {USCRIPT_DEVANAGARI, USCRIPT_BENGALI,
    USCRIPT_GURMUKHI, USCRIPT_GUJARATI, USCRIPT_ORIYA, USCRIPT_TAMIL,
    USCRIPT_TELUGU, USCRIPT_KANNADA, USCRIPT_MALAYALAM, USCRIPT_SINHALA,
    USCRIPT_TIBETAN, USCRIPT_MYANMAR, USCRIPT_KHMER, USCRIPT_THAI, USCRIPT_LAO};
static const UScriptCode CURSIVE[] = {USCRIPT_ARABIC, USCRIPT_SYRIAC,
    USCRIPT_NKO, USCRIPT_MONGOLIAN, USCRIPT_MANDAEAN, USCRIPT_ADLAM,
    USCRIPT_HANIFI_ROHINGYA};

enum { LEADING_NASTALIQ = 200, LEADING_TALL = 160, LEADING_USUAL = 100 };

static uint32_t
tag_of(UScriptCode script)
{
	const char *name = uscript_getShortName(script);
	return name && strlen(name) == 4
		   ? SCRIPT(name[0], name[1], name[2], name[3])
		   : SCRIPT_COMMON;
}

static UScriptCode
code_of(uint32_t script)
{
	const char name[5] = {(char)(script >> 24), (char)(script >> 16),
	    (char)(script >> 8), (char)script, '\0'};
	return (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, name);
}

uint32_t
script_of(uint32_t codepoint)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)codepoint, &status);
	if (U_FAILURE(status) || script == USCRIPT_INHERITED)
		return SCRIPT_COMMON;
	return tag_of(script);
}

uint32_t
script_of_text(const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t script = script_of(text_next(text, size, &at));
		if (script != SCRIPT_COMMON)
			return script;
	}
	return SCRIPT_COMMON;
}

uint32_t
script_of_language(const char *lang)
{
	if (language_is_latin(lang))
		return SCRIPT_LATIN;
	char locale[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];
	char script[ULOC_SCRIPT_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	uloc_forLanguageTag(lang, locale, sizeof locale, &parsed, &status);
	uloc_addLikelySubtags(locale, full, sizeof full, &status);
	int32_t size = uloc_getScript(full, script, sizeof script, &status);
	if (U_FAILURE(status) || size != 4)
		return SCRIPT_LATIN;
	return SCRIPT(script[0], script[1], script[2], script[3]);
}

uint32_t
script_sample(uint32_t script)
{
	UChar units[8];
	UErrorCode status = U_ZERO_ERROR;
	int32_t count =
	    uscript_getSampleString(code_of(script), units, 8, &status);
	if (U_FAILURE(status) || count == 0)
		return 'a';
	char text[4 * 8 + 1];
	int32_t size = 0;
	u_strToUTF8(text, sizeof text, &size, units, count, &status);
	size_t at = 0;
	return text_next(text, (size_t)size, &at);
}

const char *
script_name(struct arena *arena, uint32_t script)
{
	const char *name = uscript_getName(code_of(script));
	char *copy = arena_strdup(arena, name ? name : "");
	for (char *at = copy; *at; at++)
		if (*at == '_')
			*at = ' ';
	return copy;
}

static bool
is_among(UScriptCode script, const UScriptCode *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == script)
			return true;
	return false;
}

bool
script_is_joined(uint32_t script)
{
	if (script == SCRIPT_LATIN) /* the one most asked for */
		return false;
	UScriptCode code = code_of(script);
	return is_among(code, INDIC, sizeof INDIC / sizeof *INDIC) ||
	       is_among(code, CURSIVE, sizeof CURSIVE / sizeof *CURSIVE);
}

/* Urdu, Kashmiri and western Punjabi are set in Nastaliq. */
static bool
is_nastaliq(const char *lang, uint32_t script)
{
	static const char *const languages[] = {"ur", "ks", "pnb", "skr", NULL};
	if (script == SCRIPT('A', 'r', 'a', 'n'))
		return true;
	if (script != SCRIPT('A', 'r', 'a', 'b'))
		return false;
	size_t size = strcspn(lang, "-");
	for (const char *const *one = languages; *one; one++)
		if (strlen(*one) == size && memcmp(*one, lang, size) == 0)
			return true;
	return false;
}

int
script_leading(const char *lang)
{
	uint32_t script = script_of_language(lang);
	if (is_nastaliq(lang, script))
		return LEADING_NASTALIQ;
	return script_is_joined(script) ? LEADING_TALL : LEADING_USUAL;
}

struct script_characters
script_characters(struct arena *arena, const char *text, size_t size)
{
	uint32_t *starts = ARENA_ARRAY(arena, size + 1, uint32_t);
	UErrorCode status = U_ZERO_ERROR;
	UText input = UTEXT_INITIALIZER;
	utext_openUTF8(&input, text, (int64_t)size, &status);
	UBreakIterator *iterator =
	    ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
	ubrk_setUText(iterator, &input, &status);
	assert(U_SUCCESS(status));
	size_t count = 0;
	for (int32_t at = 0; at != UBRK_DONE && (size_t)at < size;
	     at = ubrk_next(iterator))
		starts[count++] = (uint32_t)at;
	starts[count] = (uint32_t)size;
	ubrk_close(iterator);
	utext_close(&input);
	return (struct script_characters){starts, count};
}
