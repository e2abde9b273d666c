/* Vector pictures: path data, shapes, styles, transforms, refusals, bounds. */
#include "media_help.h"

#include "media/svg.h"

#include <math.h>

static const struct drawing *
read_bytes(struct job *job, const char *bytes, size_t size)
{
	char path[30];
	int file = memory_file(bytes, size, path);
	const struct drawing *drawing = svg_read(job, path, asker);
	close(file);
	return drawing;
}

static const struct drawing *
read_string(struct job *job, const char *text)
{
	return read_bytes(job, text, strlen(text));
}

#define HEAD                                                                   \
	"<svg xmlns='http://www.w3.org/2000/svg'"                              \
	" xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 20 10'>"

/* The elements in a picture of 20 by 10 units. */
static const struct drawing *
read_elements(struct job *job, const char *elements)
{
	return read_string(
	    job, arena_printf(job->arena, HEAD "%s</svg>", elements));
}

/* A shape's steps as "M0 0 L750 0 Z", in thousandths of a point. */
static const char *
steps_text(struct arena *arena, const struct shape *shape)
{
	static const int points[] = {1, 1, 3, 0};
	const char *text = "";
	for (size_t i = 0; i < shape->count; i++) {
		const struct path_step *step = &shape->steps[i];
		text = arena_printf(
		    arena, "%s%s%c", text, i ? " " : "", "MLCZ"[step->op]);
		for (int k = 0; k < points[step->op]; k++)
			text = arena_printf(arena, "%s%s%d %d", text,
			    k ? " " : "", step->points[k].x, step->points[k].y);
	}
	return text;
}

/* The steps of the only shape that the elements draw. */
static const char *
element_steps(struct job *job, const char *elements)
{
	const struct drawing *drawing = read_elements(job, elements);
	assert_string_equal(job_messages(job), "");
	assert_non_null(drawing);
	assert_int_equal(drawing->count, 1);
	return steps_text(job->arena, &drawing->shapes[0]);
}

static const char *
path_steps(struct arena *arena, const char *d)
{
	const struct drawing *drawing =
	    svg_path(arena, d, 1000, 1000, (struct colour){1, 2, 3});
	return drawing ? steps_text(arena, drawing->shapes) : "NULL";
}

static void
path_data_is_read(void **state)
{
	static const char *const cases[][2] = {
	    {"M1 2L3 4", "M750 1500 L2250 3000"},
	    {" \n M 1 , 2 L\t3\r4 ", "M750 1500 L2250 3000"},
	    {"M0 0C1 2 3 4 5 6", "M0 0 C750 1500 2250 3000 3750 4500"},
	    {"M0 0Q3 3 6 0", "M0 0 C1500 1500 3000 1500 4500 0"},
	    {"M0 0L4 0Z", "M0 0 L3000 0 Z"},
	    {"M1.5.5-3e-1-.5", "M1125 375 L-225 -375"},
	    {"M1e1,2E0 .1e+2 20.e-1", "M7500 1500 L7500 1500"},
	    {"M+1-0", "M750 0"},
	    {"", ""},
	    {"M0.0006666 0.0006667", "M0 1"},
	    {"M-0.0006666-0.0006667", "M0 -1"},
	    {"M1.00000000000000000000000000001 0", "M750 0"},
	    {"M100000000000000000000e-20 0", "M750 0"},
	    {"M0.00000000000000000000001e23 0", "M750 0"},
	};
	(void)state;
	struct job job = job_begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
		    path_steps(job.arena, cases[i][0]), cases[i][1]);
	job_end(&job);
}

static void
equal_paths_are_equal(void **state)
{
	static const char *const pairs[][2] = {
	    {"M1 2L3 4", "m1 2l2 2"},
	    {"M1 2L3 4L5 6", "M1 2 3 4 5 6"},
	    {"M1 2L3 4L5 6", "m1 2 2 2 2 2"},
	    {"M1 2H5H6", "M1 2L5 2L6 2"},
	    {"M1 2h5 6", "M1 2L6 2L12 2"},
	    {"M1 2V5v1", "M1 2L1 5L1 6"},
	    {"M1 1c1 2 3 4 5 6", "M1 1C2 3 4 5 6 7"},
	    {"M0 0C1 2 3 4 5 6S7 8 9 9", "M0 0C1 2 3 4 5 6C7 8 7 8 9 9"},
	    {"M0 0C1 2 3 4 5 6s2 2 4 3", "M0 0C1 2 3 4 5 6C7 8 7 8 9 9"},
	    {"M1 1S7 8 9 9", "M1 1C1 1 7 8 9 9"},
	    {"M1 1Q2 2 3 1S7 8 9 9", "M1 1Q2 2 3 1C3 1 7 8 9 9"},
	    {"M0 0Q1 2 2 0T4 0", "M0 0Q1 2 2 0Q3 -2 4 0"},
	    {"M0 0q1 2 2 0t2 0t2 0", "M0 0Q1 2 2 0Q3 -2 4 0Q5 2 6 0"},
	    {"M1 1T4 4", "M1 1Q1 1 4 4"},
	    {"M0 0C1 2 3 4 5 5T6 6", "M0 0C1 2 3 4 5 5Q5 5 6 6"},
	    {"M0 0a1 1 0 011 1", "M0 0a1 1 0 0 1 1 1"},
	    {"M0 0a1 1 0 00.5.5", "M0 0 A 1,1,0,0,0,.5,.5"},
	    {"M0 0a1 1 0 011 1 1 1 0 011 1",
		"M0 0a1 1 0 0 1 1 1a1 1 0 0 1 1 1"},
	    {"m1 1 2 2zl1 0", "M1 1L3 3ZM1 1L2 1"},
	    {"m1 1 2 2zm1 0 1 1", "M1 1L3 3ZM2 1L3 2"},
	    {"M1 1L3 3Zz", "M1 1L3 3ZM1 1Z"},
	};
	(void)state;
	struct job job = job_begin();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *steps = path_steps(job.arena, pairs[i][0]);
		assert_string_not_equal(steps, "NULL");
		assert_string_equal(steps, path_steps(job.arena, pairs[i][1]));
	}
	job_end(&job);
}

