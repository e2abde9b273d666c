/*
 * Every character is shaped alone, and before every other.  A face gets a table
 * if nothing else could ever make a difference to English words of these
 * characters, by the lookups that HarfBuzz would apply to them (OpenType 1.9,
 * "GSUB", "GPOS"): what looks at more than two glyphs is left to HarfBuzz
 * wherever two of all the glyphs that it looks at stand side by side.
 */
#include "prepare/kerning.h"

#include "base/text.h"
#include "typeset/sfnt.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

enum { IGNORE_BASES = 2 }; /* a flag of lookups */

/* Types of lookups of GPOS. */
enum {
	SINGLE = 1,
	PAIR = 2,
	MARK_TO_BASE = 4,
	MARK_TO_LIGATURE = 5,
	MARK_TO_MARK = 6,
	CONTEXT = 7,
	CHAINED_CONTEXT = 8,
	EXTENSION = 9
};

struct reader {
	const struct font *font;
	struct pairs *pairs;
	hb_buffer_t *buffer;
	hb_script_t script;                 /* of what is shaped */
	hb_codepoint_t glyphs[PAIRS_COUNT]; /* as they are without lookups */
};

/* Shapes the characters of both numbers, or of the first if the other is -1. */
static unsigned
shape(struct reader *reader, int first, int second)
{
	char text[8];
	size_t size = pairs_character(first, text);
	if (second >= 0)
		size += pairs_character(second, text + size);
	hb_buffer_t *buffer = reader->buffer;
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text, (int)size, 0, (int)size);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, reader->script);
	hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
	hb_shape(reader->font->hb, buffer, NULL, 0);
	return hb_buffer_get_length(buffer);
}

static bool
is_plain(const hb_glyph_position_t *place)
{
	return place->x_offset == 0 && place->y_offset == 0 &&
	       place->y_advance == 0;
}

/* The character by itself; 0: it is not for the table. */
static struct shaped_plain
read_character(struct reader *reader, int number)
{
	char text[4];
	size_t at = 0, size = pairs_character(number, text);
	hb_font_t *font = reader->font->hb;
	uint32_t codepoint = size == 1
				 ? (uint32_t)text[at]
				 : 0x2000 + ((unsigned char)text[2] & 0x3Fu);
	unsigned count = shape(reader, number, -1);
	const hb_glyph_info_t *info =
	    hb_buffer_get_glyph_infos(reader->buffer, NULL);
	const hb_glyph_position_t *place =
	    hb_buffer_get_glyph_positions(reader->buffer, NULL);
	if (count != 1 || !is_plain(place) || info->codepoint > UINT16_MAX ||
	    !hb_font_get_nominal_glyph(
		font, codepoint, &reader->glyphs[number]) ||
	    place->x_advance > INT16_MAX || place->x_advance < 0)
		return (struct shaped_plain){0};
	return (struct shaped_plain){
	    (uint16_t)info->codepoint, (int16_t)place->x_advance};
}

/* Nothing but the first one's advance is another than alone, and no glyph
 * begins before the one that it follows. */
static bool
is_pair(const hb_glyph_info_t *infos, const hb_glyph_position_t *places,
    struct shaped_plain first, struct shaped_plain second)
{
	return first.id && second.id && infos[0].codepoint == first.id &&
	       infos[1].codepoint == second.id && is_plain(&places[0]) &&
	       is_plain(&places[1]) && places[0].x_advance >= 0 &&
	       places[0].x_advance <= INT16_MAX &&
	       places[1].x_advance == second.advance;
}

static int16_t
read_pair(struct reader *reader, int first, int second)
{
	const struct shaped_plain *glyphs = reader->pairs->glyphs;
	unsigned count = shape(reader, first, second);
	const hb_glyph_info_t *infos =
	    hb_buffer_get_glyph_infos(reader->buffer, NULL);
	const hb_glyph_position_t *places =
	    hb_buffer_get_glyph_positions(reader->buffer, NULL);
	if (count != 2 ||
	    !is_pair(infos, places, glyphs[first], glyphs[second]))
		return PAIRS_NOT;
	return (int16_t)(places[0].x_advance - glyphs[first].advance);
}

/* ---- lookups ---- */

