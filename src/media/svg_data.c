/*
 * From path data to an outline: SVG 1.1, section 8.3, with its grammar.
 *
 * Each command's arguments are read as numbers, made absolute, and drawn.
 */
#include "media/svg_data.h"

#include <string.h>

enum { ARGUMENTS_MOST = 7, ARC_LARGE = 3, ARC_SWEEP = 4 };

struct reader {
	struct svg_outline *outline;
	const char *at;
	struct svg_point cubic;     /* last control point of C or S */
	struct svg_point quadratic; /* of Q or T; else the current point */
};

/* In the order of the commands of `letters`. */
static const char letters[] = "MLHVCSQTAZ";
static const unsigned char arguments[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};

static bool
read_arguments(struct reader *reader, char letter, size_t count, double *values)
{
	for (size_t i = 0; i < count; i++) {
		bool flag = letter == 'A' && (i == ARC_LARGE || i == ARC_SWEEP);
		if (i)
			svg_number_skip_comma(&reader->at);
		if (flag ? !svg_number_read_flag(&reader->at, &values[i])
			 : !svg_number_read(&reader->at, &values[i]))
			return false;
	}
	return true;
}

static void
make_absolute(char letter, size_t count, double *values, struct svg_point now)
{
	if (letter == 'V') {
		values[0] += now.y;
		return;
	}
	for (size_t i = letter == 'A' ? 5 : 0; i < count; i++)
		values[i] += i % 2 == (letter == 'A') ? now.x : now.y;
}

static struct svg_point
mirrored(struct svg_point control, struct svg_point now)
{
	return (struct svg_point){2 * now.x - control.x, 2 * now.y - control.y};
}

static void
draw_curve(struct reader *reader, struct svg_point first,
    struct svg_point second, struct svg_point to)
{
	svg_outline_curve(reader->outline, first, second, to);
	reader->cubic = second;
	reader->quadratic = to;
}

static void
draw_quadratic(
    struct reader *reader, struct svg_point control, struct svg_point to)
{
	svg_outline_quadratic(reader->outline, control, to);
	reader->quadratic = control;
	reader->cubic = to;
}

/* Commands without control points. */
static void
draw_plain(struct svg_outline *outline, char letter, const double *v)
{
	const struct svg_point now = outline->now;
	switch (letter) {
	case 'M':
		svg_outline_move(outline, (struct svg_point){v[0], v[1]});
		break;
	case 'L':
		svg_outline_line(outline, (struct svg_point){v[0], v[1]});
		break;
	case 'H':
		svg_outline_line(outline, (struct svg_point){v[0], now.y});
		break;
	case 'V':
		svg_outline_line(outline, (struct svg_point){now.x, v[0]});
		break;
	case 'A':
		svg_outline_arc(outline,
		    (struct svg_arc){{v[0], v[1]}, v[2], v[ARC_LARGE] != 0,
			v[ARC_SWEEP] != 0},
		    (struct svg_point){v[5], v[6]});
		break;
	default:
		svg_outline_close(outline);
	}
}

static void
draw_command(struct reader *reader, char letter, const double *v)
{
	const struct svg_point now = reader->outline->now;
	const struct svg_point p[3] = {
	    {v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}};
	switch (letter) {
	case 'C':
		draw_curve(reader, p[0], p[1], p[2]);
		break;
	case 'S':
		draw_curve(reader, mirrored(reader->cubic, now), p[0], p[1]);
		break;
	case 'Q':
		draw_quadratic(reader, p[0], p[1]);
		break;
	case 'T':
		draw_quadratic(reader, mirrored(reader->quadratic, now), p[0]);
		break;
	default:
		draw_plain(reader->outline, letter, v);
		reader->cubic = reader->quadratic = reader->outline->now;
	}
}

/* Is there another set of arguments for the command just drawn? */
static bool
is_repeated(struct reader *reader, size_t count)
{
	const char *next = reader->at;
	double number;
	svg_number_skip_comma(&next);
	if (count == 0 || !svg_number_read(&next, &number))
		return false;
	svg_number_skip_comma(&reader->at);
	return true;
}

/* One letter with all its sets of arguments. */
static bool
read_command(struct reader *reader)
{
	bool relative = *reader->at >= 'a' && *reader->at <= 'z';
	char letter = (char)(relative ? *reader->at - 'a' + 'A' : *reader->at);
	const char *found = letter ? strchr(letters, letter) : NULL;
	if (!found)
		return false;
	size_t count = arguments[found - letters];
	reader->at++;
	svg_number_skip_space(&reader->at);
	do {
		double values[ARGUMENTS_MOST] = {0};
		if (!read_arguments(reader, letter, count, values))
			return false;
		if (relative)
			make_absolute(
			    letter, count, values, reader->outline->now);
		draw_command(reader, letter, values);
		if (letter == 'M')
			letter = 'L';
	} while (!reader->outline->too_long && is_repeated(reader, count));
	svg_number_skip_space(&reader->at);
	return true;
}

const char *
svg_data_read(struct svg_outline *outline, const char *d)
{
	struct reader reader = {.outline = outline, .at = d};
	svg_number_skip_space(&reader.at);
	if (*reader.at && *reader.at != 'M' && *reader.at != 'm')
		return reader.at;
	while (*reader.at && !outline->too_long)
		if (!read_command(&reader))
			return reader.at;
	return NULL;
}

const char *
svg_data_read_points(struct svg_outline *outline, const char *points)
{
	struct svg_point point;
	const char *at = points;
	svg_number_skip_space(&at);
	while (*at && !outline->too_long) {
		if (!svg_number_read(&at, &point.x))
			return at;
		svg_number_skip_comma(&at);
		if (!svg_number_read(&at, &point.y))
			return at;
		svg_number_skip_comma(&at);
		if (outline->count == 0)
			svg_outline_move(outline, point);
		else
			svg_outline_line(outline, point);
	}
	return NULL;
}