static void
malformed_paths_are_refused(void **state)
{
	static const char *const cases[] = {"L0 0", "0 0", "M", "M1", "M1,",
	    "M,1 1", "M0 0L1", "M0 0X", "M0 0 1 1 1", "M0 0,,1 1", "M0 0L1 1,",
	    "M0 0L1 1,Z", "M0 0Z5", "M0 0C1 1 2 2", "M0 0a1 1 0 2 1 1 1",
	    "M0 0a1 1 0 0 5 1 1", "M1e99 0", "M1e999999999999 0",
	    "M1000000000 0", "M0 0h-1000000000", "M. 0", "M- 0", "M--1 0",
	    "M1e 0", "Mnan 0", "Minf 0", "M0x1 0", "M1;0", "M0 0\vL1 1"};
	(void)state;
	struct job job = job_begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(path_steps(job.arena, cases[i]), "NULL");
	job_end(&job);
}

/* The point halfway along a curve. */
static struct point
halfway(struct point from, const struct path_step *curve)
{
	const struct point *p = curve->points;
	return (struct point){(from.x + 3 * p[0].x + 3 * p[1].x + p[2].x) / 8,
	    (from.y + 3 * p[0].y + 3 * p[1].y + p[2].y) / 8};
}

/* Every curve's middle and end lie on the circle. */
static void
assert_on_circle(const struct shape *shape, double x, double y, double radius)
{
	struct point from = shape->steps[0].points[0];
	for (size_t i = 1; i < shape->count; i++) {
		const struct path_step *step = &shape->steps[i];
		assert_int_equal(step->op, PATH_CURVE);
		struct point middle = halfway(from, step);
		double far = hypot(middle.x - x, middle.y - y);
		assert_true(fabs(far - radius) < radius * 0.001);
		from = step->points[2];
		far = hypot(from.x - x, from.y - y);
		assert_true(fabs(far - radius) < 2);
	}
}

static void
arcs_lie_on_their_circle(void **state)
{
	static const struct {
		const char *d;
		size_t curves;
		double x, y, radius;
	} cases[] = {
	    {"M10 0A10 10 0 0 1 0 10", 1, 0, 0, 10},
	    {"M10 0A10 10 0 0 0 0 10", 1, 10, 10, 10},
	    {"M10 0A10 10 0 1 0 0 10", 3, 0, 0, 10},
	    {"M10 0A10 10 0 1 1 0 10", 3, 10, 10, 10},
	    {"M0 0A5 5 0 0 1 10 0", 2, 5, 0, 5},
	    {"M0 0A5 5 0 1 0 10 0", 2, 5, 0, 5},
	    {"M0 0A1 1 0 0 1 10 0", 2, 5, 0, 5},
	    {"M0 0A-5-5 0 0 1 10 0", 2, 5, 0, 5},
	    {"M0 0A5 5 77 0 1 10 0", 2, 5, 0, 5},
	    {"M0 0A10 10 0 1 1-.000001 0", 4, 0, 10, 10},
	    {"M0 0A10 10 0 1 1-.00000001 0", 4, 0, 10, 10},
	    {"M0 0A10 10 0 1 1-1 0", 4, -.5, 9.98749, 10},
	    {"M6 8A10 10 0 0 1-8 6", 1, 0, 0, 10},
	};
	(void)state;
	struct job job = job_begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct drawing *drawing = svg_path(
		    job.arena, cases[i].d, 1, 1, (struct colour){0, 0, 0});
		assert_non_null(drawing);
		assert_int_equal(drawing->shapes->count, cases[i].curves + 1);
		assert_on_circle(drawing->shapes, cases[i].x * 750,
		    cases[i].y * 750, cases[i].radius * 750);
	}
	job_end(&job);
}

