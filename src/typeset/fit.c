/*
 * All of typesetting in order: galley, cover or masthead, pages, back; and
 * again, with a lever pulled a little further, until the article has the wanted
 * number of pages.
 *
 * Without such a wish the page count follows from the text, and nothing gives
 * way but the lines of paragraphs.  With one, the first lever that suffices is
 * the last (levers.c has their order), and where none does the article is
 * refused with what would help.
 *
 * Invariants
 *  1. An attempt leaves nothing behind: its messages are its own until it is
 *     taken, and so are its pages.
 *  2. No text is set smaller than its profile allows.
 */
#include "typeset/fit.h"

#include "base/bidi.h"
#include "theme/format.h"
#include "typeset/back.h"
#include "typeset/levers.h"
#include "typeset/masthead.h"
#include "typeset/quality.h"

#include <assert.h>
#include <string.h>

enum { LEFT_COST = 1000 }; /* of a page that is left over */

/* What does not change from attempt to attempt. */
struct fit {
	struct job *job;
	struct shaper *shaper;
	const struct library *library;
	const struct article *article;
};

/* An article set with some theme. */
struct attempt {
	struct job job; /* with messages of its own */
	const struct theme *theme;
	struct build build;
	struct item_list masthead;
	length first; /* baseline of the first page of text */
	struct back_plan back;
	const struct galley *galley; /* NULL: it cannot be set */
	const struct galley *text;   /* what of it stands inside */
	const struct breaks *breaks; /* NULL: nor in so many pages */
	size_t left;                 /* pages left over */
	enum lever lever;            /* what made it possible */
	struct levers levers;
};

static const struct drawing *
read_logo(struct job *job, const struct theme *theme)
{
	const struct brand *brand = &theme->brand;
	return brand->logo ? svg_read(job, brand->logo, brand->logo_place)
			   : NULL;
}

static const struct drawing *
read_art(struct job *job, const struct theme *theme)
{
	const struct cover *cover = &theme->cover;
	return cover->art_file
		   ? svg_read(job, cover->art_file, cover->art_place)
		   : NULL;
}

static const char *
publisher(const struct build *build)
{
	const struct brand *brand = &build->theme->brand;
	if (brand->publisher || !brand->name)
		return brand->publisher;
	return build_one_line(build->job->arena, brand->name);
}

static const char *
author(const struct build *build)
{
	struct strings_list authors = build->article->about.authors;
	return authors.count ? authors.list[0] : publisher(build);
}

static struct leaflet *
collect(const struct build *build)
{
	const struct article *article = build->article;
	const struct about *about = &article->about;
	const struct page_format *format = &build->theme->format;
	struct leaflet *leaflet = ARENA_NEW(build->job->arena, struct leaflet);
	*leaflet =
	    (struct leaflet){.id = library_name(build->job->arena, article),
		.lang = article->lang,
		.source = article->place.file,
		.title = article->title.text,
		.author = author(build),
		.subject = article->summary.text,
		.publisher = publisher(build),
		.reference = about->reference,
		.version = about->version,
		.published = about->published,
		.reviewed = about->reviewed,
		.keywords = about->topics.list,
		.keyword_count = about->topics.count,
		.width = format->width,
		.height = format->height,
		.bleed = format->bleed,
		.pages = build->pages,
		.page_count = build->page_count,
		.tags = build->tree->tags,
		.tag_count = build->tree->count,
		.bookmarks = build->bookmarks,
		.bookmark_count = build->bookmark_count,
		.format = format->name};
	return leaflet;
}

/* --- the number of pages --- */

static bool
is_wanted(const struct theme *theme)
{
	const struct pages_wanted *wanted = &theme->fitting.pages;
	return wanted->most || wanted->multiple;
}

/* Pages that are left over when there are so many; -1: they are too many. */
static int
left_over(const struct pages_wanted *wanted, size_t pages)
{
	int count = (int)pages;
	if (wanted->multiple)
		return (wanted->multiple - count % wanted->multiple) %
		       wanted->multiple;
	if (count > wanted->most)
		return -1;
	return count < wanted->least ? wanted->least - count : 0;
}

/* What each number of pages of text costs, beside so many others. */
static struct page_wish
wish_of(struct attempt *attempt, size_t others, size_t most)
{
	const struct pages_wanted *wanted = &attempt->theme->fitting.pages;
	int64_t *costs = ARENA_ARRAY(attempt->job.arena, most + 1, int64_t);
	for (size_t i = 0; i <= most; i++) {
		int left = left_over(wanted, others + i);
		costs[i] = left < 0 ? -1 : (int64_t)left * LEFT_COST;
	}
	return (struct page_wish){.most = most, .costs = costs, .full = true};
}

/* How many pages of text there can be: of a range, what it leaves; of a
 * multiple, two of them more than are natural. */
