/*
 * Sheets for the screen: one page each, cut to its trim.
 */
#include "typeset/sheets.h"

const struct sheets *
sheets_screen(struct job *job, const struct leaflet *leaflet)
{
	size_t count = leaflet->page_count;
	struct sheet *list = ARENA_ARRAY(job->arena, count, struct sheet);
	struct placement *placements =
	    ARENA_ARRAY(job->arena, count, struct placement);
	for (size_t i = 0; i < count; i++) {
		placements[i].page = (int)i;
		list[i] = (struct sheet){.width = leaflet->width,
		    .height = leaflet->height,
		    .trim = {0, 0, leaflet->width, leaflet->height},
		    .placements = &placements[i],
		    .count = 1};
	}
	struct sheets *sheets = ARENA_NEW(job->arena, struct sheets);
	*sheets = (struct sheets){list, count};
	return sheets;
}
