/* Faces whose small letters are small are set larger. */
#ifndef TYPESET_LEGIBLE_H
#define TYPESET_LEGIBLE_H

#include "typeset/font.h"

/* The least x-height of text of the article: 2.0 mm, but for a hundredth, so
 * that 10.5 pt of a book face with large letters need not become 11. */
#define LEGIBLE_LEAST UNIT_MM(1.98)

/*
 * The theme with the sizes of article text raised, half a point at a time,
 * until their x-height is LEGIBLE_LEAST (design-spec section 2); the theme
 * itself when it is all the time.  A body over 12.5 pt at scale 1 takes the
 * grid and all that is measured on it from 6 mm to 7.  The measure is capped by
 * the mean advance of the body's face.  Owned by the job's arena.
 */
const struct theme *legible_theme(
    struct job *job, const struct theme *theme, const struct fonts *fonts);

#endif
