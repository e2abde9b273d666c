/*
 * Who made the leaflet, how to reach them, when it was published and when it
 * is due for review: what the panel prints, and some covers (design-spec
 * section 11).
 */
#include "typeset/details.h"

#include "base/text.h"
#include "typeset/links.h"

#include <string.h>

static void
add_detail(struct details *details, const char *text, bool bold,
    const char *url, const char *words)
{
	if (!text || details->count == DETAILS_MOST)
		return;
	details->text[details->count] = text;
	details->bold[details->count] = bold;
	details->words[details->count] = words;
	details->url[details->count++] = url;
}

const char *
details_address(const struct build *build)
{
	const char *own =
	    links_to_article(build->job->arena, build->theme, build->article);
	return own ? own : build->theme->brand.url;
}

const char *
details_site(const struct build *build)
{
	const char *url = build->theme->brand.url;
	return url ? links_readable(build->job->arena, url) : NULL;
}

/* An address with what it is the address of, for those who hear it by itself;
 * name NULL: nothing is known of it. */
static const char *
named_address(struct build *build, const char *name, const char *address)
{
	struct arena *arena = build->job->arena;
	if (!name)
		return address;
	return arena_printf(
	    arena, "%s: %s", build_one_line(arena, name), address);
}

struct details
details_contact(struct build *build)
{
	const struct brand *brand = &build->theme->brand;
	struct arena *arena = build->job->arena;
	const char *name = brand->publisher ? brand->publisher : brand->name;
	struct details details = {.count = 0};
	add_detail(&details, brand->address, false, NULL, NULL);
	add_detail(&details, brand->phone, true, NULL, NULL);
	if (brand->email)
		add_detail(&details, brand->email, false,
		    arena_printf(arena, "mailto:%s", brand->email),
		    named_address(build, name, brand->email));
	const char *url = details_address(build);
	if (!url)
		return details;
	const char *address = links_readable(arena, url);
	add_detail(&details, address, true, url,
	    named_address(build,
		url == brand->url ? name : build->article->title.text,
		address));
	return details;
}

/* "4 March 2026"; a date that is none was reported when it was checked. */
static const char *
dated(struct build *build, enum string string, const char *iso, bool month_only)
{
	if (!iso)
		return NULL;
	struct arena *arena = build->job->arena;
	struct language *language = shaper_language(build->shaper, build->lang);
	const char *date = text_calendar_date(shaper_calendar(language), arena,
	    month_only ? arena_strndup(arena, iso, 7) : iso);
	return date ? build_words(build, string, "{date}", date) : NULL;
}

static const char *
version_line(struct build *build)
{
	const struct about *about = &build->article->about;
	if (!about->reference || !about->version)
		return about->reference;
	const char *text =
	    build_words(build, STRING_VERSION, "{version}", about->version);
	const char *hole = strstr(text, "{reference}");
	if (!hole)
		return text;
	return arena_printf(build->job->arena, "%.*s%s%s", (int)(hole - text),
	    text, about->reference, hole + strlen("{reference}"));
}

/* The telephone number of the feedback, or the whole of it if it is short. */
static const char *
feedback_line(struct build *build)
{
	const struct about *about = &build->article->about;
	const char *feedback = about->feedback.text
				   ? about->feedback.text
				   : build->theme->brand.feedback;
	if (!feedback)
		return NULL;
	const char *number = feedback + strcspn(feedback, "0123456789+");
	size_t size = strspn(number, "0123456789+ ");
	while (size && number[size - 1] == ' ')
		size--;
	if (size >= 6)
		feedback = arena_strndup(build->job->arena, number, size);
	return build_words(build, STRING_FEEDBACK, "{feedback}", feedback);
}

struct details
details_publication(struct build *build)
{
	const struct about *about = &build->article->about;
	struct details details = {.count = 0};
	add_detail(&details, version_line(build), false, NULL, NULL);
	const char *published =
	    dated(build, STRING_PUBLISHED, about->published, false);
	if (!published)
		published =
		    dated(build, STRING_REVIEWED, about->reviewed, false);
	add_detail(&details, published, false, NULL, NULL);
	add_detail(&details,
	    dated(build, STRING_NEXT_REVIEW, about->review_due, true), false,
	    NULL, NULL);
	add_detail(&details, feedback_line(build), false, NULL, NULL);
	return details;
}

/* Ends in a mark that ends sentences in its language. */
static bool
is_ended(const char *text)
{
	return text_is_stop(text_last(text, strlen(text)));
}

const char *
details_sentence(struct build *build, bool feedback)
{
	struct details details = details_publication(build);
	const char *last = feedback ? NULL : feedback_line(build);
	const char *stop = build_words(build, STRING_STOP, NULL, NULL);
	size_t mark = strcspn(stop, " ");
	const char *sentence = NULL;
	for (size_t i = 0; i < details.count; i++) {
		const char *text = details.text[i];
		if (last && i + 1 == details.count && strcmp(text, last) == 0)
			break;
		sentence = arena_printf(build->job->arena, "%s%s%s%.*s",
		    sentence ? sentence : "", sentence ? stop + mark : "", text,
		    is_ended(text) ? 0 : (int)mark, stop);
	}
	return sentence;
}
