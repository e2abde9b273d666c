/* The cover of large print: a band over the first page of text. */
#ifndef TYPESET_MASTHEAD_H
#define TYPESET_MASTHEAD_H

#include "typeset/build.h"

/*
 * Sets the masthead (design-spec section 12).  items: what stands on its page,
 * which is the first; first: where the text's first baseline is.  Where too
 * little room is left for text the masthead is a page of its own, which has
 * been added, and items is empty.  false: it does not fit the page, reported.
 */
bool masthead_build(
    struct build *build, struct item_list *items, length *first);

#endif
