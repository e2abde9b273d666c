/* Lines of plain text. */
#ifndef PAINT_TEXT_LINES_H
#define PAINT_TEXT_LINES_H

#include "base/text.h"
#include "paint/bytes.h"

enum { TEXT_LINES_MOST = 72 }; /* characters of a line */

/*
 * Adds the text, broken where its language allows, in lines that begin with
 * `first` and then with `rest` and have TEXT_LINES_MOST characters at most,
 * unless a word has more.  U+2028 ends a line; no-break spaces become spaces;
 * what cannot be seen is left out.
 */
void text_lines_add(struct bytes *out, struct text_rules *rules,
    const char *first, const char *rest, const char *text);

#endif
