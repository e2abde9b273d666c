/* Limits of resources (RLIMIT_DATA) and timers (setitimer). */
#include "run/limit.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

/* The sixth number of statm, in pages. */
uint64_t
limit_data_kib(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");
	if (!file)
		return 0;
	if (fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return pages * ((uint64_t)sysconf(_SC_PAGESIZE) / 1024);
}

void
limit_memory(int mib, uint64_t own_kib)
{
	struct rlimit limit;
	if (!mib || getrlimit(RLIMIT_DATA, &limit) != 0)
		return;
	rlim_t most = (own_kib + (uint64_t)mib * 1024) * 1024;
	if (most < limit.rlim_max)
		limit.rlim_cur = most;
	setrlimit(RLIMIT_DATA, &limit);
}

static void
start_timer(__itimer_which_t which, int seconds)
{
	struct itimerval timer = {.it_value.tv_sec = seconds};
	setitimer(which, &timer, NULL);
}

void
limit_processor(int seconds)
{
	start_timer(ITIMER_PROF, seconds);
}

void
limit_time(int seconds)
{
	start_timer(ITIMER_REAL, seconds);
}
