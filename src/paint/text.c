/*
 * Structure without looks: headings have numbers, after two blank lines;
 * items a hyphen or number; boxes their title; pictures their alternative text
 * in brackets; links their address.  The order is that of the paper leaflet.
 */
#include "paint/text.h"

#include "paint/save.h"
#include "paint/text_writer.h"
#include "theme/address.h"

#include <string.h>

static struct arena *
arena_of(const struct text_writer *writer)
{
	return writer->document->out->arena;
}

/* ---- text ---- */

/* Is it the first time that the abbreviation is met? */
static bool
is_new(struct text_document *document, const char *title)
{
	for (size_t i = 0; i < document->expanded_count; i++)
		if (strcmp(document->expanded[i], title) == 0)
			return false;
	ARENA_PUSH(document->out->arena, document->expanded,
	    document->expanded_count, document->expanded_capacity, title);
	return true;
}

/* What follows the span in brackets; NULL: nothing. */
static const char *
added(struct text_document *document, const struct inlines *text,
    const struct span *span)
{
	struct arena *arena = document->out->arena;
	if (span->kind == SPAN_ABBR && span->title)
		return is_new(document, span->title) &&
			       !strstr(text->text, span->title)
			   ? span->title
			   : NULL;
	if (span->kind != SPAN_A)
		return NULL;
	const char *url = facts_target(
	    arena, document->theme, document->library, document->lang, span);
	const char *own = arena_strndup(
	    arena, text->text + span->start, span->end - span->start);
	if (!url || address_shown(arena, own, url))
		return NULL;
	return address_readable(arena, url);
}

/* The spaces from there on become no-break spaces. */
static void
hold_together(struct bytes *words, size_t start)
{
	const char *copy = arena_strndup(
	    words->arena, words->data + start, words->size - start);
	size_t size = words->size - start;
	words->size = start;
	for (size_t i = 0; i < size; i++) {
		if (copy[i] == ' ')
			bytes_string(words, "\u00A0");
		else
			bytes_add(words, copy + i, 1);
	}
}

/* From start to end, with the spans from *next on that lie in it. */
static void
add_range(struct text_document *document, struct bytes *words,
    const struct inlines *text, uint32_t *next, uint32_t start, uint32_t end)
{
	while (*next < text->span_count && text->spans[*next].start < end) {
		const struct span *span = &text->spans[(*next)++];
		bytes_add(words, text->text + start, span->start - start);
		size_t first = words->size;
		add_range(document, words, text, next, span->start, span->end);
		if (span->kind == SPAN_NOBR)
			hold_together(words, first);
		const char *more = added(document, text, span);
		if (more)
			bytes_printf(words, " (%s)", more);
		start = span->end;
	}
	bytes_add(words, text->text + start, end - start);
}

const char *
text_writer_words(struct text_document *document, const struct inlines *text)
{
	struct bytes words = bytes_new(document->out->arena);
	uint32_t next = 0;
	add_range(document, &words, text, &next, 0, text->size);
	bytes_add(&words, "", 1);
	return words.data;
}

void
text_writer_add(struct text_writer *writer, const char *text)
{
	struct text_document *document = writer->document;
	if (writer->gap)
		bytes_add(document->out, "\n", 1);
	text_lines_add(
	    document->out, document->rules, writer->first, writer->rest, text);
	writer->first = writer->rest;
	writer->gap = true;
}

static void
add_inlines(struct text_writer *writer, const struct inlines *text)
{
	if (text->text)
		text_writer_add(
		    writer, text_writer_words(writer->document, text));
}

/* "Label: text", whatever mark the label has for paper. */
static void
add_labelled(struct text_writer *writer, const char *label, const char *text)
{
	size_t size = strlen(label);
	while (size && strchr(".: ", label[size - 1]))
		size--;
	text_writer_add(writer,
	    arena_printf(arena_of(writer), "%.*s: %s", (int)size, label, text));
}

/* "2.1. Title" after two blank lines. */
static void
add_heading(struct text_writer *writer, const char *title, int level)
{
	struct text_document *document = writer->document;
	const char *number = "";
	document->numbers[level]++;
	for (int i = level + 1; i < TEXT_LEVELS; i++)
		document->numbers[i] = 0;
	for (int i = 0; i <= level; i++)
		number = arena_printf(arena_of(writer), "%s%s.", number,
		    text_number(arena_of(writer), document->lang,
			(size_t)document->numbers[i]));
	bytes_add(document->out, "\n", 1);
	text_writer_add(
	    writer, arena_printf(arena_of(writer), "%s %s", number, title));
}

/* ---- blocks ---- */

static void add_blocks(struct text_writer *writer, const struct blocks *blocks);

static bool
is_paragraph(const struct blocks *blocks)
{
	return blocks->count == 1 && blocks->list[0].kind == BLOCK_P;
}

