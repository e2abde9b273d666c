/*
 * From drawing commands to steps.
 *
 * Arcs: the centre is found as SVG 1.1, appendix F.6 (implementation notes)
 * has it.  Angles are never computed: an arc runs from one unit vector to
 * another, is taken off quarter by quarter (a turn by 90 degrees is exact),
 * and the rest gets the control distance 4/3 tan(angle / 4), which half-angle
 * formulas yield by square roots alone.  So every machine has the same curve.
 * A quarter circle's distance is the usual 0.5523.
 */
#include "media/svg_outline.h"

#include "media/svg_limits.h"

#include <math.h>

#define QUARTER (4.0 / 3 * (1.4142135623730950488 - 1))

/* Angles this near count as equal; 1e-9 of a radius is far under a length. */
#define NEAR 1e-9

struct svg_outline
svg_outline_begin(struct arena *arena, struct svg_matrix matrix, size_t most)
{
	return (struct svg_outline){
	    .arena = arena, .matrix = matrix, .most = most};
}

/* 0, and the outline is marked, when the value is too large or no number. */
static length
to_length(struct svg_outline *outline, double px)
{
	double value = px * SVG_PX_TO_LENGTH;
	if (!(value > -UNIT_LARGEST && value < UNIT_LARGEST)) {
		outline->too_large = true;
		return 0;
	}
	return (length)(value < 0 ? value - 0.5 : value + 0.5);
}

static struct point
to_point(struct svg_outline *outline, struct svg_point p)
{
	struct svg_point px = svg_matrix_apply(outline->matrix, p);
	return (struct point){
	    to_length(outline, px.x), to_length(outline, px.y)};
}

static void
push(struct svg_outline *outline, struct path_step step)
{
	if (outline->count >= outline->most) {
		outline->too_long = true;
		return;
	}
	ARENA_PUSH(outline->arena, outline->steps, outline->count,
	    outline->capacity, step);
}

void
svg_outline_move(struct svg_outline *outline, struct svg_point to)
{
	push(outline, (struct path_step){PATH_MOVE, {to_point(outline, to)}});
	outline->start = outline->now = to;
	outline->open = true;
}

/* After a close the next subpath begins where the last one did. */
static void
ensure_open(struct svg_outline *outline)
{
	if (!outline->open)
		svg_outline_move(outline, outline->start);
}

void
svg_outline_line(struct svg_outline *outline, struct svg_point to)
{
	ensure_open(outline);
	push(outline, (struct path_step){PATH_LINE, {to_point(outline, to)}});
	outline->now = to;
}

void
svg_outline_curve(struct svg_outline *outline, struct svg_point first,
    struct svg_point second, struct svg_point to)
{
	ensure_open(outline);
	push(outline, (struct path_step){PATH_CURVE,
			  {to_point(outline, first), to_point(outline, second),
			      to_point(outline, to)}});
	outline->now = to;
}

