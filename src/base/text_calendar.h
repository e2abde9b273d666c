/*
 * Dates as a language writes them, by ICU: always of the Gregorian calendar,
 * unless the language's tag asks for another ("fa-u-ca-persian").
 */
#ifndef BASE_TEXT_CALENDAR_H
#define BASE_TEXT_CALENDAR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A language's calendar: months and the order of a date.  Opening one takes
 * ICU a while: keep it.  The caller closes it.
 */
struct text_calendar;
struct text_calendar *text_calendar_open(const char *lang);
void text_calendar_close(struct text_calendar *calendar);

/* "2026-03-04" as words: "4 March 2026"; "2029-03" as "March 2029".  NULL
 * when the date is none.  Owned by the arena. */
const char *text_calendar_date(
    const struct text_calendar *calendar, struct arena *arena, const char *iso);

/*
 * How many bytes at the start of the text are the name of a month, in any of
 * its forms: as in a date, alone, or with what the language writes to it in a
 * date.  0: a word that is none.  ASCII letters may have any case.
 */
size_t text_calendar_month_at(
    const struct text_calendar *calendar, const char *text, size_t size);

/* Is it a word that stands between the parts of a date, as "de" does, or one
 * that ends a date, as "\u0433." does?  Marks may follow it. */
bool text_calendar_joins(
    const struct text_calendar *calendar, const char *word, size_t size);
bool text_calendar_ends(
    const struct text_calendar *calendar, const char *word, size_t size);

/* Does the month stand before the day? */
bool text_calendar_month_first(const struct text_calendar *calendar);

#endif
