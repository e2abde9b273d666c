/* How few lines the rest of a para can have: what no search needs to exceed. */
#ifndef TYPESET_FEWEST_H
#define TYPESET_FEWEST_H

#include "typeset/extent.h"

/*
 * For each node at which a line may end, and at [count] for the whole para, a
 * number of lines that what follows needs at least, whatever is demanded of
 * its breaks.  Owned by the arena.
 */
const uint32_t *fewest_lines(
    struct arena *arena, const struct sums *sums, length measure);

#endif
