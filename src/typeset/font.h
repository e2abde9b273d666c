/*
 * Faces: loading, metrics, lookup.  Shared and read-only once loaded.
 */
#ifndef TYPESET_FONT_H
#define TYPESET_FONT_H

#include "theme/theme.h"

struct hb_font_t;
struct hb_face_t;

struct font {
	const char *family; /* "Atkinson Hyperlegible Next" */
	const char *path;
	const char *postscript_name;
	int weight;
	int index; /* in fonts->list: what a glyph run names */
	int upem;  /* units per em */
	int ascender, descender, cap_height, x_height; /* font units */
	int italic_angle, stem_v;
	int box[4];      /* xMin, yMin, xMax, yMax, font units */
	bool serif, cff; /* cff: outlines in a CFF table */
	uint32_t glyph_count;
	uint32_t space, hyphen; /* glyphs; 0: none */
	struct hb_face_t *face;
	struct hb_font_t *hb; /* scale = upem, unhinted, immutable */
};

struct fonts {
	struct font *const *list;
	size_t count;
};

/*
 * Loads every face that the theme's styles ask for.  A family is looked for in
 * the theme's folders by the names inside the font files; the file is checked
 * (table directory, head, hhea, maxp, OS/2 embedding bits) before HarfBuzz
 * sees it.  NULL: missing or broken, already reported at the setting's place.
 * fonts_free closes what was opened.
 */
struct fonts *font_load(struct job *job, const struct theme *theme);
void font_free(struct fonts *fonts);

/* The face for a slot and a weight: the nearest weight loaded, never NULL. */
const struct font *font_find(const struct fonts *fonts,
    const struct theme *theme, enum font_slot slot, int weight);

/* A glyph's advance in font units. */
int font_advance(const struct font *font, uint32_t glyph);

#endif
