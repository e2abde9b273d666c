/* PNG: decoded to 8 bits a component, transparency apart. */
#ifndef MEDIA_IMAGE_PNG_H
#define MEDIA_IMAGE_PNG_H

#include "media/image.h"
#include "media/image_fault.h"

/* Fills in everything but the digest; pixels belong to the arena. */
enum image_fault image_png_read(struct arena *arena, const uint8_t *bytes,
    size_t size, struct image *image);

#endif
