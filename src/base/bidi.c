/*
 * From characters to levels, which are carried back to the bytes.
 */
#include "base/bidi.h"

#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <fribidi.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

enum {
	FIRST_RTL = 0x0590, /* no character before it runs right to left, and
			       no control is a bidirectional one */
	NUMBER_DIGITS = 5,  /* so many make a telephone number of groups */
	NUMBER_LEVEL = 2
};

bool
bidi_is_rtl(const char *lang)
{
	if (language_is_latin(lang))
		return false;
	char locale[ULOC_FULLNAME_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	uloc_forLanguageTag(lang, locale, sizeof locale, &parsed, &status);
	return U_SUCCESS(status) && parsed > 0 && uloc_isRightToLeft(locale);
}

/* Past what is ASCII. */
static size_t
skip_ascii(const char *text, size_t size, size_t at)
{
	at += text_ascii(text + at, size - at);
	while (at < size && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

static bool
has_rtl(const char *text, size_t size)
{
	for (size_t at = 0; (at = skip_ascii(text, size, at)) < size;) {
		uint32_t c = text_next(text, size, &at);
		if (c >= FIRST_RTL &&
		    (u_charDirection((UChar32)c) == U_RIGHT_TO_LEFT ||
			u_charDirection((UChar32)c) == U_RIGHT_TO_LEFT_ARABIC ||
			u_charDirection((UChar32)c) == U_ARABIC_NUMBER ||
			u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL)))
			return true;
	}
	return false;
}

bool
bidi_paragraph(const char *text, size_t size, bool rtl)
{
	bool letters = false;
	for (size_t at = 0; rtl && at < size;) {
		uint32_t c = text_next(text, size, &at);
		UCharDirection way = u_charDirection((UChar32)c);
		if (way == U_RIGHT_TO_LEFT || way == U_RIGHT_TO_LEFT_ARABIC)
			return true;
		letters = letters || way == U_LEFT_TO_RIGHT;
	}
	return rtl && !letters;
}

/* --- numbers in groups --- */

static bool
is_joint(uint32_t c)
{
	return c == ' ' || c == '-' || c == '(' || c == ')' || c == '/' ||
	       c == 0xA0 || c == 0x2010 || c == 0x2011 || c == 0x202F;
}

/* The bytes of a number in groups that begins here; 0: none does. */
static size_t
number_size(const char *text, size_t size)
{
	size_t end = 0, digits = 0, groups = 0;
	bool in_group = false;
	for (size_t at = 0; at < size;) {
		bool first = at == 0;
		uint32_t c = text_next(text, size, &at);
		if (u_isdigit((UChar32)c)) {
			digits++;
			groups += !in_group;
			in_group = true;
			end = at;
		} else if ((first && (c == '+' || c == '(')) ||
			   (!first && is_joint(c))) {
			in_group = false;
		} else {
			break;
		}
	}
	bool whole = digits >= NUMBER_DIGITS && (groups > 1 || *text == '+');
	return whole ? end : 0;
}

static void
keep_numbers(const char *text, size_t size, uint8_t *levels)
{
	bool before = false; /* a letter or digit */
	for (size_t at = 0; at < size;) {
		size_t start = at;
		size_t number = before ? 0 : number_size(text + at, size - at);
		if (number) {
			memset(levels + at, NUMBER_LEVEL, number);
			at += number;
		} else {
			uint32_t c = text_next(text, size, &at);
			before = u_isalnum((UChar32)c);
		}
		assert(at > start);
	}
}

/* --- levels --- */

/* What FriBidi works on, an element for each character. */
struct characters {
	FriBidiChar *codepoints;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	FriBidiLevel *levels;
};

static struct characters
characters_new(struct arena *arena, FriBidiStrIndex count)
{
	size_t size = (size_t)count;
	return (struct characters){
	    .codepoints = ARENA_ARRAY(arena, size, FriBidiChar),
	    .types = ARENA_ARRAY(arena, size, FriBidiCharType),
	    .brackets = ARENA_ARRAY(arena, size, FriBidiBracketType),
	    .levels = ARENA_ARRAY(arena, size, FriBidiLevel)};
}

static void
find_levels(struct characters *all, FriBidiStrIndex count, bool rtl)
{
	FriBidiParType direction = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	fribidi_get_bidi_types(all->codepoints, count, all->types);
	fribidi_get_bracket_types(
	    all->codepoints, count, all->types, all->brackets);
	FriBidiLevel highest = fribidi_get_par_embedding_levels_ex(
	    all->types, all->brackets, count, &direction, all->levels);
	assert(highest > 0); /* 0: no memory */
}

const uint8_t *
bidi_levels(struct arena *arena, const char *text, size_t size, bool rtl)
{
	if (size == 0 || (!rtl && !has_rtl(text, size)))
		return NULL;
	FriBidiStrIndex count = (FriBidiStrIndex)text_length(text, size);
	struct characters all = characters_new(arena, count);
	for (size_t at = 0, i = 0; at < size; i++)
		all.codepoints[i] = text_next(text, size, &at);
	find_levels(&all, count, rtl);
	uint8_t *levels = arena_alloc(arena, size + 1);
	for (size_t at = 0, i = 0; at < size; i++) {
		size_t start = at;
		text_next(text, size, &at);
		memset(levels + start, all.levels[i], at - start);
	}
	levels[size] = rtl;
	keep_numbers(text, size, levels);
	return levels;
}

void
bidi_order(const uint8_t *levels, size_t count, uint32_t *order)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;
	for (size_t i = 0; i < count; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > highest)
			highest = levels[i];
		if (levels[i] % 2 && levels[i] < lowest_odd)
			lowest_odd = levels[i];
	}
	for (uint8_t level = highest; level >= lowest_odd; level--)
		for (size_t i = 0, end; i < count; i = end + 1) {
			for (end = i;
			     end < count && levels[order[end]] >= level;)
				end++;
			for (size_t a = i, b = end; a + 1 < b; a++) {
				uint32_t swap = order[a];
				order[a] = order[--b];
				order[b] = swap;
			}
		}
}
