/*
 * The element tree becomes an article.
 *
 * check_elements has reported what breaks the rules; here everything is taken
 * that can be understood, and the rest passed over without a word.  Depth of
 * recursion is bounded by that of the tree (xml.h).
 */
#include "article/read.h"

#include "article/check.h"
#include "article/faults.h"
#include "article/inlines.h"
#include "article/xml.h"
#include "base/text.h"

#include <string.h>

struct reader {
	struct arena *arena;
	const char *lang;
};

static bool
is(const struct xml_node *node, enum element element)
{
	return node->element == element;
}

/* The first child that is one, or NULL. */
static const struct xml_node *
child_of(const struct xml_node *node, enum element element)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, element))
			return at;
	return NULL;
}

static size_t
count_children(const struct xml_node *node, enum element element)
{
	size_t count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next)
		count += is(at, element);
	return count;
}

/* The attribute without needless white space, or NULL. */
static const char *
attribute(struct reader *reader, const struct xml_node *node, const char *name)
{
	const char *value = xml_attribute(node, name);
	return value ? text_collapse(reader->arena, value, strlen(value))
		     : NULL;
}

static bool
is_yes(const struct xml_node *node, const char *name)
{
	const char *value = xml_attribute(node, name);
	return value && strcmp(value, "yes") == 0;
}

/* ---- text ---- */

/* The child's text; text == NULL when there is no such child. */
static struct inlines
read_child_text(
    struct reader *reader, const struct xml_node *node, enum element element)
{
	const struct xml_node *child = child_of(node, element);
	return child ? inlines_read(reader->arena, child, reader->lang)
		     : (struct inlines){0};
}

/* ---- blocks ---- */

static struct blocks read_blocks(
    struct reader *reader, const struct xml_node *node);

/* Inline content where blocks may stand, as the one paragraph that it is. */
static struct blocks
read_as_paragraph(struct reader *reader, const struct xml_node *node)
{
	if (!inlines_has_text(node))
		return (struct blocks){NULL, 0};
	struct block *block = ARENA_NEW(reader->arena, struct block);
	block->kind = BLOCK_P;
	block->place = node->place;
	block->text = inlines_read(reader->arena, node, reader->lang);
	return (struct blocks){block, 1};
}

static bool
find_block_kind(const struct xml_node *node, enum block_kind *kind)
{
	static const enum block_kind kinds[ELEMENT_COUNT] = {
	    [ELEMENT_P] = BLOCK_P,
	    [ELEMENT_UL] = BLOCK_UL,
	    [ELEMENT_OL] = BLOCK_OL,
	    [ELEMENT_DL] = BLOCK_DL,
	    [ELEMENT_QUOTE] = BLOCK_QUOTE,
	    [ELEMENT_NOTE] = BLOCK_NOTE,
	    [ELEMENT_FIGURE] = BLOCK_FIGURE,
	    [ELEMENT_TABLE] = BLOCK_TABLE,
	};
	if (node->element == ELEMENT_COUNT ||
	    !(RULES_BIT(node->element) & RULES_BLOCKS))
		return false;
	*kind = kinds[node->element];
	return true;
}

static bool
holds_blocks(const struct xml_node *node)
{
	enum block_kind kind;
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, ELEMENT_TITLE) || find_block_kind(at, &kind))
			return true;
	return false;
}

static struct blocks
read_flow(struct reader *reader, const struct xml_node *node)
{
	return holds_blocks(node) ? read_blocks(reader, node)
				  : read_as_paragraph(reader, node);
}

static void
read_items(
    struct reader *reader, const struct xml_node *node, struct block *block)
{
	struct list_item *items = ARENA_ARRAY(
	    reader->arena, count_children(node, ELEMENT_LI), struct list_item);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, ELEMENT_LI))
			continue;
		struct list_item *item = &items[block->item_count++];
		item->place = at->place;
		item->title = read_child_text(reader, at, ELEMENT_TITLE);
		item->blocks = read_flow(reader, at);
		if (block->kind == BLOCK_OL && item->title.text)
			block->steps = true;
	}
	block->items = items;
}

static void
read_definitions(
    struct reader *reader, const struct xml_node *node, struct block *block)
{
	struct list_item *items = ARENA_ARRAY(
	    reader->arena, count_children(node, ELEMENT_DT), struct list_item);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (is(at, ELEMENT_DT)) {
			struct list_item *item = &items[block->item_count++];
			item->place = at->place;
			item->title =
			    inlines_read(reader->arena, at, reader->lang);
		} else if (is(at, ELEMENT_DD) && block->item_count > 0) {
			items[block->item_count - 1].blocks =
			    read_flow(reader, at);
		}
	}
	block->items = items;
}

