/*
 * Affine transforms.
 *
 * The list of functions is that of SVG 1.1, section 7.6.  An angle is brought
 * to at most 45 degrees, exactly, and the Taylor series does the rest: its
 * first left-out term is under 2^-53 there.
 */
#include "media/svg_matrix.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define RADIANS (3.14159265358979323846 / 180)

enum { ARGUMENTS_MOST = 6 };

const struct svg_matrix svg_matrix_identity = {1, 0, 0, 1, 0, 0};

struct svg_matrix
svg_matrix_multiply(struct svg_matrix m, struct svg_matrix n)
{
	return (struct svg_matrix){
	    .a = m.a * n.a + m.c * n.b,
	    .b = m.b * n.a + m.d * n.b,
	    .c = m.a * n.c + m.c * n.d,
	    .d = m.b * n.c + m.d * n.d,
	    .e = m.a * n.e + m.c * n.f + m.e,
	    .f = m.b * n.e + m.d * n.f + m.f,
	};
}

struct svg_point
svg_matrix_apply(struct svg_matrix m, struct svg_point p)
{
	return (struct svg_point){
	    m.a * p.x + m.c * p.y + m.e,
	    m.b * p.x + m.d * p.y + m.f,
	};
}

double
svg_matrix_scale(struct svg_matrix m)
{
	double across = sqrt(m.a * m.a + m.b * m.b);
	double down = sqrt(m.c * m.c + m.d * m.d);
	double area = fabs(m.a * m.d - m.b * m.c);
	if (area == 0)
		return 0;
	const double least = 0.99;
	bool square = area >= across * down * least;
	bool even = across >= down * least && down >= across * least;
	return square && even ? sqrt(area) : -1;
}

/* sum of (-1)^n x^(first + 2n) / (first + 2n)! */
static double
series(double x, int first)
{
	enum { TERMS = 10 };
	double term = first ? x : 1, sum = term;
	for (int n = 1; n < TERMS; n++) {
		int k = first + 2 * n;
		term = -term * x * x / (double)(k * (k - 1));
		sum += term;
	}
	return sum;
}

struct svg_point
svg_matrix_direction(double degrees)
{
	double rest = fmod(degrees, 360); /* exact, as are the steps below */
	int quarters = 0;
	while (rest > 45) {
		rest -= 90;
		quarters++;
	}
	while (rest < -45) {
		rest += 90;
		quarters--;
	}
	double cosine = series(rest * RADIANS, 0);
	double sine = series(rest * RADIANS, 1);
	switch (quarters & 3) {
	case 0:
		return (struct svg_point){cosine, sine};
	case 1:
		return (struct svg_point){-sine, cosine};
	case 2:
		return (struct svg_point){-cosine, -sine};
	default:
		return (struct svg_point){sine, -cosine};
	}
}

static struct svg_matrix
translation(double x, double y)
{
	return (struct svg_matrix){1, 0, 0, 1, x, y};
}

static struct svg_matrix
rotation(const double *v)
{
	struct svg_point turn = svg_matrix_direction(v[0]);
	struct svg_matrix m = {turn.x, turn.y, -turn.y, turn.x, 0, 0};
	m = svg_matrix_multiply(translation(v[1], v[2]), m);
	return svg_matrix_multiply(m, translation(-v[1], -v[2]));
}

static double
tangent(double degrees)
{
	struct svg_point direction = svg_matrix_direction(degrees);
	return direction.y / direction.x;
}

enum function { MATRIX, TRANSLATE, SCALE, ROTATE, SKEW_X, SKEW_Y };

static struct svg_matrix
function_matrix(enum function function, const double *v, size_t count)
{
	switch (function) {
	case MATRIX:
		return (struct svg_matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
	case TRANSLATE:
		return translation(v[0], v[1]);
	case SCALE:
		return (struct svg_matrix){v[0], 0, 0, v[count > 1], 0, 0};
	case ROTATE:
		return rotation(v);
	case SKEW_X:
		return (struct svg_matrix){1, 0, tangent(v[0]), 1, 0, 0};
	default:
		return (struct svg_matrix){1, tangent(v[0]), 0, 1, 0, 0};
	}
}

/* "(1, 2)" into values; the number of them, 0: not well-formed. */
static size_t
read_arguments(const char **at, double *values)
{
	size_t count = 0;
	svg_number_skip_space(at);
	if (**at != '(')
		return 0;
	(*at)++;
	svg_number_skip_space(at);
	while (count < ARGUMENTS_MOST && svg_number_read(at, &values[count])) {
		count++;
		svg_number_skip_space(at);
		if (**at == ')') {
			(*at)++;
			return count;
		}
		svg_number_skip_comma(at);
	}
	return 0;
}

static bool
read_function(const char **at, struct svg_matrix *result)
{
	static const struct {
		const char *name;
		size_t least, most;
	} functions[] = {
	    [MATRIX] = {"matrix", 6, 6},
	    [TRANSLATE] = {"translate", 1, 2},
	    [SCALE] = {"scale", 1, 2},
	    [ROTATE] = {"rotate", 1, 3},
	    [SKEW_X] = {"skewX", 1, 1},
	    [SKEW_Y] = {"skewY", 1, 1},
	};
	size_t size = strcspn(*at, " \t\r\n\f(");
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (strlen(functions[i].name) != size ||
		    strncmp(functions[i].name, *at, size) != 0)
			continue;
		double values[ARGUMENTS_MOST] = {0};
		*at += size;
		size_t count = read_arguments(at, values);
		if (count < functions[i].least || count > functions[i].most ||
		    (i == ROTATE && count == 2))
			return false;
		*result = function_matrix((enum function)i, values, count);
		return true;
	}
	return false;
}

bool
svg_matrix_parse(const char *text, struct svg_matrix *matrix)
{
	struct svg_matrix whole = svg_matrix_identity, one;
	svg_number_skip_space(&text);
	if (strcmp(text, "none") == 0)
		text += strlen(text);
	while (*text) {
		if (!read_function(&text, &one))
			return false;
		whole = svg_matrix_multiply(whole, one);
		svg_number_skip_comma(&text);
	}
	*matrix = whole;
	return true;
}
