/*
 * Of a plain glyph the identifier and the advance are kept, two bytes each;
 * its place is the sum of the advances before it.
 */
#include "typeset/shaped.h"

#include <assert.h>
#include <string.h>

static bool
is_plain(const struct shaped_glyph *glyph, int32_t x)
{
	return glyph->id <= UINT16_MAX && glyph->x == x && !glyph->y &&
	       x >= 0 && x <= SHAPED_FAR && glyph->advance <= INT16_MAX &&
	       glyph->advance >= INT16_MIN && glyph->cluster <= UINT16_MAX;
}

enum shaped_form
shaped_form(const struct shaped_word *word)
{
	int32_t x = 0;
	enum shaped_form form = SHAPED_PLAIN;
	for (uint32_t i = 0; i < word->count; i++) {
		const struct shaped_glyph *glyph = &word->glyphs[i];
		if (!is_plain(glyph, x))
			return SHAPED_WIDE;
		if (glyph->cluster != i)
			form = SHAPED_CLUSTERED;
		x += glyph->advance;
	}
	return form;
}

static void
pack_plain(struct shaped *to, const struct shaped_word *word)
{
	struct shaped_plain *plain = (struct shaped_plain *)(to + 1);
	for (uint32_t i = 0; i < word->count; i++)
		plain[i] = (struct shaped_plain){(uint16_t)word->glyphs[i].id,
		    (int16_t)word->glyphs[i].advance};
	if (to->form == SHAPED_PLAIN)
		return;
	uint16_t *clusters = (uint16_t *)(plain + word->count);
	for (uint32_t i = 0; i < word->count; i++)
		clusters[i] = (uint16_t)word->glyphs[i].cluster;
}

void
shaped_pack(
    struct shaped *to, const struct shaped_word *word, enum shaped_form form)
{
	assert(word->count <= SHAPED_MOST);
	*to = (struct shaped){.advance = word->advance,
	    .count = word->count & SHAPED_MOST,
	    .form = form & 3,
	    .joined = word->joined,
	    .missing = word->missing};
	if (form != SHAPED_WIDE)
		pack_plain(to, word);
	else if (word->count)
		memcpy(
		    to + 1, word->glyphs, word->count * sizeof *word->glyphs);
}

const struct shaped *
shaped_new(struct arena *arena, const struct shaped_word *word)
{
	enum shaped_form form = shaped_form(word);
	struct shaped *shaped =
	    arena_room(arena, shaped_size(word->count, form));
	shaped_pack(shaped, word, form);
	return shaped;
}

const struct shaped_glyph *
shaped_glyphs(struct arena *arena, const struct shaped *shaped)
{
	if (shaped->form == SHAPED_WIDE)
		return shaped_wide(shaped);
	struct shaped_glyph *glyphs =
	    ARENA_ARRAY(arena, shaped->count, struct shaped_glyph);
	int32_t x = 0;
	for (uint32_t i = 0; i < shaped->count; i++) {
		glyphs[i] = shaped_at(shaped, i, x);
		x += glyphs[i].advance;
	}
	return glyphs;
}
