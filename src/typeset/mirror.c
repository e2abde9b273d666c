/*
 * Each item's box changes sides; what is drawn from its middle or from an end
 * has these changed.
 */
#include "typeset/mirror.h"

static const struct rect *
mirror_clip(struct arena *arena, const struct rect *clip, length page_width)
{
	if (!clip)
		return NULL;
	struct rect *other = ARENA_NEW(arena, struct rect);
	*other = *clip;
	other->x = page_width - clip->x - clip->width;
	return other;
}

void
mirror_items(
    struct arena *arena, struct item *items, size_t count, length page_width)
{
	for (size_t i = 0; i < count; i++) {
		struct item *item = &items[i];
		item->clip = mirror_clip(arena, item->clip, page_width);
		if (item->kind == ITEM_CIRCLE)
			item->x = page_width - item->x;
		else
			item->x = page_width - item->x - item->width;
		if (item->kind != ITEM_LINE)
			continue;
		/* From the same end as before. */
		item->x += item->width;
		item->width = -item->width;
	}
}
