/*
 * A file that appears whole or not at all: written without a name, or under a
 * temporary one where the file system wants one, checked to the close, then
 * named.
 */
#ifndef PAINT_SAVE_H
#define PAINT_SAVE_H

#include "base/diag.h"

#include <stddef.h>

struct save;

/* Where little is gathered; it may serve one save after another. */
enum { SAVE_BUFFER = 64 * 1024 };

/* Opens the file, under the temporary name if it needs one; NULL: already
 * reported.  The buffer has
 * SAVE_BUFFER bytes and must outlive the save; without one (NULL) every
 * save_write writes at once. */
struct save *save_open(
    struct job *job, const char *temporary, const char *path, char *buffer);

/* Takes size bytes; false: they could not be written (see save_end).  The
 * first argument is the struct save. */
bool save_write(void *to, const void *bytes, size_t size);

/* Has something not been written? */
bool save_failed(const struct save *save);

/*
 * Closes the file and gives it the name path, if whole is true and all went
 * well; else it is removed.  false: it was removed; a fault of the file
 * system has been reported.
 */
bool save_end(struct save *save, bool whole);

/* All of that for bytes that are ready; false: already reported. */
bool save_bytes(struct job *job, const char *temporary, const char *path,
    const void *bytes, size_t size);

#endif
