/*
 * Costs of pages: one may be a quarter empty rather than split a section
 * (design-spec section 16).  They are added up, and compared with those of
 * breaks (galley.h) and of settings of paragraphs (variants.h).
 */
#include "typeset/cost.h"

enum {
	EMPTY_FREE = 25,      /* per cent of a page that may stay empty */
	EMPTY_COST = 4,       /* for each of these */
	EMPTY_MORE_COST = 36, /* for each per cent above */
	SHORT_EMPTY = 70, /* a page that is more so is not worth turning... */
	SHORT_COST = 60,  /* for each of these, beside that */
	BRIEF_LINES = 6,  /* a last page under so many lines... */
	BRIEF_COST = 800,
	FULL_LEAST = 60,   /* per cent of a last page that is to be full */
	FULL_COST = 60,    /* for each that it lacks... */
	LACKING_COST = 600 /* for lacking any */
};

/* Per cent. */
static int64_t
emptiness(const struct theme *theme, length top, length bottom)
{
	int64_t room = theme->format.last_baseline - top;
	int64_t used = bottom - top;
	return room > used && room > 0 ? (room - used) * 100 / room : 0;
}

static int64_t
empty_cost(int64_t empty)
{
	if (empty <= EMPTY_FREE)
		return empty * EMPTY_COST;
	return EMPTY_FREE * EMPTY_COST + (empty - EMPTY_FREE) * EMPTY_MORE_COST;
}

int64_t
cost_short(const struct theme *theme, length top, length bottom)
{
	int64_t more = emptiness(theme, top, bottom) - SHORT_EMPTY;
	return more > 0 ? more * SHORT_COST : 0;
}

int64_t
cost_filled(const struct theme *theme, length top, length bottom)
{
	return COST_PAGE + empty_cost(emptiness(theme, top, bottom)) +
	       cost_short(theme, top, bottom);
}

int64_t
cost_page(const struct theme *theme, length top, length bottom,
    const struct slice *last, const struct slice *next)
{
	return cost_filled(theme, top, bottom) + next->break_cost +
	       (last->ending ? BREAK_FAULT : 0);
}

int64_t
cost_last_page(
    const struct theme *theme, struct last_page page, length top, length bottom)
{
	int64_t empty = emptiness(theme, top, bottom);
	int64_t lack = page.full ? empty - (100 - FULL_LEAST) : 0;
	bool brief = bottom - top < (BRIEF_LINES - 1) * (int64_t)theme->grid;
	int64_t cost = empty + (brief ? BRIEF_COST : 0);
	if (page.part == PART_ABOUT)
		cost = empty_cost(empty);
	else if (page.part == PART_ABOUT_REST)
		cost += COST_ABOUT_REST;
	return COST_PAGE + cost +
	       (lack > 0 ? LACKING_COST + lack * FULL_COST : 0);
}

int64_t
cost_empty_page(const struct theme *theme, length top)
{
	return COST_PAGE + empty_cost(emptiness(theme, top, top));
}

int64_t
cost_of_line(const struct theme *theme, length top)
{
	int64_t room = theme->format.last_baseline - top;
	int64_t line = 2 * (int64_t)theme->grid; /* with what is rounded up */
	return room > 0 ? (line * 100 / room + 1) * EMPTY_MORE_COST : INT32_MAX;
}
