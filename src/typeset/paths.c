/*
 * Following paths.
 *
 * In justified text the best path to a state is the one of least cost,
 * whatever its number of lines.  In ragged text the least number of lines is
 * taken first, the least cost second: a path with more lines than needed to
 * one of its breaks cannot have the fewest to its end.  All arithmetic is in
 * integers.
 *
 * A pass makes demands; when no breaks satisfy them, the next pass gives one
 * of them up.  Only the last one breaks ties and lets lines stick out.
 */
#include "typeset/paths.h"

#include "typeset/fewest.h"

#include <assert.h>
#include <string.h>

enum {
	RUNT_PER_MILLE = 150, /* of the measure: a last line under it is one */
	RUNT_COST = 90000,    /* a last line that is a runt, or one word */
	LAST_HYPHEN_COST = 40000, /* ragged: the last line but one has one */
	TIGHT_PER_CENT = 160,     /* of the usual shrink, in a tight pass */
	OVERFULL_COST = 10000000  /* a line that sticks out */
};

static const struct pass RAGGED[] = {
    {.hyphens = HYPHENS_MOST},
    {.hyphens = HYPHENS_ANY},
    {.hyphens = HYPHENS_ANY, .desperate = true},
};

/* Does the pass allow a break at the stop? */
static bool
is_break(const struct search *search, const struct stop *stop)
{
	for (size_t k = 0; k < search->barred_count; k++)
		if (search->barred[k] == stop->node)
			return false;
	return !stop->tied || search->pass.desperate;
}

struct extent
paths_measure(const struct search *search, uint32_t start, uint32_t end)
{
	struct extent extent = extent_of(&search->stops, start, end);
	if (search->pass.tight)
		extent.shrink =
		    (length)unit_scale(extent.shrink, TIGHT_PER_CENT, 100);
	return extent;
}

static bool
fits(const struct search *search, const struct extent *extent)
{
	return extent->width - extent->left - extent->right - extent->shrink -
		   extent->letters <=
	       search->measure.width;
}

/* What a balanced or ragged line costs by its width. */
static int64_t
width_cost(const struct search *search, length width)
{
	return ragged_cost(search->target - width, search->measure.width);
}

/* Does the shape of the edge count? */
static bool
has_edge(const struct search *search)
{
	return search->measure.align == ALIGN_LEFT && !search->measure.balance;
}

bool
paths_is_runt(
    const struct search *search, uint32_t start, uint32_t end, length width)
{
	if (width < search->runt)
		return true;
	const struct stop *list = search->stops.list;
	const struct node *nodes = search->para->nodes;
	for (size_t i = list[end].node; i > list[start].next; i--)
		if (nodes[i - 1].kind == NODE_GLUE)
			return false; /* two words */
	return true;
}

static int64_t
last_line_cost(
    const struct search *search, uint32_t start, uint32_t end, length width)
{
	const struct stop *list = search->stops.list;
	if (search->measure.balance)
		return width_cost(search, width);
	bool first = list[start].next == list->next;
	if (first || !paths_is_runt(search, start, end, width))
		return 0;
	return search->justified ? DEMERITS_RUNT : RUNT_COST;
}

/* The cost of a ragged line of that width, and the edge after it; -1: it breaks
 * a demand. */
static inline int64_t
ragged_line(const struct search *search, const struct state *from, uint32_t end,
    length width, struct edge *edge)
{
	const struct stop *stop = &search->stops.list[end];
	if (stop->forced)
		return last_line_cost(search, from->stop, end, width) +
		       (from->hyphens ? LAST_HYPHEN_COST : 0);
	length slack = search->measure.width - width;
	if (search->pass.slack &&
	    (int64_t)slack * 1000 / search->measure.width > search->pass.slack)
		return -1;
	int64_t cost = width_cost(search, width) + (int64_t)stop->penalty * 10;
	if (has_edge(search))
		*edge = ragged_step(
		    from->edge, slack, search->measure.width, &cost);
	return cost;
}

/* What the break itself costs in justified text, after the line before. */
static int64_t
break_demerits(const struct search *search, const struct state *from,
    uint32_t end, length width)
{
	const struct stop *stop = &search->stops.list[end];
	if (stop->forced)
		return last_line_cost(search, from->stop, end, width) +
		       (from->hyphens ? DEMERITS_LAST_HYPHEN : 0);
	int64_t cost = (int64_t)stop->penalty * DEMERITS_PENALTY;
	if (from->hyphens && stop->hyphenated)
		cost += DEMERITS_HYPHENS;
	return cost;
}

