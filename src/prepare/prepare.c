/*
 * What is the same at every start of leaflet, made once, before it is linked:
 *
 *   prepare FONT... >prepared.c
 *
 * Comes in: the bundled font files.  Goes out: C source with what it would take
 * a process to find out about each (its base subset, a table of pairs, and a
 * cut of it that shapes words of usual characters), ICC profiles and the CMap
 * of bytes, packed, and the codes that text is packed with.  It is made by
 * leaflet's own functions, so leaflets have the same bytes with it and without.
 */
#include "base/text.h"
#include "base/usual.h"
#include "paint/basis.h"
#include "paint/deflate_code.h"
#include "paint/type0.h"
#include "prepare/huffman.h"
#include "prepare/kerning.h"
#include "prepare/profile.h"
#include "prepare/source.h"
#include "typeset/prepared.h"

#include <assert.h>
#include <hb-subset.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Nothing is prepared yet for those functions themselves. */
const struct prepared_face prepared_faces[] = {{.cut = NULL}};
const char prepared_by[] = "";
const struct basis_prepared basis_prepared[] = {{.glyphs = NULL}};
const struct icc colour_srgb, colour_cmyk;
const struct type0_map type0_map;
const struct isal_hufftables deflate_text_code, deflate_cells_code;

/* Of no use to who only shapes. */
static const char outlines[][5] = {"glyf", "loca", "CFF ", "name", "post",
    "OS/2", "gasp", "prep", "fpgm", "cvt ", "DSIG", "hdmx", "VDMX", "LTSH",
    "PCLT", "VORG", "meta"};

/* A face and what is made of it. */
struct made {
	struct font *font;
	const struct subset *subset;
	hb_blob_t *cut;
	struct pairs *pairs; /* or NULL */
};

struct prepare {
	struct job job;
	struct deflate *deflate;
	struct made *list;
	int count;
};

static void
choose_tables(hb_subset_input_t *input)
{
	hb_set_t *dropped =
	    hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof outlines / sizeof *outlines; i++)
		hb_set_add(dropped, hb_tag_from_string(outlines[i], 4));
}

static void
choose_characters(hb_subset_input_t *input)
{
	hb_set_t *characters = hb_subset_input_unicode_set(input);
	size_t size = strlen(usual_characters);
	for (size_t at = 0; at < size;)
		hb_set_add(characters, text_next(usual_characters, size, &at));
}

/* NULL: it cannot be made. */
static hb_blob_t *
make_cut(const struct font *font)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_input_set_flags(
	    input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
	choose_tables(input);
	choose_characters(input);
	hb_face_t *face = hb_subset_or_fail(font->face, input);
	hb_subset_input_destroy(input);
	if (!face)
		return NULL;
	hb_blob_t *blob = hb_face_reference_blob(face);
	hb_face_destroy(face);
	return blob;
}

static bool
add_face(struct prepare *prepare, struct basis *basis, const char *path)
{
	struct arena *arena = prepare->job.arena;
	struct font_file file;
	struct made *made = &prepare->list[prepare->count];
	if (!font_look(arena, path, &file))
		return false;
	made->font = font_open(&prepare->job, &file, (struct place){0});
	if (!made->font)
		return false;
	prepare->count++;
	made->subset = basis_subset(basis, basis_find(basis, made->font));
	made->cut = make_cut(made->font);
	made->pairs = ARENA_NEW(arena, struct pairs);
	if (!kerning_read(made->font, made->pairs))
		made->pairs = NULL;
	return made->subset && made->cut;
}

/* ---- what is printed ---- */

static void
print_cut(FILE *out, int number, const struct made *made)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(made->cut, &size);
	source_bytes(out, "cut", number, (const uint8_t *)bytes, size);
}

static void
print_pairs(FILE *out, int number, const struct pairs *pairs)
{
	if (!pairs)
		return;
	fprintf(out, "static const struct pairs pairs_%d = {{", number);
	for (int i = 0; i < PAIRS_COUNT; i++)
		fprintf(out, "{%u, %d},%s", pairs->glyphs[i].id,
		    pairs->glyphs[i].advance, i % 8 == 7 ? "\n\t" : " ");
	fputs("},\n{", out);
	for (int i = 0; i < PAIRS_COUNT; i++)
		source_row(out, pairs->kerns[i], PAIRS_COUNT);
	fprintf(out, "}, %d};\n", pairs->letterless);
}

static void
print_subset(FILE *out, int number, const struct made *made)
{
	const struct subset *subset = made->subset;
	struct arena *arena = arena_new();
	uint16_t *glyphs = ARENA_ARRAY(arena, subset->code_count, uint16_t);
	for (uint32_t i = 0; i < made->font->glyph_count; i++)
		if (subset->codes[i])
			glyphs[subset->codes[i]] = (uint16_t)i;
	source_codes(out, "glyphs", number, glyphs, subset->code_count);
	source_advances(
	    out, "advances", number, subset->advances, subset->code_count);
	source_bytes(
	    out, "program", number, subset->program, subset->program_size);
	source_bytes(
	    out, "unicode", number, subset->unicode, subset->unicode_size);
	arena_free(arena);
}

/* Of letters of ASCII, as all that are joined are. */
static void
print_joined(FILE *out, int number, const struct made *made)
{
	const struct meaning *meanings = made->subset->wanted->meanings;
	fprintf(
	    out, "static const struct basis_joined joined_%d[] = {\n", number);
	for (uint32_t i = 0; i < made->font->glyph_count; i++) {
		const struct meaning *one = &meanings[i];
		if (one->size < 2 || !text_is_ascii_letter(*one->text))
			continue;
		assert(one->size < sizeof((struct basis_joined *)0)->text);
		fprintf(out, "\t{%" PRIu32 ", \"%.*s\"},\n", i, (int)one->size,
		    one->text);
	}
	fputs("\t{0, \"\"},\n};\n", out);
}

