/*
 * Where a word of a language may be divided.
 */
#ifndef BASE_HYPHEN_H
#define BASE_HYPHEN_H

#include <stddef.h>

/* Breaks that one word has at most; what is beyond them is not divided. */
enum { HYPHEN_MOST = 8 };

struct hyphen;

/*
 * The language's patterns, from the system's dictionaries (what Debian's
 * packages hyphen-* install): those of the whole tag (en-GB), of the language
 * alone (en), of its likeliest country (de: de-DE).  NULL: there are none.
 * Opening them takes milliseconds: keep them.  The caller closes them.
 */
struct hyphen *hyphen_open(const char *lang);
void hyphen_close(struct hyphen *hyphen);

/*
 * Fills breaks with the offsets of the bytes before which the word may be
 * divided, ascending, and returns how many there are.  At least two letters
 * stay before a break and three after it.  There is none in what has fewer
 * than five letters, something else than letters, or a capital behind the
 * first one; nor where it would change the spelling.
 */
size_t hyphen_word(const struct hyphen *hyphen, const char *word, size_t size,
    size_t breaks[HYPHEN_MOST]);

#endif
