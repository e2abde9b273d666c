/*
 * A list of all static upright faces that PDF can hold, and the choice among
 * them by integer ranks.
 */
#include "typeset/system_fonts.h"

#include "base/script.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { REGULAR = 400, BOLD = 700 };

struct system_face {
	struct font_file file;
	const FcCharSet *characters;
	bool own;     /* it stands in the theme's folders */
	bool dropped; /* it is broken */
};

struct system_fonts {
	struct arena *arena;
	FcConfig *config;
	struct system_face *list;
	size_t count, capacity;
};

/* --- the list --- */

static bool
is_true(const FcPattern *pattern, const char *object, bool absent)
{
	FcBool value;
	if (FcPatternGetBool(pattern, object, 0, &value) != FcResultMatch)
		return absent;
	return value != FcFalse;
}

static int
number_of(const FcPattern *pattern, const char *object, int absent)
{
	int value;
	return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch
		   ? value
		   : absent;
}

/* Outlines of one weight, upright, in TrueType or CFF. */
static bool
is_usable(const FcPattern *pattern)
{
	FcChar8 *format;
	if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) !=
	    FcResultMatch)
		return false;
	bool known = strcmp((const char *)format, "TrueType") == 0 ||
		     strcmp((const char *)format, "CFF") == 0;
	return known && is_true(pattern, FC_OUTLINE, false) &&
	       !is_true(pattern, FC_VARIABLE, false) &&
	       !is_true(pattern, FC_COLOR, false) &&
	       number_of(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN &&
	       number_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL) ==
		   FC_WIDTH_NORMAL &&
	       number_of(pattern, FC_SPACING, FC_PROPORTIONAL) != FC_MONO &&
	       number_of(pattern, FC_INDEX, 0) < 0x10000; /* a plain instance */
}

/* Some bold faces say that they are regular, and only their style's name tells
 * them apart. */
static int
weight_of(const FcPattern *pattern)
{
	double weight;
	FcChar8 *style;
	if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) != FcResultMatch)
		return REGULAR;
	int usual = (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
	bool bold =
	    FcPatternGetString(pattern, FC_STYLE, 0, &style) == FcResultMatch &&
	    strcmp((const char *)style, "Bold") == 0;
	return bold && usual == REGULAR ? BOLD : usual;
}

static void
add_face(struct system_fonts *system, FcPattern *pattern, bool own)
{
	FcChar8 *file, *family;
	FcCharSet *characters;
	if (!is_usable(pattern) ||
	    FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
	    FcPatternGetString(pattern, FC_FAMILY, 0, &family) !=
		FcResultMatch ||
	    FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) !=
		FcResultMatch)
		return;
	struct system_face face = {
	    .file = {.path = (const char *)file,
		.collection = number_of(pattern, FC_INDEX, 0),
		.family = (const char *)family,
		.weight = weight_of(pattern),
		.upright = true},
	    .characters = characters,
	    .own = own};
	ARENA_PUSH(
	    system->arena, system->list, system->count, system->capacity, face);
}

static void
add_faces(struct system_fonts *system, FcSetName set)
{
	const FcFontSet *all = FcConfigGetFonts(system->config, set);
	for (int i = 0; all && i < all->nfont; i++)
		add_face(system, all->fonts[i], set == FcSetApplication);
}

struct system_fonts *
system_fonts_open(
    struct arena *arena, const char *const *folders, size_t folder_count)
{
	struct system_fonts *system = ARENA_NEW(arena, struct system_fonts);
	system->arena = arena;
	system->config = FcInitLoadConfigAndFonts();
	if (!system->config)
		return system;
	for (size_t i = 0; i < folder_count; i++)
		FcConfigAppFontAddDir(
		    system->config, (const FcChar8 *)folders[i]);
	add_faces(system, FcSetApplication);
	add_faces(system, FcSetSystem);
	return system;
}

void
system_fonts_close(struct system_fonts *system)
{
	if (system->config)
		FcConfigDestroy(system->config);
}

/* --- choosing --- */

/* Is a before b where both serve as well: the same order everywhere. */
static bool
is_before(
    const struct system_face *one, const struct system_face *other, int weight)
{
	const struct font_file *a = &one->file, *b = &other->file;
	int far_a = abs(a->weight - weight), far_b = abs(b->weight - weight);
	if (one->own != other->own)
		return one->own;
	if (far_a != far_b)
		return far_a < far_b;
	int family = strcmp(a->family, b->family);
	if (family != 0)
		return family < 0;
	int path = strcmp(a->path, b->path);
	return path != 0 ? path < 0 : a->collection < b->collection;
}

