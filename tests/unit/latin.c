/*
 * Plain Latin text: whatever the fast rules take, ICU's give the same for it,
 * in any language.
 */
#include "base/latin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { MOST = 64 };

/* The rules of one language. */
struct rules {
	const char *lang;
	UBreakIterator *lines, *words;
};

static struct rules
rules_open(const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	struct rules rules = {lang,
	    ubrk_open(UBRK_LINE, lang, NULL, 0, &status),
	    ubrk_open(UBRK_WORD, lang, NULL, 0, &status)};
	assert_true(U_SUCCESS(status));
	return rules;
}

static void
rules_close(struct rules *rules)
{
	ubrk_close(rules->lines);
	ubrk_close(rules->words);
}

static void
lines_are_those_of_icu(const struct rules *rules, const char *text, size_t size)
{
	uint8_t fast[MOST + 1] = {0}, slow[MOST + 1] = {0};
	UErrorCode status = U_ZERO_ERROR;
	UText source = UTEXT_INITIALIZER;
	if (!latin_breaks(text, size, fast))
		return;
	utext_openUTF8(&source, text, (int64_t)size, &status);
	ubrk_setUText(rules->lines, &source, &status);
	for (int32_t at; (at = ubrk_next(rules->lines)) != UBRK_DONE;)
		if ((size_t)at < size)
			slow[at] =
			    ubrk_getRuleStatus(rules->lines) >= UBRK_LINE_HARD
				? TEXT_BREAK_MUST
				: TEXT_BREAK_MAY;
	utext_close(&source);
	if (memcmp(fast, slow, size) != 0)
		fail_msg("lines of '%s' in %s differ", text, rules->lang);
}

static bool
is_plain(const char *text, size_t size)
{
	struct arena *arena = arena_new();
	struct text_words words;
	bool ascii, plain = latin_words(arena, text, size, &words, &ascii);
	arena_free(arena);
	return plain;
}

/* Is the word the bytes of the text, in small letters? */
static bool
is_word(const struct text_word *word, const char *text, size_t size)
{
	for (size_t i = 0; i < size && i < word->size; i++) {
		bool capital = text[i] >= 'A' && text[i] <= 'Z';
		if (word->text[i] != (capital ? text[i] - 'A' + 'a' : text[i]))
			return false;
	}
	return word->size == size && word->text[size] == '\0';
}

static bool
is_ascii(const char *text, size_t size)
{
	bool ascii = true;
	for (size_t i = 0; i < size; i++)
		ascii &= (unsigned char)text[i] < 0x80;
	return ascii;
}

static void
words_are_those_of_icu(const struct rules *rules, const char *text, size_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	UText source = UTEXT_INITIALIZER;
	struct arena *arena = arena_new();
	struct text_words words;
	size_t count = 0;
	int32_t from = 0, to;
	bool plain, ascii, all_ascii = true;
	plain = latin_words(arena, text, size, &words, &ascii);
	utext_openUTF8(&source, text, (int64_t)size, &status);
	ubrk_setUText(rules->words, &source, &status);
	for (; plain && (to = ubrk_next(rules->words)) != UBRK_DONE;
	     from = to) {
		size_t own = (size_t)(to - from);
		if (ubrk_getRuleStatus(rules->words) < UBRK_WORD_NUMBER)
			continue;
		all_ascii &= is_ascii(text + from, own);
		if (count == words.count ||
		    !is_word(&words.list[count++], text + from, own))
			fail_msg("words of '%s' in %s differ at %d", text,
			    rules->lang, from);
	}
	if (plain && (count < words.count || ascii != all_ascii))
		fail_msg("words of '%s' in %s differ", text, rules->lang);
	utext_close(&source);
	arena_free(arena);
}

static void
both_are_those_of_icu(const struct rules *rules, const char *text)
{
	lines_are_those_of_icu(rules, text, strlen(text));
	words_are_those_of_icu(rules, text, strlen(text));
}

