/*
 * Dates in words, language by language.
 */
#include "base/text_calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

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
date_is(
    struct arena *arena, const char *lang, const char *iso, const char *wanted)
{
	struct text_calendar *calendar = text_calendar_open(lang);
	const char *date = text_calendar_date(calendar, arena, iso);
	/* Commas and no-break spaces differ from one ICU to the next. */
	static const char *const marks[][2] = {
	    {"\u00A0", " "}, {"\u202F", " "}, {"\u060C", ""}, {",", ""}};
	char plain[128], *out = plain;
	for (const char *at = date; *at;) {
		size_t i = 0;
		while (i < 4 && strncmp(at, marks[i][0], strlen(marks[i][0])))
			i++;
		const char *copied = i < 4 ? marks[i][1] : at;
		size_t size = i < 4 ? strlen(copied) : 1;
		memcpy(out, copied, size);
		out += size;
		at += i < 4 ? strlen(marks[i][0]) : 1;
	}
	*out = '\0';
	assert_string_equal(plain, wanted);
	text_calendar_close(calendar);
}

/* The best pattern for year, month by name and perhaps day, in every language
 * that ICU has: however the calendar finds it. */
static const char *
best_date(
    struct arena *arena, const char *locale, UDate date, const char *fields)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar skeleton[16], pattern[128], utc[8], words[128];
	u_uastrcpy(skeleton, fields);
	u_uastrcpy(utc, "UTC");
	UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
	int32_t size = udatpg_getBestPattern(
	    generator, skeleton, -1, pattern, 128, &status);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc,
	    -1, pattern, size, &status);
	size = udat_format(format, date, words, 128, NULL, &status);
	assert_true(U_SUCCESS(status));
	char *text = arena_alloc(arena, 400);
	u_strToUTF8(text, 400, NULL, words, size, &status);
	udat_close(format);
	udatpg_close(generator);
	return text;
}

static void
writes_the_best_pattern_of_every_language(void **state)
{
	const UDate date = 1772625600000.0; /* noon of 4 March 2026 */
	for (int32_t i = 0; i < uloc_countAvailable(); i++) {
		char tag[64], locale[128];
		UErrorCode status = U_ZERO_ERROR;
		uloc_toLanguageTag(
		    uloc_getAvailable(i), tag, sizeof tag, false, &status);
		strcpy(locale, uloc_getAvailable(i));
		uloc_setKeywordValue(
		    "calendar", "gregorian", locale, sizeof locale, &status);
		struct text_calendar *calendar = text_calendar_open(tag);
		assert_string_equal(
		    text_calendar_date(calendar, *state, "2026-03-04"),
		    best_date(*state, locale, date, "yMMMMd"));
		assert_string_equal(
		    text_calendar_date(calendar, *state, "2026-03"),
		    best_date(*state, locale, date, "yMMMM"));
		text_calendar_close(calendar);
	}
}

/* What is known without ICU is what ICU says, day by day. */
static void
writes_english_as_icu_does(void **state)
{
	static const char *const tags[][2] = {
	    {"en", "en"}, {"en-GB", "en_GB"}, {"en-US", "en_US"}};
	for (size_t i = 0; i < 3; i++) {
		struct text_calendar *calendar = text_calendar_open(tags[i][0]);
		for (int day = 0; day < 366; day++) {
			const UDate noon =
			    1704110400000.0 + day * 86400000.0; /* of 2024 */
			char iso[32];
			time_t seconds = (time_t)(noon / 1000);
			struct tm date;
			strftime(iso, sizeof iso, "%Y-%m-%d",
			    gmtime_r(&seconds, &date));
			assert_string_equal(
			    text_calendar_date(calendar, *state, iso),
			    best_date(*state, tags[i][1], noon, "yMMMMd"));
			iso[7] = '\0';
			const char *month =
			    text_calendar_date(calendar, *state, iso);
			assert_string_equal(month,
			    best_date(*state, tags[i][1], noon, "yMMMM"));
			assert_int_equal(text_calendar_month_at(
					     calendar, month, strlen(month)),
			    strcspn(month, " "));
		}
		assert_int_equal(text_calendar_month_first(calendar), i != 1);
		text_calendar_close(calendar);
	}
}

static void
writes_days(void **state)
{
	static const char *const dates[][2] = {{"en-GB", "4 March 2026"},
	    {"en-US", "March 4 2026"}, {"cy", "4 Mawrth 2026"},
	    {"pl", "4 marca 2026"}, {"ro", "4 martie 2026"},
	    {"pa", "4 ਮਾਰਚ 2026"}, {"ur", "4 مارچ 2026"},
	    {"ar-EG", "٤ مارس ٢٠٢٦"}, {"ar-MA", "4 مارس 2026"},
	    {"ar-SA", "٤ مارس ٢٠٢٦"}, {"bn", "৪ মার্চ ২০২৬"},
	    {"fr", "4 mars 2026"}, {"de", "4. März 2026"},
	    {"es", "4 de marzo de 2026"}, {"pt", "4 de março de 2026"},
	    {"it", "4 marzo 2026"}, {"zh-Hans", "2026年3月4日"},
	    {"tr", "4 Mart 2026"}, {"uk", "4 березня 2026 р."},
	    {"fa", "۴ مارس ۲۰۲۶"}, {"th", "4 มีนาคม 2026"}};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		date_is(*state, dates[i][0], "2026-03-04", dates[i][1]);
}

