/* How few lines the rest of a para can have: what no search needs to exceed. */
#ifndef TYPESET_FEWEST_H
#define TYPESET_FEWEST_H

#include "typeset/extent.h"

/*
 * For each stop, a number of lines that what follows needs at least, whatever
 * is demanded of its breaks; of the first one, the whole para.  Owned by the
 * arena.
 */
const uint32_t *fewest_lines(
    struct arena *arena, const struct stops *stops, length measure);

#endif