/* Items of a paragraph each stand without blank lines. */
static bool
is_tight(const struct block *list)
{
	for (size_t i = 0; i < list->item_count; i++)
		if (!is_paragraph(&list->items[i].blocks) ||
		    (list->kind != BLOCK_DL && list->items[i].title.text))
			return false;
	return true;
}

/* A writer whose text stands behind the marker. */
static struct text_writer
behind(const struct text_writer *writer, const char *marker)
{
	struct text_writer inner = *writer;
	inner.first =
	    arena_printf(arena_of(writer), "%s%s", writer->first, marker);
	inner.rest = arena_printf(arena_of(writer), "%s%*s", writer->rest,
	    (int)text_length(marker, strlen(marker)), "");
	return inner;
}

static void
add_item(struct text_writer *writer, const char *marker,
    const struct list_item *item)
{
	struct text_writer inner = behind(writer, marker);
	if (item->title.text) {
		add_inlines(&inner, &item->title);
		inner.gap = false;
	}
	add_blocks(&inner, &item->blocks);
	writer->first = writer->rest;
}

/* "1. " in the digits of the language. */
static const char *
number_marker(const struct text_writer *writer, size_t number)
{
	return arena_printf(arena_of(writer), "%s. ",
	    text_number(arena_of(writer), writer->document->lang, number));
}

static void
add_list(struct text_writer *writer, const struct block *list)
{
	bool tight = is_tight(list);
	for (size_t i = 0; i < list->item_count; i++) {
		const char *marker = list->kind == BLOCK_OL
					 ? number_marker(writer, i + 1)
					 : "- ";
		add_item(writer, marker, &list->items[i]);
		writer->gap = !tight;
	}
	writer->gap = true;
}

/* "Term: meaning" where the meaning is one paragraph. */
static void
add_definitions(struct text_writer *writer, const struct block *list)
{
	bool tight = is_tight(list);
	for (size_t i = 0; i < list->item_count; i++) {
		const struct list_item *item = &list->items[i];
		const struct blocks *blocks = &item->blocks;
		struct text_writer inner = behind(writer, "");
		inner.rest =
		    arena_printf(arena_of(writer), "%s  ", writer->rest);
		const char *term =
		    text_writer_words(writer->document, &item->title);
		if (is_paragraph(blocks)) {
			add_labelled(&inner, term,
			    text_writer_words(
				writer->document, &blocks->list[0].text));
		} else {
			text_writer_add(&inner, term);
			inner.gap = false;
			add_blocks(&inner, blocks);
		}
		writer->first = writer->rest;
		writer->gap = !tight;
	}
	writer->gap = true;
}

static void
add_quote(struct text_writer *writer, const struct block *quote)
{
	struct text_quotes marks = facts_quotes(
	    arena_of(writer), writer->document->lang, &quote->blocks);
	struct text_writer inner = behind(writer, "  ");
	for (size_t i = 0; i < quote->blocks.count; i++) {
		const struct block *block = &quote->blocks.list[i];
		if (block->kind != BLOCK_P) {
			add_blocks(&inner, &(struct blocks){block, 1});
			continue;
		}
		text_writer_add(&inner,
		    arena_printf(arena_of(writer), "%s%s%s",
			i == 0 ? marks.open : "",
			text_writer_words(writer->document, &block->text),
			i + 1 == quote->blocks.count ? marks.close : ""));
	}
	inner.gap = false;
	if (quote->cite)
		text_writer_add(&inner, quote->cite);
	writer->first = writer->rest;
	writer->gap = true;
}

static void
add_note(struct text_writer *writer, const struct block *note)
{
	struct inlines title = facts_note_title(
	    writer->document->theme, writer->document->lang, note);
	if (title.text)
		add_labelled(
		    writer, text_writer_words(writer->document, &title), "");
	add_blocks(writer, &note->blocks);
}

static void
add_figure(struct text_writer *writer, const struct block *figure)
{
	struct text_document *document = writer->document;
	if (figure->caption.text)
		text_writer_add(
		    writer, arena_printf(arena_of(writer), "%s %s",
				facts_figure(arena_of(writer), document->theme,
				    document->lang, ++document->figures),
				text_writer_words(document, &figure->caption)));
	if (figure->alt && *figure->alt)
		text_writer_add(writer,
		    arena_printf(arena_of(writer), "(%s)", figure->alt));
}

static void
add_block(struct text_writer *writer, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_P:
		add_inlines(writer, &block->text);
		break;
	case BLOCK_UL:
	case BLOCK_OL:
		add_list(writer, block);
		break;
	case BLOCK_DL:
		add_definitions(writer, block);
		break;
	case BLOCK_QUOTE:
		add_quote(writer, block);
		break;
	case BLOCK_NOTE:
		add_note(writer, block);
		break;
	case BLOCK_FIGURE:
		add_figure(writer, block);
		break;
	case BLOCK_TABLE:
		text_table_add(writer, block->table);
		break;
	}
}

static void
add_blocks(struct text_writer *writer, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		add_block(writer, &blocks->list[i]);
}

/* ---- the leaflet ---- */

