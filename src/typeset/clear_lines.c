/*
 * Comes in: a leaflet that has been set.  Goes out: messages.
 *
 * Each block's text is put together again from its runs, with a note where a
 * line ends.  What stands on both sides of a line's end is then looked at as a
 * reader sees it; what the setter meant to keep together does not count.
 */
#include "typeset/clear_lines.h"

#include "article/visit.h"
#include "base/text.h"

#include <string.h>

enum {
	MEAN_MOST = 70,   /* characters of a line */
	DIGITS_LEAST = 5, /* of a number that is one piece of information */
	DAY_DIGITS = 2,
	YEAR_DIGITS = 4,
	LINE_SEPARATOR = 0x2028
};

/* One block while its runs are collected. */
struct block_lines {
	int tag; /* of the block; -1: none */
	char *text;
	size_t size, capacity;
	size_t *ends; /* byte at which each line but the last ends */
	size_t end_count, end_capacity;
	size_t page;      /* that it begins on, from 1 */
	const char *told; /* address that has been reported */
	bool counted;     /* its lines count for the mean */
};

struct reading {
	struct job *job;
	const struct theme *theme;
	const struct text_calendar *calendar;
	const struct article *article;
	const struct leaflet *leaflet;
	struct block_lines block;
	const struct item *last; /* the run before */
	size_t last_page;
	int64_t characters, lines; /* of all full lines of text */
	void (*report)(struct job *, struct place, const char *, ...)
	    __attribute__((format(printf, 3, 4)));
};

/* --- pieces of information --- */

/* What stands between spaces. */
struct piece {
	const char *text;
	size_t size;
};

static bool
is_space(uint32_t c)
{
	return text_is_space(c) || c == 0xA0 || c == 0x202F;
}

/* What stands before and after byte `at`, up to the nearest spaces. */
static void
around(const struct block_lines *block, size_t at, struct piece *before,
    struct piece *after)
{
	size_t start = at, from = at;
	while (start > 0 && is_space((unsigned char)block->text[start - 1]))
		start--;
	size_t end = start;
	while (start > 0 && !is_space((unsigned char)block->text[start - 1]))
		start--;
	while (from < block->size && is_space((unsigned char)block->text[from]))
		from++;
	size_t to = from;
	while (to < block->size && !is_space((unsigned char)block->text[to]))
		to++;
	*before = (struct piece){block->text + start, end - start};
	*after = (struct piece){block->text + from, to - from};
}

static size_t
digits_in(struct piece piece)
{
	size_t count = 0;
	for (size_t at = 0; at < piece.size;)
		count +=
		    text_digit(text_next(piece.text, piece.size, &at)) >= 0;
	return count;
}

/* Nothing but digits and what joins them. */
static bool
is_number(struct piece piece)
{
	for (size_t at = 0; at < piece.size;) {
		uint32_t c = text_next(piece.text, piece.size, &at);
		if (text_digit(c) < 0 &&
		    (c >= 0x80 || !strchr("+-()/.,;:", (int)c)))
			return false;
	}
	return digits_in(piece) > 0;
}

static bool
begins_with_digit(struct piece piece)
{
	size_t at = 0;
	return piece.size &&
	       text_digit(text_next(piece.text, piece.size, &at)) >= 0;
}

static bool
is_month(const struct reading *reading, struct piece piece)
{
	return text_calendar_month_at(
		   reading->calendar, piece.text, piece.size) > 0;
}

static bool
is_day(struct piece piece)
{
	return is_number(piece) && digits_in(piece) <= DAY_DIGITS &&
	       piece.text[piece.size - 1] != ',';
}

static bool
is_year(struct piece piece)
{
	return begins_with_digit(piece) && digits_in(piece) == YEAR_DIGITS;
}

static bool
is_address(struct piece piece)
{
	return memmem(piece.text, piece.size, "@", 1) ||
	       memmem(piece.text, piece.size, "://", 3) ||
	       memmem(piece.text, piece.size, "www.", 4) ||
	       memmem(piece.text, piece.size, ".org", 4) ||
	       memmem(piece.text, piece.size, ".com", 4) ||
	       memmem(piece.text, piece.size, ".uk", 3);
}

/* What the two sides of a line's end are together; NULL: nothing that is one
 * piece. */
static const char *
name_of(const struct reading *reading, struct piece before, struct piece after)
{
	struct piece both = {
	    before.text, (size_t)(after.text + after.size - before.text)};
	if (before.size == 0 || after.size == 0)
		return NULL;
	if (before.text + before.size == after.text && is_address(both))
		return "address";
	if ((is_day(before) && is_month(reading, after)) ||
	    (is_month(reading, before) && is_year(after)))
		return "date";
	if (is_number(before) && begins_with_digit(after) && is_number(after) &&
	    digits_in(both) >= DIGITS_LEAST)
		return "number";
	return NULL;
}

/* --- where the article has it --- */

struct search {
	const char *piece; /* without spaces */
	struct arena *arena;
	struct place place; /* file NULL: not found yet */
};

static const char *
squeezed(struct arena *arena, const char *text, size_t size)
{
	char *out = arena_alloc(arena, size + 1);
	size_t count = 0;
	for (size_t at = 0; at < size;) {
		size_t start = at;
		uint32_t c = text_next(text, size, &at);
		if (is_space(c) || c == LINE_SEPARATOR || c == 0x200B)
			continue;
		memcpy(out + count, text + start, at - start);
		count += at - start;
	}
	out[count] = '\0';
	return out;
}

