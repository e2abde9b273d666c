/*
 * The canonical form: two spaces a level, one block a line, attributes in
 * the order of the format, only what is not the default.
 *
 * Characters that cannot be seen are written as numbers, U+2028 as <br/>, and
 * the marks that a <q> adds to the text are left out again, so that reading
 * gives back the same article.
 */
#include "article/write.h"

#include "base/text.h"

#include <inttypes.h>
#include <string.h>

static void
indent(FILE *out, int depth)
{
	fprintf(out, "%*s", depth * 2, "");
}

/* ---- text ---- */

/* No-break and zero-width spaces, soft hyphens, controls, marks of direction:
 * an author would not see them. */
static bool
is_invisible(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad ||
	       c == 0x61c || c == 0x2007 || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2029 && c <= 0x202f) || (c >= 0x2060 && c <= 0x206f) ||
	       c == 0xfeff;
}

/* line_break: what U+2028 is written as. */
static void
write_as(FILE *out, const char *text, size_t size, const char *line_break)
{
	for (size_t at = 0; at < size;) {
		size_t start = at;
		uint32_t codepoint = text_next(text, size, &at);
		if (codepoint == '&')
			fputs("&amp;", out);
		else if (codepoint == '<')
			fputs("&lt;", out);
		else if (codepoint == '>')
			fputs("&gt;", out);
		else if (codepoint == '"')
			fputs("&quot;", out);
		else if (codepoint == 0x2028)
			fputs(line_break, out);
		else if (is_invisible(codepoint))
			fprintf(out, "&#%" PRIu32 ";", codepoint);
		else
			fwrite(text + start, 1, at - start, out);
	}
}

static void
write_text(FILE *out, const char *text, size_t size)
{
	write_as(out, text, size, "<br/>");
}

/* Where no element may stand. */
static void
write_value(FILE *out, const char *value)
{
	write_as(out, value, strlen(value), "&#8232;");
}

/* NAME="VALUE" after a space; nothing when the value is NULL. */
static void
write_attribute(FILE *out, const char *name, const char *value)
{
	if (!value)
		return;
	fprintf(out, " %s=\"", name);
	write_value(out, value);
	fputc('"', out);
}

static const char *
span_name(enum span_kind kind)
{
	static const char *const names[] = {
	    [SPAN_EM] = "em",
	    [SPAN_STRONG] = "strong",
	    [SPAN_A] = "a",
	    [SPAN_ABBR] = "abbr",
	    [SPAN_SUB] = "sub",
	    [SPAN_SUP] = "sup",
	    [SPAN_Q] = "q",
	    [SPAN_LANG] = "span",
	    [SPAN_NOBR] = "nobr",
	};
	return names[kind];
}

