/*
 * What stays on one line, and what does not.
 */
#include "base/text.h"
#include "typeset/ties.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

/* May the line end where `mark` stands in the text?  The mark is taken out. */
static bool
may_break(const char *marked, const char *lang)
{
	struct arena *arena = arena_new();
	const char *mark = strchr(marked, '|');
	size_t at = (size_t)(mark - marked);
	char *text = arena_printf(arena, "%.*s%s", (int)at, marked, mark + 1);
	size_t size = strlen(text);
	struct text_calendar *calendar = text_calendar_open(lang);
	uint8_t *breaks = text_line_breaks(arena, text, size, lang);
	ties_apply(arena, text, size, calendar, breaks);
	bool may = breaks[at] != TEXT_BREAK_NO;
	text_calendar_close(calendar);
	arena_free(arena);
	return may;
}

static void
tied(void **state)
{
	(void)state;
	static const char *const texts[] = {"on 4 |March 2026 we",
	    "call 01632 |960118 now", "call 116 |123", "at 9 |am today",
	    "about 50 |minutes", "see Dr |Patel", "found (source |1)",
	    "(sources |1 and 2)", "to A&|E now", "see example.org/|start now",
	    "mail hello@|example.org", "in Figure |2 below", "take 20 |mg",
	    "option |2 of", "4 March |2026", "(4 |March", "4th |March",
	    "4\u20136 |March", "March |2026,", "call ০১৬৩২ |৯৬০১১৮ now"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (may_break(texts[i], "en-GB"))
			fail_msg("broken: %s", texts[i]);
}

/* The same wherever it stands, for bytes are looked at by eights. */
static void
tied_anywhere(void **state)
{
	(void)state;
	static const char *const texts[] = {"Dr |Patel", "A&|E", "at 9 |am",
	    "(Mrs |\u00C9mond", "at 0161 |4", "see a.ex/|b", "( |x"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		for (int before = 0; before < 17; before++) {
			char text[64];
			snprintf(text, sizeof text, "%.*s %s and so on", before,
			    "some words before", texts[i]);
			if (may_break(text, "en-GB"))
				fail_msg("broken: %s", text);
		}
	}
}

static void
free_to_break(void **state)
{
	(void)state;
	static const char *const texts[] = {"one |two", "May |be",
	    "March |they came", "2026 |we", "4 March |we", "March 2026 |we",
	    "In 4, |March", "well-|known", "the drug |is", "six |weeks",
	    "the source |of it", "ended. |Next", "May |5 times", "e.g. |this",
	    "and/|or"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!may_break(texts[i], "en-GB"))
			fail_msg("tied: %s", texts[i]);
}

/* The text with the mark at byte `at`. */
static const char *
marked(struct arena *arena, const char *text, size_t at)
{
	return arena_printf(arena, "%.*s|%s", (int)at, text, text + at);
}

/* No line may end within the text, but before and after it. */
static void
assert_whole(const char *date, const char *lang)
{
	struct arena *arena = arena_new();
	for (size_t i = 1; i < strlen(date); i++)
		if (((unsigned char)date[i] & 0xC0) != 0x80 &&
		    may_break(marked(arena, date, i), lang))
			fail_msg("%s: %s", lang, marked(arena, date, i));
	arena_free(arena);
}

/* As the program prints it. */
static void
dates_of_every_language(void **state)
{
	(void)state;
	static const char *const langs[] = {"en-GB", "en-US", "cy", "pl", "ro",
	    "pa", "ur", "ar", "ar-EG", "ar-MA", "bn", "fr", "de", "es", "pt",
	    "pt-BR", "it", "tr", "uk", "fa", "hi", "mr", "gu", "ta", "vi", "ko",
	    "he", "ckb", "lt", "hu", "cs", "so", "sq"};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		struct text_calendar *calendar = text_calendar_open(langs[i]);
		for (int month = 1; month <= 12; month++) {
			const char *iso =
			    arena_printf(arena, "2026-%02d-04", month);
			assert_whole(
			    text_calendar_date(calendar, arena, iso), langs[i]);
		}
		text_calendar_close(calendar);
	}
	arena_free(arena);
}

