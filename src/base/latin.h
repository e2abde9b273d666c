/*
 * Plain Latin text without ICU: where words and lines end.
 *
 * Most texts are letters, digits, spaces and a few marks, for which the rules
 * of UAX #14 and UAX #29 come down to a small table; running ICU's rules over
 * them costs more than all else that is done with a text.  Whatever is not
 * plain is left to ICU; a test holds both to the same result.
 */
#ifndef BASE_LATIN_H
#define BASE_LATIN_H

#include "base/text.h"

/*
 * Sets breaks[i] for the boundary before byte i as text_line_breaks does, but
 * for the one at size; breaks comes zeroed.  false: the text is not plain, and
 * breaks holds nothing of use.
 */
bool latin_breaks(const char *text, size_t size, uint8_t *breaks);

/*
 * The words of a text as text_words gives them, but that only the letters of
 * ASCII are small; *ascii: there are no others in them.  They lie in a copy of
 * the text, the arena's.  false: the text is not plain, and *words holds
 * nothing of use.
 */
bool latin_words(struct arena *arena, const char *text, size_t size,
    struct text_words *words, bool *ascii);

#endif
