/*
 * Where words are divided, by the dictionaries that `make deps` installs.
 */
#include "base/hyphen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* libhyphen 2.8.8 loses a pattern's digits when a dictionary has it twice, as
 * the German one has: read by the leak sanitizer. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libhyphen";
}

/* The word with a hyphen at each of its breaks. */
static const char *
divided(const struct hyphen *hyphen, const char *word)
{
	static char shown[256];
	size_t breaks[HYPHEN_MOST], at = 0, used = 0;
	size_t count = hyphen_word(hyphen, word, strlen(word), breaks);
	for (size_t i = 0; i <= count; i++) {
		size_t end = i < count ? breaks[i] : strlen(word);
		assert_true(end > at);
		memcpy(shown + used, word + at, end - at);
		used += end - at;
		at = end;
		if (i < count)
			shown[used++] = '-';
	}
	shown[used] = '\0';
	return shown;
}

static void
english(void **state)
{
	(void)state;
	struct hyphen *hyphen = hyphen_open("en-GB");
	assert_non_null(hyphen);
	assert_string_equal(divided(hyphen, "therapist"), "ther-ap-ist");
	assert_string_equal(divided(hyphen, "Therapist"), "Ther-ap-ist");
	assert_string_equal(divided(hyphen, "area"), "area"); /* four letters */
	assert_string_equal(divided(hyphen, "about"), "about");
	hyphen_close(hyphen);
}

/* Its dictionary is in Latin-1: bytes of UTF-8 are counted, not characters. */
static void
german_with_umlauts(void **state)
{
	(void)state;
	struct hyphen *hyphen = hyphen_open("de");
	assert_non_null(hyphen);
	assert_string_equal(divided(hyphen, "Übertragung"), "Über-tra-gung");
	assert_string_equal(divided(hyphen, "Äußerungen"), "Äu-ße-run-gen");
	hyphen_close(hyphen);
	hyphen = hyphen_open("de-CH");
	assert_string_equal(divided(hyphen, "Zeitung"), "Zei-tung");
	hyphen_close(hyphen);
}

static void
french_in_utf8(void **state)
{
	(void)state;
	struct hyphen *hyphen = hyphen_open("fr-CA");
	assert_non_null(hyphen);
	assert_string_equal(divided(hyphen, "thérapeute"), "thé-ra-peute");
	hyphen_close(hyphen);
}

static void
what_is_no_word_is_left_alone(void **state)
{
	(void)state;
	struct hyphen *hyphen = hyphen_open("de");
	size_t breaks[HYPHEN_MOST];
	char endless[401] = {0};
	memset(endless, 'a', sizeof endless - 1);
	static const char *const words[] = {"", "a", "therapy2therapy",
	    "example.org", "doesn’t", "терапевтический", "日本語日本語日本語"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(
		    hyphen_word(hyphen, words[i], strlen(words[i]), breaks), 0);
	assert_int_equal(hyphen_word(hyphen, endless, 400, breaks), 0);
	/* More breaks than are kept. */
	const char *word = "Donaudampfschifffahrtsgesellschaftskapitaen";
	assert_int_equal(
	    hyphen_word(hyphen, word, strlen(word), breaks), HYPHEN_MOST);
	hyphen_close(hyphen);
}

static void
a_language_without_a_dictionary(void **state)
{
	(void)state;
	assert_null(hyphen_open("tlh"));
	assert_null(hyphen_open(""));
	assert_null(hyphen_open("../../etc/passwd"));
	hyphen_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(english),
	    cmocka_unit_test(german_with_umlauts),
	    cmocka_unit_test(french_in_utf8),
	    cmocka_unit_test(what_is_no_word_is_left_alone),
	    cmocka_unit_test(a_language_without_a_dictionary),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
