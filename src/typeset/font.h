/*
 * Faces: loading, metrics, lookup.  Shared and read-only once loaded.
 */
#ifndef TYPESET_FONT_H
#define TYPESET_FONT_H

#include "base/digest.h"
#include "theme/theme.h"

struct hb_font_t;
struct hb_face_t;

struct font {
	const char *family; /* "Atkinson Hyperlegible Next" */
	const char *path;
	int collection; /* its number in a file of several faces, else 0 */
	const char *postscript_name;
	int weight;
	int index; /* tells the faces of one process apart */
	int upem;  /* units per em */
	int ascender, descender, cap_height, x_height; /* font units */
	int mean_advance; /* of letters and spaces in English text, in
			     thousandths of an em; 0: it has none */
	int italic_angle, stem_v;
	int box[4];      /* xMin, yMin, xMax, yMax, font units */
	bool serif, cff; /* cff: outlines in a CFF table */
	uint32_t glyph_count;
	uint32_t space, hyphen; /* glyphs; 0: none */
	struct hb_face_t *face;
	struct hb_font_t *hb;      /* scale = upem, unhinted, immutable */
	struct hb_font_t *usual;   /* the same for text of usual characters
				      (base/usual), sooner; or hb itself */
	struct digest digest;      /* of the file */
	const struct pairs *pairs; /* for English (typeset/pairs); or NULL */
	int prepared; /* its number in typeset/prepared; -1: not there */
};

/* A font file and what its names say. */
struct font_file {
	const char *path;
	int collection; /* the face's number in a file of several */
	const char *family;
	int weight;
	bool upright;
};

struct fonts {
	struct font *const *list;
	size_t count;
};

/*
 * Reads the names of a file; the path stays the caller's, the names are the
 * arena's.  false: it cannot be read as a font at all.
 */
bool font_look(struct arena *arena, const char *path, struct font_file *result);

/* A name of the face, by its number in OpenType's "name" table; the arena's.
 * NULL: it has none. */
const char *font_name(
    struct arena *arena, struct hb_face_t *face, unsigned number);

/*
 * Opens a face, in the job's arena; the caller closes it.  The file is checked
 * (table directory, head, hhea, maxp, OS/2 embedding bits) before HarfBuzz
 * sees it.  NULL: it is broken, reported at the place.
 */
struct font *font_open(
    struct job *job, const struct font_file *file, struct place place);
void font_close(struct font *font);

/*
 * Loads every face that the theme's styles ask for, and its fallbacks.  A
 * family is looked for in the theme's folders by the names inside the font
 * files, a fallback then among the system's fonts.  NULL: missing or broken,
 * already reported at the setting's place.  font_free closes what was opened.
 */
struct fonts *font_load(struct job *job, const struct theme *theme);
void font_free(struct fonts *fonts);

/* The face for a slot and a weight: the nearest weight loaded, never NULL. */
const struct font *font_find(const struct fonts *fonts,
    const struct theme *theme, enum font_slot slot, int weight);

/* The face of a family, or of a file, nearest in weight; NULL: none is
 * loaded. */
const struct font *font_family(
    const struct fonts *fonts, const char *family, int weight);

/* Has the face a glyph for the character? */
bool font_has(const struct font *font, uint32_t codepoint);

/* A glyph's advance in font units. */
int font_advance(const struct font *font, uint32_t glyph);

#endif
