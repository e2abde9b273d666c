/*
 * Many articles, in every edition that is wanted.
 *
 * batch_prepare does all that can fail because of the configuration or of the
 * machine, before anything is written; batch_run then makes the leaflets in
 * worker processes, and no article's failure stops another.
 */
#ifndef RUN_BATCH_H
#define RUN_BATCH_H

#include "run/export.h"
#include "theme/load.h"

struct batch_request {
	const char *const *paths; /* files and folders */
	size_t path_count;
	const struct config *config;
	const char *const *editions; /* as asked for; count 0: what the */
	size_t edition_count;        /* configuration builds */
	const char *out;             /* folder for forms that are files */
	enum form form;
	FILE *text; /* for the middle forms */
	bool strict;
	int workers; /* processes at most; 0: one for each processor */
	struct limits limits;
	bool force;                /* make also what has not changed */
	bool prune;                /* remove leaflets whose articles are gone */
	size_t shard, shard_count; /* the shard-th part, from 1, of so many;
				      count 0: all */
	bool verbose;              /* notes are wanted */
	const char *const *command; /* see struct pool */
};

/* One article in one edition, as it is told when it is done. */
struct batch_event {
	const char *id, *source, *edition;
	const char *path; /* of its file, whether it was made or not; or NULL */
	struct result result;
	const struct diag *diag;
	size_t told; /* of its messages, the first so many have been told with
			an earlier edition */
	uint64_t cpu_us;
	size_t number, of; /* this is the number-th, from 1 */
};

/* Called for each, in their order; nothing in the event outlives the call. */
typedef void batch_listener(void *context, const struct batch_event *event);

struct batch_totals {
	size_t made, unchanged, checked, failed, drafts;
	size_t pruned;
	/* Also of what has not changed: */
	size_t pages, sheets;
	size_t paper; /* pieces of it, with a sheet on either side */
	size_t errors, warnings;
	uint64_t bytes;

	uint64_t index_bytes; /* of memory, for what is known of all articles */
};

struct batch;

/*
 * NULL: bad configuration, no article at all or a folder that cannot be
 * written; already reported to the job, whose arena owns the batch.  Errors
 * in the job's diag with a batch mean that some path could not be opened.
 * batch_end closes what was opened.
 */
struct batch *batch_prepare(
    struct job *job, const struct batch_request *request);
void batch_end(struct batch *batch);

/*
 * Makes everything.  false: it had to stop (nowhere to write to), already
 * reported to the job of batch_prepare; failed articles are in the totals.
 */
bool batch_run(struct batch *batch, batch_listener *listener, void *context,
    struct batch_totals *totals);

#endif
