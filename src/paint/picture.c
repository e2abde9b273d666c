/*
 * XObjects (ISO 32000-1, 8.9 and 8.10): pixels deflated with their alpha as a
 * soft mask, JPEG files as they are, drawings as forms whose box cuts what
 * reaches out of their view box.
 */
#include "paint/picture.h"

#include "paint/colour.h"

#include <assert.h>
#include <stdio.h>

struct xobject {
	const struct image *image;
	const struct drawing *drawing;
	char name[16];
	int number; /* 0: not in the file yet */
	struct xobject *next;
};

struct pictures {
	struct arena *arena;
	struct haru *haru;
	struct deflate *deflate;
	struct xobject *first, *last;
	int count;           /* of those that have a name */
	struct object *cmyk; /* its profile; NULL: not needed yet */
};

struct pictures *
pictures_new(struct arena *arena, struct haru *haru, struct deflate *deflate)
{
	struct pictures *pictures = ARENA_NEW(arena, struct pictures);
	*pictures =
	    (struct pictures){.arena = arena, .haru = haru, .deflate = deflate};
	return pictures;
}

static struct xobject *
add(struct pictures *pictures)
{
	struct xobject *xobject = ARENA_NEW(pictures->arena, struct xobject);
	if (pictures->last)
		pictures->last->next = xobject;
	else
		pictures->first = xobject;
	pictures->last = xobject;
	return xobject;
}

static void
give_name(struct pictures *pictures, struct xobject *xobject, int number)
{
	xobject->number = number;
	snprintf(xobject->name, sizeof xobject->name, "X%d", pictures->count++);
}

static struct xobject *
find_drawing(const struct pictures *pictures, const struct drawing *drawing)
{
	struct xobject *xobject = pictures->first;
	while (xobject && xobject->drawing != drawing)
		xobject = xobject->next;
	return xobject;
}

static void
write_step(struct canvas *canvas, const struct path_step *step)
{
	const struct point *to = step->points;
	switch (step->op) {
	case PATH_MOVE:
		canvas_move(canvas, to[0].x, to[0].y);
		break;
	case PATH_LINE:
		canvas_line(canvas, to[0].x, to[0].y);
		break;
	case PATH_CURVE:
		canvas_curve(canvas, to);
		break;
	case PATH_CLOSE:
		canvas_close(canvas);
		break;
	}
}

static void
draw_shapes(struct canvas *canvas, const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->count; i++) {
		const struct shape *shape = &drawing->shapes[i];
		if (shape->count == 0 || (!shape->filled && !shape->stroked))
			continue;
		if (shape->filled)
			canvas_fill_colour(canvas, shape->fill);
		if (shape->stroked) {
			canvas_pen(canvas, shape->stroke, shape->stroke_width,
			    shape->cap, shape->join);
			canvas_mitre_limit(canvas, shape->mitre_limit);
		}
		for (size_t j = 0; j < shape->count; j++)
			write_step(canvas, &shape->steps[j]);
		canvas_paint(
		    canvas, shape->filled, shape->stroked, shape->even_odd);
	}
}

static struct xobject *
make_form(struct pictures *pictures, const struct drawing *drawing)
{
	struct canvas canvas = canvas_form(pictures->arena, drawing->height);
	draw_shapes(&canvas, drawing);
	size_t size;
	uint8_t *bytes = deflate_bytes(pictures->deflate, pictures->arena,
	    canvas.out.data, canvas.out.size, &size);
	struct object *object =
	    haru_stream(pictures->haru, bytes, size, "FlateDecode");
	bytes_string(&object->body, "/Type/XObject/Subtype/Form/BBox");
	bytes_box(&object->body, 0, 0, drawing->width, drawing->height);
	bytes_string(&object->body, "/Resources<<>>");
	struct xobject *xobject = add(pictures);
	xobject->drawing = drawing;
	give_name(pictures, xobject, object->number);
	return xobject;
}

void
pictures_drawing(struct pictures *pictures, struct canvas *canvas,
    const struct drawing *drawing, length x, length y)
{
	struct xobject *xobject = find_drawing(pictures, drawing);
	if (!xobject)
		xobject = make_form(pictures, drawing);
	canvas_form_at(canvas, xobject->name, x, y + drawing->height);
}

/* Grey and RGB are what the output intent says; CMYK needs its own profile. */
static void
write_colour_space(struct pictures *pictures, struct bytes *out, int components)
{
	if (components < 4) {
		bytes_printf(out, "/ColorSpace/Device%s",
		    components == 1 ? "Gray" : "RGB");
		return;
	}
	if (!pictures->cmyk) {
		struct icc icc =
		    colour_cmyk(pictures->arena, pictures->deflate);
		pictures->cmyk = haru_stream(
		    pictures->haru, icc.bytes, icc.size, "FlateDecode");
		bytes_string(&pictures->cmyk->body, "/N 4");
	}
	bytes_printf(
	    out, "/ColorSpace[/ICCBased %d 0 R]", pictures->cmyk->number);
}

