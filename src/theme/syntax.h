/* Whether a value is what its option asks for. */
#ifndef THEME_SYNTAX_H
#define THEME_SYNTAX_H

#include "theme/config.h"
#include "theme/theme.h"

/* Checks the value's items against its option; false: reported.  key: as the
 * author wrote it. */
bool syntax_check(struct job *job, const char *key, const struct value *value);

/* "yes", "true", "on" or "no", "false", "off"; false: neither. */
bool syntax_switch(const char *text, bool *result);

/* Decimal digits with an optional sign; false: something else, or too large. */
bool syntax_integer(const char *text, int *result);

/* "8", "4 to 8" or "multiple of 4"; false: it is none of these. */
bool syntax_pages(const char *text, struct pages_wanted *wanted);

#endif
