/* What the file's RGB means, and the CMYK of pictures: ICC profiles. */
#ifndef PAINT_COLOUR_H
#define PAINT_COLOUR_H

#include "paint/haru.h"

/* An ICC profile, deflated. */
struct icc {
	const uint8_t *bytes;
	size_t size;
};

/* A profile of sRGB (IEC 61966-2-1), ICC version 2.1. */
extern const struct icc colour_srgb;

/*
 * A small profile that gives the CMYK of pictures a meaning, as PDF/A wants
 * (ISO 19005-2, 6.2.4.3): that of viewers without colour management, red = (1
 * - cyan)(1 - black) and so on in sRGB.
 */
extern const struct icc colour_cmyk;

/* Adds the output intent (ISO 32000-1, 14.11.5); its object's number. */
int colour_write(struct haru *haru);

#endif
