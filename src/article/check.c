/*
 * The element tree is held to the table of rules.
 *
 * Everything is looked at once, from the top down, and each fault named at
 * its element; an unknown or misplaced element does not hide the faults
 * within it.  What the table cannot say is in check_special.c.
 */
#include "article/check.h"

#include "article/check_special.h"
#include "article/inlines.h"
#include "article/value.h"
#include "base/text.h"

#include <string.h>

/* ---- names ---- */

/* "<dt>, <dd>": the elements of the set, and "text" before if it may be. */
static const char *
list_names(struct check *check, uint64_t set, bool text)
{
	struct arena *arena = check->job->arena;
	const char *list = text ? "text" : "";
	for (size_t i = 0; i < ELEMENT_COUNT; i++)
		if (set & RULES_BIT(i))
			list = arena_printf(arena, "%s%s<%s>", list,
			    *list ? ", " : "", rules[i].name);
	return list;
}

/* The element of the set whose name is nearest, or NULL. */
static const char *
nearest(const char *name, uint64_t set)
{
	const char *names[ELEMENT_COUNT];
	size_t count = 0;
	for (size_t i = 0; i < ELEMENT_COUNT; i++)
		if (set & RULES_BIT(i))
			names[count++] = rules[i].name;
	return text_nearest(name, names, count);
}

static bool
has_own_text(const struct xml_node *node)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (!at->name && value_is_visible(at->text, at->size))
			return true;
	return false;
}

/* ---- attributes ---- */

static const struct attribute_rule *
attribute_rule(const struct rule *rule, const char *name)
{
	for (const struct attribute_rule *at = rule->attributes; at->name; at++)
		if (strcmp(at->name, name) == 0)
			return at;
	return NULL;
}

static void
report_unknown_attribute(struct check *check, const struct xml_node *node,
    const struct rule *rule, const char *name)
{
	const char *names[RULES_ATTRIBUTES];
	size_t count = 0;
	while (rule->attributes[count].name) {
		names[count] = rule->attributes[count].name;
		count++;
	}
	const char *near = text_nearest(name, names, count);
	if (near)
		check_fault(check, node,
		    "<%s> has no attribute %s. Did you mean %s?", rule->name,
		    name, near);
	else
		check_fault(check, node, "<%s> has no attribute %s. Delete it.",
		    rule->name, value_shown(check->job->arena, name));
}

static void
check_attributes(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	for (const struct xml_attribute *at = node->attributes; at;
	     at = at->next) {
		const struct attribute_rule *known =
		    attribute_rule(rule, at->name);
		if (!known) {
			report_unknown_attribute(check, node, rule, at->name);
			continue;
		}
		const char *wrong = value_fault(
		    check->job->arena, known->value, known->choices, at->value);
		if (wrong)
			check_fault(check, node, "%s=\"%s\" of <%s> %s",
			    at->name, value_shown(check->job->arena, at->value),
			    rule->name, wrong);
	}
	for (const struct attribute_rule *at = rule->attributes; at->name; at++)
		if (at->required && !xml_attribute(node, at->name))
			check_fault(check, node,
			    "<%s> has no attribute %s. Add %s=\"...\".",
			    rule->name, at->name, at->name);
}

/* ---- children ---- */

static void
report_unknown(
    struct check *check, const struct xml_node *node, uint64_t allowed)
{
	if (node->space) {
		check_fault(check, node,
		    "<%s> is in the namespace %s. Delete xmlns: an article is "
		    "in none.",
		    node->name, node->space);
		return;
	}
	if (strchr(node->name, ':'))
		return; /* its prefix is not declared: already reported */
	const char *instead = rules_instead_of(node->name);
	if (instead) {
		check_fault(check, node,
		    "<%s> is not an element of the format. Write %s.",
		    node->name, instead);
		return;
	}
	const char *near = nearest(node->name, allowed);
	if (!near)
		near = nearest(node->name, UINT64_MAX);
	if (near)
		check_fault(check, node,
		    "<%s> is not an element of the format. Did you mean <%s>?",
		    node->name, near);
	else
		check_fault(check, node,
		    "<%s> is not an element of the format. Write one of: %s.",
		    node->name, list_names(check, allowed, false));
}

