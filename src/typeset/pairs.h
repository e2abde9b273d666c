/*
 * Words set by a table of pairs, of faces that allow it: each glyph has its own
 * width, and a correction that depends on the next one and on nothing else.
 *
 * That is what kerning of Latin letters is (OpenType 1.9, GPOS lookup type 2),
 * and HarfBuzz comes to the same, by looking through the tables of the face for
 * each glyph of each word.  So src/prepare asks it for all pairs, once.
 */
#ifndef TYPESET_PAIRS_H
#define TYPESET_PAIRS_H

#include "typeset/shaper.h"

enum {
	PAIRS_FIRST = ' ',
	PAIRS_ASCII = 'z' + 1 - ' ',   /* characters: from ' ' to 'z', */
	PAIRS_COUNT = PAIRS_ASCII + 8, /* and usual_lasts of base/usual */
	PAIRS_NOT = -32768             /* such pairs are not for the table */
};

struct pairs {
	struct shaped_plain glyphs[PAIRS_COUNT]; /* id 0: not for the table */
	int16_t kerns[PAIRS_COUNT][PAIRS_COUNT]; /* what it adds to the advance
						    of the first */
	bool letterless; /* so are words of no letter, thus of no script */
};

/* Writes the character that has the number in the table, at most three bytes;
 * returns how many. */
size_t pairs_character(int number, char *to);

/* For English only, as a language may bring forms of its own: "en", "en-GB". */
bool pairs_serve(const char *lang);

/*
 * A word set from left to right, the arena's.  NULL: one of its characters or
 * pairs is not for the table, it has no letter, which would make it Latin, and
 * the face has other rules for such words, or it is longer than plain glyphs
 * can be.
 */
const struct shaped *pairs_set(const struct pairs *pairs, struct arena *arena,
    const char *text, uint32_t size);

#endif