static void
odd_arcs_follow_the_standard(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct arena *arena = job.arena;
	assert_string_equal(path_steps(arena, "M1 1A0 5 0 0 1 3 3"),
	    path_steps(arena, "M1 1L3 3"));
	assert_string_equal(
	    path_steps(arena, "M1 1A5 5 0 0 1 1 1"), path_steps(arena, "M1 1"));
	assert_string_equal(path_steps(arena, "M0 0A4 2 90 0 1 3 4"),
	    path_steps(arena, "M0 0A2 4 0 0 1 3 4"));
	assert_string_equal(path_steps(arena, "M0 0A4 2 -720 0 1 3 1"),
	    path_steps(arena, "M0 0A4 2 0 0 1 3 1"));
	assert_string_equal(
	    path_steps(arena, "M0 0A5e-25 5 0 0 1 3 1Z"), "NULL");
	job_end(&job);
}

static void
basic_shapes_become_paths(void **state)
{
	static const char *const cases[][2] = {
	    {"<circle cx='4' cy='4' r='4'/>",
		"M6000 3000 C6000 4657 4657 6000 3000 6000"
		" C1343 6000 0 4657 0 3000 C0 1343 1343 0 3000 0"
		" C4657 0 6000 1343 6000 3000 Z"},
	    {"<ellipse cx='4' cy='2' rx='4' ry='2'/>",
		"M6000 1500 C6000 2328 4657 3000 3000 3000"
		" C1343 3000 0 2328 0 1500 C0 672 1343 0 3000 0"
		" C4657 0 6000 672 6000 1500 Z"},
	    {"<rect x='1' y='2' width='4' height='6'/>",
		"M750 1500 L3750 1500 L3750 6000 L750 6000 Z"},
	    {"<rect width='100%' height='50%'/>",
		"M0 0 L15000 0 L15000 3750 L0 3750 Z"},
	    {"<rect width='8' height='4' rx='2' ry='1'/>",
		"M1500 0 L4500 0 C5328 0 6000 336 6000 750 L6000 2250"
		" C6000 2664 5328 3000 4500 3000 L1500 3000"
		" C672 3000 0 2664 0 2250 L0 750 C0 336 672 0 1500 0 Z"},
	    {"<polyline points='0,0 4,0,4 4'/>", "M0 0 L3000 0 L3000 3000"},
	    {"<polygon points='0,0 4,0 4-4'/>", "M0 0 L3000 0 L3000 -3000 Z"},
	    {"<line x1='1' x2='2' y2='10%' stroke='red'/>", "M750 0 L1500 750"},
	    {"<path d='M0 0h4'><title>x</title></path>", "M0 0 L3000 0"},
	    {"<rect width='1pt' height='1pc'/>",
		"M0 0 L1000 0 L1000 12000 L0 12000 Z"},
	    {"<rect width='25.4mm' height='2.54cm'/>",
		"M0 0 L72000 0 L72000 72000 L0 72000 Z"},
	    {"<rect width='1in' height='101.6Q'/>",
		"M0 0 L72000 0 L72000 72000 L0 72000 Z"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		assert_string_equal(
		    element_steps(&job, cases[i][0]), cases[i][1]);
		job_end(&job);
	}
}

static void
corner_radii_are_completed_and_clamped(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *round =
	    element_steps(&job, "<rect width='8' height='4' rx='4' ry='2'/>");
	assert_string_equal(
	    round, element_steps(&job, "<rect width='8' height='4' rx='99'/>"));
	assert_string_equal(
	    round, element_steps(
		       &job, "<rect width='8' height='4' ry='9' rx='auto'/>"));
	assert_string_equal(
	    element_steps(&job, "<rect width='8' height='4' rx='0' ry='2'/>"),
	    element_steps(&job, "<rect width='8' height='4'/>"));
	job_end(&job);
}

static void
what_has_no_size_draws_nothing(void **state)
{
	static const char *const cases[] = {"<circle cx='4'/>",
	    "<circle r='0'/>", "<ellipse rx='0' ry='3'/>",
	    "<rect width='3' height='0'/>", "<path/>", "<path d=''/>",
	    "<path d='none'/>", "<polygon points=' '/>", "<g/>", "",
	    "<line x2='5'/>", "<path d='M0 0h4' fill='none'/>",
	    "<path d='M0 0h4' fill='none' stroke='red' stroke-width='0'/>",
	    "<path d='M0 0h4' display='none'/>",
	    "<g style='display:none'><path d='M0 0h4' display='inline'/></g>",
	    "<path d='M0 0h4' visibility='hidden'/>",
	    "<path d='M0 0h4' transform='scale(0)' stroke='red'/>",
	    "<defs><path d='M0 0h4'/></defs>"};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		const struct drawing *drawing = read_elements(&job, cases[i]);
		assert_string_equal(job_messages(&job), "");
		assert_non_null(drawing);
		assert_int_equal(drawing->count, 0);
		job_end(&job);
	}
}

/* A shape's style in words. */
static const char *
style_text(struct arena *arena, const struct shape *s)
{
	static const char *const caps[] = {"butt", "round", "square"};
	static const char *const joins[] = {"mitre", "round", "bevel"};
	const char *fill = "none", *stroke = "none";
	if (s->filled)
		fill = arena_printf(arena, "%02x%02x%02x%s", s->fill.red,
		    s->fill.green, s->fill.blue, s->even_odd ? " odd" : "");
	if (s->stroked)
		stroke = arena_printf(arena, "%02x%02x%02x %d %s %s %d",
		    s->stroke.red, s->stroke.green, s->stroke.blue,
		    s->stroke_width, caps[s->cap], joins[s->join],
		    s->mitre_limit);
	return arena_printf(arena, "%s, %s", fill, stroke);
}

