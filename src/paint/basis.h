/*
 * The base set of a face: the glyphs of the characters that nearly every
 * leaflet of a Latin language uses, and of their ligatures.
 */
#ifndef PAINT_BASIS_H
#define PAINT_BASIS_H

#include "paint/subset.h"

struct basis_set {
	struct wanted wanted;
	uint32_t count;       /* of its glyphs */
	const uint32_t *keys; /* of their meanings, by glyph; see subset_key */
	const struct subset *subset; /* NULL: not made yet */
	struct basis_set *next;
};

/* A glyph that stands for several letters. */
struct basis_joined {
	uint16_t glyph; /* 0: the end of a list */
	char text[4];
};

/* The subset of a face that make has prepared (typeset/prepared), but for what
 * is by glyph of the face: its font, wanted, codes and sorts are NULL. */
struct basis_prepared {
	const uint16_t *glyphs; /* of each code; 0: of none, or .notdef */
	const struct basis_joined *joined; /* all that the face has of them */
	struct subset subset;
};

/* Printed by src/prepare; by the number of the face. */
extern const struct basis_prepared basis_prepared[];

/* The base sets of the faces of one process; owned by the arena, which must
 * outlive all that is made with them. */
struct basis;
struct basis *basis_new(struct arena *arena, struct deflate *deflate);

/* Of a face; found for the first time, it is made. */
struct basis_set *basis_find(struct basis *basis, const struct font *font);

/* Its subset, prepared, or made when it is first asked for.  NULL: see
 * subset_make. */
const struct subset *basis_subset(struct basis *basis, struct basis_set *set);

#endif
