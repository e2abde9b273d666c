/*
 * A class for each character, and a table of what may follow what.
 *
 * The classes are those of UAX #14 by their names there.  Pairs that the
 * standard decides by more context, or that its versions decide differently,
 * are none of the table, and the text that has one is not plain.
 */
#include "base/latin.h"

#include "base/text.h"

enum line_class {
	NONE, /* not plain */
	SP,
	AL,
	NU,
	IS,    /* . , ; : */
	EX,    /* ! ? */
	QU,    /* ' and its typographic form, within or after words */
	OP,    /* ( */
	CP,    /* ) */
	HY,    /* - */
	SP_QU, /* only as what came before: a space after QU */
	START, /* likewise: the start of the text */
	CLASSES
};

/* Of a byte: those of ASCII. */
static const uint8_t classes[256] = {
    [' '] = SP,
    ['!'] = EX,
    ['?'] = EX,
    ['.'] = IS,
    [','] = IS,
    [';'] = IS,
    [':'] = IS,
    ['\''] = QU,
    ['('] = OP,
    [')'] = CP,
    ['-'] = HY,
#define ROW(first, kind)                                                       \
	[first] = kind, [first + 1] = kind, [first + 2] = kind,                \
	[first + 3] = kind, [first + 4] = kind
    ROW('0', NU),
    ROW('5', NU),
    ROW('A', AL),
    ROW('F', AL),
    ROW('K', AL),
    ROW('P', AL),
    ROW('U', AL),
    ['Z'] = AL,
    ROW('a', AL),
    ROW('f', AL),
    ROW('k', AL),
    ROW('p', AL),
    ROW('u', AL),
    ['z'] = AL,
#undef ROW
};

/* Whether a line may end between two: 0, or one of these. */
enum { NO = 1, MAY };

/* By what came before and what comes. */
static const uint8_t pairs[CLASSES][CLASSES] = {
    [START] = {[AL] = NO, [NU] = NO, [OP] = NO},
    [SP] = {[SP] = NO, [AL] = MAY, [NU] = MAY, [OP] = MAY},
    [SP_QU] = {[SP] = NO, [AL] = MAY, [NU] = MAY},
    [AL] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[OP] = NO,
	[CP] = NO,
	[HY] = NO},
    [NU] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[OP] = NO,
	[CP] = NO,
	[HY] = NO},
    [IS] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[CP] = NO},
    [EX] = {[SP] = NO, [IS] = NO, [EX] = NO, [QU] = NO, [CP] = NO},
    [QU] = {[SP] = NO, [AL] = NO, [NU] = NO, [IS] = NO, [EX] = NO, [CP] = NO},
    [OP] = {[AL] = NO, [NU] = NO},
    [CP] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[CP] = NO},
    [HY] = {[SP] = NO, [AL] = MAY},
};

/* U+00C0 to U+024F, in two bytes. */
static bool
is_two_byte_letter(unsigned char first, unsigned char second)
{
	if (first == 0xC3)
		/* no signs of multiplication and division */
		return second != 0x97 && second != 0xB7;
	return first > 0xC3 &&
	       (first < 0xC9 || (first == 0xC9 && second < 0x90));
}

/* U+2010 to U+2027 but for U+2024 and U+2027, in three bytes: dashes,
 * quotation marks, bullet, ellipsis. */
static bool
is_mark(const unsigned char *bytes)
{
	return bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] >= 0x90 &&
	       bytes[2] <= 0xA6 && bytes[2] != 0xA4;
}

/* The typographic apostrophe, or the mark that opens single quotations. */
static bool
is_quote(const unsigned char *bytes)
{
	return is_mark(bytes) && (bytes[2] == 0x98 || bytes[2] == 0x99);
}

static bool
is_apostrophe(const unsigned char *bytes)
{
	return is_mark(bytes) && bytes[2] == 0x99;
}

/* ---- lines ---- */

/* The class of the character of which the bytes are the first; *width: how
 * many it has. */
static enum line_class
class_of(const unsigned char *bytes, size_t *width)
{
	*width = 1;
	if (*bytes < 0x80)
		return classes[*bytes];
	if (is_two_byte_letter(bytes[0], bytes[1])) {
		*width = 2;
		return AL;
	}
	*width = 3;
	return is_apostrophe(bytes) ? QU : NONE;
}

/* After a letter, the first character that is neither one nor a space before
 * one: nothing ends among letters, and spaces are where lines may end. */
