/*
 * Small verbs for pages that are laid out by hand.
 */
#include "typeset/build.h"

#include "base/text.h"
#include "media/qr.h"
#include "typeset/links.h"
#include "typeset/mirror.h"

#include <assert.h>
#include <string.h>

static struct shaping
shaping_of(const struct build *build, const struct block_text *how)
{
	return (struct shaping){
	    .style = how->style ? how->style : &build->theme->styles[how->role],
	    .lang = how->lang ? how->lang : build->lang,
	    .mirrored = build->mirrored,
	    .tree = build->tree,
	    .tag = how->tag,
	    .heading = how->balance,
	    .bold = how->bold,
	    .library = build->library,
	    .theme = build->theme};
}

static const struct lines *
set_text(struct build *build, const struct inlines *text,
    const struct block_text *how)
{
	struct shaping shaping = shaping_of(build, how);
	return lines_of(build->job, build->shaper, text, &shaping,
	    (struct measure){.width = how->width, .balance = how->balance});
}

/* What was set of the same text in the same way, whatever its tag; or NULL. */
static const struct lines *
find_set(
    const struct build *build, const char *text, const struct block_text *how)
{
	for (size_t i = 0; i < BUILD_SETS; i++) {
		const struct build_set *set = &build->sets[i];
		if (set->lines && set->text == text && set->lang == how->lang &&
		    set->role == how->role && set->width == how->width &&
		    set->balance == how->balance && set->bold == how->bold)
			return set->lines;
	}
	return NULL;
}

/* Nothing in the lines of such a text depends on its tag but the items'. */
static bool
is_kept(const struct inlines *text, const struct block_text *how)
{
	return text->span_count == 0 && !how->style;
}

const struct lines *
build_lines(struct build *build, const struct inlines *text,
    const struct block_text *how)
{
	const struct lines *lines =
	    is_kept(text, how) ? find_set(build, text->text, how) : NULL;
	if (lines)
		return lines;
	lines = set_text(build, text, how);
	if (is_kept(text, how))
		build->sets[build->set_count++ % BUILD_SETS] =
		    (struct build_set){.lines = lines,
			.text = text->text,
			.lang = how->lang,
			.role = how->role,
			.width = how->width,
			.balance = how->balance,
			.bold = how->bold};
	return lines;
}

/* The text of the first lines without the last `drop` words, and "…". */
static const char *
cut_text(
    struct build *build, const struct lines *lines, size_t most, size_t drop)
{
	struct arena *arena = build->job->arena;
	const struct para *para = lines->para;
	size_t end = lines->list[most - 1].end, size = 0;
	for (size_t i = 0; i < end; i++)
		size += para->nodes[i].size;
	char *text = arena_alloc(arena, size + 1);
	size = 0;
	for (size_t i = 0; i < end; i++) {
		const struct node *node = &para->nodes[i];
		if (node->kind == NODE_PENALTY)
			continue;
		memcpy(text + size, node->text, node->size);
		size += node->size;
	}
	for (; drop > 0; drop--) {
		while (size && text[size - 1] == ' ')
			size--;
		while (size && text[size - 1] != ' ')
			size--;
	}
	while (size && strchr(" ,.;:!?-", text[size - 1]))
		size--;
	return arena_printf(arena, "%.*s\u2026", (int)size, text);
}

/* The lines of the text, shortened at a word until they are few enough. */
static const struct lines *
shorten(struct build *build, const struct lines *lines,
    const struct block_text *how)
{
	const struct lines *whole = lines;
	for (size_t drop = 0; lines->count > how->lines_most; drop++) {
		const char *text =
		    cut_text(build, whole, how->lines_most, drop);
		struct inlines cut = build_plain(build, text);
		struct block_text unlimited = *how;
		unlimited.lines_most = 0;
		lines = build_lines(build, &cut, &unlimited);
	}
	return lines;
}

