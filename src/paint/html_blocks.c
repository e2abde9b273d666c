/*
 * Blocks of a page: each is the element that HTML has for it.
 */
#include "paint/html_page.h"

enum { HEADING_LAST = 6 };

/* Is the one block a paragraph, which needs no <p> in an item? */
static bool
is_sole(const struct blocks *blocks)
{
	return blocks->count == 1 && blocks->list[0].kind == BLOCK_P;
}

static void
add_flow(struct html_page *page, const struct blocks *blocks)
{
	if (is_sole(blocks)) {
		html_inlines(page, &blocks->list[0].text);
		return;
	}
	bytes_string(page->out, "\n");
	html_blocks(page, blocks);
}

static void
add_list(struct html_page *page, const struct block *list)
{
	const char *name = list->kind == BLOCK_OL ? "ol" : "ul";
	bytes_printf(page->out, "<%s%s>\n", name,
	    list->steps ? " class=\"steps\" role=\"list\"" : "");
	for (size_t i = 0; i < list->item_count; i++) {
		const struct list_item *item = &list->items[i];
		bytes_string(page->out, "<li>");
		if (item->title.text) {
			bytes_string(page->out, "\n");
			html_line(page, "p", " class=\"run-in\"", &item->title);
			html_blocks(page, &item->blocks);
		} else {
			add_flow(page, &item->blocks);
		}
		bytes_string(page->out, "</li>\n");
	}
	bytes_printf(page->out, "</%s>\n", name);
}

/* A term; one that is a telephone number is one to call. */
static void
add_term(struct html_page *page, const struct inlines *term)
{
	const char *call =
	    term->span_count ? NULL : facts_call(page->job->arena, term->text);
	bytes_string(page->out, "<dt>");
	if (call)
		html_link(page, call, term->text);
	else
		html_inlines(page, term);
	bytes_string(page->out, "</dt>\n");
}

static void
add_definitions(struct html_page *page, const struct block *list)
{
	bytes_string(page->out, "<dl>\n");
	for (size_t i = 0; i < list->item_count; i++) {
		add_term(page, &list->items[i].title);
		bytes_string(page->out, "<dd>");
		add_flow(page, &list->items[i].blocks);
		bytes_string(page->out, "</dd>\n");
	}
	bytes_string(page->out, "</dl>\n");
}

static void
add_quote(struct html_page *page, const struct block *quote)
{
	struct text_quotes marks =
	    facts_quotes(page->job->arena, page->article->lang, &quote->blocks);
	bytes_string(page->out, "<blockquote>\n");
	for (size_t i = 0; i < quote->blocks.count; i++) {
		const struct block *block = &quote->blocks.list[i];
		if (block->kind != BLOCK_P) {
			html_blocks(page, &(struct blocks){block, 1});
			continue;
		}
		bytes_printf(page->out, "<p>%s", i == 0 ? marks.open : "");
		html_inlines(page, &block->text);
		bytes_printf(page->out, "%s</p>\n",
		    i + 1 == quote->blocks.count ? marks.close : "");
	}
	if (quote->cite) {
		bytes_string(page->out, "<footer>");
		html_text(page, quote->cite);
		bytes_string(page->out, "</footer>\n");
	}
	bytes_string(page->out, "</blockquote>\n");
}

/* The handset of the urgent box (design-spec section 7). */
static const char handset[] =
    "<svg class=\"handset\" aria-hidden=\"true\" viewBox=\"0 0 24 24\">"
    "<path d=\"M8.2 6.1 6.7 7c-1 .7-1 2-.6 3.3 1.2 3.6 4 6.4 7.6 7.6 1.3.4 "
    "2.6.4 3.3-.6l.9-1.5c.3-.5.1-1-.3-1.3l-2.3-1.5c-.4-.3-1-.2-1.3.2l-.7.9"
    "c-1.6-.8-2.7-1.9-3.5-3.5l.9-.7c.4-.3.5-.9.2-1.3L9.5 6.4c-.3-.4-.8-.6"
    "-1.3-.3z\"/></svg> ";

static void
add_note_title(struct html_page *page, const struct inlines *title, bool urgent)
{
	bytes_printf(page->out, "<h%d%s>%s", page->level,
	    urgent ? " id=\"urgent\"" : "", urgent ? handset : "");
	html_inlines(page, title);
	bytes_printf(page->out, "</h%d>\n", page->level);
}

