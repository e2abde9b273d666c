/*
 * Which articles are due for review: a list for whoever looks after many.
 */
#ifndef RUN_DUE_H
#define RUN_DUE_H

#include "base/diag.h"

struct due_request {
	const char *const *paths; /* files and folders */
	size_t path_count;
	const char *by; /* a day or month: 2026-03-04, 2026-03 */
	bool csv;
};

/*
 * Lists the articles whose review (duties_review) is due by that day, sorted
 * by date, then id; those without any date come first, for nobody knows how
 * old they are.  Drafts are left out.  As text, a line each, "DATE  ID  TITLE";
 * or as CSV (RFC 4180, lines end in a line feed) with the head
 * "review-due,id,reference,title,file".  false: some path or article could
 * not be read, already reported; the others are listed.
 */
bool due_print(FILE *out, struct job *job, const struct due_request *request);

#endif
