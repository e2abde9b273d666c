/*
 * The rules of the format that its table cannot say, and what the two halves
 * of the checker share.  A part of check.c, for nobody else.
 */
#ifndef ARTICLE_CHECK_SPECIAL_H
#define ARTICLE_CHECK_SPECIAL_H

#include "article/rules.h"
#include "article/xml.h"

/* A file with so many faults is of another kind: more would not help. */
enum { CHECK_FAULTS_MOST = 500 };

struct check {
	struct job *job;
	size_t faults;
	const struct xml_node *empty; /* the inline element without text that
					 the checker is in, or NULL */
};

/* Reports an error at the node; the last of those allowed says so. */
void check_fault(struct check *check, const struct xml_node *node,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Which element it is; ELEMENT_COUNT: a text, or none of the format's. */
static inline enum element
check_element(const struct xml_node *node)
{
	return node->space ? ELEMENT_COUNT : node->element;
}

static inline bool
check_is_in(const struct xml_node *node, uint64_t set)
{
	enum element element = check_element(node);
	return element != ELEMENT_COUNT && (set & RULES_BIT(element));
}

/* The first child that is of the set, or NULL; how many there are. */
const struct xml_node *check_child(const struct xml_node *node, uint64_t set);
size_t check_count(const struct xml_node *node, uint64_t set);

/* The rules for this very element. */
void check_special_rules(
    struct check *check, const struct xml_node *node, enum element element);

#endif
