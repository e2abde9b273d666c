/* Finding the configuration. */
#ifndef THEME_FIND_H
#define THEME_FIND_H

#include "base/arena.h"

#include <stdbool.h>

bool find_is_folder(const char *path);

/* The folder where the search begins: of the first PATH, which may be one, or
 * the present folder when near is NULL.  Owned by the arena. */
const char *find_start(struct arena *arena, const char *near);

/* leaflet.yaml in that folder or the nearest above it, as the user would write
 * it, owned by the arena; NULL: there is none. */
const char *find_config(struct arena *arena, const char *near);

#endif
