/*
 * Faces for what the theme's own lack: first the families of fonts.fallback,
 * then, character by character, those of its folders and the system's.
 */
#ifndef TYPESET_FALLBACK_H
#define TYPESET_FALLBACK_H

#include "typeset/font.h"

struct fallback;

/* One for the life of a process; the arena owns all but what fallback_free
 * gives back. */
struct fallback *fallback_new(
    struct arena *arena, const struct fonts *fonts, const struct theme *theme);
void fallback_free(struct fallback *fallback);

/* What text wants of a face. */
struct face_wish {
	const char *lang;
	enum font_slot slot;
	int weight;
};

/* A face that has the character; NULL: no font has it.  Depends on the wish,
 * the theme and what is installed, never on what was asked before. */
const struct font *fallback_find(struct fallback *fallback,
    const struct face_wish *wish, uint32_t codepoint);

/*
 * The face that a text in the language is set in: the theme's own if it has
 * the letters of the language's script, else a fallback that does.
 */
const struct font *fallback_language(
    struct fallback *fallback, const struct face_wish *wish);

#endif
