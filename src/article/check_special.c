/*
 * Rules that bind an element to more than its own children: depth, siblings
 * that must be alike, a form that an attribute chooses.  Each is one
 * function.
 */
#include "article/check_special.h"

#include "article/inlines.h"

#include <stdarg.h>
#include <string.h>

void
check_fault(
    struct check *check, const struct xml_node *node, const char *format, ...)
{
	if (++check->faults > CHECK_FAULTS_MOST)
		return;
	if (check->faults == CHECK_FAULTS_MOST) {
		diag_error(check->job, node->place,
		    "there are %d faults and more. Correct those above "
		    "first.",
		    CHECK_FAULTS_MOST);
		return;
	}
	va_list args;
	va_start(args, format);
	diag_error(check->job, node->place, "%s",
	    arena_vprintf(check->job->arena, format, args));
	va_end(args);
}

const struct xml_node *
check_child(const struct xml_node *node, uint64_t set)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (check_is_in(at, set))
			return at;
	return NULL;
}

size_t
check_count(const struct xml_node *node, uint64_t set)
{
	size_t count = 0;
	for (const struct xml_node *at = node->first; at; at = at->next)
		count += check_is_in(at, set);
	return count;
}

enum { LEVELS_MOST = 3 };

static void
check_section(struct check *check, const struct xml_node *node)
{
	int level = 0;
	for (const struct xml_node *at = node; at; at = at->parent)
		level += check_element(at) == ELEMENT_SECTION;
	if (level == LEVELS_MOST + 1)
		check_fault(check, node,
		    "sections are nested deeper than %d. Move this one up a "
		    "level.",
		    LEVELS_MOST);
	if (!check_child(node, RULES_BLOCKS | RULES_BIT(ELEMENT_SECTION)))
		check_fault(check, node,
		    "<section> holds no text. Add a block after its <title>, "
		    "or delete it.");
}

/* Steps have titles, plain items have none: all of a list are alike. */
static void
check_steps(struct check *check, const struct xml_node *node)
{
	const uint64_t title = RULES_BIT(ELEMENT_TITLE);
	const uint64_t item = RULES_BIT(ELEMENT_LI);
	size_t items = check_count(node, item), titled = 0;
	for (const struct xml_node *at = node->first; at; at = at->next)
		titled += check_is_in(at, item) && check_child(at, title);
	if (titled == 0 || titled == items)
		return;
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (check_is_in(at, item) && !check_child(at, title))
			check_fault(check, at,
			    "this <li> has no <title>, but others of its <ol> "
			    "have. Add one, or delete theirs.");
}

/* Is it one p or more, then a dl, and nothing after? */
static bool
is_urgent_form(const struct xml_node *node)
{
	const uint64_t p = RULES_BIT(ELEMENT_P), dl = RULES_BIT(ELEMENT_DL);
	size_t paragraphs = 0;
	bool ended = false;
	for (const struct xml_node *at = node->first; at; at = at->next) {
		if (!check_is_in(at, RULES_BLOCKS))
			continue;
		if (ended || !check_is_in(at, p | dl))
			return false;
		ended = check_is_in(at, dl);
		paragraphs += check_is_in(at, p);
	}
	return ended && paragraphs > 0;
}

static void
check_note(struct check *check, const struct xml_node *node)
{
	const char *kind = xml_attribute(node, "kind");
	const uint64_t lists = RULES_BIT(ELEMENT_UL) | RULES_BIT(ELEMENT_OL);
	const uint64_t key_points = lists | RULES_BIT(ELEMENT_P);
	if (!kind)
		return;
	if (strcmp(kind, "urgent") == 0 && !is_urgent_form(node))
		check_fault(check, node,
		    "an urgent note is made of <p>, then one <dl> with numbers "
		    "and what they reach. Write it so.");
	if (strcmp(kind, "key-points") == 0 &&
	    (check_count(node, lists) != 1 ||
		check_child(node, RULES_BLOCKS & ~key_points)))
		check_fault(check, node,
		    "a note of key points holds one list, and <p> around it "
		    "at most. Write the points as <li> of one <ul>.");
}

static void
check_figure(struct check *check, const struct xml_node *node)
{
	const char *decorative = xml_attribute(node, "decorative");
	bool is_decorative = decorative && strcmp(decorative, "yes") == 0;
	const char *alt = xml_attribute(node, "alt");
	if (!alt && !is_decorative)
		check_fault(check, node,
		    "<figure> has no alternative text. Say in alt=\"...\" what "
		    "it shows, or write decorative=\"yes\" if it tells "
		    "nothing.");
	if (alt && is_decorative)
		check_fault(check, node,
		    "<figure> is decorative, yet has an alternative text. Keep "
		    "one of alt and decorative.");
}

static void
check_link(struct check *check, const struct xml_node *node)
{
	bool href = xml_attribute(node, "href");
	bool ref = xml_attribute(node, "ref");
	if (href && ref)
		check_fault(check, node,
		    "<a> has both href and ref. Keep href for an address, ref "
		    "for an article.");
	if (!href && !ref)
		check_fault(check, node,
		    "<a> leads nowhere. Add href=\"https://...\", or "
		    "ref=\"...\" with the id of an article.");
}

void
check_special_rules(
    struct check *check, const struct xml_node *node, enum element element)
{
	switch (element) {
	case ELEMENT_SECTION:
		check_section(check, node);
		break;
	case ELEMENT_OL:
		check_steps(check, node);
		break;
	case ELEMENT_NOTE:
		check_note(check, node);
		break;
	case ELEMENT_FIGURE:
		check_figure(check, node);
		break;
	case ELEMENT_A:
		check_link(check, node);
		break;
	default:
		break;
	}
}
