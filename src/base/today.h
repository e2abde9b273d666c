/* Which day it is. */
#ifndef BASE_TODAY_H
#define BASE_TODAY_H

#include "base/arena.h"

/*
 * The day of SOURCE_DATE_EPOCH, where it is set to seconds since 1970; else
 * today.  In universal time, as "2026-03-04"; owned by the arena.
 */
const char *today_date(struct arena *arena);

#endif
