/*
 * The builder of outlines: moves, lines, curves and arcs in user units become
 * the steps of a shape, transformed and as lengths.
 *
 * Every subpath of the result begins with a move, also after a close.
 */
#ifndef MEDIA_SVG_OUTLINE_H
#define MEDIA_SVG_OUTLINE_H

#include "media/svg.h"
#include "media/svg_matrix.h"

struct svg_outline {
	struct arena *arena;
	struct svg_matrix matrix; /* from user units to px of the drawing */
	size_t most;              /* steps allowed */
	struct path_step *steps;  /* made so far */
	size_t count, capacity;
	bool too_long;               /* more than `most` steps were asked for */
	bool too_large;              /* a point lay beyond UNIT_LARGEST */
	bool open;                   /* a subpath has begun */
	struct svg_point start, now; /* of the subpath, in user units */
};

/* An empty outline whose steps belong to the arena. */
struct svg_outline svg_outline_begin(
    struct arena *arena, struct svg_matrix matrix, size_t most);

/* Points are absolute, in user units. */
void svg_outline_move(struct svg_outline *outline, struct svg_point to);
void svg_outline_line(struct svg_outline *outline, struct svg_point to);
void svg_outline_curve(struct svg_outline *outline, struct svg_point first,
    struct svg_point second, struct svg_point to);
void svg_outline_quadratic(
    struct svg_outline *outline, struct svg_point control, struct svg_point to);
void svg_outline_close(struct svg_outline *outline);

/* An elliptical arc as the path command A has it. */
struct svg_arc {
	struct svg_point radii;
	double rotation_degrees;
	bool large, sweep;
};
void svg_outline_arc(
    struct svg_outline *outline, struct svg_arc arc, struct svg_point to);

/* Whole subpaths; a rectangle's corner radii are at most half its sides. */
void svg_outline_ellipse(struct svg_outline *outline, struct svg_point centre,
    struct svg_point radii);
void svg_outline_rect(struct svg_outline *outline, struct svg_point corner,
    struct svg_point size, struct svg_point radii);

#endif
