/*
 * From text to boxes, glue and penalties.
 *
 * A text is cut where its look changes, where a line may end, and at spaces;
 * the shaper gives each piece its glyphs.  Later stages only add up widths.
 */
#include "typeset/shape.h"

#include "base/bidi.h"
#include "base/eight.h"
#include "typeset/divide.h"
#include "typeset/looks.h"
#include "typeset/nodes.h"
#include "typeset/ties.h"

#include <assert.h>
#include <string.h>

enum { SOFT_HYPHEN = 0xAD, ZERO_SPACE = 0x200B };

enum { PART_LEAST = 3 }; /* letters on either side of a compound's hyphen */

/* The work of shaping one text. */
struct work {
	struct job *job;
	struct shaper *shaper;
	const struct inlines *text;
	const struct shaping *shaping;
	const uint8_t *breaks;
	const uint8_t *levels; /* of each byte; NULL: all are 0 */
	bool whole;            /* each word is one piece: of one level, and
				  never divided */
	const struct look *const
	    *looks; /* the spans'; [span_count]: the base */
	struct nodes *nodes;
};

length
shape_shaped_width(const struct look *look, const struct shaped *shaped)
{
	return shape_length(look->font, look->size, shaped->advance) +
	       shape_tracking(look, shaped);
}

static uint8_t
level_at(const struct work *work, uint32_t at)
{
	return work->levels ? work->levels[at] : 0;
}

struct node
shape_box(struct shaper *shaper, const struct look *look, const char *text,
    uint32_t size, uint8_t level)
{
	const struct shaped *shaped = shaper_word(
	    shaper, look->font, look->language, text, size, level % 2);
	return (struct node){.kind = NODE_BOX,
	    .look = look,
	    .shaped = shaped,
	    .text = text,
	    .size = size,
	    .level = level,
	    .width = shape_shaped_width(look, shaped)};
}

/* --- words that may be divided --- */

/* Does a tie hold the space before or after the token? */
static bool
is_tied(const struct work *work, size_t start, size_t end)
{
	const struct inlines *text = work->text;
	if (start > 0 && work->breaks[start] == TEXT_BREAK_NO)
		return true;
	size_t after = end;
	if (after < text->size)
		text_next(text->text, text->size, &after);
	return after < text->size && work->breaks[after] == TEXT_BREAK_NO;
}

/* Is that the beginning of a compound with a hyphen: self-, (non-? */
static bool
opens_compound(const char *text, size_t size)
{
	size_t letters = 0;
	for (size_t at = 0; at < size;) {
		size_t here = at;
		uint32_t c = text_next(text, size, &at);
		if (text_is_small(c) || text_is_capital(c))
			letters++;
		else if (c != '-' &&
			 !(letters == 0 &&
			     divide_are_marks(text + here, at - here)))
			return false;
	}
	return letters > 1 && text[size - 1] == '-';
}

/* Is there nothing between two spaces but the word, marks in another look, and
 * the beginning of a compound; and does no tie hold them?  What stands beside
 * a soft hyphen the author has divided. */
static bool
stands_alone(const struct work *work, uint32_t start, uint32_t end)
{
	const struct inlines *text = work->text;
	size_t from = start, to = end;
	while (from > 0 && text->text[from - 1] != ' ')
		from--;
	while (to < text->size && text->text[to] != ' ')
		to++;
	return (divide_are_marks(text->text + from, start - from) ||
		   opens_compound(text->text + from, start - from)) &&
	       divide_are_marks(text->text + end, to - end) &&
	       !is_tied(work, from, to);
}

static void
note_unknown_language(struct work *work, const char *lang)
{
	const struct diag *diag = work->job->diag;
	const char *note = arena_printf(work->job->arena,
	    "words of the language '%s' are not divided: there is no "
	    "dictionary. Install the hyphenation of that language.",
	    lang);
	for (size_t i = 0; i < diag->count; i++)
		if (strcmp(diag->messages[i].text, note) == 0)
			return;
	struct place place = {.file = work->text->place.file};
	diag_note(work->job, place, "%s", note);
}

/* The word between the bytes, if it may be divided: no heading, tie, nobr, or
 * part of an address. */
static const struct word *
divided_word(
    struct work *work, const struct look *look, uint32_t start, uint32_t end)
{
	const struct inlines *text = work->text;
	if (!work->shaping->style->hyphenate || work->shaping->heading ||
	    level_at(work, start) != 0 || !stands_alone(work, start, end) ||
	    looks_in_nobr(text, start + 1))
		return NULL;
	if (!shaper_hyphen(look->language)) {
		note_unknown_language(work, look->wish.lang);
		return NULL;
	}
	return divide_word(work->job->arena, work->shaper, look,
	    text->text + start, end - start);
}

