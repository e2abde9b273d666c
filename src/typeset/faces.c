/*
 * HarfBuzz itself says whether a face has a character, for it also composes
 * and takes apart: the character is shaped, and kept like any word.
 */
#include "typeset/faces.h"

#include "base/script.h"

struct split {
	struct arena *arena;
	struct shaper *shaper;
	const struct look *look;
	struct faces_text word;
	struct face_run *list;
	size_t count, capacity;
	uint32_t missing;
};

static bool
shows(const struct split *split, const struct font *font, uint32_t start,
    uint32_t end)
{
	return font &&
	       !shaper_word(split->shaper, font, split->look->language,
		   split->word.text + start, end - start, split->word.rtl)
		    ->missing;
}

/* The face that a text comes in first: the theme's own for Latin letters, and
 * for the digits that go with them; else the language's. */
static const struct font *
first_face(const struct look *look, const char *text, uint32_t size)
{
	if (look->own == look->font)
		return look->font;
	uint32_t script = script_of_text(text, size);
	bool digit = size && text[0] >= '0' && text[0] <= '9';
	if (script == SCRIPT_LATIN || (script == SCRIPT_COMMON && digit))
		return look->own;
	return look->font;
}

/* A fallback for the first of the characters that needs one. */
static const struct font *
find_fallback(struct split *split, uint32_t start, uint32_t end)
{
	const char *text = split->word.text;
	uint32_t first = 0;
	for (size_t at = start; at < end;) {
		uint32_t c = text_next(text, end, &at);
		const struct font *font =
		    shaper_fallback(split->shaper, &split->look->wish, c);
		if (shows(split, font, start, end))
			return font;
		if (!first)
			first = c;
	}
	if (!split->missing)
		split->missing = first;
	return split->look->font;
}

static const struct font *
face_of(struct split *split, uint32_t start, uint32_t end)
{
	const struct look *look = split->look;
	const char *text = split->word.text + start;
	uint32_t script = script_of_text(text, end - start);
	const struct font *before =
	    split->count ? split->list[split->count - 1].font : NULL;
	const struct font *first = first_face(look, text, end - start);
	bool mark = script == SCRIPT_COMMON && first == look->font;
	if (mark && shows(split, before, start, end))
		return before;
	if (shows(split, first, start, end))
		return first;
	if (shows(split, look->font, start, end))
		return look->font;
	if (shows(split, look->own, start, end))
		return look->own;
	return find_fallback(split, start, end);
}

static void
add_character(struct split *split, uint32_t start, uint32_t end)
{
	const struct font *font = face_of(split, start, end);
	struct face_run *last =
	    split->count ? &split->list[split->count - 1] : NULL;
	if (last && last->font == font) {
		last->end = end;
		return;
	}
	struct face_run run = {start, end, font};
	ARENA_PUSH(
	    split->arena, split->list, split->count, split->capacity, run);
}

struct faces
faces_split(struct arena *arena, struct shaper *shaper, const struct look *look,
    struct faces_text word)
{
	struct split split = {
	    .arena = arena, .shaper = shaper, .look = look, .word = word};
	const struct font *font = first_face(look, word.text, word.size);
	if (shows(&split, font, 0, word.size)) {
		struct face_run *run = ARENA_NEW(arena, struct face_run);
		*run = (struct face_run){0, word.size, font};
		return (struct faces){run, 1, 0};
	}
	struct script_characters all =
	    script_characters(arena, word.text, word.size);
	for (size_t i = 0; i < all.count; i++)
		add_character(&split, all.starts[i], all.starts[i + 1]);
	return (struct faces){split.list, split.count, split.missing};
}
