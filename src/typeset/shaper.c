/*
 * Words in font units, without hinting: by a table of what HarfBuzz says of
 * their pairs (typeset/pairs), where that comes to the same, or through
 * HarfBuzz, and then not again if they were shaped lately (typeset/word_cache).
 */
#include "typeset/shaper.h"

#include "base/bidi.h"
#include "base/script.h"
#include "base/usual.h"
#include "typeset/pairs.h"
#include "typeset/word_cache.h"

#include <hb.h>
#include <string.h>

enum { WEIGHTS = 10 }; /* 0 to 900 by hundreds */

/* What a language brings, each opened when it is first asked for. */
struct language {
	struct language *next;
	const char *lang;
	int number; /* tells those of a shaper apart */
	hb_language_t hb;
	bool rtl;
	int leading;                    /* script_leading */
	bool paired;                    /* tables of pairs serve it */
	struct text_rules *rules;       /* NULL: not yet */
	struct text_calendar *calendar; /* likewise */
	struct hyphen *hyphen;          /* NULL: not yet, or it has none */
	bool hyphen_known;
};

struct shaper {
	struct arena *arena;
	struct arena *lent; /* what it has given out for the article */
	struct word_cache *words;
	const struct fonts *fonts;
	const struct theme *theme;
	const struct font *faces[FONT_SLOT_COUNT][WEIGHTS]; /* NULL: not yet */
	hb_buffer_t *buffer;
	struct fallback *fallback;
	struct language *languages; /* the last one asked for is first */
	int language_count;
	struct qr_cache *codes;
};

