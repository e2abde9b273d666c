/*
 * The one door to libxml2: a file as a tree of elements and text, with a line
 * and a column for each element.  Nothing of libxml2 shows here.
 *
 * No network, no external entity, no DTD is loaded; depth (256), entity
 * growth and size (64 MiB) are bounded.  The tree belongs to the arena; the
 * library's document is closed before xml_read returns.
 */
#ifndef ARTICLE_XML_H
#define ARTICLE_XML_H

#include "article/rules.h"
#include "base/diag.h"

struct xml_attribute {
	const char *name, *value;
	const struct xml_attribute *next;
};

struct xml_node {
	const char *name;     /* an element's, prefix:name if it has one; NULL:
				 a text */
	enum element element; /* of an article that has the name */
	const char *space;    /* the element's namespace address, or NULL */
	const char *text;     /* of a text; UTF-8 */
	size_t size;          /* of the text, bytes */
	const struct xml_attribute *attributes;
	const struct xml_node *first, *next, *parent;
	struct place place; /* an element's `<`; a text has its parent's */
};

/*
 * The root element; NULL: already reported.  Faults that reading can go on
 * from (an unknown entity, a lone '&') are reported and leave the tree whole:
 * ask job->diag for errors before the tree is used.
 */
const struct xml_node *xml_read(struct job *job, const char *path);

/* The same for bytes in memory that are named `name` in messages. */
const struct xml_node *xml_read_bytes(
    struct job *job, const char *name, const char *bytes, size_t size);

/* The attribute's value, or NULL. */
const char *xml_attribute(const struct xml_node *node, const char *name);

#endif
