/*
 * The art of a cover (design-spec section 8): five concentric discs cut by the
 * edge that their centre stands on, the largest first; on an office cover
 * four outlines and a solid stone (section 15).
 *
 * It gives way: a ring that would come too near to a text makes all of them
 * smaller.
 */
#include "typeset/art.h"

#include "base/digest.h"

#include <string.h>

enum { RING_COUNT = 5 };

/* Radii of the rings as in the A5 design, largest first. */
static const length RADII[RING_COUNT] = {
    UNIT_MM(85), UNIT_MM(66), UNIT_MM(48), UNIT_MM(31), UNIT_MM(15)};

/* Weights of outlines; the stone is solid. */
static const length WEIGHTS[RING_COUNT - 1] = {
    UNIT_MM(0.35), UNIT_MM(0.53), UNIT_MM(0.70), UNIT_MM(1.06)};

static const enum token COLOURS[RING_COUNT] = {
    TOKEN_RING1, TOKEN_RING2, TOKEN_RING3, TOKEN_RING4, TOKEN_STONE};

/* Below this there is no room for rings at all. */
static const length RADIUS_LEAST = UNIT_MM(20);

/* --- which --- */

static enum cover_art
art_named(const struct build *build, const char *name)
{
	static const char *const names[] = {
	    "auto", "right", "left", "pair", "rise", "none"};
	static const enum cover_art arts[] = {
	    ART_AUTO, ART_RIGHT, ART_LEFT, ART_PAIR, ART_RISE, ART_NONE};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return arts[i];
	diag_error(build->job, build->article->about.place,
	    "there is no cover art '%s'. Write right, left, pair, rise, none "
	    "or auto in <art>.",
	    name);
	return ART_AUTO;
}

enum cover_art
art_choose(const struct build *build, enum cover_art usual)
{
	const struct article *article = build->article;
	enum cover_art art = build->theme->cover.art;
	if (article->about.art)
		art = art_named(build, article->about.art);
	if (art == ART_AUTO)
		art = usual;
	if (art != ART_AUTO)
		return art;
	const char *key =
	    article->about.reference ? article->about.reference : article->id;
	return digest_bytes(key, strlen(key)).low % 2 ? ART_LEFT : ART_RIGHT;
}

/* --- how large --- */

/* The integer square root, rounded down (Newton). */
static int64_t
square_root(int64_t value)
{
	int64_t root = value;
	int64_t next = value ? (root + 1) / 2 : 0;
	while (next < root) {
		root = next;
		next = (root + value / root) / 2;
	}
	return root;
}

/* How far the value is from the stretch between two others. */
static int64_t
apart(length value, length from, length to)
{
	if (value < from)
		return from - value;
	return value > to ? value - to : 0;
}

/* From a point to the nearest of a text's line. */
static length
distance(const struct item *text, length x, length y)
{
	length up = text->run->size * 7 / 10, down = text->run->size / 4;
	int64_t dx = apart(x, text->x, text->x + text->width);
	int64_t dy = apart(y, text->y - up, text->y + down);
	return (length)square_root(dx * dx + dy * dy);
}

/* From a point on the field's foot to the nearest text within the field. */
static length
room_around(const struct item_list *texts, length x, length y)
{
	length room = UNIT_LARGEST;
	for (size_t i = 0; i < texts->count; i++) {
		const struct item *item = &texts->items[i];
		if (item->kind == ITEM_TEXT && item->y <= y &&
		    distance(item, x, y) < room)
			room = distance(item, x, y);
	}
	return room;
}

/* --- rings --- */

struct centres {
	length x[2], y;
	size_t count;
};

static struct centres
centres_of(const struct art *art)
{
	length left = art->field.x, right = left + art->field.width;
	struct centres centres = {
	    .y = art->field.y + art->field.height, .count = 1};
	switch (art->kind) {
	case ART_LEFT:
		centres.x[0] = left;
		break;
	case ART_PAIR:
		centres.x[0] = left + UNIT_MM(4);
		centres.x[1] = right - UNIT_MM(4);
		centres.count = 2;
		break;
	case ART_RISE:
		centres.x[0] = left + art->field.width / 2;
		break;
	case ART_RIGHT:
	case ART_AUTO:
	case ART_NONE:
		centres.x[0] = right;
		break;
	}
	return centres;
}

