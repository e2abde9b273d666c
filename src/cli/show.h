/* What a run says on standard error while it goes on. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/args.h"
#include "run/batch.h"

struct show {
	FILE *out;
	bool quiet, verbose;
	bool strict;   /* warnings count as errors, and are said as such */
	bool terminal; /* a progress line may be drawn */

	/* Of the progress line, while the run goes on. */
	uint64_t begin_ms, drawn_ms; /* 0: not yet */
	size_t skipped;              /* leaflets that had not changed */
	size_t failed;
};

/* Messages from the first-th on; when quiet, only those that fail an
 * article. */
void show_messages(
    const struct show *show, const struct diag *diag, size_t first);

/* One article is done. */
void show_event(struct show *show, const struct batch_event *event);

/* The last line: what was made and what not. */
void show_totals(const struct show *show, const struct batch_totals *totals);

#endif
