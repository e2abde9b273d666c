/*
 * The cover (design-spec section 8): ground, art, mark, title by the ladder,
 * summary, who it is for.
 *
 * The design gives its places on A5 (210 high) and some on A4; other pages
 * come between the two by their height, or beyond them.
 */
#include "typeset/cover.h"

#include "typeset/art.h"
#include "typeset/details.h"

enum { SUMMARY_LINES = 4, WHO_LINES = 4 };

static const length LARGE_TITLE = UNIT_PT(42); /* and more: stands lower */

/* A cover while it is set. */
struct plan {
	enum cover_style style;
	enum cover_art art;
	length left, measure; /* margins are alike on both sides */
	struct rect field;    /* what is painted, or what the art is cut by */
	struct item_list texts;
	length last; /* baseline of the last text above the art */
	length summary_lines;
};

static length
mm(const struct build *build, length design)
{
	return theme_scale(build->theme, design);
}

/* A place on the page between what it is on A5 and on A4. */
static length
between(const struct build *build, length a5, length a4)
{
	length over = build->theme->format.height - UNIT_MM(210);
	if (over < 0)
		over = 0;
	return a5 + (length)unit_scale(a4 - a5, over, UNIT_MM(87));
}

/* --- texts --- */

static void
add_brand(struct build *build, struct plan *plan)
{
	cover_brand(build, &plan->texts, plan->left, UNIT_MM(18),
	    between(build, UNIT_MM(13.5), UNIT_MM(16.8)));
}

static bool
add_title(struct build *build, struct plan *plan)
{
	/* It may reach 6 mm into the right margin. */
	length width = plan->measure + UNIT_MM(6);
	const struct cover_step *step = cover_step(build, width, NULL);
	if (!step) {
		cover_report_title(build);
		return false;
	}
	length y = between(build, UNIT_MM(63), UNIT_MM(75));
	if (step->size >= LARGE_TITLE)
		y += UNIT_MM(3);
	if (plan->style == COVER_FRAME)
		y -= UNIT_MM(6);
	y +=
	    (cover_leading(build, step) - step->leading) / 2; /* tall letters */
	plan->last =
	    cover_title(build, &plan->texts, step, plan->left, y, width);
	return true;
}

static void
add_subtitle(struct build *build, struct plan *plan)
{
	const struct inlines *subtitle = &build->article->subtitle;
	if (!subtitle->text)
		return;
	plan->last = build_inlines(build, &plan->texts, subtitle,
	    &(struct block_text){.role = ROLE_COVER_SUBTITLE,
		.tag = tree_add(build->tree, 0, TAG_P),
		.x = plan->left,
		.y = plan->last + mm(build, UNIT_MM(12)),
		.width = plan->measure,
		.balance = true});
}

/* How many lines the text takes. */
static length
count_lines(
    struct build *build, const struct inlines *text, struct block_text how)
{
	how.tag = TAG_ARTIFACT;
	return text->text ? (length)build_lines(build, text, &how)->count : 0;
}

static length
summary_width(const struct build *build, const struct plan *plan)
{
	length width = mm(build, UNIT_MM(100));
	return width < plan->measure ? width : plan->measure;
}

/* The summary, its first baseline at y. */
static length
add_summary(struct build *build, struct plan *plan, length y, length width)
{
	const struct inlines *summary = &build->article->summary;
	if (!summary->text)
		return y;
	struct block_text how = {.role = ROLE_COVER_SUMMARY,
	    .tag = tree_add(build->tree, 0, TAG_P),
	    .x = plan->left,
	    .y = y,
	    .width = width};
	plan->summary_lines = count_lines(build, summary, how);
	return build_inlines(build, &plan->texts, summary, &how);
}

static void
warn_of_summary(struct build *build, const struct plan *plan)
{
	if (plan->summary_lines > SUMMARY_LINES &&
	    build->theme->profile == PROFILE_STANDARD)
		diag_warning(build->job, build->article->summary.place,
		    "the summary takes %d lines on the cover, over %d. "
		    "Shorten it to 30 words.",
		    plan->summary_lines, SUMMARY_LINES);
}

static bool
report_over(struct build *build)
{
	diag_error(build->job, build->article->summary.place,
	    "title, summary and audience do not fit the cover. Shorten them, "
	    "or choose a larger page.");
	return false;
}

/* How the audience is set: label and text are of one width. */
static struct block_text
who_text(length x, length width)
{
	return (struct block_text){.role = ROLE_COVER_WHO,
	    .x = x,
	    .width = width,
	    .tag = TAG_ARTIFACT,
	    .lines_most = WHO_LINES,
	    .balance = true};
}

