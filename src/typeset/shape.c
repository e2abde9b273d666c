/*
 * From text to boxes, glue and penalties.
 *
 * A text is cut where its look changes, where a line may end, and at spaces;
 * the shaper gives each piece its glyphs.  Later stages only add up widths.
 */
#include "typeset/shape.h"

#include "article/library.h"
#include "typeset/links.h"
#include "typeset/ties.h"

#include <assert.h>
#include <string.h>

enum { SOFT_HYPHEN = 0xAD, ZERO_SPACE = 0x200B };

length
shape_length(const struct font *font, length size, int32_t units)
{
	return (length)unit_scale(units, size, font->upem);
}

/* --- looks --- */

/* The work of shaping one text. */
struct work {
	struct job *job;
	struct shaper *shaper;
	const struct inlines *text;
	const struct shaping *shaping;
	const uint8_t *breaks;
	const struct look **looks; /* the spans' own; [span_count]: the base */
	struct node *nodes;
	size_t count, capacity;
	length widest;
	uint32_t missing; /* a character that was reported already */
};

static const char *
link_target(const struct work *work, const struct span *span)
{
	if (span->href || !span->ref || !work->shaping->library)
		return span->href;
	const struct library_entry *entry =
	    library_find(work->shaping->library, span->ref);
	if (!entry)
		return NULL;
	if (entry->url || !work->shaping->theme)
		return entry->url ? entry->url : entry->short_url;
	return links_to_entry(work->job->arena, work->shaping->theme, entry);
}

/* The tag for a span within the tag of its parent, or the parent's. */
static int
span_tag(const struct work *work, const struct span *span, int parent)
{
	struct tree *tree = work->shaping->tree;
	if (!tree || parent == TAG_ARTIFACT)
		return parent;
	const char *target;
	int tag = parent;
	switch (span->kind) {
	case SPAN_A:
		target = link_target(work, span);
		if (!target)
			break;
		tag = tree_add(tree, parent, TAG_LINK);
		tree_tag(tree, tag)->uri = target;
		tree_tag(tree, tag)->contents =
		    links_words(work->job->arena, work->text, span);
		break;
	case SPAN_ABBR:
		if (!span->title)
			break;
		tag = tree_add(tree, parent, TAG_SPAN);
		tree_tag(tree, tag)->expansion = span->title;
		break;
	case SPAN_Q:
		tag = tree_add(tree, parent, TAG_QUOTE);
		break;
	case SPAN_LANG:
		tag = tree_add(tree, parent, TAG_SPAN);
		tree_tag(tree, tag)->lang = span->lang;
		break;
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_NOBR:
		break;
	}
	return tag;
}

static struct look *
look_of(
    const struct work *work, const struct span *span, const struct look *outer)
{
	const struct style *style = work->shaping->style;
	struct look *look = ARENA_NEW(work->job->arena, struct look);
	*look = *outer;
	look->tag = span_tag(work, span, outer->tag);
	switch (span->kind) {
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_A:
		look->font =
		    shaper_face(work->shaper, style->font, style->bold_weight);
		break;
	case SPAN_SUB:
	case SPAN_SUP:
		/* Raised by a third, lowered by a sixth of the size: within
		 * the leading, so that lines stay even. */
		look->rise += outer->size / (span->kind == SPAN_SUP ? 3 : -6);
		look->size = (length)unit_scale(outer->size, 7, 10);
		break;
	case SPAN_LANG:
		look->lang = span->lang;
		break;
	case SPAN_ABBR:
	case SPAN_Q:
	case SPAN_NOBR:
		break;
	}
	return look;
}

static void
make_looks(struct work *work)
{
	const struct inlines *text = work->text;
	const struct shaping *shaping = work->shaping;
	const struct style *style = shaping->style;
	struct look *base = ARENA_NEW(work->job->arena, struct look);
	base->font = shaper_face(work->shaper, style->font,
	    shaping->bold ? style->bold_weight : style->weight);
	base->size = style->size;
	base->colour = style->colour;
	base->tracking = style->tracking;
	base->lang = shaping->lang;
	base->tag = shaping->tag;
	work->looks = ARENA_ARRAY(
	    work->job->arena, text->span_count + 1, const struct look *);
	work->looks[text->span_count] = base;
	for (uint32_t i = 0; i < text->span_count; i++) {
		uint32_t outer = text->span_count;
		for (uint32_t j = 0; j < i; j++)
			if (text->spans[j].start <= text->spans[i].start &&
			    text->spans[j].end >= text->spans[i].end)
				outer = j;
		work->looks[i] =
		    look_of(work, &text->spans[i], work->looks[outer]);
	}
}

