/*
 * Pictures that stand in the page itself (RFC 2397).  Each is read as for
 * paper, so that the same faults are found, and then put in as its file is:
 * in <img> nothing in an SVG runs or is fetched.
 */
#include "paint/html_page.h"

#include "media/file.h"
#include "media/image.h"

#include <string.h>

enum { BYTES_MOST = 64 * 1024 * 1024 };

/* RFC 4648, section 4. */
static void
add_base64(struct bytes *out, const uint8_t *data, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t at = 0; at < size; at += 3) {
		size_t left = size - at;
		uint32_t bits = (uint32_t)data[at] << 16;
		bits |= left > 1 ? (uint32_t)data[at + 1] << 8 : 0;
		bits |= left > 2 ? data[at + 2] : 0;
		char four[4] = {digits[bits >> 18], digits[bits >> 12 & 63],
		    left > 1 ? digits[bits >> 6 & 63] : '=',
		    left > 2 ? digits[bits & 63] : '='};
		bytes_add(out, four, sizeof four);
	}
}

static bool
is_svg(const char *path)
{
	size_t size = strlen(path);
	return size > 4 && strcmp(path + size - 4, ".svg") == 0;
}

/* What the file is, and its size in CSS pixels; NULL: already reported. */
static const char *
kind_of(struct job *job, const char *path, struct place place, int *width,
    int *height)
{
	if (is_svg(path)) {
		const struct drawing *drawing = svg_read(job, path, place);
		if (!drawing)
			return NULL;
		*width = drawing->width / UNIT_PT(0.75);
		*height = drawing->height / UNIT_PT(0.75);
		return "svg+xml";
	}
	const struct image *image = image_read(job, path, place);
	if (!image)
		return NULL;
	*width = image->width_px;
	*height = image->height_px;
	return image->kind == IMAGE_JPEG ? "jpeg" : "png";
}

static void
add_image(struct html_page *page, const char *path, struct place place,
    const char *alt)
{
	int width, height;
	size_t size;
	const char *kind = kind_of(page->job, path, place, &width, &height);
	const char *data =
	    kind ? file_read(page->job, path, place, BYTES_MOST, &size) : NULL;
	if (!data)
		return;
	bytes_printf(
	    page->out, "<img width=\"%d\" height=\"%d\"", width, height);
	html_attribute(page, "alt", alt ? alt : "");
	bytes_printf(page->out, " src=\"data:image/%s;base64,", kind);
	add_base64(page->out, (const uint8_t *)data, size);
	bytes_string(page->out, "\">\n");
}

void
html_figure_image(struct html_page *page, const struct block *figure)
{
	const char *path = file_beside(page->job, figure->place,
	    page->article->file, figure->src, page->theme->root);
	if (path)
		add_image(page, path, figure->place, figure->alt);
}

/* ---- the mark ---- */

static void
add_points(
    struct bytes *out, const struct path_step *step, char letter, size_t count)
{
	bytes_add(out, &letter, 1);
	for (size_t i = 0; i < count; i++) {
		bytes_decimal(out, step->points[i].x, 3);
		bytes_string(out, " ");
		bytes_decimal(out, step->points[i].y, 3);
		if (i + 1 < count)
			bytes_string(out, " ");
	}
}

static void
add_path(struct bytes *out, const struct shape *shape)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct path_step *step = &shape->steps[i];
		switch (step->op) {
		case PATH_MOVE:
			add_points(out, step, 'M', 1);
			break;
		case PATH_LINE:
			add_points(out, step, 'L', 1);
			break;
		case PATH_CURVE:
			add_points(out, step, 'C', 3);
			break;
		case PATH_CLOSE:
			bytes_string(out, "Z");
			break;
		}
	}
}

static void
add_colour(struct bytes *out, const char *name, bool used, struct colour colour)
{
	if (used)
		bytes_printf(out, " %s=\"#%02X%02X%02X\"", name, colour.red,
		    colour.green, colour.blue);
	else
		bytes_printf(out, " %s=\"none\"", name);
}

static void
add_shape(struct bytes *out, const struct shape *shape)
{
	static const char *const caps[] = {"butt", "round", "square"};
	static const char *const joins[] = {"miter", "round", "bevel"};
	bytes_string(out, "<path");
	add_colour(out, "fill", shape->filled, shape->fill);
	if (shape->even_odd)
		bytes_string(out, " fill-rule=\"evenodd\"");
	add_colour(out, "stroke", shape->stroked, shape->stroke);
	if (shape->stroked) {
		bytes_string(out, " stroke-width=\"");
		bytes_decimal(out, shape->stroke_width, 3);
		bytes_printf(out,
		    "\" stroke-linecap=\"%s\" stroke-linejoin="
		    "\"%s\" stroke-miterlimit=\"",
		    caps[shape->cap], joins[shape->join]);
		bytes_decimal(out, shape->mitre_limit, 2);
		bytes_string(out, "\"");
	}
	bytes_string(out, " d=\"");
	add_path(out, shape);
	bytes_string(out, "\"/>");
}

/* The drawing as SVG that shows what paper shows. */
static void
add_drawing(struct bytes *out, const struct drawing *drawing)
{
	bytes_string(
	    out, "<svg class=\"mark\" aria-hidden=\"true\" viewBox=\"0 0 ");
	bytes_decimal(out, drawing->width, 3);
	bytes_string(out, " ");
	bytes_decimal(out, drawing->height, 3);
	bytes_string(out, "\">");
	for (size_t i = 0; i < drawing->count; i++)
		add_shape(out, &drawing->shapes[i]);
	bytes_string(out, "</svg>\n");
}

void
html_mark(struct html_page *page)
{
	const struct theme *theme = page->theme;
	const struct brand *brand = &theme->brand;
	if (!brand->logo)
		return;
	const struct drawing *drawing =
	    svg_read(page->job, brand->logo, brand->logo_place);
	if (!drawing)
		return;
	if (html_cover_is_light(page)) {
		add_drawing(page->out, drawing);
		return;
	}
	/* On the head's ground: its deep colour becomes paper's, its white the
	 * ground's, as on a cover. */
	const struct colour deep = theme->palette[TOKEN_DEEP];
	const struct colour paper = theme->palette[TOKEN_PAPER];
	const struct colour from[] = {deep, paper}, to[] = {paper, deep};
	add_drawing(
	    page->out, svg_recolour(page->job->arena, drawing, from, to, 2));
}
