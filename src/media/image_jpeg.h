/* JPEG: checked to the end, then passed through. */
#ifndef MEDIA_IMAGE_JPEG_H
#define MEDIA_IMAGE_JPEG_H

#include "media/image.h"
#include "media/image_fault.h"

/*
 * Fills in everything but the digest; the image's bytes are those given,
 * without what follows the end marker.
 */
enum image_fault image_jpeg_read(struct arena *arena, const uint8_t *bytes,
    size_t size, struct image *image);

#endif
