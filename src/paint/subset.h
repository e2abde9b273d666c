/*
 * A face cut down to some glyphs, by HarfBuzz's subsetter, in the form in
 * which a PDF file holds it.
 */
#ifndef PAINT_SUBSET_H
#define PAINT_SUBSET_H

#include "base/digest.h"
#include "paint/bytes.h"
#include "paint/deflate.h"
#include "typeset/font.h"

#include <stdbool.h>

/* The text that a glyph stands for, UTF-8. */
struct meaning {
	const char *text; /* NULL: the glyph is not wanted */
	uint32_t size;
};

/* Text of at most four bytes as one number, any kind of space as U+0020; else
 * 0.  A glyph means a text if their keys are the same and not 0. */
uint32_t subset_key(const char *text, uint32_t size);

/* A further text of a glyph that has a meaning already: a hyphen that stands
 * for a soft hyphen. */
struct variant {
	uint32_t glyph;
	struct meaning meaning;
};

/* A glyph of the face as text shows it. */
struct sort {
	uint32_t key;    /* of its meaning; 0: not in the subset, or longer */
	int32_t advance; /* 1/1000000 em */
	uint16_t code;   /* 0: not in the subset */
	char byte; /* that literal strings have of it, where codes are bytes */
	bool escaped;
};

/* What a leaflet wants of a face. */
struct wanted {
	const struct font *font;
	struct meaning *meanings; /* for each glyph of the face */
	struct variant *variants; /* TrueType only */
	size_t variant_count, variant_capacity;
};

/*
 * A code is what text shows: the number of a glyph in the subset (in a
 * CID-keyed CFF font, its CID), or behind these, code_count - variant_count +
 * i, the variant i.  It is the CID, too.
 */
struct subset {
	const struct font *font;
	const char *name; /* "ABCDEF+SourceSerif4-SemiBold" */
	const struct wanted *wanted;
	const uint16_t *codes;    /* for each glyph of the face; 0: not in it */
	const struct sort *sorts; /* for each glyph of the face */
	const int32_t *advances;  /* for each code, 1/1000000 em; -1: none */
	uint32_t code_count;
	bool narrow; /* a code is one byte, not two: there are 256 at most */
	const char *widths; /* the advances as W has them, 1/1000 em */
	size_t widths_size;
	const uint8_t *glyph_map; /* CIDToGIDMap, deflated; NULL: identity */
	size_t glyph_map_size;
	const uint8_t *file; /* TrueType: the font file, program_length bytes */
	const uint8_t *program; /* the font file deflated, or `file` itself */
	size_t program_size, program_length; /* of it, and as it was */
	struct digest digest;   /* of it, or of what it is cut from and how */
	const uint8_t *unicode; /* the ToUnicode CMap, deflated */
	size_t unicode_size;
};

/* The sorts of a subset that has all but these; owned by the arena. */
const struct sort *subset_sorts(
    struct arena *arena, const struct subset *subset);

/*
 * The subset of the glyphs that have a meaning, and .notdef.  It belongs to
 * the arena; `wanted` is kept, not copied.  NULL: HarfBuzz cannot make it,
 * the face's outlines are damaged.
 */
const struct subset *subset_make(
    struct arena *arena, struct deflate *deflate, const struct wanted *wanted);

/*
 * The same subset, of a face with TrueType outlines, without those of glyphs of
 * the face that are not shown, and without their widths.  It has a name of its
 * own, but codes and texts of `subset`, which must outlive it.  Its program is
 * not deflated: that saves a quarter of it, and takes ten times as long.  NULL:
 * the file is not as HarfBuzz writes one.
 */
const struct subset *subset_cut(
    struct arena *arena, const struct subset *subset, const bool *shown);

#endif
