/*
 * Unicode text: what the C library would do by the locale is done by ICU.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <unicode/uchar.h>

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

static void
finds_the_first_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(text_valid("plain", 5), 5);
	assert_int_equal(text_valid("caf\xC3\xA9", 5), 5);
	assert_int_equal(text_valid("ab\xFF", 3), 2);
	assert_int_equal(text_valid("ab\xC3", 3), 2);       /* cut short */
	assert_int_equal(text_valid("\xED\xA0\x80", 3), 0); /* a surrogate */
	assert_int_equal(text_valid("\xC0\xAF", 2), 0);     /* overlong */
	assert_int_equal(text_valid("\xF4\x90\x80\x80", 4), 0); /* too high */
}

static void
collapses_space_but_not_no_break_space(void **state)
{
	const char *text = "\n  one\t two\u00A0three \u2028 four\n";
	assert_string_equal(text_collapse(*state, text, strlen(text)),
	    "one two\u00A0three \u2028 four");
	assert_string_equal(text_collapse(*state, " \n ", 3), "");
}

static void
ends_sentences_by_the_rules(void **state)
{
	const char *text = "Ask him! “Really?” Yes, e.g. at 9.30 a.m. "
			   "today.\u2028Two";
	struct text_sentences sentences =
	    text_sentences(*state, text, strlen(text), "en-GB");
	static const char *const starts[] = {"Ask", "“Really", "Yes", "Two"};
	assert_int_equal(sentences.count, 4);
	assert_int_equal(sentences.ends[3], strlen(text));
	for (size_t i = 0; i < 3; i++)
		assert_memory_equal(text + sentences.ends[i], starts[i + 1],
		    strlen(starts[i + 1]));
	assert_int_equal(text_sentences(*state, "", 0, "en").count, 0);
}

static void
breaks_lines_by_the_rules(void **state)
{
	const char *text = "one well-known \u2028x\u00A0y";
	size_t size = strlen(text);
	const uint8_t *breaks = text_line_breaks(*state, text, size, "en");
	assert_int_equal(breaks[4], TEXT_BREAK_MAY);
	assert_int_equal(breaks[9], TEXT_BREAK_MAY); /* after the hyphen */
	assert_int_equal(breaks[2], TEXT_BREAK_NO);
	const char *mark = strstr(text, "\u2028");
	assert_int_equal(breaks[mark + 3 - text], TEXT_BREAK_MUST);
	assert_int_equal(breaks[size - 1], TEXT_BREAK_NO);
	assert_int_not_equal(breaks[size], TEXT_BREAK_NO);
	assert_int_not_equal(
	    text_line_breaks(*state, "", 0, "en")[0], TEXT_BREAK_NO);
}

/* Rules that stay open say of a text what new ones do, whatever they have
 * been asked before. */
static void
open_rules_say_the_same(void **state)
{
	static const char *const texts[] = {"example.org/007",
	    "example.org/008", "hello@example.org", "1/2", "a_b/c", "c/d e",
	    "e/f-g", "x/y z/7", "\u0E44\u0E17\u0E22", "a/b", "/",
	    "a longer text, with a/b and c/d in it"};
	enum { COUNT = sizeof texts / sizeof *texts };
	struct text_rules *rules = text_rules_open("en");
	for (size_t i = 0; i < 200; i++) {
		const char *text = texts[i * i % 31 % COUNT];
		size_t size = strlen(text);
		assert_memory_equal(
		    text_rules_breaks(rules, *state, text, size),
		    text_line_breaks(*state, text, size, "en"), size + 1);
	}
	text_rules_close(rules);
}

static void
counts_and_folds_words(void **state)
{
	const char *text = "The GP’s 3 rooms — and ÉCOLE.";
	struct text_words words =
	    text_words(*state, text, strlen(text), "en-GB");
	assert_int_equal(words.count, 6);
	assert_string_equal(words.list[1].text, "gp’s");
	assert_string_equal(words.list[5].text, "école");
}

static void
writes_numbers_in_ascii(void **state)
{
	static const struct {
		uint64_t number;
		const char *text;
	} wanted[] = {{0, "0"}, {7, "7"}, {10, "10"}, {1205, "1205"},
	    {UINT64_MAX, "18446744073709551615"}};
	char buffer[TEXT_DECIMAL];
	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_string_equal(
		    text_decimal(buffer, wanted[i].number), wanted[i].text);
}

/* In every region that two letters can be. */
static void
english_has_the_quotation_marks_of_icu(void **state)
{
	for (int i = 0; i < 26 * 26; i++) {
		char tag[] = {'e', 'n', '-', (char)('A' + i / 26),
		    (char)('A' + i % 26), '\0'};
		char script[] = "en-Latn-XX"; /* is left to ICU */
		memcpy(script + 8, tag + 3, 2);
		for (unsigned level = 0; level < 2; level++) {
			struct text_quotes a = text_quotes(*state, tag, level);
			struct text_quotes b =
			    text_quotes(*state, script, level);
			assert_string_equal(a.open, b.open);
			assert_string_equal(a.close, b.close);
		}
	}
}

