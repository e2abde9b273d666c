/* Several reports as one: of a run's shards. */
#ifndef RUN_MERGE_H
#define RUN_MERGE_H

#include "base/diag.h"

/*
 * Writes the report of all, articles sorted as one run would have them.
 * false: a report does not read, or two of them tell of the same leaflet;
 * already reported, and nothing is written.
 */
bool merge_reports(
    struct job *job, const char *const *paths, size_t count, FILE *out);

#endif
