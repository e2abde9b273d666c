/*
 * Words that may be divided.
 *
 * A word stays one ready-shaped box when it is not divided, with its kerning
 * and ligatures; every run of its parts is shaped beforehand too, so that
 * breaking lines never shapes.  A word has few parts, and the shaper keeps
 * what it shaped once.
 *
 * Small marks at a line's end hang out of the measure by a share of their
 * width, so that the edge looks straight.  The method is that of Hàn Thế
 * Thành ("Micro-typographic extensions to the TeX typesetting system", 2000);
 * the shares are ours, and cautious: half of a mark at most.
 */
#include "typeset/divide.h"

#include "base/text.h"

#include <string.h>

/* Marks and the thousandths of their width that hang out. */
struct hang {
	uint32_t mark;
	int left, right;
};

static const struct hang HANGS[] = {
    {'-', 0, 500},
    {0xAD, 0, 500}, /* the hyphen that a break adds */
    {0x2010, 0, 500},
    {',', 0, 500},
    {'.', 0, 500},
    {'\'', 500, 500},
    {'"', 300, 300},
    {0x2018, 500, 500}, /* single quotation marks */
    {0x2019, 500, 500},
    {0x201A, 500, 0},
    {0x201C, 300, 300}, /* double ones */
    {0x201D, 300, 300},
    {0x201E, 300, 0},
    {0xAB, 200, 200}, /* guillemets */
    {0xBB, 200, 200},
    {0x2039, 200, 200},
    {0x203A, 200, 200},
};

const struct node *
shape_piece(const struct word *word, uint32_t first, uint32_t end)
{
	return &word->pieces[first * word->parts + end - 1];
}

/* Marks of punctuation that may stand around a word. */
static bool
is_mark(uint32_t c)
{
	if (c < 0x80)
		return c && strchr("!\"'(),.:;?[]", (int)c);
	return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201E) ||
	       c == 0x2026 || c == 0x2039 || c == 0x203A;
}

bool
divide_are_marks(const char *text, size_t size)
{
	for (size_t at = 0; at < size;)
		if (!is_mark(text_next(text, size, &at)))
			return false;
	return true;
}

/* The text without the marks around it: from *start up to the end. */
static size_t
strip(const char *text, size_t size, size_t *start)
{
	size_t end = 0;
	*start = size;
	for (size_t at = 0; at < size;) {
		size_t here = at;
		if (is_mark(text_next(text, size, &at)))
			continue;
		if (*start == size)
			*start = here;
		end = at;
	}
	return end;
}

/* The offsets at which the parts begin, and the end; how many parts. */
static uint32_t
part_starts(const struct hyphen *hyphen, const char *text, uint32_t size,
    size_t starts[HYPHEN_MOST + 2])
{
	size_t from, end = strip(text, size, &from);
	if (end <= from)
		return 1;
	size_t count = hyphen_word(hyphen, text + from, end - from, starts + 1);
	starts[0] = 0;
	for (size_t i = 1; i <= count; i++)
		starts[i] += from;
	starts[count + 1] = size;
	return (uint32_t)count + 1;
}

const struct word *
divide_word(struct arena *arena, struct shaper *shaper, const struct look *look,
    const char *text, uint32_t size)
{
	size_t starts[HYPHEN_MOST + 2];
	const struct hyphen *hyphen = shaper_hyphen(look->language);
	uint32_t parts = part_starts(hyphen, text, size, starts);
	if (parts < 2)
		return NULL;
	struct word *word = ARENA_NEW(arena, struct word);
	struct node *pieces =
	    ARENA_ARRAY(arena, (size_t)parts * parts, struct node);
	for (uint32_t i = 0; i < parts; i++)
		for (uint32_t k = i; k < parts; k++)
			pieces[i * parts + k] =
			    shape_box(shaper, look, text + starts[i],
				(uint32_t)(starts[k + 1] - starts[i]), 0);
	*word = (struct word){parts, pieces};
	return word;
}

/* --- what hangs out --- */

static length
glyph_share(const struct node *node, uint32_t glyph, int share)
{
	const struct look *look = node->look;
	length width = shape_length(
	    look->font, look->size, shaped_advance(node->shaped, glyph));
	return (length)unit_scale(width, share, 1000);
}

static const struct hang *
find_hang(uint32_t mark)
{
	for (size_t i = 0; i < sizeof HANGS / sizeof *HANGS; i++)
		if (HANGS[i].mark == mark)
			return &HANGS[i];
	return NULL;
}

length
divide_hang_left(const struct node *node)
{
	size_t at = 0;
	if (!node->shaped->count || !node->size)
		return 0;
	const struct hang *hang =
	    find_hang(text_next(node->text, node->size, &at));
	return hang ? glyph_share(node, 0, hang->left) : 0;
}

length
divide_hang_right(const struct node *node)
{
	if (!node->shaped->count || !node->size)
		return 0;
	size_t at = node->size - 1;
	while (at > 0 && ((unsigned char)node->text[at] & 0xC0) == 0x80)
		at--;
	const struct hang *hang =
	    find_hang(text_next(node->text, node->size, &at));
	return hang ? glyph_share(node, node->shaped->count - 1, hang->right)
		    : 0;
}