static enum note_kind
note_kind(const struct xml_node *node)
{
	static const char *const names[] = {
	    [NOTE_NOTE] = "note",
	    [NOTE_KEY_POINTS] = "key-points",
	    [NOTE_WARNING] = "warning",
	    [NOTE_URGENT] = "urgent",
	};
	const char *kind = xml_attribute(node, "kind");
	for (size_t i = 0; kind && i < sizeof names / sizeof *names; i++)
		if (strcmp(kind, names[i]) == 0)
			return (enum note_kind)i;
	return NOTE_NOTE;
}

static void
read_figure(
    struct reader *reader, const struct xml_node *node, struct block *block)
{
	block->src = attribute(reader, node, "src");
	block->decorative = is_yes(node, "decorative");
	if (!block->decorative)
		block->alt = attribute(reader, node, "alt");
	block->caption = read_child_text(reader, node, ELEMENT_CAPTION);
}

/* ---- tables ---- */

/* A number from 1 to 999; anything else is 1. */
static int
read_span(const struct xml_node *node, const char *name)
{
	const char *value = xml_attribute(node, name);
	size_t digits = value ? strspn(value, "0123456789") : 0;
	if (digits == 0 || digits > 3 || value[digits])
		return 1;
	int number = 0;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (value[i] - '0');
	return number ? number : 1;
}

static void
read_row(struct reader *reader, const struct xml_node *node, struct row *row)
{
	struct cell *cells = ARENA_ARRAY(
	    reader->arena, count_children(node, ELEMENT_CELL), struct cell);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, ELEMENT_CELL))
			continue;
		struct cell *cell = &cells[row->count++];
		cell->text = inlines_read(reader->arena, at, reader->lang);
		cell->colspan = read_span(at, "colspan");
		cell->rowspan = read_span(at, "rowspan");
		cell->place = at->place;
	}
	row->cells = cells;
	row->place = node->place;
}

static size_t
row_width(const struct row *row)
{
	size_t width = 0;
	for (size_t i = 0; i < row->count; i++)
		width += (size_t)row->cells[i].colspan;
	return width;
}

static const struct table *
read_table(struct reader *reader, const struct xml_node *node)
{
	struct table *table = ARENA_NEW(reader->arena, struct table);
	table->caption = read_child_text(reader, node, ELEMENT_CAPTION);
	table->row_heads = is_yes(node, "row-heads");
	const struct xml_node *head_node = child_of(node, ELEMENT_HEAD);
	if (head_node) {
		struct row *head = ARENA_NEW(reader->arena, struct row);
		read_row(reader, head_node, head);
		table->head = head;
	}
	struct row *rows = ARENA_ARRAY(
	    reader->arena, count_children(node, ELEMENT_ROW), struct row);
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, ELEMENT_ROW))
			read_row(reader, at, &rows[table->row_count++]);
	table->rows = rows;
	if (table->head)
		table->column_count = row_width(table->head);
	else if (table->row_count > 0)
		table->column_count = row_width(&rows[0]);
	return table;
}

static void
read_block(
    struct reader *reader, const struct xml_node *node, struct block *block)
{
	block->place = node->place;
	switch (block->kind) {
	case BLOCK_P:
		block->text = inlines_read(reader->arena, node, reader->lang);
		break;
	case BLOCK_UL:
	case BLOCK_OL:
		read_items(reader, node, block);
		break;
	case BLOCK_DL:
		read_definitions(reader, node, block);
		break;
	case BLOCK_QUOTE:
		block->cite = attribute(reader, node, "cite");
		block->blocks = read_blocks(reader, node);
		break;
	case BLOCK_NOTE:
		block->note = note_kind(node);
		block->title = read_child_text(reader, node, ELEMENT_TITLE);
		block->blocks = read_blocks(reader, node);
		break;
	case BLOCK_FIGURE:
		read_figure(reader, node, block);
		break;
	case BLOCK_TABLE:
		block->table = read_table(reader, node);
		break;
	}
}

/* Those of the node's children that are blocks. */
static struct blocks
read_blocks(struct reader *reader, const struct xml_node *node)
{
	enum block_kind kind;
	size_t most = 0, count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next)
		most += find_block_kind(at, &kind);
	struct block *list = ARENA_ARRAY(reader->arena, most, struct block);
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (find_block_kind(at, &kind)) {
			list[count].kind = kind;
			read_block(reader, at, &list[count++]);
		}
	return (struct blocks){list, count};
}

/* ---- the article ---- */

static const struct section *
read_sections(struct reader *reader, const struct xml_node *node, int level,
    size_t *count)
{
	size_t most = count_children(node, ELEMENT_SECTION);
	struct section *sections =
	    ARENA_ARRAY(reader->arena, most, struct section);
	*count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, ELEMENT_SECTION))
			continue;
		struct section *section = &sections[(*count)++];
		section->place = at->place;
		section->level = level;
		section->title = read_child_text(reader, at, ELEMENT_TITLE);
		section->blocks = read_blocks(reader, at);
		section->sections = read_sections(
		    reader, at, level + 1, &section->section_count);
	}
	return sections;
}

