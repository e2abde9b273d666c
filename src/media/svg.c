/*
 * Drawings once they are there: made from path data, recoloured, scaled.
 */
#include "media/svg.h"

#include "media/svg_data.h"
#include "media/svg_limits.h"

#include <assert.h>
#include <string.h>

const struct drawing *
svg_path(struct arena *arena, const char *d, length width, length height,
    struct colour fill)
{
	struct svg_outline outline =
	    svg_outline_begin(arena, svg_matrix_identity, SVG_STEPS_MOST);
	if (svg_data_read(&outline, d) || outline.too_long || outline.too_large)
		return NULL;
	struct shape *shape = ARENA_NEW(arena, struct shape);
	shape->steps = outline.steps;
	shape->count = outline.count;
	shape->filled = true;
	shape->fill = fill;
	shape->mitre_limit = SVG_MITRE_LIMIT;
	struct drawing *drawing = ARENA_NEW(arena, struct drawing);
	*drawing = (struct drawing){width, height, shape, 1};
	return drawing;
}

/* A drawing like the other, whose shapes may be changed. */
static struct drawing *
copy(struct arena *arena, const struct drawing *drawing, struct shape **shapes)
{
	struct drawing *result = ARENA_NEW(arena, struct drawing);
	*shapes = ARENA_ARRAY(arena, drawing->count, struct shape);
	if (drawing->count)
		memcpy(
		    *shapes, drawing->shapes, drawing->count * sizeof **shapes);
	*result = *drawing;
	result->shapes = *shapes;
	return result;
}

static struct colour
recolour(struct colour colour, const struct colour *from,
    const struct colour *to, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (palette_equal(colour, from[i]))
			return to[i];
	return colour;
}

const struct drawing *
svg_recolour(struct arena *arena, const struct drawing *drawing,
    const struct colour *from, const struct colour *to, size_t count)
{
	struct shape *shapes;
	struct drawing *result = copy(arena, drawing, &shapes);
	for (size_t i = 0; i < result->count; i++) {
		shapes[i].fill = recolour(shapes[i].fill, from, to, count);
		shapes[i].stroke = recolour(shapes[i].stroke, from, to, count);
	}
	return result;
}

/* value * width / whole; what is far outside the drawing stays a length. */
static length
scale(length value, length width, length whole)
{
	int64_t scaled = unit_scale(value, width, whole);
	if (scaled > UNIT_LARGEST)
		return UNIT_LARGEST;
	return scaled < -UNIT_LARGEST ? -UNIT_LARGEST : (length)scaled;
}

static const struct path_step *
scale_steps(
    struct arena *arena, const struct shape *shape, length width, length whole)
{
	struct path_step *steps =
	    ARENA_ARRAY(arena, shape->count, struct path_step);
	for (size_t i = 0; i < shape->count; i++) {
		steps[i] = shape->steps[i];
		for (int k = 0; k < 3; k++) {
			struct point *point = &steps[i].points[k];
			point->x = scale(point->x, width, whole);
			point->y = scale(point->y, width, whole);
		}
	}
	return steps;
}

const struct drawing *
svg_fit(struct arena *arena, const struct drawing *drawing, length width)
{
	struct shape *shapes;
	struct drawing *result = copy(arena, drawing, &shapes);
	const length whole = drawing->width;
	assert(whole > 0 && width > 0);
	result->width = width;
	result->height = scale(drawing->height, width, whole);
	for (size_t i = 0; i < result->count; i++) {
		struct shape *shape = &shapes[i];
		shape->steps = scale_steps(arena, shape, width, whole);
		shape->stroke_width = scale(shape->stroke_width, width, whole);
	}
	return result;
}
