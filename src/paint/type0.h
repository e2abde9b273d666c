/* A subset as a font of the file: Type0, with all that belongs to it. */
#ifndef PAINT_TYPE0_H
#define PAINT_TYPE0_H

#include "paint/haru.h"
#include "paint/subset.h"

/* The CMap of codes of one byte (ISO 32000-1, 9.7.5.4), and the same deflated,
 * which src/prepare prints. */
struct type0_map {
	const uint8_t *bytes;
	size_t size;
};
extern const char type0_map_text[];
extern const struct type0_map type0_map;

/* Adds the CMap; its object's number. */
int type0_write_map(struct haru *haru);

/* Adds the ToUnicode CMap; its object's number. */
int type0_write_unicode(struct haru *haru, const struct subset *subset);

/* Adds the font's other objects; the number of its dictionary.  map is the
 * number of the CMap, which only a narrow subset needs. */
int type0_write(
    struct haru *haru, const struct subset *subset, int map, int unicode);

#endif