length
build_inlines(struct build *build, struct item_list *items,
    const struct inlines *text, const struct block_text *how)
{
	struct shaping shaping = shaping_of(build, how);
	const struct lines *lines = build_lines(build, text, how);
	if (how->lines_most && lines->count > how->lines_most)
		lines = shorten(build, lines, how);
	length y = how->y;
	size_t first = items->count;
	for (size_t i = 0; i < lines->count; i++) {
		y = how->y + (length)i * shaping.style->leading;
		compose_line(items, lines, i, how->x, y);
	}
	for (size_t i = first; is_kept(text, how) && i < items->count; i++)
		items->items[i].tag = how->tag;
	return y;
}

struct inlines
build_plain(const struct build *build, const char *text)
{
	return (struct inlines){.text = text,
	    .size = (uint32_t)strlen(text),
	    .place = {.file = build->article->place.file}};
}

length
build_text(struct build *build, struct item_list *items, const char *text,
    const struct block_text *how)
{
	struct inlines plain = build_plain(build, text);
	return build_inlines(build, items, &plain, how);
}

const char *
build_one_line(struct arena *arena, const char *name)
{
	char *line = arena_strdup(arena, name);
	for (char *at = strstr(line, "\u2028"); at; at = strstr(at, "\u2028")) {
		*at = ' ';
		memmove(at + 1, at + strlen("\u2028"),
		    strlen(at + strlen("\u2028")) + 1);
	}
	return text_collapse(arena, line, strlen(line));
}

const char *
build_words(const struct build *build, enum string string, const char *name,
    const char *value)
{
	const char *text = theme_string(build->theme, build->lang, string);
	const char *hole = name ? strstr(text, name) : NULL;
	if (!hole)
		return text;
	return arena_printf(build->job->arena, "%.*s%s%s", (int)(hole - text),
	    text, value, hole + strlen(name));
}

/* Puts the drawing's colour into *colour if it has but one beside white. */
static void
has_one_colour(const struct drawing *drawing, struct colour *colour)
{
	const struct colour white = {0xFF, 0xFF, 0xFF};
	struct colour one = {0};
	bool found = false;
	for (size_t i = 0; i < drawing->count; i++) {
		const struct shape *shape = &drawing->shapes[i];
		const struct {
			bool used;
			struct colour colour;
		} paints[] = {{shape->filled, shape->fill},
		    {shape->stroked, shape->stroke}};
		for (int j = 0; j < 2; j++) {
			if (!paints[j].used ||
			    palette_equal(paints[j].colour, white))
				continue;
			if (found && !palette_equal(paints[j].colour, one))
				return;
			one = paints[j].colour;
			found = true;
		}
	}
	if (found)
		*colour = one;
}

const struct drawing *
build_logo(const struct build *build, length width, struct colour colour,
    struct colour ground)
{
	if (!build->logo)
		return NULL;
	/* Its one colour, or the brand's deep one, becomes the one wanted, its
	 * white the ground's. */
	struct colour own = build->theme->palette[TOKEN_DEEP];
	has_one_colour(build->logo, &own);
	const struct colour from[] = {own, {0xFF, 0xFF, 0xFF}};
	const struct colour to[] = {colour, ground};
	struct arena *arena = build->job->arena;
	return svg_fit(
	    arena, svg_recolour(arena, build->logo, from, to, 2), width);
}

void
build_drawing(
    struct item_list *items, const struct drawing *drawing, length x, length y)
{
	items_add(items, (struct item){.kind = ITEM_DRAWING,
			     .tag = TAG_ARTIFACT,
			     .x = x,
			     .y = y,
			     .width = drawing->width,
			     .height = drawing->height,
			     .drawing = drawing});
}

length
build_measure(const struct build *build)
{
	const struct page_format *format = &build->theme->format;
	return format->width - format->margin_left - format->margin_right;
}

