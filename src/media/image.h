/*
 * Pictures of pixels: PNG through libpng, JPEG checked to its end and passed
 * through as it is.
 */
#ifndef MEDIA_IMAGE_H
#define MEDIA_IMAGE_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/unit.h"

enum image_kind { IMAGE_PIXELS, IMAGE_JPEG };

struct image {
	enum image_kind kind;
	int width_px, height_px;
	int components;        /* 1 grey, 3 RGB, 4 CMYK (JPEG only) */
	bool inverted;         /* CMYK as Adobe writes it: 255 is no ink */
	bool turned;           /* JPEG: not upright; viewers are asked to turn
				  it (EXIF), but PDF does not; warned about */
	const uint8_t *pixels; /* PIXELS: 8 bits a component, row by row */
	const uint8_t *alpha;  /* PIXELS: one byte a pixel, or NULL: opaque */
	const uint8_t *bytes;  /* JPEG: the file up to its end marker */
	size_t size;           /* JPEG: of bytes */
	struct digest digest;  /* of the file */
};

/*
 * Reads a PNG or JPEG; the kind is told by the first bytes, and a name that
 * says otherwise is an error.  NULL: missing, cut short, damaged, over 100
 * megapixels or 64 MiB, or a JPEG that PDF cannot have; already reported at
 * place.  Gamma and colour profiles are ignored.  Owned by the job's arena.
 */
const struct image *image_read(
    struct job *job, const char *path, struct place place);

#endif
