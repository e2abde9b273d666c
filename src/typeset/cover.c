/*
 * The cover (design-spec section 8): field, art, mark, title by the ladder,
 * summary, who it is for.
 */
#include "typeset/build.h"

#include "base/digest.h"

#include <string.h>

enum { RING_COUNT = 5, SUMMARY_LINES = 4, WHO_LINES = 4, BRAND_LINES = 2 };

/* A step of the title ladder. */
struct step {
	length size, leading;
	size_t lines;
	length first; /* baseline */
};

static const struct step LADDER[] = {
    {UNIT_PT(48), UNIT_MM(18), 2, UNIT_MM(66)},
    {UNIT_PT(42), UNIT_MM(15), 2, UNIT_MM(66)},
    {UNIT_PT(36), UNIT_MM(13.5), 3, UNIT_MM(63)},
    {UNIT_PT(32), UNIT_MM(12), 4, UNIT_MM(63)},
    {UNIT_PT(28), UNIT_MM(10.5), 4, UNIT_MM(63)},
};
enum { LADDER_STEPS = sizeof LADDER / sizeof *LADDER };

/* Radii of the rings, largest first. */
static const length RADII[RING_COUNT] = {
    UNIT_MM(85), UNIT_MM(66), UNIT_MM(48), UNIT_MM(31), UNIT_MM(15)};

/* Where texts ended up, for what must keep its distance. */
struct cover_text {
	length last; /* baseline of title or summary */
	length who_left, who_right, who_top, who_bottom; /* 0, 0: no block */
};

static enum cover_art
art_named(const struct build *build, const char *name)
{
	static const char *const names[] = {
	    "auto", "right", "left", "pair", "none"};
	static const enum cover_art arts[] = {
	    ART_AUTO, ART_RIGHT, ART_LEFT, ART_PAIR, ART_NONE};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return arts[i];
	diag_error(build->job, build->article->about.place,
	    "there is no cover art '%s'. Write right, left, pair, none or "
	    "auto in <art>.",
	    name);
	return ART_AUTO;
}

/* The article's art, else the theme's, else one by the reference's hash. */
static enum cover_art
choose_art(const struct build *build)
{
	const struct article *article = build->article;
	enum cover_art art = build->theme->cover.art;
	if (article->about.art)
		art = art_named(build, article->about.art);
	if (art != ART_AUTO)
		return art;
	const char *key =
	    article->about.reference ? article->about.reference : article->id;
	return digest_bytes(key, strlen(key)).low % 2 ? ART_LEFT : ART_RIGHT;
}

/* --- title --- */

static struct style
title_style(const struct build *build, const struct step *step)
{
	struct style style = build->theme->styles[ROLE_COVER_TITLE];
	style.size = step->size;
	style.leading = step->leading;
	return style;
}

/* Does the title fit the step?  Its longest word, and its lines. */
static bool
fits(struct build *build, const struct step *step, length width)
{
	struct style style = title_style(build, step);
	struct shaping shaping = {.style = &style,
	    .lang = build->lang,
	    .tag = TAG_ARTIFACT,
	    .heading = true};
	const struct para *para = shape_inlines(
	    build->job, build->shaper, &build->article->title, &shaping);
	if (shape_unbroken(para) > width)
		return false;
	const struct lines *lines = lines_break(build->job, para,
	    (struct measure){.width = width, .balance = true});
	return lines->count <= step->lines;
}

static const struct step *
choose_step(struct build *build, length width)
{
	length most = build->theme->styles[ROLE_COVER_TITLE].size;
	for (size_t i = 0; i < LADDER_STEPS; i++)
		if (LADDER[i].size <= most && fits(build, &LADDER[i], width))
			return &LADDER[i];
	diag_error(build->job, build->article->title.place,
	    "the title does not fit the cover, not even at %d points on %zu "
	    "lines. Shorten it or its longest word.",
	    (int)(LADDER[LADDER_STEPS - 1].size / 1000),
	    LADDER[LADDER_STEPS - 1].lines);
	return NULL;
}

static bool
add_title(
    struct build *build, struct item_list *items, struct cover_text *where)
{
	const struct page_format *format = &build->theme->format;
	/* It may reach 6 mm into the right margin. */
	length width = build_measure(build) + UNIT_MM(6);
	const struct step *step = choose_step(build, width);
	if (!step)
		return false;
	struct style *style = ARENA_NEW(build->job->arena, struct style);
	*style = title_style(build, step);
	int tag = tree_add(build->tree, 0, TAG_H1);
	build_bookmark(build, build->article->title.text, 1, 0, tag);
	where->last = build_inlines(build, items, &build->article->title,
	    &(struct block_text){.style = style,
		.tag = tag,
		.x = format->margin_left,
		.y = step->first,
		.width = width,
		.balance = true});
	return true;
}

