/*
 * The page from top to bottom, in the order of the paper leaflet: cover,
 * article, "About this leaflet", "Read next", panel.
 */
#include "paint/html.h"

#include "base/bidi.h"
#include "paint/html_page.h"
#include "paint/save.h"

/* ---- the head ---- */

static void
add_meta(struct html_page *page, const char *name, const char *content)
{
	if (!content)
		return;
	bytes_printf(page->out, "<meta name=\"%s\"", name);
	html_attribute(page, "content", content);
	bytes_string(page->out, ">\n");
}

static void
add_head(struct html_page *page, const struct facts *facts)
{
	struct bytes *out = page->out;
	const struct article *article = page->article;
	bytes_string(out, "<head>\n<meta charset=\"utf-8\">\n<title>");
	html_plain(page, article->title.text);
	if (facts->brand) {
		bytes_string(out, " | ");
		html_plain(page, facts->brand);
	}
	bytes_string(out, "</title>\n");
	add_meta(page, "viewport", "width=device-width, initial-scale=1");
	add_meta(page, "description", article->summary.text);
	add_meta(page, "author", facts->authors);
	if (article->about.url) {
		bytes_string(out, "<link rel=\"canonical\"");
		html_attribute(page, "href", article->about.url);
		bytes_string(out, ">\n");
	}
	bytes_string(out, "<style>\n");
	html_style(page);
	bytes_string(out, "</style>\n</head>\n");
}

/* ---- the way past the cover ---- */

static void
add_jump(struct html_page *page, const char *target, const char *words)
{
	bytes_printf(page->out, "<li><a href=\"#%s\">", target);
	html_plain(page, words);
	bytes_string(page->out, "</a></li>\n");
}

/* To each part by its own title, seen when a key gets there. */
static void
add_skip(struct html_page *page, const struct facts *facts)
{
	const struct article *article = page->article;
	bytes_string(page->out, "<nav class=\"skip\">\n<ul>\n");
	for (size_t i = 0; i < article->section_count; i++)
		add_jump(page, arena_printf(page->job->arena, "s%zu", i + 1),
		    article->sections[i].title.text);
	if (facts->about)
		add_jump(page, "about", facts->about);
	if (facts->read_next)
		add_jump(page, "next", facts->read_next);
	bytes_string(page->out, "</ul>\n</nav>\n");
}

/* ---- the cover ---- */

static void
add_brand(struct html_page *page, const struct facts *facts)
{
	const struct brand *brand = &page->theme->brand;
	if (!facts->brand && !brand->logo)
		return;
	bytes_string(page->out, "<div class=\"brand\">\n");
	html_mark(page);
	if (facts->brand) {
		bytes_string(page->out, "<div>");
		html_text(page, brand->name);
		if (brand->strapline) {
			bytes_string(page->out, " <span>");
			html_text(page, brand->strapline);
			bytes_string(page->out, "</span>");
		}
		bytes_string(page->out, "</div>\n");
	}
	bytes_string(page->out, "</div>\n");
}

/* A band holds what comes before the summary, other covers all of it. */
static void
add_cover(struct html_page *page, const struct facts *facts)
{
	const struct article *article = page->article;
	const struct inlines *audience = &article->about.audience;
	bool band = page->theme->cover.style == COVER_BAND;
	bytes_string(page->out,
	    band ? "<header>\n<div class=\"band\">\n" : "<header>\n");
	if (html_cover_has_art(page))
		bytes_string(page->out,
		    "<div class=\"art\" aria-hidden=\"true\"></div>\n");
	bytes_string(page->out, "<div class=\"in\">\n");
	add_brand(page, facts);
	html_line(page, "h1", "", &article->title);
	html_line(page, "p", " class=\"subtitle\"", &article->subtitle);
	if (band)
		bytes_string(page->out, "</div>\n</div>\n<div class=\"in\">\n");
	html_line(page, "p", " class=\"summary\"", &article->summary);
	if (audience->text) {
		bytes_string(page->out, "<p class=\"who\"><strong>");
		html_text(page, facts->who);
		bytes_string(page->out, "</strong> ");
		html_inlines(page, audience);
		bytes_string(page->out, "</p>\n");
	}
	bytes_string(page->out, "</div>\n</header>\n");
}

