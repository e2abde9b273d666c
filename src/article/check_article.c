/*
 * What no grammar says of an article.
 *
 * Languages, where links lead, bounds of words, headings and lists, tables that
 * are a grid; with beside, names and references to other files.
 * All text is visited once; each fault is named at the element it is in.
 */
#include "article/check.h"

#include "article/beside.h"
#include "article/faults.h"
#include "article/grid.h"
#include "article/value.h"
#include "base/text.h"

#include <string.h>

enum {
	WORD_MOST = 2000,   /* characters */
	HEADING_MOST = 300, /* characters */
	LISTS_MOST = 6,     /* within each other */
	RELATED_MOST = 100
};

struct visit {
	struct job *job;
	const struct article *article;
	struct beside beside;       /* the other files of its folder */
	const struct block *urgent; /* the first urgent note, or NULL */
	int lists;                  /* open around the block */
};

/* ---- links ---- */

static bool
begins(const char *text, const char *const *schemes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(text, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/*
 * Paper has no page to start from, and a PDF may not run a script: an address
 * is whole, and of a kind that every reader can follow.
 */
static void
check_href(struct visit *visit, const struct span *span)
{
	static const char *const schemes[] = {
	    "https://", "http://", "mailto:", "tel:"};
	const char *href = span->href;
	const char *shown = value_shown(visit->job->arena, href);
	if (begins(href, schemes, sizeof schemes / sizeof *schemes)) {
		if (strpbrk(href, " \t\r\n"))
			diag_error(visit->job, span->place,
			    "the address '%s' has a space in it. Write %%20, "
			    "or delete it.",
			    shown);
		return;
	}
	size_t colon = strcspn(href, ":/?#");
	if (href[colon] == ':')
		diag_error(visit->job, span->place,
		    "the address '%s' cannot be followed from a leaflet. "
		    "Begin it with https://, http://, mailto: or tel:.",
		    shown);
	else
		diag_error(visit->job, span->place,
		    "the address '%s' is not whole. Begin it with https://; "
		    "for another article write ref=\"ID\".",
		    shown);
}

/* ---- text ---- */

static void
report_long_word(struct visit *visit, struct place place, size_t length)
{
	diag_error(visit->job, place,
	    "a word of %zu characters stands here. Break it up: the most are "
	    "%d.",
	    length, WORD_MOST);
}

/* Characters without a space may still be many words, as in Chinese. */
static void
check_run(
    struct visit *visit, struct place place, const char *text, size_t size)
{
	const uint8_t *breaks = text_line_breaks(
	    visit->job->arena, text, size, visit->article->lang);
	size_t start = 0;
	for (size_t at = 1; at <= size; at++) {
		if (breaks[at] == TEXT_BREAK_NO)
			continue;
		size_t length = text_length(text + start, at - start);
		if (length > WORD_MOST) {
			report_long_word(visit, place, length);
			return;
		}
		start = at;
	}
}

static void
check_words(struct visit *visit, struct place place, const char *text)
{
	if (!text || strlen(text) <= WORD_MOST)
		return;
	while (*text) {
		size_t size = strcspn(text, " ");
		if (size > WORD_MOST)
			check_run(visit, place, text, size);
		text += size;
		text += *text == ' ';
	}
}

static void
check_spans(struct visit *visit, const struct inlines *text)
{
	uint32_t link_end = 0;
	for (uint32_t i = 0; i < text->span_count; i++) {
		const struct span *span = &text->spans[i];
		if (span->kind == SPAN_LANG && span->lang &&
		    value_is_lang(span->lang) && !text_is_language(span->lang))
			diag_error(visit->job, span->place,
			    "the language '%s' is not known. Write a tag such "
			    "as \"cy\" or \"fr-CA\".",
			    value_shown(visit->job->arena, span->lang));
		if (span->kind != SPAN_A)
			continue;
		if (span->start < link_end)
			diag_error(visit->job, span->place,
			    "a link stands within another. End the first "
			    "before it.");
		if (span->end > link_end)
			link_end = span->end;
		if (span->ref)
			beside_check_ref(
			    &visit->beside, span->place, span->ref);
		else if (span->href)
			check_href(visit, span);
	}
}

static void
check_inlines(struct visit *visit, const struct inlines *text)
{
	if (!text->text)
		return;
	check_words(visit, text->place, text->text);
	check_spans(visit, text);
}

/* Text that must be there once its element is; `name` is the element's. */
static void
check_text(struct visit *visit, const struct inlines *text, const char *name)
{
	if (text->text && !value_is_visible(text->text, text->size))
		diag_error(visit->job, text->place,
		    "<%s> is empty. Write its text, or delete it.", name);
	check_inlines(visit, text);
}

static void
check_heading(struct visit *visit, const struct inlines *text, const char *name)
{
	check_text(visit, text, name);
	size_t length = text->text ? text_length(text->text, text->size) : 0;
	if (length > HEADING_MOST)
		diag_error(visit->job, text->place,
		    "this heading has %zu characters. Write %d at most, and "
		    "the rest as a <p>.",
		    length, HEADING_MOST);
}

/* ---- tables ---- */

static void
check_cells(struct visit *visit, const struct row *row)
{
	for (size_t i = 0; row && i < row->count; i++)
		check_inlines(visit, &row->cells[i].text);
}

static void
check_table(struct visit *visit, const struct table *table, struct place place)
{
	check_text(visit, &table->caption, "caption");
	grid_check(visit->job, table, place);
	check_cells(visit, table->head);
	for (size_t i = 0; i < table->row_count; i++)
		check_cells(visit, &table->rows[i]);
}

/* ---- blocks ---- */

static void check_blocks(struct visit *visit, const struct blocks *blocks);

static void
check_item(
    struct visit *visit, const struct block *list, const struct list_item *item)
{
	if (list->kind == BLOCK_DL)
		check_text(visit, &item->title, "dt");
	else
		check_heading(visit, &item->title, "title");
	check_blocks(visit, &item->blocks);
}

static void
check_list(struct visit *visit, const struct block *block)
{
	visit->lists++;
	if (visit->lists == LISTS_MOST + 1)
		diag_error(visit->job, block->place,
		    "lists are nested deeper than %d. Write this one as text.",
		    LISTS_MOST);
	for (size_t i = 0; i < block->item_count; i++)
		check_item(visit, block, &block->items[i]);
	visit->lists--;
}

static void
check_note(struct visit *visit, const struct block *block)
{
	check_heading(visit, &block->title, "title");
	if (block->note == NOTE_URGENT && visit->urgent)
		diag_error(visit->job, block->place,
		    "there is an urgent note already, on line %d. Keep one, "
		    "so that it is found.",
		    visit->urgent->place.line);
	else if (block->note == NOTE_URGENT)
		visit->urgent = block;
	check_blocks(visit, &block->blocks);
}

static void
check_figure(struct visit *visit, const struct block *block)
{
	static const char *const schemes[] = {
	    "http:", "https:", "ftp:", "file:", "data:"};
	check_words(visit, block->place, block->alt);
	check_text(visit, &block->caption, "caption");
	if (block->src &&
	    begins(block->src, schemes, sizeof schemes / sizeof *schemes))
		diag_error(visit->job, block->place,
		    "the picture '%s' is not a file. Save it beside the "
		    "article and name it in src.",
		    value_shown(visit->job->arena, block->src));
}

static void
check_block(struct visit *visit, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_P:
		check_text(visit, &block->text, "p");
		break;
	case BLOCK_UL:
	case BLOCK_OL:
	case BLOCK_DL:
		check_list(visit, block);
		break;
	case BLOCK_QUOTE:
		check_words(visit, block->place, block->cite);
		check_blocks(visit, &block->blocks);
		break;
	case BLOCK_NOTE:
		check_note(visit, block);
		break;
	case BLOCK_FIGURE:
		check_figure(visit, block);
		break;
	case BLOCK_TABLE:
		check_table(visit, block->table, block->place);
		break;
	}
}

static void
check_blocks(struct visit *visit, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		check_block(visit, &blocks->list[i]);
}

/* ---- the article ---- */

static void
check_sections(
    struct visit *visit, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_heading(visit, &sections[i].title, "title");
		check_blocks(visit, &sections[i].blocks);
		check_sections(
		    visit, sections[i].sections, sections[i].section_count);
	}
}

