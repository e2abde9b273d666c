/*
 * What is asked of the clock: whether a date has passed.  The environment goes
 * first (reproducible-builds.org, SOURCE_DATE_EPOCH), so that a run may be
 * told which day it is.
 */
#include "base/today.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

/* false: there is no such variable, or it is no number of seconds. */
static bool
epoch(time_t *when)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	if (!text || *text < '0' || *text > '9')
		return false;
	char *end;
	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	*when = (time_t)seconds;
	return *end == '\0' && errno == 0;
}

const char *
today_date(struct arena *arena)
{
	time_t when;
	struct tm utc;
	if (!epoch(&when) || !gmtime_r(&when, &utc) || utc.tm_year > 8099) {
		when = time(NULL);
		gmtime_r(&when, &utc);
	}
	return arena_printf(arena, "%04d-%02d-%02d", utc.tm_year + 1900,
	    utc.tm_mon + 1, utc.tm_mday);
}