/* The cost of a justified line, and its fitness; -1: it breaks a demand. */
static int64_t
justified_line(const struct search *search, const struct state *from,
    uint32_t end, enum fitness *fitness)
{
	struct extent extent = paths_measure(search, from->stop, end);
	if (!fits(search, &extent))
		return -1;
	struct spread spread = {.slack = search->measure.width + extent.left +
					 extent.right - extent.width,
	    .stretch = extent.stretch,
	    .shrink = extent.shrink,
	    .letters = extent.letters,
	    .filled = search->stops.list[end].forced};
	const struct demerits *demerits = search->measure.demerits;
	int badness = demerits_badness(demerits, spread);
	if (badness < 0 || badness > search->pass.tolerance)
		return -1;
	*fitness = demerits_fitness(demerits, spread, badness);
	int64_t cost = demerits_line(demerits, badness) +
		       break_demerits(search, from, end, extent.width);
	int apart = (int)*fitness - (int)from->fitness;
	return apart < -1 || apart > 1 ? cost + DEMERITS_APART : cost;
}

static struct state
beginning(void)
{
	return (struct state){.fitness = FIT_DECENT, .edge = RAGGED_START};
}

static int
hyphens_after(const struct stop *stop, int before)
{
	if (!stop->hyphenated)
		return 0;
	return before < HYPHENS_ANY ? before + 1 : HYPHENS_ANY;
}

/* Begins the state after a line from another one to the stop: all but what the
 * line costs and brings. */
static inline void
begin_state(const struct search *search, const struct state *from, uint32_t end,
    struct state *state)
{
	state->stop = end;
	state->line_count = from->line_count + 1;
	state->fitness = FIT_DECENT;
	state->edge = RAGGED_START;
	state->hyphens = hyphens_after(&search->stops.list[end], from->hyphens);
}

/* Is a ragged line too wide, or too short, whatever it costs besides? */
static inline bool
is_out(const struct search *search, uint32_t end, length width)
{
	return width > search->measure.width ||
	       (width < search->shortest && !search->stops.list[end].forced);
}

/* Takes a line of that width from another state to the stop, as step does. */
static bool
take_line(const struct search *search, const struct state *from, uint32_t end,
    length width, struct state *state)
{
	begin_state(search, from, end, state);
	if (state->hyphens > search->pass.hyphens &&
	    search->pass.hyphens < HYPHENS_ANY)
		return false;
	int64_t cost =
	    search->justified
		? justified_line(search, from, end, &state->fitness)
		: ragged_line(search, from, end, width, &state->edge);
	state->cost = from->cost + cost;
	state->rest = (uint64_t)(uint32_t)state->edge.slack << 32 |
		      (uint64_t)(state->edge.step + 1) << 16 |
		      (uint64_t)state->fitness << 8 | (uint64_t)state->hyphens;
	return cost >= 0 && state->cost <= search->cost_most;
}

/* Takes the line from another state to the stop; false: it breaks a demand. */
static inline bool
step(const struct search *search, const struct state *from, uint32_t end,
    struct state *state)
{
	const struct stop *list = search->stops.list;
	length width =
	    extent_width(search->para, &list[from->stop], &list[end]);
	if (!search->justified && is_out(search, end, width))
		return false;
	return take_line(search, from, end, width, state);
}

/* Is the way on from two states at one break the same? */
static inline bool
same_rest(
    const struct search *search, const struct state *a, const struct state *b)
{
	return a->rest == b->rest &&
	       (!search->exactly || a->line_count == b->line_count);
}

static bool
is_better(
    const struct search *search, const struct state *a, const struct state *b)
{
	if (search->exactly && (a->line_count == search->exactly) !=
				   (b->line_count == search->exactly))
		return a->line_count == search->exactly;
	if (!search->exactly && !search->justified &&
	    a->line_count != b->line_count)
		return a->line_count < b->line_count;
	return a->cost < b->cost;
}

/* Can no best path lead through the state, since another one at its break
 * leaves every way on open with fewer lines, or costs less however the lines
 * that follow stand to their last ones? */
