/*
 * What has been worked out once, for all processes that are forked after it was
 * opened: small records by the digest of what they were made from.
 *
 * It is a convenience, never the only copy: a record may be gone at any time,
 * as there is room for so many only, and none is given out that is not as it
 * was put in, byte for byte, whatever another process has done meanwhile.
 */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

struct memo;

/* For records of so many bytes at most, with room for twice as many as are
 * wanted, but for 8192 at most.  NULL: there is no memory for it, and a memo
 * that is NULL finds nothing.  memo_free gives it back. */
struct memo *memo_new(size_t record_most, size_t wanted);
void memo_free(struct memo *memo);

/* The record into the room, of record_most bytes, and its size; false: it is
 * not there. */
bool memo_find(struct memo *memo, struct digest key, void *room, size_t *size);

/* Keeps a record; one that is larger than record_most is not kept. */
void memo_put(
    struct memo *memo, struct digest key, const void *record, size_t size);

#endif
