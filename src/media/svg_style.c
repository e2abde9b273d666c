/*
 * From attributes to a style.
 *
 * Three lists name every attribute and property that may occur: those read
 * here (some of which must have the one value that changes nothing), those
 * that belong to the element, and those without effect on what we draw.  What
 * is in none of them is refused: nothing is dropped in silence.  Meanings are
 * those of SVG 1.1, chapters 6 and 11.
 */
#include "media/svg_style.h"

#include "media/svg_number.h"

#include <string.h>

const struct svg_style svg_style_initial = {
    .fill = {.kind = SVG_PAINT_COLOUR},
    .stroke_width = 1,
    .mitre_limit = 4,
};

int
svg_style_shown(const char *text)
{
	enum { MOST = 40 };
	size_t size = strnlen(text, MOST + 1);
	if (size <= MOST)
		return (int)size;
	for (size = MOST; size && (text[size] & 0xC0) == 0x80;)
		size--;
	return (int)size;
}

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool
same_word(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b))
		a++, b++;
	return lower(*a) == lower(*b);
}

/* A part of rgb(): a number of 0 to 255, or a percentage. */
static bool
parse_part(const char **at, uint8_t *part)
{
	double value;
	if (!svg_number_read(at, &value))
		return false;
	if (**at == '%') {
		value = value * 255 / 100;
		(*at)++;
	}
	value = value < 0 ? 0 : value > 255 ? 255 : value;
	*part = (uint8_t)(value + 0.5);
	return true;
}

/* "rgb(1, 2, 3)"; at stands after the parenthesis. */
static bool
parse_rgb(const char *at, struct colour *colour)
{
	uint8_t *parts[] = {&colour->red, &colour->green, &colour->blue};
	svg_number_skip_space(&at);
	for (int i = 0; i < 3; i++) {
		if (i)
			svg_number_skip_comma(&at);
		if (!parse_part(&at, parts[i]))
			return false;
	}
	svg_number_skip_space(&at);
	return strcmp(at, ")") == 0;
}

/* The names of CSS 2.1, section 4.3.6. */
static bool
parse_name(const char *text, struct colour *colour)
{
	static const struct {
		const char *name;
		struct colour colour;
	} names[] = {
	    {"black", {0, 0, 0}},
	    {"silver", {192, 192, 192}},
	    {"gray", {128, 128, 128}},
	    {"grey", {128, 128, 128}},
	    {"white", {255, 255, 255}},
	    {"maroon", {128, 0, 0}},
	    {"red", {255, 0, 0}},
	    {"purple", {128, 0, 128}},
	    {"fuchsia", {255, 0, 255}},
	    {"green", {0, 128, 0}},
	    {"lime", {0, 255, 0}},
	    {"olive", {128, 128, 0}},
	    {"yellow", {255, 255, 0}},
	    {"navy", {0, 0, 128}},
	    {"blue", {0, 0, 255}},
	    {"teal", {0, 128, 128}},
	    {"aqua", {0, 255, 255}},
	    {"orange", {255, 165, 0}},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!same_word(text, names[i].name))
			continue;
		*colour = names[i].colour;
		return true;
	}
	return false;
}

static bool
parse_colour(const char *text, struct colour *colour)
{
	if (*text == '#')
		return palette_parse(text, colour);
	if (strncmp(text, "rgb(", 4) == 0)
		return parse_rgb(text + 4, colour);
	return parse_name(text, colour);
}

static bool
parse_paint(const char *text, struct svg_paint *paint)
{
	struct svg_paint result = {.kind = SVG_PAINT_COLOUR};
	if (strcmp(text, "none") == 0)
		result.kind = SVG_PAINT_NONE;
	else if (same_word(text, "currentColor"))
		result.kind = SVG_PAINT_CURRENT;
	else if (!parse_colour(text, &result.colour))
		return false;
	*paint = result;
	return true;
}

/* The number of the word among count words, or -1. */
static int
find_word(const char *text, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	return -1;
}

/*
 * The setters: each takes a property's trimmed value; false: it is not one
 * that we can draw.
 */
static bool
set_fill(struct svg_style *style, const char *value)
{
	return parse_paint(value, &style->fill);
}

static bool
set_stroke(struct svg_style *style, const char *value)
{
	return parse_paint(value, &style->stroke);
}

static bool
set_colour(struct svg_style *style, const char *value)
{
	return parse_colour(value, &style->current);
}

