/* ICC profiles, by lcms2: see paint/colour. */
#ifndef PREPARE_PROFILE_H
#define PREPARE_PROFILE_H

#include "paint/colour.h"
#include "paint/deflate.h"

/* Owned by the arena; the same bytes every time. */
struct icc profile_srgb(struct arena *arena, struct deflate *deflate);
struct icc profile_cmyk(struct arena *arena, struct deflate *deflate);

#endif
