/* A walk through all texts and blocks. */
#include "article/mentions.h"

struct strings {
	const char **list;
	size_t count, capacity;
};

struct walk {
	struct arena *arena;
	struct strings refs, pictures, langs;
};

static void
add(struct walk *walk, struct strings *strings, const char *string)
{
	ARENA_PUSH(walk->arena, strings->list, strings->count,
	    strings->capacity, string);
}

static void
walk_text(struct walk *walk, const struct inlines *text)
{
	for (size_t i = 0; i < text->span_count; i++) {
		if (text->spans[i].ref)
			add(walk, &walk->refs, text->spans[i].ref);
		if (text->spans[i].lang)
			add(walk, &walk->langs, text->spans[i].lang);
	}
}

static void
walk_row(struct walk *walk, const struct row *row)
{
	for (size_t i = 0; row && i < row->count; i++)
		walk_text(walk, &row->cells[i].text);
}

static void
walk_table(struct walk *walk, const struct table *table)
{
	walk_text(walk, &table->caption);
	walk_row(walk, table->head);
	for (size_t i = 0; i < table->row_count; i++)
		walk_row(walk, &table->rows[i]);
}

static void walk_blocks(struct walk *walk, const struct blocks *blocks);

static void
walk_block(struct walk *walk, const struct block *block)
{
	walk_text(walk, &block->text);
	walk_text(walk, &block->title);
	walk_text(walk, &block->caption);
	for (size_t i = 0; i < block->item_count; i++) {
		walk_text(walk, &block->items[i].title);
		walk_blocks(walk, &block->items[i].blocks);
	}
	walk_blocks(walk, &block->blocks);
	if (block->src)
		add(walk, &walk->pictures, block->src);
	if (block->table)
		walk_table(walk, block->table);
}

static void
walk_blocks(struct walk *walk, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		walk_block(walk, &blocks->list[i]);
}

static void
walk_sections(struct walk *walk, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		walk_text(walk, &sections[i].title);
		walk_blocks(walk, &sections[i].blocks);
		walk_sections(
		    walk, sections[i].sections, sections[i].section_count);
	}
}

static void
walk_about(struct walk *walk, const struct about *about)
{
	walk_text(walk, &about->audience);
	walk_text(walk, &about->feedback);
	walk_text(walk, &about->contact);
	for (size_t i = 0; i < about->source_count; i++)
		walk_text(walk, &about->sources[i]);
}

struct mentions
mentions_of(struct arena *arena, const struct article *article)
{
	struct walk walk = {.arena = arena};
	walk_text(&walk, &article->title);
	walk_text(&walk, &article->subtitle);
	walk_text(&walk, &article->summary);
	walk_about(&walk, &article->about);
	walk_blocks(&walk, &article->opening);
	walk_sections(&walk, article->sections, article->section_count);
	return (struct mentions){
	    {walk.refs.list, walk.refs.count},
	    {walk.pictures.list, walk.pictures.count},
	    {walk.langs.list, walk.langs.count},
	};
}