static bool
set_fill_rule(struct svg_style *style, const char *value)
{
	static const char *const words[] = {"nonzero", "evenodd"};
	int found = find_word(value, words, 2);
	if (found >= 0)
		style->even_odd = found == 1;
	return found >= 0;
}

static bool
set_stroke_width(struct svg_style *style, const char *value)
{
	double width;
	if (!svg_number_length(value, style->whole_px, &width) || width < 0)
		return false;
	style->stroke_width = width;
	return true;
}

static bool
set_cap(struct svg_style *style, const char *value)
{
	static const char *const words[] = {"butt", "round", "square"};
	int found = find_word(value, words, 3);
	if (found >= 0)
		style->cap = (enum line_cap)found;
	return found >= 0;
}

static bool
set_join(struct svg_style *style, const char *value)
{
	static const char *const words[] = {"miter", "round", "bevel"};
	int found = find_word(value, words, 3);
	if (found >= 0)
		style->join = (enum line_join)found;
	return found >= 0;
}

static bool
set_mitre_limit(struct svg_style *style, const char *value)
{
	double limit;
	const char *at = value;
	if (!svg_number_read(&at, &limit) || *at || limit < 1)
		return false;
	style->mitre_limit = limit;
	return true;
}

static bool
set_display(struct svg_style *style, const char *value)
{
	style->hidden = strcmp(value, "none") == 0;
	return true;
}

static bool
set_visibility(struct svg_style *style, const char *value)
{
	style->invisible = strcmp(value, "visible") != 0;
	return true;
}

static bool
set_opacity(struct svg_style *style, const char *value)
{
	double opacity;
	(void)style;
	return svg_number_length(value, 1, &opacity) && opacity >= 1;
}

static bool
set_nothing(struct svg_style *style, const char *value)
{
	(void)style;
	return strcmp(value, "none") == 0 || strcmp(value, "normal") == 0 ||
	       strcmp(value, "auto") == 0;
}

struct property {
	const char *name;
	bool (*set)(struct svg_style *style, const char *value);
	const char *remedy; /* what to do when set says false */
};

#define COLOUR_REMEDY                                                          \
	"Use none, #rrggbb, rgb() or one of the 17 basic names, and no "       \
	"gradient or pattern."
#define OPACITY_REMEDY "Use 1 and a lighter colour."
#define MARKER_REMEDY "Draw the line's ends as paths."

static const struct property properties[] = {
    {"fill", set_fill, COLOUR_REMEDY},
    {"stroke", set_stroke, COLOUR_REMEDY},
    {"color", set_colour, COLOUR_REMEDY},
    {"fill-rule", set_fill_rule, "Use nonzero or evenodd."},
    {"stroke-width", set_stroke_width, "Use a length that is not negative."},
    {"stroke-linecap", set_cap, "Use butt, round or square."},
    {"stroke-linejoin", set_join, "Use miter, round or bevel."},
    {"stroke-miterlimit", set_mitre_limit, "Use a number of at least 1."},
    {"display", set_display, ""},
    {"visibility", set_visibility, ""},
    {"opacity", set_opacity, OPACITY_REMEDY},
    {"fill-opacity", set_opacity, OPACITY_REMEDY},
    {"stroke-opacity", set_opacity, OPACITY_REMEDY},
    {"stroke-dasharray", set_nothing, "Draw each dash as a line of its own."},
    {"clip-path", set_nothing,
	"Release the clipping path and cut the shapes themselves."},
    {"clip", set_nothing, "Cut the shapes themselves."},
    {"mask", set_nothing, "Release the mask and cut the shapes themselves."},
    {"filter", set_nothing, "Remove the effect."},
    {"marker", set_nothing, MARKER_REMEDY},
    {"marker-start", set_nothing, MARKER_REMEDY},
    {"marker-mid", set_nothing, MARKER_REMEDY},
    {"marker-end", set_nothing, MARKER_REMEDY},
    {"paint-order", set_nothing, "Draw the fill and the stroke as two shapes."},
    {"vector-effect", set_nothing, "Let strokes grow with the shape."},
    {"mix-blend-mode", set_nothing, "Use normal."},
};

/* Attributes that are read where the element is drawn. */
static const char *const elements_own[] = {"d", "points", "x", "y", "width",
    "height", "rx", "ry", "r", "cx", "cy", "x1", "y1", "x2", "y2", "transform",
    "href", "xlink:href", "viewBox", "preserveAspectRatio", "style"};

