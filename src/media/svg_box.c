/*
 * From the outermost element's attributes to a size and a transform: SVG 1.1,
 * sections 7.2, 7.7 and 7.8.
 *
 * A side that is not given follows from the view box.  Of the ways to fit the
 * box only the default is known, whole and in the middle; when the
 * proportions are equal all ways are the same.
 */
#include "media/svg_box.h"

#include "media/svg_basic.h"
#include "media/svg_limits.h"
#include "media/svg_style.h"

#include <math.h>
#include <string.h>

/* viewBox, in user units. */
struct view {
	double x, y, width, height;
};

static bool
parse_view(const char *text, struct view *view)
{
	double *const parts[] = {
	    &view->x, &view->y, &view->width, &view->height};
	svg_number_skip_space(&text);
	for (int i = 0; i < 4; i++) {
		if (i)
			svg_number_skip_comma(&text);
		if (!svg_number_read(&text, parts[i]))
			return false;
	}
	svg_number_skip_space(&text);
	return !*text && view->width > 0 && view->height > 0;
}

/* A side of the picture in px; 0: not given, or relative to its place. */
static double
read_side(struct job *job, const struct xml_node *root, const char *name)
{
	const char *value = xml_attribute(root, name);
	bool ok = true;
	if (!value || strcmp(value, "auto") == 0 || strchr(value, '%'))
		return 0;
	return svg_basic_length(job, root, name, 0, 0, &ok);
}

/* Gives the sides that are not given the view's proportions. */
static void
complete(struct svg_point *size, const struct view *view)
{
	if (size->x <= 0 && size->y <= 0)
		*size = (struct svg_point){view->width, view->height};
	else if (size->x <= 0)
		size->x = size->y * view->width / view->height;
	else if (size->y <= 0)
		size->y = size->x * view->height / view->width;
}

static bool
is_fitted(const struct xml_node *root, double across, double down)
{
	const char *value = xml_attribute(root, "preserveAspectRatio");
	return !value || fabs(across - down) <= 0.001 * down ||
	       strcmp(value, "xMidYMid") == 0 ||
	       strcmp(value, "xMidYMid meet") == 0;
}

static bool
place_view(struct job *job, const struct xml_node *root,
    const struct view *view, struct svg_box *box)
{
	complete(&box->size, view);
	double across = box->size.x / view->width;
	double down = box->size.y / view->height;
	double scale = across < down ? across : down;
	if (!is_fitted(root, across, down)) {
		diag_error(job, root->place,
		    "preserveAspectRatio is not supported. Remove it, and give "
		    "width and height the proportions of viewBox.");
		return false;
	}
	box->whole = (struct svg_point){view->width, view->height};
	box->matrix = (struct svg_matrix){scale, 0, 0, scale,
	    (box->size.x - view->width * scale) / 2 - view->x * scale,
	    (box->size.y - view->height * scale) / 2 - view->y * scale};
	return true;
}

/* Does a side become a length, and not 0? */
static bool
is_printable(double px)
{
	double value = px * SVG_PX_TO_LENGTH;
	return value >= 1 && value < UNIT_LARGEST;
}

bool
svg_box_read(struct job *job, const struct xml_node *root, struct svg_box *box)
{
	struct view view;
	const char *text = xml_attribute(root, "viewBox");
	box->size.x = read_side(job, root, "width");
	box->size.y = read_side(job, root, "height");
	box->whole = box->size;
	box->matrix = svg_matrix_identity;
	if (text && !parse_view(text, &view)) {
		diag_error(job, root->place,
		    "viewBox '%.*s' is not understood. "
		    "Write x, y, width and height, the last two above 0.",
		    svg_style_shown(text), text);
		return false;
	}
	if (text && !place_view(job, root, &view, box))
		return false;
	if (is_printable(box->size.x) && is_printable(box->size.y))
		return true;
	diag_error(job, root->place,
	    "the picture has no size that can be printed. "
	    "Add viewBox, or width and height.");
	return false;
}
