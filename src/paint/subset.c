/*
 * From a face and the glyphs wanted to a font program, its widths and its
 * ToUnicode CMap (ISO 32000-1, 9.7.4, 9.9, 9.10.3).
 *
 * Glyphs are numbered anew, so that codes are dense; hints, names and layout
 * tables go, as the text is already shaped and printers need no hints.  The
 * tables are dropped before the plan is made: else HarfBuzz adds all glyphs
 * that GSUB could reach.
 */
#include "paint/subset.h"

#include "base/text.h"
#include "paint/cff.h"
#include "paint/cut.h"

#include <assert.h>
#include <hb-subset.h>
#include <string.h>

enum {
	NARROW_MOST = 256, /* codes of one byte */
	CMAP_BLOCK = 100,  /* entries in one block of a CMap (9.7.5.4) */
	WIDTHS_BYTES = 512 /* as is usual */
};

static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF",
    "MATH", "STAT", "kern", "name", "post", "OS/2", "cmap", "gasp", "DSIG",
    "hdmx", "VDMX", "LTSH", "PCLT", "VORG", "meta"};

static const char name_characters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

/* No-break spaces are drawn with the space's glyph and read as a space. */
static bool
is_space(const char *text, uint32_t size)
{
	return (size == 1 && text[0] == ' ') ||
	       (size == 2 && memcmp(text, "\u00A0", 2) == 0) ||
	       (size == 3 && memcmp(text, "\u202F", 3) == 0);
}

uint32_t
subset_key(const char *text, uint32_t size)
{
	uint32_t key = 0;
	if (size > 1 && is_space(text, size))
		return ' ';
	for (uint32_t i = 0; i < size && size <= sizeof key; i++)
		key = key << 8 | (uint8_t)text[i];
	return key;
}

/* What tells subsets apart: the face, the wanted glyphs and their texts. */
static struct digest
make_key(struct arena *arena, const struct wanted *wanted)
{
	struct bytes all = bytes_new(arena);
	const struct font *font = wanted->font;
	bytes_string(&all, font->postscript_name);
	for (uint32_t i = 0; i < font->glyph_count; i++) {
		const struct meaning *meaning = &wanted->meanings[i];
		if (!meaning->text)
			continue;
		bytes_hex16(&all, i);
		bytes_add(&all, meaning->text, meaning->size);
		bytes_add(&all, "", 1);
	}
	for (size_t i = 0; i < wanted->variant_count; i++) {
		const struct variant *variant = &wanted->variants[i];
		bytes_hex16(&all, variant->glyph);
		bytes_add(&all, variant->meaning.text, variant->meaning.size);
		bytes_add(&all, "", 1);
	}
	return digest_bytes(all.data, all.size);
}

enum { TAG_SIZE = 6 };

/* Six capitals, the same for the same key (9.6.4). */
static void
write_tag(char *name, struct digest key)
{
	for (int i = 0; i < TAG_SIZE; i++, key.low /= 26)
		name[i] = (char)('A' + key.low % 26);
}

/* The tag, and the face's name as far as it needs no escapes. */
static const char *
tagged_name(struct arena *arena, const struct font *font, struct digest key)
{
	char *name = arena_printf(
	    arena, "%*s+%.100s", TAG_SIZE, "", font->postscript_name);
	write_tag(name, key);
	for (char *at = name + TAG_SIZE + 1; *at; at++)
		if (!strchr(name_characters, *at))
			*at = '-';
	return name;
}

static const char *
with_other_tag(struct arena *arena, const char *name, struct digest key)
{
	char *other = arena_strdup(arena, name);
	write_tag(other, key);
	return other;
}

static hb_subset_plan_t *
make_plan(const struct wanted *wanted)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_subset_input_set_flags(
	    input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	for (uint32_t i = 0; i < wanted->font->glyph_count; i++)
		if (wanted->meanings[i].text)
			hb_set_add(glyphs, i);
	hb_set_t *tables =
	    hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		hb_set_add(tables, hb_tag_from_string(dropped[i], 4));
	hb_subset_plan_t *plan =
	    hb_subset_plan_create_or_fail(wanted->font->face, input);
	hb_subset_input_destroy(input);
	return plan;
}

