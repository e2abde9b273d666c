/*
 * From an SVG file to a drawing.
 *
 * The tree is walked once; each shape leaves with its transform applied and
 * its style resolved, so that nothing of SVG is left.  What the subset does
 * not have is reported by name.  The file is untrusted: `use` can make a small
 * file unroll without end, so the bytes of elements drawn are counted, each
 * time they are drawn, and bounded.
 *
 * Source: SVG 1.1 (second edition), chapter 5 (document structure).
 */
#include "media/svg.h"

#include "article/xml.h"
#include "media/file.h"
#include "media/svg_basic.h"
#include "media/svg_box.h"
#include "media/svg_limits.h"
#include "media/svg_style.h"

#include <stdlib.h>
#include <string.h>

enum {
	FILE_MOST = 1 << 20,  /* bytes */
	DEPTH_MOST = 32,      /* g and use within each other */
	WORK_MOST = 16 << 20, /* bytes of elements drawn */
	NODE_WORK = 16,       /* what an element without attributes counts */
	FAULTS_MOST = 20      /* after them reading stops */
};

/* An element that a use may refer to. */
struct target {
	const char *id;
	const struct xml_node *node;
};

struct reader {
	struct job *job;
	struct svg_point whole; /* what percentages refer to */
	struct target *targets; /* sorted by id */
	size_t target_count, target_capacity;
	struct shape *shapes;
	size_t count, capacity;
	size_t steps; /* of all shapes */
	size_t work;  /* bytes drawn so far */
	size_t errors_before;
	bool stopped;
};

/* A use whose target is being drawn. */
struct use {
	const struct xml_node *target;
	const struct use *outer;
};

/* What an element inherits. */
struct context {
	struct svg_matrix matrix; /* user units to px of the drawing */
	struct svg_style style;
	int depth;
	const struct use *uses; /* the innermost, or NULL */
};

static void draw_node(struct reader *reader, const struct xml_node *node,
    const struct context *context);

/* Without the prefix that the namespace may have. */
static const char *
local_name(const struct xml_node *node)
{
	const char *colon = strchr(node->name, ':');
	return colon ? colon + 1 : node->name;
}

static bool
is_svg(const struct xml_node *node)
{
	return !node->space ||
	       strcmp(node->space, "http://www.w3.org/2000/svg") == 0;
}

/* ---- what is not drawn ---- */

/* Elements of the subset that draw nothing, and those outside of it. */
static const struct {
	const char *name;
	const char *remedy;
} refusals[] = {
    {"text", "Convert text to outlines."},
    {"flowRoot", "Convert text to outlines."},
    {"image", "Draw it as paths, or use a PNG or JPEG picture instead."},
    {"style", "Write its rules as attributes of the shapes."},
    {"linearGradient", "Fill with a plain colour."},
    {"radialGradient", "Fill with a plain colour."},
    {"meshgradient", "Fill with a plain colour."},
    {"pattern", "Fill with a plain colour."},
    {"filter", "Remove the effect."},
    {"clipPath", "Release the clipping path and cut the shapes themselves."},
    {"mask", "Release the mask and cut the shapes themselves."},
    {"marker", "Draw the line's ends as paths."},
    {"symbol", "Write it as <g> within <defs>."},
    {"svg", "Ungroup the picture within the picture."},
    {"a", "Ungroup it; its link cannot be followed on paper."},
    {"animate", "Remove the animation."},
    {"animateTransform", "Remove the animation."},
    {"animateMotion", "Remove the animation."},
    {"set", "Remove the animation."},
};

static void
refuse(struct reader *reader, const struct xml_node *node)
{
	const char *name = local_name(node);
	const char *remedy = "Remove it.";
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		if (strcmp(name, refusals[i].name) == 0)
			remedy = refusals[i].remedy;
	diag_error(reader->job, node->place,
	    "<%.*s> is not supported in pictures. %s", svg_style_shown(name),
	    name, remedy);
}