static void
check_strings(struct visit *visit, const struct strings_list *strings)
{
	for (size_t i = 0; i < strings->count; i++)
		check_words(
		    visit, visit->article->about.place, strings->list[i]);
}

static void
check_about(struct visit *visit)
{
	const struct about *about = &visit->article->about;
	check_text(visit, &about->audience, "audience");
	check_strings(visit, &about->authors);
	check_words(visit, about->place, about->version);
	check_words(visit, about->place, about->reference);
	check_words(visit, about->place, about->url);
	check_words(visit, about->place, about->short_url);
	check_text(visit, &about->feedback, "feedback");
	check_strings(visit, &about->topics);
	for (size_t i = 0; i < about->source_count; i++)
		check_text(visit, &about->sources[i], "source");
	check_text(visit, &about->contact, "contact");
	const char *since =
	    about->reviewed ? about->reviewed : about->published;
	if (about->review_due && since && strcmp(about->review_due, since) < 0)
		diag_warning(visit->job, about->place,
		    "the next review (%s) is due before the last (%s). Mend "
		    "one of the dates.",
		    about->review_due, since);
}

/* Is the reference one that an earlier one has made? */
static bool
is_repeated(const struct article *article, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(article->related[i].id,
			article->related[index].id) == 0)
			return true;
	return false;
}

