/* The list of recommended articles on the back page. */
#ifndef TYPESET_READNEXT_H
#define TYPESET_READNEXT_H

#include "typeset/build.h"

struct readnext_entry; /* an article, measured; see readnext.c */

struct readnext {
	const struct readnext_entry *entries;
	size_t count;
	int excerpt_lines; /* at most, of each */
};

/* The articles to recommend, as many as the theme wants; excerpt_lines is the
 * caller's to set. */
struct readnext readnext_choose(struct build *build);

/* How many of them fit above the baseline or edge at `foot`. */
size_t readnext_count(
    struct build *build, const struct readnext *next, length foot);

/* Adds heading and items. */
void readnext_add(struct build *build, struct item_list *items,
    const struct readnext *next, size_t count);

/* The page's rule alone. */
void readnext_rule(struct build *build, struct item_list *items);

/* The page's rule and a heading under the section.  Returns its baseline. */
length readnext_heading(struct build *build, struct item_list *items,
    const char *title, int section);

#endif