static void
assert_style(const char *elements, const char *style)
{
	struct job job = job_begin();
	const struct drawing *drawing = read_elements(&job, elements);
	assert_string_equal(job_messages(&job), "");
	assert_int_equal(drawing->count, 1);
	assert_string_equal(style_text(job.arena, drawing->shapes), style);
	job_end(&job);
}

static void
styles_are_read_and_inherited(void **state)
{
	(void)state;
	assert_style("<path d='M0 0h1'/>", "000000, none");
	assert_style("<path d='M0 0h1' fill='#1a2b3c'/>", "1a2b3c, none");
	assert_style("<g fill='red'><path d='M0 0h1'/></g>", "ff0000, none");
	assert_style(
	    "<g fill='red'><path fill='lime' d='M0 0h1'/></g>", "00ff00, none");
	assert_style(
	    "<path d='M0 0h1' fill='red' style='fill:blue'/>", "0000ff, none");
	assert_style("<path d='M0 0h1' style=' fill : blue ; ;"
		     "stroke:#f00;-inkscape-stroke:none;font-size:3px'/>",
	    "0000ff, ff0000 750 butt mitre 400");
	assert_style("<path d='M0 0h1' fill='currentColor'/>", "000000, none");
	assert_style("<g color='red' stroke='currentcolor'>"
		     "<path d='M0 0h1' fill='none' color='teal'/></g>",
	    "none, 008080 750 butt mitre 400");
	assert_style("<g fill='none' stroke='#fff' stroke-width='2'"
		     " stroke-linecap='round' stroke-linejoin='bevel'>"
		     "<path d='M0 0h1' stroke-miterlimit='10'/></g>",
	    "none, ffffff 1500 round bevel 1000");
	assert_style("<path d='M0 0h1' fill-rule='evenodd' stroke='red'"
		     " stroke-linecap='square' stroke-linejoin='round'/>",
	    "000000 odd, ff0000 750 square round 400");
	assert_style("<line x2='4' stroke='red' stroke-width='1pt'/>",
	    "none, ff0000 1000 butt mitre 400");
	assert_style("<line x2='4' stroke='red' stroke-width='1e-9'/>",
	    "none, ff0000 1 butt mitre 400");
	assert_style("<g visibility='hidden'>"
		     "<path visibility='visible' d='M0 0h1'/></g>",
	    "000000, none");
	assert_style("<path d='M0 0h1' opacity='1' fill-opacity='100%'"
		     " stroke-dasharray='none' clip-path='none'"
		     " style='mix-blend-mode:normal;marker:none'/>",
	    "000000, none");
}

static void
colours_are_read(void **state)
{
	static const char *const cases[][2] = {
	    {"#abc", "aabbcc"},
	    {"#0F4C5C", "0f4c5c"},
	    {" #fff ", "ffffff"},
	    {"rgb(1,2,3)", "010203"},
	    {"rgb( 1 , 2 , 3 )", "010203"},
	    {"rgb(1 2 3)", "010203"},
	    {"rgb(100%,50%,0%)", "ff8000"},
	    {"rgb(300,-5,12.6)", "ff000d"},
	    {"black", "000000"},
	    {"silver", "c0c0c0"},
	    {"gray", "808080"},
	    {"white", "ffffff"},
	    {"maroon", "800000"},
	    {"Red", "ff0000"},
	    {"purple", "800080"},
	    {"fuchsia", "ff00ff"},
	    {"green", "008000"},
	    {"lime", "00ff00"},
	    {"olive", "808000"},
	    {"yellow", "ffff00"},
	    {"navy", "000080"},
	    {"BLUE", "0000ff"},
	    {"teal", "008080"},
	    {"aqua", "00ffff"},
	    {"orange", "ffa500"},
	};
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_style(arena_printf(arena, "<path d='M0 0h1' fill='%s'/>",
				 cases[i][0]),
		    arena_printf(arena, "%s, none", cases[i][1]));
	arena_free(arena);
}