/* ---- the article ---- */

static void
add_opening(struct html_page *page, struct blocks opening)
{
	page->level = 1;
	if (opening.count && opening.list[0].kind == BLOCK_P) {
		html_line(page, "p", " class=\"lead\"", &opening.list[0].text);
		opening.list++;
		opening.count--;
	}
	html_blocks(page, &opening);
}

/* id: of the heading, or "". */
static void
add_section(
    struct html_page *page, const struct section *section, const char *id)
{
	struct arena *arena = page->job->arena;
	bytes_string(page->out, "<section>\n");
	page->level = section->level;
	html_line(page, arena_printf(arena, "h%d", section->level), id,
	    &section->title);
	html_blocks(page, &section->blocks);
	for (size_t i = 0; i < section->section_count; i++)
		add_section(page, &section->sections[i], "");
	bytes_string(page->out, "</section>\n");
}

static void
add_article(struct html_page *page)
{
	const struct article *article = page->article;
	add_opening(page, article->opening);
	for (size_t i = 0; i < article->section_count; i++)
		add_section(page, &article->sections[i],
		    arena_printf(page->job->arena, " id=\"s%zu\"", i + 1));
}

/* ---- about this leaflet ---- */

static void
add_heading(struct html_page *page, const char *id, const char *title)
{
	bytes_printf(page->out, "<h2 id=\"%s\">", id);
	html_text(page, title);
	bytes_string(page->out, "</h2>\n");
}

static void
add_label(struct html_page *page, const char *label)
{
	bytes_string(page->out, "<strong>");
	html_text(page, label);
	bytes_string(page->out, "</strong>");
}

static void
add_sources(struct html_page *page, const struct facts *facts)
{
	const struct about *about = &page->article->about;
	if (about->source_count == 0)
		return;
	bytes_string(page->out, "<p>");
	add_label(page, facts->sources);
	bytes_string(page->out, "</p>\n<ol>\n");
	for (size_t i = 0; i < about->source_count; i++)
		html_line(page, "li", "", &about->sources[i]);
	bytes_string(page->out, "</ol>\n");
}

static void
add_about(struct html_page *page, const struct facts *facts)
{
	if (!facts->about)
		return;
	bytes_string(page->out, "<section class=\"about\">\n");
	add_heading(page, "about", facts->about);
	if (facts->other_formats) {
		bytes_string(page->out, "<p class=\"other\">");
		html_isolated(page, facts->other_formats);
		bytes_string(page->out, "</p>\n");
	}
	add_sources(page, facts);
	if (facts->authors) {
		bytes_string(page->out, "<p>");
		add_label(page, facts->written_by);
		bytes_string(page->out, " ");
		html_text(page, facts->authors);
		bytes_string(page->out, "</p>\n");
	}
	if (facts->feedback.text) {
		bytes_string(page->out, "<p>");
		add_label(page, facts->feedback_ask);
		bytes_string(page->out, " ");
		html_inlines(page, &facts->feedback);
		bytes_string(page->out, "</p>\n");
	}
	html_line(page, "p", "", &page->article->about.contact);
	bytes_string(page->out, "</section>\n");
}

/* ---- read next ---- */

static void
add_entry(struct html_page *page, const struct facts_entry *entry)
{
	struct bytes *out = page->out;
	bool around = page->rtl;
	bytes_string(out, "<li");
	html_language(page, entry->lang);
	bytes_string(out, ">\n<p class=\"title\">");
	page->rtl = bidi_is_rtl(entry->lang);
	html_link(page, entry->link.url, entry->title);
	bytes_string(out, "</p>\n<p>");
	html_text(page, entry->summary);
	bytes_string(out, "</p>\n");
	if (entry->link.text) {
		bytes_string(out, "<p class=\"address\" dir=\"ltr\">");
		html_plain(page, entry->link.text);
		bytes_string(out, "</p>\n");
	}
	page->rtl = around;
	bytes_string(out, "</li>\n");
}

