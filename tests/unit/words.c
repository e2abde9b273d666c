/*
 * The bundled words: whole, and of their own script.
 */
#include "base/language.h"
#include "base/text.h"
#include "theme/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* What a string must leave for the program to fill in. */
static const struct {
	enum string string;
	const char *hole;
} holes[] = {{STRING_SEARCH_AT, "{site}"}, {STRING_FEEDBACK, "{feedback}"},
    {STRING_VERSION, "{reference}"}, {STRING_VERSION, "{version}"},
    {STRING_PUBLISHED, "{date}"}, {STRING_REVIEWED, "{date}"},
    {STRING_NEXT_REVIEW, "{date}"}, {STRING_FIGURE, "{number}"},
    {STRING_CODE_ALT, "{link}"}, {STRING_LINK_NOTE, "{number}"}};

static void
every_language_is_complete(void **state)
{
	(void)state;
	for (size_t i = 0; words_language(i); i++) {
		const char *lang = words_language(i);
		for (int j = 0; j < STRING_OTHER_FORMATS; j++)
			if (!words_find(lang, (enum string)j))
				fail_msg("%s: no %s", lang,
				    words_name((enum string)j));
		for (size_t j = 0; j < sizeof holes / sizeof *holes; j++)
			if (!strstr(words_find(lang, holes[j].string),
				holes[j].hole))
				fail_msg("%s: no %s", lang, holes[j].hole);
	}
	for (int j = 0; j < STRING_COUNT; j++)
		assert_non_null(words_name((enum string)j));
}

static void
the_languages_are_there(void **state)
{
	(void)state;
	static const char *const wanted[] = {"en", "cy", "de", "es", "fr", "it",
	    "pl", "pt", "ro", "tr", "ar", "bn", "pa", "uk", "ur", "zh"};
	size_t count = sizeof wanted / sizeof *wanted;
	for (size_t i = 0; i < count; i++)
		assert_string_equal(words_language(i), wanted[i]);
	assert_null(words_language(count));
	assert_null(words_find("so", STRING_ABOUT));
	assert_null(words_find("en-GB", STRING_ABOUT));
	assert_string_equal(words_for("en-GB", STRING_LINKS), "Links");
}

/* From the first letter of each block that a script's letters lie in to the
 * last; Latin letters may stand anywhere in the others ("QR"). */
static const struct {
	const char *script;
	uint32_t first, last;
} blocks[] = {{"Latn", 'A', 0x24F}, {"Arab", 0x600, 0x6FF},
    {"Beng", 0x980, 0x9FF}, {"Guru", 0xA00, 0xA7F}, {"Cyrl", 0x400, 0x4FF},
    {"Hans", 0x4E00, 0x9FFF}};

static bool
is_of(const char *script, uint32_t c)
{
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (strcmp(blocks[i].script, script) == 0)
			return (c >= blocks[i].first && c <= blocks[i].last) ||
			       c < 0x80;
	return false;
}

static void
letters_are_of_the_script(void **state)
{
	(void)state;
	for (size_t i = 0; words_language(i); i++) {
		char script[LANGUAGE_BYTES];
		const char *lang = words_language(i);
		language_script(lang, script);
		for (int j = 0; j < STRING_OTHER_FORMATS; j++) {
			const char *text = words_find(lang, (enum string)j);
			size_t size = strlen(text);
			for (size_t at = 0; at < size;) {
				uint32_t c = text_next(text, size, &at);
				if (text_is_letter(c) && !is_of(script, c))
					fail_msg("%s: %s", lang, text);
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_language_is_complete),
	    cmocka_unit_test(the_languages_are_there),
	    cmocka_unit_test(letters_are_of_the_script),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
