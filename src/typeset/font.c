/*
 * Faces are found by the names inside the files of the theme's folders, held
 * to the few tables that everything later trusts, and opened by HarfBuzz.
 *
 * A broken font is refused here: the check of the table directory, head,
 * hhea, maxp and OS/2 (OpenType 1.9, chapters of the same names) is what
 * keeps damaged files from the shaper, the subsetter and the PDF.
 */
#include "typeset/font.h"

#include <assert.h>
#include <dirent.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { FILES_MOST = 4096, DEPTH_MOST = 4, RESTRICTED_LICENCE = 0x0002 };

/* A font file and what its names say. */
struct candidate {
	const char *path;
	const char *family;
	int weight;
	bool upright;
};

/* Bytes of one table. */
struct table {
	const unsigned char *bytes;
	size_t size;
};

static unsigned
u16(const struct table *table, size_t at)
{
	if (at + 2 > table->size)
		return 0;
	return (unsigned)table->bytes[at] << 8 | table->bytes[at + 1];
}

static int
s16(const struct table *table, size_t at)
{
	unsigned value = u16(table, at);
	return value < 0x8000 ? (int)value : (int)value - 0x10000;
}

static uint32_t
u32(const struct table *table, size_t at)
{
	return (uint32_t)u16(table, at) << 16 | u16(table, at + 2);
}

static bool
find_table(const struct table *file, const char tag[5], struct table *result)
{
	unsigned count = u16(file, 4);
	for (unsigned i = 0; i < count; i++) {
		size_t record = 12 + 16 * (size_t)i;
		if (record + 16 > file->size)
			return false;
		if (memcmp(file->bytes + record, tag, 4) != 0)
			continue;
		size_t at = u32(file, record + 8);
		size_t size = u32(file, record + 12);
		if (at > file->size || size > file->size - at)
			return false;
		*result = (struct table){file->bytes + at, size};
		return true;
	}
	return false;
}

/* The tables that metrics come from. */
struct tables {
	struct table head, hhea, maxp, hmtx, os2, cmap, outlines;
	bool cff;
};

/* NULL, or what is wrong with the file. */
static const char *
check_file(const struct table *file, struct tables *tables)
{
	uint32_t kind = u32(file, 0);
	if (file->size < 12 ||
	    (kind != 0x00010000 && kind != 0x4F54544F && kind != 0x74727565))
		return "it is no TrueType or OpenType font";
	struct table other;
	if (find_table(file, "fvar", &other))
		return "it is a variable font, and only static ones are set";
	if (!find_table(file, "head", &tables->head) ||
	    !find_table(file, "hhea", &tables->hhea) ||
	    !find_table(file, "maxp", &tables->maxp) ||
	    !find_table(file, "hmtx", &tables->hmtx) ||
	    !find_table(file, "cmap", &tables->cmap) ||
	    !find_table(file, "OS/2", &tables->os2))
		return "a table that every font has is missing or cut short";
	tables->cff = find_table(file, "CFF ", &tables->outlines);
	if (!tables->cff && !(find_table(file, "glyf", &tables->outlines) &&
				find_table(file, "loca", &other)))
		return "it has no outlines";
	unsigned upem = u16(&tables->head, 18);
	if (tables->head.size < 54 || u32(&tables->head, 12) != 0x5F0F3CF5 ||
	    upem < 16 || upem > 16384)
		return "its head table is damaged";
	unsigned glyphs = u16(&tables->maxp, 4);
	unsigned metrics = u16(&tables->hhea, 34);
	if (tables->hhea.size < 36 || glyphs == 0 || metrics == 0 ||
	    metrics > glyphs ||
	    tables->hmtx.size < 4 * (size_t)metrics + 2 * (glyphs - metrics))
		return "its glyph counts and its tables do not agree";
	if (tables->os2.size < 78)
		return "its OS/2 table is cut short";
	if ((u16(&tables->os2, 8) & 0xF) == RESTRICTED_LICENCE)
		return "its licence bits forbid embedding it";
	return NULL;
}

static const char *
name_of(struct arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
	char buffer[128];
	unsigned size = sizeof buffer;
	hb_ot_name_get_utf8(
	    face, id, hb_language_from_string("en", 2), &size, buffer);
	return size ? arena_strdup(arena, buffer) : NULL;
}

