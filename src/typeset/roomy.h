/* Lines further apart: for scripts that need it, and for larger type. */
#ifndef TYPESET_ROOMY_H
#define TYPESET_ROOMY_H

#include "typeset/shaper.h"

/*
 * Makes the grid, and all that is measured on it, wider by the ratio; type and
 * the page stay as they are.  The caller settles the format afterwards.
 */
void roomy_widen(struct theme *theme, int numerator, int denominator);

/*
 * The theme for a text in the language: the theme itself, or where the script
 * needs more leading than the design gives (shaper_leading), a copy with a
 * wider grid, owned by the job's arena.  No style's lines are then nearer than
 * the script needs them.
 */
const struct theme *roomy_theme(struct job *job, const struct theme *theme,
    const struct language *language);

/* The least leading for text of that size in the language; 0: what the design
 * gives is enough. */
length roomy_leading(const struct language *language, length size);

/* Letters that are Latin: a brand's own texts keep their lines together then,
 * whatever the leaflet's language.  NULL: no. */
bool roomy_is_latin(const char *text);

#endif