static void
add_sections(
    struct text_writer *writer, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct section *section = &sections[i];
		add_heading(writer,
		    text_writer_words(writer->document, &section->title),
		    section->level - 2);
		add_blocks(writer, &section->blocks);
		add_sections(writer, section->sections, section->section_count);
	}
}

static void
add_sources(struct text_writer *writer, const struct facts *facts,
    const struct about *about)
{
	if (about->source_count)
		add_labelled(writer, facts->sources, "");
	for (size_t i = 0; i < about->source_count; i++) {
		const char *marker = about->source_count > 1
					 ? number_marker(writer, i + 1)
					 : "- ";
		struct text_writer inner = behind(writer, marker);
		inner.gap = i == 0;
		add_inlines(&inner, &about->sources[i]);
	}
}

static void
add_about(struct text_writer *writer, const struct facts *facts,
    const struct about *about)
{
	if (!facts->about)
		return;
	add_heading(writer, facts->about, 0);
	if (facts->other_formats)
		text_writer_add(writer, facts->other_formats);
	add_sources(writer, facts, about);
	if (facts->authors)
		add_labelled(writer, facts->written_by, facts->authors);
	if (facts->feedback.text)
		add_labelled(writer, facts->feedback_ask,
		    text_writer_words(writer->document, &facts->feedback));
	add_inlines(writer, &about->contact);
}

static void
add_read_next(struct text_writer *writer, const struct facts *facts)
{
	if (facts->read_next)
		add_heading(writer, facts->read_next, 0);
	for (size_t i = 0; i < facts->entry_count; i++) {
		const struct facts_entry *entry = &facts->entries[i];
		struct text_writer inner = behind(writer, "- ");
		text_writer_add(&inner, entry->title);
		inner.gap = false;
		text_writer_add(&inner, entry->summary);
		inner.gap = false;
		if (entry->link.text)
			text_writer_add(&inner, entry->link.text);
	}
}

static const char *
topic_list(struct arena *arena, struct strings_list topics)
{
	const char *text = "";
	for (size_t i = 0; i < topics.count; i++)
		text = arena_printf(
		    arena, "%s%s%s", text, i ? ", " : "", topics.list[i]);
	return text;
}

static void
add_topics(struct text_writer *writer, const struct facts *facts)
{
	const char *label = facts->search_topics;
	if (!label)
		return;
	if (facts->search_at)
		label = arena_printf(
		    arena_of(writer), "%s %s", label, facts->search_at);
	add_labelled(
	    writer, label, topic_list(arena_of(writer), facts->topics));
}

/* Each language on a line of its own, by the name that its readers know. */
static void
add_languages(struct text_writer *writer, const struct facts *facts)
{
	if (!facts->in_languages)
		return;
	add_labelled(writer, facts->in_languages, "");
	for (size_t i = 0; i < facts->language_count; i++) {
		const struct facts_language *other = &facts->languages[i];
		struct text_writer inner = behind(writer, "- ");
		inner.gap = i == 0;
		if (other->link.text)
			add_labelled(&inner, other->name, other->link.text);
		else
			text_writer_add(&inner, other->name);
	}
}

static void
add_lines(
    struct text_writer *writer, const struct facts_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_writer_add(writer, lines[i].text);
		writer->gap = false;
	}
	writer->gap = true;
}

/* The panel at the back: as a part of its own, after two blank lines. */
static void
add_panel(struct text_writer *writer, const struct facts *facts)
{
	bytes_add(writer->document->out, "\n", 1);
	if (facts->publisher) {
		text_writer_add(writer, facts->publisher);
		writer->gap = false;
	}
	add_lines(writer, facts->contact, facts->contact_count);
	add_lines(writer, facts->publication, facts->publication_count);
}

static void
add_leaflet(struct text_writer *writer, const struct facts *facts,
    const struct article *article)
{
	const struct about *about = &article->about;
	add_inlines(writer, &article->title);
	add_inlines(writer, &article->subtitle);
	add_inlines(writer, &article->summary);
	if (about->audience.text)
		add_labelled(writer, facts->who,
		    text_writer_words(writer->document, &about->audience));
	add_blocks(writer, &article->opening);
	add_sections(writer, article->sections, article->section_count);
	add_about(writer, facts, about);
	add_read_next(writer, facts);
	add_topics(writer, facts);
	add_languages(writer, facts);
	add_panel(writer, facts);
}

bool
text_write(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article,
    const char *temporary, const char *path)
{
	struct bytes out = bytes_new(job->arena);
	struct text_document document = {
	    .out = &out,
	    .rules = text_rules_open(article->lang),
	    .theme = theme,
	    .library = library,
	    .lang = article->lang,
	};
	struct text_writer writer = {
	    .document = &document, .first = "", .rest = ""};
	add_leaflet(
	    &writer, facts_gather(job, theme, library, article), article);
	text_rules_close(document.rules);
	return !job->diag->errors &&
	       save_bytes(job, temporary, path, out.data, out.size);
}
