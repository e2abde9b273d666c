/*
 * ICU knows how each language writes a day, as a pattern ("d 'de' MMMM 'de'
 * y").  From it come the dates that are printed, and what is known of those
 * that an author writes: the months' names in all their forms, the words
 * between the parts, and whether the month comes first.  Opening its calendar
 * takes longer than setting a page: English is known without it.
 */
#include "base/text_calendar.h"

#include "base/language.h"
#include "base/text.h"
#include "base/text_day.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum {
	MONTHS = 12,
	DATE_UNITS = 96,
	NAME_BYTES = 96,
	WORDS_MOST = 4,
	NO_ENDINGS = 0x0590 /* Latin, Greek, Cyrillic and their like end here */
};

/* A month's name in a date, alone, and with what is written to it. */
enum { IN_DATE, ALONE, ATTACHED, FORMS };

struct text_calendar {
	char locale[LANGUAGE_BYTES];
	bool english;        /* then nothing of ICU is open */
	UDateFormat *day;    /* a day */
	UDateFormat **month; /* a month alone; NULL there: not asked for yet */
	UCalendar *calendar;
	char months[MONTHS][FORMS][NAME_BYTES]; /* "": not another one */
	char words[WORDS_MOST][NAME_BYTES];     /* "de", in order */
	size_t word_count, words_within; /* those after the last field end */
	bool month_first;
	bool begins[256]; /* some month's name begins with that byte */
};

/* --- what a day's pattern tells --- */

/* What stands for a field in a flat pattern. */
enum { DAY = 1, MONTH, OTHER };

/* Both no-break spaces of patterns become spaces; the byte's successor. */
static const char *
copy_byte(const char *at, char **out)
{
	size_t wide = strncmp(at, "\u00A0", 2) == 0   ? 2
		      : strncmp(at, "\u202F", 3) == 0 ? 3
						      : 0;
	*(*out)++ = wide ? ' ' : *at;
	return at + (wide ? wide : 1);
}

/* "d 'de' MMMM" flat: DAY, " de ", MONTH; quotes are taken off. */
static void
flatten(const char *pattern, char *out)
{
	bool quoted = false;
	for (const char *at = pattern; *at;) {
		if (*at == '\'') {
			quoted = !quoted;
			at++;
		} else if (!quoted && text_is_ascii_letter(*at)) {
			char field = *at;
			*out++ = field == 'd'                   ? DAY
				 : field == 'M' || field == 'L' ? MONTH
								: OTHER;
			at += strspn(at, (char[]){field, '\0'});
		} else {
			at = copy_byte(at, &out);
		}
	}
	*out = '\0';
}

static bool
has_letter(const char *text, size_t size)
{
	for (size_t at = 0; at < size;)
		if (text_is_letter(text_next(text, size, &at)))
			return true;
	return false;
}

/* The months with what stands before and after them in their part. */
static void
attach(struct text_calendar *calendar, const char *part, size_t size)
{
	size_t before = (size_t)((char *)memchr(part, MONTH, size) - part);
	const char *rest = part + before + 1;
	size_t after = size - before - 1;
	if (!has_letter(part, size) || strcspn(part, "\1\3") < size)
		return;
	if (!has_letter(rest, after))
		after = 0;
	for (int i = 0; i < MONTHS; i++)
		snprintf(calendar->months[i][ATTACHED], NAME_BYTES,
		    "%.*s%s%.*s", (int)before, part,
		    calendar->months[i][IN_DATE], (int)after, rest);
}

static void
read_part(struct text_calendar *calendar, const char *part, size_t size)
{
	bool field = strcspn(part, "\1\2\3") < size;
	if (field)
		calendar->words_within = calendar->word_count;
	if (memchr(part, MONTH, size))
		attach(calendar, part, size);
	else if (!field && size < NAME_BYTES && has_letter(part, size) &&
		 calendar->word_count < WORDS_MOST)
		memcpy(calendar->words[calendar->word_count++], part, size);
}

static void
read_pattern(struct text_calendar *calendar)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[DATE_UNITS];
	char pattern[3 * DATE_UNITS] = "", flat[3 * DATE_UNITS];
	udat_toPattern(calendar->day, false, units, DATE_UNITS, &status);
	u_strToUTF8(pattern, sizeof pattern, NULL, units, -1, &status);
	assert(U_SUCCESS(status));
	flatten(pattern, flat);
	calendar->month_first = strchr(flat, MONTH) < strchr(flat, DAY);
	for (const char *part = flat; *part;) {
		size_t size = strcspn(part, " ");
		if (size)
			read_part(calendar, part, size);
		part += size + (part[size] == ' ');
	}
}

static void
read_months(
    struct text_calendar *calendar, UDateFormatSymbolType type, int form)
{
	for (int i = 0; i < MONTHS; i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar units[NAME_BYTES / 3];
		int32_t used = udat_getSymbols(
		    calendar->day, type, i, units, NAME_BYTES / 3 - 1, &status);
		u_strToUTF8(calendar->months[i][form], NAME_BYTES, NULL, units,
		    U_SUCCESS(status) ? used : 0, &status);
	}
}

