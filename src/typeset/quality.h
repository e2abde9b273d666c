/* How well a leaflet is set. */
#ifndef TYPESET_QUALITY_H
#define TYPESET_QUALITY_H

#include "typeset/leaflet.h"
#include "typeset/pages.h"

/*
 * Measures the pages of a galley; what was done for them, levers and pages left
 * over, is the caller's to add.  The list of moves is owned by the arena.
 */
struct quality quality_measure(struct arena *arena, const struct theme *theme,
    const struct galley *galley, const struct breaks *breaks);

/* As members of a JSON object, without its braces. */
void quality_print(FILE *out, const struct quality *quality);

#endif
