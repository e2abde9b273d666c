/*
 * Leaflets that run from right to left.
 *
 * All of a leaflet is set as if it ran from the left; of one that runs from
 * the right each page is then turned round as in a mirror: what stood at the
 * left margin stands at the right one, a first column is the right one.  What
 * is seen in an item stays as it is: text, pictures and codes are not
 * reversed.
 */
#ifndef TYPESET_MIRROR_H
#define TYPESET_MIRROR_H

#include "typeset/leaflet.h"

/* The items of a page of that width, turned round; the clips of items belong
 * to the arena. */
void mirror_items(
    struct arena *arena, struct item *items, size_t count, length page_width);

#endif
