/* What a page costs: its break and its emptiness. */
#ifndef TYPESET_COST_H
#define TYPESET_COST_H

#include "typeset/galley.h"

enum {
	COST_PAGE = 150,       /* of each: fewer are better */
	COST_ABOUT_REST = 1200 /* the last has the rest of that section alone */
};

/* A page of text from the baseline top to bottom, its columns aside.  last:
 * the slice that it ends with; next: what follows. */
int64_t cost_page(const struct theme *theme, length top, length bottom,
    const struct slice *last, const struct slice *next);

/* What is asked of the last page. */
struct last_page {
	bool full;             /* it is to be full */
	enum galley_part part; /* what it begins with */
};

/*
 * The last page, for which it is enough not to hold next to nothing.  With all
 * of "About this leaflet", which could stand below other text, and nothing
 * else, it is to be as full as any; to part that is no way out.
 */
int64_t cost_last_page(const struct theme *theme, struct last_page page,
    length top, length bottom);

/* What a page costs by its emptiness, if something follows. */
int64_t cost_filled(const struct theme *theme, length top, length bottom);

/* What it costs of that for being as good as empty. */
int64_t cost_short(const struct theme *theme, length top, length bottom);

/* A page below a masthead that holds nothing. */
int64_t cost_empty_page(const struct theme *theme, length top);

/* What a page may cost less when its text is a line higher, but for what one
 * of a few lines, or as good as empty, does. */
int64_t cost_of_line(const struct theme *theme, length top);

#endif
