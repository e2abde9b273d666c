/*
 * Scripts (UAX #24, ISO 15924), and what typesetting asks of each.
 */
#ifndef BASE_SCRIPT_H
#define BASE_SCRIPT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A script by the four letters of its ISO 15924 code: SCRIPT('L','a','t','n').
 */
#define SCRIPT(a, b, c, d)                                                     \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 |      \
	    (uint32_t)(d))

enum {
	SCRIPT_COMMON = SCRIPT('Z', 'y', 'y', 'y'), /* marks, digits */
	SCRIPT_LATIN = SCRIPT('L', 'a', 't', 'n')
};

/* The script of a character; SCRIPT_COMMON of marks that any script has, and
 * of those that take on the script before them. */
uint32_t script_of(uint32_t codepoint);

/* The script of the first character that has one of its own. */
uint32_t script_of_text(const char *text, size_t size);

/* The script that a language is written in: by its tag, else its likely one
 * (Unicode likely subtags). */
uint32_t script_of_language(const char *lang);

/* A letter that a face for the script must have (CLDR). */
uint32_t script_sample(uint32_t script);

/* The script's name in English as font families have it: "Gurmukhi"; owned by
 * the arena. */
const char *script_name(struct arena *arena, uint32_t script);

/* Do its letters join or stack, so that no space may be put between them? */
bool script_is_joined(uint32_t script);

/*
 * The least leading that text in the language needs, in hundredths of its
 * size: 200 in Nastaliq, 160 in Arabic and Indic scripts, 100 in others, which
 * the design's own leading serves.
 */
int script_leading(const char *lang);

/* Where user-perceived characters (UAX #29) begin: starts[i] for count of them;
 * starts[count] is size.  Owned by the arena. */
struct script_characters {
	const uint32_t *starts;
	size_t count;
};
struct script_characters script_characters(
    struct arena *arena, const char *text, size_t size);

#endif