static const char *const languages[] = {
    "en", "de", "fi", "sv", "fr", "pl", "tr", "he", "ja", "zh", "th"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* One of each kind, and some that only look like it. */
static const char *const kinds[] = {" ", "a", "7", ".", ",", ":", ";", "!", "'",
    "\u2019", "(", ")", "-", "\u00E9", "\u201C", "\u201D", "\u2026", "/", "@",
    "\u2028", "\u2018", "\u2013", "_", "\u00A0"};
enum { KINDS = sizeof kinds / sizeof *kinds, OFTEN = 20 };

/* Every text of up to four characters, in other languages up to three. */
static void
short_texts(void **state)
{
	(void)state;
	for (size_t l = 0; l < LANGUAGES; l++) {
		struct rules rules = rules_open(languages[l]);
		int count = 1;
		for (int size = 1; size <= (l == 0 ? 4 : 3); size++) {
			count *= KINDS;
			for (int i = 0; i < count; i++) {
				char text[MOST] = "";
				int rest = i;
				for (int k = 0; k < size; k++, rest /= KINDS)
					strcat(text, kinds[rest % KINDS]);
				both_are_those_of_icu(&rules, text);
			}
		}
		rules_close(&rules);
	}
}

/* A row of numbers that looks random (Lehmer; Park and Miller, 1988). */
static int
next_random(uint32_t *seed, int most)
{
	*seed = (uint32_t)((uint64_t)*seed * 48271 % 2147483647);
	return (int)(*seed % (uint32_t)most);
}

/* Longer ones, of the kinds that are often plain. */
static void
long_texts(void **state)
{
	(void)state;
	uint32_t seed = 7;
	int plain = 0;
	for (size_t l = 0; l < LANGUAGES; l++) {
		struct rules rules = rules_open(languages[l]);
		for (int i = 0; i < 8000; i++) {
			char text[MOST] = "a";
			uint8_t breaks[MOST + 1] = {0};
			int size = 4 + next_random(&seed, 8);
			for (int k = 0; k < size; k++) {
				int kind = next_random(&seed, 3 * OFTEN);
				strcat(text,
				    kinds[kind < OFTEN ? kind : kind % 3]);
			}
			both_are_those_of_icu(&rules, text);
			plain += latin_breaks(text, strlen(text), breaks);
		}
		rules_close(&rules);
	}
	assert_true(plain > 20000); /* or nothing would be tested */
}

/* Every character that may be plain, beside letters, digits and spaces. */
static void
every_character(void **state)
{
	static const char *const frames[] = {"%s", "a%sa", "7%s7", "a %s a",
	    "a%s a", "a%s7", "7%sa", "a-%sa", "a'%s", "a.%s", "a:%sa", "%s:a"};
	(void)state;
	struct rules english = rules_open("en"), finnish = rules_open("fi");
	for (uint32_t c = 1; c < 0x2100; c++) {
		char character[5] = "";
		if (c == 0x300)
			c = 0x2000; /* nothing between is plain */
		character[text_put(character, c)] = '\0';
		for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
			char text[MOST];
			snprintf(text, sizeof text, frames[i], character);
			both_are_those_of_icu(&english, text);
			both_are_those_of_icu(&finnish, text);
		}
	}
	rules_close(&english);
	rules_close(&finnish);
}

static void
other_characters_are_not_plain(void **state)
{
	(void)state;
	uint8_t breaks[MOST + 1] = {0};
	for (uint32_t c = 0x250; c < 0x11000; c++) {
		char text[MOST] = "";
		if ((c >= 0x2010 && c < 0x2027) || (c >= 0xD800 && c < 0xE000))
			continue;
		size_t size = text_put(text, c);
		assert_false(is_plain(text, size));
		assert_false(latin_breaks(text, size, breaks));
	}
}

static void
what_is_common_is_plain(void **state)
{
	static const char *const texts[] = {
	    "Talk to somebody, it helps: don't wait (or not long)!",
	    "Die Stra\u00DFe f\u00FChrt \u00FCber M\u00FCnchen.",
	    "A self-help group\u2019s 12 members met at 10:30, on 2.5.2026.",
	    "\u201CI came,\u201D she says, \u201Cand RT-003 was\u2026\u201D"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		uint8_t breaks[MOST + 1] = {0};
		size_t size = strlen(texts[i]);
		assert_true(size <= MOST && is_plain(texts[i], size));
		assert_true(latin_breaks(texts[i], size, breaks));
	}
}

/* Words that begin and end anywhere among eight and 64 bytes, and longer ones
 * than that. */
static void
words_of_any_length(void **state)
{
	(void)state;
	struct rules rules = rules_open("en");
	char text[1024];
	for (size_t before = 0; before < 70; before++)
		for (size_t size = 1; size < 200; size += 1 + size / 20) {
			char *at = text;
			memset(at, ' ', before);
			memset(at += before, 'q', size);
			memcpy(at += size, " 7B", 4);
			assert_true(is_plain(text, before + size + 3));
			words_are_those_of_icu(&rules, text, before + size + 3);
			strcpy(at, "'s \u00E9");
			assert_true(is_plain(text, strlen(text)));
			words_are_those_of_icu(&rules, text, strlen(text));
		}
	rules_close(&rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(short_texts),
	    cmocka_unit_test(long_texts),
	    cmocka_unit_test(every_character),
	    cmocka_unit_test(other_characters_are_not_plain),
	    cmocka_unit_test(what_is_common_is_plain),
	    cmocka_unit_test(words_of_any_length),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
