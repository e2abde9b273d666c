/*
 * Where each page lands on paper.
 */
#ifndef TYPESET_SHEETS_H
#define TYPESET_SHEETS_H

#include "typeset/leaflet.h"

/* A page on a side of a sheet: its trim's top left corner. */
struct placement {
	int page; /* index into the leaflet's pages */
	length x, y;
};

/* One side of one sheet. */
struct sheet {
	length width, height; /* media */
	struct rect trim;
	length bleed;                       /* around the trim; 0: none */
	const struct placement *placements; /* in reading order */
	size_t count;
};

struct sheets {
	const struct sheet *list;
	size_t count;
};

/* For the screen: a sheet a page, cut to its trim. */
const struct sheets *sheets_screen(
    struct job *job, const struct leaflet *leaflet);

#endif
