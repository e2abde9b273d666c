/* The art of a cover: rings on an edge, or a theme's own drawing. */
#ifndef TYPESET_ART_H
#define TYPESET_ART_H

#include "typeset/build.h"

/* Where it stands. */
struct art {
	enum cover_art kind; /* not ART_AUTO */
	struct rect field;   /* what it stands in: centres are on its foot */
	length radius;       /* of the largest ring, if there is room */
	length most;         /* its height at most */
	bool clipped;        /* nothing is painted outside the field */
	bool strokes;        /* outlines, and a solid stone */
};

/* The article's art, else the theme's, else `usual`, else right or left by
 * the hash of the article's reference.  Never ART_AUTO. */
enum cover_art art_choose(const struct build *build, enum cover_art usual);

/*
 * Adds the art, no nearer than `away` to the texts (items of kind ITEM_TEXT),
 * smaller if need be.  The drawing of cover.art-file, if there is one, stands
 * in place of the rings, in the same corner.
 */
void art_add(struct build *build, struct item_list *items,
    const struct art *art, const struct item_list *texts, length away);

#endif
