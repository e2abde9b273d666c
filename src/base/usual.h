/*
 * The usual characters: those that nearly every leaflet of a Latin language
 * shows, whatever it is about.
 */
#ifndef BASE_USUAL_H
#define BASE_USUAL_H

#include <stdbool.h>
#include <stddef.h>

/* All of them, each once, in UTF-8. */
extern const char usual_characters[];

/* The last bytes of those that are U+20xx, E2 80 before them, each once. */
extern const char usual_lasts[];

/* Has the text no others? */
bool usual_text(const char *text, size_t size);

#endif
