/*
 * The sentences around an article are patterns of the theme's strings, filled
 * in with what <about> and the brand say; what neither says leaves no gap.
 */
#include "paint/facts.h"

#include "article/related.h"
#include "base/text_calendar.h"
#include "theme/address.h"

#include <string.h>

struct gathering {
	struct job *job;
	const struct theme *theme;
	const struct article *article;
	struct facts *facts;
};

static const char *
words(const struct gathering *in, enum string string)
{
	return theme_string(in->theme, in->article->lang, string);
}

/* The pattern with its {name} replaced. */
static const char *
filled(struct arena *arena, const char *pattern, const char *name,
    const char *value)
{
	const char *hole = strstr(pattern, name);
	if (!hole)
		return pattern;
	return arena_printf(arena, "%.*s%s%s", (int)(hole - pattern), pattern,
	    value, hole + strlen(name));
}

/* A name may tell with U+2028 where the cover begins a new line. */
static const char *
one_line(struct arena *arena, const char *name)
{
	if (!name)
		return NULL;
	const char *mark = "\u2028";
	for (const char *at; (at = strstr(name, mark)) != NULL;)
		name = arena_printf(arena, "%.*s %s", (int)(at - name), name,
		    at + strlen(mark));
	return text_collapse(arena, name, strlen(name));
}

/* ---- about ---- */

/* As on paper: commas, whatever the language's own list looks like. */
static const char *
joined(struct arena *arena, struct strings_list list)
{
	const char *text = list.count ? list.list[0] : NULL;
	for (size_t i = 1; i < list.count; i++)
		text = arena_printf(arena, "%s, %s", text, list.list[i]);
	return text;
}

static void
gather_about(const struct gathering *in)
{
	const struct about *about = &in->article->about;
	const char *feedback = theme_feedback(in->theme, in->article->lang);
	struct facts *facts = in->facts;
	facts->other_formats =
	    theme_other_formats(in->theme, in->article->lang);
	facts->sources = words(in, STRING_SOURCES);
	facts->written_by = words(in, STRING_WRITTEN_BY);
	facts->authors = joined(in->job->arena, about->authors);
	facts->feedback_ask = words(in, STRING_FEEDBACK_ASK);
	facts->feedback = about->feedback;
	if (!about->feedback.text && feedback)
		facts->feedback = (struct inlines){.text = feedback,
		    .size = (uint32_t)strlen(feedback),
		    .place = in->article->place};
	if (about->source_count || facts->authors || facts->feedback.text ||
	    about->contact.text || facts->other_formats)
		facts->about = words(in, STRING_ABOUT);
}

/* ---- read next ---- */

static struct facts_line
link_to(const struct gathering *in, const char *url)
{
	if (!url)
		return (struct facts_line){0};
	return (struct facts_line){address_readable(in->job->arena, url), url};
}

static void
gather_entries(const struct gathering *in, const struct library *library)
{
	struct arena *arena = in->job->arena;
	struct related related = related_choose(
	    in->job, library, in->article, (size_t)in->theme->back.related);
	struct facts_entry *entries =
	    ARENA_ARRAY(arena, related.count, struct facts_entry);
	for (size_t i = 0; i < related.count; i++) {
		const struct library_entry *entry = related.entries[i];
		entries[i] = (struct facts_entry){
		    .title = entry->title,
		    .summary = entry->summary,
		    .lang = entry->lang,
		    .link =
			link_to(in, address_of_entry(arena, in->theme, entry)),
		};
	}
	in->facts->entries = entries;
	in->facts->entry_count = related.count;
	if (related.count)
		in->facts->read_next = words(in, STRING_READ_NEXT);
}

static void
gather_topics(const struct gathering *in)
{
	struct arena *arena = in->job->arena;
	const char *url = in->theme->brand.url;
	struct strings_list topics = in->article->about.topics;
	if (!in->theme->back.topics || topics.count == 0)
		return;
	in->facts->topics = topics;
	in->facts->search_topics = words(in, STRING_SEARCH_TOPICS);
	if (url)
		in->facts->search_at =
		    filled(arena, words(in, STRING_SEARCH_AT), "{site}",
			address_readable(arena, url));
}

static void
gather_languages(const struct gathering *in, const struct library *library)
{
	struct arena *arena = in->job->arena;
	struct library_translations all =
	    library_translations(arena, library, in->article);
	struct facts_language *languages =
	    ARENA_ARRAY(arena, all.count, struct facts_language);
	for (size_t i = 0; i < all.count; i++) {
		const struct library_entry *entry = all.list[i];
		languages[i] = (struct facts_language){
		    .name = library_translation_name(arena, &all, i),
		    .lang = entry->lang,
		    .link =
			link_to(in, address_of_entry(arena, in->theme, entry)),
		};
	}
	in->facts->languages = languages;
	in->facts->language_count = all.count;
	if (all.count)
		in->facts->in_languages = words(in, STRING_LANGUAGES);
}

/* ---- the panel ---- */

static void
add(struct facts_line *lines, size_t *count, const char *text, const char *url)
{
	if (text && *count < FACTS_LINES)
		lines[(*count)++] = (struct facts_line){text, url};
}

