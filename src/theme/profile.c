/*
 * Profiles, as defaults: large print is the standard design times z, but that
 * its furniture is larger and there is less of it.
 *
 * The sizes are those of design-spec sections 2 and 12.  In clear print and
 * above, page numbers, captions and labels are as large as the body (UKAAF,
 * "Creating clear print and large print documents", G003, 2019).
 */
#include "theme/profile.h"

#include <string.h>

static const struct scale {
	int numerator, denominator;
	length article, furniture; /* the least sizes */
} scales[] = {
    [PROFILE_STANDARD] = {1, 1, UNIT_PT(12), UNIT_PT(10)},
    [PROFILE_CLEAR] = {7, 6, UNIT_PT(14), UNIT_PT(12)},
    [PROFILE_LARGE] = {3, 2, UNIT_PT(18), UNIT_PT(16)},
    [PROFILE_GIANT] = {2, 1, UNIT_PT(24), UNIT_PT(20)},
};

static const char *const names[] = {
    [PROFILE_STANDARD] = "standard",
    [PROFILE_CLEAR] = "clear",
    [PROFILE_LARGE] = "large",
    [PROFILE_GIANT] = "giant",
};

enum { PROFILES = sizeof names / sizeof *names };

/* What is not the standard value times z.  NULL: it is. */
static const struct exception {
	const char *key, *values[PROFILES];
} exceptions[] = {
#define CLEAR(text) [PROFILE_CLEAR] = text
#define LARGE(text) [PROFILE_LARGE] = text
#define GIANT(text) [PROFILE_GIANT] = text
#define SIZES(clear, large, giant)                                             \
	{                                                                      \
		CLEAR(clear), LARGE(large), GIANT(giant)                       \
	}
    /* furniture */
    {"styles.small.size", SIZES("12pt", "16pt", "20pt")},
    {"styles.small.leading", SIZES("6mm", "8mm", "10mm")},
    {"styles.related-excerpt.size", SIZES("12pt", "16pt", "20pt")},
    {"styles.related-excerpt.leading", SIZES("6mm", "8mm", "10mm")},
    {"styles.related-link.size", SIZES("12pt", "16pt", "20pt")},
    {"styles.related-link.leading", SIZES("6mm", "8mm", "10mm")},
    {"styles.tag.size", SIZES("12pt", "16pt", "20pt")},
    {"styles.contact.size", SIZES("12pt", "18pt", "24pt")},
    {"styles.contact.leading", SIZES("6mm", "9mm", "12mm")},
    {"styles.brand.size", SIZES("15pt", "18pt", "24pt")},
    {"styles.brand.leading", SIZES("6.5mm", "7.5mm", "10mm")},
    /* as large as the body */
    {"styles.caption.size", SIZES("14pt", "18pt", "24pt")},
    {"styles.caption.leading", SIZES("7mm", "9mm", "12mm")},
    {"styles.footer.size", SIZES("14pt", "18pt", "24pt")},
    {"styles.cover-label.size", SIZES("14pt", "18pt", "24pt")},
    {"styles.other-formats.size", SIZES("16pt", "18pt", "24pt")},
    {"styles.other-formats.leading", SIZES("8mm", "9mm", "12mm")},
    {"styles.other-formats.before", SIZES(NULL, "0mm", "0mm")},
    /* the masthead, which has less room than a cover */
    {"styles.cover-title.size", SIZES("64pt", "48pt", "48pt")},
    {"styles.cover-subtitle.size", SIZES(NULL, "20pt", "26pt")},
    {"styles.cover-subtitle.leading", SIZES(NULL, "10mm", "13mm")},
    {"styles.cover-summary.size", SIZES(NULL, "18pt", "24pt")},
    {"styles.cover-summary.leading", SIZES(NULL, "9mm", "12mm")},
    {"cover.masthead", {LARGE("yes"), GIANT("yes")}},
    {"back.related-codes", {LARGE("no"), GIANT("no")}},
    {"back.topics-form", {LARGE("sentence"), GIANT("sentence")}},
#undef CLEAR
#undef LARGE
#undef GIANT
#undef SIZES
};

enum profile
profile_of(const struct config *config, const char *edition)
{
	const struct value *value =
	    edition ? config_find(config, edition, "profile") : NULL;
	for (int i = 0; value && i < PROFILES; i++)
		if (strcmp(names[i], value->items[0]) == 0)
			return (enum profile)i;
	return PROFILE_STANDARD;
}

void
profile_scale(enum profile profile, int *numerator, int *denominator)
{
	*numerator = scales[profile].numerator;
	*denominator = scales[profile].denominator;
}

length
profile_least(enum profile profile, bool article)
{
	return article ? scales[profile].article : scales[profile].furniture;
}

static bool
is_scaled(const struct option *option)
{
	return option->type == OPTION_LENGTH &&
	       (strncmp(option->key, "styles.", 7) == 0 ||
		   strncmp(option->key, "grid.", 5) == 0);
}

const char *
profile_default(struct arena *arena, enum profile profile,
    const struct option *option, const char *key, const char *initial)
{
	if (profile == PROFILE_STANDARD)
		return initial;
	for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
		if (strcmp(exceptions[i].key, key) == 0 &&
		    exceptions[i].values[profile])
			return exceptions[i].values[profile];
	length value;
	if (!initial || !is_scaled(option) || !unit_parse(initial, &value))
		return initial;
	const struct scale *scale = &scales[profile];
	char buffer[24];
	return arena_strdup(arena,
	    unit_print(buffer,
		(length)unit_scale(value, scale->numerator, scale->denominator),
		strstr(initial, "pt") ? "pt" : "mm"));
}