/* The innermost span over a byte; span_count: none. */
static uint32_t
span_at(const struct inlines *text, uint32_t at)
{
	uint32_t found = text->span_count;
	for (uint32_t i = 0; i < text->span_count; i++) {
		if (text->spans[i].start > at)
			break;
		if (text->spans[i].end > at)
			found = i;
	}
	return found;
}

static bool
inside_nobr(const struct inlines *text, uint32_t at)
{
	for (uint32_t i = 0; i < text->span_count; i++)
		if (text->spans[i].kind == SPAN_NOBR &&
		    text->spans[i].start < at && at < text->spans[i].end)
			return true;
	return false;
}

static bool
inside_link(const struct inlines *text, uint32_t at)
{
	uint32_t span = span_at(text, at);
	return span < text->span_count && text->spans[span].kind == SPAN_A;
}

/* --- nodes --- */

static length
shaped_width(const struct look *look, const struct shaped *shaped)
{
	int32_t units = shaped->advance;
	length width = shape_length(look->font, look->size, units);
	if (look->tracking)
		width += (length)unit_scale(
		    (int64_t)look->tracking * look->size, shaped->count, 1000);
	return width;
}

static void
report_missing(struct work *work, const struct look *look, const char *text,
    uint32_t size, const struct shaped *shaped)
{
	for (uint32_t i = 0; i < shaped->count; i++) {
		if (shaped->glyphs[i].id != 0)
			continue;
		size_t at = shaped->glyphs[i].cluster;
		size_t start = at;
		uint32_t c = text_next(text, size, &at);
		if (c == work->missing)
			continue;
		work->missing = c;
		diag_error(work->job, work->text->place,
		    "the font %s has no character U+%04X (%.*s). Write it "
		    "another way, or name a font that has it.",
		    look->font->family, (unsigned)c, (int)(at - start),
		    text + start);
	}
}

static void
add_node(struct work *work, struct node node)
{
	ARENA_PUSH(
	    work->job->arena, work->nodes, work->count, work->capacity, node);
}

static void
add_box(
    struct work *work, const struct look *look, const char *text, uint32_t size)
{
	const struct shaped *shaped =
	    shaper_word(work->shaper, look->font, look->lang, text, size);
	report_missing(work, look, text, size, shaped);
	struct node node = {.kind = NODE_BOX,
	    .look = look,
	    .shaped = shaped,
	    .text = text,
	    .size = size,
	    .width = shaped_width(look, shaped)};
	if (node.width > work->widest)
		work->widest = node.width;
	add_node(work, node);
}

static void
add_penalty(struct work *work, const struct look *look, int penalty)
{
	add_node(
	    work, (struct node){
		      .kind = NODE_PENALTY, .look = look, .penalty = penalty});
}

/* A place where a break adds a hyphen. */
static void
add_hyphen(struct work *work, const struct look *look)
{
	const struct shaped *shaped = shaper_word(
	    work->shaper, look->font, look->lang, "\u2010", strlen("\u2010"));
	if (shaped->count && shaped->glyphs[0].id == 0)
		shaped =
		    shaper_word(work->shaper, look->font, look->lang, "-", 1);
	add_node(work, (struct node){.kind = NODE_PENALTY,
			   .look = look,
			   .penalty = PENALTY_HYPHEN,
			   .hyphen = true,
			   .shaped = shaped,
			   .text = "\u00AD",
			   .size = strlen("\u00AD"),
			   .width = shaped_width(look, shaped)});
}

static void
add_glue(struct work *work, const struct look *look)
{
	const struct shaped *shaped =
	    shaper_word(work->shaper, look->font, look->lang, " ", 1);
	add_node(work, (struct node){.kind = NODE_GLUE,
			   .look = look,
			   .shaped = shaped,
			   .text = " ",
			   .size = 1,
			   .width = shaped_width(look, shaped)});
}

