/* Defaults that depend on other settings. */
#ifndef THEME_PRESET_H
#define THEME_PRESET_H

#include "theme/config.h"

/*
 * The default of a key of that option for an edition: the table's, as profile
 * and cover style change it.  NULL: there is none.  Owned by the arena.
 */
const char *preset_default(struct arena *arena, const struct config *config,
    const char *edition, const struct option *option, const char *key);

/*
 * Does the profile's default hold in place of the value?  Under a profile but
 * the standard one a size or leading that stands outside an edition holds only
 * where it is larger than the profile's own: larger print is a promise.
 */
bool preset_holds(struct arena *arena, const struct config *config,
    const char *edition, const struct value *value);

#endif
