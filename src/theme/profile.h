/* The profiles: how large everything is (design-spec sections 2 and 12). */
#ifndef THEME_PROFILE_H
#define THEME_PROFILE_H

#include "theme/config.h"

/* The profile of an edition; edition NULL: the standard one. */
enum profile profile_of(const struct config *config, const char *edition);

/* z: what every length of the design is multiplied by. */
void profile_scale(enum profile profile, int *numerator, int *denominator);

/* The least size of text of the article, and of any text. */
length profile_least(enum profile profile, bool article);

/*
 * What the default of a setting becomes under the profile: a value of its own,
 * a length of styles or grid multiplied by z, else `initial` itself, which may
 * be NULL.  Owned by the arena.
 */
const char *profile_default(struct arena *arena, enum profile profile,
    const struct option *option, const char *key, const char *initial);

#endif
