/* One page of the leaflet on its place on a sheet. */
#ifndef PAINT_PAGE_H
#define PAINT_PAGE_H

#include "paint/canvas.h"
#include "paint/embed.h"
#include "paint/navigate.h"
#include "paint/picture.h"
#include "paint/tags.h"

/* What all pages of a file share. */
struct painting {
	const struct leaflet *leaflet;
	const struct embed *embed;
	struct pictures *pictures;
	struct tags *tags;
};

/* Paints the items in their order, each inside one marked-content sequence
 * of its tag, or of an artifact. */
void page_paint(const struct painting *painting, struct canvas *canvas,
    const struct page *page, const struct stand *stand);

#endif