/* Where the lookup begins. */
static size_t
find_lookup(const struct sfnt *table, size_t index)
{
	size_t list = sfnt_u16(table, 8);
	return list + sfnt_u16(table, list + 2 + 2 * index);
}

/* Where its subtable begins. */
static size_t
find_subtable(const struct sfnt *table, size_t lookup, size_t index)
{
	size_t at = lookup + sfnt_u16(table, lookup + 6 + 2 * index);
	bool extended = sfnt_u16(table, lookup) == EXTENSION;
	return extended ? at + sfnt_u32(table, at + 4) : at;
}

static unsigned
type_of(const struct sfnt *table, size_t lookup)
{
	unsigned type = sfnt_u16(table, lookup);
	if (type != EXTENSION)
		return type;
	return sfnt_u16(table, lookup + sfnt_u16(table, lookup + 6) + 2);
}

/* Has a subtable of pairs corrections for the second glyph, too?  HarfBuzz then
 * passes over that one. */
static bool
moves_second(const struct sfnt *table, size_t lookup)
{
	for (size_t i = 0; i < sfnt_u16(table, lookup + 4); i++)
		if (sfnt_u16(table, find_subtable(table, lookup, i) + 6) != 0)
			return true;
	return false;
}

/* May a lookup of GPOS be for the table, as far as its type says?  Marks are
 * not among the characters. */
static bool
is_fit(const struct sfnt *table, size_t lookup)
{
	switch (type_of(table, lookup)) {
	case PAIR:
		return !moves_second(table, lookup);
	case SINGLE:
	case MARK_TO_BASE:
	case MARK_TO_LIGATURE:
	case MARK_TO_MARK:
	case CONTEXT:
	case CHAINED_CONTEXT:
		return true;
	default:
		return false;
	}
}

/* Does the lookup do no more than kern, or place marks? */
static bool
is_pairwise(hb_tag_t tag, const struct sfnt *table, size_t lookup)
{
	unsigned type = type_of(table, lookup);
	return tag == HB_OT_TAG_GPOS && type != CONTEXT &&
	       type != CHAINED_CONTEXT;
}

static bool
has_glyph(const struct reader *reader, const hb_set_t *glyphs, int number)
{
	return hb_set_has(glyphs, reader->glyphs[number]) ||
	       hb_set_has(glyphs, reader->pairs->glyphs[number].id);
}

static bool
has_any(const struct reader *reader, const hb_set_t *glyphs)
{
	for (int i = 0; i < PAIRS_COUNT; i++)
		if (has_glyph(reader, glyphs, i))
			return true;
	return false;
}

/* No two of the glyphs side by side are for the table. */
static void
leave_out(struct reader *reader, const hb_set_t *glyphs)
{
	for (int i = 0; i < PAIRS_COUNT; i++)
		for (int j = 0; j < PAIRS_COUNT; j++)
			if (has_glyph(reader, glyphs, i) &&
			    has_glyph(reader, glyphs, j))
				reader->pairs->kerns[i][j] = PAIRS_NOT;
}

/* Leaves out what the lookup looks at, its own glyphs and those around.  One
 * that has none of its own in the table does nothing there: what it is for is
 * marks after capitals, for example. */
static void
heed_glyphs(struct reader *reader, hb_tag_t tag, unsigned index)
{
	hb_set_t *own = hb_set_create(), *all = hb_set_create();
	hb_ot_layout_lookup_collect_glyphs(
	    reader->font->face, tag, index, all, own, all, NULL);
	hb_set_union(all, own);
	if (has_any(reader, own))
		leave_out(reader, all);
	hb_set_destroy(all);
	hb_set_destroy(own);
}

/* false: the face cannot have a table. */
static bool
heed_lookup(struct reader *reader, hb_tag_t tag, const struct sfnt *table,
    unsigned index)
{
	size_t lookup = find_lookup(table, index);
	if ((sfnt_u16(table, lookup + 2) & IGNORE_BASES) ||
	    (tag == HB_OT_TAG_GPOS && !is_fit(table, lookup)))
		return false;
	if (!is_pairwise(tag, table, lookup))
		heed_glyphs(reader, tag, index);
	return true;
}

