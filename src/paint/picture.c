/*
 * XObjects (ISO 32000-1, 8.9 and 8.10): pixels deflated with their alpha as a
 * soft mask, JPEG files as they are, drawings as forms whose box cuts what
 * reaches out of their view box, and codes as forms, too.
 */
#include "paint/picture.h"

#include "paint/colour.h"

#include <assert.h>
#include <stdio.h>

struct xobject {
	const struct drawing *drawing; /* NULL: an image or a code */
	struct digest digest;          /* of those */
	char name[16];
	int number;
	struct xobject *next;
};

struct pictures {
	struct arena *arena;
	struct haru *haru;
	struct deflate *deflate;
	struct code_cache *codes;
	struct xobject *first, *last;
	int count;
	struct object *cmyk; /* its profile; NULL: not needed yet */
};

struct pictures *
pictures_new(struct arena *arena, struct haru *haru, struct deflate *deflate,
    struct code_cache *codes)
{
	struct pictures *pictures = ARENA_NEW(arena, struct pictures);
	*pictures = (struct pictures){
	    .arena = arena, .haru = haru, .deflate = deflate, .codes = codes};
	return pictures;
}

/* One that has this number in the file. */
static struct xobject *
add(struct pictures *pictures, int number)
{
	struct xobject *xobject = ARENA_NEW(pictures->arena, struct xobject);
	xobject->number = number;
	snprintf(xobject->name, sizeof xobject->name, "X%d", pictures->count++);
	if (pictures->last)
		pictures->last->next = xobject;
	else
		pictures->first = xobject;
	pictures->last = xobject;
	return xobject;
}

static struct xobject *
find_drawing(const struct pictures *pictures, const struct drawing *drawing)
{
	struct xobject *xobject = pictures->first;
	while (xobject && xobject->drawing != drawing)
		xobject = xobject->next;
	return xobject;
}

static struct xobject *
find(const struct pictures *pictures, struct digest digest)
{
	struct xobject *xobject = pictures->first;
	while (xobject &&
	       (xobject->drawing || !digest_same(xobject->digest, digest)))
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
	struct xobject *xobject = add(pictures, object->number);
	xobject->drawing = drawing;
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
		pictures->cmyk = haru_stream(pictures->haru, colour_cmyk.bytes,
		    colour_cmyk.size, "FlateDecode");
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

void
pictures_image(struct pictures *pictures, struct canvas *canvas,
    const struct image *image, length x, length y, length width, length height)
{
	struct xobject *xobject = find(pictures, image->digest);
	if (!xobject) {
		xobject = add(pictures, image_object(pictures, image));
		xobject->digest = image->digest;
	}
	canvas_image(canvas, xobject->name, x, y, width, height);
}

/* The box is larger than the code: what cuts it could touch its edges. */
static int
code_object(
    struct pictures *pictures, const struct qr *qr, struct digest digest)
{
	struct code code =
	    code_draw(pictures->codes, pictures->arena, qr, digest);
	struct object *object =
	    haru_stream(pictures->haru, code.bytes, code.size, "FlateDecode");
	bytes_printf(&object->body,
	    "/Subtype/Form/BBox[-1 -1 %d %d]/Resources<<>>", qr->modules + 1,
	    qr->modules + 1);
	return object->number;
}

void
pictures_code(struct pictures *pictures, struct canvas *canvas,
    const struct qr *qr, length x, length y, length width, length height)
{
	struct digest digest = code_digest(qr);
	struct xobject *xobject = find(pictures, digest);
	if (!xobject) {
		xobject = add(pictures, code_object(pictures, qr, digest));
		xobject->digest = digest;
	}
	canvas_grid(canvas, xobject->name, x, y, width, height, qr->modules);
}

void
pictures_write(const struct pictures *pictures, struct bytes *resources)
{
	if (pictures->count == 0)
		return;
	bytes_string(resources, "/XObject<<");
	for (const struct xobject *at = pictures->first; at; at = at->next)
		bytes_printf(resources, "/%s %d 0 R", at->name, at->number);
	bytes_string(resources, ">>");
}
