/*
 * The head of a cover: mark and name of the brand, and the title, as large as
 * its longest word and its number of lines let it be.
 */
#include "typeset/cover.h"

#include "typeset/roomy.h"

enum { BRAND_LINES = 2, STRAPLINE_LINES = 3 };

/* The ladder; pages under 200 wide begin at its third step. */
static const struct cover_step LADDER[] = {
    {UNIT_PT(64), UNIT_MM(22.5), 2},
    {UNIT_PT(54), UNIT_MM(20), 2},
    {UNIT_PT(48), UNIT_MM(18), 2},
    {UNIT_PT(42), UNIT_MM(15), 2},
    {UNIT_PT(36), UNIT_MM(13.5), 3},
    {UNIT_PT(32), UNIT_MM(12), 4},
    {UNIT_PT(28), UNIT_MM(10.5), 4},
    {UNIT_PT(24), UNIT_MM(9), 5}, /* for languages of long words */
    {UNIT_PT(20), UNIT_MM(7.5), 5},
};
enum { LADDER_STEPS = sizeof LADDER / sizeof *LADDER, NARROW_STEP = 2 };

static const length WIDE_PAGE = UNIT_MM(200);

/* --- brand --- */

/* On a large page name and mark grow together. */
static struct style *
scaled_style(struct build *build, enum role role, length mark)
{
	struct style *style = ARENA_NEW(build->job->arena, struct style);
	*style = build->theme->styles[role];
	length usual = theme_scale(build->theme, UNIT_MM(13.5));
	if (mark > usual && !build->theme->cover.masthead) {
		style->size = (length)unit_scale(style->size, mark, usual);
		style->leading =
		    (length)unit_scale(style->leading, mark, usual);
	}
	return style;
}

/* The brand's texts beside a mark of that size, measured. */
struct brand_texts {
	const struct style *bold, *line;
	length x, width;
	/* Baselines, from the mark's top: of the name, of the strapline, and
	 * of what is the last. */
	length first, strapline, last;
};

/* How many lines a text takes, balanced, of at most so many. */
static length
count_lines(struct build *build, const char *text, const struct style *style,
    length width, size_t most)
{
	struct inlines plain = build_plain(build, text);
	size_t lines = build_lines(build, &plain,
	    &(struct block_text){.style = style,
		.tag = TAG_ARTIFACT,
		.width = width,
		.balance = true})
			   ->count;
	return (length)(lines < most ? lines : most);
}

static struct brand_texts
brand_texts(struct build *build, length x, length mark)
{
	const struct brand *brand = &build->theme->brand;
	const struct page_format *format = &build->theme->format;
	if (build->logo)
		x += mark + UNIT_MM(4);
	struct style *line = scaled_style(build, ROLE_CONTACT, mark);
	struct brand_texts texts = {
	    .bold = scaled_style(build, ROLE_BRAND, mark),
	    .line = line,
	    .x = x,
	    .width = format->width - format->margin_left - x};
	line->colour = texts.bold->colour;
	length usual = (length)unit_scale(line->size, 180, 127);
	if (roomy_is_latin(brand->strapline) && line->leading > usual)
		line->leading = usual; /* half a millimetre a point */
	if (!brand->name)
		return texts;
	length name = (count_lines(build, brand->name, texts.bold, texts.width,
			   BRAND_LINES) -
			  1) *
		      texts.bold->leading;
	length block = name;
	if (brand->strapline)
		block += count_lines(build, brand->strapline, line, texts.width,
			     STRAPLINE_LINES) *
			 line->leading;
	/* The middle of name and strapline is the mark's middle. */
	const struct font *font = shaper_font(build->shaper, texts.bold);
	length cap = shape_length(font, texts.bold->size, font->cap_height);
	texts.first = (mark + cap - block) / 2;
	texts.strapline = texts.first + name + line->leading;
	texts.last = texts.first + block;
	return texts;
}

length
cover_brand_height(struct build *build, length mark)
{
	const struct brand *brand = &build->theme->brand;
	if (!build->logo && !brand->name)
		return 0;
	length x = build->theme->format.margin_left;
	struct brand_texts texts = brand_texts(build, x, mark);
	length below = texts.last + texts.line->size / 4;
	return below > mark ? below : mark;
}