static size_t
skip_words(const unsigned char *bytes, size_t at, size_t size, uint8_t *breaks)
{
	const size_t last = size - 1;
	while (at < last) {
		while (classes[bytes[at]] == AL && at < last)
			at++;
		if (bytes[at] != ' ' || at == last ||
		    classes[bytes[at + 1]] != AL)
			break;
		breaks[++at] = TEXT_BREAK_MAY;
	}
	return at;
}

bool
latin_breaks(const char *text, size_t size, uint8_t *breaks)
{
	const unsigned char *bytes = (const unsigned char *)text;
	enum line_class before = START;
	for (size_t at = 0, width; at < size; at += width) {
		if (before == AL)
			at = skip_words(bytes, at, size, breaks);
		enum line_class now = class_of(bytes + at, &width);
		uint8_t pair = pairs[before][now];
		if (!pair)
			return false;
		if (pair == MAY)
			breaks[at] = TEXT_BREAK_MAY;
		bool quoted = before == QU || before == SP_QU;
		before = now == SP && quoted ? SP_QU : now;
	}
	return true;
}

/* ---- words ---- */

/* An ASCII letter or digit. */
static inline bool
is_alnum(unsigned char byte)
{
	return classes[byte] == AL || classes[byte] == NU;
}

/* The bytes of the letter or digit that comes first; 0: none does. */
static inline size_t
letter_at(const unsigned char *bytes)
{
	if (*bytes < 0x80)
		return is_alnum(*bytes);
	return is_two_byte_letter(bytes[0], bytes[1]) ? 2 : 0;
}

static bool
is_digit(unsigned char byte)
{
	return classes[byte] == NU;
}

static bool
is_letter(const unsigned char *bytes)
{
	return letter_at(bytes) && !is_digit(*bytes);
}

/* Are there letters on both sides?  Some languages have words with colons. */
static bool
is_inside(const unsigned char *bytes, size_t at, size_t size)
{
	return at > 0 && at + 1 < size && is_letter(bytes + at + 1) &&
	       (bytes[at - 1] >= 0x80 || is_letter(bytes + at - 1));
}

/* The bytes of a plain character that is no letter or digit of ASCII; 0: it is
 * not plain. */
static size_t
mark_width(const unsigned char *bytes, size_t at, size_t size)
{
	unsigned char byte = bytes[at];
	/* ICU's versions differ in whether '@' belongs to words. */
	if (byte == '_' || byte == '@' ||
	    (byte == ':' && is_inside(bytes, at, size)))
		return 0;
	if (byte < 0x80)
		return 1;
	return is_mark(bytes + at) ? 3 : letter_at(bytes + at);
}

/* The bytes of a mark that letters or digits on both sides join to them;
 * 0: what stands there is none. */
static size_t
joint_at(const unsigned char *bytes, size_t left, bool digits)
{
	size_t width = 1;
	if (*bytes >= 0x80) {
		if (!is_quote(bytes))
			return 0;
		width = 3;
	} else if (*bytes != '.' && *bytes != '\'' &&
		   !(digits && (*bytes == ',' || *bytes == ';'))) {
		return 0;
	}
	if (width >= left)
		return 0;
	bool joined =
	    digits ? is_digit(bytes[width]) : is_letter(bytes + width);
	return joined ? width : 0;
}

/* What a word goes on with after letters of ASCII; 0: it ends. */
static size_t
goes_on(const unsigned char *bytes, size_t start, size_t end, size_t size)
{
	if (bytes[end] == ' ')
		return 0;
	size_t width = letter_at(bytes + end);
	if (width || end == start)
		return width;
	return joint_at(bytes + end, size - end, is_digit(bytes[end - 1]));
}

/* Where the word ends that begins there; into *marks come the bits of what it
 * has besides letters and digits of ASCII. */
static size_t
word_end(unsigned char *bytes, size_t start, size_t size, unsigned char *marks)
{
	size_t at = start, width;
	do {
		/* The small letter is the capital and this bit, which digits
		 * have. */
		while (is_alnum(bytes[at]))
			bytes[at++] |= 0x20;
		width = at < size ? goes_on(bytes, start, at, size) : 0;
		*marks |= width ? bytes[at] : 0;
		at += width;
	} while (width);
	return at;
}

bool
latin_word(char *text, size_t size, struct latin_word *word)
{
	unsigned char *bytes = (unsigned char *)text, marks = 0;
	size_t at = word->end, width;
	for (; at < size && !letter_at(bytes + at); at += width) {
		width = bytes[at] == ' ' ? 1 : mark_width(bytes, at, size);
		if (!width)
			return false;
	}
	word->start = at;
	word->end = at < size ? word_end(bytes, at, size, &marks) : size;
	word->ascii = marks < 0x80;
	return true;
}
