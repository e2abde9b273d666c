/* The words that the program prints itself, as bundled. */
#ifndef THEME_WORDS_H
#define THEME_WORDS_H

#include "theme/theme.h"

/* "read-next"... as in strings.LANG. */
const char *words_name(enum string string);

/* The bundled languages, in order; NULL after the last. */
const char *words_language(size_t index);

/* The bundled words of exactly that language; NULL: it is not bundled. */
const char *words_find(const char *lang, enum string string);

#endif
