/*
 * PDF 1.7 has one set of types (ISO 32000-1, 14.8.4), to which emphasis is
 * mapped as Span.  PDF 2.0 has another (ISO 32000-2, 14.8.4): the document's
 * title is a Title, so that headings begin with the sections' H1; boxes are
 * Asides where they may be (ISO/TS 32005, 5.6.2); quotes stay in the older
 * namespace, which is as good (ISO 14289-2, 8.2.4).
 */
#include "paint/tags_type.h"

#include <assert.h>

const char *const tags_type_spaces[TAGS_SPACE_COUNT] = {
    "http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"};

const char tags_type_roles[] = "/Em/Span/Strong/Span";

static const char *
name_of(enum tag_kind kind)
{
	static const char *const names[TAG_KIND_COUNT] = {
	    [TAG_DOCUMENT] = "Document",
	    [TAG_SECT] = "Sect",
	    [TAG_ASIDE] = "Sect",
	    [TAG_DIV] = "Div",
	    [TAG_H1] = "H1",
	    [TAG_H2] = "H2",
	    [TAG_H3] = "H3",
	    [TAG_H4] = "H4",
	    [TAG_P] = "P",
	    [TAG_L] = "L",
	    [TAG_LI] = "LI",
	    [TAG_LBL] = "Lbl",
	    [TAG_LBODY] = "LBody",
	    [TAG_BLOCK_QUOTE] = "BlockQuote",
	    [TAG_QUOTE] = "Quote",
	    [TAG_TABLE] = "Table",
	    [TAG_THEAD] = "THead",
	    [TAG_TBODY] = "TBody",
	    [TAG_TR] = "TR",
	    [TAG_TH] = "TH",
	    [TAG_TD] = "TD",
	    [TAG_CAPTION] = "Caption",
	    [TAG_FIGURE] = "Figure",
	    [TAG_LINK] = "Link",
	    [TAG_EM] = "Em",
	    [TAG_STRONG] = "Strong",
	    [TAG_SPAN] = "Span"};
	assert(names[kind]);
	return names[kind];
}

/* Is the tag in one where no Aside may be? */
static bool
is_enclosed(const struct leaflet *leaflet, int tag)
{
	for (int at = leaflet->tags[tag].parent; at >= 0;
	     at = leaflet->tags[at].parent) {
		enum tag_kind kind = leaflet->tags[at].kind;
		if (kind == TAG_ASIDE || kind == TAG_BLOCK_QUOTE ||
		    kind == TAG_TH || kind == TAG_TD)
			return true;
	}
	return false;
}

struct tags_type
tags_type_of(struct standard standard, const struct leaflet *leaflet, int tag)
{
	enum tag_kind kind = leaflet->tags[tag].kind;
	if (!standard_is_modern(standard))
		return (struct tags_type){name_of(kind), TAGS_SPACE_1};
	switch (kind) {
	case TAG_H1:
		return (struct tags_type){"Title", TAGS_SPACE_2};
	case TAG_H2:
	case TAG_H3:
	case TAG_H4:
		kind--;
		break;
	case TAG_ASIDE:
		if (!is_enclosed(leaflet, tag))
			return (struct tags_type){"Aside", TAGS_SPACE_2};
		break;
	case TAG_BLOCK_QUOTE:
	case TAG_QUOTE:
		return (struct tags_type){name_of(kind), TAGS_SPACE_1};
	default:
		break;
	}
	return (struct tags_type){name_of(kind), TAGS_SPACE_2};
}