static void
report_misplaced(struct check *check, const struct xml_node *node,
    const struct xml_node *child, const struct rule *rule)
{
	uint64_t allowed = rules_children(rule);
	bool text = rule->content == CONTENT_INLINE ||
		    rule->content == CONTENT_PLAIN ||
		    rule->content == CONTENT_FLOW;
	if (rule->content == CONTENT_EMPTY)
		check_fault(check, child,
		    "<%s> stands in <%s>, which holds nothing. Write it after "
		    "it.",
		    child->name, node->name);
	else if (rule->content == CONTENT_INLINE &&
		 check_is_in(child, RULES_BLOCKS))
		check_fault(check, child,
		    "<%s> is a block and may not stand in <%s>, which is a "
		    "line of text. End <%s> before it.",
		    child->name, node->name, node->name);
	else
		check_fault(check, child,
		    "<%s> may not stand in <%s>. It holds: %s.", child->name,
		    node->name, list_names(check, allowed, text));
}

/* Children that are unknown, or known but not here. */
static void
check_children(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	uint64_t allowed = rules_children(rule);
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!at->name || check_is_in(at, allowed))
			continue;
		if (check_element(at) != ELEMENT_COUNT)
			report_misplaced(check, node, at, rule);
		else if (!node->space || !at->space)
			report_unknown(check, at, allowed);
	}
}

static void
check_no_text(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	if (!has_own_text(node))
		return;
	if (rule->content == CONTENT_EMPTY)
		check_fault(check, node,
		    "text stands in <%s>, which holds nothing. Write it "
		    "elsewhere.",
		    node->name);
	else
		check_fault(check, node,
		    "text stands in <%s> itself. Write it within one of: %s.",
		    node->name, list_names(check, rules_children(rule), false));
}

/* The part that the child belongs to, or the number of parts. */
static size_t
part_of(const struct rule *rule, const struct xml_node *child)
{
	size_t i = 0;
	while (rule->parts[i].set && !check_is_in(child, rule->parts[i].set))
		i++;
	return i;
}

static void
report_missing(struct check *check, const struct xml_node *node,
    const struct rule *rule, size_t part)
{
	uint64_t set = rule->parts[part].set;
	const char *what = set & RULES_BIT(ELEMENT_P)
			       ? "block"
			       : list_names(check, set, false);
	const char *after = NULL;
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (at->name && part_of(rule, at) < part)
			after = at->name;
	if (after)
		check_fault(check, node, "<%s> has no %s. Add one after <%s>.",
		    node->name, what, after);
	else
		check_fault(check, node,
		    "<%s> has no %s. Add one as the first in it.", node->name,
		    what);
}

/* How often each part occurs, and that none comes after a later one. */
static void
check_parts(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	size_t counts[RULES_PARTS + 1] = {0}, latest = 0;
	const struct xml_node *last = NULL;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		size_t part = at->name ? part_of(rule, at) : RULES_PARTS;
		if (part >= RULES_PARTS || !rule->parts[part].set)
			continue;
		counts[part]++;
		if (counts[part] > 1 && !rule->parts[part].many) {
			check_fault(check, at,
			    "<%s> has more than one <%s>. Keep one.",
			    node->name, at->name);
		} else if (part < latest && rule->content != CONTENT_BAG) {
			check_fault(check, at,
			    "<%s> comes too late in <%s>. Write it before "
			    "<%s> of line %d.",
			    at->name, node->name, last->name, last->place.line);
		} else if (part > latest || !last) {
			latest = part;
			last = at;
		}
	}
	for (size_t i = 0; rule->parts[i].set; i++)
		if (rule->parts[i].required && counts[i] == 0)
			report_missing(check, node, rule, i);
}

