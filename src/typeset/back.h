/*
 * The back page: what to read next, search topics, other languages, and the
 * panel.
 */
#ifndef TYPESET_BACK_H
#define TYPESET_BACK_H

#include "typeset/panel.h"
#include "typeset/readnext.h"

/* What stands on it. */
struct back_plan {
	struct panel panel;
	struct readnext next;
	size_t items;     /* recommended articles */
	length topics;    /* first baseline; 0: none */
	length foot;      /* what all of these stand above */
	length languages; /* height of their block, with its space; 0: none */
	bool apart;       /* the panel has its own page */
	bool about;       /* "About this leaflet" stands in the items' place */
	size_t pages;     /* how many it takes: 0 to 2 */
};

/* one_page: the panel has none of its own, whatever must go for it. */
struct back_plan back_plan(struct build *build, bool one_page);

/* Gives the galley's section "About this leaflet" the place of recommended
 * articles, if there are none and it has room there; whether it has. */
bool back_take_about(const struct build *build, struct back_plan *plan,
    const struct galley *galley);

/* Adds it to the leaflet.  galley: with that section; offset: of its tags
 * (inside_build). */
void back_build(struct build *build, const struct back_plan *plan,
    const struct galley *galley, int offset);

#endif