static void
add_topics(struct html_page *page, const struct facts *facts)
{
	struct bytes *out = page->out;
	if (!facts->search_topics)
		return;
	bytes_string(out, "<div class=\"topics\">\n<p>");
	add_label(page, facts->search_topics);
	if (facts->search_at) {
		bytes_string(out, " ");
		html_text(page, facts->search_at);
	}
	bytes_string(out, "</p>\n<ul role=\"list\">\n");
	for (size_t i = 0; i < facts->topics.count; i++) {
		bytes_string(out, "<li>");
		html_text(page, facts->topics.list[i]);
		bytes_string(out, "</li>\n");
	}
	bytes_string(out, "</ul>\n</div>\n");
}

/* Where the article is in other languages, each named in itself. */
static void
add_languages(struct html_page *page, const struct facts *facts)
{
	struct bytes *out = page->out;
	bool around = page->rtl;
	if (!facts->in_languages)
		return;
	bytes_string(out, "<div class=\"languages\">\n<p>");
	add_label(page, facts->in_languages);
	bytes_string(out, "</p>\n<ul role=\"list\">\n");
	for (size_t i = 0; i < facts->language_count; i++) {
		const struct facts_language *other = &facts->languages[i];
		bytes_string(out, "<li");
		html_language(page, other->lang);
		bytes_string(out, ">");
		page->rtl = bidi_is_rtl(other->lang);
		html_link(page, other->link.url, other->name);
		page->rtl = around;
		bytes_string(out, "</li>\n");
	}
	bytes_string(out, "</ul>\n</div>\n");
}

static void
add_read_next(struct html_page *page, const struct facts *facts)
{
	if (facts->read_next) {
		bytes_string(page->out, "<section>\n");
		add_heading(page, "next", facts->read_next);
		bytes_string(page->out, "<ul class=\"next\" role=\"list\">\n");
		for (size_t i = 0; i < facts->entry_count; i++)
			add_entry(page, &facts->entries[i]);
		bytes_string(page->out, "</ul>\n</section>\n");
	}
	add_topics(page, facts);
	add_languages(page, facts);
}

/* ---- the panel ---- */

static void
add_lines(struct html_page *page, const struct facts_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bytes_string(page->out, "<p class=\"address\">");
		html_link(page, lines[i].url, lines[i].text);
		bytes_string(page->out, "</p>\n");
	}
}

static void
add_panel(struct html_page *page, const struct facts *facts)
{
	struct bytes *out = page->out;
	if (!facts->publisher && !facts->contact_count &&
	    !facts->publication_count)
		return;
	bytes_string(out, "<footer class=\"panel\">\n<div class=\"in\">\n"
			  "<div>\n");
	if (facts->publisher) {
		bytes_string(out, "<p class=\"name\">");
		html_isolated(page, facts->publisher);
		bytes_string(out, "</p>\n");
	}
	add_lines(page, facts->contact, facts->contact_count);
	bytes_string(out, "</div>\n<div>\n");
	add_lines(page, facts->publication, facts->publication_count);
	bytes_string(out, "</div>\n</div>\n</footer>\n");
}

static void
add_page(struct html_page *page, const struct facts *facts)
{
	struct bytes *out = page->out;
	bytes_string(out, "<!DOCTYPE html>\n<html");
	html_attribute(page, "lang", page->article->lang);
	html_attribute(page, "dir", page->rtl ? "rtl" : NULL);
	bytes_string(out, ">\n");
	add_head(page, facts);
	bytes_string(out, "<body>\n");
	add_skip(page, facts);
	add_cover(page, facts);
	bytes_string(out, "<main>\n<div class=\"in\">\n");
	add_article(page);
	add_about(page, facts);
	add_read_next(page, facts);
	bytes_string(out, "</div>\n</main>\n");
	add_panel(page, facts);
	bytes_string(out, "</body>\n</html>\n");
}

bool
html_write(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article,
    const char *temporary, const char *path)
{
	struct bytes out = bytes_new(job->arena);
	struct html_page page = {
	    .out = &out,
	    .job = job,
	    .theme = theme,
	    .library = library,
	    .article = article,
	    .rtl = bidi_is_rtl(article->lang),
	    .level = 1,
	};
	add_page(&page, facts_gather(job, theme, library, article));
	return !job->diag->errors &&
	       save_bytes(job, temporary, path, out.data, out.size);
}