static void
write_image_entries(struct pictures *pictures, struct object *object,
    const struct image *image, int components)
{
	bytes_printf(&object->body,
	    "/Type/XObject/Subtype/Image/Width %d/Height %d"
	    "/BitsPerComponent 8",
	    image->width_px, image->height_px);
	write_colour_space(pictures, &object->body, components);
}

static struct object *
pixels_object(struct pictures *pictures, const struct image *image,
    const uint8_t *pixels, int components)
{
	size_t size = (size_t)image->width_px * (size_t)image->height_px *
		      (size_t)components;
	size_t packed;
	uint8_t *bytes = deflate_bytes(
	    pictures->deflate, pictures->arena, pixels, size, &packed);
	struct object *object =
	    haru_stream(pictures->haru, bytes, packed, "FlateDecode");
	write_image_entries(pictures, object, image, components);
	return object;
}

static int
image_object(struct pictures *pictures, const struct image *image)
{
	assert(image->components == 1 || image->components == 3 ||
	       (image->components == 4 && image->kind == IMAGE_JPEG));
	if (image->kind == IMAGE_JPEG) {
		struct object *object = haru_stream(
		    pictures->haru, image->bytes, image->size, "DCTDecode");
		write_image_entries(pictures, object, image, image->components);
		if (image->components == 4 && image->inverted)
			bytes_string(&object->body, "/Decode[1 0 1 0 1 0 1 0]");
		return object->number;
	}
	struct object *mask =
	    image->alpha ? pixels_object(pictures, image, image->alpha, 1)
			 : NULL;
	struct object *object =
	    pixels_object(pictures, image, image->pixels, image->components);
	if (mask)
		bytes_printf(&object->body, "/SMask %d 0 R", mask->number);
	return object->number;
}

static bool
same_image(const struct image *a, const struct image *b)
{
	return a->digest.high == b->digest.high &&
	       a->digest.low == b->digest.low;
}

void
pictures_image(struct pictures *pictures, struct canvas *canvas,
    const struct image *image, length x, length y, length width, length height)
{
	struct xobject *xobject = pictures->first;
	while (
	    xobject && !(xobject->image && same_image(xobject->image, image)))
		xobject = xobject->next;
	if (!xobject) {
		xobject = add(pictures);
		xobject->image = image;
		give_name(pictures, xobject, image_object(pictures, image));
	}
	canvas_image(canvas, xobject->name, x, y, width, height);
}

/* Are the cells from `from` to `to` - 1 of the row dark, and no neighbours? */
static bool
is_run(const struct qr *qr, int row, int from, int to)
{
	int n = qr->modules;
	if (row < 0 || row >= n)
		return false;
	const uint8_t *dark = qr->dark + (size_t)row * (size_t)n;
	if ((from > 0 && dark[from - 1]) || (to < n && dark[to]))
		return false;
	for (int i = from; i < to; i++)
		if (!dark[i])
			return false;
	return true;
}

/* The run, and those below that are as long, unless it is one of those. */
static void
paint_run(struct canvas *canvas, const struct qr *qr, int row, int from, int to)
{
	if (is_run(qr, row - 1, from, to))
		return;
	int below = row + 1;
	while (is_run(qr, below, from, to))
		below++;
	canvas_cells(canvas, from, row, to - from, below - row);
}

/* Neighbours are one rectangle, and one path has no seams. */
void
pictures_code(struct canvas *canvas, const struct qr *qr, length x, length y,
    length width, length height)
{
	int n = qr->modules;
	canvas_grid(canvas, x, y, width, height, n);
	for (int row = 0; row < n; row++) {
		const uint8_t *dark = qr->dark + (size_t)row * (size_t)n;
		for (int from = 0, to; from < n; from = to) {
			to = from + 1;
			while (to < n && dark[to] == dark[from])
				to++;
			if (dark[from])
				paint_run(canvas, qr, row, from, to);
		}
	}
	canvas_grid_fill(canvas);
}

void
pictures_write(const struct pictures *pictures, struct bytes *resources)
{
	if (pictures->count == 0)
		return;
	bytes_string(resources, "/XObject<<");
	for (const struct xobject *at = pictures->first; at; at = at->next)
		if (at->number)
			bytes_printf(
			    resources, "/%s %d 0 R", at->name, at->number);
	bytes_string(resources, ">>");
}