static void
find_beginnings(struct text_calendar *calendar)
{
	for (int i = 0; i < MONTHS; i++)
		for (int form = 0; form < FORMS; form++) {
			const char *name = calendar->months[i][form];
			unsigned char first = (unsigned char)*name;
			calendar->begins[first] = true;
			if (text_is_ascii_letter(*name))
				calendar->begins[first ^ 'a' ^ 'A'] = true;
		}
}

/* --- English --- */

static const char *const english_months[MONTHS] = {"January", "February",
    "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"};

/* That of Britain, or of America, which is ICU's for no region, too; false:
 * another language, region or calendar. */
static bool
open_english(struct text_calendar *calendar, const char *lang)
{
	calendar->month_first =
	    strcmp(lang, "en") == 0 || strcmp(lang, "en-US") == 0;
	if (!calendar->month_first && strcmp(lang, "en-GB") != 0)
		return false;
	for (int i = 0; i < MONTHS; i++) {
		strcpy(calendar->months[i][IN_DATE], english_months[i]);
		strcpy(calendar->months[i][ALONE], english_months[i]);
	}
	return true;
}

/* Without a format: there are several in each leaflet. */
static const char *
english_date(const struct text_calendar *calendar, struct arena *arena,
    const struct text_day *day)
{
	const char *month = english_months[day->month - 1];
	char buffer[TEXT_DECIMAL], text[64], *end = text;
	const char *number = text_decimal(buffer, (unsigned)day->day);
	if (!day->day)
		end = stpcpy(stpcpy(end, month), " ");
	else if (calendar->month_first)
		end = stpcpy(
		    stpcpy(stpcpy(stpcpy(end, month), " "), number), ", ");
	else
		end = stpcpy(
		    stpcpy(stpcpy(stpcpy(end, number), " "), month), " ");
	stpcpy(end, text_decimal(buffer, (unsigned)day->year));
	return arena_strdup(arena, text);
}

/* --- opening --- */

/* The language's locale, with the Gregorian calendar unless it names one. */
static void
calendar_locale(const char *lang, char locale[LANGUAGE_BYTES])
{
	UErrorCode status = U_ZERO_ERROR;
	char named[LANGUAGE_BYTES];
	language_locale(lang, locale);
	if (uloc_getKeywordValue(
		locale, "calendar", named, LANGUAGE_BYTES, &status) > 0)
		return;
	status = U_ZERO_ERROR;
	uloc_setKeywordValue(
	    "calendar", "gregorian", locale, LANGUAGE_BYTES, &status);
	if (U_FAILURE(status))
		strcpy(locale, "en");
}

static void
give_up(void)
{
	fputs("leaflet: error: ICU has no calendar, or no memory is left. "
	      "Install ICU's data.\n",
	    stderr);
	exit(1);
}

/* In time of a zone without changes. */
static UDateFormat *
open_pattern(const char *locale, const UChar *pattern, int32_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar utc[8];
	u_uastrcpy(utc, "UTC");
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc,
	    -1, pattern, size, &status);
	if (U_FAILURE(status))
		give_up();
	return format;
}

/* The best pattern for the fields. */
static UDateFormat *
open_best(const char *locale, const char *ascii_skeleton)
{
	UChar skeleton[16], pattern[DATE_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	u_uastrcpy(skeleton, ascii_skeleton);
	UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
	int32_t used = udatpg_getBestPattern(
	    generator, skeleton, -1, pattern, DATE_UNITS, &status);
	udatpg_close(generator);
	if (U_FAILURE(status))
		give_up();
	return open_pattern(locale, pattern, used);
}

/* Has the pattern a year, a month by name and a day, and no more? */
static bool
is_of_day(const UDateFormat *format)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar pattern[DATE_UNITS];
	int counts[3] = {0};
	bool quoted = false, others = false;
	int32_t size =
	    udat_toPattern(format, false, pattern, DATE_UNITS, &status);
	for (int32_t i = 0; i < size && U_SUCCESS(status); i++) {
		UChar c = pattern[i];
		const char *field = c < 0x80 && c ? strchr("yMd", c) : NULL;
		quoted ^= c == '\'';
		if (quoted || c >= 0x80 || !text_is_ascii_letter((char)c))
			continue;
		if (field)
			counts[*field == 'y' ? 0 : *field == 'M' ? 1 : 2]++;
		others |= !field;
	}
	return U_SUCCESS(status) && !others && counts[0] == 1 &&
	       counts[1] == 4 && counts[2] == 1;
}

/* The best pattern is that of long dates, if it has these fields: found
 * without the generator, too. */
