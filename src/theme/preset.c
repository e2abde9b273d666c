/*
 * Defaults that depend on other settings: lengths on the profile, colours of
 * the cover on what they stand on.
 */
#include "theme/preset.h"

#include "theme/profile.h"
#include "theme/syntax.h"

#include <string.h>

/* Text is white on a deep field; on tint and on paper it is dark. */
static const struct ground {
	const char *style, *key, *colour;
} grounds[] = {
    {"frame", "styles.brand.colour", "deep"},
    {"frame", "styles.cover-title.colour", "deep"},
    {"frame", "styles.cover-subtitle.colour", "deep"},
    {"frame", "styles.cover-summary.colour", "ink"},
    {"frame", "styles.cover-label.colour", "deep"},
    {"frame", "styles.cover-who.colour", "ink"},
    {"band", "styles.cover-summary.colour", "deep"},
    {"band", "styles.cover-label.colour", "ink"},
    {"band", "styles.cover-who.colour", "ink"},
    {"plain", "styles.brand.colour", "deep"},
    {"plain", "styles.cover-title.colour", "deep"},
    {"plain", "styles.cover-subtitle.colour", "deep"},
    {"plain", "styles.cover-summary.colour", "ink"},
    {"plain", "styles.cover-label.colour", "deep"},
    {"plain", "styles.cover-who.colour", "ink"},
};

static const char *
text_of(const struct config *config, const char *edition, const char *key,
    const char *initial)
{
	const struct value *value = config_find(config, edition, key);
	return value ? value->items[0] : initial;
}

/* On a masthead all text stands on the band. */
static bool
is_masthead(const struct config *config, const char *edition)
{
	enum profile profile = profile_of(config, edition);
	bool large = profile == PROFILE_LARGE || profile == PROFILE_GIANT;
	const char *text =
	    text_of(config, edition, "cover.masthead", large ? "yes" : "no");
	bool yes = false;
	syntax_switch(text, &yes);
	return yes;
}

static const char *
ground_default(const struct config *config, const char *edition,
    const char *key, const char *initial)
{
	const char *style = text_of(config, edition, "cover.style", "field");
	if (strcmp(style, "band") == 0 && is_masthead(config, edition))
		return initial;
	for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
		if (strcmp(grounds[i].key, key) == 0 &&
		    strcmp(grounds[i].style, style) == 0)
			return grounds[i].colour;
	return initial;
}

const char *
preset_default(struct arena *arena, const struct config *config,
    const char *edition, const struct option *option, const char *key)
{
	const char *initial = options_default(option, key);
	if (option->type == OPTION_INK)
		return ground_default(config, edition, key, initial);
	return profile_default(
	    arena, profile_of(config, edition), option, key, initial);
}

bool
preset_holds(struct arena *arena, const struct config *config,
    const char *edition, const struct value *value)
{
	enum profile profile = profile_of(config, edition);
	const char *property = strrchr(value->key, '.');
	if (profile == PROFILE_STANDARD || value->set || value->edition ||
	    strncmp(value->key, "styles.", 7) != 0 ||
	    (strcmp(property, ".size") != 0 &&
		strcmp(property, ".leading") != 0))
		return false;
	length own, written;
	const char *initial =
	    preset_default(arena, config, edition, value->option, value->key);
	return initial && unit_parse(initial, &own) &&
	       unit_parse(value->items[0], &written) && written < own;
}
