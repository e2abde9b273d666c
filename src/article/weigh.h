/*
 * How much each word of an article says about it: TF-IDF (Salton and
 * Buckley, "Term-weighting approaches in automatic text retrieval", 1988) in
 * integers, so that every machine chooses the same related articles.
 */
#ifndef ARTICLE_WEIGH_H
#define ARTICLE_WEIGH_H

#include <stddef.h>
#include <stdint.h>

/* What stands for 1 in weights and likenesses. */
#define WEIGH_ONE (UINT64_C(1) << 20)

/* One weighted word of an article; ids are dense from 0 in a library. */
struct term {
	uint32_t id;
	uint32_t weight; /* its part of the article's vector of length 1, in
			    1 / WEIGH_ONE */
};

/*
 * A word's weight is (1 + ln count) * (ln((N + 1) / (df + 1)) + 1), count: how
 * often it stands in the article; df of N articles have it.  The two factors
 * come in 1/65536, the product in 1/1024.
 */
uint32_t weigh_often(uint32_t count);
uint32_t weigh_rare(size_t df, size_t articles);
static inline uint32_t
weigh_product(uint32_t often, uint32_t rare)
{
	return (uint32_t)(((uint64_t)often * rare) >> 22);
}

/* The length of the vector of such products, whose squares add up to so much:
 * weigh_part makes a product into a part of a vector of length 1. */
struct weigh_length {
	uint64_t length;
	unsigned more; /* times 2^more */
};
struct weigh_length weigh_length(uint64_t squares);
uint32_t weigh_part(struct weigh_length length, uint32_t product);

/* The natural logarithm of number / 65536 (from 1), in 1/65536. */
uint32_t weigh_log(uint64_t number);

#endif
