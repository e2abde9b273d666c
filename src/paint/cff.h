/* What a CFF table says that HarfBuzz does not: a glyph's CID. */
#ifndef PAINT_CFF_H
#define PAINT_CFF_H

#include "base/arena.h"

#include <stdint.h>

/*
 * For each of `count` glyphs of a CFF table (Adobe Technical Note #5176) its
 * CID; owned by the arena.  NULL: the font is not CID-keyed, or its charset is
 * damaged; a glyph's number is its code then.
 */
const uint16_t *cff_cids(
    struct arena *arena, const uint8_t *table, size_t size, uint32_t count);

#endif
