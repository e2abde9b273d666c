/*
 * Levers of copyfit: what a theme lets give way so that an article has the
 * wanted number of pages.
 */
#ifndef TYPESET_LEVERS_H
#define TYPESET_LEVERS_H

#include "typeset/leaflet.h"
#include "typeset/shaper.h"

/* How far they are pulled; the first ones before the others. */
struct levers {
	bool parts; /* the back page has one page, and fewer articles on it */
	int gaps, leading, pictures; /* per cent less */
	length size;                 /* of body text; 0: the theme's */
};

/*
 * Pulls the next lever a little further, in the order of enum lever; returns
 * which, LEVER_NONE: there is nothing left that the theme allows.
 */
enum lever levers_pull(
    const struct theme *theme, struct shaper *shaper, struct levers *levers);

/* The theme with its levers pulled; the theme itself if none of its is.  Owned
 * by the arena. */
const struct theme *levers_apply(struct arena *arena, const struct theme *theme,
    const struct levers *levers);

/* In words, for reports: "leading 2 % less".  Owned by the arena. */
const char *levers_words(
    struct arena *arena, enum lever lever, const struct levers *levers);

#endif