/* Label at y, text below; returns the last baseline. */
static length
add_who(struct build *build, struct plan *plan, struct block_text how, length y)
{
	const struct inlines *audience = &build->article->about.audience;
	if (how.lines_most && count_lines(build, audience, how) > WHO_LINES)
		diag_warning(build->job, audience->place,
		    "the audience takes more than %d lines on the cover and "
		    "is cut. Shorten it.",
		    WHO_LINES);
	build_text(build, &plan->texts,
	    build_words(build, STRING_WHO_FOR, NULL, NULL),
	    &(struct block_text){.role = ROLE_COVER_LABEL,
		.tag = tree_add(build->tree, 0, TAG_P),
		.x = how.x,
		.y = y,
		.width = how.width,
		.lines_most = 1});
	how.tag = tree_add(build->tree, 0, TAG_P);
	how.y = y + mm(build, UNIT_MM(6));
	return build_inlines(build, &plan->texts, audience, &how);
}

/* In the corner away from the art; between two centres, below the summary.
 * Returns what the texts above must not pass. */
static length
place_who(struct build *build, struct plan *plan)
{
	const struct inlines *audience = &build->article->about.audience;
	const struct page_format *format = &build->theme->format;
	length foot = format->height - UNIT_MM(12);
	if (!audience->text)
		return foot;
	if (plan->art == ART_PAIR || plan->art == ART_RISE) {
		plan->last = add_who(build, plan,
		    who_text(plan->left, summary_width(build, plan)),
		    plan->last + mm(build, UNIT_MM(16.5)));
		return foot;
	}
	length width = mm(build, UNIT_MM(45));
	/* On a narrow page it reaches into the margin. */
	length right = format->width - width - UNIT_MM(7);
	if (right < plan->left + plan->measure - width ||
	    format->width > UNIT_MM(170))
		right = plan->left + plan->measure - width;
	struct block_text how =
	    who_text(plan->art == ART_LEFT ? right : plan->left, width);
	length lines = count_lines(build, audience, how);
	if (lines > WHO_LINES)
		lines = WHO_LINES;
	length leading = build->theme->styles[ROLE_COVER_WHO].leading;
	length least = format->height - UNIT_MM(33);
	length y = format->height - UNIT_MM(15) - mm(build, UNIT_MM(6)) -
		   (lines - 1) * leading;
	if (y > least)
		y = least;
	add_who(build, plan, how, y);
	return y - build->theme->styles[ROLE_COVER_LABEL].size;
}

/* --- ground and art --- */

static void
add_ground(const struct build *build, struct item_list *items,
    struct rect field, enum token colour)
{
	struct item *ground = items_add(
	    items, item_rect(field, 0, build->theme->palette[colour]));
	ground->artifact = ARTIFACT_BACKGROUND;
}

/* The field, which goes on into the bleed on the sides that it touches. */
static void
add_field(const struct build *build, struct item_list *items, struct rect field)
{
	length bleed = build->theme->format.bleed;
	bool whole = field.height == build->theme->format.height;
	add_ground(build, items,
	    (struct rect){-bleed, -bleed, field.width + 2 * bleed,
		field.height + bleed + (whole ? bleed : 0)},
	    TOKEN_DEEP);
}

static struct rect
page_less(const struct build *build, length inset)
{
	const struct page_format *format = &build->theme->format;
	return (struct rect){inset, inset, format->width - 2 * inset,
	    format->height - 2 * inset};
}

/* Its size follows the page's width. */
static struct art
art_of(const struct build *build, const struct plan *plan)
{
	int64_t per_mille = plan->art == ART_PAIR ? 740 : 1000;
	if (plan->style == COVER_PLAIN)
		per_mille = per_mille * 88 / 100;
	length design = plan->art == ART_RISE ? UNIT_MM(210) : UNIT_MM(148);
	length radius = (length)unit_scale(UNIT_MM(85),
	    per_mille * build->theme->format.width, 1000 * (int64_t)design);
	length foot = plan->field.y + plan->field.height;
	return (struct art){.kind = plan->art,
	    .field = plan->field,
	    .radius = radius,
	    .most = foot - plan->last - UNIT_MM(9),
	    .clipped = plan->style != COVER_FIELD,
	    .strokes = plan->style == COVER_PLAIN};
}

/* --- the styles --- */

/* All text above the art or beside it. */
static bool
set_whole(struct build *build, struct plan *plan)
{
	if (!add_title(build, plan))
		return false;
	add_subtitle(build, plan);
	plan->last = add_summary(build, plan,
	    plan->last + mm(build, UNIT_MM(15)), summary_width(build, plan));
	length foot = place_who(build, plan);
	if (plan->last > foot)
		return report_over(build);
	warn_of_summary(build, plan);
	return true;
}

