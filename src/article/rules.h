/*
 * The rules of the article format as one table: the elements, what each may
 * hold and in which order, its attributes and their values.  content/
 * article.rng says the same for editors; a test holds the two equal.
 */
#ifndef ARTICLE_RULES_H
#define ARTICLE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum element {
	ELEMENT_ARTICLE,
	ELEMENT_TITLE,
	ELEMENT_SUBTITLE,
	ELEMENT_SUMMARY,
	ELEMENT_ABOUT,
	ELEMENT_AUDIENCE,
	ELEMENT_AUTHOR,
	ELEMENT_PUBLISHED,
	ELEMENT_REVIEWED,
	ELEMENT_REVIEW_DUE,
	ELEMENT_VERSION,
	ELEMENT_REFERENCE,
	ELEMENT_URL,
	ELEMENT_SHORT_URL,
	ELEMENT_FEEDBACK,
	ELEMENT_ART,
	ELEMENT_TOPIC,
	ELEMENT_SOURCE,
	ELEMENT_CONTACT,
	ELEMENT_OPENING,
	ELEMENT_SECTION,
	ELEMENT_RELATED,
	ELEMENT_P,
	ELEMENT_UL,
	ELEMENT_OL,
	ELEMENT_LI,
	ELEMENT_DL,
	ELEMENT_DT,
	ELEMENT_DD,
	ELEMENT_QUOTE,
	ELEMENT_NOTE,
	ELEMENT_FIGURE,
	ELEMENT_TABLE,
	ELEMENT_CAPTION,
	ELEMENT_HEAD,
	ELEMENT_ROW,
	ELEMENT_CELL,
	ELEMENT_EM,
	ELEMENT_STRONG,
	ELEMENT_A,
	ELEMENT_ABBR,
	ELEMENT_SUB,
	ELEMENT_SUP,
	ELEMENT_Q,
	ELEMENT_BR,
	ELEMENT_SPAN,
	ELEMENT_NOBR,
	ELEMENT_COUNT /* also: none of them */
};

/* A set of elements: bit 1 << enum element. */
#define RULES_BIT(element) (UINT64_C(1) << (element))
#define RULES_BLOCKS                                                           \
	(RULES_BIT(ELEMENT_P) | RULES_BIT(ELEMENT_UL) |                        \
	    RULES_BIT(ELEMENT_OL) | RULES_BIT(ELEMENT_DL) |                    \
	    RULES_BIT(ELEMENT_QUOTE) | RULES_BIT(ELEMENT_NOTE) |               \
	    RULES_BIT(ELEMENT_FIGURE) | RULES_BIT(ELEMENT_TABLE))
#define RULES_INLINES                                                          \
	(RULES_BIT(ELEMENT_EM) | RULES_BIT(ELEMENT_STRONG) |                   \
	    RULES_BIT(ELEMENT_A) | RULES_BIT(ELEMENT_ABBR) |                   \
	    RULES_BIT(ELEMENT_SUB) | RULES_BIT(ELEMENT_SUP) |                  \
	    RULES_BIT(ELEMENT_Q) | RULES_BIT(ELEMENT_BR) |                     \
	    RULES_BIT(ELEMENT_SPAN) | RULES_BIT(ELEMENT_NOBR))

enum content {
	CONTENT_EMPTY,
	CONTENT_PLAIN,    /* text that is a value */
	CONTENT_INLINE,   /* text and inline elements */
	CONTENT_SEQUENCE, /* the parts, in their order */
	CONTENT_REPEATED, /* the parts, one each, again and again */
	CONTENT_BAG,      /* the parts, in any order */
	CONTENT_FLOW      /* inline content, or the parts in their order */
};

enum value {
	VALUE_TEXT,   /* anything but white space alone */
	VALUE_ID,     /* a to z, 0 to 9, hyphens */
	VALUE_LANG,   /* in the form of a BCP 47 tag */
	VALUE_CHOICE, /* one of the choices */
	VALUE_NUMBER, /* 1 to 100 */
	VALUE_DATE,   /* YYYY-MM-DD or YYYY-MM, in the calendar */
	VALUE_ADDRESS /* http://... or https://... */
};

enum { RULES_PARTS = 14, RULES_ATTRIBUTES = 4, RULES_NUMBER_MOST = 100 };

struct part {
	uint64_t set; /* one of these; 0 ends the parts */
	bool required;
	bool many; /* more than once */
};

struct attribute_rule {
	const char *name; /* NULL ends the attributes */
	enum value value;
	bool required;
	const char *choices[5]; /* VALUE_CHOICE; NULL after the last */
};

struct rule {
	const char *name;
	enum content content;
	enum value value; /* CONTENT_PLAIN */
	struct part parts[RULES_PARTS + 1];
	struct attribute_rule attributes[RULES_ATTRIBUTES + 1];
};

/* By enum element. */
extern const struct rule rules[ELEMENT_COUNT];

/* The element of that name, or ELEMENT_COUNT. */
enum element rules_find(const char *name);

/* All that may stand in it. */
uint64_t rules_children(const struct rule *rule);

/* What to write for an element of HTML or another format, or NULL. */
const char *rules_instead_of(const char *name);

#endif
