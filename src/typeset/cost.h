/* What a page costs: its break and its emptiness. */
#ifndef TYPESET_COST_H
#define TYPESET_COST_H

#include "typeset/galley.h"

enum { COST_PAGE = 150 }; /* of each: fewer are better */

/*
 * A page of text from the baseline top to bottom, its columns aside.  last:
 * the slice that it ends with; next: what follows, NULL: nothing.  full: the
 * last page is to be full.
 */
int64_t cost_page(const struct theme *theme, bool full, length top,
    length bottom, const struct slice *last, const struct slice *next);

/* What such a page costs by its emptiness, if something follows. */
int64_t cost_filled(const struct theme *theme, length top, length bottom);

/* A page below a masthead that holds nothing. */
int64_t cost_empty_page(const struct theme *theme, length top);

/* What a page may cost less when its text is a line higher, but for what the
 * last one of a few lines does. */
int64_t cost_of_line(const struct theme *theme, length top);

#endif
