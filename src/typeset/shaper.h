/*
 * What one process keeps from article to article: the faces, the words shaped
 * lately, the calendars and hyphenations of languages.
 */
#ifndef TYPESET_SHAPER_H
#define TYPESET_SHAPER_H

#include "base/hyphen.h"
#include "base/text.h"
#include "base/text_calendar.h"
#include "media/qr.h"
#include "typeset/fallback.h"
#include "typeset/shaped.h"

/* Depends on the theme's faces only: the same words always give the same
 * glyphs. */
struct shaper;
struct shaper *shaper_new(const struct fonts *fonts, const struct theme *theme);
void shaper_free(struct shaper *shaper);

/* A new article begins: what was shaped for earlier ones is in use no more. */
void shaper_begin(struct shaper *shaper);

/* The QR codes that were made lately. */
struct qr_cache *shaper_codes(struct shaper *shaper);

/* The face of a style at its own weight. */
const struct font *shaper_font(
    struct shaper *shaper, const struct style *style);

/* The face of a slot at a weight. */
const struct font *shaper_face(
    struct shaper *shaper, enum font_slot slot, int weight);

/* What there is for a language, by its tag; the shaper's. */
struct language;
struct language *shaper_language(struct shaper *shaper, const char *lang);

/* Does the language run from right to left?  The leading that its script
 * needs, in hundredths of the size (script_leading). */
bool shaper_is_rtl(const struct language *language);
int shaper_leading(const struct language *language);

/* The rules by which its lines end, and its calendar; the shaper's. */
struct text_rules *shaper_rules(struct language *language);
const struct text_calendar *shaper_calendar(struct language *language);

/* How the language divides its words; the shaper's.  NULL: nobody knows. */
const struct hyphen *shaper_hyphen(struct language *language);

/* The face in which a text of the language is set: that of the slot, if it has
 * the language's letters. */
const struct font *shaper_language_face(
    struct shaper *shaper, const struct face_wish *wish);

/* A face for a character that the others lack; NULL: no font has it. */
const struct font *shaper_fallback(
    struct shaper *shaper, const struct face_wish *wish, uint32_t codepoint);

/*
 * Shapes a word, or finds it; what it returns is the shaper's, until the next
 * article begins.  The language chooses between forms that a face has for
 * several; rtl: it runs from right to left.
 */
const struct shaped *shaper_word(struct shaper *shaper, const struct font *font,
    const struct language *language, const char *text, uint32_t size, bool rtl);

/* The same for many words: those that have to be looked for are found sooner
 * than one by one. */
struct wanted_word {
	const struct font *font;
	const struct language *language;
	const char *text;
	uint32_t size;
	bool rtl;
	uint32_t hash;               /* for the shaper */
	const struct shaped *shaped; /* filled in: the glyphs */
};
void shaper_words(
    struct shaper *shaper, struct wanted_word *words, size_t count);

#endif
