/*
 * The elements that draw: path, rect, circle, ellipse, line, polyline and
 * polygon become outlines.
 */
#ifndef MEDIA_SVG_BASIC_H
#define MEDIA_SVG_BASIC_H

#include "article/xml.h"
#include "media/svg_outline.h"

/*
 * How the element of that name (without a prefix) draws itself, or NULL: it
 * draws nothing itself.
 */
struct svg_basic;
const struct svg_basic *svg_basic_find(const char *name);

/* Has the shape no inside?  True of a line. */
bool svg_basic_is_open(const struct svg_basic *basic);

/*
 * Draws the element into the outline; `whole` is what percentages refer to.
 * false: an attribute is wrong, already reported.
 */
bool svg_basic_draw(const struct svg_basic *basic, struct job *job,
    const struct xml_node *node, struct svg_point whole,
    struct svg_outline *outline);

/*
 * An attribute that is a length in px; the fallback when it is absent.
 * NULL as `ok` is not allowed; *ok becomes false, and it is reported, when the
 * attribute is no length.
 */
double svg_basic_length(struct job *job, const struct xml_node *node,
    const char *name, double whole_px, double fallback, bool *ok);

/* What percentages refer to that are neither across nor down (SVG 7.10). */
double svg_basic_diagonal(struct svg_point whole);

#endif