/* The cost of dividing a word before its part. */
static int
division_penalty(const struct word *word, uint32_t part, bool compound)
{
	const struct node *before = shape_piece(word, 0, part);
	if (compound)
		return PENALTY_COMPOUND;
	return text_length(before->text, before->size) > 2 ? PENALTY_HYPHEN
							   : PENALTY_SHORT_PART;
}

/* Is a place inside what stays on one line? */
static inline bool
in_nobr(const struct work *work, uint32_t at)
{
	return work->text->span_count && looks_in_nobr(work->text, at);
}

/* The parts of a word: each as wide as it makes the word wider. */
static void
add_parts(struct work *work, const struct look *look, const struct word *word,
    bool compound)
{
	length before = 0;
	for (uint32_t i = 0; i < word->parts; i++) {
		struct node node = *shape_piece(word, i, i + 1);
		length after = shape_piece(word, 0, i + 1)->width;
		if (i > 0)
			nodes_add_hyphen(work->nodes, look, 0,
			    division_penalty(word, i, compound));
		node.width = after - before;
		node.word = word;
		node.part = (uint8_t)i;
		nodes_add_box(work->nodes, &node);
		before = after;
	}
}

/* Adds text of one level. */
static inline void
add_text(
    struct work *work, const struct look *look, uint32_t start, uint32_t end)
{
	nodes_add_text(work->nodes, look, work->text->text + start, end - start,
	    level_at(work, start));
}

/* Adds the word between the bytes as parts, if it may be divided, or in a piece
 * for each direction. */
static void
add_pieces(
    struct work *work, const struct look *look, uint32_t start, uint32_t end)
{
	const struct word *word = divided_word(work, look, start, end);
	if (word && !shape_piece(word, 0, word->parts)->shaped->missing) {
		add_parts(work, look, word,
		    start > 0 && work->text->text[start - 1] == '-');
		return;
	}
	for (uint32_t piece = start; piece < end;) {
		uint32_t next = work->levels ? piece + 1 : end;
		while (
		    next < end && level_at(work, next) == level_at(work, piece))
			next++;
		add_text(work, look, piece, next);
		piece = next;
	}
}

static inline void
add_word(
    struct work *work, const struct look *look, uint32_t start, uint32_t end)
{
	if (work->whole)
		add_text(work, look, start, end);
	else
		add_pieces(work, look, start, end);
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

/* The bytes of the word that stands before byte `at`. */
static uint32_t
word_before(const char *text, uint32_t at)
{
	uint32_t start = at;
	while (start > 0 && text[start - 1] != ' ')
		start--;
	return at - start;
}

/* Is the word that stands before byte `at` a single character? */
static bool
is_short_word(const char *text, uint32_t at)
{
	uint32_t start = at;
	if (at == 0 || text[at - 1] == ' ')
		return false;
	do
		start--;
	while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80);
	return start == 0 || text[start - 1] == ' ';
}

/* The cost of ending a line after the word that stands before byte `at`. */
static int
word_penalty(const struct work *work, uint32_t at)
{
	const char *text = work->text->text;
	if (work->shaping->heading) {
		uint32_t size = word_before(text, at);
		if (is_link_word(text + at - size, size))
			return PENALTY_LINK_WORD;
	}
	return is_short_word(text, at) ? PENALTY_SHORT_WORD : 0;
}

/* The letters of what stands from `at` to the next space, or with step -1 from
 * there back; as many as matter. */
static int
letters_from(const struct inlines *text, size_t at, int step)
{
	int letters = 0;
	for (; at < text->size && text->text[at] != ' '; at += (size_t)step) {
		unsigned char c = (unsigned char)text->text[at];
		letters += text_is_ascii_letter((char)c) || c >= 0xC0;
		if (letters == PART_LEAST)
			break;
	}
	return letters;
}

/* The cost of ending a line before byte `at`, which no space does: after a
 * compound's hyphen, it is not to leave "in-" or "I" alone. */
static int
compound_penalty(const struct inlines *text, uint32_t at)
{
	if (at < 2 || text->text[at - 1] != '-')
		return 0;
	bool alone = letters_from(text, at - 2, -1) < PART_LEAST ||
		     letters_from(text, at, 1) < PART_LEAST;
	return alone ? PENALTY_SHORT_PART : 0;
}

