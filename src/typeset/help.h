/* What the two forms of the urgent box share. */
#ifndef TYPESET_HELP_H
#define TYPESET_HELP_H

#include "typeset/setter.h"

/* The handset on its disc, the disc's left edge at x. */
void help_handset(const struct setter *setter, struct item_list *items,
    length x, length centre_y);

/* A text on one line, as long as it is. */
const struct lines *help_line(
    struct setter *setter, const struct inlines *text, enum role role, int tag);

/* The author's title, or the usual one; and the tag it has. */
struct inlines help_title(
    const struct setter *setter, const struct block *block);
enum tag_kind help_heading(const struct setter *setter);

/*
 * strip.c: sets the box as a strip over the setter's width, under the tag of
 * its section.  false: it is too narrow, or the box holds something else than
 * paragraphs and numbers; nothing has been set.
 */
bool strip_set(struct setter *setter, const struct block *block);

#endif
