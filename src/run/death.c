/* What the author can do depends on how it ended. */
#include "run/death.h"

#include <string.h>

static const char *
signal_says(struct arena *arena, int number)
{
	const char *name = sigdescr_np(number);
	return arena_printf(
	    arena, "signal %d, %s", number, name ? name : "unknown");
}

void
death_report(struct job *job, const char *file, const struct limits *limits,
    const struct pool_answer *answer)
{
	struct place place = {.file = file};
	const char *how =
	    answer->death == POOL_SIGNAL
		? signal_says(job->arena, answer->code)
		: arena_printf(job->arena, "status %d", answer->code);
	switch (answer->death) {
	case POOL_SECONDS:
		diag_error(job, place,
		    "setting it took over %d seconds of processor time and "
		    "was stopped. Make the article shorter, or raise "
		    "limits.seconds.",
		    limits->seconds);
		return;
	case POOL_MEMORY:
		diag_error(job, place,
		    "setting it took over %d MiB of memory and was stopped. "
		    "Make the article or its pictures smaller, or raise "
		    "limits.memory.",
		    limits->memory_mib);
		return;
	default:
		diag_error(job, place,
		    "the process that set it ended unexpectedly (%s%s%s). "
		    "Run again with this article alone; if that fails, too, "
		    "it is a fault of the program: please report it with the "
		    "article.",
		    how, answer->last_words ? "; it said: " : "",
		    answer->last_words ? answer->last_words : "");
	}
}