static struct item
ring_item(const struct build *build, const struct art *art, int ring, length x,
    length y, length radius)
{
	const struct colour *palette = build->theme->palette;
	struct item item =
	    item_circle(x, y, 2 * radius, palette[COLOURS[ring]]);
	item.artifact = ARTIFACT_BACKGROUND;
	if (!art->strokes)
		return item;
	item.fill = item.stroke = palette[TOKEN_DEEP];
	if (ring < RING_COUNT - 1) {
		item.filled = false;
		item.stroked = true;
		item.stroke_width = WEIGHTS[ring];
	}
	return item;
}

/* The clip of an item; NULL: it is painted whole. */
static const struct rect *
clip_of(const struct build *build, const struct art *art)
{
	if (!art->clipped)
		return NULL;
	struct rect *clip = ARENA_NEW(build->job->arena, struct rect);
	*clip = art->field;
	/* A field that touches the trim goes on into the bleed. */
	length bleed = build->theme->format.bleed;
	if (clip->x == 0) {
		clip->x -= bleed;
		clip->width += 2 * bleed;
	}
	if (clip->y == 0) {
		clip->y -= bleed;
		clip->height += bleed;
	}
	return clip;
}

static void
add_rings(struct build *build, struct item_list *items, const struct art *art,
    length largest)
{
	struct centres centres = centres_of(art);
	const struct rect *clip = clip_of(build, art);
	for (int ring = 0; ring < RING_COUNT; ring++)
		for (size_t i = 0; i < centres.count; i++) {
			length radius =
			    (length)unit_scale(RADII[ring], largest, RADII[0]);
			struct item *item = items_add(
			    items, ring_item(build, art, ring, centres.x[i],
				       centres.y, radius));
			item->clip = clip;
		}
}

/* --- a drawing --- */

/* The drawing, fitted into a box `width` by `height`. */
static const struct drawing *
fit_drawing(struct build *build, const struct drawing *drawing, length width,
    length height)
{
	if ((int64_t)width * drawing->height > (int64_t)height * drawing->width)
		width =
		    (length)unit_scale(height, drawing->width, drawing->height);
	return svg_fit(build->job->arena, drawing, width);
}

static void
add_drawing(struct build *build, struct item_list *items, const struct art *art,
    const struct drawing *drawing, length most)
{
	bool wide = art->kind == ART_PAIR || art->kind == ART_RISE;
	length width = wide ? art->field.width : art->radius;
	drawing = fit_drawing(build, drawing, width, most);
	length x = art->field.x;
	if (art->kind == ART_RIGHT)
		x += art->field.width - drawing->width;
	else if (wide)
		x += (art->field.width - drawing->width) / 2;
	build_drawing(items, drawing, x,
	    art->field.y + art->field.height - drawing->height);
	struct item *item = &items->items[items->count - 1];
	item->artifact = ARTIFACT_BACKGROUND;
	item->clip = clip_of(build, art);
}

void
art_add(struct build *build, struct item_list *items, const struct art *art,
    const struct item_list *texts, length away)
{
	const struct cover *cover = &build->theme->cover;
	if (art->kind == ART_NONE)
		return;
	struct centres centres = centres_of(art);
	length largest = (length)unit_scale(art->radius, cover->art_scale, 100);
	if (largest > art->most)
		largest = art->most;
	for (size_t i = 0; i < centres.count; i++) {
		length room =
		    room_around(texts, centres.x[i], centres.y) - away;
		if (room < largest)
			largest = room;
	}
	if (largest < RADIUS_LEAST)
		return;
	if (build->art)
		add_drawing(build, items, art, build->art, largest);
	else
		add_rings(build, items, art, largest);
}
