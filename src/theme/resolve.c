/*
 * From settings to a theme: every key of the options table is looked up for
 * one edition and put, as a number or a colour, where struct theme wants it.
 *
 * Values have been checked when the configuration was read, so that they
 * parse; what can be wrong here is how they go together.
 */
#include "theme/resolve.h"

#include "theme/contrast.h"
#include "theme/format.h"
#include "theme/profile.h"
#include "theme/roles.h"
#include "theme/syntax.h"
#include "theme/words.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

struct resolver {
	struct job *job;
	const struct config *config;
	const char *edition;
	struct theme *theme;
	struct contrast_places places;
};

/* --- one value of each type -------------------------------------------- */

static const struct option *
option_of(struct resolver *resolver, const char *key)
{
	const char *rest, *edition;
	size_t size;
	const struct option *option = options_find(key, &rest, &edition, &size);
	if (!option)
		option =
		    options_find(arena_printf(resolver->job->arena,
				     "editions.%s.%s", resolver->edition, key),
			&rest, &edition, &size);
	assert(option);
	return option;
}

static const char *
text_of(struct resolver *resolver, const struct option *option, const char *key,
    struct place *place)
{
	return config_text(resolver->job->arena, resolver->config,
	    resolver->edition, option, key, place);
}

/* The text of a key of the table; NULL: not given and without a default. */
static const char *
text(struct resolver *resolver, const char *key, struct place *place)
{
	return text_of(resolver, option_of(resolver, key), key, place);
}

/* As text, but empty text counts as none. */
static const char *
words(struct resolver *resolver, const char *key)
{
	const char *value = text(resolver, key, NULL);
	return value && *value ? value : NULL;
}

static length
measure(struct resolver *resolver, const char *key)
{
	length value = 0;
	const char *written = text(resolver, key, NULL);
	bool good = written && unit_parse(written, &value);
	assert(good);
	(void)good;
	return value;
}

static int
integer(struct resolver *resolver, const char *key)
{
	int value = 0;
	const char *written = text(resolver, key, NULL);
	bool good = written && syntax_integer(written, &value);
	assert(good);
	(void)good;
	return value;
}

static bool
yes(struct resolver *resolver, const char *key)
{
	bool value = false;
	syntax_switch(text(resolver, key, NULL), &value);
	return value;
}

/* The place of a choice among the table's; -1: among those to come. */
static int
choice(struct resolver *resolver, const char *key)
{
	const struct option *option = option_of(resolver, key);
	const char *written = text_of(resolver, option, key, NULL);
	const char *all = option->choices;
	size_t size = strlen(written);
	for (int i = 0; *all; i++) {
		size_t span = strcspn(all, " ");
		if (span == size && memcmp(all, written, size) == 0)
			return i;
		all += span + (all[span] == ' ');
	}
	return -1;
}

/* A path as it opens from here, if the key has one. */
static const char *
path(struct resolver *resolver, const char *key, struct place *place)
{
	const struct value *value =
	    config_find(resolver->config, resolver->edition, key);
	if (!value)
		return NULL;
	*place = value->place;
	return config_path(
	    resolver->job->arena, value->folder, value->items[0]);
}

/* The items of a list; paths as they open from here. */
static const char *const *
list(struct resolver *resolver, const char *key, size_t *count)
{
	const struct value *value =
	    config_find(resolver->config, resolver->edition, key);
	*count = value ? value->count : 0;
	if (!value || value->option->type != OPTION_PATHS)
		return value ? value->items : NULL;
	struct arena *arena = resolver->job->arena;
	const char **paths = ARENA_ARRAY(arena, value->count, const char *);
	for (size_t i = 0; i < value->count; i++)
		paths[i] = config_path(arena, value->folder, value->items[i]);
	return paths;
}

/* --- the theme's parts ------------------------------------------------- */

static struct colour
ink(const struct theme *theme, const char *written)
{
	struct colour colour = {0};
	enum token token;
	if (palette_token(written, &token))
		return theme->palette[token];
	palette_parse(written, &colour);
	return colour;
}

static void
resolve_palette(struct resolver *resolver)
{
	for (size_t i = 0; i < TOKEN_STONE; i++) {
		const char *key = arena_printf(resolver->job->arena,
		    "palette.%s", palette_name((enum token)i));
		palette_parse(text(resolver, key, &resolver->places.palette[i]),
		    &resolver->theme->palette[i]);
	}
	resolver->theme->palette[TOKEN_STONE] =
	    ink(resolver->theme, text(resolver, "palette.stone",
				     &resolver->places.palette[TOKEN_STONE]));
}

