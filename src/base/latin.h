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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sets breaks[i] for the boundary before byte i as text_line_breaks does, but
 * for the one at size; breaks comes zeroed.  false: the text is not plain, and
 * breaks holds nothing of use.
 */
bool latin_breaks(const char *text, size_t size, uint8_t *breaks);

/* A word of a text: where it begins and ends. */
struct latin_word {
	size_t start, end;
	bool ascii; /* all of it */
};

/*
 * The next word of a text at or after word->end; word->start is size where
 * there is none.  Its letters of ASCII become small.  The byte at size is NUL.
 * false: what stands there is not plain, so the whole text is for ICU.
 */
bool latin_word(char *text, size_t size, struct latin_word *word);

#endif
