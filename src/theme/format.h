/* The page: its size and what stands where on it. */
#ifndef THEME_FORMAT_H
#define THEME_FORMAT_H

#include "theme/config.h"

/* The default of formats.NAME.size ("size") or .margins for a format that is
 * built in; NULL: it is none, or the setting has no default. */
const char *format_default(const char *name, const char *setting);

/* The built-in formats, in order; NULL after the last. */
const char *format_name(size_t index);

/*
 * The format of an edition into *result, for a body of the size.  false: there
 * is no such format or it has no room, reported at the place.
 */
bool format_resolve(struct job *job, const struct config *config,
    const char *name, struct place place, length body,
    struct page_format *result);

#endif
