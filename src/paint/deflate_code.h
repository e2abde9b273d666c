/*
 * The codes of DEFLATE_TEXT and DEFLATE_CELLS (RFC 1951, 3.2.7), as ISA-L wants
 * them; src/prepare makes them.
 */
#ifndef PAINT_DEFLATE_CODE_H
#define PAINT_DEFLATE_CODE_H

#include <isa-l/igzip_lib.h>

extern const struct isal_hufftables deflate_text_code, deflate_cells_code;

#endif
