/*
 * Unicode text by ICU: UTF-8 goes in through UText, so that every offset is
 * one of bytes and nothing is converted to UTF-16 and back.
 */
#include "base/text.h"

#include "base/eight.h"
#include "base/language.h"
#include "base/latin.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unumsys.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

enum { NAME_MOST = 64 };

size_t
text_ascii(const char *text, size_t size)
{
	const uint64_t high = EIGHT_EACH(0x80);
	size_t at = 0;
	for (uint64_t many[4]; at + sizeof many <= size; at += sizeof many) {
		memcpy(many, text + at, sizeof many);
		if ((many[0] | many[1] | many[2] | many[3]) & high)
			break;
	}
	for (uint64_t eight; at + sizeof eight <= size; at += sizeof eight) {
		memcpy(&eight, text + at, sizeof eight);
		if (eight & high)
			break;
	}
	return at;
}

size_t
text_valid(const char *text, size_t size)
{
	size_t at = 0;
	while ((at += text_ascii(text + at, size - at)) < size) {
		size_t start = at;
		UChar32 c;
		U8_NEXT((const uint8_t *)text, at, size, c);
		if (c < 0)
			return start;
	}
	return size;
}

uint32_t
text_next_any(const char *text, size_t size, size_t *at)
{
	assert(*at < size);
	UChar32 c;
	U8_NEXT_OR_FFFD((const uint8_t *)text, *at, size, c);
	return (uint32_t)c;
}

size_t
text_put(char *buffer, uint32_t codepoint)
{
	size_t used = 0;
	uint8_t *bytes = (uint8_t *)buffer;
	U8_APPEND_UNSAFE(bytes, used, codepoint);
	return used;
}

size_t
text_length(const char *text, size_t size)
{
	size_t length = 0;
	for (size_t i = 0; i < size; i++)
		length += ((unsigned char)text[i] & 0xC0) != 0x80;
	return length;
}

bool
text_is_space(uint32_t codepoint)
{
	/* u_isWhitespace leaves out U+00A0, U+2007 and U+202F; U+2028 is the
	 * model's own mark for a line break. */
	if (codepoint < 0x80)
		return codepoint == ' ' ||
		       (codepoint >= '\t' && codepoint <= '\r') ||
		       (codepoint >= 0x1c && codepoint <= 0x1f);
	return codepoint != 0x2028 && u_isWhitespace((UChar32)codepoint);
}