static void
print_faces(FILE *out, const struct prepare *prepare)
{
	fputs("\nconst struct prepared_face prepared_faces[] = {\n", out);
	for (int i = 0; i < prepare->count; i++) {
		struct digest digest = prepare->list[i].font->digest;
		fprintf(out,
		    "\t{{UINT64_C(0x%" PRIx64 "), UINT64_C(0x%" PRIx64
		    ")}, cut_%d, sizeof cut_%d, ",
		    digest.high, digest.low, i, i);
		if (prepare->list[i].pairs)
			fprintf(out, "&pairs_%d},\n", i);
		else
			fputs("NULL},\n", out);
	}
	fprintf(out,
	    "\t{{0, 0}, NULL, 0, NULL},\n};\n\n"
	    "const char prepared_by[] = \"%s\";\n",
	    hb_version_string());
}

static void
print_subsets(FILE *out, const struct prepare *prepare)
{
	fputs("\nconst struct basis_prepared basis_prepared[] = {\n", out);
	for (int i = 0; i < prepare->count; i++) {
		const struct subset *subset = prepare->list[i].subset;
		fprintf(out,
		    "\t{glyphs_%d, joined_%d, {.name = \"%s\",\n"
		    "\t    .widths = \"%.*s\",\n"
		    "\t    .widths_size = %zu, .advances = advances_%d,\n"
		    "\t    .code_count = %" PRIu32 ", .narrow = %d,\n",
		    i, i, subset->name, (int)subset->widths_size,
		    subset->widths, subset->widths_size, i, subset->code_count,
		    subset->narrow);
		fprintf(out,
		    "\t    .program = program_%d, .program_size = %zu,\n"
		    "\t    .program_length = %zu,",
		    i, subset->program_size, subset->program_length);
		if (subset->file)
			fprintf(out, " .file = file_%d,", i);
		fprintf(out,
		    "\n\t    .unicode = unicode_%d, .unicode_size = %zu}},\n",
		    i, subset->unicode_size);
	}
	fputs("\t{.glyphs = NULL},\n};\n", out);
}

/* Bytes that are packed, and the struct of them and their number. */
static void
print_packed(FILE *out, const char *type, const char *name,
    const uint8_t *bytes, size_t size)
{
	source_bytes(out, name, 0, bytes, size);
	fprintf(
	    out, "const struct %s %s = {%s_0, %zu};\n", type, name, name, size);
}

static void
print_constants(FILE *out, const struct prepare *prepare)
{
	struct arena *arena = prepare->job.arena;
	struct icc srgb = profile_srgb(arena, prepare->deflate);
	struct icc cmyk = profile_cmyk(arena, prepare->deflate);
	size_t size;
	const uint8_t *map = deflate_bytes(prepare->deflate, arena,
	    type0_map_text, strlen(type0_map_text), &size);
	print_packed(out, "icc", "colour_srgb", srgb.bytes, srgb.size);
	print_packed(out, "icc", "colour_cmyk", cmyk.bytes, cmyk.size);
	print_packed(out, "type0_map", "type0_map", map, size);
	huffman_print(out);
}

/* What every leaflet wants stands together, for memory comes in pages. */
static void
print_all(FILE *out, const struct prepare *prepare)
{
	fputs("/* Printed by src/prepare. */\n"
	      "#include \"paint/basis.h\"\n#include \"paint/colour.h\"\n"
	      "#include \"paint/deflate_code.h\"\n"
	      "#include \"paint/type0.h\"\n"
	      "#include \"typeset/pairs.h\"\n"
	      "#include \"typeset/prepared.h\"\n\n",
	    out);
	for (int i = 0; i < prepare->count; i++)
		print_pairs(out, i, prepare->list[i].pairs);
	for (int i = 0; i < prepare->count; i++)
		print_cut(out, i, &prepare->list[i]);
	print_constants(out, prepare);
	for (int i = 0; i < prepare->count; i++) {
		print_joined(out, i, &prepare->list[i]);
		print_subset(out, i, &prepare->list[i]);
	}
	for (int i = 0; i < prepare->count; i++)
		if (prepare->list[i].subset->file)
			source_bytes(out, "file", i,
			    prepare->list[i].subset->file,
			    prepare->list[i].subset->program_length);
	print_faces(out, prepare);
	print_subsets(out, prepare);
}

static void
free_faces(struct prepare *prepare)
{
	for (int i = 0; i < prepare->count; i++) {
		hb_blob_destroy(prepare->list[i].cut);
		font_close(prepare->list[i].font);
	}
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct prepare prepare = {
	    .job = {arena, diag_new(arena)},
	    .deflate = deflate_new(arena, DEFLATE_SMALL),
	    .list = ARENA_ARRAY(arena, (size_t)argc, struct made),
	};
	struct basis *basis = basis_new(arena, prepare.deflate);
	int status = EXIT_SUCCESS;
	for (int i = 1; i < argc && status == EXIT_SUCCESS; i++) {
		if (add_face(&prepare, basis, argv[i]))
			continue;
		fprintf(stderr, "%s cannot be prepared.\n", argv[i]);
		status = EXIT_FAILURE;
	}
	if (status == EXIT_SUCCESS)
		print_all(stdout, &prepare);
	if (fclose(stdout) != 0)
		status = EXIT_FAILURE;
	free_faces(&prepare);
	deflate_free(prepare.deflate);
	arena_free(arena);
	return status;
}
