/*
 * Words that belong on one line: dates, telephone numbers, times, a number
 * and its unit, a title and its name, "(source 1)", addresses of the web.
 * (UKAAF G003: single pieces of information are not split over two lines.)
 */
#ifndef TYPESET_TIES_H
#define TYPESET_TIES_H

#include "base/text.h"
#include "base/text_calendar.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Takes from the line breaks of the text (text_line_breaks) those inside a tie;
 * the calendar knows the language's months.  The arena is for the work.
 */
void ties_apply(struct arena *arena, const char *text, size_t size,
    const struct text_calendar *calendar, uint8_t *breaks);

#endif
