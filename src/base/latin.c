/*
 * A class for each character, and a table of what may follow what.
 *
 * The classes are those of UAX #14 by their names there.  Pairs that the
 * standard decides by more context, or that its versions decide differently,
 * are none of the table, and the text that has one is not plain.  One of the
 * latter is: after a stroke a line may end before a digit, as ICU 72 has it,
 * for short addresses that end in numbers would all be asked for.
 */
#include "base/latin.h"

#include "base/eight.h"

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
	SY,    /* /, after a letter */
	IN,    /* an ellipsis */
	PI,    /* QU that opens, before words */
	PF,    /* QU that closes, after words */
	BK,    /* U+2028 */
	AT,    /* AL, but no letter to words */
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
    ['/'] = SY,
    ['@'] = AT,
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

/* Whether a line may end between two: 0, or one more than enum text_break. */
enum { NO = 1, MAY, MUST };

/* By what came before and what comes. */
static const uint8_t pairs[CLASSES][CLASSES] = {
    [START] = {[AL] = NO, [NU] = NO, [OP] = NO, [PI] = NO},
    [SP] = {[SP] = NO, [AL] = MAY, [NU] = MAY, [OP] = MAY, [PI] = MAY},
    [SP_QU] = {[SP] = NO, [AL] = MAY, [NU] = MAY},
    [AL] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[OP] = NO,
	[CP] = NO,
	[HY] = NO,
	[SY] = NO,
	[IN] = NO,
	[PF] = NO,
	[BK] = NO},
    [NU] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[OP] = NO,
	[CP] = NO,
	[HY] = NO,
	[IN] = NO,
	[PF] = NO,
	[BK] = NO},
    [IS] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[CP] = NO,
	[PF] = NO,
	[BK] = NO},
    [EX] = {[SP] = NO, [IS] = NO, [EX] = NO, [QU] = NO, [CP] = NO, [PF] = NO},
    [QU] = {[SP] = NO, [AL] = NO, [NU] = NO, [IS] = NO, [EX] = NO, [CP] = NO},
    [OP] = {[AL] = NO, [NU] = NO},
    [CP] = {[SP] = NO,
	[AL] = NO,
	[NU] = NO,
	[IS] = NO,
	[EX] = NO,
	[QU] = NO,
	[CP] = NO},
    [HY] = {[SP] = NO, [AL] = MAY, [NU] = NO},
    [SY] = {[AL] = MAY, [NU] = MAY},
    [IN] = {[SP] = NO, [PF] = NO},
    [PI] = {[AL] = NO, [NU] = NO},
    [PF] = {[SP] = NO, [IS] = NO, [EX] = NO, [CP] = NO},
    [BK] = {[AL] = MUST, [NU] = MUST, [OP] = MUST, [PI] = MUST},
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

/* ---- lines ---- */

/* Of a character by its last byte, those before it being E2 80. */
static enum line_class
class_of_mark(unsigned char last)
{
	switch (last) {
	case 0x99: /* the apostrophe */
		return QU;
	case 0x9C:
		return PI;
	case 0x9D:
		return PF;
	case 0xA6:
		return IN;
	case 0xA8:
		return BK;
	default:
		return NONE;
	}
}

/* The class of the character of which the bytes are the first; *width: how
 * many it has. */
static enum line_class
class_of(const unsigned char *bytes, size_t *width)
{
	*width = 1;
	if (*bytes < 0x80)
		return classes[*bytes] == AT ? AL : classes[*bytes];
	if (is_two_byte_letter(bytes[0], bytes[1])) {
		*width = 2;
		return AL;
	}
	*width = 3;
	return bytes[0] == 0xE2 && bytes[1] == 0x80 ? class_of_mark(bytes[2])
						    : NONE;
}

/* Where any of eight bytes is a space before a letter a line may end.  Which
 * of them are neither letters nor such a space. */
static inline uint64_t
break_eight(const unsigned char *bytes, uint8_t *breaks)
{
	uint64_t eight = eight_load(bytes), letters = eight_letters(eight);
	uint64_t spaces = eight_between(eight, ' ', ' ') & letters >> 8;
	eight_store(breaks + 1, spaces / 0x80 * TEXT_BREAK_MAY);
	return ~(letters | spaces) & EIGHT_EACH(0x80);
}

