/*
 * The graphics state, and the operators that change it only where they must.
 */
#include "paint/canvas.h"

#include <assert.h>

/* 4/3 (sqrt 2 - 1): a quarter circle as a Bézier curve, in millionths. */
enum { KAPPA = 552285 };

enum { HAIR = 5 }; /* thousandths of a point */

struct canvas
canvas_page(const struct bytes *room, length left, length top)
{
	struct canvas canvas = {
	    .out = *room,
	    .left = left,
	    .top = top,
	    .graphics = {.stroke_width = UNIT_PT(1),
		.cap = CAP_BUTT,
		.join = JOIN_MITRE,
		.mitre_limit = 1000,
		.font = CANVAS_UNKNOWN},
	};
	canvas.out.size = 0;
	return canvas;
}

struct canvas
canvas_form(struct arena *arena, length height)
{
	struct bytes room = bytes_new(arena);
	struct canvas canvas = canvas_page(&room, 0, height);
	canvas.graphics.fill = CANVAS_UNKNOWN;
	canvas.graphics.stroke = CANVAS_UNKNOWN;
	canvas.graphics.stroke_width = CANVAS_UNKNOWN;
	canvas.graphics.cap = CANVAS_UNKNOWN;
	canvas.graphics.join = CANVAS_UNKNOWN;
	canvas.graphics.mitre_limit = CANVAS_UNKNOWN;
	return canvas;
}

static int32_t
packed(struct colour colour)
{
	return colour.red << 16 | colour.green << 8 | colour.blue;
}

/* Components are 0 to 255, written with four decimals as 0 to 1. */
static void
write_colour(
    struct bytes *out, int32_t colour, const char *grey, const char *rgb)
{
	if (colour == 0) {
		bytes_string(out, "0 ");
		bytes_string(out, grey);
		return;
	}
	for (int shift = 16; shift >= 0; shift -= 8) {
		int component = colour >> shift & 255;
		bytes_decimal(out, unit_scale(component, 10000, 255), 4);
		bytes_add(out, " ", 1);
	}
	bytes_string(out, rgb);
}

void
canvas_fill_colour(struct canvas *canvas, struct colour colour)
{
	if (canvas->graphics.fill == packed(colour))
		return;
	canvas->graphics.fill = packed(colour);
	write_colour(&canvas->out, packed(colour), "g\n", "rg\n");
}

void
canvas_pen(struct canvas *canvas, struct colour colour, length width,
    enum line_cap cap, enum line_join join)
{
	struct graphics *graphics = &canvas->graphics;
	if (graphics->stroke != packed(colour)) {
		graphics->stroke = packed(colour);
		write_colour(&canvas->out, packed(colour), "G\n", "RG\n");
	}
	if (graphics->stroke_width != width) {
		graphics->stroke_width = width;
		bytes_length(&canvas->out, width);
		bytes_string(&canvas->out, "w\n");
	}
	if (graphics->cap != (int)cap) {
		graphics->cap = (int)cap;
		bytes_integer(&canvas->out, (int)cap);
		bytes_string(&canvas->out, "J\n");
	}
	if (graphics->join != (int)join) {
		graphics->join = (int)join;
		bytes_integer(&canvas->out, (int)join);
		bytes_string(&canvas->out, "j\n");
	}
}

void
canvas_mitre_limit(struct canvas *canvas, int hundredths)
{
	if (canvas->graphics.mitre_limit == hundredths)
		return;
	canvas->graphics.mitre_limit = hundredths;
	bytes_decimal(&canvas->out, hundredths, 2);
	bytes_string(&canvas->out, " M\n");
}

static void
write_point(struct canvas *canvas, length x, length y)
{
	bytes_length(&canvas->out, canvas->left + x);
	bytes_length(&canvas->out, canvas->top - y);
}

void
canvas_move(struct canvas *canvas, length x, length y)
{
	canvas_text_end(canvas);
	write_point(canvas, x, y);
	bytes_string(&canvas->out, "m\n");
}