static struct svg_point
between(struct svg_point from, struct svg_point to, double part)
{
	return (struct svg_point){
	    from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

void
svg_outline_quadratic(
    struct svg_outline *outline, struct svg_point control, struct svg_point to)
{
	svg_outline_curve(outline, between(outline->now, control, 2.0 / 3),
	    between(to, control, 2.0 / 3), to);
}

void
svg_outline_close(struct svg_outline *outline)
{
	ensure_open(outline);
	push(outline, (struct path_step){.op = PATH_CLOSE});
	outline->now = outline->start;
	outline->open = false;
}

/* The unit circle turned and stretched into the ellipse of an arc. */
struct ellipse {
	struct svg_point centre, radii;
	struct svg_point axis; /* direction of the first radius */
};

static struct svg_point
on_ellipse(const struct ellipse *ellipse, double x, double y)
{
	double across = x * ellipse->radii.x, down = y * ellipse->radii.y;
	const struct svg_point *axis = &ellipse->axis;
	return (struct svg_point){
	    ellipse->centre.x + axis->x * across - axis->y * down,
	    ellipse->centre.y + axis->y * across + axis->x * down};
}

/* The point of the circle whose image p is. */
static struct svg_point
on_circle(const struct ellipse *ellipse, struct svg_point p)
{
	double x = p.x - ellipse->centre.x, y = p.y - ellipse->centre.y;
	const struct svg_point *axis = &ellipse->axis;
	return (struct svg_point){
	    (axis->x * x + axis->y * y) / ellipse->radii.x,
	    (axis->x * y - axis->y * x) / ellipse->radii.y};
}

/*
 * A curve of at most a quarter from u to v on the unit circle; `way` is 1 when
 * angles grow along it, else -1.
 */
static void
curve_on(struct svg_outline *outline, const struct ellipse *ellipse,
    struct svg_point u, struct svg_point v, double way, double distance)
{
	double k = way * distance;
	svg_outline_curve(outline,
	    on_ellipse(ellipse, u.x - k * u.y, u.y + k * u.x),
	    on_ellipse(ellipse, v.x + k * v.y, v.y - k * v.x),
	    on_ellipse(ellipse, v.x, v.y));
}

/* 4/3 tan(angle / 4) for the angle of the sine and cosine, at most 90. */
static double
control_distance(double sine, double cosine)
{
	double half = sine / (1 + cosine);
	return 4.0 / 3 * half / (1 + sqrt(1 + half * half));
}

/*
 * From u the way round to v, ending exactly at `to`.  A large arc has a whole
 * quarter to begin with, even when u and v are so near that it cannot be seen
 * from them.
 */
static void
draw_round(struct svg_outline *outline, const struct ellipse *ellipse,
    struct svg_point u, struct svg_point v, struct svg_arc arc,
    struct svg_point to)
{
	const double way = arc.sweep ? 1 : -1;
	for (int quarters = 0; quarters < 4; quarters++) {
		double cosine = u.x * v.x + u.y * v.y;
		double sine = way * (u.x * v.y - u.y * v.x);
		bool whole = arc.large && quarters == 0;
		if (!whole && cosine >= -NEAR && sine >= -NEAR) {
			if (quarters == 0 || sine > NEAR)
				curve_on(outline, ellipse, u, v, way,
				    control_distance(sine, cosine));
			break;
		}
		struct svg_point next = {-way * u.y, way * u.x};
		curve_on(outline, ellipse, u, next, way, QUARTER);
		u = next;
	}
	outline->now = to;
	if (!outline->too_long)
		outline->steps[outline->count - 1].points[2] =
		    to_point(outline, to);
}

/*
 * Fills in the centre (F.6.5), after growing radii that do not reach (F.6.6).
 */
static void
find_centre(struct ellipse *ellipse, struct svg_arc arc, struct svg_point from,
    struct svg_point to)
{
	const struct svg_point axis = ellipse->axis;
	double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
	double x = axis.x * dx + axis.y * dy, y = axis.x * dy - axis.y * dx;
	double across = x / arc.radii.x, down = y / arc.radii.y;
	double reach = across * across + down * down;
	double factor = 0;
	ellipse->radii = arc.radii;
	if (reach > 1) {
		ellipse->radii.x *= sqrt(reach);
		ellipse->radii.y *= sqrt(reach);
	} else {
		factor = sqrt((1 - reach) / reach);
	}
	if (arc.large == arc.sweep)
		factor = -factor;
	double cx = factor * arc.radii.x * down;
	double cy = -factor * arc.radii.y * across;
	ellipse->centre =
	    (struct svg_point){axis.x * cx - axis.y * cy + (from.x + to.x) / 2,
		axis.y * cx + axis.x * cy + (from.y + to.y) / 2};
}

void
svg_outline_arc(
    struct svg_outline *outline, struct svg_arc arc, struct svg_point to)
{
	const struct svg_point from = outline->now;
	arc.radii.x = fabs(arc.radii.x);
	arc.radii.y = fabs(arc.radii.y);
	if (from.x == to.x && from.y == to.y)
		return;
	if (arc.radii.x == 0 || arc.radii.y == 0) {
		svg_outline_line(outline, to);
		return;
	}
	struct ellipse ellipse = {
	    .axis = svg_matrix_direction(arc.rotation_degrees)};
	find_centre(&ellipse, arc, from, to);
	ensure_open(outline);
	draw_round(outline, &ellipse, on_circle(&ellipse, from),
	    on_circle(&ellipse, to), arc, to);
}

void
svg_outline_ellipse(struct svg_outline *outline, struct svg_point centre,
    struct svg_point radii)
{
	struct ellipse ellipse = {centre, radii, {1, 0}};
	struct svg_point u = {1, 0};
	svg_outline_move(outline, on_ellipse(&ellipse, 1, 0));
	for (int quarter = 0; quarter < 4; quarter++) {
		struct svg_point next = {-u.y, u.x};
		curve_on(outline, &ellipse, u, next, 1, QUARTER);
		u = next;
	}
	svg_outline_close(outline);
}

/* The rounded corner that begins in direction u from its centre. */
static void
round_corner(struct svg_outline *outline, struct svg_point centre,
    struct svg_point radii, struct svg_point u)
{
	struct ellipse ellipse = {centre, radii, {1, 0}};
	svg_outline_line(outline, on_ellipse(&ellipse, u.x, u.y));
	curve_on(
	    outline, &ellipse, u, (struct svg_point){-u.y, u.x}, 1, QUARTER);
}

static void
draw_rounded(struct svg_outline *outline, struct svg_point corner,
    struct svg_point size, struct svg_point radii)
{
	double left = corner.x + radii.x, top = corner.y + radii.y;
	double right = corner.x + size.x - radii.x;
	double bottom = corner.y + size.y - radii.y;
	svg_outline_move(outline, (struct svg_point){left, corner.y});
	round_corner(outline, (struct svg_point){right, top}, radii,
	    (struct svg_point){0, -1});
	round_corner(outline, (struct svg_point){right, bottom}, radii,
	    (struct svg_point){1, 0});
	round_corner(outline, (struct svg_point){left, bottom}, radii,
	    (struct svg_point){0, 1});
	round_corner(outline, (struct svg_point){left, top}, radii,
	    (struct svg_point){-1, 0});
	svg_outline_close(outline);
}

void
svg_outline_rect(struct svg_outline *outline, struct svg_point corner,
    struct svg_point size, struct svg_point radii)
{
	if (radii.x > 0 && radii.y > 0) {
		draw_rounded(outline, corner, size, radii);
		return;
	}
	double right = corner.x + size.x, bottom = corner.y + size.y;
	svg_outline_move(outline, corner);
	svg_outline_line(outline, (struct svg_point){right, corner.y});
	svg_outline_line(outline, (struct svg_point){right, bottom});
	svg_outline_line(outline, (struct svg_point){corner.x, bottom});
	svg_outline_close(outline);
}