static void
transforms_are_applied(void **state)
{
	static const char *const cases[][2] = {
	    {"", "M7500 0 L7500 15000"},
	    {"none", "M7500 0 L7500 15000"},
	    {"translate(2 1)", "M9000 750 L9000 15750"},
	    {"translate(2)", "M9000 0 L9000 15000"},
	    {"scale(2)", "M15000 0 L15000 30000"},
	    {"scale(2,.5)", "M15000 0 L15000 7500"},
	    {"rotate(90)", "M0 7500 L-15000 7500"},
	    {"rotate(-450)", "M0 -7500 L15000 -7500"},
	    {"rotate(30)", "M6495 3750 L-1005 16740"},
	    {"rotate(180 10 10)", "M7500 15000 L7500 0"},
	    {"skewX(45)", "M7500 0 L22500 15000"},
	    {"skewY(45)", "M7500 7500 L7500 22500"},
	    {"matrix(0 1 -1 0 3 4)", "M2250 10500 L-12750 10500"},
	    {"translate(2,1) scale(2)", "M16500 750 L16500 30750"},
	    {"scale(2),translate(2,1)", "M18000 1500 L18000 31500"},
	    {" scale ( 2 ) ", "M15000 0 L15000 30000"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		const char *path = arena_printf(job.arena,
		    "<path d='M10 0V20' transform='%s'/>", cases[i][0]);
		assert_string_equal(element_steps(&job, path), cases[i][1]);
		path = arena_printf(job.arena,
		    "<g transform='%s'><path d='M10 0V20'/></g>", cases[i][0]);
		assert_string_equal(element_steps(&job, path), cases[i][1]);
		job_end(&job);
	}
}

static void
strokes_grow_with_their_transform(void **state)
{
	(void)state;
	assert_style("<g transform='scale(2) rotate(33)'><line x2='4'"
		     " stroke='red' transform='scale(-3 3)'/></g>",
	    "none, ff0000 4500 butt mitre 400");
}

/* width, height, and where the view box's corner (1, 2) comes to lie. */
static void
assert_box(const char *attributes, const char *expected)
{
	struct job job = job_begin();
	const struct drawing *drawing = read_string(
	    &job, arena_printf(job.arena, "<svg %s><path d='M1 2h4'/></svg>",
		      attributes));
	assert_string_equal(job_messages(&job), "");
	assert_non_null(drawing);
	assert_string_equal(
	    arena_printf(job.arena, "%d %d %s", drawing->width, drawing->height,
		steps_text(job.arena, drawing->shapes)),
	    expected);
	job_end(&job);
}

static void
view_boxes_are_fitted(void **state)
{
	(void)state;
	assert_box("viewBox='1 2 4 2'", "3000 1500 M0 0 L3000 0");
	assert_box("viewBox=' 1,2,4,2 ' width='100%' height='auto'",
	    "3000 1500 M0 0 L3000 0");
	assert_box(
	    "viewBox='1 2 4 2' width='8' height='4'", "6000 3000 M0 0 L6000 0");
	assert_box("viewBox='1 2 4 2' width='8'", "6000 3000 M0 0 L6000 0");
	assert_box("viewBox='1 2 4 2' height='4px'", "6000 3000 M0 0 L6000 0");
	assert_box("viewBox='1 2 4 2' width='8' height='8'",
	    "6000 6000 M0 1500 L6000 1500");
	assert_box("viewBox='1 2 4 2' width='12' height='4'"
		   " preserveAspectRatio='xMidYMid meet'",
	    "9000 3000 M1500 0 L7500 0");
	assert_box("viewBox='1 2 4 2' width='8' height='4'"
		   " preserveAspectRatio='none'",
	    "6000 3000 M0 0 L6000 0");
	assert_box(
	    "width='1in' height='12pt'", "72000 12000 M750 1500 L3750 1500");
}

static void
use_draws_what_it_refers_to(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct drawing *drawing = read_elements(&job,
	    "<defs><path id='p' d='M0 0h1'/><g id='g' fill='red'>"
	    "<use href='#p'/><use xlink:href='#p' x='5'/></g></defs>"
	    "<use href='#p' fill='lime' x='1' y='2'/>"
	    "<use href='#g' transform='scale(2)' x='1'/>"
	    "<use href='#later'/><path id='later' d='M9 9h1'/>");
	assert_string_equal(job_messages(&job), "");
	assert_int_equal(drawing->count, 5);
	static const char *const expected[] = {"M750 1500 L1500 1500",
	    "M1500 0 L3000 0", "M9000 0 L10500 0", "M6750 6750 L7500 6750",
	    "M6750 6750 L7500 6750"};
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(
		    steps_text(job.arena, &drawing->shapes[i]), expected[i]);
	assert_int_equal(drawing->shapes[0].fill.green, 255);
	assert_int_equal(drawing->shapes[1].fill.red, 255);
	job_end(&job);
}

static void
descriptions_are_passed_over(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct drawing *drawing = read_string(&job,
	    "<?xml version='1.0'?><!-- drawn by hand -->"
	    "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'"
	    " xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape'"
	    " xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/"
	    "sodipodi-0.dtd' xmlns:rdf='http://www.w3.org/1999/02/"
	    "22-rdf-syntax-ns#' viewBox='0 0 9 9' version='1.1' id='a'"
	    " inkscape:version='1.2' enable-background='new'"
	    " xml:space='preserve'>"
	    "<svg:title>A &amp; B</svg:title><svg:desc>d</svg:desc>"
	    "<svg:metadata><rdf:RDF><rdf:li/></rdf:RDF></svg:metadata>"
	    "<sodipodi:namedview id='b' pagecolor='#ffffff'/>"
	    "<svg:defs id='c'><svg:linearGradient id='unused'/></svg:defs>"
	    "<svg:g inkscape:label='Layer' inkscape:groupmode='layer'"
	    " role='img' aria-label='x' data-name='y' class='z'>"
	    "text is nothing<svg:rect width='1' height='1'/></svg:g>"
	    "</svg:svg>");
	assert_string_equal(job_messages(&job), "");
	assert_non_null(drawing);
	assert_int_equal(drawing->count, 1);
	job_end(&job);
}

/* Elements on one line after HEAD, and the message about them. */
static const char *const refused[][2] = {
    {"<text x='1'>a</text>",
	"<text> is not supported in pictures. Convert text to outlines."},
    {"<script>1</script>", "<script> is not supported in pictures. Remove it."},
    {"<style>.a{}</style>", "<style> is not supported in pictures. "
			    "Write its rules as attributes of the shapes."},
    {"<image href='a.png'/>",
	"<image> is not supported in pictures. "
	"Draw it as paths, or use a PNG or JPEG picture instead."},
    {"<linearGradient/>", "<linearGradient> is not supported in pictures. "
			  "Fill with a plain colour."},
    {"<foreignObject/>",
	"<foreignObject> is not supported in pictures. Remove it."},
    {"<p xmlns='http://www.w3.org/1999/xhtml'/>",
	"<p> is not supported in pictures. Remove it."},
    {"<rect width='9' height='9' onclick='x()'/>",
	"the attribute 'onclick' is not supported in pictures. Remove it."},
    {"<g style='transform:none'/>",
	"the property 'transform' is not supported in pictures. Remove it."},
    {"<g style='fill'/>",
	"style has 'fill' without a colon. Write it as property: value."},
    {"<g opacity='.5'/>",
	"opacity '.5' cannot be drawn. Use 1 and a lighter colour."},
    {"<g style='fill-opacity:0'/>",
	"fill-opacity '0' cannot be drawn. Use 1 and a lighter colour."},
    {"<g stroke-dasharray='3 1'/>", "stroke-dasharray '3 1' cannot be drawn. "
				    "Draw each dash as a line of its own."},
    {"<g clip-path='url(#c)'/>",
	"clip-path 'url(#c)' cannot be drawn. "
	"Release the clipping path and cut the shapes themselves."},
    {"<g fill='url(#g)'/>",
	"fill 'url(#g)' cannot be drawn. Use none, #rrggbb, rgb() or one of "
	"the 17 basic names, and no gradient or pattern."},
    {"<g fill='#12345'/>",
	"fill '#12345' cannot be drawn. Use none, #rrggbb, rgb() or one of "
	"the 17 basic names, and no gradient or pattern."},
    {"<g stroke-width='-1'/>", "stroke-width '-1' cannot be drawn. "
			       "Use a length that is not negative."},
    {"<g transform='rotate(1 2)'/>",
	"transform 'rotate(1 2)' is not understood. "
	"Use matrix, translate, scale, rotate, skewX, skewY."},
    {"<g transform='scale(2'/>", "transform 'scale(2' is not understood. "
				 "Use matrix, translate, scale, rotate, "
				 "skewX, skewY."},
    {"<path d='M0 0 L1 x'/>", "d goes wrong at 'x'. "
			      "Write numbers there as the command asks for."},
    {"<path d='M0'/>", "d ends too early. Add the numbers that are missing."},
    {"<polygon points='1 2 3'/>",
	"points ends too early. Add the numbers that are missing."},
    {"<circle r='-1'/>", "r is negative. Use a size above 0."},
    {"<rect width='1em'/>", "width '1em' is no length. Use a number, alone "
			    "or with px, pt, mm, cm, in or %."},
    {"<use/>", "<use> refers to nothing in this file. "
	       "Write href=\"#\" with the id of an element."},
    {"<use href='a.svg#b'/>", "<use> refers to nothing in this file. "
			      "Write href=\"#\" with the id of an element."},
    {"<use href='#b'/>", "<use> refers to '#b', an id that no element has. "
			 "Give it to the one element that is meant."},
    {"<use href='#b'/><g id='b'/><g id='b'/>",
	"<use> refers to '#b', an id that several elements have. "
	"Give it to the one element that is meant."},
    {"<line x2='1' stroke='red' transform='scale(1 2)'/>",
	"this shape's stroke is stretched by a transform. "
	"Convert the stroke to a path."},
    {"<path d='M1e9 0'/>", "the picture reaches further than 200 m. "
			   "Simplify it, or save it as PNG."},
    {"<line x2='1' stroke='red' stroke-width='1e20'/>",
	"the picture has a stroke that is too broad. "
	"Simplify it, or save it as PNG."},
};

static void
what_is_not_supported_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct job job = job_begin();
		const char *text =
		    arena_printf(job.arena, HEAD "\n%s</svg>", refused[i][0]);
		assert_null(read_string(&job, text));
		assert_string_equal(job_messages(&job),
		    arena_printf(job.arena, "2:1: %s\n", refused[i][1]));
		job_end(&job);
	}
}

