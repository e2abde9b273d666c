/* The words that the program prints itself, as bundled. */
#ifndef THEME_WORDS_H
#define THEME_WORDS_H

#include "theme/theme.h"

/* The words of one language; NULL: those that are not given. */
struct words {
	const char *lang;   /* NULL: after the last */
	const char *script; /* the only one they serve ("Hans"), where the
			       language has several; else NULL */
	const char *strings[STRING_COUNT];
};

/* words_latin.c, words_others.c: each ends in an element without a language */
extern const struct words words_latin[], words_others[];

/* "read-next"... as in strings.LANG. */
const char *words_name(enum string string);

/* The bundled languages, in order; NULL after the last. */
const char *words_language(size_t index);

/* The bundled words of exactly that language; NULL: it is not bundled. */
const char *words_find(const char *lang, enum string string);

/* Those of a configuration for an edition (NULL: for all), strings.LANG.*: a
 * list that ends like the bundled ones, the arena's; NULL: there are none. */
const struct words *words_configured(
    struct arena *arena, const struct config *config, const char *edition);

/* The words of such a list for the language, or for that of a shorter tag;
 * NULL: there are none. */
const char *words_in(
    const struct words *list, const char *lang, enum string string);

/* The bundled words for readers of the language: its own or those of a
 * shorter tag in the same script; NULL: there are none. */
const char *words_for(const char *lang, enum string string);

#endif
