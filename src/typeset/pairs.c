/* The characters of ASCII from space to z, and those usual ones (base/usual)
 * that are of three bytes, numbered. */
#include "typeset/pairs.h"

#include "base/text.h"
#include "base/usual.h"

#include <string.h>

enum { MARK_BYTES = 3 }; /* of a character that is not of ASCII */

/* The number in the table of the character that the text begins with, or -1;
 * *bytes: how many it has. */
static int
number_of(const char *text, size_t size, size_t *bytes)
{
	const char *found;
	*bytes = 1;
	if (size && *text >= PAIRS_FIRST && *text <= 'z')
		return *text - PAIRS_FIRST;
	if (size < MARK_BYTES || memcmp(text, "\xE2\x80", 2) != 0 || !text[2] ||
	    !(found = strchr(usual_lasts, text[2])))
		return -1;
	*bytes = MARK_BYTES;
	return PAIRS_ASCII + (int)(found - usual_lasts);
}

size_t
pairs_character(int number, char *to)
{
	*to = (char)(PAIRS_FIRST + number);
	if (number < PAIRS_ASCII)
		return 1;
	memcpy(to, "\xE2\x80", 2);
	to[2] = usual_lasts[number - PAIRS_ASCII];
	return MARK_BYTES;
}

bool
pairs_serve(const char *lang)
{
	size_t size = strlen(lang);
	return strncmp(lang, "en", 2) == 0 &&
	       (size == 2 || (size == 5 && lang[2] == '-'));
}

/* The same with the byte that each glyph stands for, where one has several. */
static const struct shaped *
add_clusters(struct arena *arena, const struct shaped *shaped, const char *text)
{
	size_t plain = shaped_size(shaped->count, SHAPED_PLAIN), bytes;
	struct shaped *all =
	    arena_room(arena, shaped_size(shaped->count, SHAPED_CLUSTERED));
	memcpy(all, shaped, plain);
	all->form = SHAPED_CLUSTERED;
	uint16_t *clusters = (uint16_t *)((char *)all + plain);
	for (size_t i = 0, at = 0; i < shaped->count; i++, at += bytes) {
		bytes = (signed char)text[at] < 0 ? MARK_BYTES : 1;
		clusters[i] = (uint16_t)at;
	}
	return all;
}

static bool
has_letter(const char *text, uint32_t size)
{
	uint32_t at = 0;
	while (at < size && !text_is_ascii_letter(text[at]))
		at++;
	return at < size;
}

/* Sets the glyphs from the text's first on; their number, or 0: one is not for
 * the table.  *width: of all. */
static uint32_t
set_glyphs(const struct pairs *pairs, const char *text, uint32_t size,
    struct shaped_plain *glyphs, int32_t *width)
{
	size_t bytes;
	int number = number_of(text, size, &bytes);
	if (number < 0 || !pairs->glyphs[number].id)
		return 0;
	uint32_t count = 0, at = (uint32_t)bytes;
	int32_t x = 0;
	struct shaped_plain glyph = pairs->glyphs[number];
	for (; at < size; at += (uint32_t)bytes) {
		const int16_t *kerns = pairs->kerns[number];
		number = number_of(text + at, size - at, &bytes);
		if (number < 0 || kerns[number] == PAIRS_NOT)
			return 0;
		glyph.advance = (int16_t)(glyph.advance + kerns[number]);
		x += glyph.advance;
		glyphs[count++] = glyph;
		glyph = pairs->glyphs[number];
	}
	glyphs[count++] = glyph;
	*width = x + glyph.advance;
	return count;
}

const struct shaped *
pairs_set(const struct pairs *pairs, struct arena *arena, const char *text,
    uint32_t size)
{
	if (size > SHAPED_FAR || !(pairs->letterless || has_letter(text, size)))
		return NULL;
	struct shaped *shaped =
	    arena_room(arena, shaped_size(size, SHAPED_PLAIN));
	int32_t width = 0;
	uint32_t count = set_glyphs(
	    pairs, text, size, (struct shaped_plain *)(shaped + 1), &width);
	if (!count || width > SHAPED_FAR)
		return NULL;
	*shaped =
	    (struct shaped){.advance = width, .count = count & SHAPED_MOST};
	return count < size ? add_clusters(arena, shaped, text) : shaped;
}
