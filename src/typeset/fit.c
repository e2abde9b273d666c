/*
 * All of typesetting in order: galley, cover or masthead, pages, back.
 *
 * The page count follows from the text: type, leading and gaps never shrink.
 */
#include "typeset/fit.h"

#include "base/bidi.h"
#include "typeset/build.h"
#include "typeset/masthead.h"

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

static const struct leaflet *
collect(const struct build *build)
{
	const struct article *article = build->article;
	const struct about *about = &article->about;
	const struct page_format *format = &build->theme->format;
	struct leaflet *leaflet = ARENA_NEW(build->job->arena, struct leaflet);
	*leaflet =
	    (struct leaflet){.id = library_name(build->job->arena, article),
		.lang = article->lang,
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
		.bookmark_count = build->bookmark_count};
	return leaflet;
}

const struct leaflet *
fit_leaflet(struct job *job, struct shaper *shaper, const struct theme *theme,
    const struct library *library, const struct article *article)
{
	const struct galley *galley =
	    galley_set(job, shaper, theme, library, article);
	if (!galley)
		return NULL;
	struct build build = {.job = job,
	    .shaper = shaper,
	    .theme = theme,
	    .library = library,
	    .article = article,
	    .lang = article->lang,
	    .mirrored = bidi_is_rtl(article->lang),
	    .tree = tree_new(job->arena),
	    .logo = read_logo(job, theme),
	    .art = read_art(job, theme)};
	struct item_list masthead = {.arena = job->arena};
	length first = theme->format.first_baseline;
	if (!theme->cover.masthead)
		cover_build(&build);
	else if (!masthead_build(&build, &masthead, &first))
		return NULL;
	const struct breaks *breaks =
	    pages_break(job, theme, galley, first, NULL);
	if (!breaks)
		return NULL;
	inside_build(&build, breaks, &masthead);
	back_build(&build);
	return job->diag->errors ? NULL : collect(&build);
}
