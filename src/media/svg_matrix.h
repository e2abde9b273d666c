/*
 * Affine transforms, and transform= lists.
 *
 * Angles are turned into sines and cosines by our own polynomial, so that
 * results are the same with every C library.
 */
#ifndef MEDIA_SVG_MATRIX_H
#define MEDIA_SVG_MATRIX_H

#include "media/svg_number.h"

/* x' = ax + cy + e, y' = bx + dy + f */
struct svg_matrix {
	double a, b, c, d, e, f;
};

struct svg_point {
	double x, y; /* px */
};

extern const struct svg_matrix svg_matrix_identity;

/* First inner, then outer. */
struct svg_matrix svg_matrix_multiply(
    struct svg_matrix outer, struct svg_matrix inner);

struct svg_point svg_matrix_apply(
    struct svg_matrix matrix, struct svg_point point);

/*
 * How many times larger the matrix makes everything; -1: it stretches by more
 * than 1 % or slants, so there is no one answer; 0: it flattens.
 */
double svg_matrix_scale(struct svg_matrix matrix);

/* The unit vector at an angle in degrees: x is its cosine, y its sine. */
struct svg_point svg_matrix_direction(double degrees);

/* Reads a transform= list; false: it is not well-formed. */
bool svg_matrix_parse(const char *text, struct svg_matrix *matrix);

#endif
