/* The article beside its leaflet, in one file. */
#ifndef PAINT_ATTACH_H
#define PAINT_ATTACH_H

#include "base/diag.h"
#include "paint/haru.h"
#include "typeset/leaflet.h"

/*
 * Attaches the file that the leaflet was made from, if there is one, as the
 * source of the whole document (ISO 19005-3, 6.8), and adds the catalogue's
 * entries that name it.  false: it cannot be read, already reported.
 */
bool attach_source(struct job *job, struct haru *haru, struct deflate *deflate,
    const struct leaflet *leaflet, struct bytes *catalog);

#endif