static void
gather_contact(const struct gathering *in)
{
	struct arena *arena = in->job->arena;
	const struct brand *brand = &in->theme->brand;
	struct facts *facts = in->facts;
	const char *name = brand->publisher ? brand->publisher : brand->name;
	const char *own = address_of_article(arena, in->theme, in->article);
	struct facts_line site = link_to(in, own ? own : brand->url);
	struct facts_line *lines = facts->contact;
	size_t *count = &facts->contact_count;
	facts->publisher = one_line(arena, name);
	add(lines, count, brand->address, NULL);
	if (brand->phone)
		add(lines, count, brand->phone,
		    facts_call(arena, brand->phone));
	if (brand->email)
		add(lines, count, brand->email,
		    arena_printf(arena, "mailto:%s", brand->email));
	add(lines, count, site.text, site.url);
}

static const char *
dated(const struct gathering *in, const struct text_calendar *calendar,
    enum string string, const char *iso, size_t size)
{
	struct arena *arena = in->job->arena;
	const char *date = iso ? text_calendar_date(calendar, arena,
				     arena_strndup(arena, iso, size))
			       : NULL;
	return date ? filled(arena, words(in, string), "{date}", date) : NULL;
}

static const char *
version(const struct gathering *in)
{
	const struct about *about = &in->article->about;
	if (!about->reference || !about->version)
		return about->reference;
	struct arena *arena = in->job->arena;
	return filled(arena,
	    filled(
		arena, words(in, STRING_VERSION), "{version}", about->version),
	    "{reference}", about->reference);
}

enum { DAY = 10, MONTH = 7 };

static void
gather_publication(const struct gathering *in)
{
	const struct about *about = &in->article->about;
	struct facts_line *lines = in->facts->publication;
	size_t *count = &in->facts->publication_count;
	struct text_calendar *calendar = text_calendar_open(in->article->lang);
	const char *published =
	    dated(in, calendar, STRING_PUBLISHED, about->published, DAY);
	if (!published)
		published =
		    dated(in, calendar, STRING_REVIEWED, about->reviewed, DAY);
	add(lines, count, version(in), NULL);
	add(lines, count, published, NULL);
	add(lines, count,
	    dated(in, calendar, STRING_NEXT_REVIEW, about->review_due, MONTH),
	    NULL);
	text_calendar_close(calendar);
}

const struct facts *
facts_gather(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article)
{
	struct facts *facts = ARENA_NEW(job->arena, struct facts);
	const struct gathering in = {job, theme, article, facts};
	facts->brand = one_line(job->arena, theme->brand.name);
	facts->who = words(&in, STRING_WHO_FOR);
	gather_about(&in);
	gather_entries(&in, library);
	gather_topics(&in);
	gather_languages(&in, library);
	gather_contact(&in);
	gather_publication(&in);
	return facts;
}

/* ---- what stands in the text ---- */

const char *
facts_figure(struct arena *arena, const struct theme *theme, const char *lang,
    int number)
{
	return filled(arena, theme_string(theme, lang, STRING_FIGURE),
	    "{number}", text_number(arena, lang, (size_t)number));
}

struct inlines
facts_note_title(
    const struct theme *theme, const char *lang, const struct block *note)
{
	struct inlines title = note->title;
	if (title.text ||
	    (note->note != NOTE_KEY_POINTS && note->note != NOTE_URGENT))
		return title;
	title.text = theme_string(theme, lang,
	    note->note == NOTE_URGENT ? STRING_GET_HELP : STRING_KEY_POINTS);
	title.size = (uint32_t)strlen(title.text);
	title.place = note->place;
	return title;
}

const char *
facts_call(struct arena *arena, const char *phone)
{
	if (phone[strspn(phone, "0123456789+ ")] != '\0')
		return NULL;
	char *url = arena_printf(arena, "tel:%s", phone), *out = url;
	for (const char *at = url; *at; at++)
		if (*at != ' ')
			*out++ = *at;
	*out = '\0';
	return url;
}

const char *
facts_target(struct arena *arena, const struct theme *theme,
    const struct library *library, const char *lang, const struct span *link)
{
	if (link->href)
		return link->href;
	const struct library_entry *entry =
	    link->ref ? library_find_in(library, link->ref, lang) : NULL;
	return entry ? address_of_entry(arena, theme, entry) : NULL;
}

/* Does the text begin with a quotation mark of any language? */
static bool
is_quoted(const char *text)
{
	static const char *const marks[] = {"\u201C", "\u2018", "\u201E",
	    "\u00AB", "\u2039", "\u201A", "\"", "'", "\u300C", NULL};
	for (const char *const *mark = marks; *mark; mark++)
		if (strncmp(text, *mark, strlen(*mark)) == 0)
			return true;
	return false;
}

struct text_quotes
facts_quotes(struct arena *arena, const char *lang, const struct blocks *blocks)
{
	const struct block *list = blocks->list;
	size_t count = blocks->count;
	if (count == 0 || list[0].kind != BLOCK_P ||
	    list[count - 1].kind != BLOCK_P || is_quoted(list[0].text.text))
		return (struct text_quotes){"", ""};
	return text_quotes(arena, lang, 0);
}