/* --- texts --- */

static void
add_brand(struct build *build, struct item_list *items)
{
	const struct page_format *format = &build->theme->format;
	struct colour paper = build->theme->palette[TOKEN_PAPER];
	length top = UNIT_MM(18), size = UNIT_MM(13.5);
	length x = format->margin_left;
	const struct drawing *logo =
	    build_logo(build, size, paper, build->theme->palette[TOKEN_DEEP]);
	if (logo) {
		build_drawing(items, logo, x, top);
		x += size + UNIT_MM(4);
	}
	const struct brand *brand = &build->theme->brand;
	if (!brand->name)
		return;
	struct block_text how = {.role = ROLE_BRAND,
	    .x = x,
	    .tag = tree_add(build->tree, 0, TAG_P),
	    .width = UNIT_MM(60),
	    .lines_most = BRAND_LINES,
	    .balance = true};
	struct inlines name = build_plain(build, brand->name);
	size_t lines = build_lines(build, &name, &how)->count;
	const struct style *style = &build->theme->styles[ROLE_BRAND];
	const struct font *font = shaper_font(build->shaper, style);
	/* The middle of name and strapline is the mark's middle. */
	length cap = shape_length(font, style->size, font->cap_height);
	length block = (length)(lines - 1) * style->leading;
	if (brand->strapline)
		block += build->theme->styles[ROLE_CONTACT].leading;
	how.y = top + (size + cap - block) / 2;
	how.y = build_inlines(build, items, &name, &how);
	if (!brand->strapline)
		return;
	how.role = ROLE_CONTACT;
	how.tag = tree_add(build->tree, 0, TAG_P);
	how.y += build->theme->styles[ROLE_CONTACT].leading;
	how.lines_most = 1;
	build_text(build, items, brand->strapline, &how);
}

static void
add_subtitle(
    struct build *build, struct item_list *items, struct cover_text *where)
{
	const struct inlines *subtitle = &build->article->subtitle;
	if (!subtitle->text)
		return;
	const struct page_format *format = &build->theme->format;
	where->last = build_inlines(build, items, subtitle,
	    &(struct block_text){.role = ROLE_COVER_SUBTITLE,
		.tag = tree_add(build->tree, 0, TAG_P),
		.x = format->margin_left,
		.y = where->last + UNIT_MM(12),
		.width = build_measure(build),
		.balance = true});
}

static void
add_summary(
    struct build *build, struct item_list *items, struct cover_text *where)
{
	const struct inlines *summary = &build->article->summary;
	if (!summary->text)
		return;
	struct block_text how = {.role = ROLE_COVER_SUMMARY,
	    .tag = tree_add(build->tree, 0, TAG_P),
	    .x = build->theme->format.margin_left,
	    .y = where->last + UNIT_MM(15),
	    .width = UNIT_MM(100)};
	size_t lines = build_lines(build, summary,
	    &(struct block_text){
		.role = how.role, .tag = TAG_ARTIFACT, .width = how.width})
			   ->count;
	if (lines > SUMMARY_LINES)
		diag_warning(build->job, summary->place,
		    "the summary takes %zu lines on the cover, over %d. "
		    "Shorten it to 30 words.",
		    lines, SUMMARY_LINES);
	where->last = build_inlines(build, items, summary, &how);
}