static void
writes_numbers_in_the_language_s_digits(void **state)
{
	static const struct {
		const char *lang, *text;
	} wanted[] = {{"en-GB", "1205"}, {"en-u-nu-deva", "१२०५"},
	    {"ar-EG", "١٢٠٥"}, {"ar-MA", "1205"}, {"bn", "১২০৫"},
	    {"ur", "1205"}, {"fa", "۱۲۰۵"}, {"mr", "१२०५"}, {"ne", "१२०५"},
	    {"pa", "1205"}, {"pl", "1205"}, {"zh-Hans", "1205"},
	    {"ta-u-nu-taml", "1205"}, {"no language", "1205"}};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_string_equal(
		    text_number(*state, wanted[i].lang, 1205), wanted[i].text);
	assert_string_equal(text_number(*state, "bn", 0), "০");
}

static void
knows_letters_and_digits_of_any_script(void **state)
{
	(void)state;
	static const uint32_t letters[] = {
	    'a', 0x142, 0x431, 0x645, 0x9AE, 0x9BE /* a mark */, 0x4E2D};
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		assert_true(text_is_letter(letters[i]));
	assert_false(text_is_letter('1'));
	assert_false(text_is_letter(' '));
	assert_false(text_is_letter(0x60C)); /* an Arabic comma */
	assert_true(text_is_stop('.'));
	assert_true(text_is_stop(0x6D4));  /* Urdu */
	assert_true(text_is_stop(0x964));  /* Bengali */
	assert_true(text_is_stop(0x3002)); /* Chinese */
	assert_false(text_is_stop(0x60C));
	assert_false(text_is_stop(','));
	assert_int_equal(text_digit('7'), 7);
	assert_int_equal(text_digit(0x663), 3);
	assert_int_equal(text_digit(0x9EA), 4);
	assert_int_equal(text_digit('x'), -1);
	assert_int_equal(text_digit(0xB2), -1); /* superscript two */
}

static void
marks_end_a_label(void **state)
{
	static const char *const marked[] = {
	    "How sure are we?", "Stop!", "Cost:", "كيف؟", "为什么？"};
	static const char *const bare[] = {
	    "", "Cost", "Cost (£)", "In %", "Semi-", "“Near”"};
	(void)state;
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		assert_true(text_ends_in_mark(marked[i], strlen(marked[i])));
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		assert_false(text_ends_in_mark(bare[i], strlen(bare[i])));
}

static void
knows_quotation_marks(void **state)
{
	struct text_quotes quotes = text_quotes(*state, "en-GB", 0);
	assert_string_equal(quotes.open, "“");
	assert_string_equal(quotes.close, "”");
	assert_string_equal(text_quotes(*state, "de", 0).open, "„");
	assert_string_equal(text_quotes(*state, "en-GB", 1).open, "‘");
}

static void
knows_languages(void **state)
{
	(void)state;
	assert_true(text_is_language("en-GB"));
	assert_true(text_is_language("cy"));
	assert_true(text_is_language("zh-Hant-HK"));
	assert_false(text_is_language("xx"));
	assert_false(text_is_language("english"));
	assert_false(text_is_language(""));
	assert_false(text_is_language("en GB"));
}

static void
suggests_the_nearest_name(void **state)
{
	(void)state;
	static const char *const names[] = {"page.width", "page.height", "li"};
	assert_string_equal(text_nearest("page.widht", names, 3), "page.width");
	assert_string_equal(text_nearest("l", names, 3), "li");
	assert_null(text_nearest("colour", names, 3));
	assert_null(text_nearest("", names, 2));
}

/* What is told without ICU is told as by ICU. */
static void
ascii_has_the_spaces_of_icu(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x100; c++)
		assert_int_equal(
		    text_is_space(c), u_isWhitespace((UChar32)c) != 0);
}

static void
ascii_is_measured_by_eights(void **state)
{
	(void)state;
	const char text[] = "0123456789abcdef\xC3\xA9 0123456789";
	assert_int_equal(text_ascii(text, sizeof text - 1), 16);
	assert_int_equal(text_ascii(text, 15), 8);
	assert_int_equal(text_ascii(text + 10, 8), 0);
	assert_int_equal(text_ascii(text, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ascii_has_the_spaces_of_icu),
	    cmocka_unit_test(ascii_is_measured_by_eights),
	    cmocka_unit_test(marks_end_a_label),
	    cmocka_unit_test_setup_teardown(
		finds_the_first_bad_byte, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		collapses_space_but_not_no_break_space, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		ends_sentences_by_the_rules, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		breaks_lines_by_the_rules, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		open_rules_say_the_same, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		counts_and_folds_words, setup, teardown),
	    cmocka_unit_test(writes_numbers_in_ascii),
	    cmocka_unit_test_setup_teardown(
		english_has_the_quotation_marks_of_icu, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		writes_numbers_in_the_language_s_digits, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		knows_letters_and_digits_of_any_script, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		knows_quotation_marks, setup, teardown),
	    cmocka_unit_test_setup_teardown(knows_languages, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		suggests_the_nearest_name, setup, teardown),
	};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
