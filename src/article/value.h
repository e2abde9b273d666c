/* Values of attributes and of elements of plain text. */
#ifndef ARTICLE_VALUE_H
#define ARTICLE_VALUE_H

#include "article/rules.h"
#include "base/arena.h"

/*
 * What is wrong with the value and what to write, to follow the name of what
 * it stands in; NULL: nothing.  choices: for VALUE_CHOICE.
 */
const char *value_fault(struct arena *arena, enum value kind,
    const char *const *choices, const char *value);

/* Is there a character that is seen (text_is_visible)? */
bool value_is_visible(const char *text, size_t size);

/* Is it a day or a month of the calendar: YYYY-MM-DD or YYYY-MM? */
bool value_is_date(const char *text);

/* Is it one or more of a to z, 0 to 9 and hyphens? */
bool value_is_id(const char *text);

/* Has it the form of a language tag?  The language may be unknown. */
bool value_is_lang(const char *text);

/* The text as messages show it: itself, or its beginning and "...". */
const char *value_shown(struct arena *arena, const char *text);

#endif
