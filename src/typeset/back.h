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
	size_t pages;     /* how many it takes: 0 to 2 */
};

/* one_page: the panel has none of its own, whatever must go for it. */
struct back_plan back_plan(struct build *build, bool one_page);

/* Adds it to the leaflet. */
void back_build(struct build *build, const struct back_plan *plan);

#endif