static void
all_faults_are_reported_where_they_stand(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_null(read_elements(&job, "\n<g><text/>\n <path d='x'"
					" style='opacity:0'><animate/>"
					"</path></g><defs><g><style/></g>"
					"</defs>"));
	assert_string_equal(job_messages(&job),
	    "2:4: <text> is not supported in pictures. "
	    "Convert text to outlines.\n"
	    "3:2: opacity '0' cannot be drawn. Use 1 and a lighter colour.\n"
	    "3:32: <animate> is not supported in pictures. "
	    "Remove the animation.\n"
	    "3:2: d goes wrong at 'x'. "
	    "Write numbers there as the command asks for.\n"
	    "3:62: <style> is not supported in pictures. "
	    "Write its rules as attributes of the shapes.\n");
	job_end(&job);
}

static void
assert_refused(const char *text, const char *message)
{
	struct job job = job_begin();
	assert_null(read_string(&job, text));
	assert_string_equal(job_messages(&job), message);
	job_end(&job);
}

static void
sizes_and_roots_are_checked(void **state)
{
	const char *no_size = "1:1: the picture has no size that can be "
			      "printed. Add viewBox, or width and height.\n";
	(void)state;
	assert_refused("<svg/>", no_size);
	assert_refused("<svg width='9'/>", no_size);
	assert_refused("<svg width='0' height='9'/>", no_size);
	assert_refused("<svg width='1e9' height='9'/>", no_size);
	assert_refused("<svg viewBox='0 0 1e-9 1e-9'/>", no_size);
	assert_refused("<svg viewBox='0 0 4 0'/>",
	    "1:1: viewBox '0 0 4 0' is not understood. Write x, y, width and "
	    "height, the last two above 0.\n");
	assert_refused("<svg viewBox='0 0 4 4' width='8' height='4'"
		       " preserveAspectRatio='xMinYMin'/>",
	    "1:1: preserveAspectRatio is not supported. Remove it, and give "
	    "width and height the proportions of viewBox.\n");
	assert_refused("<svg viewBox='0 0 4 4' transform='scale(2)'/>",
	    "1:1: the picture as a whole has a transform. "
	    "Move it to a <g> around everything.\n");
	assert_refused("<html/>",
	    "1:1: the file is no SVG picture: it begins with <html>. "
	    "Save it as SVG.\n");
}