void
canvas_line(struct canvas *canvas, length x, length y)
{
	write_point(canvas, x, y);
	bytes_string(&canvas->out, "l\n");
}

void
canvas_curve(struct canvas *canvas, const struct point points[3])
{
	for (int i = 0; i < 3; i++)
		write_point(canvas, points[i].x, points[i].y);
	bytes_string(&canvas->out, "c\n");
}

void
canvas_close(struct canvas *canvas)
{
	bytes_string(&canvas->out, "h\n");
}

void
canvas_rect(
    struct canvas *canvas, length x, length y, length width, length height)
{
	canvas_text_end(canvas);
	write_point(canvas, x, y + height);
	bytes_length(&canvas->out, width);
	bytes_length(&canvas->out, height);
	bytes_string(&canvas->out, "re\n");
}

/* A quarter of an ellipse: from (x, y) along (ax, ay), then (bx, by). */
static void
corner(
    struct canvas *canvas, length x, length y, struct point a, struct point b)
{
	struct point points[3] = {
	    {x + (length)unit_scale(a.x, KAPPA, 1000000),
		y + (length)unit_scale(a.y, KAPPA, 1000000)},
	    {x + a.x + b.x - (length)unit_scale(b.x, KAPPA, 1000000),
		y + a.y + b.y - (length)unit_scale(b.y, KAPPA, 1000000)},
	    {x + a.x + b.x, y + a.y + b.y}};
	canvas_curve(canvas, points);
}

void
canvas_rounded(struct canvas *canvas, length x, length y, length width,
    length height, length radius)
{
	length most = (width < height ? width : height) / 2;
	length r = radius < most ? radius : most;
	length right = x + width, bottom = y + height;
	canvas_move(canvas, x + r, y);
	if (width > 2 * r)
		canvas_line(canvas, right - r, y);
	corner(
	    canvas, right - r, y, (struct point){r, 0}, (struct point){0, r});
	if (height > 2 * r)
		canvas_line(canvas, right, bottom - r);
	corner(canvas, right, bottom - r, (struct point){0, r},
	    (struct point){-r, 0});
	if (width > 2 * r)
		canvas_line(canvas, x + r, bottom);
	corner(canvas, x + r, bottom, (struct point){-r, 0},
	    (struct point){0, -r});
	if (height > 2 * r)
		canvas_line(canvas, x, y + r);
	corner(canvas, x, y + r, (struct point){0, -r}, (struct point){r, 0});
	canvas_close(canvas);
}

void
canvas_dot(struct canvas *canvas, struct colour colour, length x, length y,
    length width)
{
	canvas_text_end(canvas);
	canvas_pen(canvas, colour, width, CAP_ROUND, JOIN_MITRE);
	/* Some viewers leave out a line of no length. */
	canvas_move(canvas, x - HAIR, y);
	canvas_line(canvas, x + HAIR, y);
	canvas_paint(canvas, false, true, false);
}

void
canvas_paint(struct canvas *canvas, bool filled, bool stroked, bool even_odd)
{
	if (filled && stroked)
		bytes_string(&canvas->out, even_odd ? "B*\n" : "B\n");
	else if (filled)
		bytes_string(&canvas->out, even_odd ? "f*\n" : "f\n");
	else
		bytes_string(&canvas->out, stroked ? "S\n" : "n\n");
}

void
canvas_clip(
    struct canvas *canvas, length x, length y, length width, length height)
{
	canvas_text_end(canvas);
	bytes_string(&canvas->out, "q\n");
	assert(canvas->clips < CANVAS_CLIPS);
	canvas->saved[canvas->clips++] = canvas->graphics;
	canvas_rect(canvas, x, y, width, height);
	bytes_string(&canvas->out, "W n\n");
}

