/*
 * The folder that leaflets are written to: OUT/EDITION/ID.pdf, or
 * of another ending, and OUT/.leaflet for what is temporary.
 */
#ifndef RUN_OUTBOX_H
#define RUN_OUTBOX_H

#include "base/diag.h"

struct outbox;

/*
 * Makes the folder if it is not there, and locks it: one run at a time writes
 * to it.  NULL: already reported.  outbox_close ends it.
 */
struct outbox *outbox_open(struct job *job, const char *path);
void outbox_close(struct outbox *outbox);

/* The files have that ending, and not "pdf". */
void outbox_choose(struct outbox *outbox, const char *ending);

/* Makes the folder of an edition; false: already reported. */
bool outbox_edition(
    struct job *job, const struct outbox *outbox, const char *edition);

/* OUT/EDITION. */
const char *outbox_edition_path(
    struct arena *arena, const struct outbox *outbox, const char *edition);

/* OUT/.leaflet. */
const char *outbox_folder(struct arena *arena, const struct outbox *outbox);

/* The name that a leaflet has before it is whole, if it must have one (see
 * save_open), and where it stands in the end. */
const char *outbox_temporary(struct arena *arena, const struct outbox *outbox,
    const char *edition, const char *id);
const char *outbox_path(struct arena *arena, const struct outbox *outbox,
    const char *edition, const char *id);

/* Begins to bring to the disk what has been written so far, and does not wait
 * for it: so outbox_sync has less to wait for.  false: it has not begun, for
 * what was begun before is not at its end, or there is no thread for it. */
bool outbox_sync_early(struct outbox *outbox);

/* Waits until all that was written is on the disk; false: reported. */
bool outbox_sync(struct job *job, struct outbox *outbox);

#endif