/* Label and text; in the corner away from the art, or below the summary. */
static void
add_who(struct build *build, struct item_list *items, enum cover_art art,
    struct cover_text *where)
{
	const struct inlines *audience = &build->article->about.audience;
	if (!audience->text)
		return;
	const struct page_format *format = &build->theme->format;
	bool low = art != ART_PAIR;
	struct block_text how = {.role = ROLE_COVER_WHO,
	    .x = low && art == ART_LEFT ? format->width - UNIT_MM(52)
					: format->margin_left,
	    .width = low ? UNIT_MM(45) : UNIT_MM(100),
	    .tag = TAG_ARTIFACT,
	    .lines_most = WHO_LINES,
	    .balance = true};
	const struct lines *lines = build_lines(build, audience, &how);
	const struct style *style = &build->theme->styles[ROLE_COVER_WHO];
	length height = (length)(lines->count - 1) * style->leading;
	length label = format->height - UNIT_MM(33);
	if (low && label + UNIT_MM(6) + height > format->height - UNIT_MM(15))
		label = format->height - UNIT_MM(21) - height;
	if (!low)
		label = where->last + UNIT_MM(16.5);
	if (lines->count > WHO_LINES)
		diag_warning(build->job, audience->place,
		    "the audience takes more than %d lines on the cover and "
		    "is cut. Shorten it.",
		    WHO_LINES);
	build_text(build, items, build_words(build, STRING_WHO_FOR, NULL, NULL),
	    &(struct block_text){.role = ROLE_COVER_LABEL,
		.tag = tree_add(build->tree, 0, TAG_P),
		.x = how.x,
		.y = label,
		.width = how.width,
		.lines_most = 1});
	how.tag = tree_add(build->tree, 0, TAG_P);
	how.y = label + UNIT_MM(6);
	length last = build_inlines(build, items, audience, &how);
	where->who_left = how.x;
	where->who_right = how.x + lines_width(lines);
	where->who_top = label - UNIT_MM(3);
	where->who_bottom = last;
	if (!low)
		where->last = last;
}

/* --- art --- */

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

/* How far the largest ring may reach: 9 below the text, 4 from the block. */
static length
largest_radius(
    const struct build *build, const struct cover_text *where, length centre_x)
{
	length height = build->theme->format.height;
	length most = height - where->last - UNIT_MM(9);
	if (where->who_bottom == 0 || where->who_top < where->last)
		return most;
	int64_t dx = 0;
	if (centre_x > where->who_right)
		dx = centre_x - where->who_right;
	else if (centre_x < where->who_left)
		dx = where->who_left - centre_x;
	int64_t dy = height - where->who_bottom;
	length away = (length)square_root(dx * dx + dy * dy) - UNIT_MM(4);
	return away < most ? away : most;
}

static void
add_rings(struct build *build, struct item_list *items,
    const struct cover_text *where, const length *centres, size_t count,
    int per_mille)
{
	static const enum token colours[RING_COUNT] = {
	    TOKEN_RING1, TOKEN_RING2, TOKEN_RING3, TOKEN_RING4, TOKEN_SUN};
	const struct page_format *format = &build->theme->format;
	length largest = (length)unit_scale(RADII[0], per_mille, 1000);
	for (size_t i = 0; i < count; i++) {
		length most = largest_radius(build, where, centres[i]);
		if (most < largest)
			largest = most;
	}
	if (largest <= 0)
		return;
	for (int ring = 0; ring < RING_COUNT; ring++)
		for (size_t i = 0; i < count; i++) {
			length radius =
			    (length)unit_scale(RADII[ring], largest, RADII[0]);
			struct item *disc = items_add(items,
			    item_circle(centres[i], format->height, 2 * radius,
				build->theme->palette[colours[ring]]));
			disc->artifact = ARTIFACT_BACKGROUND;
		}
}

static void
add_art(struct build *build, struct item_list *items,
    const struct cover_text *where, enum cover_art art)
{
	length width = build->theme->format.width;
	const length pair[] = {UNIT_MM(4), width - UNIT_MM(4)};
	switch (art) {
	case ART_LEFT:
		add_rings(build, items, where, (length[]){0}, 1, 1000);
		break;
	case ART_PAIR:
		add_rings(build, items, where, pair, 2, 740);
		break;
	case ART_RIGHT:
	case ART_AUTO:
		add_rings(build, items, where, &width, 1, 1000);
		break;
	case ART_NONE:
		break;
	}
}

static void
add_field(struct build *build, struct item_list *items)
{
	const struct page_format *format = &build->theme->format;
	length bleed = format->bleed;
	struct item *field = items_add(items,
	    item_rect((struct rect){-bleed, -bleed, format->width + 2 * bleed,
			  format->height + 2 * bleed},
		0, build->theme->palette[TOKEN_DEEP]));
	field->artifact = ARTIFACT_BACKGROUND;
}

void
cover_build(struct build *build)
{
	struct item_list texts = {.arena = build->job->arena};
	struct item_list items = {.arena = build->job->arena};
	struct cover_text where = {0};
	enum cover_art art = choose_art(build);
	add_brand(build, &texts);
	if (!add_title(build, &texts, &where))
		return;
	add_subtitle(build, &texts, &where);
	add_summary(build, &texts, &where);
	add_who(build, &texts, art, &where);
	add_field(build, &items);
	add_art(build, &items, &where, art);
	items_add_all(&items, texts.items, texts.count, 0, 0);
	build_page(build, &items, "1");
}