static void
long_words_are_cut_in_messages(void **state)
{
	(void)state;
	struct job job = job_begin();
	char name[3001];
	memset(name, 'x', 3000);
	name[3000] = '\0';
	assert_null(read_elements(&job,
	    arena_printf(job.arena, "<g a%s='1' fill='%s'/>", name, name)));
	assert_int_equal(job.diag->count, 2);
	assert_true(strlen(job.diag->messages[0].text) < 200);
	assert_true(strlen(job.diag->messages[1].text) < 200);
	job_end(&job);
	job = job_begin();
	assert_null(read_elements(&job, "<g fill='é€é€é€é€é€é€é€é€é€é€é'/>"));
	assert_non_null(
	    strstr(job.diag->messages[0].text, "'é€é€é€é€é€é€é€é€' cannot"));
	job_end(&job);
}

/* text, repeated. */
static char *
repeated(struct arena *arena, const char *text, size_t times)
{
	size_t size = strlen(text);
	char *all = arena_alloc(arena, size * times + 1);
	for (size_t i = 0; i < times; i++)
		memcpy(all + i * size, text, size);
	return all;
}

static void
bounds_hold(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct arena *arena = job.arena;
	const char *path = "<path d='M0 0h1'/>";
	char *deep = arena_printf(arena, "%s%s%s", repeated(arena, "<g>", 31),
	    path, repeated(arena, "</g>", 31));
	assert_non_null(read_elements(&job, deep));
	deep = arena_printf(arena, "%s%s%s", repeated(arena, "<g>", 32), path,
	    repeated(arena, "</g>", 32));
	assert_null(read_elements(&job, deep));
	const char *many = arena_printf(
	    arena, "<path d='M0 0%s'/>", repeated(arena, "h1", 99999));
	assert_non_null(read_elements(&job, many));
	assert_null(
	    read_elements(&job, arena_printf(arena, "%s%s", many, path)));
	assert_null(read_elements(&job, repeated(arena, " ", 1 << 20)));
	assert_null(read_elements(&job, repeated(arena, "<b/>", 1000)));
	assert_int_equal(job.diag->errors, 23);
	job.diag->count = 3;
	assert_string_equal(job_messages(&job),
	    "1:200: the picture nests deeper than 32 groups. "
	    "Simplify it, or save it as PNG.\n"
	    "1:200118: the picture has more than 100,000 lines and curves. "
	    "Simplify it, or save it as PNG.\n"
	    "a.xml:3:4: the picture '/proc/self/fd/3' has more than 1 MiB. "
	    "Make it smaller or simpler.\n");
	job_end(&job);
}

