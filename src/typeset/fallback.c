/*
 * What was found once is kept, by character and wish.
 */
#include "typeset/fallback.h"

#include "base/script.h"
#include "typeset/system_fonts.h"

#include <string.h>

enum { BUCKETS = 512 };

/* A face of the system that was opened. */
struct opened {
	struct opened *next;
	const struct font_file *file;
	struct font *font;
};

/* What a character got. */
struct found {
	struct found *next;
	uint32_t codepoint;
	const char *lang;
	enum font_slot slot;
	int weight;
	const struct font *font; /* NULL: no font has it */
};

struct fallback {
	struct job job; /* for faces of the system, whose faults are nobody's */
	const struct fonts *fonts;
	const struct theme *theme;
	struct system_fonts *system; /* NULL: not asked yet */
	struct opened *opened;
	int next_index;
	struct found *buckets[BUCKETS];
	struct found *languages; /* for codepoint 0 */
};

struct fallback *
fallback_new(
    struct arena *arena, const struct fonts *fonts, const struct theme *theme)
{
	struct fallback *fallback = ARENA_NEW(arena, struct fallback);
	fallback->job = (struct job){arena, diag_new(arena)};
	fallback->fonts = fonts;
	fallback->theme = theme;
	fallback->next_index = (int)fonts->count;
	return fallback;
}

void
fallback_free(struct fallback *fallback)
{
	for (struct opened *one = fallback->opened; one; one = one->next)
		font_close(one->font);
	if (fallback->system)
		system_fonts_close(fallback->system);
}

/* NULL: it is broken. */
static const struct font *
open_once(struct fallback *fallback, const struct font_file *file)
{
	struct opened *one = fallback->opened;
	while (one && one->file != file)
		one = one->next;
	if (one)
		return one->font;
	struct font *font = font_open(&fallback->job, file, (struct place){0});
	if (!font)
		return NULL;
	font->index = fallback->next_index++;
	one = ARENA_NEW(fallback->job.arena, struct opened);
	*one = (struct opened){fallback->opened, file, font};
	fallback->opened = one;
	return one->font;
}

static const struct font *
find_named(const struct fallback *fallback, int weight, uint32_t codepoint)
{
	const struct theme *theme = fallback->theme;
	for (size_t i = 0; i < theme->fallback_count; i++) {
		const struct font *font = font_family(
		    fallback->fonts, theme->fallback[i].family, weight);
		if (font && font_has(font, codepoint))
			return font;
	}
	return NULL;
}

/* The best face that can be opened. */
static const struct font *
find_in_system(
    struct fallback *fallback, const struct face_wish *wish, uint32_t codepoint)
{
	if (!fallback->system)
		fallback->system = system_fonts_open(fallback->job.arena,
		    fallback->theme->folders, fallback->theme->folder_count);
	const struct font *own = font_find(
	    fallback->fonts, fallback->theme, wish->slot, wish->weight);
	struct system_wish wanted = {
	    wish->lang, own->serif, wish->weight, codepoint};
	const struct font_file *file;
	const struct font *font = NULL;
	while (!font && (file = system_fonts_character(
			     fallback->system, &wanted)) != NULL) {
		font = open_once(fallback, file);
		if (!font)
			system_fonts_drop(fallback->system, file);
	}
	return font;
}

static struct found *
add_found(struct fallback *fallback, struct found **list,
    const struct face_wish *wish, uint32_t codepoint)
{
	struct found *found = ARENA_NEW(fallback->job.arena, struct found);
	*found = (struct found){.next = *list,
	    .codepoint = codepoint,
	    .lang = arena_strdup(fallback->job.arena, wish->lang),
	    .slot = wish->slot,
	    .weight = wish->weight};
	*list = found;
	return found;
}

static struct found *
look_up(struct found *list, const struct face_wish *wish, uint32_t codepoint)
{
	while (list &&
	       !(list->codepoint == codepoint && list->slot == wish->slot &&
		   list->weight == wish->weight &&
		   strcmp(list->lang, wish->lang) == 0))
		list = list->next;
	return list;
}

const struct font *
fallback_find(
    struct fallback *fallback, const struct face_wish *wish, uint32_t codepoint)
{
	struct found **bucket = &fallback->buckets[codepoint % BUCKETS];
	struct found *found = look_up(*bucket, wish, codepoint);
	if (found)
		return found->font;
	found = add_found(fallback, bucket, wish, codepoint);
	found->font = find_named(fallback, wish->weight, codepoint);
	if (!found->font)
		found->font = find_in_system(fallback, wish, codepoint);
	return found->font;
}

const struct font *
fallback_language(struct fallback *fallback, const struct face_wish *wish)
{
	struct found *found = look_up(fallback->languages, wish, 0);
	if (found)
		return found->font;
	const struct font *own = font_find(
	    fallback->fonts, fallback->theme, wish->slot, wish->weight);
	uint32_t sample = script_sample(script_of_language(wish->lang));
	const struct font *font = own;
	if (!font_has(own, sample))
		font = fallback_find(fallback, wish, sample);
	found = add_found(fallback, &fallback->languages, wish, 0);
	found->font = font ? font : own;
	return found->font;
}