/* Adds the file to the candidates if it can be read as a font at all. */
static bool
look_at(struct arena *arena, const char *path, struct candidate *result)
{
	hb_blob_t *blob = hb_blob_create_from_file(path);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	struct table file = {(const unsigned char *)bytes, size}, os2;
	bool found = size && find_table(&file, "OS/2", &os2) && os2.size >= 64;
	if (found) {
		hb_face_t *face = hb_face_create(blob, 0);
		const char *family =
		    name_of(arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
		if (!family)
			family =
			    name_of(arena, face, HB_OT_NAME_ID_FONT_FAMILY);
		*result = (struct candidate){
		    .path = path,
		    .family = family,
		    .weight = (int)u16(&os2, 4),
		    .upright = !(u16(&os2, 62) & 1),
		};
		found = family != NULL;
		hb_face_destroy(face);
	}
	hb_blob_destroy(blob);
	return found;
}

struct scan {
	struct arena *arena;
	struct candidate *list;
	size_t count, capacity, files;
};

static bool
is_font_name(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && (strcmp(name + size - 4, ".ttf") == 0 ||
			       strcmp(name + size - 4, ".otf") == 0);
}

static void
scan_folder(struct scan *scan, const char *folder, int depth)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *path = arena_printf(scan->arena, "%s/%s", folder, name);
		struct stat status;
		struct candidate found;
		if (name[0] == '.' || stat(path, &status) != 0)
			;
		else if (S_ISDIR(status.st_mode) && depth < DEPTH_MOST)
			scan_folder(scan, path, depth + 1);
		else if (S_ISREG(status.st_mode) && is_font_name(name) &&
			 scan->files++ < FILES_MOST &&
			 look_at(scan->arena, path, &found))
			ARENA_PUSH(scan->arena, scan->list, scan->count,
			    scan->capacity, found);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

/* The upright face of the family that is nearest in weight, or NULL. */
static const struct candidate *
find_candidate(const struct scan *scan, const char *family, int weight)
{
	const struct candidate *best = NULL;
	for (size_t i = 0; i < scan->count; i++) {
		const struct candidate *one = &scan->list[i];
		if (!one->upright || strcmp(one->family, family) != 0)
			continue;
		if (!best ||
		    abs(one->weight - weight) < abs(best->weight - weight))
			best = one;
	}
	return best;
}

static void
read_metrics(struct font *font, const struct tables *tables)
{
	const struct table *os2 = &tables->os2;
	font->upem = (int)u16(&tables->head, 18);
	for (int i = 0; i < 4; i++)
		font->box[i] = s16(&tables->head, 36 + 2 * (size_t)i);
	font->ascender = s16(&tables->hhea, 4);
	font->descender = s16(&tables->hhea, 6);
	font->glyph_count = u16(&tables->maxp, 4);
	font->serif = s16(os2, 30) >> 8 >= 1 && s16(os2, 30) >> 8 <= 7;
	font->cff = tables->cff;
	bool heights = u16(os2, 0) >= 2 && os2->size >= 90;
	font->x_height = heights ? s16(os2, 86) : font->upem / 2;
	font->cap_height = heights ? s16(os2, 88) : font->upem * 7 / 10;
	/* No table states the stem; PDF asks for a value: a usual estimate. */
	font->stem_v = 50 + font->weight * font->weight / 65 / 65;
}

static uint32_t
nominal(hb_font_t *hb, hb_codepoint_t codepoint)
{
	hb_codepoint_t glyph = 0;
	return hb_font_get_nominal_glyph(hb, codepoint, &glyph) ? glyph : 0;
}

static struct font *
open_font(struct job *job, const struct candidate *from, struct place place)
{
	hb_blob_t *blob = hb_blob_create_from_file(from->path);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	struct table file = {(const unsigned char *)bytes, size};
	struct tables tables = {0};
	const char *fault = check_file(&file, &tables);
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
	font->family = arena_strdup(job->arena, from->family);
	font->weight = from->weight;
	read_metrics(font, &tables);
	font->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	hb_face_make_immutable(font->face);
	font->postscript_name =
	    name_of(job->arena, font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	if (!font->postscript_name)
		font->postscript_name = "Unnamed";
	font->hb = hb_font_create(font->face);
	hb_font_set_scale(font->hb, font->upem, font->upem);
	hb_font_make_immutable(font->hb);
	font->space = nominal(font->hb, ' ');
	font->hyphen = nominal(font->hb, 0x2010);
	if (!font->hyphen)
		font->hyphen = nominal(font->hb, '-');
	return font;
}

struct loading {
	struct job *job;
	const struct theme *theme;
	struct scan scan;
	struct font **list;
	size_t count, capacity;
	bool failed;
};

static bool
is_path(const char *family)
{
	return strchr(family, '/') || is_font_name(family);
}

static bool
is_loaded(const struct loading *loading, const char *path)
{
	for (size_t i = 0; i < loading->count; i++)
		if (strcmp(loading->list[i]->path, path) == 0)
			return true;
	return false;
}

static void
say_missing(struct loading *loading, const struct font_choice *choice)
{
	const char *names[64];
	size_t count = 0;
	const struct scan *scan = &loading->scan;
	for (size_t i = 0; i < scan->count && count < 64; i++)
		names[count++] = scan->list[i].family;
	const char *first =
	    loading->theme->folder_count ? loading->theme->folders[0] : "fonts";
	const char *near = NULL;
	size_t size = strlen(choice->family);
	for (size_t i = 0; i < count && !near; i++)
		if (strncasecmp(names[i], choice->family, size) == 0)
			near = names[i];
	diag_error(loading->job, choice->place,
	    "there is no font '%s' in %s%s. "
	    "%s%s%s",
	    choice->family, first,
	    loading->theme->folder_count > 1 ? " and the other folders" : "",
	    near ? "Did you mean '"
		 : "Put its files there, or name another "
		   "family in fonts.body or fonts.heading",
	    near ? near : "", near ? "'?" : ".");
}

static void
load_one(struct loading *loading, enum font_slot slot, int weight)
{
	const struct font_choice *choice = &loading->theme->fonts[slot];
	struct candidate named;
	const struct candidate *found = NULL;
	if (!is_path(choice->family))
		found = find_candidate(&loading->scan, choice->family, weight);
	else if (look_at(loading->job->arena, choice->family, &named))
		found = &named;
	if (!found) {
		say_missing(loading, choice);
		loading->failed = true;
		return;
	}
	if (is_loaded(loading, found->path))
		return;
	struct font *font = open_font(loading->job, found, choice->place);
	if (!font) {
		loading->failed = true;
		return;
	}
	font->index = (int)loading->count;
	ARENA_PUSH(loading->job->arena, loading->list, loading->count,
	    loading->capacity, font);
}

/* Every slot and weight once, in the order of the roles. */
static void
load_all(struct loading *loading)
{
	bool seen[FONT_SLOT_COUNT][10] = {{false}};
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct style *style = &loading->theme->styles[role];
		int weights[] = {style->weight, style->bold_weight};
		for (int i = 0; i < 2; i++) {
			int step = weights[i] / 100;
			if (step < 1 || step > 9 || seen[style->font][step])
				continue;
			seen[style->font][step] = true;
			load_one(loading, style->font, weights[i]);
			if (loading->failed)
				return;
		}
	}
}

struct fonts *
font_load(struct job *job, const struct theme *theme)
{
	struct loading loading = {
	    .job = job, .theme = theme, .scan = {.arena = job->arena}};
	for (size_t i = 0; i < theme->folder_count; i++)
		scan_folder(&loading.scan, theme->folders[i], 0);
	load_all(&loading);
	struct fonts *fonts = ARENA_NEW(job->arena, struct fonts);
	fonts->list = loading.list;
	fonts->count = loading.count;
	if (!loading.failed)
		return fonts;
	font_free(fonts);
	return NULL;
}

void
font_free(struct fonts *fonts)
{
	for (size_t i = 0; fonts && i < fonts->count; i++) {
		hb_font_destroy(fonts->list[i]->hb);
		hb_face_destroy(fonts->list[i]->face);
	}
}

const struct font *
font_find(const struct fonts *fonts, const struct theme *theme,
    enum font_slot slot, int weight)
{
	const char *family = theme->fonts[slot].family;
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
	assert(best);
	return best;
}

int
font_advance(const struct font *font, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(font->hb, glyph);
}
