/*
 * Logarithm and square root in fixed point.
 *
 * The C library's own differ in the last digit from one machine to the next,
 * and a tie that falls the other way is another leaflet.
 */
#include "article/weigh.h"

#include <assert.h>

/*
 * log2 digit by digit: squaring a number of [1, 2) doubles its logarithm, so
 * each square that reaches 2 gives a one (Knuth, The Art of Computer
 * Programming 1, section 1.2.2); then times ln 2.
 */
uint32_t
weigh_log(uint64_t number)
{
	assert(number >= 65536 && number >> 48 == 0);
	if (number == 65536) /* of 1, as is most often asked for */
		return 0;
	uint64_t log2 = 0, x = number;
	while (x >= 2 * 65536) {
		x >>= 1;
		log2 += 65536;
	}
	x = (number << 15) >> (log2 / 65536); /* now 1 is 2^31 */
	for (uint64_t digit = 32768; digit > 0; digit >>= 1) {
		x = (x * x) >> 31;
		if (x >= UINT64_C(1) << 32) {
			x >>= 1;
			log2 += digit;
		}
	}
	const uint64_t ln2 = 2977044472; /* in 2^-32 */
	return (uint32_t)((log2 * ln2 + (UINT64_C(1) << 31)) >> 32);
}

/* The largest number whose square is not over n. */
static uint64_t
square_root(uint64_t n)
{
	uint64_t root = 0;
	for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1) {
		uint64_t larger = root + bit;
		if (larger * larger <= n)
			root = larger;
	}
	return root;
}

uint32_t
weigh_often(uint32_t count)
{
	return weigh_log((uint64_t)count * 65536) + 65536;
}

uint32_t
weigh_rare(size_t df, size_t articles)
{
	uint64_t rare = ((uint64_t)articles + 1) * 65536 / ((uint64_t)df + 1);
	return weigh_log(rare < 65536 ? 65536 : rare) + 65536;
}

/* A short vector's length gets more digits. */
struct weigh_length
weigh_length(uint64_t squares)
{
	struct weigh_length length = {0, 0};
	for (; squares && squares >> 44 == 0; squares <<= 2)
		length.more++;
	length.length = square_root(squares) + 1;
	return length;
}

uint32_t
weigh_part(struct weigh_length length, uint32_t product)
{
	return (uint32_t)((product * WEIGH_ONE << length.more) / length.length);
}
