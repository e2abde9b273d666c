/*
 * What a run must survive, in a program of its own: leaflet with functions
 * wrapped (ld --wrap).  The article whose id is in HOOK_CRASH, HOOK_DEEP,
 * HOOK_LOOP, HOOK_SLEEP or HOOK_EAT does that; articles whose id begins with
 * HOOK_SLOW take a while.  With HOOK_SYNC=all the disk fails, with early only
 * while articles are still made.
 */
#include "run/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct result __real_export_article(
    struct job *job, const struct edition *edition, const struct order *order);
struct result __wrap_export_article(
    struct job *job, const struct edition *edition, const struct order *order);

static bool
is_asked(const char *name, const char *id)
{
	const char *asked = getenv(name);
	return asked && strcmp(asked, id) == 0;
}

/* More stack than there is. */
static unsigned
go_down(volatile unsigned *above)
{
	volatile unsigned here[1024] = {*above + 1};
	return *here ? go_down(here) + here[1] : 0;
}

struct result
__wrap_export_article(
    struct job *job, const struct edition *edition, const struct order *order)
{
	volatile unsigned spin = 1;
	const char *slow = getenv("HOOK_SLOW");
	if (is_asked("HOOK_CRASH", order->id))
		abort();
	if (is_asked("HOOK_DEEP", order->id))
		go_down(&spin);
	while (is_asked("HOOK_LOOP", order->id))
		spin++;
	while (is_asked("HOOK_SLEEP", order->id))
		pause();
	while (is_asked("HOOK_EAT", order->id))
		arena_alloc(job->arena, 1 << 20);
	if (slow && strncmp(order->id, slow, strlen(slow)) == 0)
		usleep(20000);
	return __real_export_article(job, edition, order);
}

int __real_syncfs(int file);
int __wrap_syncfs(int file);

int
__wrap_syncfs(int file)
{
	bool early = gettid() != getpid(); /* by a thread of its own */
	if (is_asked("HOOK_SYNC", "all") ||
	    (early && is_asked("HOOK_SYNC", "early"))) {
		errno = EIO;
		return -1;
	}
	return __real_syncfs(file);
}
