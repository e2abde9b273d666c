/* From an element with inline content to flat text with spans. */
#ifndef ARTICLE_INLINES_H
#define ARTICLE_INLINES_H

#include "article/article.h"
#include "article/xml.h"

/*
 * The inline content of the node, whose language is lang.  White space is
 * collapsed over the bounds of elements, so that no span begins or ends with
 * a space; an element without text leaves no span, a <br/> at either end
 * nothing.  text is never NULL.  Elements that are not inline are read
 * through.  The result belongs to the arena.
 */
struct inlines inlines_read(
    struct arena *arena, const struct xml_node *node, const char *lang);

/* The node's own text, collapsed to one line; for elements of plain text. */
const char *inlines_plain(struct arena *arena, const struct xml_node *node);

/* Is there a character in the node that is not white space? */
bool inlines_has_text(const struct xml_node *node);

#endif
