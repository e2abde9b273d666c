/*
 * The fonts that the theme's folders and the system have, by fontconfig: faces
 * for characters that the theme's own lack.
 *
 * Which face is chosen depends on what is there, and on nothing else: not on
 * the locale, nor on the user's preferences.
 */
#ifndef TYPESET_SYSTEM_FONTS_H
#define TYPESET_SYSTEM_FONTS_H

#include "typeset/font.h"

struct system_fonts;

/* Asks fontconfig for its list and those of the folders; the arena owns the
 * result but for what system_fonts_close gives back. */
struct system_fonts *system_fonts_open(
    struct arena *arena, const char *const *folders, size_t folder_count);
void system_fonts_close(struct system_fonts *system);

/* The upright face of the family that is nearest in weight, or NULL; the
 * system's. */
const struct font_file *system_fonts_family(
    const struct system_fonts *system, const char *family, int weight);

/* What a face is wanted for. */
struct system_wish {
	const char *lang;
	bool serif;
	int weight;
	uint32_t codepoint;
};

/*
 * The face that has the character and suits the language best: the family
 * that is usual for it, else the Noto family of the character's script, else
 * another Noto family, else any; of these one of the folders, and the nearest
 * in weight.  NULL: no font has the character.
 */
const struct font_file *system_fonts_character(
    const struct system_fonts *system, const struct system_wish *wish);

/* Passes over a face from now on: it is broken. */
void system_fonts_drop(
    struct system_fonts *system, const struct font_file *file);

/* The Debian package with a face for the character; NULL: none is known. */
const char *system_fonts_package(uint32_t codepoint);

#endif
