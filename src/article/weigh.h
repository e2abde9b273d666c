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
	uint32_t count;  /* title * 3 + headings * 2 + body */
	uint32_t weight; /* its part of the article's vector of length 1, in
			    1 / WEIGH_ONE */
};

/*
 * Sets the weights of an article's terms, (1 + ln count) * (ln((N + 1) /
 * (df + 1)) + 1), and makes their vector 1 long.  articles_with: df by id;
 * articles: N.
 */
void weigh_terms(struct term *terms, size_t count,
    const uint32_t *articles_with, size_t articles);

/* The cosine of two lists of terms by ascending id: 0 to WEIGH_ONE. */
uint64_t weigh_likeness(
    const struct term *a, size_t a_count, const struct term *b, size_t b_count);

/* The natural logarithm of number / 65536 (from 1), in 1/65536. */
uint32_t weigh_log(uint64_t number);

#endif
