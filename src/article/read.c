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
is(const struct xml_node *node, const char *name)
{
	return node->name && strcmp(node->name, name) == 0;
}

/* The first child of that name, or NULL. */
static const struct xml_node *
child_of(const struct xml_node *node, const char *name)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, name))
			return at;
	return NULL;
}

static size_t
count_children(const struct xml_node *node, const char *name)
{
	size_t count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next)
		count += is(at, name);
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
    struct reader *reader, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = child_of(node, name);
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

static const struct {
	const char *name;
	enum block_kind kind;
} block_names[] = {
    {"p", BLOCK_P},
    {"ul", BLOCK_UL},
    {"ol", BLOCK_OL},
    {"dl", BLOCK_DL},
    {"quote", BLOCK_QUOTE},
    {"note", BLOCK_NOTE},
    {"figure", BLOCK_FIGURE},
    {"table", BLOCK_TABLE},
};

static bool
find_block_kind(const struct xml_node *node, enum block_kind *kind)
{
	for (size_t i = 0; i < sizeof block_names / sizeof *block_names; i++) {
		if (is(node, block_names[i].name)) {
			*kind = block_names[i].kind;
			return true;
		}
	}
	return false;
}

static bool
holds_blocks(const struct xml_node *node)
{
	enum block_kind kind;
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, "title") || find_block_kind(at, &kind))
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
	    reader->arena, count_children(node, "li"), struct list_item);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, "li"))
			continue;
		struct list_item *item = &items[block->item_count++];
		item->place = at->place;
		item->title = read_child_text(reader, at, "title");
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
	    reader->arena, count_children(node, "dt"), struct list_item);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (is(at, "dt")) {
			struct list_item *item = &items[block->item_count++];
			item->place = at->place;
			item->title =
			    inlines_read(reader->arena, at, reader->lang);
		} else if (is(at, "dd") && block->item_count > 0) {
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
	block->caption = read_child_text(reader, node, "caption");
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
	    reader->arena, count_children(node, "cell"), struct cell);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, "cell"))
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
	table->caption = read_child_text(reader, node, "caption");
	table->row_heads = is_yes(node, "row-heads");
	const struct xml_node *head_node = child_of(node, "head");
	if (head_node) {
		struct row *head = ARENA_NEW(reader->arena, struct row);
		read_row(reader, head_node, head);
		table->head = head;
	}
	struct row *rows =
	    ARENA_ARRAY(reader->arena, count_children(node, "row"), struct row);
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, "row"))
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
		block->title = read_child_text(reader, node, "title");
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
	struct block *list = NULL;
	size_t count = 0, capacity = 0;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		struct block block = {0};
		if (!find_block_kind(at, &block.kind))
			continue;
		read_block(reader, at, &block);
		ARENA_PUSH(reader->arena, list, count, capacity, block);
	}
	return (struct blocks){list, count};
}

/* ---- the article ---- */

static const struct section *
read_sections(struct reader *reader, const struct xml_node *node, int level,
    size_t *count)
{
	size_t most = count_children(node, "section");
	struct section *sections =
	    ARENA_ARRAY(reader->arena, most, struct section);
	*count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!is(at, "section"))
			continue;
		struct section *section = &sections[(*count)++];
		section->place = at->place;
		section->level = level;
		section->title = read_child_text(reader, at, "title");
		section->blocks = read_blocks(reader, at);
		section->sections = read_sections(
		    reader, at, level + 1, &section->section_count);
	}
	return sections;
}

/* The child's plain text; NULL: there is none. */
static const char *
about_plain(
    struct reader *reader, const struct xml_node *about, const char *name)
{
	const struct xml_node *child = child_of(about, name);
	const char *text = child ? inlines_plain(reader->arena, child) : NULL;
	return text && *text ? text : NULL;
}

static struct strings_list
about_list(
    struct reader *reader, const struct xml_node *about, const char *name)
{
	const char **list = ARENA_ARRAY(
	    reader->arena, count_children(about, name), const char *);
	size_t count = 0;
	for (const struct xml_node *at = about->first; at; at = at->next)
		if (is(at, name) && inlines_has_text(at))
			list[count++] = inlines_plain(reader->arena, at);
	return (struct strings_list){list, count};
}

static void
read_sources(
    struct reader *reader, const struct xml_node *node, struct about *about)
{
	struct inlines *sources = ARENA_ARRAY(
	    reader->arena, count_children(node, "source"), struct inlines);
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is(at, "source"))
			sources[about->source_count++] =
			    inlines_read(reader->arena, at, reader->lang);
	about->sources = sources;
}

static void
read_about(
    struct reader *reader, const struct xml_node *node, struct about *about)
{
	about->place = node->place;
	about->audience = read_child_text(reader, node, "audience");
	about->authors = about_list(reader, node, "author");
	about->published = about_plain(reader, node, "published");
	about->reviewed = about_plain(reader, node, "reviewed");
	about->review_due = about_plain(reader, node, "review-due");
	about->version = about_plain(reader, node, "version");
	about->reference = about_plain(reader, node, "reference");
	about->url = about_plain(reader, node, "url");
	about->short_url = about_plain(reader, node, "short-url");
	about->feedback = read_child_text(reader, node, "feedback");
	about->art = about_plain(reader, node, "art");
	about->topics = about_list(reader, node, "topic");
	read_sources(reader, node, about);
	about->contact = read_child_text(reader, node, "contact");
}

static void
read_related(
    struct reader *reader, const struct xml_node *root, struct article *article)
{
	struct reference *related = ARENA_ARRAY(
	    reader->arena, count_children(root, "related"), struct reference);
	for (const struct xml_node *at = root->first; at; at = at->next) {
		const char *ref = at->name ? xml_attribute(at, "ref") : NULL;
		if (ref && is(at, "related"))
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
	article->title = read_child_text(reader, root, "title");
	article->subtitle = read_child_text(reader, root, "subtitle");
	article->summary = read_child_text(reader, root, "summary");
	const struct xml_node *about = child_of(root, "about");
	if (about)
		read_about(reader, about, &article->about);
	const struct xml_node *opening = child_of(root, "opening");
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
	if (!is(root, "article"))
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