/* As an author may. */
static void
dates_that_are_written(void **state)
{
	(void)state;
	static const char *const dates[][2] = {{"de", "4. März 2026"},
	    {"fr", "1er mars 2026"}, {"es", "4 de marzo de 2026"},
	    {"pl", "4 marca 2026"}, {"pl", "marzec 2026"},
	    {"uk", "4 березня 2026 р."}, {"uk", "березень 2026"},
	    {"ur", "4 مارچ 2026"}, {"ur", "۴ مارچ ۲۰۲۶"}, {"ar", "4 مارس 2026"},
	    {"bn", "৪ মার্চ ২০২৬"}, {"bn", "4 মার্চ, 2026"},
	    /* of March */ {"bn", "৪ মার্চের"}, {"pa", "4 ਮਾਰਚ, 2026"},
	    {"en-US", "March 4, 2026"}, {"en-GB", "March 2026"},
	    {"pt", "1º de março de 2026"}};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		assert_whole(dates[i][1], dates[i][0]);
	assert_true(may_break("le 4 |March 2026", "fr"));
	assert_true(may_break("el |4 de marzo", "es"));
	assert_true(may_break("de marzo de 2026 |de", "es"));
	assert_true(may_break("May |5 times", "en-GB"));
}

static void
dates_without_spaces(void **state)
{
	(void)state;
	assert_whole("3月4日", "zh-Hans");
	assert_whole("3月4日", "ja");
	assert_whole("9时", "zh");
	assert_true(may_break("2026年|3月4日", "zh-Hans"));
	assert_true(may_break("今年|3月4日", "zh-Hans"));
	assert_true(may_break("这个月|有", "zh-Hans"));
}

/* What stands at the end, and asks for a look at every token, changes nothing
 * of what is before it: texts that are left at once have no ties. */
static void
texts_without_hints_have_no_ties(void **state)
{
	(void)state;
	static const char *const tokens[] = {"Dr", "Mrs.", "(Prof", "Smith",
	    "and", "(", "'", "the", "end.", "Some", "\u00c9tienne", "5", "mg",
	    "A&E", "a.b", "www.example.org", "http://x", "x:", "step", "May",
	    "2026", "\u2013", "don't", "4\u00a0mg", "\u0662\u0663", "St"};
	enum { TOKENS = sizeof tokens / sizeof *tokens, ROUNDS = 3000 };
	uint32_t seed = 20260304;
	struct text_calendar *calendar = text_calendar_open("en-GB");
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = arena_new();
		char *text = arena_strdup(arena, "We");
		for (int i = 0; i < 6; i++) {
			seed = seed * 1664525u + 1013904223u;
			size_t token = (seed >> 8) % TOKENS;
			text = arena_printf(arena, "%s %s", text,
			    round % 2 ? tokens[token] : tokens[token % 11]);
		}
		size_t size = strlen(text);
		char *more = arena_printf(arena, "%s and x@example", text);
		uint8_t *breaks = text_line_breaks(arena, text, size, "en-GB");
		uint8_t *others =
		    text_line_breaks(arena, more, strlen(more), "en-GB");
		ties_apply(arena, text, size, calendar, breaks);
		ties_apply(arena, more, strlen(more), calendar, others);
		if (memcmp(breaks, others, size) != 0)
			fail_msg("%s", text);
		arena_free(arena);
	}
	text_calendar_close(calendar);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tied),
	    cmocka_unit_test(tied_anywhere),
	    cmocka_unit_test(free_to_break),
	    cmocka_unit_test(dates_of_every_language),
	    cmocka_unit_test(dates_that_are_written),
	    cmocka_unit_test(dates_without_spaces),
	    cmocka_unit_test(texts_without_hints_have_no_ties),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
