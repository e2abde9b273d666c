/* What the file says about itself: Info, XMP, identifiers. */
#ifndef PAINT_METADATA_H
#define PAINT_METADATA_H

#include "paint/haru.h"
#include "theme/standard.h"
#include "typeset/leaflet.h"

/* "leaflet VERSION", the Producer. */
extern const char metadata_producer[];

/* Fills the information dictionary (ISO 32000-1, 14.3.3). */
void metadata_info(
    struct arena *arena, struct haru *haru, const struct leaflet *leaflet);

/* What all versions of a leaflet have in common: id, language, size. */
struct digest metadata_permanent(
    struct arena *arena, const struct leaflet *leaflet);

/* Adds the leaflet's date under the key, as Info has it; nothing when there is
 * none. */
void metadata_date(struct arena *arena, struct bytes *out, const char *key,
    const struct leaflet *leaflet);

/* The XMP stream, equal to Info, which claims the standard.  Begun, its object
 * has all but the digest of the file, which end gives it. */
struct xmp {
	struct object *object;
	struct bytes text;
};
struct xmp metadata_begin(struct arena *arena, struct haru *haru,
    struct standard standard, const struct leaflet *leaflet,
    struct digest permanent);
void metadata_end(
    struct xmp *xmp, struct standard standard, struct digest changing);

#endif