void
canvas_restore(struct canvas *canvas)
{
	canvas_text_end(canvas);
	bytes_string(&canvas->out, "Q\n");
	assert(canvas->clips > 0);
	canvas->graphics = canvas->saved[--canvas->clips];
}

static void
paint_form(struct canvas *canvas, const char *name)
{
	bytes_string(&canvas->out, "cm/");
	bytes_string(&canvas->out, name);
	bytes_string(&canvas->out, " Do Q\n");
}

void
canvas_image(struct canvas *canvas, const char *name, length x, length y,
    length width, length height)
{
	canvas_text_end(canvas);
	bytes_string(&canvas->out, "q ");
	bytes_length(&canvas->out, width);
	bytes_string(&canvas->out, "0 0 ");
	bytes_length(&canvas->out, height);
	write_point(canvas, x, y + height);
	paint_form(canvas, name);
}

void
canvas_form_at(struct canvas *canvas, const char *name, length x, length y)
{
	canvas_text_end(canvas);
	bytes_string(&canvas->out, "q 1 0 0 1 ");
	write_point(canvas, x, y);
	paint_form(canvas, name);
}

void
canvas_grid(struct canvas *canvas, const char *name, length x, length y,
    length width, length height, int parts)
{
	struct bytes *out = &canvas->out;
	canvas_text_end(canvas);
	bytes_string(out, "q ");
	bytes_decimal(out, unit_scale(width, 1000, parts), 6);
	bytes_string(out, " 0 0 ");
	bytes_decimal(out, -unit_scale(height, 1000, parts), 6);
	bytes_string(out, " ");
	write_point(canvas, x, y);
	paint_form(canvas, name);
}

void
canvas_begin(struct canvas *canvas, const char *tag)
{
	struct bytes *out = &canvas->out;
	bytes_string(out, "/");
	bytes_string(out, tag);
	bytes_string(out, "<<");
}

void
canvas_begun(struct canvas *canvas)
{
	bytes_string(&canvas->out, ">>BDC\n");
}

void
canvas_end(struct canvas *canvas)
{
	bytes_string(&canvas->out, "EMC\n");
}

/* From one start of a line to the next (9.4.2).  Straight down, the way is
 * noted as the leading, for the lines that follow. */
static void
go_to(struct canvas *canvas, length x, length y)
{
	struct bytes *out = &canvas->out;
	if (x == 0 && y != 0 && y == -canvas->graphics.leading) {
		bytes_string(out, "T*\n");
		return;
	}
	bytes_length(out, x);
	bytes_length(out, y);
	bytes_string(out, x == 0 ? "TD\n" : "Td\n");
	if (x == 0)
		canvas->graphics.leading = -y;
}

void
canvas_text(struct canvas *canvas, int font, length size, length x, length y)
{
	struct bytes *out = &canvas->out;
	if (!canvas->in_text) {
		bytes_string(out, "BT\n");
		canvas->in_text = true;
		canvas->text_x = 0;
		canvas->text_y = 0;
	}
	struct graphics *graphics = &canvas->graphics;
	if (graphics->font != font || graphics->font_size != size) {
		graphics->font = font;
		graphics->font_size = size;
		bytes_string(out, "/F");
		bytes_integer(out, font);
		bytes_length(out, size);
		bytes_string(out, "Tf\n");
	}
	length to_x = canvas->left + x, to_y = canvas->top - y;
	go_to(canvas, to_x - canvas->text_x, to_y - canvas->text_y);
	canvas->text_x = to_x;
	canvas->text_y = to_y;
}

void
canvas_rise(struct canvas *canvas, length rise)
{
	if (canvas->graphics.rise == rise)
		return;
	canvas->graphics.rise = rise;
	bytes_length(&canvas->out, rise);
	bytes_string(&canvas->out, "Ts\n");
}

void
canvas_text_end(struct canvas *canvas)
{
	if (canvas->in_text)
		bytes_string(&canvas->out, "ET\n");
	canvas->in_text = false;
}
