/* Picture files as bytes. */
#ifndef MEDIA_FILE_H
#define MEDIA_FILE_H

#include "base/diag.h"

/*
 * All bytes of the regular file at path, with a NUL after them; owned by the
 * job's arena.  NULL: it cannot be read, is empty or has over `most` bytes,
 * already reported at place.
 */
const char *file_read(struct job *job, const char *path, struct place place,
    size_t most, size_t *size);

#endif