/* Does an element only describe, for people or for the drawing program? */
static bool
is_description(const struct xml_node *node)
{
	const char *name = local_name(node);
	if (is_svg(node))
		return strcmp(name, "title") == 0 ||
		       strcmp(name, "desc") == 0 ||
		       strcmp(name, "metadata") == 0;
	return strcmp(node->space, "http://www.w3.org/1999/xhtml") != 0;
}

/* What stands in defs is drawn by use alone; these act from there too. */
static void
check_definitions(struct reader *reader, const struct xml_node *defs)
{
	for (const struct xml_node *node = defs->first; node;
	     node = node->next) {
		if (!node->name)
			continue;
		const char *name = local_name(node);
		if (strcmp(name, "style") == 0 || strcmp(name, "script") == 0)
			refuse(reader, node);
		else
			check_definitions(reader, node);
	}
}

/* ---- bounds ---- */

static void
stop(struct reader *reader, const struct xml_node *node, const char *what)
{
	diag_error(reader->job, node->place,
	    "the picture %s. Simplify it, or save it as PNG.", what);
	reader->stopped = true;
}

/* Counts an element that is about to be drawn; false: no more. */
static bool
spend(struct reader *reader, const struct xml_node *node)
{
	if (reader->job->diag->errors - reader->errors_before >= FAULTS_MOST)
		reader->stopped = true;
	if (reader->stopped)
		return false;
	reader->work += NODE_WORK;
	for (const struct xml_attribute *a = node->attributes; a; a = a->next)
		reader->work += strlen(a->name) + strlen(a->value);
	if (reader->work > WORK_MOST)
		stop(reader, node, "repeats its parts too often");
	return !reader->stopped;
}

/* ---- shapes ---- */

static struct colour
paint_colour(const struct svg_style *style, struct svg_paint paint)
{
	return paint.kind == SVG_PAINT_CURRENT ? style->current : paint.colour;
}

/* false: a stroke that would be broader one way, already reported. */
static bool
set_stroke(struct reader *reader, const struct xml_node *node,
    const struct context *context, struct shape *shape)
{
	const struct svg_style *style = &context->style;
	double scale = svg_matrix_scale(context->matrix);
	if (scale < 0) {
		diag_error(reader->job, node->place,
		    "this shape's stroke is stretched by a transform. "
		    "Convert the stroke to a path.");
		return false;
	}
	double width = style->stroke_width * scale * SVG_PX_TO_LENGTH + 0.5;
	if (!(width < UNIT_LARGEST)) {
		stop(reader, node, "has a stroke that is too broad");
		return false;
	}
	shape->stroked = true;
	shape->stroke = paint_colour(style, style->stroke);
	shape->stroke_width = width < 1 ? 1 : (length)width;
	shape->cap = style->cap;
	shape->join = style->join;
	double limit = style->mitre_limit;
	shape->mitre_limit = limit < 1000 ? (int)(limit * 100 + 0.5) : 100000;
	return true;
}

static void
add_shape(struct reader *reader, const struct xml_node *node,
    const struct context *context, const struct svg_outline *outline, bool open)
{
	const struct svg_style *style = &context->style;
	struct shape shape = {
	    .steps = outline->steps,
	    .count = outline->count,
	    .filled = style->fill.kind != SVG_PAINT_NONE && !open,
	    .fill = paint_colour(style, style->fill),
	    .even_odd = style->even_odd,
	    .mitre_limit = SVG_MITRE_LIMIT,
	};
	bool stroked =
	    style->stroke.kind != SVG_PAINT_NONE && style->stroke_width > 0;
	if (stroked && !set_stroke(reader, node, context, &shape))
		return;
	if (shape.filled || shape.stroked)
		ARENA_PUSH(reader->job->arena, reader->shapes, reader->count,
		    reader->capacity, shape);
}

