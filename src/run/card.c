/*
 * Numbers of four bytes, strings with their size before them, and the words of
 * an article as one list of the lower halves of their keys, one of the upper
 * ones, and one of counts.  Words are most of it, and nearly all of them come
 * a few times: so a count is one byte, and those that are too large for it
 * come after all.
 */
#include "run/card.h"

#include <string.h>

enum {
	LARGE = 255, /* in place of a count that comes later */
	LOW_BITS = 32
};

typedef uint32_t low_half;
typedef uint16_t high_half;

enum { WORD_SIZE = sizeof(low_half) + sizeof(high_half) + 1 };

/* Bytes, or only their number where `at` is NULL. */
struct printer {
	char *at;
	size_t size;
};

static void
put_bytes(struct printer *out, const void *bytes, size_t size)
{
	if (out->at && size)
		memcpy(out->at + out->size, bytes, size);
	out->size += size;
}

static void
put_number(struct printer *out, uint32_t number)
{
	put_bytes(out, &number, sizeof number);
}

/* With its NUL; NULL has the size 0. */
static void
put_string(struct printer *out, const char *string)
{
	size_t size = string ? strlen(string) + 1 : 0;
	put_number(out, (uint32_t)size);
	put_bytes(out, string, size);
}

static void
put_keys(struct printer *out, const uint64_t *keys, size_t number)
{
	char *low = out->at ? out->at + out->size : NULL;
	char *high = low ? low + number * sizeof(low_half) : NULL;
	for (size_t i = 0; low && i < number; i++) {
		low_half lower = (low_half)keys[i];
		high_half upper = (high_half)(keys[i] >> LOW_BITS);
		memcpy(low + i * sizeof lower, &lower, sizeof lower);
		memcpy(high + i * sizeof upper, &upper, sizeof upper);
	}
	out->size += number * (sizeof(low_half) + sizeof(high_half));
}

/* A byte for each count, then the large ones. */
static void
put_counts(struct printer *out, const uint32_t *counts, size_t number)
{
	uint8_t *bytes = out->at ? (uint8_t *)out->at + out->size : NULL;
	size_t large = 0;
	for (size_t i = 0; i < number; i++)
		large += counts[i] >= LARGE;
	for (size_t i = 0; bytes && i < number; i++)
		bytes[i] = counts[i] < LARGE ? (uint8_t)counts[i] : LARGE;
	out->size += number;
	for (size_t i = 0; large && i < number; i++)
		if (counts[i] >= LARGE)
			put_number(out, counts[i]);
}

static void
put_words(struct printer *out, const struct terms *words)
{
	put_number(out, (uint32_t)words->count);
	put_keys(out, words->keys, words->count);
	put_counts(out, words->counts, words->count);
}

static void
put_card(struct printer *out, const struct library_card *card)
{
	const struct library_entry *entry = &card->entry;
	put_string(out, entry->id);
	put_string(out, entry->name);
	put_string(out, entry->lang);
	put_string(out, entry->group);
	put_string(out, entry->title);
	put_string(out, entry->summary);
	put_string(out, entry->url);
	put_string(out, entry->short_url);
	put_string(out, entry->reference);
	put_number(out, entry->draft);
	put_number(out, (uint32_t)card->place.line);
	put_number(out, (uint32_t)card->place.column);
	put_number(out, (uint32_t)entry->topics.count);
	for (size_t i = 0; i < entry->topics.count; i++)
		put_string(out, entry->topics.list[i]);
	put_words(out, &card->words);
}

const char *
card_print(struct arena *arena, const struct library_card *card, size_t *size)
{
	struct printer out = {NULL, 0};
	put_card(&out, card);
	out = (struct printer){arena_room(arena, out.size), 0};
	put_card(&out, card);
	*size = out.size;
	return out.at;
}

struct parser {
	const char *at, *end;
	bool broken;
};

static uint32_t
take_number(struct parser *parser)
{
	uint32_t number = 0;
	if ((size_t)(parser->end - parser->at) < sizeof number) {
		parser->broken = true;
		return 0;
	}
	memcpy(&number, parser->at, sizeof number);
	parser->at += sizeof number;
	return number;
}

static const char *
take_string(struct parser *parser)
{
	uint32_t size = take_number(parser);
	const char *string = parser->at;
	if (!size)
		return NULL;
	if ((size_t)(parser->end - parser->at) < size ||
	    string[size - 1] != '\0') {
		parser->broken = true;
		return "";
	}
	parser->at += size;
	return string;
}

/* One that must be there. */
static const char *
take_text(struct parser *parser)
{
	const char *string = take_string(parser);
	parser->broken |= !string;
	return string ? string : "";
}

/* A count of things that take so many bytes at least. */
static size_t
take_count(struct parser *parser, size_t bytes)
{
	size_t count = take_number(parser);
	if (count > (size_t)(parser->end - parser->at) / bytes) {
		parser->broken = true;
		return 0;
	}
	return count;
}

static void
take_topics(
    struct arena *arena, struct parser *parser, struct library_entry *entry)
{
	size_t count = take_count(parser, 4);
	const char **topics = ARENA_ARRAY(arena, count, const char *);
	for (size_t i = 0; i < count; i++)
		topics[i] = take_text(parser);
	entry->topics = (struct strings_list){topics, count};
}

/* They are known to be there. */
static void
take_keys(struct parser *parser, size_t count, uint64_t *keys)
{
	const char *low = parser->at, *high = low + count * sizeof(low_half);
	for (size_t i = 0; i < count; i++) {
		low_half lower;
		high_half upper;
		memcpy(&lower, low + i * sizeof lower, sizeof lower);
		memcpy(&upper, high + i * sizeof upper, sizeof upper);
		keys[i] = (uint64_t)upper << LOW_BITS | lower;
	}
	parser->at = high + count * sizeof(high_half);
}

static void
take_words(struct arena *arena, struct parser *parser, struct terms *words)
{
	size_t count = take_count(parser, WORD_SIZE);
	uint64_t *keys = arena_room(arena, count * sizeof *keys);
	uint32_t *counts = arena_room(arena, count * sizeof *counts);
	take_keys(parser, count, keys);
	const unsigned char *bytes = (const unsigned char *)parser->at;
	bool usual = true;
	for (size_t i = 0; i < count; i++) {
		counts[i] = bytes[i];
		usual &= bytes[i] > 0 && bytes[i] < LARGE;
	}
	parser->at += count;
	for (size_t i = 0; !usual && i < count; i++) {
		if (counts[i] == LARGE)
			counts[i] = take_number(parser);
		parser->broken |= !counts[i];
	}
	*words = (struct terms){keys, counts, count};
}

bool
card_parse(struct arena *arena, const char *bytes, size_t size,
    struct library_card *card)
{
	struct parser parser = {bytes, bytes + size, false};
	struct library_entry *entry = &card->entry;
	*card = (struct library_card){.words = {NULL, NULL, 0}};
	entry->id = take_text(&parser);
	entry->name = take_text(&parser);
	entry->lang = take_text(&parser);
	entry->group = take_text(&parser);
	entry->title = take_text(&parser);
	entry->summary = take_text(&parser);
	entry->url = take_string(&parser);
	entry->short_url = take_string(&parser);
	entry->reference = take_string(&parser);
	entry->draft = take_number(&parser);
	card->place.line = (int)take_number(&parser);
	card->place.column = (int)take_number(&parser);
	take_topics(arena, &parser, entry);
	take_words(arena, &parser, &card->words);
	return !parser.broken;
}