static bool
is_continuation(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

static void write_range(FILE *out, const struct inlines *text, uint32_t *next,
    uint32_t start, uint32_t end);

/* The span and, moving *next past them, those within it. */
static void
write_span(FILE *out, const struct inlines *text, uint32_t *next)
{
	const struct span *span = &text->spans[(*next)++];
	uint32_t start = span->start, end = span->end;
	if (span->kind == SPAN_Q) {
		do
			start++;
		while (start < end && is_continuation(text->text[start]));
		do
			end--;
		while (end > start && is_continuation(text->text[end]));
	}
	fprintf(out, "<%s", span_name(span->kind));
	write_attribute(out, "href", span->href);
	write_attribute(out, "ref", span->ref);
	write_attribute(out, "title", span->title);
	write_attribute(out, "lang", span->lang);
	fputc('>', out);
	write_range(out, text, next, start, end);
	fprintf(out, "</%s>", span_name(span->kind));
}

static void
write_range(FILE *out, const struct inlines *text, uint32_t *next,
    uint32_t start, uint32_t end)
{
	while (*next < text->span_count && text->spans[*next].start < end) {
		const struct span *span = &text->spans[*next];
		write_text(out, text->text + start, span->start - start);
		start = span->end;
		write_span(out, text, next);
	}
	write_text(out, text->text + start, end - start);
}

static void
write_inlines(FILE *out, const struct inlines *text)
{
	uint32_t next = 0;
	write_range(out, text, &next, 0, text->size);
}

/* An element with inline content on its own line; nothing without text. */
static void
write_line(FILE *out, int depth, const char *name, const struct inlines *text)
{
	if (!text->text)
		return;
	indent(out, depth);
	fprintf(out, "<%s>", name);
	write_inlines(out, text);
	fprintf(out, "</%s>\n", name);
}

static void
write_plain(FILE *out, int depth, const char *name, const char *text)
{
	if (!text)
		return;
	indent(out, depth);
	fprintf(out, "<%s>", name);
	write_value(out, text);
	fprintf(out, "</%s>\n", name);
}

static void
write_end(FILE *out, int depth, const char *name)
{
	indent(out, depth);
	fprintf(out, "</%s>\n", name);
}

/* ---- blocks ---- */

static void write_blocks(FILE *out, int depth, const struct blocks *blocks);

/* li or dd: one paragraph alone is written without its <p>. */
static void
write_flow(FILE *out, int depth, const char *name, const struct inlines *title,
    const struct blocks *blocks)
{
	if (!title->text && blocks->count == 1 &&
	    blocks->list[0].kind == BLOCK_P) {
		write_line(out, depth, name, &blocks->list[0].text);
		return;
	}
	indent(out, depth);
	fprintf(out, "<%s>\n", name);
	write_line(out, depth + 1, "title", title);
	write_blocks(out, depth + 1, blocks);
	write_end(out, depth, name);
}

static void
write_list(FILE *out, int depth, const char *name, const struct block *block)
{
	indent(out, depth);
	fprintf(out, "<%s>\n", name);
	for (size_t i = 0; i < block->item_count; i++)
		write_flow(out, depth + 1, "li", &block->items[i].title,
		    &block->items[i].blocks);
	write_end(out, depth, name);
}

static void
write_definitions(FILE *out, int depth, const struct block *block)
{
	const struct inlines none = {0};
	indent(out, depth);
	fputs("<dl>\n", out);
	for (size_t i = 0; i < block->item_count; i++) {
		write_line(out, depth + 1, "dt", &block->items[i].title);
		write_flow(
		    out, depth + 1, "dd", &none, &block->items[i].blocks);
	}
	write_end(out, depth, "dl");
}

static void
write_quote(FILE *out, int depth, const struct block *block)
{
	indent(out, depth);
	fputs("<quote", out);
	write_attribute(out, "cite", block->cite);
	fputs(">\n", out);
	write_blocks(out, depth + 1, &block->blocks);
	write_end(out, depth, "quote");
}

static void
write_note(FILE *out, int depth, const struct block *block)
{
	static const char *const kinds[] = {
	    [NOTE_NOTE] = "note",
	    [NOTE_KEY_POINTS] = "key-points",
	    [NOTE_WARNING] = "warning",
	    [NOTE_URGENT] = "urgent",
	};
	indent(out, depth);
	fprintf(out, "<note kind=\"%s\">\n", kinds[block->note]);
	write_line(out, depth + 1, "title", &block->title);
	write_blocks(out, depth + 1, &block->blocks);
	write_end(out, depth, "note");
}

static void
write_figure(FILE *out, int depth, const struct block *block)
{
	indent(out, depth);
	fputs("<figure", out);
	write_attribute(out, "src", block->src);
	write_attribute(out, "alt", block->alt);
	write_attribute(out, "decorative", block->decorative ? "yes" : NULL);
	if (!block->caption.text) {
		fputs("/>\n", out);
		return;
	}
	fputs(">\n", out);
	write_line(out, depth + 1, "caption", &block->caption);
	write_end(out, depth, "figure");
}

static void
write_span_count(FILE *out, const char *name, int count)
{
	if (count > 1)
		fprintf(out, " %s=\"%d\"", name, count);
}

static void
write_row(FILE *out, int depth, const char *name, const struct row *row)
{
	indent(out, depth);
	fprintf(out, "<%s>\n", name);
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		indent(out, depth + 1);
		fputs("<cell", out);
		write_span_count(out, "colspan", cell->colspan);
		write_span_count(out, "rowspan", cell->rowspan);
		fputc('>', out);
		write_inlines(out, &cell->text);
		fputs("</cell>\n", out);
	}
	write_end(out, depth, name);
}

