/*
 * What tags of languages tell.
 */
#include "base/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

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
	    cmocka_unit_test(groups_have_one_language_and_script),
	    cmocka_unit_test_setup_teardown(
		languages_are_named_in_themselves, setup, teardown),
	    cmocka_unit_test(a_bad_tag_is_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
