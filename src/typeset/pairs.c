/* The usual characters (base/usual) but spaces, numbered. */
#include "typeset/pairs.h"

#include "base/text.h"
#include "base/usual.h"

#include <string.h>

/* The number in the table of the character that the text begins with, or -1;
 * *bytes: how many it has. */
static int
number_of(const char *text, size_t size, size_t *bytes)
{
	const char *found;
	*bytes = 1;
	if (size && *text >= '!' && *text <= 'z')
		return *text - '!';
	if (size < 3 || memcmp(text, "\xE2\x80", 2) != 0 || !text[2] ||
	    !(found = strchr(usual_lasts, text[2])))
		return -1;
	*bytes = 3;
	return PAIRS_ASCII + (int)(found - usual_lasts);
}

bool
pairs_serve(const char *lang)
{
	size_t size = strlen(lang);
	return strncmp(lang, "en", 2) == 0 &&
	       (size == 2 || (size == 5 && lang[2] == '-'));
}

bool
pairs_set(const struct pairs *pairs, struct arena *arena, const char *text,
    uint32_t size, struct shaped_word *word)
{
	struct shaped_glyph *glyphs = arena_room(arena, size * sizeof *glyphs);
	uint32_t count = 0;
	int32_t x = 0;
	int before = -1;
	bool latin = false;
	size_t bytes;
	for (uint32_t at = 0; at < size; at += (uint32_t)bytes) {
		int number = number_of(text + at, size - at, &bytes);
		int kern =
		    before < 0 || number < 0 ? 0 : pairs->kerns[before][number];
		if (number < 0 || !pairs->glyphs[number] || kern == PAIRS_NOT)
			return false;
		if (count)
			glyphs[count - 1].advance += kern;
		x += kern;
		latin |= text_is_ascii_letter(text[at]);
		glyphs[count++] = (struct shaped_glyph){
		    pairs->glyphs[number], at, pairs->advances[number], x, 0};
		x += pairs->advances[number];
		before = number;
	}
	if (latin)
		*word = (struct shaped_word){
		    .glyphs = glyphs, .count = count, .advance = x};
	return latin;
}