void
cover_brand(struct build *build, struct item_list *items, length x, length top,
    length mark)
{
	const struct theme *theme = build->theme;
	enum cover_style style = theme->cover.style;
	enum token ground = style == COVER_FRAME   ? TOKEN_TINT
			    : style == COVER_PLAIN ? TOKEN_PAPER
						   : TOKEN_DEEP;
	const struct drawing *logo = build_logo(build, mark,
	    theme->styles[ROLE_BRAND].colour, theme->palette[ground]);
	if (logo)
		build_drawing(items, logo, x, top);
	const struct brand *brand = &theme->brand;
	if (!brand->name)
		return;
	struct brand_texts texts = brand_texts(build, x, mark);
	struct block_text how = {.style = texts.bold,
	    .x = texts.x,
	    .y = top + texts.first,
	    .tag = tree_add(build->tree, 0, TAG_P),
	    .width = texts.width,
	    .lines_most = BRAND_LINES,
	    .balance = true};
	build_text(build, items, brand->name, &how);
	if (!brand->strapline)
		return;
	how.style = texts.line;
	how.tag = tree_add(build->tree, 0, TAG_P);
	how.y = top + texts.strapline;
	how.lines_most = STRAPLINE_LINES;
	build_text(build, items, brand->strapline, &how);
}

/* --- title --- */

length
cover_leading(const struct build *build, const struct cover_step *step)
{
	length least = roomy_leading(
	    shaper_language(build->shaper, build->lang), step->size);
	return step->leading < least ? least : step->leading;
}

static struct style
title_style(const struct build *build, const struct cover_step *step)
{
	struct style style = build->theme->styles[ROLE_COVER_TITLE];
	style.size = step->size;
	style.leading = cover_leading(build, step);
	return style;
}

static const struct para *
title_para(struct build *build, const struct cover_step *step)
{
	struct style style = title_style(build, step);
	struct shaping shaping = {.style = &style,
	    .lang = build->lang,
	    .tag = TAG_ARTIFACT,
	    .heading = true};
	return shape_inlines(
	    build->job, build->shaper, &build->article->title, &shaping);
}

size_t
cover_title_lines(
    struct build *build, const struct cover_step *step, length width)
{
	return lines_break(build->job, title_para(build, step),
	    (struct measure){.width = width, .balance = true})
	    ->count;
}

/* Does the title fit the step?  Its longest word, and its lines. */
static bool
fits(struct build *build, const struct cover_step *step, length width)
{
	return shape_unbroken(title_para(build, step)) <= width &&
	       cover_title_lines(build, step, width) <= step->lines;
}

const struct cover_step *
cover_step(struct build *build, length width, const struct cover_step *above)
{
	length most = build->theme->styles[ROLE_COVER_TITLE].size;
	bool wide = build->theme->format.width >= WIDE_PAGE;
	size_t first = above  ? (size_t)(above - LADDER) + 1
		       : wide ? 0
			      : NARROW_STEP;
	for (size_t i = first; i < LADDER_STEPS; i++)
		if (LADDER[i].size <= most && fits(build, &LADDER[i], width))
			return &LADDER[i];
	return NULL;
}

void
cover_report_title(struct build *build)
{
	const struct cover_step *last = &LADDER[LADDER_STEPS - 1];
	diag_error(build->job, build->article->title.place,
	    "the title does not fit the cover, not even at %d points on %zu "
	    "lines. Shorten it or its longest word.",
	    (int)(last->size / 1000), last->lines);
}

length
cover_title(struct build *build, struct item_list *items,
    const struct cover_step *step, length x, length y, length width)
{
	struct style *style = ARENA_NEW(build->job->arena, struct style);
	*style = title_style(build, step);
	int tag = tree_add(build->tree, 0, TAG_H1);
	build_bookmark(build, build->article->title.text, 1, 0, tag);
	return build_inlines(build, items, &build->article->title,
	    &(struct block_text){.style = style,
		.tag = tag,
		.x = x,
		.y = y,
		.width = width,
		.balance = true});
}
