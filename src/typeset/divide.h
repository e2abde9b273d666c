/* Words that may be divided at a line's end, and what hangs out of it. */
#ifndef TYPESET_DIVIDE_H
#define TYPESET_DIVIDE_H

#include "typeset/shape.h"

/*
 * The pieces of a word, which may have marks of punctuation around it.  NULL:
 * it is not to be divided, for it is short, no word (an address, a number),
 * an abbreviation in capitals, or a word that the dictionary does not divide.
 * The language of the look has a dictionary.
 */
const struct word *divide_word(struct arena *arena, struct shaper *shaper,
    const struct look *look, const char *text, uint32_t size);

/* Is all of the text punctuation that may stand around a word? */
bool divide_are_marks(const char *text, size_t size);

/*
 * How far a box or an added hyphen hangs out of the measure when it stands at
 * the right or left end of a justified line.
 */
length divide_hang_right(const struct node *node);
length divide_hang_left(const struct node *node);

#endif
