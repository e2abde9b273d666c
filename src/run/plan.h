/*
 * What a run is going to do: its articles, editions, libraries, and the
 * folder that it writes to.
 */
#ifndef RUN_PLAN_H
#define RUN_PLAN_H

#include "run/batch.h"
#include "run/manifest.h"
#include "run/outbox.h"
#include "run/pool.h"
#include "run/shelves.h"

/* An article in an edition. */
struct task {
	size_t edition, source; /* their numbers */
	struct digest key;
	const struct record *known; /* the leaflet that is there, of the same
				       key; or NULL */
	bool skip;                  /* and nothing else has changed */
};

struct plan {
	struct job *job; /* whose arena owns all of it */
	const struct batch_request *request;
	struct sources sources;
	struct edition *editions;
	size_t edition_count;
	struct listings listings;
	struct shelves shelves;
	struct pool_leavers leavers; /* of its pools */
	struct outbox *outbox;       /* NULL: nothing is written */
	struct manifest *manifest;   /* of PDFs; NULL: all is made */
	struct task *tasks;          /* by edition, then as the sources */
	size_t task_count;
	size_t *todo; /* numbers of the tasks that are not skipped */
	size_t todo_count;
	size_t own_bytes; /* of the arena before the articles were listed */
};

/* false: see batch_prepare; plan_close in any case. */
bool plan_open(struct plan *plan);
void plan_close(struct plan *plan);

/* Workers and limits for a pool. */
struct pool plan_pool(struct plan *plan);

#endif
