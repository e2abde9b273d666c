/*
 * How a shape is painted: the properties of SVG, as attributes or in style=,
 * inherited from element to element.
 */
#ifndef MEDIA_SVG_STYLE_H
#define MEDIA_SVG_STYLE_H

#include "article/xml.h"
#include "media/svg.h"

enum svg_paint_kind {
	SVG_PAINT_NONE,
	SVG_PAINT_COLOUR,
	SVG_PAINT_CURRENT /* the colour of the property `color` */
};

struct svg_paint {
	enum svg_paint_kind kind;
	struct colour colour;
};

struct svg_style {
	struct svg_paint fill, stroke;
	struct colour current; /* of `color` */
	bool even_odd;
	double stroke_width; /* user units */
	double whole_px;     /* what a stroke width in per cent refers to */
	enum line_cap cap;
	enum line_join join;
	double mitre_limit;
	bool hidden;    /* display: none; the element and all in it */
	bool invisible; /* visibility; what is in it may be visible again */
};

/* What holds where nothing is said. */
extern const struct svg_style svg_style_initial;

/*
 * Changes the style by what the element's attributes say.  Every attribute
 * that would change the picture but is not supported is reported.
 */
void svg_style_read(
    struct job *job, const struct xml_node *node, struct svg_style *style);

/* How many bytes of a text from a file to show in a message. */
int svg_style_shown(const char *text);

#endif
