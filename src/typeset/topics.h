/* Search topics, on the back page. */
#ifndef TYPESET_TOPICS_H
#define TYPESET_TOPICS_H

#include "typeset/build.h"

/* From the first baseline of the topics to what stands below them; 0: there
 * are none. */
length topics_height(struct build *build);

/* Adds them, their first baseline at y. */
void topics_add(struct build *build, struct item_list *items, length y);

#endif