/* A month without a day stands in its own form. */
static void
writes_months(void **state)
{
	static const char *const dates[][2] = {{"en-GB", "March 2029"},
	    {"cy", "Mawrth 2029"}, {"pl", "marzec 2029"},
	    {"uk", "березень 2029 р."}, {"ur", "مارچ 2029"},
	    {"ar-EG", "مارس ٢٠٢٩"}, {"bn", "মার্চ ২০২৯"},
	    {"zh-Hans", "2029年3月"}, {"es", "marzo de 2029"}};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		date_is(*state, dates[i][0], "2029-03", dates[i][1]);
}

static void
another_calendar_is_asked_for_in_the_tag(void **state)
{
	date_is(*state, "fa-u-ca-persian", "2026-03-04", "۱۳ اسفند ۱۴۰۴");
	date_is(*state, "en-u-ca-persian", "2026-03", "Esfand 1404 AP");
}

static void
takes_dates_of_the_calendar_only(void **state)
{
	struct text_calendar *calendar = text_calendar_open("en-GB");
	static const char *const none[] = {"2026-02-29", "2026-13-01",
	    "2026-00", "2026-4-1", "26-04-01", "2026-04-31", "2026-04-01x",
	    "2026/04/01", "", "1900-02-29"};
	assert_non_null(text_calendar_date(calendar, *state, "2024-02-29"));
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_null(text_calendar_date(calendar, *state, none[i]));
	text_calendar_close(calendar);
}

static size_t
month_at(const char *lang, const char *text)
{
	struct text_calendar *calendar = text_calendar_open(lang);
	size_t size = text_calendar_month_at(calendar, text, strlen(text));
	text_calendar_close(calendar);
	return size;
}

static void
finds_months_in_every_form(void **state)
{
	(void)state;
	static const char *const months[][2] = {{"en", "March"},
	    {"en", "MARCH"}, {"pl", "marca"}, {"pl", "marzec"},
	    {"uk", "березня"}, {"uk", "березень"}, {"fr", "décembre"},
	    {"es", "Marzo"}, {"ar", "مارس"}, {"ur", "مارچ"}, {"vi", "tháng 3"},
	    {"he", "במרץ"}, {"he", "מרץ"}, {"ckb", "ئازاری"}, {"ja", "3月"}};
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		assert_int_equal(
		    month_at(months[i][0], months[i][1]), strlen(months[i][1]));
	assert_int_equal(month_at("en", "May, "), 3);
	assert_int_equal(month_at("en", "Mayor"), 0);
	assert_int_equal(month_at("fr", "May"), 0);
	assert_int_equal(month_at("pl", "majątek"), 0);
	/* In Bengali "of March" has an ending. */
	assert_int_equal(month_at("bn", "মার্চের"), strlen("মার্চ"));
	assert_int_equal(month_at("en", ""), 0);
}

static bool
ends(const char *lang, const char *word)
{
	struct text_calendar *calendar = text_calendar_open(lang);
	bool does = text_calendar_ends(calendar, word, strlen(word));
	text_calendar_close(calendar);
	return does;
}

static bool
joins(const char *lang, const char *word)
{
	struct text_calendar *calendar = text_calendar_open(lang);
	bool does = text_calendar_joins(calendar, word, strlen(word));
	text_calendar_close(calendar);
	return does;
}

static void
knows_the_words_between(void **state)
{
	(void)state;
	assert_true(joins("es", "de"));
	assert_true(joins("pt-BR", "de"));
	assert_true(joins("lt", "m."));
	assert_false(joins("lt", "d."));
	assert_true(ends("lt", "d."));
	assert_false(ends("es", "de"));
	assert_false(ends("en", ""));
	assert_false(joins("es", "del"));
	assert_false(joins("es", "d"));
	assert_false(joins("en", "of"));
	assert_false(joins("fr", "de"));
}

static void
knows_what_comes_first(void **state)
{
	(void)state;
	static const char *const first[] = {"en-US", "zh", "lt", "hu"};
	static const char *const later[] = {"en-GB", "cy", "pl", "ur", "es"};
	for (size_t i = 0; i < 4; i++) {
		struct text_calendar *calendar = text_calendar_open(first[i]);
		assert_true(text_calendar_month_first(calendar));
		text_calendar_close(calendar);
		calendar = text_calendar_open(later[i]);
		assert_false(text_calendar_month_first(calendar));
		text_calendar_close(calendar);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(writes_days, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		writes_the_best_pattern_of_every_language, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		writes_english_as_icu_does, setup, teardown),
	    cmocka_unit_test_setup_teardown(writes_months, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		another_calendar_is_asked_for_in_the_tag, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		takes_dates_of_the_calendar_only, setup, teardown),
	    cmocka_unit_test(finds_months_in_every_form),
	    cmocka_unit_test(knows_the_words_between),
	    cmocka_unit_test(knows_what_comes_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