static void
check_related(struct visit *visit)
{
	const struct article *article = visit->article;
	for (size_t i = 0; i < article->related_count; i++) {
		const struct reference *ref = &article->related[i];
		if (i == RELATED_MOST) {
			diag_error(visit->job, ref->place,
			    "more than %d articles are named as related. Keep "
			    "the best of them.",
			    RELATED_MOST);
			return;
		}
		if (strcmp(ref->id, article->id) == 0)
			diag_error(visit->job, ref->place,
			    "the article names itself as related. Delete "
			    "this <related>.");
		else if (is_repeated(article, i))
			diag_error(visit->job, ref->place,
			    "'%s' is named as related twice. Delete this "
			    "<related>.",
			    ref->id);
		else
			beside_check_ref(&visit->beside, ref->place, ref->id);
	}
}

/* The first of the last messages, all of which are about the file. */
static size_t
first_of(const struct diag *diag, const char *file)
{
	size_t first = diag->count;
	while (first > 0 && diag->messages[first - 1].place.file &&
	       strcmp(diag->messages[first - 1].place.file, file) == 0)
		first--;
	return first;
}

bool
check_article(struct job *job, const struct article *article)
{
	struct visit visit = {.job = job,
	    .article = article,
	    .beside = {.job = job, .article = article}};
	beside_check_name(&visit.beside);
	if (value_is_lang(article->lang) && !text_is_language(article->lang))
		diag_error(job, article->place,
		    "the language '%s' is not known. Write a tag such as "
		    "\"en-GB\".",
		    value_shown(job->arena, article->lang));
	check_heading(&visit, &article->title, "title");
	check_heading(&visit, &article->subtitle, "subtitle");
	check_text(&visit, &article->summary, "summary");
	check_about(&visit);
	check_blocks(&visit, &article->opening);
	check_sections(&visit, article->sections, article->section_count);
	check_related(&visit);
	faults_sort(job->diag, first_of(job->diag, article->file));
	return job->diag->errors == 0;
}
