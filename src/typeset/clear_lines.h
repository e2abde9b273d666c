/* Clear, large and giant print: the lines as they were set. */
#ifndef TYPESET_CLEAR_LINES_H
#define TYPESET_CLEAR_LINES_H

#include "article/article.h"
#include "base/text_calendar.h"
#include "typeset/leaflet.h"

/*
 * Names each telephone number, date, and address of mail or of the web that
 * stands on two lines (UKAAF G003), and lines of text that have over 70
 * characters in the mean (RNIB), as a warning, or an error when the theme's
 * checks are strict.  The calendar is of the article's language.  Nothing is
 * asked of the profile standard.
 */
void clear_lines_check(struct job *job, const struct theme *theme,
    const struct text_calendar *calendar, const struct article *article,
    const struct leaflet *leaflet);

#endif
