/*
 * A leaflet as one page for the web that needs nothing else: pictures and style
 * stand in it, there is no script, and what a reader's own settings ask for
 * (large type, dark colours, a narrow window, paper) is heeded.
 */
#ifndef PAINT_HTML_H
#define PAINT_HTML_H

#include "article/library.h"
#include "theme/theme.h"

/*
 * Writes it to path, where it appears when it is whole (see save_open).
 * false: already reported, and path is as it was.
 */
bool html_write(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article,
    const char *temporary, const char *path);

#endif