static void
refuse_children(struct reader *reader, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node;
	     node = node->next)
		if (node->name && !is_description(node))
			refuse(reader, node);
}

static void
draw_shape(struct reader *reader, const struct xml_node *node,
    const struct context *context, const struct svg_basic *basic)
{
	struct svg_outline outline = svg_outline_begin(reader->job->arena,
	    context->matrix, SVG_STEPS_MOST - reader->steps);
	refuse_children(reader, node);
	if (!svg_basic_draw(basic, reader->job, node, reader->whole, &outline))
		return;
	reader->steps += outline.count;
	if (outline.too_long)
		stop(reader, node, "has more than 100,000 lines and curves");
	else if (outline.too_large)
		stop(reader, node, "reaches further than 200 m");
	else if (outline.count && !context->style.invisible &&
		 svg_matrix_scale(context->matrix) != 0)
		add_shape(
		    reader, node, context, &outline, svg_basic_is_open(basic));
}

/* ---- containers ---- */

static void
draw_children(struct reader *reader, const struct xml_node *parent,
    const struct context *context)
{
	for (const struct xml_node *node = parent->first; node;
	     node = node->next)
		if (node->name)
			draw_node(reader, node, context);
		else if (!spend(reader, node))
			return;
}

static int
compare_targets(const void *a, const void *b)
{
	return strcmp(
	    ((const struct target *)a)->id, ((const struct target *)b)->id);
}

/* Ids are looked up often: list them all, then sort. */
static void
collect_targets(struct reader *reader, const struct xml_node *node)
{
	const char *id = xml_attribute(node, "id");
	if (id) {
		struct target target = {id, node};
		ARENA_PUSH(reader->job->arena, reader->targets,
		    reader->target_count, reader->target_capacity, target);
	}
	for (node = node->first; node; node = node->next)
		if (node->name)
			collect_targets(reader, node);
}

/* Ids must differ; of two that do not, none is the right one. */
static void
sort_targets(struct reader *reader)
{
	struct target *targets = reader->targets;
	if (reader->target_count == 0)
		return;
	qsort(targets, reader->target_count, sizeof *targets, compare_targets);
	for (size_t i = 1; i < reader->target_count; i++)
		if (strcmp(targets[i - 1].id, targets[i].id) == 0)
			targets[i - 1].node = targets[i].node = NULL;
}

/* The element that a use refers to, or NULL: already reported. */
static const struct xml_node *
find_target(struct reader *reader, const struct xml_node *use)
{
	const char *href = xml_attribute(use, "href");
	if (!href)
		href = xml_attribute(use, "xlink:href");
	if (!href || *href != '#') {
		diag_error(reader->job, use->place,
		    "<use> refers to nothing in this file. "
		    "Write href=\"#\" with the id of an element.");
		return NULL;
	}
	struct target key = {href + 1, NULL};
	const struct target *found =
	    reader->target_count
		? bsearch(&key, reader->targets, reader->target_count,
		      sizeof key, compare_targets)
		: NULL;
	if (found && found->node)
		return found->node;
	diag_error(reader->job, use->place,
	    "<use> refers to '%.*s', an id that %s. "
	    "Give it to the one element that is meant.",
	    svg_style_shown(href), href,
	    found ? "several elements have" : "no element has");
	return NULL;
}

static void
draw_use(struct reader *reader, const struct xml_node *node,
    const struct context *context)
{
	bool ok = true;
	struct svg_matrix shift = svg_matrix_identity;
	shift.e =
	    svg_basic_length(reader->job, node, "x", reader->whole.x, 0, &ok);
	shift.f =
	    svg_basic_length(reader->job, node, "y", reader->whole.y, 0, &ok);
	const struct xml_node *target = find_target(reader, node);
	if (!ok || !target)
		return;
	for (const struct use *use = context->uses; use; use = use->outer) {
		if (use->target == target) {
			stop(reader, node, "has a <use> that repeats itself");
			return;
		}
	}
	struct use use = {target, context->uses};
	struct context inner = *context;
	inner.uses = &use;
	inner.matrix = svg_matrix_multiply(context->matrix, shift);
	draw_node(reader, target, &inner);
}

