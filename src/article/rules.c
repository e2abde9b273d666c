/*
 * The table of the format's rules, in the order of section "The article
 * format" of the reference.  What a table cannot say is in check.c, beside
 * its use.
 */
#include "article/rules.h"

#include <string.h>

/* clang-format off */
#define BIT(name) RULES_BIT(ELEMENT_##name)
#define ONE(set) {set, true, false}
#define MAYBE(set) {set, false, false}
#define SOME(set) {set, true, true}
#define ANY(set) {set, false, true}

#define INLINE(text) {.name = text, .content = CONTENT_INLINE}
#define PLAIN(text, kind) \
	{.name = text, .content = CONTENT_PLAIN, .value = kind}

const struct rule rules[ELEMENT_COUNT] = {
    [ELEMENT_ARTICLE] = {"article", CONTENT_SEQUENCE,
	.parts = {ONE(BIT(TITLE)), MAYBE(BIT(SUBTITLE)), ONE(BIT(SUMMARY)),
	    MAYBE(BIT(ABOUT)), MAYBE(BIT(OPENING)), SOME(BIT(SECTION)),
	    ANY(BIT(RELATED))},
	.attributes = {{"id", VALUE_ID, true, {NULL}},
	    {"lang", VALUE_LANG, true, {NULL}},
	    {"status", VALUE_CHOICE, false, {"draft", "published"}}}},
    [ELEMENT_TITLE] = INLINE("title"),
    [ELEMENT_SUBTITLE] = INLINE("subtitle"),
    [ELEMENT_SUMMARY] = INLINE("summary"),

    [ELEMENT_ABOUT] = {"about", CONTENT_BAG,
	.parts = {MAYBE(BIT(AUDIENCE)), ANY(BIT(AUTHOR)),
	    MAYBE(BIT(PUBLISHED)), MAYBE(BIT(REVIEWED)),
	    MAYBE(BIT(REVIEW_DUE)), MAYBE(BIT(VERSION)),
	    MAYBE(BIT(REFERENCE)), MAYBE(BIT(URL)), MAYBE(BIT(SHORT_URL)),
	    MAYBE(BIT(FEEDBACK)), MAYBE(BIT(ART)), ANY(BIT(TOPIC)),
	    ANY(BIT(SOURCE)), MAYBE(BIT(CONTACT))}},
    [ELEMENT_AUDIENCE] = INLINE("audience"),
    [ELEMENT_AUTHOR] = PLAIN("author", VALUE_TEXT),
    [ELEMENT_PUBLISHED] = PLAIN("published", VALUE_DATE),
    [ELEMENT_REVIEWED] = PLAIN("reviewed", VALUE_DATE),
    [ELEMENT_REVIEW_DUE] = PLAIN("review-due", VALUE_DATE),
    [ELEMENT_VERSION] = PLAIN("version", VALUE_TEXT),
    [ELEMENT_REFERENCE] = PLAIN("reference", VALUE_TEXT),
    [ELEMENT_URL] = PLAIN("url", VALUE_ADDRESS),
    [ELEMENT_SHORT_URL] = PLAIN("short-url", VALUE_ADDRESS),
    [ELEMENT_FEEDBACK] = INLINE("feedback"),
    [ELEMENT_ART] = PLAIN("art", VALUE_TEXT),
    [ELEMENT_TOPIC] = PLAIN("topic", VALUE_TEXT),
    [ELEMENT_SOURCE] = INLINE("source"),
    [ELEMENT_CONTACT] = INLINE("contact"),

    [ELEMENT_OPENING] = {"opening", CONTENT_SEQUENCE,
	.parts = {ANY(RULES_BLOCKS)}},
    [ELEMENT_SECTION] = {"section", CONTENT_SEQUENCE,
	.parts = {ONE(BIT(TITLE)), ANY(RULES_BLOCKS), ANY(BIT(SECTION))}},
    [ELEMENT_RELATED] = {"related", CONTENT_EMPTY,
	.attributes = {{"ref", VALUE_ID, true, {NULL}}}},

    [ELEMENT_P] = INLINE("p"),
    [ELEMENT_UL] = {"ul", CONTENT_SEQUENCE, .parts = {SOME(BIT(LI))}},
    [ELEMENT_OL] = {"ol", CONTENT_SEQUENCE, .parts = {SOME(BIT(LI))}},
    [ELEMENT_LI] = {"li", CONTENT_FLOW,
	.parts = {MAYBE(BIT(TITLE)), SOME(RULES_BLOCKS)}},
    [ELEMENT_DL] = {"dl", CONTENT_REPEATED,
	.parts = {ONE(BIT(DT)), ONE(BIT(DD))}},
    [ELEMENT_DT] = INLINE("dt"),
    [ELEMENT_DD] = {"dd", CONTENT_FLOW, .parts = {SOME(RULES_BLOCKS)}},
    [ELEMENT_QUOTE] = {"quote", CONTENT_SEQUENCE,
	.parts = {SOME(BIT(P) | BIT(UL) | BIT(OL))},
	.attributes = {{"cite", VALUE_TEXT, false, {NULL}}}},
    [ELEMENT_NOTE] = {"note", CONTENT_SEQUENCE,
	.parts = {MAYBE(BIT(TITLE)), SOME(RULES_BLOCKS)},
	.attributes = {{"kind", VALUE_CHOICE, false,
	    {"note", "key-points", "warning", "urgent"}}}},
    [ELEMENT_FIGURE] = {"figure", CONTENT_SEQUENCE,
	.parts = {MAYBE(BIT(CAPTION))},
	.attributes = {{"src", VALUE_TEXT, true, {NULL}},
	    {"alt", VALUE_TEXT, false, {NULL}},
	    {"decorative", VALUE_CHOICE, false, {"yes", "no"}}}},
    [ELEMENT_TABLE] = {"table", CONTENT_SEQUENCE,
	.parts = {MAYBE(BIT(CAPTION)), MAYBE(BIT(HEAD)), SOME(BIT(ROW))},
	.attributes = {{"row-heads", VALUE_CHOICE, false, {"yes", "no"}}}},
    [ELEMENT_CAPTION] = INLINE("caption"),
    [ELEMENT_HEAD] = {"head", CONTENT_SEQUENCE, .parts = {SOME(BIT(CELL))}},
    [ELEMENT_ROW] = {"row", CONTENT_SEQUENCE, .parts = {SOME(BIT(CELL))}},
    [ELEMENT_CELL] = {"cell", CONTENT_INLINE,
	.attributes = {{"colspan", VALUE_NUMBER, false, {NULL}},
	    {"rowspan", VALUE_NUMBER, false, {NULL}}}},

    [ELEMENT_EM] = INLINE("em"),
    [ELEMENT_STRONG] = INLINE("strong"),
    [ELEMENT_A] = {"a", CONTENT_INLINE,
	.attributes = {{"href", VALUE_TEXT, false, {NULL}},
	    {"ref", VALUE_ID, false, {NULL}}}},
    [ELEMENT_ABBR] = {"abbr", CONTENT_INLINE,
	.attributes = {{"title", VALUE_TEXT, true, {NULL}}}},
    [ELEMENT_SUB] = INLINE("sub"),
    [ELEMENT_SUP] = INLINE("sup"),
    [ELEMENT_Q] = INLINE("q"),
    [ELEMENT_BR] = {.name = "br", .content = CONTENT_EMPTY},
    [ELEMENT_SPAN] = {"span", CONTENT_INLINE,
	.attributes = {{"lang", VALUE_LANG, true, {NULL}}}},
    [ELEMENT_NOBR] = INLINE("nobr"),
};
/* clang-format on */

