/*
 * Digests: 128 bits that tell contents apart (XXH3-128), not for security.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct digest {
	uint64_t high, low;
};

static inline bool
digest_same(struct digest a, struct digest b)
{
	return a.high == b.high && a.low == b.low;
}

/* The digest of size bytes. */
struct digest digest_bytes(const void *bytes, size_t size);

/* 64 bits of a short string, for a table of them: half the work. */
uint64_t digest_key(const void *bytes, size_t size);

/* A digest of bytes that come in pieces; end frees the state. */
struct digest_state;
struct digest_state *digest_begin(void);
void digest_add(struct digest_state *state, const void *bytes, size_t size);
struct digest digest_end(struct digest_state *state);

/* 32 hexadecimal digits and a NUL into buffer; returns buffer. */
char *digest_print(char buffer[33], struct digest digest);

#endif
