/*
 * What make has prepared of the bundled faces, for a start that takes half the
 * time; whoever sets other faces, or has changed one, does without.
 */
#ifndef TYPESET_PREPARED_H
#define TYPESET_PREPARED_H

#include "base/digest.h"

struct pairs;

struct prepared_face {
	struct digest file; /* of the font file */
	/* A font file of the usual characters (base/usual) and what they can
	 * turn into, its glyphs numbered as in the face, without outlines: it
	 * shapes words of usual characters as the face does.  NULL: this is no
	 * face, but the end of the list. */
	const unsigned char *cut;
	unsigned cut_size;
	const struct pairs *pairs; /* NULL: there is no such table of it */
};

/* Printed by src/prepare. */
extern const struct prepared_face prepared_faces[];
extern const char prepared_by[]; /* the version of HarfBuzz */

/* The number on the list of a font file with the digest; -1: it is not there,
 * or another HarfBuzz runs than the one that prepared it. */
int prepared_find(struct digest file);

#endif
