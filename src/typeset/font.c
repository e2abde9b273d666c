/*
 * One face: held to the few tables that everything later trusts, and opened by
 * HarfBuzz.
 *
 * A broken font is refused here: the check of the table directory, head,
 * hhea, maxp and OS/2 (OpenType 1.9, chapters of the same names) is what
 * keeps damaged files from the shaper, the subsetter and the PDF.
 */
#include "typeset/font.h"

#include "typeset/prepared.h"
#include "typeset/sfnt.h"

#include <assert.h>
#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	RESTRICTED_LICENCE = 0x0002,
	SMALL = 1024 * 1024 /* bytes of a file that is read */
};

/* The tables that metrics come from. */
struct tables {
	struct sfnt head, hhea, maxp, hmtx, os2, post, cmap, outlines;
	bool cff;
};

/* NULL, or what is wrong with the file. */
static const char *
check_file(const struct sfnt *file, int collection, struct tables *tables)
{
	size_t at = sfnt_directory(file, collection);
	uint32_t kind = sfnt_u32(file, at);
	if (file->size < 12 ||
	    (kind != 0x00010000 && kind != 0x4F54544F && kind != 0x74727565))
		return "it is no TrueType or OpenType font";
	/* Without one of those that shape, Arabic would come out in letters
	 * that do not join. */
	if (!sfnt_is_whole(file, at))
		return "it is cut short";
	struct sfnt other;
	if (sfnt_find(file, at, "fvar", &other))
		return "it is a variable font, and only static ones are set";
	if (!sfnt_find(file, at, "head", &tables->head) ||
	    !sfnt_find(file, at, "hhea", &tables->hhea) ||
	    !sfnt_find(file, at, "maxp", &tables->maxp) ||
	    !sfnt_find(file, at, "hmtx", &tables->hmtx) ||
	    !sfnt_find(file, at, "cmap", &tables->cmap) ||
	    !sfnt_find(file, at, "OS/2", &tables->os2))
		return "a table that every font has is missing";
	sfnt_find(file, at, "post", &tables->post);
	tables->cff = sfnt_find(file, at, "CFF ", &tables->outlines);
	if (!tables->cff && !(sfnt_find(file, at, "glyf", &tables->outlines) &&
				sfnt_find(file, at, "loca", &other)))
		return "it has no outlines";
	unsigned upem = sfnt_u16(&tables->head, 18);
	if (tables->head.size < 54 ||
	    sfnt_u32(&tables->head, 12) != 0x5F0F3CF5 || upem < 16 ||
	    upem > 16384)
		return "its head table is damaged";
	unsigned glyphs = sfnt_u16(&tables->maxp, 4);
	unsigned metrics = sfnt_u16(&tables->hhea, 34);
	if (tables->hhea.size < 36 || glyphs == 0 || metrics == 0 ||
	    metrics > glyphs ||
	    tables->hmtx.size < 4 * (size_t)metrics + 2 * (glyphs - metrics))
		return "its glyph counts and its tables do not agree";
	if (tables->os2.size < 78)
		return "its OS/2 table is cut short";
	if ((sfnt_u16(&tables->os2, 8) & 0xF) == RESTRICTED_LICENCE)
		return "its licence bits forbid embedding it";
	return NULL;
}

static void
read_metrics(struct font *font, const struct tables *tables)
{
	const struct sfnt *os2 = &tables->os2;
	font->upem = (int)sfnt_u16(&tables->head, 18);
	for (int i = 0; i < 4; i++)
		font->box[i] = sfnt_s16(&tables->head, 36 + 2 * (size_t)i);
	font->ascender = sfnt_s16(&tables->hhea, 4);
	font->descender = sfnt_s16(&tables->hhea, 6);
	font->glyph_count = sfnt_u16(&tables->maxp, 4);
	font->serif =
	    sfnt_s16(os2, 30) >> 8 >= 1 && sfnt_s16(os2, 30) >> 8 <= 7;
	font->cff = tables->cff;
	bool heights = sfnt_u16(os2, 0) >= 2 && os2->size >= 90;
	font->x_height = heights ? sfnt_s16(os2, 86) : font->upem / 2;
	font->cap_height = heights ? sfnt_s16(os2, 88) : font->upem * 7 / 10;
	if (tables->post.size >= 8) /* degrees, anticlockwise */
		font->italic_angle = sfnt_s16(&tables->post, 4);
	/* No table states the stem; PDF asks for a value: a usual estimate. */
	font->stem_v = 50 + font->weight * font->weight / 65 / 65;
}

static uint32_t
nominal(hb_font_t *hb, hb_codepoint_t codepoint)
{
	hb_codepoint_t glyph = 0;
	return hb_font_get_nominal_glyph(hb, codepoint, &glyph) ? glyph : 0;
}

/* How often letters, spaces and stops come in a thousand characters of English
 * articles. */