static const char *
style_key(struct resolver *resolver, enum role role, const char *setting)
{
	static const char group[] = "styles.";
	const char *name = theme_role_name(role);
	char *key = arena_room(resolver->job->arena,
	    sizeof group + strlen(name) + 1 + strlen(setting));
	stpcpy(stpcpy(stpcpy(stpcpy(key, group), name), "."), setting);
	return key;
}

static enum align
alignment(struct resolver *resolver, enum role role)
{
	static const enum align aligns[] = {
	    ALIGN_LEFT, ALIGN_JUSTIFY, ALIGN_CENTRE};
	if (!roles_row(role)->align)
		return ALIGN_LEFT;
	return aligns[choice(resolver, style_key(resolver, role, "align"))];
}

/* The space of a role that has such a setting. */
static length
space(struct resolver *resolver, enum role role, const char *initial,
    const char *setting)
{
	if (!initial)
		return 0;
	return measure(resolver, style_key(resolver, role, setting));
}

/* The least size that the role may be given: in the standard profile an edition
 * may set the article smaller, as far as its letters can be read (legible.h).
 */
static length
least_size(struct resolver *resolver, enum role role)
{
	enum profile profile = resolver->theme->profile;
	const char *key = style_key(resolver, role, "size");
	const struct config *config = resolver->config;
	bool own = config_find(config, resolver->edition, key) !=
		   config_find(config, NULL, key);
	bool article =
	    roles_row(role)->article && !(own && profile == PROFILE_STANDARD);
	return profile_least(profile, article);
}

static void
check_size(struct resolver *resolver, enum role role)
{
	const struct style *style = &resolver->theme->styles[role];
	length least = least_size(resolver, role);
	const char *name = theme_role_name(role);
	if (style->size < least)
		diag_error(resolver->job, style->place,
		    "styles.%s.size is too small to read. Make it at least "
		    "%dpt.",
		    name, least / UNIT_PT(1));
	else if (style->size > UNIT_PT(144))
		diag_error(resolver->job, style->place,
		    "styles.%s.size is too large for a page. Make it at most "
		    "144pt.",
		    name);
}

static void
resolve_leading(struct resolver *resolver, enum role role)
{
	struct style *style = &resolver->theme->styles[role];
	style->leading = (length)unit_scale(style->size, 180, 127);
	if (!roles_row(role)->leading)
		return;
	const char *key = style_key(resolver, role, "leading");
	struct place place;
	length leading = 0;
	unit_parse(text(resolver, key, &place), &leading);
	style->leading = leading;
	if (style->leading < style->size)
		diag_error(resolver->job, place.file ? place : style->place,
		    "%s is less than the size, so that lines touch. Make it "
		    "about half as many millimetres as the size has points.",
		    key);
}

static void
resolve_style(struct resolver *resolver, enum role role)
{
	struct style *style = &resolver->theme->styles[role];
	const struct role_row *row = roles_row(role);
	static const enum font_slot slots[] = {
	    FONT_SLOT_BODY, FONT_SLOT_HEADING};
	style->font =
	    slots[choice(resolver, style_key(resolver, role, "font"))];
	style->weight = integer(resolver, style_key(resolver, role, "weight"));
	style->bold_weight =
	    integer(resolver, style_key(resolver, role, "bold-weight"));
	length size = 0;
	unit_parse(
	    text(resolver, style_key(resolver, role, "size"), &style->place),
	    &size);
	style->size = size;
	style->colour = ink(
	    resolver->theme, text(resolver, style_key(resolver, role, "colour"),
				 &resolver->places.styles[role]));
	style->before = space(resolver, role, row->before, "before");
	style->after = space(resolver, role, row->after, "after");
	style->tracking =
	    integer(resolver, style_key(resolver, role, "tracking"));
	style->align = alignment(resolver, role);
	style->hyphenate =
	    row->align && yes(resolver, style_key(resolver, role, "hyphenate"));
	check_size(resolver, role);
	resolve_leading(resolver, role);
}

