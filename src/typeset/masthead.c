/*
 * The cover of large print: a band with mark, title, summary and audience at
 * the top of the first page, and the text below it (design-spec section 12).
 *
 * Its places are those of A4 at z = 1.5.  A smaller page takes the title down
 * the ladder until some lines of text fit below; where none does, the band is
 * the whole page.
 */
#include "typeset/masthead.h"

#include "typeset/art.h"
#include "typeset/cover.h"

enum { TEXT_LINES_LEAST = 5 };

/* Pages under this height, and measures under this width, are close. */
static const length TALL_PAGE = UNIT_MM(250), WIDE_MEASURE = UNIT_MM(150);

/* Where everything stands for one step of the title. */
struct plan {
	const struct cover_step *step;
	length top, mark;                     /* of the brand's mark */
	length title, subtitle, summary, who; /* first baselines; 0: none */
	length last;                          /* of all */
	length measure, width;                /* of the title, of the texts */
	length band;                          /* its foot */
	length first;                         /* of the text below */
	bool whole;                           /* the band is the page */
};

static length
mm(const struct build *build, length design)
{
	return theme_scale(build->theme, design);
}

static const struct style *
style_of(const struct build *build, enum role role)
{
	return &build->theme->styles[role];
}

static struct block_text
text_of(const struct build *build, const struct plan *plan, enum role role,
    length y)
{
	return (struct block_text){.role = role,
	    .tag = TAG_ARTIFACT,
	    .x = build->theme->format.margin_left,
	    .y = y,
	    .width = plan->width,
	    .bold = role == ROLE_COVER_WHO};
}

/* Moves down by the lines of a text, whose first baseline is `gap` below what
 * was last, and returns that baseline; 0: there is no such text. */
static length
move_down(struct build *build, struct plan *plan, const struct inlines *text,
    enum role role, length gap)
{
	if (!text->text)
		return 0;
	struct block_text how = text_of(build, plan, role, 0);
	length lines = (length)build_lines(build, text, &how)->count;
	length first = plan->last + gap;
	plan->last = first + (lines - 1) * style_of(build, role)->leading;
	return first;
}

/* The foot of the band and the text below, on the grid of other pages. */
static void
find_foot(struct build *build, struct plan *plan)
{
	const struct theme *theme = build->theme;
	const struct page_format *format = &theme->format;
	length below = mm(build, UNIT_MM(12));
	length first = plan->last + mm(build, UNIT_MM(9)) + below;
	first = format->first_baseline +
		unit_round_up(first - format->first_baseline, theme->half);
	plan->first = first;
	plan->band = first - below;
	plan->whole = first + (TEXT_LINES_LEAST - 1) * theme->grid >
		      format->last_baseline;
	if (!plan->whole)
		return;
	plan->band = format->height;
	plan->first = format->first_baseline;
}

/* How much room texts take. */
struct room {
	bool airy;    /* distances as on A4 */
	bool wide;    /* texts leave the art no room of its own */
	length apart; /* more between summary and audience */
};

static struct plan
plan_step(struct build *build, const struct cover_step *step, struct room room)
{
	const struct article *article = build->article;
	const struct page_format *format = &build->theme->format;
	struct plan plan = {.step = step,
	    .top = UNIT_MM(15),
	    .mark = mm(build, UNIT_MM(12)),
	    .measure = format->width - 2 * format->margin_left};
	if (room.airy)
		plan.top += UNIT_MM(3);
	plan.width = plan.measure;
	if (plan.width >= WIDE_MEASURE && !room.wide)
		plan.width -= UNIT_MM(60); /* the art's */
	plan.last = plan.top + cover_brand_height(build, plan.mark);
	plan.title = plan.last + cover_leading(build, step) +
		     (room.airy ? UNIT_MM(12) : UNIT_MM(6));
	size_t lines = cover_title_lines(build, step, plan.measure);
	plan.last =
	    plan.title + (length)(lines - 1) * cover_leading(build, step);
	length gap = room.airy ? UNIT_MM(10.5) : UNIT_MM(6);
	plan.subtitle =
	    move_down(build, &plan, &article->subtitle, ROLE_COVER_SUBTITLE,
		style_of(build, ROLE_COVER_SUBTITLE)->leading + UNIT_MM(6));
	plan.summary =
	    move_down(build, &plan, &article->summary, ROLE_COVER_SUMMARY,
		style_of(build, ROLE_COVER_SUMMARY)->leading + gap);
	plan.who =
	    move_down(build, &plan, &article->about.audience, ROLE_COVER_WHO,
		style_of(build, ROLE_COVER_WHO)->leading + room.apart);
	find_foot(build, &plan);
	return plan;
}

/* Does all of it stand on the page? */
static bool
is_on_page(const struct build *build, const struct plan *plan)
{
	const struct page_format *format = &build->theme->format;
	return plan->last <= format->height - UNIT_MM(12);
}

/* Takes the room that a page of its own has: most of all between summary and
 * audience, which a band leaves together. */
static void
loosen(struct build *build, struct plan *plan)
{
	length half = build->theme->half;
	const struct room rooms[] = {
	    {true, true, half}, {false, true, half}, {true, true, 0}};
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct plan loose = plan_step(build, plan->step, rooms[i]);
		if (!is_on_page(build, &loose))
			continue;
		*plan = loose;
		return;
	}
}

