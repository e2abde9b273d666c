/* The page: its size and what stands where on it. */
#ifndef THEME_FORMAT_H
#define THEME_FORMAT_H

#include "theme/config.h"

/* The mean advance of letters and spaces in English text, in thousandths of the
 * size: that of Atkinson Hyperlegible Next, until faces are known. */
enum { FORMAT_MEAN_ADVANCE = 433 };

/* The default of formats.NAME.size, .margins, .columns or .characters; NULL:
 * the format is not built in and the setting has no default. */
const char *format_default(const char *name, const char *setting);

/* The built-in formats, in order; NULL after the last. */
const char *format_name(size_t index);

/*
 * The format of that name into theme->format, once scale, grid and the body's
 * size are known.  false: there is no such format or it has no room, reported
 * at the place.
 */
bool format_resolve(struct job *job, const struct config *config,
    const char *name, struct place place, struct theme *theme);

/* Works out again what follows from size, margins and columns for the theme's
 * scale, grid and body. */
void format_settle(struct page_format *format, const struct theme *theme);

#endif