/* A bare CFF table, or a TrueType file. */
static hb_blob_t *
program_of(const struct font *font, hb_face_t *face)
{
	return font->cff
		   ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
		   : hb_face_reference_blob(face);
}

static void
pack_program(struct subset *subset, struct arena *arena,
    struct deflate *deflate, hb_blob_t *blob)
{
	unsigned size = 0;
	const char *data = hb_blob_get_data(blob, &size);
	if (size == 0)
		return;
	subset->program =
	    deflate_bytes(deflate, arena, data, size, &subset->program_size);
	subset->program_length = size;
	subset->digest = digest_bytes(subset->program, subset->program_size);
	if (!subset->font->cff)
		subset->file = memcpy(arena_alloc(arena, size), data, size);
}

/* The code that shows each glyph of the subset: its number, or its CID. */
static const uint16_t *
codes_of_numbers(struct arena *arena, const struct font *font,
    hb_blob_t *program, uint32_t count)
{
	unsigned size = 0;
	const char *data = hb_blob_get_data(program, &size);
	const uint16_t *cids =
	    font->cff ? cff_cids(arena, (const uint8_t *)data, size, count)
		      : NULL;
	if (cids)
		return cids;
	uint16_t *numbers = ARENA_ARRAY(arena, count, uint16_t);
	for (uint32_t i = 0; i < count; i++)
		numbers[i] = (uint16_t)i;
	return numbers;
}

/* Codes and advances: the plan says which glyph got which number. */
static void
number_glyphs(struct subset *subset, struct arena *arena,
    const hb_subset_plan_t *plan, const uint16_t *of_number, uint32_t count)
{
	const struct font *font = subset->font;
	const struct wanted *wanted = subset->wanted;
	const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
	uint32_t plain = 0;
	for (uint32_t i = 0; i < count; i++)
		if (of_number[i] >= plain)
			plain = of_number[i] + 1u;
	subset->code_count = plain + (uint32_t)wanted->variant_count;
	subset->narrow = subset->code_count <= NARROW_MOST;
	uint16_t *codes = ARENA_ARRAY(arena, font->glyph_count, uint16_t);
	int32_t *advances = ARENA_ARRAY(arena, subset->code_count, int32_t);
	memset(advances, -1, subset->code_count * sizeof *advances);
	for (uint32_t i = 0; i < font->glyph_count; i++) {
		hb_codepoint_t number = hb_map_get(numbers, i);
		if (number >= count)
			continue;
		codes[i] = of_number[number];
		advances[codes[i]] = (int32_t)unit_scale(
		    font_advance(font, i), 1000000, font->upem);
	}
	for (size_t i = 0; i < wanted->variant_count; i++)
		advances[plain + i] =
		    advances[codes[wanted->variants[i].glyph]];
	subset->codes = codes;
	subset->advances = advances;
}

const struct sort *
subset_sorts(struct arena *arena, const struct subset *subset)
{
	uint32_t count = subset->font->glyph_count;
	struct sort *sorts = ARENA_ARRAY(arena, count, struct sort);
	for (uint32_t i = 0; i < count; i++) {
		const struct meaning *meaning = &subset->wanted->meanings[i];
		uint16_t code = subset->codes[i];
		if (code == 0)
			continue;
		char literal[2];
		char *end = bytes_print_literal(literal, (uint8_t)code);
		sorts[i] = (struct sort){
		    subset_key(meaning->text, meaning->size),
		    subset->advances[code], code, end[-1], end == literal + 2};
	}
	return sorts;
}

static void
begin_widths(struct bytes *out, uint32_t code)
{
	bytes_whole(out, code);
	bytes_string(out, "[");
}