bool
text_is_visible(uint32_t codepoint)
{
	if (codepoint == 0x2028 || text_is_space(codepoint))
		return false;
	return codepoint < 0xAD || !u_hasBinaryProperty((UChar32)codepoint,
				       UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool
text_is_letter(uint32_t codepoint)
{
	return u_isalpha((UChar32)codepoint) ||
	       (U_GET_GC_MASK((UChar32)codepoint) & U_GC_M_MASK) != 0;
}

bool
text_is_stop(uint32_t codepoint)
{
	return u_hasBinaryProperty((UChar32)codepoint, UCHAR_S_TERM);
}

int
text_digit(uint32_t codepoint)
{
	if (codepoint < 0x80)
		return codepoint >= '0' && codepoint <= '9'
			   ? (int)(codepoint - '0')
			   : -1;
	return u_charDigitValue((UChar32)codepoint);
}

bool
text_is_small(uint32_t codepoint)
{
	return u_islower((UChar32)codepoint);
}

bool
text_is_capital(uint32_t codepoint)
{
	return u_isupper((UChar32)codepoint);
}

uint32_t
text_last(const char *text, size_t size)
{
	uint32_t last = 0;
	for (size_t at = 0; at < size;)
		last = text_next(text, size, &at);
	return last;
}

bool
text_ends_in_mark(const char *text, size_t size)
{
	return u_hasBinaryProperty(
	    (UChar32)text_last(text, size), UCHAR_TERMINAL_PUNCTUATION);
}

char *
text_collapse(struct arena *arena, const char *text, size_t size)
{
	char *copy = arena_alloc(arena, size + 1);
	size_t used = 0;
	bool space = false;
	for (size_t at = 0; at < size;) {
		size_t start = at;
		if (text_is_space(text_next(text, size, &at))) {
			space = used > 0;
			continue;
		}
		if (space)
			copy[used++] = ' ';
		space = false;
		memcpy(copy + used, text + start, at - start);
		used += at - start;
	}
	copy[used] = '\0';
	return copy;
}

/* A break iterator over UTF-8, and the text it reads. */
struct breaker {
	UBreakIterator *iterator;
	UText text;
};

static void
breaker_open(struct breaker *breaker, UBreakIteratorType type, const char *lang)
{
	char locale[LANGUAGE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	breaker->text = (UText)UTEXT_INITIALIZER;
	breaker->iterator =
	    ubrk_open(type, language_locale(lang, locale), NULL, 0, &status);
	if (U_FAILURE(status)) {
		fprintf(stderr,
		    "leaflet: error: ICU has no break rules (%s). "
		    "Install ICU's data.\n",
		    u_errorName(status));
		assert(U_SUCCESS(status));
	}
}

static void
breaker_read(struct breaker *breaker, const char *text, size_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	utext_openUTF8(&breaker->text, text, (int64_t)size, &status);
	ubrk_setUText(breaker->iterator, &breaker->text, &status);
	assert(U_SUCCESS(status));
}

static void
breaker_close(struct breaker *breaker)
{
	ubrk_close(breaker->iterator);
	utext_close(&breaker->text);
}

struct text_rules {
	char *lang; /* or NULL */
	bool open;  /* ICU's rules, which plain text does not need */
	struct breaker breaker;
};

struct text_rules *
text_rules_open(const char *lang)
{
	struct text_rules *rules = calloc(1, sizeof *rules);
	if (rules && lang)
		rules->lang = strdup(lang);
	if (!rules || (lang && !rules->lang)) {
		fputs("leaflet: error: no memory is left.\n", stderr);
		exit(1);
	}
	return rules;
}

void
text_rules_close(struct text_rules *rules)
{
	if (rules->open)
		breaker_close(&rules->breaker);
	free(rules->lang);
	free(rules);
}

/* By ICU, but for the boundary at the end. */
static void
find_breaks(
    struct text_rules *rules, const char *text, size_t size, uint8_t *breaks)
{
	if (!rules->open)
		breaker_open(&rules->breaker, UBRK_LINE, rules->lang);
	rules->open = true;
	UBreakIterator *iterator = rules->breaker.iterator;
	breaker_read(&rules->breaker, text, size);
	for (int32_t at = ubrk_next(iterator); at != UBRK_DONE;
	     at = ubrk_next(iterator)) {
		int32_t rule = ubrk_getRuleStatus(iterator);
		breaks[at] = rule >= UBRK_LINE_HARD && (size_t)at < size
				 ? TEXT_BREAK_MUST
				 : TEXT_BREAK_MAY;
	}
}

uint8_t *
text_rules_breaks(struct text_rules *rules, struct arena *arena,
    const char *text, size_t size)
{
	uint8_t *breaks = arena_alloc(arena, size + 1);
	if (!latin_breaks(text, size, breaks)) {
		memset(breaks, 0, size);
		find_breaks(rules, text, size, breaks);
	}
	breaks[size] = TEXT_BREAK_MUST;
	return breaks;
}

uint8_t *
text_line_breaks(
    struct arena *arena, const char *text, size_t size, const char *lang)
{
	struct text_rules *rules = text_rules_open(lang);
	uint8_t *breaks = text_rules_breaks(rules, arena, text, size);
	text_rules_close(rules);
	return breaks;
}

/* size bytes of UTF-8, case-folded into the arena. */
static struct text_word
fold(struct arena *arena, const char *text, size_t size)
{
	size_t used = 0;
	char *copy = arena_alloc(arena, size * 2 + 8);
	for (size_t at = 0; at < size;) {
		uint32_t c = text_next(text, size, &at);
		c = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
		used += text_put(copy + used, c);
	}
	return (struct text_word){copy, used};
}

/* The words by ICU. */
static struct text_words
cut_words(struct arena *arena, const char *text, size_t size, const char *lang)
{
	struct text_words words = {0};
	size_t capacity = 0;
	struct breaker breaker;
	breaker_open(&breaker, UBRK_WORD, lang);
	breaker_read(&breaker, text, size);
	int32_t start = 0;
	for (int32_t at = ubrk_next(breaker.iterator); at != UBRK_DONE;
	     start = at, at = ubrk_next(breaker.iterator)) {
		if (ubrk_getRuleStatus(breaker.iterator) >= UBRK_WORD_NUMBER)
			ARENA_PUSH(arena, words.list, words.count, capacity,
			    fold(arena, text + start, (size_t)(at - start)));
	}
	breaker_close(&breaker);
	return words;
}

static bool
is_ascii(const struct text_word *word)
{
	unsigned char bits = 0;
	for (size_t i = 0; i < word->size; i++)
		bits |= (unsigned char)word->text[i];
	return bits < 0x80;
}

struct text_words
text_words(struct arena *arena, const char *text, size_t size, const char *lang)
{
	struct text_words words;
	bool ascii;
	if (!latin_words(arena, text, size, &words, &ascii))
		return cut_words(arena, text, size, lang);
	for (size_t i = 0; i < words.count && !ascii; i++) {
		struct text_word *word = &words.list[i];
		if (!is_ascii(word))
			*word = fold(arena, word->text, word->size);
	}
	return words;
}

struct text_sentences
text_sentences(
    struct arena *arena, const char *text, size_t size, const char *lang)
{
	struct text_sentences sentences = {0};
	uint32_t *ends = NULL;
	size_t capacity = 0;
	struct breaker breaker;
	breaker_open(&breaker, UBRK_SENTENCE, lang);
	breaker_read(&breaker, text, size);
	for (int32_t at = ubrk_next(breaker.iterator); at != UBRK_DONE;
	     at = ubrk_next(breaker.iterator))
		ARENA_PUSH(
		    arena, ends, sentences.count, capacity, (uint32_t)at);
	breaker_close(&breaker);
	sentences.ends = ends;
	return sentences;
}

static const char *
to_utf8(struct arena *arena, const UChar *units, int32_t count)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t size = 0;
	char *copy = arena_alloc(arena, (size_t)count * 3 + 1);
	u_strToUTF8(copy, count * 3 + 1, &size, units, count, &status);
	return copy;
}

char *
text_decimal(char buffer[TEXT_DECIMAL], uint64_t number)
{
	char *at = buffer + TEXT_DECIMAL - 1;
	*at = '\0';
	do
		*--at = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	return at;
}

/* The language's ten digits; false: those of ASCII, or a system that is no
 * row of digits. */
static bool
find_digits(const char *lang, uint32_t digits[10])
{
	char locale[LANGUAGE_BYTES], row[128];
	UErrorCode status = U_ZERO_ERROR;
	UChar units[32];
	int32_t size = 0;
	UNumberingSystem *system =
	    unumsys_open(language_locale(lang, locale), &status);
	bool found = U_SUCCESS(status) && !unumsys_isAlgorithmic(system);
	int32_t used = unumsys_getDescription(system, units, 32, &status);
	unumsys_close(system);
	u_strToUTF8(row, sizeof row, &size, units, used, &status);
	size_t at = 0;
	for (size_t i = 0; i < 10 && found; i++) {
		found = U_SUCCESS(status) && at < (size_t)size;
		if (found)
			digits[i] = text_next(row, (size_t)size, &at);
	}
	return found && digits[0] != '0';
}

const char *
text_number(struct arena *arena, const char *lang, size_t number)
{
	char buffer[TEXT_DECIMAL], *ascii = text_decimal(buffer, number);
	uint32_t digits[10];
	if (language_is_latin(lang) || !find_digits(lang, digits))
		return arena_strdup(arena, ascii);
	char *text = arena_alloc(arena, 4 * strlen(ascii) + 1), *out = text;
	for (; *ascii; ascii++)
		out += text_put(out, digits[*ascii - '0']);
	*out = '\0';
	return text;
}

static const char *
delimiter(struct arena *arena, ULocaleData *data, ULocaleDataDelimiterType type,
    const char *otherwise)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[8];
	int32_t used = ulocdata_getDelimiter(data, type, units, 8, &status);
	return U_SUCCESS(status) && used > 0 ? to_utf8(arena, units, used)
					     : otherwise;
}

struct text_quotes
text_quotes(struct arena *arena, const char *lang, unsigned level)
{
	char locale[LANGUAGE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	bool inner = level % 2 == 1;
	/* English is asked most; ICU opens its data each time. */
	if (language_is_latin(lang) && strncmp(lang, "en", 2) == 0)
		return inner ? (struct text_quotes){"\u2018", "\u2019"}
			     : (struct text_quotes){"\u201C", "\u201D"};
	ULocaleData *data =
	    ulocdata_open(language_locale(lang, locale), &status);
	struct text_quotes quotes = {
	    delimiter(arena, data,
		inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START,
		inner ? "\u2018" : "\u201C"),
	    delimiter(arena, data,
		inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END,
		inner ? "\u2019" : "\u201D")};
	ulocdata_close(data);
	return quotes;
}

bool
text_is_language(const char *tag)
{
	char locale[LANGUAGE_BYTES], name[LANGUAGE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	if (language_is_latin(tag))
		return true;
	uloc_forLanguageTag(tag, locale, LANGUAGE_BYTES, &parsed, &status);
	if (U_FAILURE(status) || (size_t)parsed != strlen(tag) || parsed == 0)
		return false;
	status = U_ZERO_ERROR;
	uloc_getLanguage(locale, name, LANGUAGE_BYTES, &status);
	/* An ISO 3166-like check: ICU lists the languages it knows of. */
	for (const char *const *known = uloc_getISOLanguages(); *known; known++)
		if (strcmp(*known, name) == 0)
			return U_SUCCESS(status);
	return false;
}

/* The optimal string alignment distance of two short ASCII words. */
static size_t
distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
	size_t rows[3][NAME_MOST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b_size; j++)
		above[j] = j;
	for (size_t i = 1; i <= a_size; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b_size; j++) {
			bool same = a[i - 1] == b[j - 1];
			size_t best = above[j - 1] + !same;
			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		size_t *spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[b_size];
}

const char *
text_nearest(const char *word, const char *const *names, size_t count)
{
	size_t size = strlen(word);
	if (size > NAME_MOST)
		return NULL;
	size_t least = size / 3 > 1 ? size / 3 + 1 : 2;
	const char *nearest = NULL;
	for (size_t i = 0; i < count; i++) {
		size_t name_size = strlen(names[i]);
		if (name_size > NAME_MOST)
			continue;
		size_t edits = distance(word, size, names[i], name_size);
		if (edits < least) {
			least = edits;
			nearest = names[i];
		}
	}
	return nearest;
}
