/*
 * Demerits of justified lines.
 *
 * The badness is the integer formula of "TeX: The Program" (1986, section
 * 108): (297 slack / stretch)^3 / 2^18, since 297^3 is nearly 100 * 2^18.
 */
#include "typeset/demerits.h"

enum {
	RATIO_FACTOR = 297,
	RATIO_MOST = 1290, /* its badness is already above BADNESS_MOST */
	CUBE_SHIFT = 18,
	DECENT_MOST = 12,  /* badness: |r| of about one half */
	LOOSE_MOST = 99,   /* r of about one */
	LINE_DEMERITS = 10 /* each line costs, so that fewer are better */
};

static int
badness_of(int64_t slack, int64_t give)
{
	if (slack == 0)
		return 0;
	if (give <= 0)
		return BADNESS_MOST;
	int64_t ratio = slack * RATIO_FACTOR / give;
	if (ratio > RATIO_MOST)
		return BADNESS_MOST;
	int64_t cube = ratio * ratio * ratio;
	return (int)((cube + (1 << (CUBE_SHIFT - 1))) >> CUBE_SHIFT);
}

int
demerits_badness(struct spread spread)
{
	if (spread.slack >= 0)
		return spread.filled ? 0
				     : badness_of(spread.slack, spread.stretch);
	if (-spread.slack > spread.shrink)
		return -1;
	return badness_of(-spread.slack, spread.shrink);
}

enum fitness
demerits_fitness(struct spread spread, int badness)
{
	if (badness <= DECENT_MOST)
		return FIT_DECENT;
	if (spread.slack < 0)
		return FIT_TIGHT;
	return badness <= LOOSE_MOST ? FIT_LOOSE : FIT_VERY_LOOSE;
}

int64_t
demerits_line(int badness)
{
	int64_t sum = LINE_DEMERITS + badness;
	return sum * sum;
}