static void
resolve_brand(struct resolver *resolver)
{
	struct brand *brand = &resolver->theme->brand;
	*brand = (struct brand){
	    .name = words(resolver, "brand.name"),
	    .strapline = words(resolver, "brand.strapline"),
	    .url = words(resolver, "brand.url"),
	    .short_url = words(resolver, "brand.short-url"),
	    .phone = words(resolver, "brand.phone"),
	    .email = words(resolver, "brand.email"),
	    .address = words(resolver, "brand.address"),
	    .publisher = words(resolver, "brand.publisher"),
	    .feedback = words(resolver, "brand.feedback"),
	    .other_formats = words(resolver, "brand.other-formats"),
	};
	brand->logo = path(resolver, "brand.logo", &brand->logo_place);
	if (brand->logo)
		config_inside(resolver->job, brand->logo_place,
		    resolver->config->root, brand->logo);
}

static bool
is_font_file(const char *family)
{
	const char *dot = strrchr(family, '.');
	return strchr(family, '/') ||
	       (dot && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".otf") == 0));
}

/* A family's name, or a font file's path as it opens from here. */
static struct font_choice
font_choice(struct resolver *resolver, const char *key)
{
	struct font_choice font;
	font.family = text(resolver, key, &font.place);
	if (font.place.file && is_font_file(font.family))
		font.family = path(resolver, key, &font.place);
	return font;
}

static void
resolve_fallback(struct resolver *resolver)
{
	const struct value *value =
	    config_find(resolver->config, resolver->edition, "fonts.fallback");
	if (!value)
		return;
	struct arena *arena = resolver->job->arena;
	struct font_choice *list =
	    ARENA_ARRAY(arena, value->count, struct font_choice);
	for (size_t i = 0; i < value->count; i++) {
		const char *family = value->items[i];
		list[i].place = value->place;
		list[i].family = is_font_file(family)
				     ? config_path(arena, value->folder, family)
				     : family;
	}
	resolver->theme->fallback = list;
	resolver->theme->fallback_count = value->count;
}

/* What is not there would be looked through in vain, without a word. */
static void
check_folder(struct resolver *resolver, const char *folder)
{
	const struct value *value =
	    config_find(resolver->config, resolver->edition, "fonts.folders");
	const char *inside = config_path(resolver->job->arena, folder, ".");
	if (access(inside, R_OK) != 0)
		diag_error(resolver->job, value->place,
		    "the folder '%s' cannot be opened: %s. Paths begin at the "
		    "folder of the configuration.",
		    folder, strerror(errno));
}

static void
resolve_folders(struct resolver *resolver)
{
	struct arena *arena = resolver->job->arena;
	struct theme *theme = resolver->theme;
	size_t count;
	const char *const *given = list(resolver, "fonts.folders", &count);
	const char **folders = ARENA_ARRAY(arena, count + 1, const char *);
	for (size_t i = 0; i < count; i++) {
		folders[i] = given[i];
		check_folder(resolver, given[i]);
	}
	if (resolver->config->data)
		folders[count++] =
		    config_path(arena, resolver->config->data, "fonts");
	theme->folders = folders;
	theme->folder_count = count;
}

static void
resolve_fonts(struct resolver *resolver)
{
	struct theme *theme = resolver->theme;
	theme->fonts[FONT_SLOT_BODY] = font_choice(resolver, "fonts.body");
	theme->fonts[FONT_SLOT_HEADING] =
	    font_choice(resolver, "fonts.heading");
	resolve_fallback(resolver);
	resolve_folders(resolver);
}

static void
resolve_cover(struct resolver *resolver)
{
	static const enum cover_style styles[] = {
	    COVER_FIELD, COVER_FRAME, COVER_BAND, COVER_PLAIN};
	static const enum cover_art arts[] = {
	    ART_AUTO, ART_RIGHT, ART_LEFT, ART_PAIR, ART_RISE, ART_NONE};
	struct cover *cover = &resolver->theme->cover;
	cover->style = styles[choice(resolver, "cover.style")];
	cover->masthead = yes(resolver, "cover.masthead");
	cover->art = arts[choice(resolver, "cover.art")];
	cover->art_scale = integer(resolver, "cover.art-scale");
	cover->art_file = path(resolver, "cover.art-file", &cover->art_place);
	if (cover->art_file)
		config_inside(resolver->job, cover->art_place,
		    resolver->config->root, cover->art_file);
}

static void
resolve_checks(struct resolver *resolver)
{
	struct checks *checks = &resolver->theme->checks;
	checks->duties = yes(resolver, "check.duties");
	checks->strict = yes(resolver, "check.strict");
	checks->reading_age = integer(resolver, "check.reading-age");
	checks->glossary =
	    path(resolver, "check.glossary", &checks->glossary_place);
	if (checks->glossary)
		config_inside(resolver->job, checks->glossary_place,
		    resolver->config->root, checks->glossary);
}