static void
write_table(FILE *out, int depth, const struct table *table)
{
	indent(out, depth);
	fputs("<table", out);
	write_attribute(out, "row-heads", table->row_heads ? "yes" : NULL);
	fputs(">\n", out);
	write_line(out, depth + 1, "caption", &table->caption);
	if (table->head)
		write_row(out, depth + 1, "head", table->head);
	for (size_t i = 0; i < table->row_count; i++)
		write_row(out, depth + 1, "row", &table->rows[i]);
	write_end(out, depth, "table");
}

static void
write_block(FILE *out, int depth, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_P:
		write_line(out, depth, "p", &block->text);
		break;
	case BLOCK_UL:
		write_list(out, depth, "ul", block);
		break;
	case BLOCK_OL:
		write_list(out, depth, "ol", block);
		break;
	case BLOCK_DL:
		write_definitions(out, depth, block);
		break;
	case BLOCK_QUOTE:
		write_quote(out, depth, block);
		break;
	case BLOCK_NOTE:
		write_note(out, depth, block);
		break;
	case BLOCK_FIGURE:
		write_figure(out, depth, block);
		break;
	case BLOCK_TABLE:
		write_table(out, depth, block->table);
		break;
	}
}

static void
write_blocks(FILE *out, int depth, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		write_block(out, depth, &blocks->list[i]);
}

/* ---- the article ---- */

static void
write_sections(
    FILE *out, int depth, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct section *section = &sections[i];
		indent(out, depth);
		fputs("<section>\n", out);
		write_line(out, depth + 1, "title", &section->title);
		write_blocks(out, depth + 1, &section->blocks);
		write_sections(
		    out, depth + 1, section->sections, section->section_count);
		write_end(out, depth, "section");
	}
}

static void
write_strings(FILE *out, const char *name, const struct strings_list *strings)
{
	for (size_t i = 0; i < strings->count; i++)
		write_plain(out, 2, name, strings->list[i]);
}

static void
write_about(FILE *out, const struct about *about)
{
	if (about->place.line == 0)
		return;
	fputs("  <about>\n", out);
	write_line(out, 2, "audience", &about->audience);
	write_strings(out, "author", &about->authors);
	write_plain(out, 2, "published", about->published);
	write_plain(out, 2, "reviewed", about->reviewed);
	write_plain(out, 2, "review-due", about->review_due);
	write_plain(out, 2, "version", about->version);
	write_plain(out, 2, "reference", about->reference);
	write_plain(out, 2, "url", about->url);
	write_plain(out, 2, "short-url", about->short_url);
	write_line(out, 2, "feedback", &about->feedback);
	write_plain(out, 2, "art", about->art);
	write_strings(out, "topic", &about->topics);
	for (size_t i = 0; i < about->source_count; i++)
		write_line(out, 2, "source", &about->sources[i]);
	write_line(out, 2, "contact", &about->contact);
	fputs("  </about>\n", out);
}

void
write_article(FILE *out, const struct article *article)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article", out);
	write_attribute(out, "id", article->id);
	write_attribute(out, "lang", article->lang);
	write_attribute(out, "status", article->draft ? "draft" : NULL);
	fputs(">\n", out);
	write_line(out, 1, "title", &article->title);
	write_line(out, 1, "subtitle", &article->subtitle);
	write_line(out, 1, "summary", &article->summary);
	write_about(out, &article->about);
	if (article->opening.count > 0) {
		fputs("  <opening>\n", out);
		write_blocks(out, 2, &article->opening);
		fputs("  </opening>\n", out);
	}
	write_sections(out, 1, article->sections, article->section_count);
	for (size_t i = 0; i < article->related_count; i++) {
		fputs("  <related", out);
		write_attribute(out, "ref", article->related[i].id);
		fputs("/>\n", out);
	}
	fputs("</article>\n", out);
}