/* Is the title so much larger than the text below that it looks like one? */
static bool
is_title(const struct build *build, const struct cover_step *step)
{
	return step->size * 2 >= style_of(build, ROLE_BODY)->size * 3;
}

/* The largest title with text below it; else the largest on the page. */
static bool
choose_plan(struct build *build, struct plan *result)
{
	length measure =
	    build->theme->format.width - 2 * build->theme->format.margin_left;
	bool tall = build->theme->format.height >= TALL_PAGE;
	const struct cover_step *step = cover_step(build, measure, NULL);
	bool found = false;
	if (!step)
		cover_report_title(build);
	for (; step && !(found && !result->whole);
	     step = cover_step(build, measure, step))
		for (int wide = 0; wide < 2; wide++) {
			struct plan plan = plan_step(
			    build, step, (struct room){tall, wide, 0});
			bool better = !plan.whole && result->whole &&
				      is_title(build, step);
			if (!is_on_page(build, &plan) || (found && !better))
				continue;
			*result = plan;
			found = true;
		}
	if (!found && !build->job->diag->errors)
		diag_error(build->job, build->article->title.place,
		    "title, summary and audience do not fit the page in print "
		    "of this size. Shorten them, or choose a larger page.");
	if (found && result->whole)
		loosen(build, result);
	return found;
}

/* --- setting --- */

static void
add_line(struct build *build, struct item_list *items, const struct plan *plan,
    const struct inlines *text, enum role role, length y)
{
	if (y == 0)
		return;
	struct block_text how = text_of(build, plan, role, y);
	how.tag = tree_add(build->tree, 0, TAG_P);
	build_inlines(build, items, text, &how);
}

static void
add_texts(struct build *build, struct item_list *items, const struct plan *plan)
{
	const struct article *article = build->article;
	length left = build->theme->format.margin_left;
	cover_brand(build, items, left, plan->top, plan->mark);
	cover_title(build, items, plan->step, left, plan->title, plan->measure);
	add_line(build, items, plan, &article->subtitle, ROLE_COVER_SUBTITLE,
	    plan->subtitle);
	add_line(build, items, plan, &article->summary, ROLE_COVER_SUMMARY,
	    plan->summary);
	add_line(build, items, plan, &article->about.audience, ROLE_COVER_WHO,
	    plan->who);
}

/* The rectangle that is painted, and the one that the art is cut by. */
static struct rect
band_rect(const struct build *build, const struct plan *plan)
{
	const struct page_format *format = &build->theme->format;
	enum cover_style style = build->theme->cover.style;
	length inset =
	    style == COVER_FRAME || style == COVER_PLAIN ? UNIT_MM(6) : 0;
	length foot = plan->whole ? plan->band - inset : plan->band;
	return (struct rect){
	    inset, inset, format->width - 2 * inset, foot - inset};
}

static void
add_ground(
    struct build *build, struct item_list *items, const struct plan *plan)
{
	const struct theme *theme = build->theme;
	length bleed = theme->format.bleed;
	struct rect box = band_rect(build, plan);
	if (theme->cover.style == COVER_PLAIN) {
		struct item *rule = items_add(
		    items, item_line(theme->format.margin_left, plan->band,
			       plan->measure, 0, theme->palette[TOKEN_DEEP],
			       UNIT_PT(0.75)));
		rule->artifact = ARTIFACT_BACKGROUND;
		return;
	}
	bool framed = theme->cover.style == COVER_FRAME;
	if (!framed)
		box = (struct rect){-bleed, -bleed, box.width + 2 * bleed,
		    plan->band + bleed + (plan->whole ? bleed : 0)};
	struct item *ground = items_add(
	    items, item_rect(box, 0,
		       theme->palette[framed ? TOKEN_TINT : TOKEN_DEEP]));
	ground->artifact = ARTIFACT_BACKGROUND;
}

static void
add_art(struct build *build, struct item_list *items, const struct plan *plan,
    const struct item_list *texts)
{
	enum cover_art kind = art_choose(build, ART_RIGHT);
	/* The texts begin on the left. */
	if (kind != ART_NONE)
		kind = ART_RIGHT;
	struct art art = {.kind = kind,
	    .field = band_rect(build, plan),
	    .radius = (length)unit_scale(UNIT_MM(85),
		build->theme->format.width * (plan->whole ? 130LL : 86LL),
		UNIT_MM(210) * 100LL),
	    .most = plan->band,
	    .clipped = true,
	    .strokes = build->theme->cover.style == COVER_PLAIN};
	art_add(build, items, &art, texts, UNIT_MM(9));
}

bool
masthead_build(struct build *build, struct item_list *items, length *first)
{
	struct plan plan = {0};
	if (!choose_plan(build, &plan))
		return false;
	struct item_list texts = {.arena = build->job->arena};
	add_texts(build, &texts, &plan);
	add_ground(build, items, &plan);
	add_art(build, items, &plan, &texts);
	items_add_all(items, texts.items, texts.count, 0, 0);
	*first = plan.first;
	if (plan.whole) {
		build_page(build, items, "1");
		*items = (struct item_list){.arena = build->job->arena};
	}
	return true;
}
