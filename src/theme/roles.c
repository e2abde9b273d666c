/*
 * The type of the default design, one row a role: face and weight, size over
 * leading, colour, the space around it.  Leading in millimetres is half the
 * size in points except where a line stands alone.
 */
#include "theme/roles.h"

#include <string.h>

#define FURNITURE .article = false
#define ARTICLE .article = true
#define FONT(slot, heaviness) .font = slot, .weight = heaviness
#define SIZE(points, millimetres) .size = points, .leading = millimetres
#define SPACE(above, below) .before = above, .after = below

static const struct role_row rows[ROLE_COUNT] = {
    [ROLE_COVER_TITLE] = {"cover-title", ARTICLE, FONT("heading", "600"),
	.size = "64pt", .colour = "paper", .tracking = "-12"},
    [ROLE_COVER_SUBTITLE] = {"cover-subtitle", ARTICLE, FONT("body", "500"),
	SIZE("18pt", "9mm"), .colour = "paper", .tracking = "0"},
    [ROLE_COVER_SUMMARY] = {"cover-summary", ARTICLE, FONT("body", "400"),
	SIZE("15pt", "7.5mm"), .colour = "paper", .tracking = "0"},
    [ROLE_COVER_LABEL] = {"cover-label", FURNITURE, FONT("body", "700"),
	.size = "10pt", .colour = "sun", .tracking = "0"},
    [ROLE_COVER_WHO] = {"cover-who", ARTICLE, FONT("body", "400"),
	SIZE("12pt", "6mm"), .colour = "paper", .tracking = "0"},
    [ROLE_BRAND] = {"brand", FURNITURE, FONT("body", "700"),
	SIZE("13pt", "5.5mm"), .colour = "paper", .tracking = "0"},
    [ROLE_LEAD] = {"lead", ARTICLE, FONT("body", "400"), SIZE("15pt", "7.5mm"),
	.colour = "ink", SPACE("0mm", "0mm"), .tracking = "0", .align = "left"},
    [ROLE_H2] = {"h2", ARTICLE, FONT("heading", "600"), SIZE("17pt", "6mm"),
	.colour = "deep", SPACE("12mm", "9mm"), .tracking = "0"},
    [ROLE_H3] = {"h3", ARTICLE, FONT("body", "700"), SIZE("12pt", "6mm"),
	.colour = "ink", SPACE("3mm", "6mm"), .tracking = "0"},
    [ROLE_H4] = {"h4", ARTICLE, FONT("body", "500"), SIZE("12pt", "6mm"),
	.colour = "deep", SPACE("3mm", "6mm"), .tracking = "0"},
    [ROLE_STEP_TITLE] = {"step-title", ARTICLE, FONT("body", "700"),
	SIZE("12pt", "6mm"), .colour = "deep", .tracking = "0"},
    [ROLE_BOX_TITLE] = {"box-title", ARTICLE, FONT("body", "700"),
	SIZE("14pt", "6mm"), .colour = "deep", .tracking = "0"},
    [ROLE_BODY] = {"body", ARTICLE, FONT("body", "400"), SIZE("12pt", "6mm"),
	.colour = "ink", SPACE("3mm", "0mm"), .tracking = "0", .align = "left"},
    [ROLE_QUOTE] = {"quote", ARTICLE, FONT("body", "500"),
	SIZE("15pt", "7.5mm"), .colour = "deep", .tracking = "0",
	.align = "left"},
    [ROLE_SMALL] = {"small", FURNITURE, FONT("body", "400"),
	SIZE("10pt", "5mm"), .colour = "ink", .tracking = "0", .align = "left"},
    [ROLE_CAPTION] = {"caption", FURNITURE, FONT("body", "400"),
	SIZE("10pt", "5mm"), .colour = "ink", .tracking = "0", .align = "left"},
    [ROLE_OTHER_FORMATS] = {"other-formats", ARTICLE, FONT("body", "400"),
	SIZE("16pt", "7.5mm"), .colour = "ink", .before = "1.5mm",
	.tracking = "0", .align = "left"},
    [ROLE_TABLE_HEAD] = {"table-head", ARTICLE, FONT("body", "700"),
	.size = "12pt", .colour = "deep", .tracking = "0"},
    [ROLE_HELP_NUMBER] = {"help-number", ARTICLE, FONT("body", "700"),
	.size = "17pt", .colour = "alert", .tracking = "0"},
    [ROLE_HELP_TITLE] = {"help-title", ARTICLE, FONT("body", "700"),
	.size = "17pt", .colour = "paper", .tracking = "0"},
    [ROLE_STEP_NUMERAL] = {"step-numeral", ARTICLE, FONT("body", "700"),
	.size = "14pt", .colour = "paper", .tracking = "0"},
    [ROLE_FOLIO] = {"folio", FURNITURE, FONT("body", "700"), .size = "12pt",
	.colour = "ink", .tracking = "0"},
    [ROLE_FOOTER] = {"footer", FURNITURE, FONT("body", "400"), .size = "10pt",
	.colour = "ink", .tracking = "0"},
    [ROLE_RELATED_TITLE] = {"related-title", FURNITURE, FONT("body", "700"),
	SIZE("12pt", "6mm"), .colour = "deep", .tracking = "0"},
    [ROLE_RELATED_EXCERPT] = {"related-excerpt", FURNITURE, FONT("body", "400"),
	SIZE("10pt", "5mm"), .colour = "ink", .tracking = "0"},
    [ROLE_RELATED_LINK] = {"related-link", FURNITURE, FONT("body", "700"),
	SIZE("10pt", "5mm"), .colour = "mid", .tracking = "0"},
    [ROLE_TAG] = {"tag", FURNITURE, FONT("body", "500"), .size = "10pt",
	.colour = "deep", .tracking = "0"},
    [ROLE_CONTACT_NAME] = {"contact-name", FURNITURE, FONT("body", "700"),
	SIZE("12pt", "6mm"), .colour = "paper", .tracking = "0"},
    [ROLE_CONTACT] = {"contact", FURNITURE, FONT("body", "400"),
	SIZE("10pt", "5mm"), .colour = "paper", .tracking = "0"},
};

const struct role_row *
roles_row(enum role role)
{
	return &rows[role];
}

bool
roles_find(const char *name, size_t size, enum role *result)
{
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		const char *own = rows[i].name;
		if (*own == *name && strncmp(own, name, size) == 0 &&
		    !own[size]) {
			*result = (enum role)i;
			return true;
		}
	}
	return false;
}

const char *
theme_role_name(enum role role)
{
	return rows[role].name;
}
