/* Faces whose small letters are small are set larger. */
#ifndef TYPESET_LEGIBLE_H
#define TYPESET_LEGIBLE_H

#include "typeset/font.h"

/* The least x-height of text of the article. */
#define LEGIBLE_LEAST UNIT_MM(2)

/*
 * The theme with the sizes of article text raised, half a point at a time,
 * until their x-height is LEGIBLE_LEAST (design-spec section 2); the theme
 * itself when it is all the time.  A body over 12.5 pt at scale 1 takes the
 * grid and all that is measured on it from 6 mm to 7.  Owned by the job's
 * arena.
 */
const struct theme *legible_theme(
    struct job *job, const struct theme *theme, const struct fonts *fonts);

#endif
