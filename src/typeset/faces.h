/*
 * Which face shows which part of a word: nearly always one face all of it.
 */
#ifndef TYPESET_FACES_H
#define TYPESET_FACES_H

#include "typeset/shape.h"

/* Bytes of a word that are set in one face. */
struct face_run {
	uint32_t start, end;
	const struct font *font;
};

struct faces {
	const struct face_run *list;
	size_t count;
	uint32_t missing; /* a character that no font has, else 0 */
};

/* A word or a part of one that runs one way. */
struct faces_text {
	const char *text;
	uint32_t size;
	bool rtl;
};

/*
 * The look's face, if it has all of the word; else the word is looked at by
 * user-perceived characters, each of which goes to the first face that has
 * it: the language's, the theme's own, the fallbacks.  Latin letters and digits
 * prefer the theme's own face, marks the face of what stands before them. Owned
 * by the arena.
 */
struct faces faces_split(struct arena *arena, struct shaper *shaper,
    const struct look *look, struct faces_text word);

#endif
