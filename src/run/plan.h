/*
 * What a run is going to do: its articles, editions, libraries, and the
 * folder that it writes to.
 */
#ifndef RUN_PLAN_H
#define RUN_PLAN_H

#include "run/batch.h"
#include "run/outbox.h"
#include "run/shelves.h"

struct plan {
	struct job *job; /* whose arena owns all of it */
	const struct batch_request *request;
	struct sources sources;
	struct edition *editions;
	size_t edition_count;
	struct shelves shelves;
	struct outbox *outbox; /* NULL: nothing is written */
};

/* false: see batch_prepare; plan_close in any case. */
bool plan_open(struct plan *plan);
void plan_close(struct plan *plan);

#endif
