/*
 * Languages: what a BCP 47 tag ("en-GB") says, by ICU.
 *
 * Results never depend on the process's locale.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include "base/arena.h"

#include <stdbool.h>

enum { LANGUAGE_BYTES = 64 }; /* of ICU's name of a language, at most */

/* Is it the tag of a language, with a region or without, that is written in
 * Latin letters everywhere?  Most are, and no more need be asked of ICU; false:
 * it is not, or that is not known here. */
bool language_is_latin(const char *tag);

/* ICU's name of a tag ("en_GB"), in the buffer; "en" when there is none. */
const char *language_locale(const char *tag, char buffer[LANGUAGE_BYTES]);

/*
 * Language and script without a region, "en-Latn": what two articles must
 * share for the readers of one to read the other.  "zh-TW" and "zh-Hant" give
 * the same, "zh" another.  Where the tag names no script it is the likeliest
 * (CLDR's likely subtags).  In the buffer.
 */
const char *language_group(const char *tag, char buffer[LANGUAGE_BYTES]);

/* The script of language_group alone ("Latn"), in the buffer. */
const char *language_script(const char *tag, char buffer[LANGUAGE_BYTES]);

/*
 * The language's name in itself, as a list of languages shows it: "Cymraeg",
 * "Polski".  A script is named where the language is written in several and
 * the tag tells which, a region only if `region`.  The tag itself when ICU
 * does not know it.  Owned by the arena.
 */
const char *language_name(struct arena *arena, const char *tag, bool region);

#endif
