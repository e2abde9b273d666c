/*
 * The other languages that a leaflet's article exists in, for its back page.
 */
#ifndef TYPESET_LANGUAGES_H
#define TYPESET_LANGUAGES_H

#include "typeset/build.h"

enum languages_mode {
	LANGUAGES_CODES, /* each with a code of 15 mm, if back.codes says so */
	LANGUAGES_LINES  /* names and short links only */
};

/* The height that languages_add would use in the width; 0: the article is in
 * no other language. */
length languages_height(
    struct build *build, length width, enum languages_mode mode);

/*
 * Adds a title and, in as many columns as fit, each other language by its own
 * name in its own script, with the short link to the translation, from y down.
 * A code stands where the link has one.  Returns the height used.
 */
length languages_add(struct build *build, struct item_list *items, length x,
    length y, length width, enum languages_mode mode);

#endif