static const struct {
	unsigned char character;
	int share;
} LETTERS[] = {{' ', 188}, {'e', 97}, {'o', 73}, {'t', 68}, {'a', 62},
    {'s', 53}, {'n', 50}, {'r', 48}, {'i', 45}, {'h', 41}, {'l', 33}, {'u', 27},
    {'d', 24}, {'y', 24}, {'c', 19}, {'f', 18}, {'m', 18}, {'p', 18}, {'w', 18},
    {'g', 15}, {'.', 14}, {',', 13}, {'b', 9}, {'k', 8}, {'v', 5}, {'x', 1}};

static int
mean_advance(const struct font *font)
{
	int64_t sum = 0, shares = 0;
	for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++) {
		uint32_t glyph = nominal(font->hb, LETTERS[i].character);
		if (!glyph)
			return 0;
		sum += (int64_t)LETTERS[i].share * font_advance(font, glyph);
		shares += LETTERS[i].share;
	}
	return (int)(sum * 1000 / shares / font->upem);
}

static hb_font_t *
make_font(hb_face_t *face, int upem)
{
	hb_font_t *hb = hb_font_create(face);
	hb_font_set_scale(hb, upem, upem);
	hb_font_make_immutable(hb);
	return hb;
}

static void
open_usual(struct font *font)
{
	font->prepared = prepared_find(font->digest);
	font->usual = font->hb;
	if (font->prepared < 0)
		return;
	const struct prepared_face *made = &prepared_faces[font->prepared];
	hb_blob_t *blob = hb_blob_create((const char *)made->cut,
	    made->cut_size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_face_make_immutable(face);
	font->usual = make_font(face, font->upem);
	font->pairs = made->pairs;
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

/* A file by its bytes, empty if there are none.  To map it costs more time than
 * to read a small one, which may then change while it is in use. */
static hb_blob_t *
read_file(struct arena *arena, const char *path)
{
	struct stat status = {0};
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (file < 0 || fstat(file, &status) != 0 || status.st_size > SMALL) {
		if (file >= 0)
			close(file);
		return hb_blob_create_from_file(path);
	}
	char *bytes = arena_room(arena, (size_t)status.st_size);
	ssize_t size = read(file, bytes, (size_t)status.st_size);
	close(file);
	return hb_blob_create(bytes, size > 0 ? (unsigned)size : 0,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
}

struct font *
font_open(struct job *job, const struct font_file *from, struct place place)
{
	hb_blob_t *blob = read_file(job->arena, from->path);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	struct sfnt file = {(const unsigned char *)bytes, size};
	struct tables tables = {0};
	const char *fault = check_file(&file, from->collection, &tables);
	if (fault) {
		hb_blob_destroy(blob);
		diag_error(job, place,
		    "the font %s cannot be used: %s. Replace "
		    "the file with a sound copy.",
		    from->path, fault);
		return NULL;
	}
	struct font *font = ARENA_NEW(job->arena, struct font);
	font->path = arena_strdup(job->arena, from->path);
	font->collection = from->collection;
	font->family = arena_strdup(job->arena, from->family);
	font->weight = from->weight;
	read_metrics(font, &tables);
	font->face = hb_face_create(blob, (unsigned)from->collection);
	hb_blob_destroy(blob);
	hb_face_make_immutable(font->face);
	font->postscript_name =
	    font_name(job->arena, font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	if (!font->postscript_name)
		font->postscript_name = "Unnamed";
	font->hb = make_font(font->face, font->upem);
	font->digest = digest_bytes(bytes, size);
	open_usual(font);
	font->space = nominal(font->hb, ' ');
	font->hyphen = nominal(font->hb, 0x2010);
	if (!font->hyphen)
		font->hyphen = nominal(font->hb, '-');
	font->mean_advance = mean_advance(font);
	return font;
}

void
font_close(struct font *font)
{
	if (font->usual != font->hb)
		hb_font_destroy(font->usual);
	hb_font_destroy(font->hb);
	hb_face_destroy(font->face);
}

bool
font_has(const struct font *font, uint32_t codepoint)
{
	return nominal(font->hb, codepoint) != 0;
}

const struct font *
font_family(const struct fonts *fonts, const char *family, int weight)
{
	const struct font *best = NULL;
	for (size_t i = 0; i < fonts->count; i++) {
		const struct font *one = fonts->list[i];
		if (strcmp(one->family, family) != 0 &&
		    strcmp(one->path, family) != 0)
			continue;
		if (!best ||
		    abs(one->weight - weight) < abs(best->weight - weight))
			best = one;
	}
	return best;
}

const struct font *
font_find(const struct fonts *fonts, const struct theme *theme,
    enum font_slot slot, int weight)
{
	const struct font *font =
	    font_family(fonts, theme->fonts[slot].family, weight);
	assert(font);
	return font;
}

int
font_advance(const struct font *font, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(font->hb, glyph);
}
