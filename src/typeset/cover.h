/* What covers and mastheads are made of. */
#ifndef TYPESET_COVER_H
#define TYPESET_COVER_H

#include "typeset/build.h"

/* cover_head.c: the mark with the brand's name beside it, at x, y. */
void cover_brand(struct build *build, struct item_list *items, length x,
    length y, length mark);

/* From the mark's top to the lower of the mark's foot and the texts' last line;
 * 0: there is neither. */
length cover_brand_height(struct build *build, length mark);

/* A step of the title ladder (design-spec section 8). */
struct cover_step {
	length size, leading;
	size_t lines; /* at most */
};

/*
 * The largest step of the ladder, below that one if it is not NULL, that holds
 * the title in the width; NULL: there is none.
 */
const struct cover_step *cover_step(
    struct build *build, length width, const struct cover_step *above);

/* The step's leading, or what the script of the title needs. */
length cover_leading(const struct build *build, const struct cover_step *step);

/* Says that the title fits no step. */
void cover_report_title(struct build *build);

/* Adds the title as the leaflet's first heading; returns its last baseline. */
length cover_title(struct build *build, struct item_list *items,
    const struct cover_step *step, length x, length y, length width);

/* The number of lines of the title at a step. */
size_t cover_title_lines(
    struct build *build, const struct cover_step *step, length width);

#endif
