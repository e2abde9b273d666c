/* A TrueType file without the outlines of some of its glyphs. */
#ifndef PAINT_CUT_H
#define PAINT_CUT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A copy of the file, owned by the arena, in which a glyph that is neither
 * kept, nor number 0, nor a part of one that is, is empty; numbers and widths
 * stay.  keep has an element for each of the glyphs 0 to count - 1.  NULL: the
 * file is not as HarfBuzz writes one.
 */
uint8_t *cut_outlines(struct arena *arena, const uint8_t *file, size_t size,
    const bool *keep, uint32_t count, size_t *cut_size);

#endif