/* Style and transform of the element itself; false: it is not to be drawn. */
static bool
enter(
    struct reader *reader, const struct xml_node *node, struct context *context)
{
	struct svg_matrix matrix;
	const char *transform = xml_attribute(node, "transform");
	svg_style_read(reader->job, node, &context->style);
	if (++context->depth > DEPTH_MOST) {
		stop(reader, node, "nests deeper than 32 groups");
		return false;
	}
	if (transform && !svg_matrix_parse(transform, &matrix)) {
		diag_error(reader->job, node->place,
		    "transform '%.*s' is not understood. "
		    "Use matrix, translate, scale, rotate, skewX, skewY.",
		    svg_style_shown(transform), transform);
		return false;
	}
	if (transform)
		context->matrix = svg_matrix_multiply(context->matrix, matrix);
	return !context->style.hidden;
}

static void
draw_node(struct reader *reader, const struct xml_node *node,
    const struct context *context)
{
	const char *name = local_name(node);
	if (!spend(reader, node) || is_description(node))
		return;
	if (is_svg(node) && strcmp(name, "defs") == 0) {
		check_definitions(reader, node);
		return;
	}
	const struct svg_basic *basic = svg_basic_find(name);
	bool use = strcmp(name, "use") == 0, group = strcmp(name, "g") == 0;
	if (!is_svg(node) || !(basic || use || group)) {
		refuse(reader, node);
		return;
	}
	struct context inner = *context;
	if (!enter(reader, node, &inner))
		return;
	if (basic)
		draw_shape(reader, node, &inner, basic);
	else if (use)
		draw_use(reader, node, &inner);
	else
		draw_children(reader, node, &inner);
}

/* ---- the whole picture ---- */

static length
to_length(double px)
{
	return (length)(px * SVG_PX_TO_LENGTH + 0.5);
}

static const struct drawing *
draw_root(struct reader *reader, const struct xml_node *root)
{
	struct svg_box box;
	struct context context = {.style = svg_style_initial};
	if (!is_svg(root) || strcmp(local_name(root), "svg") != 0) {
		diag_error(reader->job, root->place,
		    "the file is no SVG picture: it begins with <%.*s>. "
		    "Save it as SVG.",
		    svg_style_shown(root->name), root->name);
		return NULL;
	}
	if (xml_attribute(root, "transform")) {
		diag_error(reader->job, root->place,
		    "the picture as a whole has a transform. "
		    "Move it to a <g> around everything.");
		return NULL;
	}
	if (!svg_box_read(reader->job, root, &box))
		return NULL;
	reader->whole = box.whole;
	context.matrix = box.matrix;
	context.style.whole_px = svg_basic_diagonal(box.whole);
	svg_style_read(reader->job, root, &context.style);
	collect_targets(reader, root);
	sort_targets(reader);
	draw_children(reader, root, &context);
	struct drawing *drawing = ARENA_NEW(reader->job->arena, struct drawing);
	*drawing = (struct drawing){to_length(box.size.x),
	    to_length(box.size.y), reader->shapes, reader->count};
	return drawing;
}

const struct drawing *
svg_read(struct job *job, const char *path, struct place place)
{
	size_t size;
	struct reader reader = {.job = job, .errors_before = job->diag->errors};
	const char *bytes = file_read(job, path, place, FILE_MOST, &size);
	if (!bytes)
		return NULL;
	const struct xml_node *root = xml_read_bytes(job, path, bytes, size);
	if (!root)
		return NULL;
	const struct drawing *drawing = draw_root(&reader, root);
	return job->diag->errors == reader.errors_before ? drawing : NULL;
}
