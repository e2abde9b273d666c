/*
 * What a run did, as JSON, for other programs.  leaflet(1) describes it.
 */
#ifndef RUN_REPORT_H
#define RUN_REPORT_H

#include "run/batch.h"

struct report;

/*
 * Opens a temporary file beside path, or path itself where it is no plain
 * file; NULL: already reported.
 */
struct report *report_begin(struct job *job, const char *path);

/* Adds an article in an edition. */
void report_add(struct report *report, const struct batch_event *event);

/*
 * Adds the totals and the run's own messages, and puts the file in its place;
 * false: already reported to the job, and no new file is there.
 */
bool report_end(
    struct job *job, struct report *report, const struct batch_totals *totals);

/* The same in parts, for who writes the articles himself. */
struct report *report_open(struct job *job, const char *path);
FILE *report_file(const struct report *report);
void report_head(FILE *out);
void report_totals(FILE *out, const struct batch_totals *totals);
bool report_close(struct job *job, struct report *report);
void report_abandon(struct report *report); /* what was there stays */

/* The text as a JSON string, with its quotation marks; what is no UTF-8 is
 * shown as U+FFFD. */
void report_string(FILE *out, const char *text);

#endif