static size_t
most_pages(struct attempt *attempt, size_t others)
{
	const struct pages_wanted *wanted = &attempt->theme->fitting.pages;
	if (!wanted->multiple) {
		size_t most = (size_t)wanted->most;
		return most > others ? most - others : 0;
	}
	const struct breaks *natural = pages_break(
	    &attempt->job, attempt->theme, attempt->text, attempt->first, NULL);
	return natural ? natural->count + 2 * (size_t)wanted->multiple : 0;
}

/* Breaks the text into pages, as many as are wanted. */
static void
break_pages(struct attempt *attempt)
{
	size_t others = attempt->build.page_count + attempt->back.pages;
	struct page_wish wish;
	if (is_wanted(attempt->theme)) {
		size_t most = most_pages(attempt, others);
		if (most == 0)
			return;
		wish = wish_of(attempt, others, most);
	}
	attempt->breaks =
	    pages_break(&attempt->job, attempt->theme, attempt->text,
		attempt->first, is_wanted(attempt->theme) ? &wish : NULL);
	if (attempt->breaks && is_wanted(attempt->theme))
		attempt->left =
		    (size_t)left_over(&attempt->theme->fitting.pages,
			others + attempt->breaks->count);
}

/* --- an attempt --- */

static bool
begin_build(const struct fit *fit, struct attempt *attempt)
{
	struct job *job = &attempt->job;
	const struct theme *theme = attempt->theme;
	attempt->build = (struct build){.job = job,
	    .shaper = fit->shaper,
	    .theme = theme,
	    .library = fit->library,
	    .article = fit->article,
	    .lang = fit->article->lang,
	    .mirrored = bidi_is_rtl(fit->article->lang),
	    .tree = tree_new(job->arena),
	    .logo = read_logo(job, theme),
	    .art = read_art(job, theme)};
	attempt->masthead = (struct item_list){.arena = job->arena};
	attempt->first = theme->format.first_baseline;
	if (theme->cover.masthead)
		return masthead_build(
		    &attempt->build, &attempt->masthead, &attempt->first);
	cover_build(&attempt->build);
	return true;
}

/* Sets the article with the theme. */
static struct attempt *
try_theme(const struct fit *fit, const struct theme *theme,
    const struct levers *levers)
{
	struct arena *arena = fit->job->arena;
	struct attempt *attempt = ARENA_NEW(arena, struct attempt);
	*attempt = (struct attempt){.job = {arena, diag_new(arena)},
	    .theme = levers_apply(arena, theme, levers),
	    .levers = *levers};
	attempt->galley = galley_set(&attempt->job, fit->shaper, attempt->theme,
	    fit->library, fit->article);
	if (!attempt->galley || !begin_build(fit, attempt)) {
		attempt->galley = NULL;
		return attempt;
	}
	attempt->back = back_plan(&attempt->build, levers->parts);
	attempt->text = attempt->galley;
	if (back_take_about(&attempt->build, &attempt->back, attempt->galley))
		attempt->text = galley_without_about(arena, attempt->galley);
	break_pages(attempt);
	return attempt;
}

/* Has it the wanted pages, without what must not be? */
static bool
is_good(const struct attempt *attempt)
{
	return !attempt->galley ||
	       (attempt->breaks && (attempt->breaks->cost < BREAK_NEVER ||
				       !is_wanted(attempt->theme)));
}

/* Pulls levers until the article has its pages; the best attempt. */
static struct attempt *
fit_theme(const struct fit *fit, const struct theme *theme)
{
	struct levers levers = {0};
	struct attempt *best = try_theme(fit, theme, &levers);
	while (!is_good(best)) {
		enum lever lever = levers_pull(theme, fit->shaper, &levers);
		if (lever == LEVER_NONE)
			break;
		struct attempt *next = try_theme(fit, theme, &levers);
		next->lever = lever;
		if (next->galley && (is_good(next) || !best->breaks))
			best = next;
	}
	return best;
}

/* The theme in another of its formats; NULL: there is no such format. */
static const struct theme *
with_format(const struct fit *fit, const struct theme *theme, const char *name)
{
	struct job job = {fit->job->arena, diag_new(fit->job->arena)};
	struct theme *copy = ARENA_NEW(job.arena, struct theme);
	*copy = *theme;
	if (!format_resolve(
		&job, theme->config, name, theme->format_place, copy))
		return NULL;
	return copy;
}

/* The first format in which the article has its pages; the last otherwise. */
static struct attempt *
fit_formats(const struct fit *fit, const struct theme *theme)
{
	struct attempt *attempt = fit_theme(fit, theme);
	for (size_t i = 1; i < theme->format_count && !attempt->breaks; i++) {
		const struct theme *next =
		    with_format(fit, theme, theme->formats[i]);
		if (!next || !attempt->galley)
			break;
		attempt = fit_theme(fit, next);
		if (attempt->breaks && attempt->lever == LEVER_NONE)
			attempt->lever = LEVER_FORMAT;
	}
	return attempt;
}