/* Words that should not end a line of a heading. */
static bool
is_link_word(const char *text, size_t size)
{
	static const char *const words[] = {"a", "an", "the", "to", "of", "in",
	    "for", "with", "and", "or", "by", "on", "at", "is", "not", NULL};
	for (const char *const *word = words; *word; word++)
		if (strlen(*word) == size && memcmp(*word, text, size) == 0)
			return true;
	return false;
}

/* The cost of ending a line after the word that stands before byte `at`. */
static int
word_penalty(const struct work *work, uint32_t at)
{
	const char *text = work->text->text;
	uint32_t start = at;
	while (start > 0 && text[start - 1] != ' ')
		start--;
	uint32_t size = at - start;
	if (work->shaping->heading && is_link_word(text + start, size))
		return PENALTY_LINK_WORD;
	return text_length(text + start, size) == 1 ? PENALTY_SHORT_WORD : 0;
}

/* Adds the character that ends a piece: space, soft hyphen, break. */
static void
add_separator(struct work *work, const struct look *look, uint32_t c,
    uint32_t at, uint32_t after)
{
	bool may = work->breaks[after] != TEXT_BREAK_NO &&
		   !inside_nobr(work->text, after);
	if (c == 0x2028) {
		/* The space keeps words apart in extracted text. */
		add_penalty(work, look, PENALTY_NEVER);
		add_glue(work, look);
		add_penalty(work, look, PENALTY_FORCED);
	} else if (c == SOFT_HYPHEN) {
		add_hyphen(work, look);
	} else if (c == ZERO_SPACE) {
		add_penalty(work, look,
		    inside_link(work->text, at) ? PENALTY_ADDRESS : 0);
	} else {
		int penalty = may ? word_penalty(work, at) : PENALTY_NEVER;
		if (penalty)
			add_penalty(work, look, penalty);
		add_glue(work, look);
	}
}

static bool
is_separator(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2028 ||
	       c == SOFT_HYPHEN || c == ZERO_SPACE || c == 0xFEFF;
}

static void
make_nodes(struct work *work)
{
	const struct inlines *text = work->text;
	uint32_t start = 0;
	uint32_t span = span_at(text, 0);
	for (size_t at = 0; at < text->size;) {
		uint32_t here = (uint32_t)at;
		uint32_t now = span_at(text, here);
		uint32_t c = text_next(text->text, text->size, &at);
		bool separator = is_separator(c);
		bool may = work->breaks[here] == TEXT_BREAK_MAY &&
			   !inside_nobr(text, here);
		if (here > start && (separator || now != span || may)) {
			add_box(work, work->looks[span], text->text + start,
			    here - start);
			if (may && !separator)
				add_penalty(work, work->looks[span], 0);
			start = here;
		}
		span = now;
		if (!separator)
			continue;
		if (c != 0xFEFF)
			add_separator(
			    work, work->looks[span], c, here, (uint32_t)at);
		start = (uint32_t)at;
	}
	if (text->size > start)
		add_box(work, work->looks[span], text->text + start,
		    text->size - start);
	add_penalty(work, work->looks[text->span_count], PENALTY_FORCED);
}

const struct para *
shape_inlines(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping)
{
	assert(text->text);
	struct work work = {
	    .job = job, .shaper = shaper, .text = text, .shaping = shaping};
	const uint8_t *breaks =
	    text_line_breaks(job->arena, text->text, text->size, shaping->lang);
	work.breaks = ties_apply(job->arena, text->text, text->size,
	    shaper_calendar(shaper, shaping->lang), breaks);
	make_looks(&work);
	make_nodes(&work);
	struct para *para = ARENA_NEW(job->arena, struct para);
	para->nodes = work.nodes;
	para->count = work.count;
	para->widest = work.widest;
	para->place = text->place;
	return para;
}

const struct para *
shape_string(struct job *job, struct shaper *shaper, const char *text,
    struct place place, const struct shaping *shaping)
{
	struct inlines inlines = {.text = arena_strdup(job->arena, text),
	    .size = (uint32_t)strlen(text),
	    .place = place};
	return shape_inlines(job, shaper, &inlines, shaping);
}

/* --- words that are too wide --- */

/* Is a break after this byte one that a reader of addresses expects? */
static bool
is_address_joint(char before)
{
	return strchr("/?&=-_#.@", before) != NULL;
}

/* Where the text of glyph i begins. */
static uint32_t
glyph_start(const struct node *box, uint32_t i)
{
	const struct shaped *shaped = box->shaped;
	return i < shaped->count ? shaped->glyphs[i].cluster : box->size;
}

