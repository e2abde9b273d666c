/*
 * What tags of languages tell.
 */
#include "base/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

struct pair {
	const char *tag, *wanted;
};

static void
groups_have_one_language_and_script(void **state)
{
	char buffer[LANGUAGE_BYTES];
	(void)state;
	static const struct pair pairs[] = {{"en-GB", "en-Latn"},
	    {"en", "en-Latn"}, {"zh", "zh-Hans"}, {"zh-TW", "zh-Hant"},
	    {"zh-Hant-HK", "zh-Hant"}, {"pa", "pa-Guru"},
	    {"pa-Arab", "pa-Arab"}, {"pa-PK", "pa-Arab"}, {"sr", "sr-Cyrl"},
	    {"sr-Latn", "sr-Latn"}, {"EN-gb", "en-Latn"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(
		    language_group(pairs[i].tag, buffer), pairs[i].wanted);
}

/* What ICU says of the tag. */
static bool
is_latin(const char *tag)
{
	char locale[LANGUAGE_BYTES], likely[LANGUAGE_BYTES];
	char script[LANGUAGE_BYTES], language[LANGUAGE_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed;
	uloc_forLanguageTag(tag, locale, LANGUAGE_BYTES, &parsed, &status);
	uloc_addLikelySubtags(locale, likely, LANGUAGE_BYTES, &status);
	uloc_getScript(likely, script, LANGUAGE_BYTES, &status);
	uloc_getLanguage(likely, language, LANGUAGE_BYTES, &status);
	UNumberingSystem *numbers = unumsys_open(locale, &status);
	assert_true(U_SUCCESS(status));
	bool ascii = strcmp(unumsys_getName(numbers), "latn") == 0;
	unumsys_close(numbers);
	const char *const *known = uloc_getISOLanguages();
	while (*known && strcmp(*known, language) != 0)
		known++;
	assert_non_null(*known);
	return ascii && (size_t)parsed == strlen(tag) &&
	       strcmp(script, "Latn") == 0 && strncmp(language, tag, 2) == 0 &&
	       !language[2] && !uloc_isRightToLeft(locale);
}

/* Every language and every region that two letters can be. */
static void
latin_languages_are_those_of_icu(void **state)
{
	int count = 0;
	(void)state;
	for (int i = 0; i < 26 * 26; i++) {
		char tag[] = {
		    (char)('a' + i / 26), (char)('a' + i % 26), 0, 0, 0, 0};
		if (!language_is_latin(tag))
			continue;
		count++;
		assert_true(is_latin(tag));
		tag[2] = '-';
		for (int k = 0; k < 26 * 26; k++) {
			tag[3] = (char)('A' + k / 26);
			tag[4] = (char)('A' + k % 26);
			assert_true(language_is_latin(tag));
			if (!is_latin(tag))
				fail_msg("%s is not Latin", tag);
		}
	}
	assert_true(count > 20);
}

static void
other_tags_are_left_to_icu(void **state)
{
	static const char *const tags[] = {"", "e", "ar", "az", "en-Shaw",
	    "en-GB-x-a", "EN", "eng", "en_GB", "en-", "en-G", "en-GBR", "zh"};
	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		assert_false(language_is_latin(tags[i]));
}

static void
languages_are_named_in_themselves(void **state)
{
	static const struct pair pairs[] = {{"en-GB", "English"},
	    {"cy", "Cymraeg"}, {"pl", "Polski"}, {"ro", "Română"},
	    {"pa", "ਪੰਜਾਬੀ"}, {"ur", "اردو"}, {"ur-PK", "اردو"},
	    {"ar-EG", "العربية"}, {"bn", "বাংলা"}, {"fr", "Français"},
	    {"de", "Deutsch"}, {"es-MX", "Español"}, {"pt", "Português"},
	    {"it", "Italiano"}, {"tr", "Türkçe"}, {"uk", "Українська"},
	    {"zh-Hans", "简体中文"}, {"zh-TW", "繁體中文"}, {"zh", "中文"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(language_name(*state, pairs[i].tag, false),
		    pairs[i].wanted);
	/* Which words a region gets differs from one ICU to the next. */
	assert_string_not_equal(language_name(*state, "pt-BR", true),
	    language_name(*state, "pt-PT", true));
}

static void
a_bad_tag_is_english(void **state)
{
	(void)state;
	char buffer[LANGUAGE_BYTES];
	assert_string_equal(language_locale("cy-GB", buffer), "cy_GB");
	assert_string_equal(language_locale("", buffer), "en");
	assert_string_equal(language_locale(NULL, buffer), "en");
	assert_string_equal(language_locale("no tag at all", buffer), "en");
	assert_string_equal(
	    language_locale("en-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-"
			    "ffffffff-gggggggg-hhhhhhhh",
		buffer),
	    "en");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(latin_languages_are_those_of_icu),
	    cmocka_unit_test(other_tags_are_left_to_icu),
	    cmocka_unit_test(groups_have_one_language_and_script),
	    cmocka_unit_test_setup_teardown(
		languages_are_named_in_themselves, setup, teardown),
	    cmocka_unit_test(a_bad_tag_is_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
