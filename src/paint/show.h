/* Text runs on a canvas: glyphs at exact places, with their Unicode text. */
#ifndef PAINT_SHOW_H
#define PAINT_SHOW_H

#include "paint/canvas.h"
#include "paint/embed.h"

/* Paints the run with its origin at x, y. */
void show_run(struct canvas *canvas, const struct embed *embed,
    const struct glyph_run *run, length x, length y);

#endif
