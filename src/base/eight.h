/*
 * Eight bytes of text at a time (Lamport, "Multiple byte processing with
 * full-word instructions", 1975): a test of all of them is a number whose high
 * bits, one a byte, are the answers.
 */
#ifndef BASE_EIGHT_H
#define BASE_EIGHT_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The first byte is the lowest of the number. */
static inline uint64_t
eight_load(const void *text)
{
	uint64_t bytes;
	memcpy(&bytes, text, sizeof bytes);
	return le64toh(bytes);
}

/* The first byte is the highest: numbers that order as the bytes do. */
static inline uint64_t
eight_order(const void *text)
{
	uint64_t bytes;
	memcpy(&bytes, text, sizeof bytes);
	return be64toh(bytes);
}

static inline void
eight_store(void *text, uint64_t bytes)
{
	bytes = htole64(bytes);
	memcpy(text, &bytes, sizeof bytes);
}

/* Which are from first to last, two characters of ASCII: of the two sums one
 * reaches 128 from the first on, the other after the last. */
static inline uint64_t
eight_between(uint64_t bytes, unsigned char first, unsigned char last)
{
	const uint64_t high = EIGHT_EACH(0x80);
	uint64_t low = bytes & ~high;
	return ((low + EIGHT_EACH(0x80u - first)) ^
		   (low + EIGHT_EACH(0x7fu - last))) &
	       ~bytes & high;
}

/* Which are letters of ASCII: the small ones are the others and one bit. */
static inline uint64_t
eight_letters(uint64_t bytes)
{
	return eight_between(bytes | EIGHT_EACH(0x20), 'a', 'z');
}

/* How many come before the first that is such. */
static inline size_t
eight_first(uint64_t flags)
{
	return flags ? (size_t)__builtin_ctzll(flags) / 8 : 8;
}

#endif