/* Habits from elsewhere, and what they are called here. */
static const struct {
	const char *name, *instead;
} habits[] = {
    {"b", "<strong>"},
    {"i", "<em>"},
    {"u", "<em>"},
    {"para", "<p>"},
    {"div", "<section>, or nothing"},
    {"h1", "<section> with a <title>"},
    {"h2", "<section> with a <title>"},
    {"h3", "<section> with a <title>"},
    {"h4", "<section> with a <title>"},
    {"heading", "<section> with a <title>"},
    {"blockquote", "<quote>"},
    {"aside", "<note>"},
    {"img", "<figure src=\"...\" alt=\"...\">"},
    {"image", "<figure src=\"...\" alt=\"...\">"},
    {"figcaption", "<caption>"},
    {"thead", "<head>"},
    {"tbody", "nothing: rows stand in <table>"},
    {"tr", "<row>"},
    {"td", "<cell>"},
    {"th", "<cell>"},
    {"item", "<li>"},
    {"list", "<ul> or <ol>"},
    {"link", "<a>"},
    {"keywords", "<topic>, one for each"},
    {"date", "<published>"},
    {"lead", "<opening>, whose first <p> is the lead"},
};

/* The elements by the first letters of their names. */
static const uint64_t initials[26] = {
    ['a' - 'a'] = BIT(ARTICLE) | BIT(ABOUT) | BIT(AUDIENCE) | BIT(AUTHOR) |
		  BIT(ART) | BIT(A) | BIT(ABBR),
    ['b' - 'a'] = BIT(BR),
    ['c' - 'a'] = BIT(CONTACT) | BIT(CAPTION) | BIT(CELL),
    ['d' - 'a'] = BIT(DL) | BIT(DT) | BIT(DD),
    ['e' - 'a'] = BIT(EM),
    ['f' - 'a'] = BIT(FEEDBACK) | BIT(FIGURE),
    ['h' - 'a'] = BIT(HEAD),
    ['l' - 'a'] = BIT(LI),
    ['n' - 'a'] = BIT(NOTE) | BIT(NOBR),
    ['o' - 'a'] = BIT(OPENING) | BIT(OL),
    ['p' - 'a'] = BIT(PUBLISHED) | BIT(P),
    ['q' - 'a'] = BIT(QUOTE) | BIT(Q),
    ['r' - 'a'] = BIT(REVIEWED) | BIT(REVIEW_DUE) | BIT(REFERENCE) |
		  BIT(RELATED) | BIT(ROW),
    ['s' - 'a'] = BIT(SUBTITLE) | BIT(SUMMARY) | BIT(SHORT_URL) | BIT(SOURCE) |
		  BIT(SECTION) | BIT(STRONG) | BIT(SUB) | BIT(SUP) | BIT(SPAN),
    ['t' - 'a'] = BIT(TITLE) | BIT(TOPIC) | BIT(TABLE),
    ['u' - 'a'] = BIT(URL) | BIT(UL),
    ['v' - 'a'] = BIT(VERSION),
};

enum element
rules_find(const char *name)
{
	uint64_t set = *name >= 'a' && *name <= 'z' ? initials[*name - 'a'] : 0;
	for (; set; set &= set - 1) {
		int element = __builtin_ctzll(set);
		if (strcmp(rules[element].name, name) == 0)
			return (enum element)element;
	}
	return ELEMENT_COUNT;
}

uint64_t
rules_children(const struct rule *rule)
{
	uint64_t set = 0;
	if (rule->content == CONTENT_INLINE || rule->content == CONTENT_FLOW)
		set = RULES_INLINES;
	for (const struct part *part = rule->parts; part->set; part++)
		set |= part->set;
	return set;
}

const char *
rules_instead_of(const char *name)
{
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
		if (strcmp(habits[i].name, name) == 0)
			return habits[i].instead;
	return NULL;
}