/* After a letter, the first character that is neither one nor a space before
 * one: nothing ends among letters, and spaces are where lines may end. */
static size_t
skip_words(const unsigned char *bytes, size_t at, size_t size, uint8_t *breaks)
{
	const size_t last = size - 1;
	for (;;) {
		uint64_t others = 0;
		for (; !others && at + 8 <= last; at += eight_first(others))
			others = break_eight(bytes + at, breaks + at);
		while (at < last && classes[bytes[at]] == AL)
			at++;
		if (at == last || bytes[at] != ' ' ||
		    classes[bytes[at + 1]] != AL)
			return at;
		breaks[++at] = TEXT_BREAK_MAY;
	}
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
		if (pair > NO)
			breaks[at] = (uint8_t)(pair - NO);
		bool quoted = before == QU || before == PF || before == SP_QU;
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

/* A text in small letters, with NULs after it, and a bit for each byte, set
 * where it is a letter or digit of ASCII. */
struct marked {
	unsigned char *bytes;
	size_t size;
	uint64_t *alnums;
};

/* Takes over eight bytes of the text: a small letter is the capital and one
 * bit, which digits have.  The product has the high bits side by side. */
static inline void
mark_eight(struct marked *text, size_t at, const char *from)
{
	uint64_t bytes = eight_load(from);
	uint64_t alnums = eight_letters(bytes) | eight_between(bytes, '0', '9');
	eight_store(text->bytes + at, bytes | alnums >> 2);
	alnums = (alnums >> 7) * UINT64_C(0x0102040810204080) >> 56;
	text->alnums[at / 64] |= alnums << at % 64;
}

static struct marked
mark(struct arena *arena, const char *text, size_t size)
{
	struct marked marked = {
	    .bytes = arena_room(arena, size + 16),
	    .size = size,
	    .alnums = ARENA_ARRAY(arena, size / 64 + 2, uint64_t),
	};
	char last[8] = "";
	size_t at = 0;
	for (; at + 8 <= size; at += 8)
		mark_eight(&marked, at, text + at);
	if (at < size)
		memcpy(last, text + at, size - at);
	mark_eight(&marked, at, last);
	memset(marked.bytes + at + 8, 0, 8);
	return marked;
}

/* The first byte from there on that is no letter or digit of ASCII. */
static inline size_t
skip_alnums(const struct marked *text, size_t at)
{
	for (;;) {
		uint64_t others = ~text->alnums[at / 64] >> at % 64;
		if (others)
			return at + (size_t)__builtin_ctzll(others);
		at = (at / 64 + 1) * 64;
	}
}

/* What a word goes on with after letters of ASCII; 0: it ends. */
static inline size_t
goes_on(const struct marked *text, size_t start, size_t end)
{
	const unsigned char *bytes = text->bytes;
	if (bytes[end] == ' ' || end == text->size)
		return 0;
	size_t width = letter_at(bytes + end);
	if (width || end == start)
		return width;
	return joint_at(
	    bytes + end, text->size - end, is_digit(bytes[end - 1]));
}

/* Where the word ends that begins there; *ascii: it has nothing else. */
static inline size_t
word_end(const struct marked *text, size_t start, bool *ascii)
{
	size_t at = skip_alnums(text, start), width;
	while ((width = goes_on(text, start, at)) > 0) {
		*ascii &= text->bytes[at] < 0x80;
		at = skip_alnums(text, at + width);
	}
	return at;
}

/* The NUL after a word is written when the next one has been found: until then
 * the rules look at what stands there. */
bool
latin_words(struct arena *arena, const char *text, size_t size,
    struct text_words *words, bool *ascii)
{
	struct marked marked = mark(arena, text, size);
	unsigned char *bytes = marked.bytes, *last = bytes + size;
	struct text_word *list = NULL;
	size_t count = 0, capacity = 0, at = 0, width;
	*ascii = true;
	while (at < size) {
		if (!letter_at(bytes + at)) {
			if (!(width = mark_width(bytes, at, size)))
				return false;
			at += width;
			continue;
		}
		size_t end = word_end(&marked, at, ascii);
		struct text_word word = {(char *)bytes + at, end - at};
		ARENA_PUSH(arena, list, count, capacity, word);
		*last = '\0';
		last = bytes + end;
		at = end + (*last == ' ');
	}
	*last = '\0';
	*words = (struct text_words){list, count};
	return true;
}
