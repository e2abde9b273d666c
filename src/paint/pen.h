/*
 * Glyphs in the array of a TJ (ISO 32000-1, 9.4.3).
 *
 * A viewer moves its pen by the widths of the W array; we follow that pen and
 * correct it inside TJ wherever it is off the wanted place by half a
 * thousandth of an em or more, which is the unit of a correction.  So no
 * error adds up.
 */
#ifndef PAINT_PEN_H
#define PAINT_PEN_H

#include "paint/canvas.h"
#include "paint/embed.h"

struct pen {
	struct canvas *canvas;
	const struct glyph_run *run;
	const struct subset *subset;
	int64_t at; /* where the viewer's pen is: 1/1000000 em times the size */
	bool in_array; /* of TJ, and in a string of it */
};

/* Of the run, whose glyphs are on the canvas's line so far. */
struct pen pen_new(struct canvas *canvas, const struct subset *subset,
    const struct glyph_run *run);

/* The glyph at the index, by that code. */
void pen_put(struct pen *pen, uint32_t index, uint16_t code);

/* From the glyph at the index on, as long as they are plain (embed.h), on the
 * line, and of a face with codes of one byte; the result is the first that is
 * not, or the last of the run, of which that cannot be seen. */
uint32_t pen_put_plain(struct pen *pen, uint32_t index);

/* Ends the array, if it was begun. */
void pen_end(struct pen *pen);

#endif