static bool
heed_table(struct reader *reader, hb_shape_plan_t *plan, hb_tag_t tag)
{
	hb_face_t *face = reader->font->face;
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	struct sfnt table = {(const unsigned char *)bytes, size};
	hb_set_t *lookups = hb_set_create();
	hb_ot_shape_plan_collect_lookups(plan, tag, lookups);
	hb_codepoint_t index = HB_SET_VALUE_INVALID;
	bool fit = true;
	while (fit && hb_set_next(lookups, &index))
		fit = heed_lookup(reader, tag, &table, index);
	hb_set_destroy(lookups);
	hb_blob_destroy(blob);
	return fit;
}

/* Kerning of older forms, which HarfBuzz takes where GPOS has none. */
static bool
is_of_opentype(const struct font *font)
{
	static const char others[][5] = {"kern", "kerx", "morx", "mort"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		hb_blob_t *table = hb_face_reference_table(
		    font->face, hb_tag_from_string(others[i], 4));
		unsigned size = hb_blob_get_length(table);
		hb_blob_destroy(table);
		if (size)
			return false;
	}
	return true;
}

/* Those of fractions are left aside: HarfBuzz uses them beside U+2044 only,
 * which is not for the table. */
static bool
heed_lookups(struct reader *reader)
{
	static const hb_feature_t off[] = {
	    {HB_TAG('f', 'r', 'a', 'c'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('n', 'u', 'm', 'r'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('d', 'n', 'o', 'm'), 0, 0, HB_FEATURE_GLOBAL_END},
	};
	hb_segment_properties_t english = HB_SEGMENT_PROPERTIES_DEFAULT;
	english.direction = HB_DIRECTION_LTR;
	english.script = reader->script;
	english.language = hb_language_from_string("en", -1);
	hb_shape_plan_t *plan = hb_shape_plan_create_cached(
	    reader->font->face, &english, off, sizeof off / sizeof *off, NULL);
	bool fit = heed_table(reader, plan, HB_OT_TAG_GSUB) &&
		   heed_table(reader, plan, HB_OT_TAG_GPOS);
	hb_shape_plan_destroy(plan);
	return fit;
}

static bool
has_mark(const struct reader *reader)
{
	for (int i = 0; i < PAIRS_COUNT; i++)
		if (hb_ot_layout_get_glyph_class(
			reader->font->face, reader->pairs->glyphs[i].id) ==
		    HB_OT_LAYOUT_GLYPH_CLASS_MARK)
			return true;
	return false;
}

static bool
is_letter(int number)
{
	return number < PAIRS_ASCII &&
	       text_is_ascii_letter((char)(PAIRS_FIRST + number));
}

/* Are the character, and all pairs of it that are for the table, the same to
 * the reader's script? */
static bool
is_alike(struct reader *reader, int number)
{
	const struct pairs *pairs = reader->pairs;
	struct shaped_plain glyph = read_character(reader, number);
	if (memcmp(&glyph, &pairs->glyphs[number], sizeof glyph) != 0)
		return false;
	for (int i = 0; i < PAIRS_COUNT; i++)
		if (!is_letter(i) && pairs->kerns[number][i] != PAIRS_NOT &&
		    read_pair(reader, number, i) != pairs->kerns[number][i])
			return false;
	return true;
}

/* Are words without a letter, which HarfBuzz takes for no script's, set as if
 * they were Latin? */
static bool
is_letterless(struct reader *reader)
{
	reader->script = HB_SCRIPT_INVALID;
	if (!heed_lookups(reader))
		return false;
	for (int i = 0; i < PAIRS_COUNT; i++)
		if (!is_letter(i) && !is_alike(reader, i))
			return false;
	return true;
}

bool
kerning_read(const struct font *font, struct pairs *pairs)
{
	struct reader reader = {.font = font,
	    .pairs = pairs,
	    .buffer = hb_buffer_create(),
	    .script = HB_SCRIPT_LATIN};
	memset(pairs, 0, sizeof *pairs);
	for (int i = 0; i < PAIRS_COUNT; i++)
		pairs->glyphs[i] = read_character(&reader, i);
	for (int i = 0; i < PAIRS_COUNT; i++)
		for (int j = 0; j < PAIRS_COUNT; j++)
			pairs->kerns[i][j] = read_pair(&reader, i, j);
	bool fit =
	    is_of_opentype(font) && !has_mark(&reader) && heed_lookups(&reader);
	pairs->letterless = fit && is_letterless(&reader);
	hb_buffer_destroy(reader.buffer);
	return fit;
}