int
build_link_tag(
    struct build *build, int parent, const char *url, const char *contents)
{
	if (!url)
		return parent;
	int tag = tree_add(build->tree, parent, TAG_LINK);
	tree_tag(build->tree, tag)->uri = url;
	tree_tag(build->tree, tag)->contents = contents;
	return tag;
}

void
build_code(struct build *build, struct item_list *items, const char *url,
    struct rect box, int parent)
{
	const struct qr *qr =
	    qr_find(shaper_codes(build->shaper), build->job->arena, url);
	assert(qr && box.width / qr->modules >= UNIT_MM(0.5));
	int tag = tree_add(build->tree, parent, TAG_FIGURE);
	tree_tag(build->tree, tag)->alt = build_words(build, STRING_CODE_ALT,
	    "{link}", links_readable(build->job->arena, url));
	items_add(items, (struct item){.kind = ITEM_CODE,
			     .tag = tag,
			     .x = box.x,
			     .y = box.y,
			     .width = box.width,
			     .height = box.height,
			     .qr = qr,
			     .filled = true,
			     .fill = build->theme->palette[TOKEN_INK]});
}

/* The link that a tag is or stands in, or TAG_ARTIFACT. */
static int
link_of(const struct tree *tree, int tag)
{
	while (tag >= 0 && tree->tags[tag].kind != TAG_LINK)
		tag = tree->tags[tag].parent;
	return tag;
}

static struct rect
text_area(const struct item *item)
{
	const struct font *font = item->run->font;
	length size = item->run->size;
	length up = shape_length(font, size, font->ascender);
	length down = shape_length(font, size, -font->descender);
	return (struct rect){item->x, item->y - up, item->width, up + down};
}

/* The least box around two that stand side by side. */
static struct rect
unite(struct rect a, struct rect b)
{
	length right = a.x + a.width;
	if (b.x + b.width > right)
		right = b.x + b.width;
	if (b.x < a.x)
		a.x = b.x;
	a.width = right - a.x;
	return a;
}

/* The areas of links: runs of one link side by side share one. */
static void
find_links(
    const struct build *build, const struct item_list *items, struct page *page)
{
	struct link_area *areas = NULL;
	size_t count = 0, capacity = 0;
	length baseline = 0;
	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->items[i];
		int tag = link_of(build->tree, item->tag);
		if (tag < 0 || item->kind != ITEM_TEXT)
			continue;
		struct link_area area = {text_area(item), tag};
		struct link_area *last = count ? &areas[count - 1] : NULL;
		if (last && last->tag == tag && baseline == item->y)
			last->box = unite(last->box, area.box);
		else
			ARENA_PUSH(
			    build->job->arena, areas, count, capacity, area);
		baseline = item->y;
	}
	page->links = areas;
	page->link_count = count;
}

void
build_page(
    struct build *build, const struct item_list *items, const char *label)
{
	if (build->mirrored)
		mirror_items(build->job->arena, items->items, items->count,
		    build->theme->format.width);
	struct page page = {
	    .items = items->items, .count = items->count, .label = label};
	find_links(build, items, &page);
	ARENA_PUSH(build->job->arena, build->pages, build->page_count,
	    build->page_capacity, page);
}

void
build_bookmark(
    struct build *build, const char *title, int level, length y, int tag)
{
	struct bookmark bookmark = {.title = title,
	    .level = level,
	    .page = (int)build->page_count,
	    .y = y,
	    .tag = tag};
	ARENA_PUSH(build->job->arena, build->bookmarks, build->bookmark_count,
	    build->bookmark_capacity, bookmark);
	/* What spans both columns may stand below what is read after it. */
	struct bookmark *list = build->bookmarks;
	for (size_t i = build->bookmark_count - 1; i > 0; i--) {
		if (list[i - 1].tag < bookmark.tag)
			break;
		list[i] = list[i - 1];
		list[i - 1] = bookmark;
	}
}
