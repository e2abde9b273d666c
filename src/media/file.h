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

/*
 * The path of a picture that the article in `file` names by src, which is
 * relative to it; owned by the job's arena.  NULL: it is not there, or outside
 * the folder root (NULL: any); already reported at place.
 */
const char *file_beside(struct job *job, struct place place, const char *file,
    const char *src, const char *root);

#endif