static inline bool
is_beaten(const struct search *search, size_t added, const struct state *state)
{
	bool any_count = search->justified && !search->exactly;
	bool fewer = !search->justified && !search->exactly;
	int64_t margin = search->justified ? DEMERITS_APART : RAGGED_EDGE_MOST;
	for (size_t i = added; i < search->count; i++) {
		const struct state *other = &search->states[i];
		if (other->hyphens > state->hyphens)
			continue;
		if (fewer && other->line_count < state->line_count)
			return true;
		if ((any_count || other->line_count == state->line_count) &&
		    other->cost + margin < state->cost)
			return true;
	}
	return false;
}

static void
drop_beaten(struct search *search, size_t added)
{
	size_t kept = added;
	if (search->count < added + 2)
		return;
	for (size_t i = added; i < search->count; i++)
		if (!is_beaten(search, added, &search->states[i]))
			search->states[kept++] = search->states[i];
	search->count = kept;
}

/* Is too little text left behind the break to fill the lines that are still
 * wanted, all but the last, as well as ragged ones must be?  (Hyphens add to
 * it, but not an eighth of the measure.) */
static inline bool
is_starved(const struct search *search, const struct state *from, uint32_t end)
{
	int64_t lines =
	    (int64_t)search->exactly - (int64_t)from->line_count - 2;
	if (!search->exactly || search->justified || lines <= 0)
		return false;
	int64_t left = search->stops.width - search->stops.list[end].begin +
		       search->measure.width / 8;
	return left * 1000 < lines * (1000 - search->pass.slack) *
				 (int64_t)search->measure.width;
}

/* Room for a state behind the others. */
static inline struct state *
new_state(struct search *search)
{
	if (search->count == search->capacity)
		search->states = arena_grow(search->arena, search->states,
		    search->count, &search->capacity, sizeof *search->states);
	return &search->states[search->count];
}

/* Keeps the new state, unless one of those added leads on as well and costs
 * less. */
static inline void
keep(struct search *search, size_t added)
{
	const struct state *state = &search->states[search->count];
	size_t i = added;
	while (
	    i < search->count && !same_rest(search, &search->states[i], state))
		i++;
	if (i == search->count)
		search->count++;
	else if (is_better(search, state, &search->states[i]))
		search->states[i] = *state;
}

/* Adds the best way to reach the break with each kind of state. */
static void
reach(struct search *search, uint32_t end, size_t states)
{
	size_t added = search->count;
	uint32_t rest = 1;
	if (!search->justified) /* whose spaces may shrink */
		rest += search->fewest[end];
	if (rest > search->lines_most)
		return;
	uint32_t most = search->lines_most - rest;
	for (size_t i = search->first; i < states; i++) {
		if (search->states[i].line_count > most)
			continue;
		struct state *state = new_state(search);
		const struct state *from = &search->states[i];
		if (is_starved(search, from, end) ||
		    !step(search, from, end, state))
			continue;
		state->previous = (uint32_t)i;
		keep(search, added);
	}
	drop_beaten(search, added);
}

/* Is the line between two stops too long even without a hyphen? */
static bool
is_too_long(const struct search *search, uint32_t start, uint32_t end)
{
	const struct stop *list = search->stops.list;
	if (!search->justified)
		return extent_width(search->para, &list[start], &list[end]) -
			   list[end].hyphen >
		       search->measure.width;
	struct extent extent = paths_measure(search, start, end);
	extent.width -= list[end].hyphen;
	return !fits(search, &extent);
}

/* States from which no line reaches here or further. */
static void
leave_behind(struct search *search, uint32_t end, size_t states)
{
	while (search->first + 1 < states &&
	       is_too_long(search, search->states[search->first].stop, end))
		search->first++;
}

/* No line to this break fits: the last one sticks out. */
static void
reach_overfull(struct search *search, uint32_t end, size_t last)
{
	struct state *state = new_state(search);
	const struct state *from = &search->states[last];
	begin_state(search, from, end, state);
	state->rest = 0;
	state->previous = (uint32_t)last;
	state->cost = from->cost + OVERFULL_COST;
	search->count++;
	search->first = last + 1;
	search->overfull = true;
}

/* --- a bound --- */

