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
	program->digest = &subset->digest;
	if (subset->font->cff) {
		bytes_string(&program->body, "/Subtype/CIDFontType0C");
	} else {
		bytes_string(&program->body, "/Length1 ");
		bytes_whole(&program->body, (int64_t)subset->program_length);
	}
	return program->number;
}

/* The key, and a measure of the face in thousandths of an em. */
static void
write_measure(
    struct bytes *out, const char *key, const struct font *font, int units)
{
	bytes_string(out, key);
	bytes_whole(out, per_mille(font, units));
}

/* Flags: 4 symbolic, as codes mean nothing by themselves; 2 serif; 64
 * italic (9.8.2). */
static int
write_descriptor(struct haru *haru, const struct subset *subset)
{
	const struct font *font = subset->font;
	int program = write_program(haru, subset);
	int number = haru_number(haru);
	int flags = 4 | (font->serif ? 2 : 0) | (font->italic_angle ? 64 : 0);
	struct bytes *out = haru_begin(haru, number);
	bytes_string(out, "/Type/FontDescriptor/FontName/");
	bytes_string(out, subset->name);
	bytes_string(out, "/Flags ");
	bytes_whole(out, flags);
	write_measure(out, "/FontBBox[", font, font->box[0]);
	for (int i = 1; i < 4; i++)
		write_measure(out, " ", font, font->box[i]);
	bytes_string(out, "]/ItalicAngle ");
	bytes_whole(out, font->italic_angle);
	write_measure(out, "/Ascent ", font, font->ascender);
	write_measure(out, "/Descent ", font, font->descender);
	write_measure(out, "/CapHeight ", font, font->cap_height);
	write_measure(out, "/XHeight ", font, font->x_height);
	write_measure(out, "/StemV ", font, font->stem_v);
	bytes_string(out, font->cff ? "/FontFile3 " : "/FontFile2 ");
	bytes_reference(out, program);
	haru_end(haru);
	return number;
}

/* The object of the CIDToGIDMap; 0: there is none. */
static int
write_glyph_map(struct haru *haru, const struct subset *subset)
{
	if (!subset->glyph_map)
		return 0;
	return haru_stream(
	    haru, subset->glyph_map, subset->glyph_map_size, "FlateDecode")
	    ->number;
}

static int
write_cid_font(struct haru *haru, const struct subset *subset)
{
	int descriptor = write_descriptor(haru, subset);
	int map = write_glyph_map(haru, subset);
	int number = haru_number(haru);
	struct bytes *out = haru_begin(haru, number);
	bytes_string(out, "/Type/Font/Subtype/CIDFontType");
	bytes_string(out, subset->font->cff ? "0" : "2");
	bytes_string(out, "/BaseFont/");
	bytes_string(out, subset->name);
	bytes_string(out, "/FontDescriptor ");
	bytes_reference(out, descriptor);
	bytes_string(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
			  "/Supplement 0>>");
	if (map) {
		bytes_string(out, "/CIDToGIDMap ");
		bytes_reference(out, map);
	} else if (!subset->font->cff) {
		bytes_string(out, "/CIDToGIDMap/Identity");
	}
	bytes_string(out, "/W[");
	bytes_add(out, subset->widths, subset->widths_size);
	bytes_string(out, "]");
	haru_end(haru);
	return number;
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
	int number = haru_number(haru);
	struct bytes *out = haru_begin(haru, number);
	bytes_string(out, "/Type/Font/Subtype/Type0/BaseFont/");
	bytes_string(out, subset->name);
	bytes_string(out, "/Encoding");
	if (subset->narrow) {
		bytes_string(out, " ");
		bytes_reference(out, map);
	} else {
		bytes_string(out, "/Identity-H");
	}
	bytes_string(out, "/DescendantFonts[");
	bytes_reference(out, descendant);
	bytes_string(out, "]/ToUnicode ");
	bytes_reference(out, unicode);
	haru_end(haru);
	return number;
}
