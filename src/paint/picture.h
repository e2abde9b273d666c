/* Images, drawings and QR codes on a canvas: XObjects, which stand in the file
 * once, however often they are painted. */
#ifndef PAINT_PICTURE_H
#define PAINT_PICTURE_H

#include "paint/canvas.h"
#include "paint/code.h"
#include "paint/haru.h"
#include "typeset/leaflet.h"

/* The XObjects of one leaflet; owned by the arena. */
struct pictures;
struct pictures *pictures_new(struct arena *arena, struct haru *haru,
    struct deflate *deflate, struct code_cache *codes);

/* Paints it with its top left corner at x, y; nothing outside its box. */
void pictures_drawing(struct pictures *pictures, struct canvas *canvas,
    const struct drawing *drawing, length x, length y);
void pictures_image(struct pictures *pictures, struct canvas *canvas,
    const struct image *image, length x, length y, length width, length height);

void pictures_code(struct pictures *pictures, struct canvas *canvas,
    const struct qr *qr, length x, length y, length width, length height);

/* Adds the /XObject entry to the resources. */
void pictures_write(const struct pictures *pictures, struct bytes *resources);

#endif
