/*
 * Unicode text: everything that needs ICU and no font.
 *
 * Text is UTF-8, NUL-terminated unless a size is given.  Languages are BCP 47
 * tags ("en-GB").  Results never depend on the process's locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many bytes from the first are ASCII, as far as eight at a time tell. */
size_t text_ascii(const char *text, size_t size);

/* The offset of the first byte that is not UTF-8, or size. */
size_t text_valid(const char *text, size_t size);

/* The code point at *at, which moves past it; *at < size, text is valid. */
uint32_t text_next_any(const char *text, size_t size, size_t *at);

static inline uint32_t
text_next(const char *text, size_t size, size_t *at)
{
	unsigned char byte = (unsigned char)text[*at];
	if (byte >= 0x80)
		return text_next_any(text, size, at);
	(*at)++;
	return byte;
}

static inline bool
text_is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Appends a code point to buffer (at least 4 bytes free); bytes written. */
size_t text_put(char *buffer, uint32_t codepoint);

/* Number of code points. */
size_t text_length(const char *text, size_t size);

/* White space by Unicode, without the no-break spaces. */
bool text_is_space(uint32_t codepoint);

/* Does a reader see it?  White space, U+2028, soft hyphens, joiners and what
 * else has no look of its own are not seen. */
bool text_is_visible(uint32_t codepoint);

/* A letter of any script, or a mark that is written to one. */
bool text_is_letter(uint32_t codepoint);

/* A mark that ends a sentence in some script (STerm of UAX #44): ".", "?"... */
bool text_is_stop(uint32_t codepoint);

/* The value of a decimal digit of any script; -1: it is none. */
int text_digit(uint32_t codepoint);

/* A letter that has both forms, in the small or the large one. */
bool text_is_small(uint32_t codepoint);
bool text_is_capital(uint32_t codepoint);

/* The last code point; 0: there is none. */
uint32_t text_last(const char *text, size_t size);

/* Does it end in a mark, as "Why?" does, so that no colon can follow
 * (Terminal_Punctuation of UAX #44)? */
bool text_ends_in_mark(const char *text, size_t size);

/*
 * Runs of white space become one space, those at the ends go; U+2028 and
 * no-break spaces stay.  The copy belongs to the arena.
 */
char *text_collapse(struct arena *arena, const char *text, size_t size);

/*
 * Where lines may be broken: ICU's line break iterator (UAX #14) for the
 * language.  breaks[i] belongs to the boundary before byte i; size + 1
 * elements, owned by the arena.  The boundary at size is never TEXT_BREAK_NO.
 */
enum text_break { TEXT_BREAK_NO, TEXT_BREAK_MAY, TEXT_BREAK_MUST };
uint8_t *text_line_breaks(
    struct arena *arena, const char *text, size_t size, const char *lang);

/* The same with rules that stay open from text to text: opening them takes
 * longer than most texts.  The caller closes them. */
struct text_rules;
struct text_rules *text_rules_open(const char *lang);
void text_rules_close(struct text_rules *rules);
uint8_t *text_rules_breaks(struct text_rules *rules, struct arena *arena,
    const char *text, size_t size);

/*
 * The words (UAX #29, those with a letter or digit), case-folded and owned by
 * the arena: for counting and for likeness.
 */
struct text_words {
	struct text_word {
		char *text;  /* ends in a NUL; eight bytes can be read */
		size_t size; /* without it */
	} * list;
	size_t count;
};
struct text_words text_words(
    struct arena *arena, const char *text, size_t size, const char *lang);

/*
 * Where sentences end (UAX #29, which takes "Dr. Smith" for two): ends[i] is
 * the offset after the i-th and the space behind it, the last is size.  Owned
 * by the arena.
 */
struct text_sentences {
	const uint32_t *ends;
	size_t count;
};
struct text_sentences text_sentences(
    struct arena *arena, const char *text, size_t size, const char *lang);

/* The number in digits of ASCII, at the end of the buffer; where they begin. */
enum { TEXT_DECIMAL = 21 };
char *text_decimal(char buffer[TEXT_DECIMAL], uint64_t number);

/*
 * The number in the digits that the language writes by default (CLDR): "12",
 * "\u09E7\u09E8" in Bengali.  Owned by the arena.
 */
const char *text_number(struct arena *arena, const char *lang, size_t number);

/* The language's quotation marks: level 0 outer, 1 inner, 0 again... */
struct text_quotes {
	const char *open, *close; /* owned by the arena */
};
struct text_quotes text_quotes(
    struct arena *arena, const char *lang, unsigned level);

/* Is this a well-formed BCP 47 tag whose language ICU knows? */
bool text_is_language(const char *tag);

/*
 * The nearest of names to word by edits (Damerau-Levenshtein, at most a third
 * of its length and at least one), for "Did you mean"; NULL: none is near.
 */
const char *text_nearest(
    const char *word, const char *const *names, size_t count);

#endif