/* How reference and dates at the foot of a band cover are set. */
static struct block_text
publication_text(const struct build *build, const struct plan *plan)
{
	return (struct block_text){.role = ROLE_SMALL,
	    .tag = TAG_ARTIFACT,
	    .x = plan->left,
	    .y = build->theme->format.footer_baseline,
	    .width = plan->measure};
}

/* From its first line to its last, which stands at the page's foot. */
static length
publication_height(struct build *build, const struct plan *plan)
{
	const char *line = details_sentence(build, false);
	if (!line)
		return 0;
	struct inlines text = build_plain(build, line);
	length lines = count_lines(build, &text, publication_text(build, plan));
	return (lines - 1) * build->theme->styles[ROLE_SMALL].leading;
}

/* The site, at the right end of the last line, if that leaves it room. */
static void
add_site(struct build *build, struct plan *plan, length room)
{
	const char *site = details_site(build);
	struct block_text how = publication_text(build, plan);
	if (!site)
		return;
	how.bold = true;
	struct inlines text = build_plain(build, site);
	length width = lines_width(build_lines(build, &text, &how));
	if (width + UNIT_MM(6) > room)
		return;
	how.x = plan->left + plan->measure - width;
	how.width = width + UNIT_MM(1);
	how.tag = tree_add(build->tree, 0, TAG_P);
	build_text(build, &plan->texts, site, &how);
}

/* Reference, dates and site at the foot of a band cover. */
static void
add_publication(struct build *build, struct plan *plan)
{
	const char *line = details_sentence(build, false);
	struct block_text how = publication_text(build, plan);
	length room = plan->measure;
	if (line) {
		struct inlines text = build_plain(build, line);
		room -= lines_width(build_lines(build, &text, &how));
		how.y -= publication_height(build, plan);
		how.tag = tree_add(build->tree, 0, TAG_P);
		build_text(build, &plan->texts, line, &how);
	}
	add_site(build, plan, room);
}

/* Summary and audience side by side below the band, which gives way. */
static bool
set_band(struct build *build, struct plan *plan)
{
	const struct theme *theme = build->theme;
	const struct article *article = build->article;
	length wide = (length)unit_scale(plan->measure, 105, 174);
	length who_x = (length)unit_scale(plan->measure, 120, 174);
	struct block_text who =
	    who_text(plan->left + who_x, plan->measure - who_x);
	who.lines_most = 0; /* the band gives way */
	length tall =
	    theme->styles[ROLE_COVER_SUMMARY].leading *
	    count_lines(build, &article->summary,
		(struct block_text){.role = ROLE_COVER_SUMMARY, .width = wide});
	length beside = theme->styles[ROLE_COVER_WHO].leading *
			(1 + count_lines(build, &article->about.audience, who));
	if (beside > tall)
		tall = beside;
	length band = theme->format.height * 2 / 3;
	length most = theme->format.footer_baseline - tall - UNIT_MM(24) -
		      publication_height(build, plan);
	plan->field.height = band < most ? band : most;
	if (!add_title(build, plan))
		return false;
	add_subtitle(build, plan);
	if (plan->last > plan->field.height - UNIT_MM(3))
		return report_over(build);
	length y = plan->field.height + UNIT_MM(21);
	add_summary(build, plan, y, wide);
	if (article->about.audience.text)
		add_who(build, plan, who, y);
	add_publication(build, plan);
	return true;
}

/* The ground that the style has. */
static void
add_style(
    const struct build *build, struct item_list *items, const struct plan *plan)
{
	switch (plan->style) {
	case COVER_FIELD:
	case COVER_BAND:
		add_field(build, items, plan->field);
		break;
	case COVER_FRAME:
		add_ground(build, items, plan->field, TOKEN_TINT);
		break;
	case COVER_PLAIN:
		break;
	}
}

void
cover_build(struct build *build)
{
	const struct page_format *format = &build->theme->format;
	struct arena *arena = build->job->arena;
	enum cover_style style = build->theme->cover.style;
	bool inset = style == COVER_FRAME || style == COVER_PLAIN;
	struct plan plan = {.style = style,
	    .art = art_choose(build, style == COVER_BAND ? ART_RISE : ART_AUTO),
	    .left = format->margin_left,
	    .measure = format->width - 2 * format->margin_left,
	    .field = page_less(build, inset ? UNIT_MM(6) : 0),
	    .texts = {.arena = arena}};
	add_brand(build, &plan);
	if (!(style == COVER_BAND ? set_band : set_whole)(build, &plan))
		return;
	struct item_list items = {.arena = arena};
	add_style(build, &items, &plan);
	struct art art = art_of(build, &plan);
	art_add(build, &items, &art, &plan.texts, UNIT_MM(4));
	items_add_all(&items, plan.texts.items, plan.texts.count, 0, 0);
	build_page(build, &items, "1");
}