static void
resolve_parts(struct resolver *resolver)
{
	static const enum link_print prints[] = {
	    LINK_PRINT_NONE, LINK_PRINT_INLINE, LINK_PRINT_NOTES};
	struct theme *theme = resolver->theme;
	theme->back.related = integer(resolver, "back.related");
	theme->back.codes = yes(resolver, "back.codes");
	theme->back.related_codes = yes(resolver, "back.related-codes");
	theme->back.topics = yes(resolver, "back.topics");
	theme->back.sentence = choice(resolver, "back.topics-form") == 1;
	theme->link_print = prints[choice(resolver, "links.print")];
	theme->corner = measure(resolver, "grid.corner");
	theme->heading_bar = choice(resolver, "grid.heading-rule") == 1;
	theme->square_steps = choice(resolver, "grid.step-marker") == 1;
	theme->library = list(resolver, "library", &theme->library_count);
}

/* What an article may give for its pages. */
static void
resolve_fitting(struct resolver *resolver)
{
	struct fitting *fitting = &resolver->theme->fitting;
	const char *pages = text(resolver, "pages", &fitting->place);
	if (pages)
		syntax_pages(pages, &fitting->pages);
	fitting->notes = choice(resolver, "pages-left") == 0;
	fitting->gaps = integer(resolver, "fit.gaps");
	fitting->leading = integer(resolver, "fit.leading");
	fitting->pictures = integer(resolver, "fit.pictures");
	struct place place;
	const char *size = text(resolver, "fit.size", &place);
	if (!size)
		return;
	length least = profile_least(resolver->theme->profile, true);
	unit_parse(size, &fitting->size);
	if (fitting->size < least)
		diag_error(resolver->job, place,
		    "fit.size is too small to read. Make it at least %dpt.",
		    least / UNIT_PT(1));
}

/* The formats, which need the body's size; the last one to be looked at is the
 * first. */
static void
resolve_format(struct resolver *resolver)
{
	struct theme *theme = resolver->theme;
	struct arena *arena = resolver->job->arena;
	theme->formats = list(resolver, "format", &theme->format_count);
	const char *only = text(resolver, "format", &theme->format_place);
	if (theme->format_count == 0) {
		const char **one = ARENA_ARRAY(arena, 1, const char *);
		one[0] = only;
		theme->formats = one;
		theme->format_count = 1;
	}
	for (size_t i = theme->format_count; i-- > 0;)
		format_resolve(resolver->job, resolver->config,
		    theme->formats[i], theme->format_place, theme);
}

static void
resolve_standard(struct resolver *resolver)
{
	size_t count;
	struct place place;
	text(resolver, "standard", &place);
	const char *const *names = list(resolver, "standard", &count);
	resolver->theme->standard =
	    standard_of(resolver->job, place, resolver->edition, names, count);
}

const struct theme *
resolve_theme(struct job *job, const struct config *config, const char *edition)
{
	size_t errors = job->diag->errors;
	struct theme *theme = ARENA_NEW(job->arena, struct theme);
	struct resolver resolver = {
	    .job = job, .config = config, .edition = edition, .theme = theme};
	theme->edition = edition;
	theme->config = config;
	theme->words = words_configured(job->arena, config, edition);
	theme->root = config->root;
	theme->profile = profile_of(config, edition);
	theme->output = OUTPUT_SCREEN;
	theme->pictures = 100;
	theme->mean_advance = FORMAT_MEAN_ADVANCE;
	profile_scale(
	    theme->profile, &theme->scale_numerator, &theme->scale_denominator);
	theme->across_numerator = theme->scale_numerator;
	theme->across_denominator = theme->scale_denominator;
	theme->grid = theme_scale(theme, UNIT_MM(6));
	theme->half = theme_scale(theme, UNIT_MM(3));
	resolve_palette(&resolver);
	for (size_t i = 0; i < ROLE_COUNT; i++)
		resolve_style(&resolver, (enum role)i);
	resolve_brand(&resolver);
	resolve_fonts(&resolver);
	resolve_cover(&resolver);
	resolve_parts(&resolver);
	resolve_checks(&resolver);
	resolve_standard(&resolver);
	resolve_fitting(&resolver);
	resolve_format(&resolver);
	contrast_check(job, theme, &resolver.places);
	return job->diag->errors == errors ? theme : NULL;
}
