/*
 * Demerits of justified lines: the square of what each has of badness.
 *
 * TeX's badness grows with the cube of what spaces give, so that demerits grow
 * with the sixth power: a line within its limits costs next to nothing, and
 * many such lines together are uneven.  Ours grows with what they give, and
 * demerits with its square: their sum is least where spaces spread least about
 * their own width, which is what evenness means in figures.
 */
#include "typeset/demerits.h"

#include <stdlib.h>

/* Per cent of the stretch, which is half the width of spaces, also where they
 * shrink. */
static int
even_badness(int64_t slack, length stretch, length shrink)
{
	(void)shrink;
	if (stretch == 0)
		return BADNESS_MOST;
	int64_t share = (slack < 0 ? -slack : slack) * 100 / stretch;
	return share > BADNESS_MOST ? BADNESS_MOST : (int)share;
}

/* What letters add to badness when they give all they can: they should not
 * where other breaks are as good. */
enum { LETTERS = 30 };

/* Spaces stay under 1.6 times their width, which the eye begins to see, and
 * would rather be narrow than wider; then they widen by steps. */
static const struct pass EVEN[] = {
    {.tolerance = LETTERS + 118, .hyphens = HYPHENS_MOST},
    {.tolerance = LETTERS + 118, .hyphens = HYPHENS_MOST, .tight = true},
    {.tolerance = LETTERS + 160, .hyphens = HYPHENS_MOST, .tight = true},
    {.tolerance = LETTERS + 240, .hyphens = HYPHENS_MOST, .tight = true},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_MOST},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_ANY},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_ANY, .desperate = true},
};

const struct demerits DEMERITS_EVEN = {
    .badness = even_badness,
    .letters = LETTERS,
    .line = 5,
    .decent = LETTERS + 25,
    .loose = LETTERS + 70,
    .passes = EVEN,
    .pass_count = sizeof EVEN / sizeof *EVEN,
};

/* The slack that letters leave to the spaces. */
static int64_t
rest_of(struct spread spread)
{
	if (spread.slack > spread.letters)
		return spread.slack - spread.letters;
	return spread.slack < -spread.letters ? spread.slack + spread.letters
					      : 0;
}

/* What letters that take the rest of the slack add. */
static int
letters_badness(
    const struct demerits *demerits, struct spread spread, int64_t rest)
{
	int64_t taken = spread.slack - rest;
	if (taken == 0)
		return 0;
	return (int)((taken < 0 ? -taken : taken) * demerits->letters /
		     spread.letters);
}

int
demerits_badness(const struct demerits *demerits, struct spread spread)
{
	int64_t rest = rest_of(spread);
	if (spread.slack >= 0 && spread.filled)
		return 0;
	if (-rest > spread.shrink)
		return -1;
	int badness = letters_badness(demerits, spread, rest);
	if (rest != 0)
		badness +=
		    demerits->badness(rest, spread.stretch, spread.shrink);
	return badness < BADNESS_MOST ? badness : BADNESS_MOST;
}

enum fitness
demerits_fitness(
    const struct demerits *demerits, struct spread spread, int badness)
{
	/* Letters that are all far apart, or near, look loose or tight. */
	bool moved =
	    spread.letters > 0 && 4 * labs(spread.slack) > 3 * spread.letters;
	if (badness <= demerits->decent && !moved)
		return FIT_DECENT;
	if (spread.slack < 0)
		return FIT_TIGHT;
	return badness <= demerits->loose ? FIT_LOOSE : FIT_VERY_LOOSE;
}

int64_t
demerits_line(const struct demerits *demerits, int badness)
{
	int64_t sum = demerits->line + badness;
	return sum * sum;
}