/* "0[500 333.5]17[250]": each stretch of codes that are used (9.7.4.3). */
static void
print_widths(struct subset *subset, struct arena *arena)
{
	struct bytes out = bytes_new(arena);
	bytes_grow(&out, WIDTHS_BYTES);
	const int32_t *advances = subset->advances;
	for (uint32_t code = 0; code < subset->code_count; code++) {
		if (advances[code] < 0)
			continue;
		if (code == 0 || advances[code - 1] < 0)
			begin_widths(&out, code);
		bytes_decimal(&out, advances[code], 3);
		bool ends =
		    code + 1 == subset->code_count || advances[code + 1] < 0;
		bytes_string(&out, ends ? "]" : " ");
	}
	subset->widths = out.data;
	subset->widths_size = out.size;
}

/* Two bytes for each code, the glyph's number (9.7.4.2). */
static void
pack_glyph_map(
    struct subset *subset, struct arena *arena, struct deflate *deflate)
{
	const struct wanted *wanted = subset->wanted;
	if (wanted->variant_count == 0)
		return;
	size_t plain = subset->code_count - wanted->variant_count;
	uint8_t *map = arena_alloc(arena, 2 * (size_t)subset->code_count);
	for (size_t i = 0; i < subset->code_count; i++) {
		size_t glyph =
		    i < plain
			? i
			: subset->codes[wanted->variants[i - plain].glyph];
		map[2 * i] = (uint8_t)(glyph >> 8);
		map[2 * i + 1] = (uint8_t)glyph;
	}
	subset->glyph_map = deflate_bytes(deflate, arena, map,
	    2 * (size_t)subset->code_count, &subset->glyph_map_size);
}

/* The one character of the basic plane that a meaning is, or 0. */
static uint32_t
single(const struct meaning *meaning)
{
	size_t at = 0;
	if (!meaning || meaning->size == 0)
		return 0;
	uint32_t codepoint = text_next(meaning->text, meaning->size, &at);
	return at == meaning->size && codepoint < 0x10000 ? codepoint : 0;
}

/* Last of the codes from `first` on whose characters follow one another; a
 * range may not cross a multiple of 256 (9.7.6.2). */
static uint32_t
range_end(const struct meaning **by_code, uint32_t first, uint32_t count)
{
	uint32_t start = single(by_code[first]), last = first;
	while (start && last + 1 < count && (last + 1) % 256 != 0 &&
	       (start + last + 1 - first) % 256 != 0 &&
	       single(by_code[last + 1]) == start + last + 1 - first)
		last++;
	return last;
}

static void
write_code(struct bytes *out, const struct subset *subset, uint32_t code)
{
	bytes_printf(out, "<%0*X>", subset->narrow ? 2 : 4, (unsigned)code);
}

/* Entries of a bfrange; blocks of at most CMAP_BLOCK have their count first. */
static void
write_ranges(struct bytes *out, const struct subset *subset,
    const struct meaning **by_code)
{
	uint32_t count = subset->code_count;
	struct bytes block = bytes_new(out->arena);
	int entries = 0;
	for (uint32_t code = 1, last; code <= count; code = last + 1) {
		last = code;
		if (entries && (code == count || entries == CMAP_BLOCK)) {
			bytes_printf(out, "%d beginbfrange\n", entries);
			bytes_add(out, block.data, block.size);
			bytes_string(out, "endbfrange\n");
			block.size = 0;
			entries = 0;
		}
		if (code == count || !by_code[code])
			continue;
		last = range_end(by_code, code, count);
		write_code(&block, subset, code);
		write_code(&block, subset, last);
		bytes_string(&block, "<");
		bytes_utf16(&block, by_code[code]->text, by_code[code]->size);
		bytes_string(&block, ">\n");
		entries++;
	}
}