/* Of the lines from the state that reach to their mark, or nearly, the one
 * that costs least; false: there is none. */
static bool
best_line(const struct search *search, struct state *state)
{
	const struct stop *list = search->stops.list;
	const struct state from = *state;
	uint32_t end = from.stop;
	do
		end++;
	while (
	    end + 1 < search->stops.count && !list[end].forced &&
	    list[end + 1].end - list[from.stop].begin <= search->measure.width);
	bool found = false, reached = false;
	for (; end > from.stop && !(found && reached); end--) {
		struct state next;
		if (from.line_count + 1 + search->fewest[end] >
			search->lines_most ||
		    !is_break(search, &list[end]) ||
		    !step(search, &from, end, &next))
			continue;
		reached =
		    list[end].end - list[from.stop].begin <= search->target;
		if (!found || next.cost < state->cost)
			*state = next;
		found = true;
	}
	return found;
}

/* The greatest number whose square is at most that. */
static length
root(int64_t square)
{
	length least = 0, most = 1000;
	while (least < most) {
		length middle = (least + most + 1) / 2;
		if ((int64_t)middle * middle <= square)
			least = middle;
		else
			most = middle - 1;
	}
	return least;
}

void
paths_bound(struct search *search)
{
	struct state state = beginning();
	assert(!search->justified);
	while (state.stop + 1 < search->stops.count)
		if (!best_line(search, &state))
			return;
	search->cost_most = state.cost;
	/* A line that is over by less than a thousandth costs no more. */
	int64_t off = root(state.cost) + 1;
	search->shortest =
	    search->target - (length)(off * search->measure.width / 1000) - 1;
}

bool
paths_follow(struct search *search)
{
	*new_state(search) = beginning();
	search->count++;
	for (uint32_t i = 1; i < search->stops.count; i++) {
		const struct stop *stop = &search->stops.list[i];
		if (!is_break(search, stop))
			continue;
		size_t states = search->count;
		leave_behind(search, i, states);
		reach(search, i, states);
		if (search->count == states && search->pass.desperate)
			reach_overfull(search, i, states - 1);
		if (!stop->forced)
			continue;
		if (search->count == states)
			return false;
		search->first = states;
	}
	return true;
}

size_t
paths_best(const struct search *search)
{
	size_t best = search->count - 1;
	for (size_t i = search->first; i < search->count; i++)
		if (is_better(
			search, &search->states[i], &search->states[best]))
			best = i;
	return best;
}

struct search
paths_new(struct job *job, const struct para *para, struct measure measure)
{
	bool justified = measure.align == ALIGN_JUSTIFY;
	if (!measure.demerits)
		measure.demerits = &DEMERITS_EVEN;
	struct search search = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .justified = justified,
	    .target = measure.width -
		      (length)unit_scale(measure.width, RAGGED_LEAVE, 1000),
	    .runt = (length)unit_scale(measure.width, RUNT_PER_MILLE, 1000),
	    .lines_most = UINT32_MAX,
	    .cost_most = INT64_MAX,
	    .stops = extent_stops(job->arena, para, justified)};
	if (!justified)
		search.fewest =
		    fewest_lines(job->arena, &search.stops, measure.width);
	return search;
}

struct search
paths_anew(const struct search *search)
{
	struct search anew = *search;
	anew.states = NULL;
	anew.count = anew.capacity = anew.first = 0;
	anew.overfull = false;
	return anew;
}

const struct pass *
paths_passes(const struct search *search, size_t *count)
{
	const struct demerits *demerits = search->measure.demerits;
	*count = search->justified ? demerits->pass_count
				   : sizeof RAGGED / sizeof *RAGGED;
	return search->justified ? demerits->passes : RAGGED;
}

int64_t
paths_cost(const struct search *search, const size_t *breaks, size_t count)
{
	struct state from = beginning();
	uint32_t end = 0;
	for (size_t i = 0; i < count; i++) {
		struct state state;
		while (end < search->stops.count &&
		       search->stops.list[end].node < breaks[i])
			end++;
		if (end == search->stops.count ||
		    search->stops.list[end].node != breaks[i] ||
		    !is_break(search, &search->stops.list[end]) ||
		    !step(search, &from, end, &state))
			return -1;
		from = state;
	}
	return from.cost;
}
