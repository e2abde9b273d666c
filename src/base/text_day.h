/* A day, or a month, as an article writes it: "2026-03-04", "2026-03". */
#ifndef BASE_TEXT_DAY_H
#define BASE_TEXT_DAY_H

#include <stdbool.h>

struct text_day {
	int year, month, day; /* day 0: the month alone */
};

/* false: it is neither, or not in the calendar. */
bool text_day_parse(const char *iso, struct text_day *result);

#endif
