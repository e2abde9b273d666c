/*
 * Hyphenation by libhyphen: Liang's patterns ("Word hy-phen-a-tion by
 * com-put-er", 1983), one dictionary a language.
 *
 * A dictionary says in which charset it is written: a word goes in as lower
 * case in that charset, one code point at a time, so that what comes out can
 * be counted back to the bytes of the word.
 */
#include "base/hyphen.h"

#include "base/text.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>

#define FOLDER "/usr/share/hyphen"

enum {
	LETTERS_LEAST = 5,
	LETTERS_MOST = 64, /* what is longer is no word */
	LEFT_LEAST = 2,    /* letters before a break */
	RIGHT_LEAST = 3,   /* and after it */
	LOCALE_BYTES = 64,
	PATH_BYTES = 128
};

struct hyphen {
	HyphenDict *dict;
	UConverter *converter; /* to the dictionary's charset */
};

/* A word as the dictionary wants it. */
struct spelling {
	char text[LETTERS_MOST * 4];
	int size;
	size_t starts[LETTERS_MOST]; /* byte of the word, for each letter */
	size_t letters;
};

static HyphenDict *
load(const char *language, const char *country)
{
	char path[PATH_BYTES];
	int size = snprintf(path, sizeof path, FOLDER "/hyph_%s%s%s.dic",
	    language, *country ? "_" : "", country);
	FILE *file = size < (int)sizeof path && !strchr(language, '/')
			 ? fopen(path, "r")
			 : NULL;
	if (!file)
		return NULL;
	HyphenDict *dict = hnj_hyphen_load_file(file);
	fclose(file);
	return dict;
}

static HyphenDict *
find_dictionary(const char *lang)
{
	char locale[LOCALE_BYTES], likely[LOCALE_BYTES];
	char language[LOCALE_BYTES], country[LOCALE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	uloc_forLanguageTag(lang, locale, LOCALE_BYTES, NULL, &status);
	uloc_getLanguage(locale, language, LOCALE_BYTES, &status);
	uloc_getCountry(locale, country, LOCALE_BYTES, &status);
	if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ||
	    !*language)
		return NULL;
	HyphenDict *dict = load(language, country);
	if (!dict)
		dict = load(language, "");
	if (dict)
		return dict;
	uloc_addLikelySubtags(language, likely, LOCALE_BYTES, &status);
	uloc_getCountry(likely, country, LOCALE_BYTES, &status);
	return U_SUCCESS(status) ? load(language, country) : NULL;
}

struct hyphen *
hyphen_open(const char *lang)
{
	HyphenDict *dict = find_dictionary(lang);
	if (!dict)
		return NULL;
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(dict->cset, &status);
	struct hyphen *hyphen = malloc(sizeof *hyphen);
	if (U_FAILURE(status) || !hyphen) {
		ucnv_close(converter);
		hnj_hyphen_free(dict);
		free(hyphen);
		return NULL;
	}
	ucnv_setFromUCallBack(
	    converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	*hyphen = (struct hyphen){dict, converter};
	return hyphen;
}

void
hyphen_close(struct hyphen *hyphen)
{
	if (!hyphen)
		return;
	ucnv_close(hyphen->converter);
	hnj_hyphen_free(hyphen->dict);
	free(hyphen);
}

/* Adds a letter in the dictionary's charset; false: it is not in there. */
static bool
add_letter(const struct hyphen *hyphen, struct spelling *spelling, UChar32 c)
{
	UChar units[2];
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	U16_APPEND_UNSAFE(units, count, u_tolower(c));
	int32_t size =
	    ucnv_fromUChars(hyphen->converter, spelling->text + spelling->size,
		(int32_t)sizeof spelling->text - spelling->size, units, count,
		&status);
	spelling->size += (int)size;
	return U_SUCCESS(status) && size > 0;
}

static bool
spell(const struct hyphen *hyphen, const char *word, size_t size,
    struct spelling *spelling)
{
	for (size_t at = 0; at < size;) {
		if (spelling->letters == LETTERS_MOST)
			return false;
		spelling->starts[spelling->letters++] = at;
		UChar32 c = (UChar32)text_next(word, size, &at);
		if (!u_isalpha(c) || (u_isupper(c) && spelling->letters > 1))
			return false;
		if (!add_letter(hyphen, spelling, c))
			return false;
	}
	return spelling->letters >= LETTERS_LEAST;
}

/* The odd digits of marks are breaks; a replacement changes the spelling. */
static size_t
collect(const struct spelling *spelling, const char *marks, char **replacements,
    size_t breaks[HYPHEN_MOST])
{
	size_t count = 0;
	for (size_t i = LEFT_LEAST; i + RIGHT_LEAST <= spelling->letters; i++)
		if ((marks[i - 1] & 1) && count < HYPHEN_MOST &&
		    !(replacements && replacements[i - 1]))
			breaks[count++] = spelling->starts[i];
	return count;
}

size_t
hyphen_word(const struct hyphen *hyphen, const char *word, size_t size,
    size_t breaks[HYPHEN_MOST])
{
	struct spelling spelling = {.size = 0};
	if (!spell(hyphen, word, size, &spelling))
		return 0;
	char marks[sizeof spelling.text + 5] = {0}; /* as libhyphen asks */
	char **replacements = NULL;
	int *places = NULL, *cuts = NULL;
	size_t count = 0;
	if (!hnj_hyphen_hyphenate3(hyphen->dict, spelling.text, spelling.size,
		marks, NULL, &replacements, &places, &cuts, LEFT_LEAST,
		RIGHT_LEAST, 0, 0))
		count = collect(&spelling, marks, replacements, breaks);
	for (int i = 0; replacements && i < spelling.size; i++)
		free(replacements[i]);
	free(replacements);
	free(places);
	free(cuts);
	return count;
}
