/* The table of pairs of a face (typeset/pairs), as HarfBuzz has them. */
#ifndef PREPARE_KERNING_H
#define PREPARE_KERNING_H

#include "typeset/font.h"
#include "typeset/pairs.h"

/* false: its words depend on more than pairs, or it cannot be told. */
bool kerning_read(const struct font *font, struct pairs *pairs);

#endif
