/*
 * XXH3 with 128 bits, from libxxhash: fast enough to digest every byte
 * written, wide enough that chance collisions do not occur.
 */
#include "base/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

struct digest_state {
	XXH3_state_t *xxh;
};

static struct digest
from_xxh(XXH128_hash_t hash)
{
	return (struct digest){hash.high64, hash.low64};
}

struct digest
digest_bytes(const void *bytes, size_t size)
{
	return from_xxh(XXH3_128bits(bytes, size));
}

uint64_t
digest_key(const void *bytes, size_t size)
{
	return XXH3_64bits(bytes, size);
}

struct digest_state *
digest_begin(void)
{
	struct digest_state *state = malloc(sizeof *state);
	if (!state || !(state->xxh = XXH3_createState())) {
		fputs("leaflet: error: no memory left.\n", stderr);
		exit(1);
	}
	XXH3_128bits_reset(state->xxh);
	return state;
}

void
digest_add(struct digest_state *state, const void *bytes, size_t size)
{
	XXH3_128bits_update(state->xxh, bytes, size);
}

struct digest
digest_end(struct digest_state *state)
{
	struct digest digest = from_xxh(XXH3_128bits_digest(state->xxh));
	XXH3_freeState(state->xxh);
	free(state);
	return digest;
}

static char *
print_half(char *at, uint64_t half)
{
	static const char digits[] = "0123456789abcdef";
	for (int shift = 60; shift >= 0; shift -= 4)
		*at++ = digits[half >> shift & 15];
	return at;
}

char *
digest_print(char buffer[33], struct digest digest)
{
	*print_half(print_half(buffer, digest.high), digest.low) = '\0';
	return buffer;
}