/* The child's plain text; NULL: there is none. */
static const char *
about_plain(
    struct reader *reader, const struct xml_node *about, enum element element)
{
	const struct xml_node *child = child_of(about, element);
	const char *text = child ? inlines_plain(reader->arena, child) : NULL;
	return text && *text ? text : NULL;
}

static struct strings_list
about_list(
    struct reader *reader, const struct xml_node *about, enum element element)
{
	const char **list = ARENA_ARRAY(
	    reader->arena, count_children(about, element), const char *);
	size_t count = 0;
	for (const struct xml_node *at = about->first; at; at = at->next)
		if (is(at, element) && inlines_has_text(at))
			list[count++] = inlines_plain(reader->arena, at);
	return (struct strings_list){list, count};
}

static void
read_sources(
    struct reader *reader, const struct xml_node *node, struct about *about)
{
	struct inlines *sources = ARENA_ARRAY(reader->arena,
	    count_children(node, ELEMENT_SOURCE), struct inlines);
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, ELEMENT_SOURCE))
			sources[about->source_count++] =
			    inlines_read(reader->arena, at, reader->lang);
	about->sources = sources;
}

static void
read_about(
    struct reader *reader, const struct xml_node *node, struct about *about)
{
	about->place = node->place;
	about->audience = read_child_text(reader, node, ELEMENT_AUDIENCE);
	about->authors = about_list(reader, node, ELEMENT_AUTHOR);
	about->published = about_plain(reader, node, ELEMENT_PUBLISHED);
	about->reviewed = about_plain(reader, node, ELEMENT_REVIEWED);
	about->review_due = about_plain(reader, node, ELEMENT_REVIEW_DUE);
	about->version = about_plain(reader, node, ELEMENT_VERSION);
	about->reference = about_plain(reader, node, ELEMENT_REFERENCE);
	about->url = about_plain(reader, node, ELEMENT_URL);
	about->short_url = about_plain(reader, node, ELEMENT_SHORT_URL);
	about->feedback = read_child_text(reader, node, ELEMENT_FEEDBACK);
	about->art = about_plain(reader, node, ELEMENT_ART);
	about->topics = about_list(reader, node, ELEMENT_TOPIC);
	read_sources(reader, node, about);
	about->contact = read_child_text(reader, node, ELEMENT_CONTACT);
}

static void
read_related(
    struct reader *reader, const struct xml_node *root, struct article *article)
{
	struct reference *related = ARENA_ARRAY(reader->arena,
	    count_children(root, ELEMENT_RELATED), struct reference);
	for (const struct xml_node *at = root->first; at; at = at->next) {
		const char *ref = at->name ? xml_attribute(at, "ref") : NULL;
		if (ref && is(at, ELEMENT_RELATED))
			related[article->related_count++] =
			    (struct reference){ref, at->place};
	}
	article->related = related;
}

static void
read_root(
    struct reader *reader, const struct xml_node *root, struct article *article)
{
	const char *status = xml_attribute(root, "status");
	article->draft = status && strcmp(status, "draft") == 0;
	article->place = root->place;
	article->title = read_child_text(reader, root, ELEMENT_TITLE);
	article->subtitle = read_child_text(reader, root, ELEMENT_SUBTITLE);
	article->summary = read_child_text(reader, root, ELEMENT_SUMMARY);
	const struct xml_node *about = child_of(root, ELEMENT_ABOUT);
	if (about)
		read_about(reader, about, &article->about);
	const struct xml_node *opening = child_of(root, ELEMENT_OPENING);
	if (opening)
		article->opening = read_blocks(reader, opening);
	article->sections =
	    read_sections(reader, root, 2, &article->section_count);
	read_related(reader, root, article);
}

static const struct article *
read_tree(struct job *job, const struct xml_node *root)
{
	check_elements(job, root);
	if (!is(root, ELEMENT_ARTICLE))
		return NULL;
	struct article *article = ARENA_NEW(job->arena, struct article);
	const char *id = xml_attribute(root, "id");
	const char *lang = xml_attribute(root, "lang");
	article->file = root->place.file;
	article->id = id ? id : "";
	article->lang = lang ? lang : "en";
	struct reader reader = {.arena = job->arena, .lang = article->lang};
	read_root(&reader, root, article);
	return article;
}

const struct article *
read_article(struct job *job, const char *path)
{
	size_t first = job->diag->count;
	const struct xml_node *root = xml_read(job, path);
	const struct article *article = root ? read_tree(job, root) : NULL;
	faults_sort(job->diag, first);
	return article;
}

const struct article *
read_article_bytes(
    struct job *job, const char *name, const char *bytes, size_t size)
{
	size_t first = job->diag->count;
	const struct xml_node *root = xml_read_bytes(job, name, bytes, size);
	const struct article *article = root ? read_tree(job, root) : NULL;
	faults_sort(job->diag, first);
	return article;
}
