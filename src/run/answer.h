/*
 * What a worker says of an article that it has done: outcome, messages, text,
 * as bytes.  Both ends are the same program, so numbers go as they lie in
 * memory.
 */
#ifndef RUN_ANSWER_H
#define RUN_ANSWER_H

#include "run/export.h"

struct answer {
	struct result result;
	uint64_t cpu_us;
	const char *text; /* of a middle form */
	size_t text_size;
};

/* Writes it, with the messages of the diag. */
void answer_write(
    FILE *out, const struct answer *answer, const struct diag *diag);

/* Reads it; the messages are added to the job's, whose arena owns all but the
 * text, which lies in the bytes.  false: it is not whole. */
bool answer_read(
    struct job *job, const char *bytes, size_t size, struct answer *answer);

#endif
