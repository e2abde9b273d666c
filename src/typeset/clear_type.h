/* Clear, large and giant print: the faces. */
#ifndef TYPESET_CLEAR_TYPE_H
#define TYPESET_CLEAR_TYPE_H

#include "typeset/font.h"

/*
 * Names each role whose small letters are under 2 mm high in its face, or whose
 * face leans, as a warning, or an error when the theme's checks are strict.
 * Nothing is asked of the profile standard.
 */
void clear_type_check(
    struct job *job, const struct theme *theme, const struct fonts *fonts);

#endif