const struct font_file *
system_fonts_family(
    const struct system_fonts *system, const char *family, int weight)
{
	const struct system_face *best = NULL;
	for (size_t i = 0; i < system->count; i++) {
		const struct system_face *one = &system->list[i];
		if (!one->dropped &&
		    strcasecmp(one->file.family, family) == 0 &&
		    (!best || is_before(one, best, weight)))
			best = one;
	}
	return best ? &best->file : NULL;
}

/* The family that readers of a language expect, where it is not the one named
 * after the script. */
static const char *
usual_family(const char *lang, uint32_t script)
{
	uint32_t own = script_of_language(lang);
	switch (script) {
	case SCRIPT('A', 'r', 'a', 'b'):
		return script_leading(lang) == 200 ? "Noto Nastaliq Urdu"
						   : "Noto Sans Arabic";
	case SCRIPT('H', 'a', 'n', 'i'):
	case SCRIPT('H', 'i', 'r', 'a'):
	case SCRIPT('K', 'a', 'n', 'a'):
	case SCRIPT('B', 'o', 'p', 'o'):
	case SCRIPT('H', 'a', 'n', 'g'):
		if (own == SCRIPT('J', 'p', 'a', 'n'))
			return "Noto Sans CJK JP";
		if (own == SCRIPT('K', 'o', 'r', 'e'))
			return "Noto Sans CJK KR";
		return own == SCRIPT('H', 'a', 'n', 't') ? "Noto Sans CJK TC"
							 : "Noto Sans CJK SC";
	default:
		return NULL;
	}
}

/* "Noto Sans Bengali", the plain family for scripts of Europe. */
static bool
is_of_script(const char *family, const char *kind, const char *script)
{
	size_t size = strlen(kind);
	if (strncmp(family, kind, size) != 0)
		return false;
	if (family[size] == '\0')
		return strcmp(script, "Latin") == 0 ||
		       strcmp(script, "Greek") == 0 ||
		       strcmp(script, "Cyrillic") == 0;
	return family[size] == ' ' && strcmp(family + size + 1, script) == 0;
}

enum rank {
	RANK_USUAL,
	RANK_SCRIPT,
	RANK_OTHER_SCRIPT, /* of the script, with serifs or without as it is
			      not wanted */
	RANK_NOTO,
	RANK_ANY
};

static enum rank
rank_of(const char *family, const char *usual, const char *script, bool serif)
{
	static const char *const kinds[] = {"Noto Sans", "Noto Serif"};
	if (usual && strcmp(family, usual) == 0)
		return RANK_USUAL;
	if (is_of_script(family, kinds[serif], script))
		return RANK_SCRIPT;
	if (is_of_script(family, kinds[!serif], script))
		return RANK_OTHER_SCRIPT;
	return strncmp(family, "Noto ", 5) == 0 ? RANK_NOTO : RANK_ANY;
}

const struct font_file *
system_fonts_character(
    const struct system_fonts *system, const struct system_wish *wish)
{
	uint32_t script = script_of(wish->codepoint);
	const char *usual = usual_family(wish->lang, script);
	const char *name = script_name(system->arena, script);
	const struct system_face *best = NULL;
	enum rank least = RANK_ANY;
	for (size_t i = 0; i < system->count; i++) {
		const struct system_face *one = &system->list[i];
		if (one->dropped ||
		    !FcCharSetHasChar(one->characters, wish->codepoint))
			continue;
		enum rank rank =
		    rank_of(one->file.family, usual, name, wish->serif);
		if (best &&
		    (rank > least ||
			(rank == least && !is_before(one, best, wish->weight))))
			continue;
		best = one;
		least = rank;
	}
	return best ? &best->file : NULL;
}

void
system_fonts_drop(struct system_fonts *system, const struct font_file *file)
{
	for (size_t i = 0; i < system->count; i++)
		if (&system->list[i].file == file)
			system->list[i].dropped = true;
}

const char *
system_fonts_package(uint32_t codepoint)
{
	bool is_private = (codepoint >= 0xE000 && codepoint <= 0xF8FF) ||
			  codepoint >= 0xF0000;
	bool is_emoji = codepoint >= 0x1F300 && codepoint <= 0x1FAFF;
	if (is_private)
		return NULL;
	if (is_emoji)
		return "fonts-symbola";
	switch (script_of(codepoint)) {
	case SCRIPT('Z', 'z', 'z', 'z'): /* no character */
		return NULL;
	case SCRIPT('H', 'a', 'n', 'i'):
	case SCRIPT('H', 'i', 'r', 'a'):
	case SCRIPT('K', 'a', 'n', 'a'):
	case SCRIPT('B', 'o', 'p', 'o'):
	case SCRIPT('H', 'a', 'n', 'g'):
		return "fonts-noto-cjk";
	default:
		return "fonts-noto-core";
	}
}
