/*
 * What is asked of the clock: whether a date has passed.  The environment goes
 * first (reproducible-builds.org, SOURCE_DATE_EPOCH), so that a run may be
 * told which day it is.
 */
#include "base/today.h"

#include <errno.h>
#include <stdlib.h>

static const char variable[] = "SOURCE_DATE_EPOCH";

enum { YEAR_MOST = 9999, YEAR_OF_TM = 1900 };

bool
today_epoch(struct tm *utc)
{
	const char *text = getenv(variable);
	if (!text || *text < '0' || *text > '9')
		return false;
	char *end;
	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	time_t when = (time_t)seconds;
	return *end == '\0' && errno == 0 && gmtime_r(&when, utc) &&
	       utc->tm_year <= YEAR_MOST - YEAR_OF_TM;
}

bool
today_check(struct job *job)
{
	struct tm utc;
	const char *text = getenv(variable);
	if (!text || !*text || today_epoch(&utc))
		return true;
	diag_error(job, (struct place){.file = variable},
	    "'%s' is no time. Set this variable of the environment to seconds "
	    "since 1970, up to the year %d, or unset it.",
	    text, YEAR_MOST);
	return false;
}

const char *
today_date(struct arena *arena)
{
	struct tm utc;
	if (!today_epoch(&utc)) {
		time_t when = time(NULL);
		gmtime_r(&when, &utc);
	}
	return arena_printf(arena, "%04d-%02d-%02d", utc.tm_year + YEAR_OF_TM,
	    utc.tm_mon + 1, utc.tm_mday);
}
