/* A line's glyphs in their places. */
#ifndef TYPESET_COMPOSE_H
#define TYPESET_COMPOSE_H

#include "typeset/lines.h"

/*
 * Adds the line's glyph runs to the list: x from the measure's left edge plus
 * `x`, baseline at `y`.  A run ends in the space at the line's end.
 */
void compose_line(struct item_list *list, const struct lines *lines,
    size_t line, length x, length y);

#endif
