/*
 * Characters are found one by one; ligatures by shaping letters that are often
 * joined, as HarfBuzz does it in any text, when the face is prepared or, if it
 * is not, now.
 */
#include "paint/basis.h"

#include "base/text.h"
#include "base/usual.h"

#include <hb-subset.h>
#include <string.h>

static const char joined[] = "ff fi fl ffi ffl ft fft tt ";

struct basis {
	struct arena *arena;
	struct deflate *deflate;
	struct basis_set *first;
};

struct basis *
basis_new(struct arena *arena, struct deflate *deflate)
{
	struct basis *basis = ARENA_NEW(arena, struct basis);
	*basis = (struct basis){.arena = arena, .deflate = deflate};
	return basis;
}

static void
add(struct basis_set *set, uint32_t *keys, uint32_t glyph,
    struct meaning meaning)
{
	struct meaning *meanings = set->wanted.meanings;
	if (glyph >= set->wanted.font->glyph_count || meanings[glyph].text)
		return;
	meanings[glyph] = meaning;
	keys[glyph] = subset_key(meaning.text, meaning.size);
	set->count++;
}

static void
add_characters(struct basis_set *set, uint32_t *keys)
{
	hb_font_t *font = set->wanted.font->hb;
	const char *characters = usual_characters;
	size_t size = strlen(characters);
	for (size_t at = 0, from = 0; at < size; from = at) {
		hb_codepoint_t glyph;
		uint32_t codepoint = text_next(characters, size, &at);
		struct meaning meaning = {
		    characters + from, (uint32_t)(at - from)};
		if (hb_font_get_nominal_glyph(font, codepoint, &glyph))
			add(set, keys, glyph, meaning);
	}
}

/* Between two spaces is one glyph, or several with a cluster each. */
static void
add_ligatures(struct basis_set *set, uint32_t *keys)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(
	    buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
	hb_buffer_add_utf8(buffer, joined, -1, 0, -1);
	hb_shape(set->wanted.font->usual, buffer, NULL, 0);
	unsigned count = 0;
	const hb_glyph_info_t *infos =
	    hb_buffer_get_glyph_infos(buffer, &count);
	for (unsigned i = 0; i + 1 < count; i++) {
		struct meaning meaning = {joined + infos[i].cluster,
		    infos[i + 1].cluster - infos[i].cluster};
		if (meaning.size > 1)
			add(set, keys, infos[i].codepoint, meaning);
	}
	hb_buffer_destroy(buffer);
}

static void
add_prepared(struct basis_set *set, uint32_t *keys)
{
	const struct basis_joined *one =
	    basis_prepared[set->wanted.font->prepared].joined;
	for (; one->glyph; one++)
		add(set, keys, one->glyph,
		    (struct meaning){one->text, (uint32_t)strlen(one->text)});
}

static struct basis_set *
make_set(struct arena *arena, const struct font *font)
{
	struct basis_set *set = ARENA_NEW(arena, struct basis_set);
	uint32_t *keys = ARENA_ARRAY(arena, font->glyph_count, uint32_t);
	set->wanted.font = font;
	set->wanted.meanings =
	    ARENA_ARRAY(arena, font->glyph_count, struct meaning);
	set->keys = keys;
	add_characters(set, keys);
	if (font->prepared >= 0)
		add_prepared(set, keys);
	else
		add_ligatures(set, keys);
	return set;
}

struct basis_set *
basis_find(struct basis *basis, const struct font *font)
{
	struct basis_set *set = basis->first;
	while (set && set->wanted.font != font)
		set = set->next;
	if (set)
		return set;
	set = make_set(basis->arena, font);
	set->next = basis->first;
	basis->first = set;
	return set;
}

/* The subset as make has prepared it; NULL: it has not. */
static const struct subset *
take_prepared(struct arena *arena, const struct basis_set *set)
{
	const struct font *font = set->wanted.font;
	if (font->prepared < 0)
		return NULL;
	const struct basis_prepared *made = &basis_prepared[font->prepared];
	struct subset *subset = ARENA_NEW(arena, struct subset);
	uint16_t *codes = ARENA_ARRAY(arena, font->glyph_count, uint16_t);
	for (uint32_t i = 0; i < made->subset.code_count; i++)
		if (made->glyphs[i])
			codes[made->glyphs[i]] = (uint16_t)i;
	*subset = made->subset;
	subset->font = font;
	subset->wanted = &set->wanted;
	subset->codes = codes;
	subset->sorts = subset_sorts(arena, subset);
	subset->digest = digest_bytes(subset->program, subset->program_size);
	return subset;
}

const struct subset *
basis_subset(struct basis *basis, struct basis_set *set)
{
	if (!set->subset)
		set->subset = take_prepared(basis->arena, set);
	if (!set->subset)
		set->subset =
		    subset_make(basis->arena, basis->deflate, &set->wanted);
	return set->subset;
}
