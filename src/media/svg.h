/*
 * A picture of vectors: the subset of SVG that logos and diagrams need.
 *
 * Paths (every command), rect, circle, ellipse, line, polyline, polygon, g,
 * use, transform, viewBox, fill, stroke and their properties as attributes or
 * in style=.  What else stands in the file is reported by name, never
 * silently dropped.
 */
#ifndef MEDIA_SVG_H
#define MEDIA_SVG_H

#include "base/diag.h"
#include "base/unit.h"
#include "theme/palette.h"

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

/* Curves are cubic Béziers: two control points, then the end. */
struct path_step {
	enum path_op op;
	struct point {
		length x, y;
	} points[3]; /* used: move 1, line 1, curve 3, close 0 */
};

enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };
enum line_join { JOIN_MITRE, JOIN_ROUND, JOIN_BEVEL };

struct shape {
	const struct path_step *steps;
	size_t count;
	bool filled, stroked, even_odd;
	struct colour fill, stroke;
	length stroke_width;
	enum line_cap cap;
	enum line_join join;
	int mitre_limit; /* in hundredths; SVG's default is 400 */
};

/*
 * y grows downwards; transforms are already applied.  Shapes may reach out of
 * the box; the painter clips them to it, as SVG's viewers do.
 */
struct drawing {
	length width, height;       /* of the box; its corner is 0, 0 */
	const struct shape *shapes; /* painted in order */
	size_t count;
};

/*
 * Reads a file.  A user unit is a CSS pixel, 0.75 pt.  The drawing's size is
 * the width and height of the file, or else that of its view box.  NULL:
 * cannot be read or holds what is not allowed, already reported at `place`
 * (who asked for it) or at the place in the SVG.  Bounds: 1 MiB, 100,000
 * steps, 32 deep.
 */
const struct drawing *svg_read(
    struct job *job, const char *path, struct place place);

/* The path of a `d` attribute, NULL when it is not well-formed; for paths
 * that are part of the design.  A unit is 0.75 pt as above. */
const struct drawing *svg_path(struct arena *arena, const char *d, length width,
    length height, struct colour fill);

/* A copy in which each colour from[i] has become to[i]. */
const struct drawing *svg_recolour(struct arena *arena,
    const struct drawing *drawing, const struct colour *from,
    const struct colour *to, size_t count);

/* A copy scaled to the width, with the same proportions. */
const struct drawing *svg_fit(
    struct arena *arena, const struct drawing *drawing, length width);

#endif