/*
 * What has no effect on anything that we draw; a name that ends in a hyphen
 * stands for all that begin so.
 */
static const char *const without_effect[] = {"-inkscape-", "-webkit-",
    "alignment-", "aria-", "baseline-", "baseProfile", "class", "clip-rule",
    "color-", "contentScriptType", "contentStyleType", "cursor", "data-",
    "direction", "dominant-", "enable-background", "flood-", "focusable",
    "font", "font-", "glyph-", "id", "image-rendering", "isolation", "kerning",
    "lang", "letter-spacing", "lighting-color", "line-", "overflow",
    "pathLength", "pointer-events", "role", "shape-", "solid-", "stop-",
    "stroke-dashoffset", "tabindex", "text-", "unicode-", "version",
    "white-space", "word-", "writing-mode", "zoomAndPan"};

static const struct property *
find_property(const char *name)
{
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (strcmp(name, properties[i].name) == 0)
			return &properties[i];
	return NULL;
}

static bool
has_no_effect(const char *name)
{
	size_t count = sizeof without_effect / sizeof *without_effect;
	for (size_t i = 0; i < count; i++) {
		const char *known = without_effect[i];
		size_t size = strlen(known);
		size += known[size - 1] != '-'; /* its NUL as well */
		if (strncmp(name, known, size) == 0)
			return true;
	}
	return false;
}

/* Is the attribute read elsewhere, without effect, or another vocabulary's? */
static bool
is_harmless(const char *name)
{
	int count = sizeof elements_own / sizeof *elements_own;
	return strchr(name, ':') || has_no_effect(name) ||
	       find_word(name, elements_own, count) >= 0;
}

/* What svg_style_read works on. */
struct reading {
	struct job *job;
	struct place place;
	struct svg_style *style;
};

static char *
trim(struct arena *arena, const char *text, size_t size)
{
	while (size && svg_number_is_space(*text))
		text++, size--;
	while (size && svg_number_is_space(text[size - 1]))
		size--;
	return arena_strndup(arena, text, size);
}

static void
report_unknown(struct reading *reading, const char *what, const char *name)
{
	diag_error(reading->job, reading->place,
	    "the %s '%.*s' is not supported in pictures. Remove it.", what,
	    svg_style_shown(name), name);
}

static void
set_property(struct reading *reading, const struct property *property,
    const char *text, size_t size)
{
	const char *value = trim(reading->job->arena, text, size);
	if (!property->set(reading->style, value))
		diag_error(reading->job, reading->place,
		    "%s '%.*s' cannot be drawn. %s", property->name,
		    svg_style_shown(value), value, property->remedy);
}

static void
read_attribute(struct reading *reading, const struct xml_attribute *attribute)
{
	const struct property *property = find_property(attribute->name);
	if (property)
		set_property(reading, property, attribute->value,
		    strlen(attribute->value));
	else if (!is_harmless(attribute->name))
		report_unknown(reading, "attribute", attribute->name);
}

/* "fill: none", without its semicolon. */
static void
read_declaration(struct reading *reading, const char *text, size_t size)
{
	const char *colon = memchr(text, ':', size);
	struct arena *arena = reading->job->arena;
	if (!colon) {
		const char *rest = trim(arena, text, size);
		if (*rest)
			diag_error(reading->job, reading->place,
			    "style has '%.*s' without a colon. "
			    "Write it as property: value.",
			    svg_style_shown(rest), rest);
		return;
	}
	size_t before = (size_t)(colon - text);
	const char *name = trim(arena, text, before);
	const struct property *property = find_property(name);
	if (property)
		set_property(reading, property, colon + 1, size - before - 1);
	else if (!has_no_effect(name))
		report_unknown(reading, "property", name);
}

static void
read_declarations(struct reading *reading, const char *text)
{
	for (;;) {
		size_t size = strcspn(text, ";");
		read_declaration(reading, text, size);
		if (!text[size])
			return;
		text += size + 1;
	}
}

void
svg_style_read(
    struct job *job, const struct xml_node *node, struct svg_style *style)
{
	struct reading reading = {job, node->place, style};
	const struct xml_attribute *attribute = node->attributes;
	for (; attribute; attribute = attribute->next)
		read_attribute(&reading, attribute);
	const char *declarations = xml_attribute(node, "style");
	if (declarations)
		read_declarations(&reading, declarations);
}
