/*
 * One walk through the tree, for those who ask something of every text.
 */
#include "article/visit.h"

struct visitor {
	visit_text *visit;
	void *context;
};

static void
tell(const struct visitor *to, enum visit_kind kind, const struct inlines *text)
{
	if (text->text)
		to->visit(to->context, kind, text);
}

static void
visit_row(const struct visitor *to, const struct row *row)
{
	for (size_t i = 0; row && i < row->count; i++)
		tell(to, VISIT_CELL, &row->cells[i].text);
}

static void
visit_table(const struct visitor *to, const struct table *table)
{
	tell(to, VISIT_CELL, &table->caption);
	visit_row(to, table->head);
	for (size_t i = 0; i < table->row_count; i++)
		visit_row(to, &table->rows[i]);
}

static void
visit_blocks(const struct visitor *to, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const struct block *block = &blocks->list[i];
		tell(to, VISIT_HEADING, &block->title);
		tell(to, VISIT_TEXT, &block->text);
		visit_blocks(to, &block->blocks);
		for (size_t j = 0; j < block->item_count; j++) {
			tell(to,
			    block->kind == BLOCK_DL ? VISIT_TERM
						    : VISIT_HEADING,
			    &block->items[j].title);
			visit_blocks(to, &block->items[j].blocks);
		}
		if (block->table)
			visit_table(to, block->table);
		tell(to, VISIT_TEXT, &block->caption);
	}
}

static void
visit_sections(
    const struct visitor *to, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		tell(to, VISIT_HEADING, &sections[i].title);
		visit_blocks(to, &sections[i].blocks);
		visit_sections(
		    to, sections[i].sections, sections[i].section_count);
	}
}

void
visit_article(const struct article *article, visit_text *visit, void *context)
{
	const struct visitor to = {visit, context};
	tell(&to, VISIT_HEADING, &article->title);
	tell(&to, VISIT_HEADING, &article->subtitle);
	tell(&to, VISIT_TEXT, &article->summary);
	visit_blocks(&to, &article->opening);
	visit_sections(&to, article->sections, article->section_count);
}