/* A box; the urgent one is a region with a name, which can be jumped to. */
static void
add_note(struct html_page *page, const struct block *note)
{
	static const char *const kinds[] = {
	    [NOTE_NOTE] = "note",
	    [NOTE_KEY_POINTS] = "key-points",
	    [NOTE_WARNING] = "warning",
	    [NOTE_URGENT] = "urgent",
	};
	struct inlines title =
	    facts_note_title(page->theme, page->article->lang, note);
	bool urgent = note->note == NOTE_URGENT;
	int level = page->level;
	bytes_printf(page->out, "<%s class=\"box %s\"%s>\n",
	    urgent ? "section" : "div", kinds[note->note],
	    urgent ? " aria-labelledby=\"urgent\"" : "");
	if (title.text) {
		page->level += page->level < HEADING_LAST;
		add_note_title(page, &title, urgent);
	}
	if (urgent)
		bytes_string(page->out, "<div>\n");
	html_blocks(page, &note->blocks);
	page->level = level;
	bytes_string(page->out, urgent ? "</div>\n</section>\n" : "</div>\n");
}

static void
add_figure(struct html_page *page, const struct block *figure)
{
	bytes_string(page->out, "<figure>\n");
	html_figure_image(page, figure);
	if (figure->caption.text) {
		bytes_string(page->out, "<figcaption><strong>");
		html_text(page, facts_figure(page->job->arena, page->theme,
				    page->article->lang, ++page->figures));
		bytes_string(page->out, "</strong> ");
		html_inlines(page, &figure->caption);
		bytes_string(page->out, "</figcaption>\n");
	}
	bytes_string(page->out, "</figure>\n");
}

/* ---- tables ---- */

/* An empty head is a gap, not a head. */
static const char *
cell_element(const struct cell *cell, bool head)
{
	return head && cell->text.text && *cell->text.text ? "th" : "td";
}

static void
add_cell(struct html_page *page, const struct cell *cell, const char *scope)
{
	const char *name = cell_element(cell, scope != NULL);
	bytes_printf(page->out, "<%s", name);
	if (*(name + 1) == 'h')
		html_attribute(page, "scope", scope);
	if (cell->colspan > 1)
		bytes_printf(page->out, " colspan=\"%d\"", cell->colspan);
	if (cell->rowspan > 1)
		bytes_printf(page->out, " rowspan=\"%d\"", cell->rowspan);
	bytes_string(page->out, ">");
	html_inlines(page, &cell->text);
	bytes_printf(page->out, "</%s>", name);
}

static void
add_head(struct html_page *page, const struct row *head)
{
	bytes_string(page->out, "<thead>\n<tr>");
	for (size_t i = 0; i < head->count; i++)
		add_cell(page, &head->cells[i], "col");
	bytes_string(page->out, "</tr>\n</thead>\n");
}

/* *below: how many rows the head of a row still reaches down. */
static void
add_row(struct html_page *page, const struct row *row, bool heads, int *below)
{
	bytes_string(page->out, "<tr>");
	for (size_t i = 0; i < row->count; i++) {
		bool first = i == 0 && *below == 0;
		if (first)
			*below = row->cells[0].rowspan;
		add_cell(page, &row->cells[i], heads && first ? "row" : NULL);
	}
	*below -= *below > 0;
	bytes_string(page->out, "</tr>\n");
}

/* In a frame of its own that can be moved by keys where it is too wide. */
static void
add_table(struct html_page *page, const struct table *table)
{
	int below = 0;
	bytes_string(
	    page->out, "<div class=\"table\" tabindex=\"0\">\n<table>\n");
	html_line(page, "caption", "", &table->caption);
	if (table->head)
		add_head(page, table->head);
	bytes_string(page->out, "<tbody>\n");
	for (size_t i = 0; i < table->row_count; i++)
		add_row(page, &table->rows[i], table->row_heads, &below);
	bytes_string(page->out, "</tbody>\n</table>\n</div>\n");
}

/* ---- all of them ---- */

static void
add_block(struct html_page *page, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_P:
		html_line(page, "p", "", &block->text);
		break;
	case BLOCK_UL:
	case BLOCK_OL:
		add_list(page, block);
		break;
	case BLOCK_DL:
		add_definitions(page, block);
		break;
	case BLOCK_QUOTE:
		add_quote(page, block);
		break;
	case BLOCK_NOTE:
		add_note(page, block);
		break;
	case BLOCK_FIGURE:
		add_figure(page, block);
		break;
	case BLOCK_TABLE:
		add_table(page, block->table);
		break;
	}
}

void
html_blocks(struct html_page *page, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		add_block(page, &blocks->list[i]);
}