static void
pack_unicode(
    struct subset *subset, struct arena *arena, struct deflate *deflate)
{
	const struct meaning **by_code =
	    ARENA_ARRAY(arena, subset->code_count, const struct meaning *);
	const struct wanted *wanted = subset->wanted;
	for (uint32_t i = 0; i < subset->font->glyph_count; i++)
		if (subset->codes[i] && wanted->meanings[i].size)
			by_code[subset->codes[i]] = &wanted->meanings[i];
	size_t plain = subset->code_count - wanted->variant_count;
	for (size_t i = 0; i < wanted->variant_count; i++)
		by_code[plain + i] = &wanted->variants[i].meaning;
	struct bytes cmap = bytes_new(arena);
	bytes_string(&cmap,
	    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n");
	bytes_string(&cmap, subset->narrow ? "<00><FF>" : "<0000><FFFF>");
	bytes_string(&cmap, "\nendcodespacerange\n");
	write_ranges(&cmap, subset, by_code);
	bytes_string(&cmap, "endcmap\n"
			    "CMapName currentdict/CMap defineresource pop\n"
			    "end\nend\n");
	subset->unicode = deflate_bytes(
	    deflate, arena, cmap.data, cmap.size, &subset->unicode_size);
}

static struct subset *
describe(struct arena *arena, struct deflate *deflate,
    const struct wanted *wanted, const hb_subset_plan_t *plan, hb_face_t *face)
{
	struct subset *subset = ARENA_NEW(arena, struct subset);
	subset->font = wanted->font;
	subset->wanted = wanted;
	subset->name =
	    tagged_name(arena, wanted->font, make_key(arena, wanted));
	hb_blob_t *program = program_of(wanted->font, face);
	uint32_t count = hb_face_get_glyph_count(face);
	pack_program(subset, arena, deflate, program);
	number_glyphs(subset, arena, plan,
	    codes_of_numbers(arena, wanted->font, program, count), count);
	hb_blob_destroy(program);
	subset->sorts = subset_sorts(arena, subset);
	print_widths(subset, arena);
	pack_glyph_map(subset, arena, deflate);
	pack_unicode(subset, arena, deflate);
	return subset;
}

const struct subset *
subset_make(
    struct arena *arena, struct deflate *deflate, const struct wanted *wanted)
{
	hb_subset_plan_t *plan = make_plan(wanted);
	hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	struct subset *subset =
	    face ? describe(arena, deflate, wanted, plan, face) : NULL;
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	return subset && subset->program ? subset : NULL;
}

/* Those of codes that are kept, and of .notdef. */
static void
keep_widths(struct subset *cut, struct arena *arena, const bool *keep)
{
	const int32_t *all = cut->advances;
	int32_t *advances =
	    arena_room(arena, cut->code_count * sizeof *advances);
	for (uint32_t code = 0; code < cut->code_count; code++)
		advances[code] = code == 0 || keep[code] ? all[code] : -1;
	cut->advances = advances;
	print_widths(cut, arena);
}

static struct digest
key_of_cut(struct arena *arena, const struct subset *subset, const bool *keep)
{
	char digits[33];
	struct bytes key = bytes_new(arena);
	bytes_grow(&key, sizeof digits + subset->code_count * sizeof *keep);
	bytes_string(&key, digest_print(digits, subset->digest));
	bytes_add(&key, keep, subset->code_count * sizeof *keep);
	return digest_bytes(key.data, key.size);
}

const struct subset *
subset_cut(struct arena *arena, const struct subset *subset, const bool *shown)
{
	assert(subset->file);
	const struct font *font = subset->font;
	bool *keep = ARENA_ARRAY(arena, subset->code_count, bool);
	for (uint32_t i = 0; i < font->glyph_count; i++)
		if (shown[i])
			keep[subset->codes[i]] = true;
	size_t size;
	uint8_t *file = cut_outlines(arena, subset->file,
	    subset->program_length, keep, subset->code_count, &size);
	if (!file)
		return NULL;
	struct subset *cut = ARENA_NEW(arena, struct subset);
	*cut = *subset;
	keep_widths(cut, arena, keep);
	cut->digest = key_of_cut(arena, subset, keep);
	cut->name = with_other_tag(arena, subset->name, cut->digest);
	cut->file = cut->program = file;
	cut->program_length = cut->program_size = size;
	return cut;
}
