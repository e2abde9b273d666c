/*
 * From elements to outlines: SVG 1.1, chapter 9 (basic shapes), and path.
 *
 * A shape whose width, height or radius is 0 is drawn as nothing, which is
 * what the standard says; one that is negative is the author's fault.
 */
#include "media/svg_basic.h"

#include "media/svg_data.h"
#include "media/svg_style.h"

#include <math.h>
#include <string.h>

/* What drawing one element needs. */
struct figure {
	struct job *job;
	const struct xml_node *node;
	struct svg_point whole;
	struct svg_outline *outline;
	bool ok; /* nothing was reported */
};

struct svg_basic {
	const char *name;
	void (*draw)(struct figure *figure);
	bool open;
};

double
svg_basic_diagonal(struct svg_point whole)
{
	return sqrt((whole.x * whole.x + whole.y * whole.y) / 2);
}

double
svg_basic_length(struct job *job, const struct xml_node *node, const char *name,
    double whole_px, double fallback, bool *ok)
{
	double px = fallback;
	const char *value = xml_attribute(node, name);
	if (!value || svg_number_length(value, whole_px, &px))
		return px;
	diag_error(job, node->place,
	    "%s '%.*s' is no length. Use a number, alone or with px, pt, mm, "
	    "cm, in or %%.",
	    name, svg_style_shown(value), value);
	*ok = false;
	return fallback;
}

static double
across(struct figure *figure, const char *name)
{
	return svg_basic_length(
	    figure->job, figure->node, name, figure->whole.x, 0, &figure->ok);
}

static double
down(struct figure *figure, const char *name)
{
	return svg_basic_length(
	    figure->job, figure->node, name, figure->whole.y, 0, &figure->ok);
}

/* Is the size more than 0?  One under 0 is reported. */
static bool
is_drawn(struct figure *figure, const char *name, double size)
{
	if (size < 0) {
		diag_error(figure->job, figure->node->place,
		    "%s is negative. Use a size above 0.", name);
		figure->ok = false;
	}
	return size > 0;
}

/* The text up to the fault tells the author where to look. */
static void
report_data(struct figure *figure, const char *name, const char *fault)
{
	if (!fault)
		return;
	figure->ok = false;
	if (*fault)
		diag_error(figure->job, figure->node->place,
		    "%s goes wrong at '%.*s'. Write numbers there as the "
		    "command asks for.",
		    name, svg_style_shown(fault), fault);
	else
		diag_error(figure->job, figure->node->place,
		    "%s ends too early. Add the numbers that are missing.",
		    name);
}

static void
draw_path(struct figure *figure)
{
	const char *d = xml_attribute(figure->node, "d");
	if (d && strcmp(d, "none") != 0)
		report_data(figure, "d", svg_data_read(figure->outline, d));
}

static void
draw_polyline(struct figure *figure)
{
	const char *points = xml_attribute(figure->node, "points");
	if (points)
		report_data(figure, "points",
		    svg_data_read_points(figure->outline, points));
}

static void
draw_polygon(struct figure *figure)
{
	draw_polyline(figure);
	if (figure->outline->count)
		svg_outline_close(figure->outline);
}

static void
draw_line(struct figure *figure)
{
	struct svg_point from = {across(figure, "x1"), down(figure, "y1")};
	struct svg_point to = {across(figure, "x2"), down(figure, "y2")};
	svg_outline_move(figure->outline, from);
	svg_outline_line(figure->outline, to);
}

static void
draw_circle(struct figure *figure)
{
	struct svg_point centre = {across(figure, "cx"), down(figure, "cy")};
	double radius = svg_basic_length(figure->job, figure->node, "r",
	    svg_basic_diagonal(figure->whole), 0, &figure->ok);
	if (is_drawn(figure, "r", radius))
		svg_outline_ellipse(figure->outline, centre,
		    (struct svg_point){radius, radius});
}

/* rx and ry; one that is absent or "auto" is the other. */
static struct svg_point
read_radii(struct figure *figure)
{
	const char *x = xml_attribute(figure->node, "rx");
	const char *y = xml_attribute(figure->node, "ry");
	bool has_x = x && strcmp(x, "auto") != 0;
	bool has_y = y && strcmp(y, "auto") != 0;
	struct svg_point radii = {0, 0};
	if (has_x)
		radii.x = across(figure, "rx");
	if (has_y)
		radii.y = down(figure, "ry");
	if (!has_x)
		radii.x = radii.y;
	if (!has_y)
		radii.y = radii.x;
	return radii;
}

static void
draw_ellipse(struct figure *figure)
{
	struct svg_point centre = {across(figure, "cx"), down(figure, "cy")};
	struct svg_point radii = read_radii(figure);
	bool wide = is_drawn(figure, "rx", radii.x);
	bool high = is_drawn(figure, "ry", radii.y);
	if (wide && high)
		svg_outline_ellipse(figure->outline, centre, radii);
}

static void
draw_rect(struct figure *figure)
{
	struct svg_point corner = {across(figure, "x"), down(figure, "y")};
	struct svg_point size = {
	    across(figure, "width"), down(figure, "height")};
	struct svg_point radii = read_radii(figure);
	bool wide = is_drawn(figure, "width", size.x);
	bool high = is_drawn(figure, "height", size.y);
	is_drawn(figure, "rx", radii.x);
	is_drawn(figure, "ry", radii.y);
	if (radii.x > size.x / 2)
		radii.x = size.x / 2;
	if (radii.y > size.y / 2)
		radii.y = size.y / 2;
	if (wide && high)
		svg_outline_rect(figure->outline, corner, size, radii);
}

static const struct svg_basic basics[] = {
    {"path", draw_path, false},
    {"rect", draw_rect, false},
    {"circle", draw_circle, false},
    {"ellipse", draw_ellipse, false},
    {"line", draw_line, true},
    {"polyline", draw_polyline, false},
    {"polygon", draw_polygon, false},
};

const struct svg_basic *
svg_basic_find(const char *name)
{
	for (size_t i = 0; i < sizeof basics / sizeof *basics; i++)
		if (strcmp(name, basics[i].name) == 0)
			return &basics[i];
	return NULL;
}

bool
svg_basic_is_open(const struct svg_basic *basic)
{
	return basic->open;
}

bool
svg_basic_draw(const struct svg_basic *basic, struct job *job,
    const struct xml_node *node, struct svg_point whole,
    struct svg_outline *outline)
{
	struct figure figure = {job, node, whole, outline, true};
	basic->draw(&figure);
	return figure.ok;
}