struct shaper *
shaper_new(const struct fonts *fonts, const struct theme *theme)
{
	struct arena *arena = arena_new();
	struct shaper *shaper = ARENA_NEW(arena, struct shaper);
	shaper->arena = arena;
	shaper->fonts = fonts;
	shaper->theme = theme;
	shaper->lent = arena_new();
	shaper->words = word_cache_new(arena, shaper->lent);
	shaper->fallback = fallback_new(arena, fonts, theme);
	shaper->codes = qr_cache_new(arena);
	shaper->buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(
	    shaper->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	return shaper;
}

void
shaper_begin(struct shaper *shaper)
{
	arena_reset(shaper->lent);
	word_cache_begin(shaper->words);
}

static void
close_language(struct language *language)
{
	if (language->rules)
		text_rules_close(language->rules);
	if (language->calendar)
		text_calendar_close(language->calendar);
	if (language->hyphen)
		hyphen_close(language->hyphen);
}

struct qr_cache *
shaper_codes(struct shaper *shaper)
{
	return shaper->codes;
}

void
shaper_free(struct shaper *shaper)
{
	if (!shaper)
		return;
	hb_buffer_destroy(shaper->buffer);
	fallback_free(shaper->fallback);
	for (struct language *one = shaper->languages; one; one = one->next)
		close_language(one);
	qr_cache_close(shaper->codes);
	word_cache_free(shaper->words);
	arena_free(shaper->lent);
	arena_free(shaper->arena);
}

const struct font *
shaper_face(struct shaper *shaper, enum font_slot slot, int weight)
{
	if (weight % 100 || weight / 100 >= WEIGHTS)
		return font_find(shaper->fonts, shaper->theme, slot, weight);
	const struct font **face = &shaper->faces[slot][weight / 100];
	if (!*face)
		*face = font_find(shaper->fonts, shaper->theme, slot, weight);
	return *face;
}

const struct font *
shaper_font(struct shaper *shaper, const struct style *style)
{
	return shaper_face(shaper, style->font, style->weight);
}

static struct language *
language_new(struct shaper *shaper, const char *lang)
{
	struct language *language = ARENA_NEW(shaper->arena, struct language);
	language->lang = arena_strdup(shaper->arena, lang);
	language->number = shaper->language_count++;
	language->hb = hb_language_from_string(lang, -1);
	language->rtl = bidi_is_rtl(lang);
	language->leading = script_leading(lang);
	language->paired = pairs_serve(lang);
	return language;
}

struct language *
shaper_language(struct shaper *shaper, const char *lang)
{
	struct language **at = &shaper->languages;
	while (*at && strcmp((*at)->lang, lang) != 0)
		at = &(*at)->next;
	struct language *found = *at;
	if (found && found == shaper->languages)
		return found;
	if (found)
		*at = found->next;
	else
		found = language_new(shaper, lang);
	found->next = shaper->languages;
	return shaper->languages = found;
}

bool
shaper_is_rtl(const struct language *language)
{
	return language->rtl;
}

int
shaper_leading(const struct language *language)
{
	return language->leading;
}

struct text_rules *
shaper_rules(struct language *language)
{
	if (!language->rules)
		language->rules = text_rules_open(language->lang);
	return language->rules;
}

const struct text_calendar *
shaper_calendar(struct language *language)
{
	if (!language->calendar)
		language->calendar = text_calendar_open(language->lang);
	return language->calendar;
}

const struct hyphen *
shaper_hyphen(struct language *language)
{
	if (!language->hyphen_known)
		language->hyphen = hyphen_open(language->lang);
	language->hyphen_known = true;
	return language->hyphen;
}

/* HarfBuzz gives glyphs as they are seen, from the left; here they stand in
 * the order of the text. */
static void
take_glyphs(struct shaper *shaper, bool rtl, struct shaped_word *word)
{
	unsigned count;
	const hb_glyph_info_t *infos =
	    hb_buffer_get_glyph_infos(shaper->buffer, &count);
	const hb_glyph_position_t *places =
	    hb_buffer_get_glyph_positions(shaper->buffer, &count);
	struct shaped_glyph *glyphs =
	    ARENA_ARRAY(shaper->lent, count, struct shaped_glyph);
	for (unsigned i = 0; i < count; i++) {
		glyphs[rtl ? count - 1 - i : i] = (struct shaped_glyph){
		    infos[i].codepoint, infos[i].cluster, places[i].x_advance,
		    word->advance + places[i].x_offset, places[i].y_offset};
		word->advance += places[i].x_advance;
		word->missing |= infos[i].codepoint == 0;
	}
	word->glyphs = glyphs;
	word->count = count;
}

static void
run_harfbuzz(struct shaper *shaper, const struct font *font,
    hb_language_t language, const struct word_key *key,
    struct shaped_word *word)
{
	hb_buffer_t *buffer = shaper->buffer;
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(
	    buffer, key->text, (int)key->size, 0, (int)key->size);
	hb_buffer_set_direction(
	    buffer, key->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_language(buffer, language);
	hb_buffer_guess_segment_properties(buffer);
	/* The tags of HarfBuzz are those of ISO 15924. */
	word->joined = script_is_joined((uint32_t)hb_buffer_get_script(buffer));
	hb_shape(usual_text(key->text, key->size) ? font->usual : font->hb,
	    buffer, NULL, 0);
	take_glyphs(shaper, key->rtl, word);
}

/* By a table of pairs: that takes less time than it does to wait for the memory
 * of a word that was set before.  NULL: it is not for the table. */
static const struct shaped *
set_pairs(struct shaper *shaper, const struct wanted_word *word)
{
	const struct pairs *pairs = word->font->pairs;
	if (!pairs || word->rtl || !word->language->paired)
		return NULL;
	return pairs_set(pairs, shaper->lent, word->text, word->size);
}

static const struct shaped *
find_word(struct shaper *shaper, const struct wanted_word *word)
{
	struct word_key key = {word->font->index, word->language->number,
	    word->rtl, word->text, word->size};
	const struct shaped *found =
	    word_cache_find(shaper->words, &key, word->hash);
	if (found)
		return found;
	struct shaped_word new = {0};
	run_harfbuzz(shaper, word->font, word->language->hb, &key, &new);
	return word_cache_add(shaper->words, &key, word->hash, &new);
}

void
shaper_words(struct shaper *shaper, struct wanted_word *words, size_t count)
{
	struct wanted_word *end = words + count;
	for (struct wanted_word *word = words; word < end; word++) {
		word->shaped = set_pairs(shaper, word);
		if (!word->shaped)
			word->hash = word_cache_hash(shaper->words,
			    word->font->index, word->text, word->size);
	}
	for (struct wanted_word *word = words; word < end; word++)
		if (!word->shaped)
			word_cache_expect(shaper->words, word->hash);
	for (struct wanted_word *word = words; word < end; word++)
		if (!word->shaped)
			word->shaped = find_word(shaper, word);
}

const struct shaped *
shaper_word(struct shaper *shaper, const struct font *font,
    const struct language *language, const char *text, uint32_t size, bool rtl)
{
	struct wanted_word word = {.font = font,
	    .language = language,
	    .text = text,
	    .size = size,
	    .rtl = rtl};
	shaper_words(shaper, &word, 1);
	return word.shaped;
}

const struct font *
shaper_language_face(struct shaper *shaper, const struct face_wish *wish)
{
	return fallback_language(shaper->fallback, wish);
}

const struct font *
shaper_fallback(
    struct shaper *shaper, const struct face_wish *wish, uint32_t codepoint)
{
	return fallback_find(shaper->fallback, wish, codepoint);
}
