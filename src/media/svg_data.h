/*
 * Path data: the `d` attribute, and the `points` of polygons.
 */
#ifndef MEDIA_SVG_DATA_H
#define MEDIA_SVG_DATA_H

#include "media/svg_outline.h"

/*
 * Draws the path into the outline.  Returns NULL, or where the text stops
 * being well-formed.  An outline that became too long or too large is marked
 * so by itself.
 */
const char *svg_data_read(struct svg_outline *outline, const char *d);

/* Likewise for a list of points, joined by lines. */
const char *svg_data_read_points(
    struct svg_outline *outline, const char *points);

#endif
