/* Which day it is. */
#ifndef BASE_TODAY_H
#define BASE_TODAY_H

#include "base/diag.h"

#include <time.h>

/* Is SOURCE_DATE_EPOCH not set, or empty, or set to seconds since 1970, up to
 * the year 9999 (reproducible-builds.org)?  false: reported. */
bool today_check(struct job *job);

/* The time that it is set to, as universal time; false: it is not. */
bool today_epoch(struct tm *utc);

/*
 * The day of SOURCE_DATE_EPOCH; else today.  In universal time, as
 * "2026-03-04"; owned by the arena.
 */
const char *today_date(struct arena *arena);

#endif
