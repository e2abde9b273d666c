/* The rules of contrast for a theme. */
#ifndef THEME_CONTRAST_H
#define THEME_CONTRAST_H

#include "theme/theme.h"

/* Where colours were set; file NULL: the default. */
struct contrast_places {
	struct place palette[TOKEN_COUNT];
	struct place styles[ROLE_COUNT];
};

/*
 * Checks text and borders on the grounds that they are printed on: body text
 * under 4.5 is an error, under 7 a warning; other text under 4.5 and borders
 * under 3 are errors.  Warns of colours that a grey printer makes alike.
 */
void contrast_check(struct job *job, const struct theme *theme,
    const struct contrast_places *places);

#endif