static UDateFormat *
open_day(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar utc[8];
	u_uastrcpy(utc, "UTC");
	UDateFormat *format =
	    udat_open(UDAT_NONE, UDAT_LONG, locale, utc, -1, NULL, 0, &status);
	if (U_FAILURE(status))
		give_up();
	if (is_of_day(format))
		return format;
	udat_close(format);
	return open_best(locale, "yMMMMd");
}

static void
open_icu(struct text_calendar *calendar, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar utc[8];
	calendar->month = calloc(1, sizeof *calendar->month);
	if (!calendar->month)
		give_up();
	u_uastrcpy(utc, "UTC");
	calendar_locale(lang, calendar->locale);
	calendar->day = open_day(calendar->locale);
	calendar->calendar =
	    ucal_open(utc, -1, calendar->locale, UCAL_GREGORIAN, &status);
	assert(U_SUCCESS(status));
	read_months(calendar, UDAT_MONTHS, IN_DATE);
	read_months(calendar, UDAT_STANDALONE_MONTHS, ALONE);
	read_pattern(calendar);
}

struct text_calendar *
text_calendar_open(const char *lang)
{
	struct text_calendar *calendar = calloc(1, sizeof *calendar);
	if (!calendar)
		give_up();
	calendar->english = open_english(calendar, lang);
	if (!calendar->english)
		open_icu(calendar, lang);
	find_beginnings(calendar);
	return calendar;
}

static void
close_icu(struct text_calendar *calendar)
{
	udat_close(calendar->day);
	if (*calendar->month)
		udat_close(*calendar->month);
	ucal_close(calendar->calendar);
	free(calendar->month);
}

void
text_calendar_close(struct text_calendar *calendar)
{
	if (!calendar->english)
		close_icu(calendar);
	free(calendar);
}

/* --- printing --- */

static UDateFormat *
month_format(const struct text_calendar *calendar)
{
	if (!*calendar->month)
		*calendar->month = open_best(calendar->locale, "yMMMM");
	return *calendar->month;
}

const char *
text_calendar_date(
    const struct text_calendar *calendar, struct arena *arena, const char *iso)
{
	struct text_day day;
	if (!text_day_parse(iso, &day))
		return NULL;
	if (calendar->english)
		return english_date(calendar, arena, &day);
	UErrorCode status = U_ZERO_ERROR;
	UChar words[DATE_UNITS];
	char text[3 * DATE_UNITS] = "";
	ucal_clear(calendar->calendar);
	ucal_setDateTime(calendar->calendar, day.year,
	    UCAL_JANUARY + day.month - 1, day.day ? day.day : 1, 12, 0, 0,
	    &status);
	int32_t used = udat_formatCalendar(
	    day.day ? calendar->day : month_format(calendar),
	    calendar->calendar, words, DATE_UNITS, NULL, &status);
	u_strToUTF8(text, sizeof text, NULL, words, used, &status);
	return U_SUCCESS(status) ? arena_strdup(arena, text) : iso;
}

/* --- what an author writes --- */

/* Does the text begin with the word, and does the word end there?  In many
 * scripts endings are written to it: there it does wherever it stands. */
static bool
begins_with(const char *text, size_t size, const char *word)
{
	size_t length = 0;
	for (; word[length]; length++) {
		if (length == size)
			return false;
		char a = text[length], b = word[length];
		if (a != b &&
		    !(text_is_ascii_letter(a) && (a ^ b) == ('a' ^ 'A')))
			return false;
	}
	if (length == 0)
		return false;
	size_t first = 0, next = length;
	return size == length ||
	       text_next(word, length, &first) >= NO_ENDINGS ||
	       !text_is_letter(text_next(text, size, &next));
}

size_t
text_calendar_month_at(
    const struct text_calendar *calendar, const char *text, size_t size)
{
	size_t longest = 0;
	if (size == 0 || !calendar->begins[(unsigned char)*text])
		return 0; /* as most words */
	for (int i = 0; i < MONTHS; i++)
		for (int form = 0; form < FORMS; form++) {
			const char *name = calendar->months[i][form];
			if (begins_with(text, size, name) &&
			    strlen(name) > longest)
				longest = strlen(name);
		}
	return longest;
}

/* Is it one of the words from the first up to `end`? */
static bool
is_word(const struct text_calendar *calendar, size_t first, size_t end,
    const char *word, size_t size)
{
	for (size_t i = first; i < end; i++) {
		size_t length = strlen(calendar->words[i]);
		if (size >= length &&
		    memcmp(word, calendar->words[i], length) == 0 &&
		    !has_letter(word + length, size - length))
			return true;
	}
	return false;
}

bool
text_calendar_joins(
    const struct text_calendar *calendar, const char *word, size_t size)
{
	return is_word(calendar, 0, calendar->words_within, word, size);
}

bool
text_calendar_ends(
    const struct text_calendar *calendar, const char *word, size_t size)
{
	return is_word(
	    calendar, calendar->words_within, calendar->word_count, word, size);
}

bool
text_calendar_month_first(const struct text_calendar *calendar)
{
	return calendar->month_first;
}