/* Adds the character that ends a piece: space, soft hyphen, break. */
static void
add_separator(struct work *work, const struct look *look, uint32_t c,
    uint32_t at, uint32_t after)
{
	bool may =
	    work->breaks[after] != TEXT_BREAK_NO && !in_nobr(work, after);
	if (c == 0x2028) {
		/* The space keeps words apart in extracted text. */
		nodes_add_penalty(work->nodes, look, PENALTY_NEVER);
		nodes_add_glue(
		    work->nodes, look, " ", level_at(work, work->text->size));
		nodes_add_penalty(work->nodes, look, PENALTY_FORCED);
	} else if (c == SOFT_HYPHEN) {
		nodes_add_hyphen(
		    work->nodes, look, level_at(work, at), PENALTY_HYPHEN);
	} else if (c == ZERO_SPACE) {
		nodes_add_penalty(work->nodes, look,
		    looks_in_link(work->text, at) ? PENALTY_ADDRESS : 0);
	} else {
		int penalty = may ? word_penalty(work, at) : PENALTY_NEVER;
		if (penalty)
			nodes_add_penalty(work->nodes, look, penalty);
		nodes_add_glue(work->nodes, look,
		    c == ' ' ? work->text->text + at : " ", level_at(work, at));
	}
}

static bool
is_separator(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2028 ||
	       c == SOFT_HYPHEN || c == ZERO_SPACE || c == 0xFEFF;
}

/* The end of what stands from here on in characters of ASCII that neither end
 * a word nor begin another look.  (TEXT_BREAK_MAY is 1, and becomes the highest
 * bit of its byte.) */
static size_t
inside_word(const struct work *work, size_t at, uint32_t change)
{
	const char *text = work->text->text;
	for (; at + 8 <= change; at += 8) {
		uint64_t inside =
		    eight_between(eight_load(text + at), ' ' + 1, 0x7F);
		uint64_t may = eight_load(work->breaks + at) << 7;
		uint64_t ends = (~inside | may) & EIGHT_EACH(0x80);
		if (ends)
			return at + eight_first(ends);
	}
	while (at < change && (signed char)text[at] > ' ' &&
	       work->breaks[at] != TEXT_BREAK_MAY)
		at++;
	return at;
}

static void
make_nodes(struct work *work)
{
	const struct inlines *text = work->text;
	uint32_t start = 0, change = 0;
	uint32_t span = looks_span_at(text, 0), now = span;
	for (size_t at = 0; at < text->size;) {
		at = inside_word(work, at, change);
		if (at == text->size)
			break;
		uint32_t here = (uint32_t)at;
		uint32_t c = text_next(text->text, text->size, &at);
		if (here >= change) {
			now = looks_span_at(text, here);
			change = looks_change_after(text, here);
		}
		bool separator = is_separator(c);
		bool may = work->breaks[here] == TEXT_BREAK_MAY &&
			   !in_nobr(work, here);
		if (here > start && (separator || now != span || may)) {
			add_word(work, work->looks[span], start, here);
			if (may && !separator)
				nodes_add_penalty(work->nodes,
				    work->looks[span],
				    compound_penalty(text, here));
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
		add_word(work, work->looks[span], start, text->size);
	nodes_settle(work->nodes);
	nodes_add_penalty(
	    work->nodes, work->looks[text->span_count], PENALTY_FORCED);
}

const struct para *
shape_inlines(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping)
{
	assert(text->text);
	struct work work = {
	    .job = job, .shaper = shaper, .text = text, .shaping = shaping};
	work.looks = looks_make(job, shaper, text, shaping);
	const struct look *base = work.looks[text->span_count];
	uint8_t *breaks = text_rules_breaks(
	    shaper_rules(base->language), job->arena, text->text, text->size);
	ties_apply(job->arena, text->text, text->size,
	    shaper_calendar(base->language), breaks);
	work.breaks = breaks;
	bool rtl = bidi_paragraph(
	    text->text, text->size, shaper_is_rtl(base->language));
	work.levels = bidi_levels(job->arena, text->text, text->size, rtl);
	work.whole =
	    !work.levels && (!shaping->style->hyphenate || shaping->heading);
	/* A word of five letters and its space are two nodes of six bytes. */
	struct nodes nodes;
	nodes_begin(&nodes, job, shaper, text->place, text->size / 3);
	work.nodes = &nodes;
	make_nodes(&work);
	struct para *para = arena_room(job->arena, sizeof *para);
	*para = (struct para){.nodes = nodes.list,
	    .count = nodes.count,
	    .widest = nodes.widest,
	    .two_ways = work.levels != NULL,
	    .rtl = rtl,
	    .mirrored = shaping->mirrored,
	    .place = text->place};
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
		if (penalty && width > 0 && width + node->width > widest)
			widest = width + node->width; /* with its hyphen */
		if (free_glue || penalty)
			width = 0;
		else if (box || width > 0)
			width += node->width;
		if (box && width > widest)
			widest = width;
	}
	return widest;
}