static void
look_in(void *context, enum visit_kind kind, const struct inlines *text)
{
	struct search *search = context;
	(void)kind;
	if (!search->place.file &&
	    strstr(
		squeezed(search->arena, text->text, text->size), search->piece))
		search->place = text->place;
}

static struct place
place_of(const struct reading *reading, struct piece piece)
{
	struct arena *arena = reading->job->arena;
	struct search search = {
	    .piece = squeezed(arena, piece.text, piece.size), .arena = arena};
	visit_article(reading->article, look_in, &search);
	return search.place.file ? search.place : reading->article->place;
}

/* --- blocks --- */

static void
check_end(struct reading *reading, size_t end)
{
	struct piece before, after;
	around(&reading->block, end, &before, &after);
	const char *name = name_of(reading, before, after);
	if (!name || before.text == reading->block.told)
		return;
	reading->block.told = before.text;
	struct piece both = {
	    before.text, (size_t)(after.text + after.size - before.text)};
	reading->report(reading->job, place_of(reading, both),
	    "the %s '%.*s' stands on two lines of page %zu (UKAAF G003, "
	    "minimum standards). %s.",
	    name, (int)both.size, both.text, reading->block.page,
	    strcmp(name, "address") == 0
		? "Give it a shorter form, or a line of its own"
		: "Write it without <br/>, and within <nobr> if need be");
}

static int64_t
characters_of(const char *text, size_t size)
{
	int64_t count = 0;
	while (size > 0 && is_space((unsigned char)text[size - 1]))
		size--;
	for (size_t at = 0; at < size; count++)
		text_next(text, size, &at);
	return count;
}

static void
end_block(struct reading *reading)
{
	struct block_lines *block = &reading->block;
	size_t start = 0;
	for (size_t i = 0; i < block->end_count; i++) {
		check_end(reading, block->ends[i]);
		if (block->counted) {
			reading->lines++;
			reading->characters += characters_of(
			    block->text + start, block->ends[i] - start);
		}
		start = block->ends[i];
	}
	block->size = block->end_count = 0;
	block->told = NULL;
	block->tag = -1;
}

/* The tag that is no part of a line. */
static int
block_tag(const struct leaflet *leaflet, int tag)
{
	static const bool inside[TAG_KIND_COUNT] = {[TAG_LINK] = true,
	    [TAG_EM] = true,
	    [TAG_STRONG] = true,
	    [TAG_SPAN] = true,
	    [TAG_QUOTE] = true};
	while (tag > 0 && inside[leaflet->tags[tag].kind])
		tag = leaflet->tags[tag].parent;
	return tag;
}

static bool
is_running_text(const struct reading *reading, const struct item *item)
{
	enum tag_kind kind = reading->leaflet->tags[reading->block.tag].kind;
	return (kind == TAG_P || kind == TAG_LBODY) &&
	       item->run->size == reading->theme->styles[ROLE_BODY].size;
}

/* A run's baseline is its line's, or raised or lowered by less than this. */
static bool
is_new_line(const struct reading *reading, const struct item *item, size_t page)
{
	const struct item *last = reading->last;
	length apart = item->y - last->y;
	return page != reading->last_page || apart > item->run->size * 6 / 10 ||
	       apart < -item->run->size * 6 / 10;
}

static void
add_run(struct reading *reading, const struct item *item, size_t page)
{
	struct block_lines *block = &reading->block;
	struct arena *arena = reading->job->arena;
	int tag = block_tag(reading->leaflet, item->tag);
	if (tag != block->tag) {
		end_block(reading);
		block->tag = tag;
		block->page = page + 1;
		block->counted = is_running_text(reading, item);
	} else if (is_new_line(reading, item, page)) {
		ARENA_PUSH(arena, block->ends, block->end_count,
		    block->end_capacity, block->size);
	}
	for (uint32_t i = 0; i < item->run->text_size; i++)
		ARENA_PUSH(arena, block->text, block->size, block->capacity,
		    item->run->text[i]);
	reading->last = item;
	reading->last_page = page;
}

static void
check_mean(struct reading *reading)
{
	if (reading->lines == 0 ||
	    reading->characters <= reading->lines * MEAN_MOST)
		return;
	reading->report(reading->job, reading->theme->format_place,
	    "lines of text have %lld characters in the mean, over %d (RNIB "
	    "Clear Print, line length). Choose a narrower format, wider "
	    "margins, or larger text.",
	    (long long)((reading->characters + reading->lines - 1) /
			reading->lines),
	    MEAN_MOST);
}

void
clear_lines_check(struct job *job, const struct theme *theme,
    const struct text_calendar *calendar, const struct article *article,
    const struct leaflet *leaflet)
{
	if (theme->profile == PROFILE_STANDARD)
		return;
	struct reading reading = {.job = job,
	    .theme = theme,
	    .calendar = calendar,
	    .article = article,
	    .leaflet = leaflet,
	    .block = {.tag = -1},
	    .report = theme->checks.strict ? diag_error : diag_warning};
	for (size_t page = 0; page < leaflet->page_count; page++) {
		const struct page *one = &leaflet->pages[page];
		for (size_t i = 0; i < one->count; i++) {
			const struct item *item = &one->items[i];
			if (item->kind == ITEM_TEXT &&
			    item->tag != TAG_ARTIFACT)
				add_run(&reading, item, page);
		}
	}
	end_block(&reading);
	check_mean(&reading);
}
