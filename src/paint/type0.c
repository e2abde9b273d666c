/*
 * Font dictionaries (ISO 32000-1, 9.6 to 9.8): Type0, CIDFontType2 for TrueType
 * outlines, CIDFontType0 for a bare CFF table.
 *
 * Codes are CIDs.  Where there are more than 256 they have two bytes, which is
 * what Identity-H says; else one, which none of the predefined CMaps says, and
 * text takes half the room.
 */
#include "paint/type0.h"

static const char map_name[] = "Leaflet-Bytes-H";
const char type0_map_text[] =
    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n"
    "/CMapName/Leaflet-Bytes-H def\n/CMapType 1 def\n/WMode 0 def\n"
    "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
    "1 begincidrange\n<00><FF>0\nendcidrange\nendcmap\n"
    "CMapName currentdict/CMap defineresource pop\nend\nend\n";

int
type0_write_map(struct haru *haru)
{
	struct object *object =
	    haru_stream(haru, type0_map.bytes, type0_map.size, "FlateDecode");
	bytes_printf(&object->body,
	    "/Type/CMap/CMapName/%s/WMode 0/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
	    map_name);
	return object->number;
}

/* Font units as the thousandths of an em that descriptors are in. */
static int
per_mille(const struct font *font, int units)
{
	return (int)unit_scale(units, 1000, font->upem);
}

static int
write_program(struct haru *haru, const struct subset *subset)
{
	bool packed = subset->program != subset->file;
	struct object *program = haru_stream(haru, subset->program,
	    subset->program_size, packed ? "FlateDecode" : NULL);
	if (subset->font->cff)
		bytes_string(&program->body, "/Subtype/CIDFontType0C");
	else
		bytes_printf(
		    &program->body, "/Length1 %zu", subset->program_length);
	return program->number;
}

/* Flags: 4 symbolic, as codes mean nothing by themselves; 2 serif; 64
 * italic (9.8.2). */
static int
write_descriptor(struct haru *haru, const struct subset *subset)
{
	const struct font *font = subset->font;
	int program = write_program(haru, subset);
	struct object *object = haru_object(haru);
	int flags = 4 | (font->serif ? 2 : 0) | (font->italic_angle ? 64 : 0);
	bytes_printf(&object->body,
	    "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]"
	    "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/XHeight %d"
	    "/StemV %d/%s %d 0 R",
	    subset->name, flags, per_mille(font, font->box[0]),
	    per_mille(font, font->box[1]), per_mille(font, font->box[2]),
	    per_mille(font, font->box[3]), font->italic_angle,
	    per_mille(font, font->ascender), per_mille(font, font->descender),
	    per_mille(font, font->cap_height), per_mille(font, font->x_height),
	    per_mille(font, font->stem_v),
	    font->cff ? "FontFile3" : "FontFile2", program);
	return object->number;
}

static void
write_glyph_map(
    struct bytes *out, struct haru *haru, const struct subset *subset)
{
	if (subset->font->cff)
		return;
	if (subset->glyph_map)
		bytes_printf(out, "/CIDToGIDMap %d 0 R",
		    haru_stream(haru, subset->glyph_map, subset->glyph_map_size,
			"FlateDecode")
			->number);
	else
		bytes_string(out, "/CIDToGIDMap/Identity");
}

static int
write_cid_font(struct haru *haru, const struct subset *subset)
{
	int descriptor = write_descriptor(haru, subset);
	struct object *object = haru_object(haru);
	struct bytes *out = &object->body;
	bytes_printf(out,
	    "/Type/Font/Subtype/CIDFontType%s/BaseFont/%s/FontDescriptor "
	    "%d 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>",
	    subset->font->cff ? "0" : "2", subset->name, descriptor);
	write_glyph_map(out, haru, subset);
	bytes_string(out, "/W[");
	bytes_add(out, subset->widths, subset->widths_size);
	bytes_string(out, "]");
	return object->number;
}

int
type0_write_unicode(struct haru *haru, const struct subset *subset)
{
	return haru_stream(
	    haru, subset->unicode, subset->unicode_size, "FlateDecode")
	    ->number;
}

int
type0_write(
    struct haru *haru, const struct subset *subset, int map, int unicode)
{
	int descendant = write_cid_font(haru, subset);
	struct object *font = haru_object(haru);
	struct bytes *out = &font->body;
	bytes_printf(
	    out, "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding", subset->name);
	if (subset->narrow)
		bytes_printf(out, " %d 0 R", map);
	else
		bytes_string(out, "/Identity-H");
	bytes_printf(out, "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
	    descendant, unicode);
	return font->number;
}