/* The parts by turns, each group whole: dt, dd, dt, dd. */
static void
check_turns(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	size_t count = 0, next = 0;
	while (rule->parts[count].set)
		count++;
	const struct xml_node *last = NULL;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		size_t part = at->name ? part_of(rule, at) : count;
		if (part == count)
			continue;
		if (part != next)
			check_fault(check, at,
			    "%s is missing before this <%s>. Add it.",
			    list_names(check, rule->parts[next].set, false),
			    at->name);
		next = (part + 1) % count;
		last = at;
	}
	if (!last)
		report_missing(check, node, rule, 0);
	else if (next != 0)
		check_fault(check, last,
		    "%s is missing after this <%s>. Add it.",
		    list_names(check, rule->parts[next].set, false),
		    last->name);
}

static void
check_flow(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	uint64_t parts = rules_children(rule) & ~RULES_INLINES;
	bool is_inline = !check_child(node, parts);
	if (is_inline && !inlines_has_text(node))
		check_fault(check, node,
		    "<%s> is empty. Write its text, or delete it.", node->name);
	else if (!is_inline &&
		 (has_own_text(node) || check_child(node, RULES_INLINES)))
		check_fault(check, node,
		    "<%s> mixes text and blocks. Write the text in a <p>.",
		    node->name);
	else if (!is_inline)
		check_parts(check, node, rule);
}

static void
check_plain(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	const char *value = inlines_plain(check->job->arena, node);
	const char *wrong =
	    value_fault(check->job->arena, rule->value, NULL, value);
	if (wrong)
		check_fault(check, node, "'%s' in <%s> %s",
		    value_shown(check->job->arena, value), node->name, wrong);
}

static void
check_content(
    struct check *check, const struct xml_node *node, const struct rule *rule)
{
	check_children(check, node, rule);
	switch (rule->content) {
	case CONTENT_EMPTY:
		check_no_text(check, node, rule);
		break;
	case CONTENT_PLAIN:
		check_plain(check, node, rule);
		break;
	case CONTENT_INLINE:
		break;
	case CONTENT_SEQUENCE:
	case CONTENT_BAG:
		check_no_text(check, node, rule);
		check_parts(check, node, rule);
		break;
	case CONTENT_REPEATED:
		check_no_text(check, node, rule);
		check_turns(check, node, rule);
		break;
	case CONTENT_FLOW:
		check_flow(check, node, rule);
		break;
	}
}

/* ---- the tree ---- */

/* Is it an inline element whose text is missing?  Of several within each
 * other, only the outermost. */
static bool
is_empty_inline(const struct check *check, const struct xml_node *node,
    enum element element)
{
	return !check->empty && element != ELEMENT_BR &&
	       (RULES_BIT(element) & RULES_INLINES) && !inlines_has_text(node);
}

static void
check_node(struct check *check, const struct xml_node *node)
{
	enum element element = check_element(node);
	const struct xml_node *outer = check->empty;
	if (element != ELEMENT_COUNT) {
		check_attributes(check, node, &rules[element]);
		check_content(check, node, &rules[element]);
		check_special_rules(check, node, element);
	}
	if (element != ELEMENT_COUNT && is_empty_inline(check, node, element)) {
		diag_warning(check->job, node->place,
		    "<%s> is empty and is left out. Write its text, or delete "
		    "it.",
		    node->name);
		check->empty = node;
	}
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (at->name && check->faults < CHECK_FAULTS_MOST)
			check_node(check, at);
	check->empty = outer;
}

void
check_elements(struct job *job, const struct xml_node *root)
{
	struct check check = {.job = job};
	if (strcmp(root->name, "article") != 0) {
		check_fault(&check, root,
		    "the root element is <%s>. An article begins with "
		    "<article>.",
		    root->name);
		return;
	}
	if (root->space) {
		report_unknown(&check, root, 0);
		return;
	}
	check_node(&check, root);
}