/* Without bounds, nine to the fourteenth copies would run for ever. */
static void
use_cannot_unroll_without_end(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct arena *arena = job.arena;
	const char *loop = "the picture has a <use> that repeats itself. ";
	assert_null(read_elements(&job, "<use id='a' href='#a'/>"));
	assert_null(read_elements(&job, "<g id='a'><use href='#a'/></g>"));
	assert_null(read_elements(&job, " <g id='a'><use href='#b'/></g>"
					"<use id='b' href='#a'/>"));
	assert_int_equal(job.diag->errors, 3);
	for (size_t i = 0; i < 3; i++)
		assert_non_null(strstr(job.diag->messages[i].text, loop));
	const char *bomb = "<g id='a0'/>";
	for (int i = 1; i < 15; i++)
		bomb = arena_printf(arena, "%s<g id='a%d'>%s</g>", bomb, i,
		    repeated(arena,
			arena_printf(arena, "<use href='#a%d'/>", i - 1), 9));
	assert_null(read_elements(&job, bomb));
	const char *wide = arena_printf(arena, "<g id='a' class='%s'/>%s",
	    repeated(arena, " ", 500000),
	    repeated(arena, "<use href='#a'/>", 20000));
	assert_null(read_elements(&job, wide));
	assert_int_equal(job.diag->errors, 5);
	assert_true(job.diag->count > 3);
	for (size_t i = 3; i < job.diag->count; i++)
		assert_non_null(strstr(job.diag->messages[i].text,
		    "the picture repeats its parts too often. "));
	job_end(&job);
}

static void
files_that_are_none_are_reported(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_null(svg_read(&job, "tests/media/none.svg", asker));
	assert_null(svg_read(&job, "tests/media", asker));
	assert_null(svg_read(&job, "/dev/null", asker));
	assert_string_equal(job_messages(&job),
	    "a.xml:3:4: cannot read the picture 'tests/media/none.svg': "
	    "No such file or directory. Check its name and folder.\n"
	    "a.xml:3:4: 'tests/media' is no file. Name a picture file.\n"
	    "a.xml:3:4: '/dev/null' is no file. Name a picture file.\n");
	assert_null(read_string(&job, ""));
	assert_null(read_string(&job, "<svg viewBox='0 0 9 9'><g></svg>"));
	assert_true(job.diag->errors >= 5);
	job_end(&job);
}

static void
the_mark_is_read_fitted_and_recoloured(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct drawing *mark =
	    svg_read(&job, "content/brand/mark.svg", asker);
	assert_non_null(mark);
	assert_int_equal(mark->width, 18000);
	assert_int_equal(mark->height, 18000);
	assert_int_equal(mark->count, 3);
	const struct drawing *fitted = svg_fit(job.arena, mark, 36000);
	assert_int_equal(fitted->height, 36000);
	assert_int_equal(fitted->shapes[1].stroke_width, 3000);
	assert_string_equal(steps_text(job.arena, &fitted->shapes[1]),
	    "M7500 14400 C10996 10950 14506 10950 18000 14400"
	    " C21496 17850 25006 17850 28500 14400");
	const struct colour from[] = {{0x0F, 0x4C, 0x5C}, {255, 255, 255}};
	const struct colour to[] = {{255, 255, 255}, {1, 2, 3}};
	const struct drawing *white =
	    svg_recolour(job.arena, fitted, from, to, 2);
	assert_string_equal(
	    style_text(job.arena, &white->shapes[0]), "ffffff, none");
	assert_string_equal(style_text(job.arena, &white->shapes[2]),
	    "none, 010203 3000 round mitre 400");
	assert_int_equal(mark->shapes[0].fill.red, 0x0F);
	assert_int_equal(mark->shapes[1].stroke_width, 1500);
	job_end(&job);
}

static void
fitting_keeps_lengths_in_range(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct drawing *drawing = svg_path(job.arena,
	    "M-700000 0L700000 0", 750, 750, (struct colour){0, 0, 0});
	const struct drawing *fitted =
	    svg_fit(job.arena, drawing, UNIT_PT(1000));
	assert_int_equal(fitted->width, 1000000);
	assert_string_equal(steps_text(job.arena, fitted->shapes),
	    "M-566929134 0 L566929134 0");
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(path_data_is_read),
	    cmocka_unit_test(equal_paths_are_equal),
	    cmocka_unit_test(malformed_paths_are_refused),
	    cmocka_unit_test(arcs_lie_on_their_circle),
	    cmocka_unit_test(odd_arcs_follow_the_standard),
	    cmocka_unit_test(basic_shapes_become_paths),
	    cmocka_unit_test(corner_radii_are_completed_and_clamped),
	    cmocka_unit_test(what_has_no_size_draws_nothing),
	    cmocka_unit_test(styles_are_read_and_inherited),
	    cmocka_unit_test(colours_are_read),
	    cmocka_unit_test(transforms_are_applied),
	    cmocka_unit_test(strokes_grow_with_their_transform),
	    cmocka_unit_test(view_boxes_are_fitted),
	    cmocka_unit_test(use_draws_what_it_refers_to),
	    cmocka_unit_test(descriptions_are_passed_over),
	    cmocka_unit_test(what_is_not_supported_is_named),
	    cmocka_unit_test(all_faults_are_reported_where_they_stand),
	    cmocka_unit_test(sizes_and_roots_are_checked),
	    cmocka_unit_test(long_words_are_cut_in_messages),
	    cmocka_unit_test(bounds_hold),
	    cmocka_unit_test(use_cannot_unroll_without_end),
	    cmocka_unit_test(files_that_are_none_are_reported),
	    cmocka_unit_test(the_mark_is_read_fitted_and_recoloured),
	    cmocka_unit_test(fitting_keeps_lengths_in_range),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
