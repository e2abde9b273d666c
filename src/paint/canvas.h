/*
 * Operators of a content stream (ISO 32000-1, 8 and 14.6).
 *
 * Places are the leaflet's: thousandths of a point, y downwards, from the
 * page's top left corner; the canvas knows where that corner lies.  It
 * remembers the graphics state and writes only what changes it.
 */
#ifndef PAINT_CANVAS_H
#define PAINT_CANVAS_H

#include "media/svg.h"
#include "paint/bytes.h"

#include <stdbool.h>

enum { CANVAS_UNKNOWN = -1 };

/* What q saves and Q restores. */
struct graphics {
	int32_t fill, stroke; /* 0xRRGGBB or CANVAS_UNKNOWN */
	length stroke_width;  /* CANVAS_UNKNOWN: not known */
	int cap, join;        /* enum line_cap, line_join */
	int mitre_limit;      /* in hundredths */
	int font;             /* resource F0, F1... */
	length font_size, rise;
	length leading; /* what T* goes down by */
};

/* A clip within a clip: of an item, on a page that shares its sheet. */
enum { CANVAS_CLIPS = 2 };

struct canvas {
	struct bytes out;
	length left, top; /* of the corner, from the bottom left, y upwards */
	struct graphics graphics, saved[CANVAS_CLIPS];
	int clips; /* that are open */
	bool in_text;
	length text_x, text_y; /* start of the text line, as written */
};

/* A page's canvas: the graphics state is that of 8.4.1.  Its content takes the
 * room of the bytes, which then are no longer theirs: they get out back. */
struct canvas canvas_page(const struct bytes *room, length left, length top);

/* A form's canvas: its graphics state is whatever the caller has. */
struct canvas canvas_form(struct arena *arena, length height);

/* Sets what is painted with.  Black is one ink: gray 0. */
void canvas_fill_colour(struct canvas *canvas, struct colour colour);
void canvas_pen(struct canvas *canvas, struct colour colour, length width,
    enum line_cap cap, enum line_join join);
void canvas_mitre_limit(struct canvas *canvas, int hundredths);

/* Adds to the path. */
void canvas_move(struct canvas *canvas, length x, length y);
void canvas_line(struct canvas *canvas, length x, length y);
void canvas_curve(struct canvas *canvas, const struct point points[3]);
void canvas_close(struct canvas *canvas);
void canvas_rect(
    struct canvas *canvas, length x, length y, length width, length height);
void canvas_rounded(struct canvas *canvas, length x, length y, length width,
    length height, length radius);

/* A disc around the place: the stroke of a pen with round ends that hardly
 * moves (8.4.3.3). */
void canvas_dot(struct canvas *canvas, struct colour colour, length x, length y,
    length width);

/* Paints the path. */
void canvas_paint(
    struct canvas *canvas, bool filled, bool stroked, bool even_odd);

/* From here to canvas_restore only the inside of the rectangle is painted;
 * CANVAS_CLIPS at most, one in the other. */
void canvas_clip(
    struct canvas *canvas, length x, length y, length width, length height);
void canvas_restore(struct canvas *canvas);

/* XObjects by name: an image in the rectangle, a form with its origin at the
 * place, a form of parts by parts units, y downwards, in the rectangle. */
void canvas_image(struct canvas *canvas, const char *name, length x, length y,
    length width, length height);
void canvas_form_at(
    struct canvas *canvas, const char *name, length x, length y);
void canvas_grid(struct canvas *canvas, const char *name, length x, length y,
    length width, length height, int parts);

/* Marked content: after begin the dictionary's entries are written to out. */
void canvas_begin(struct canvas *canvas, const char *tag);
void canvas_begun(struct canvas *canvas);
void canvas_end(struct canvas *canvas);

/* Begins text, or goes on with it, with a font at a place. */
void canvas_text(
    struct canvas *canvas, int font, length size, length x, length y);
void canvas_rise(struct canvas *canvas, length rise);

/* Ends text, if it was begun; painting paths does so by itself. */
void canvas_text_end(struct canvas *canvas);

#endif