/* The glyph after the last one of a part that begins with `first`: as many as
 * fit, or fewer if an address has a joint among them. */
static uint32_t
part_end(const struct node *box, uint32_t first, length measure, bool *joint)
{
	const struct shaped *all = box->shaped;
	const struct look *look = box->look;
	uint32_t end = first, last_joint = first;
	int32_t units = 0;
	for (; end < all->count; end++) {
		units += all->glyphs[end].advance;
		if (end > first &&
		    shape_length(look->font, look->size, units) > measure)
			break;
		uint32_t after = glyph_start(box, end + 1);
		if (after && is_address_joint(box->text[after - 1]))
			last_joint = end + 1;
	}
	*joint = last_joint > first && end < all->count;
	return *joint ? last_joint : end;
}

/* The glyphs from first up to end as a box of their own. */
static struct node
part_of(
    struct arena *arena, const struct node *box, uint32_t first, uint32_t end)
{
	uint32_t from = glyph_start(box, first);
	struct shaped *part = ARENA_NEW(arena, struct shaped);
	struct shaped_glyph *glyphs =
	    ARENA_ARRAY(arena, end - first, struct shaped_glyph);
	for (uint32_t i = first; i < end; i++) {
		glyphs[i - first] = box->shaped->glyphs[i];
		glyphs[i - first].cluster -= from;
		part->advance += glyphs[i - first].advance;
	}
	part->glyphs = glyphs;
	part->count = end - first;
	struct node node = *box;
	node.shaped = part;
	node.text = box->text + from;
	node.size = glyph_start(box, end) - from;
	node.width = shaped_width(box->look, part);
	return node;
}

/* Cuts one box into parts of at most the measure, at clusters. */
static void
cut_box(struct work *work, const struct node *box, length measure)
{
	uint32_t end;
	for (uint32_t first = 0; first < box->shaped->count; first = end) {
		bool joint;
		end = part_end(box, first, measure, &joint);
		struct node node = part_of(work->job->arena, box, first, end);
		add_node(work, node);
		if (end < box->shaped->count)
			add_penalty(work, box->look,
			    joint ? PENALTY_INSIDE_ADDRESS : PENALTY_INSIDE);
		if (node.width > work->widest)
			work->widest = node.width;
	}
}

/* A word for a message: its first characters. */
static const char *
shown_word(struct arena *arena, const struct node *node)
{
	size_t at = 0;
	for (int i = 0; i < 40 && at < node->size; i++)
		text_next(node->text, node->size, &at);
	return arena_printf(arena, "%.*s%s", (int)at, node->text,
	    at < node->size ? "\u2026" : "");
}

const struct para *
shape_cut(struct job *job, const struct para *para, length measure)
{
	if (para->widest <= measure)
		return para;
	struct work work = {.job = job};
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		if (node->kind != NODE_BOX || node->width <= measure) {
			add_node(&work, *node);
			if (node->kind == NODE_BOX && node->width > work.widest)
				work.widest = node->width;
			continue;
		}
		diag_warning(job, para->place,
		    "the word '%s' is wider than its line and is broken. "
		    "Shorten it, or put a soft hyphen (&#173;) or a zero-width "
		    "space (&#8203;) where it may be broken.",
		    shown_word(job->arena, node));
		cut_box(&work, node, measure);
	}
	struct para *cut = ARENA_NEW(job->arena, struct para);
	*cut = (struct para){work.nodes, work.count, work.widest, para->place};
	return cut;
}

length
shape_width(const struct para *para)
{
	length width = 0;
	for (size_t i = 0; i < para->count; i++)
		if (para->nodes[i].kind != NODE_PENALTY)
			width += para->nodes[i].width;
	return width;
}

length
shape_unbroken(const struct para *para)
{
	length widest = 0, width = 0;
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		bool box = node->kind == NODE_BOX;
		bool free_glue = node->kind == NODE_GLUE && i > 0 &&
				 node[-1].kind == NODE_BOX;
		bool penalty =
		    node->kind == NODE_PENALTY && node->penalty < PENALTY_NEVER;
		if (free_glue || penalty)
			width = 0;
		else if (box || width > 0)
			width += node->width;
		if (box && width > widest)
			widest = width;
	}
	return widest;
}
