/*
 * From a galley to a leaflet of the wanted number of pages.
 */
#ifndef TYPESET_FIT_H
#define TYPESET_FIT_H

#include "article/library.h"
#include "typeset/galley.h"

/*
 * The whole of typesetting: shapes the article, breaks lines and pages, adds
 * cover, furniture and back page.  NULL: it cannot be set (a title too long
 * for a cover, say), already reported.  Owned by the job's arena.
 */
const struct leaflet *fit_leaflet(struct job *job, struct shaper *shaper,
    const struct theme *theme, const struct library *library,
    const struct article *article);

#endif