/* --- what does not fit --- */

static size_t
words_of(const struct slice *slice)
{
	size_t words = 0;
	for (size_t i = 0; i < slice->count; i++) {
		const struct glyph_run *run = slice->items[i].run;
		bool inside = false;
		for (uint32_t j = 0; run && j < run->text_size; j++) {
			bool space = run->text[j] == ' ';
			words += inside && space;
			inside = !space;
		}
		words += inside;
	}
	return words;
}

/* The words that no page has room for, when there are so many. */
static size_t
words_over(const struct attempt *attempt, size_t pages)
{
	size_t words = 0;
	const struct galley *galley = attempt->text;
	size_t from = pages_reach(
	    attempt->job.arena, attempt->theme, galley, attempt->first, pages);
	for (size_t i = from; i < galley->count; i++)
		words += words_of(&galley->slices[i]);
	return words ? words : 1; /* they would fit, parted anyhow */
}

/* Would the article have its pages in that format? */
static bool
would_fit(const struct fit *fit, const struct theme *theme, const char *name)
{
	const struct theme *other = with_format(fit, theme, name);
	if (!other)
		return false;
	int64_t area = (int64_t)other->format.width * other->format.height;
	if (area < (int64_t)theme->format.width * theme->format.height)
		return false;
	struct levers none = {0};
	struct attempt *attempt = try_theme(fit, other, &none);
	return attempt->galley && attempt->breaks &&
	       attempt->breaks->cost < BREAK_NEVER;
}

/* A built-in format that would take the article; NULL: there is none. */
static const char *
larger_format(const struct fit *fit, const struct theme *theme)
{
	const char *name;
	for (size_t i = 0; (name = format_name(i)); i++)
		if (strcmp(name, theme->format.name) != 0 &&
		    would_fit(fit, theme, name))
			return name;
	return NULL;
}

static void
report_over(const struct fit *fit, const struct attempt *attempt)
{
	const struct theme *theme = attempt->theme;
	int most = theme->fitting.pages.most;
	size_t others = attempt->build.page_count + attempt->back.pages;
	size_t pages = (size_t)most > others ? (size_t)most - others : 0;
	char size[24];
	unit_print(size, theme->styles[ROLE_BODY].size, "pt");
	const char *format = larger_format(fit, theme);
	diag_error(fit->job, fit->article->place,
	    "the article is about %zu words over %d pages of the format '%s' "
	    "at %s. Shorten it, or let it have more pages%s%s%s.",
	    words_over(attempt, pages), most, theme->format.name, size,
	    format ? " or the format '" : "", format ? format : "",
	    format ? "', which has room for it" : "");
}

/* --- the leaflet --- */

static void
take_messages(struct job *job, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		const struct message *message = &diag->messages[i];
		if (message->severity == DIAG_ERROR)
			diag_error(job, message->place, "%s", message->text);
		else if (message->severity == DIAG_WARNING)
			diag_warning(job, message->place, "%s", message->text);
		else
			diag_note(job, message->place, "%s", message->text);
	}
}

static struct quality
judge(const struct attempt *attempt)
{
	struct arena *arena = attempt->job.arena;
	struct quality quality = quality_measure(
	    arena, attempt->theme, attempt->text, attempt->breaks);
	quality.left = attempt->left;
	quality.wanted = is_wanted(attempt->theme);
	quality.lever = attempt->lever;
	if (quality.lever == LEVER_NONE && quality.variants)
		quality.lever = LEVER_LOOSENESS;
	if (quality.lever != LEVER_NONE)
		quality.lever_words =
		    levers_words(arena, quality.lever, &attempt->levers);
	return quality;
}

static const struct leaflet *
finish(struct job *job, struct attempt *attempt)
{
	struct build *build = &attempt->build;
	build->job = job;
	int offset = inside_build(
	    build, attempt->breaks, &attempt->masthead, attempt->left);
	back_build(build, &attempt->back, attempt->galley, offset);
	if (job->diag->errors)
		return NULL;
	struct leaflet *leaflet = collect(build);
	leaflet->quality = judge(attempt);
	return leaflet;
}

const struct leaflet *
fit_leaflet(struct job *job, struct shaper *shaper, const struct theme *theme,
    const struct library *library, const struct article *article)
{
	struct fit fit = {job, shaper, library, article};
	struct attempt *attempt = fit_formats(&fit, theme);
	take_messages(job, attempt->job.diag); /* invariant 1 */
	if (!attempt->galley || job->diag->errors)
		return NULL;
	if (attempt->breaks)
		return finish(job, attempt);
	report_over(&fit, attempt);
	return NULL;
}
