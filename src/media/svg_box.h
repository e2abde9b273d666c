/*
 * How large a picture is, and where its view box lies: width, height, viewBox
 * and preserveAspectRatio of the outermost element.
 */
#ifndef MEDIA_SVG_BOX_H
#define MEDIA_SVG_BOX_H

#include "article/xml.h"
#include "media/svg_matrix.h"

struct svg_box {
	struct svg_point size;    /* of the picture, px */
	struct svg_point whole;   /* what percentages refer to, user units */
	struct svg_matrix matrix; /* from user units into the picture */
};

/* false: there is no size, or none that can be had; already reported. */
bool svg_box_read(
    struct job *job, const struct xml_node *root, struct svg_box *box);

#endif
