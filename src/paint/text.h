/*
 * A leaflet as plain text, fit for screen readers and for those who make
 * braille of it: UTF-8, lines of at most 72 characters, and no character that
 * only adorns.
 */
#ifndef PAINT_TEXT_H
#define PAINT_TEXT_H

#include "article/library.h"
#include "theme/theme.h"

/*
 * Writes it to path, where it appears when it is whole (see save_open).
 * false: already reported, and path is as it was.
 */
bool text_write(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article,
    const char *temporary, const char *path);

#endif
