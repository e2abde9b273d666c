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

static bool
is_justified(const struct search *search)
{
	return search->measure.align == ALIGN_JUSTIFY;
}

static bool
is_break(const struct search *search, size_t i)
{
	const struct para *para = search->para;
	const struct node *node = &para->nodes[i];
	for (size_t k = 0; k < search->barred_count; k++)
		if (search->barred[k] == i)
			return false;
	if (node->kind == NODE_PENALTY)
		return node->penalty < PENALTY_NEVER || search->pass.desperate;
	return node->kind == NODE_GLUE && i > 0 &&
	       para->nodes[i - 1].kind == NODE_BOX;
}

struct extent
paths_measure(const struct search *search, size_t start, size_t end)
{
	struct extent extent =
	    extent_of(&search->sums, start, end, is_justified(search));
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

static size_t
box_count(const struct para *para, size_t start, size_t end)
{
	size_t count = 0;
	for (size_t i = start; i < end; i++)
		count += para->nodes[i].kind == NODE_GLUE;
	return count + 1;
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

static bool
is_runt(const struct search *search, size_t start, size_t end, length width)
{
	return width < (length)unit_scale(
			   search->measure.width, RUNT_PER_MILLE, 1000) ||
	       box_count(search->para, start, end) < 2;
}

bool
paths_is_runt(const struct search *search, size_t start, size_t end)
{
	return is_runt(
	    search, start, end, paths_measure(search, start, end).width);
}

static int64_t
last_line_cost(
    const struct search *search, size_t start, size_t end, length width)
{
	if (search->measure.balance)
		return width_cost(search, width);
	bool first = start == search->sums.boxes[0];
	if (first || !is_runt(search, start, end, width))
		return 0;
	return is_justified(search) ? DEMERITS_RUNT : RUNT_COST;
}

/* The cost of a ragged line, and the edge after it. */
static int64_t
ragged_line(const struct search *search, const struct state *from, size_t end,
    length width, struct edge *edge)
{
	const struct node *node = &search->para->nodes[end];
	if (lines_is_forced(search->para, end))
		return last_line_cost(search, from->next, end, width) +
		       (from->hyphens ? LAST_HYPHEN_COST : 0);
	length slack = search->measure.width - width;
	if (search->pass.slack &&
	    (int64_t)slack * 1000 / search->measure.width > search->pass.slack)
		return -1;
	int64_t cost = width_cost(search, width);
	if (node->kind == NODE_PENALTY)
		cost += (int64_t)node->penalty * 10;
	if (has_edge(search))
		*edge = ragged_step(
		    from->edge, slack, search->measure.width, &cost);
	return cost;
}

/* What the break itself costs in justified text, after the line before. */
static int64_t
break_demerits(const struct search *search, const struct state *from,
    size_t end, length width)
{
	const struct node *node = &search->para->nodes[end];
	if (lines_is_forced(search->para, end))
		return last_line_cost(search, from->next, end, width) +
		       (from->hyphens ? DEMERITS_LAST_HYPHEN : 0);
	int64_t cost = 0;
	if (node->kind == NODE_PENALTY)
		cost += (int64_t)node->penalty * DEMERITS_PENALTY;
	if (from->hyphens && lines_is_hyphen(search->para, end))
		cost += DEMERITS_HYPHENS;
	return cost;
}

/* The cost of a justified line, and its fitness; -1: it breaks a demand. */
static int64_t
justified_line(const struct search *search, const struct state *from,
    size_t end, const struct extent *extent, enum fitness *fitness)
{
	struct spread spread = {.slack = search->measure.width + extent->left +
					 extent->right - extent->width,
	    .stretch = extent->stretch,
	    .shrink = extent->shrink,
	    .letters = extent->letters,
	    .filled = lines_is_forced(search->para, end)};
	const struct demerits *demerits = search->measure.demerits;
	int badness = demerits_badness(demerits, spread);
	if (badness < 0 || badness > search->pass.tolerance)
		return -1;
	*fitness = demerits_fitness(demerits, spread, badness);
	int64_t cost = demerits_line(demerits, badness) +
		       break_demerits(search, from, end, extent->width);
	int apart = (int)*fitness - (int)from->fitness;
	return apart < -1 || apart > 1 ? cost + DEMERITS_APART : cost;
}

static int
hyphens_after(const struct search *search, const struct state *from, size_t end)
{
	if (!lines_is_hyphen(search->para, end))
		return 0;
	return from->hyphens < HYPHENS_ANY ? from->hyphens + 1 : HYPHENS_ANY;
}

/* The state of a line from another state to the break; false: it breaks a
 * demand. */
static bool
step(const struct search *search, uint32_t previous, const struct state *from,
    size_t end, struct state *state)
{
	struct extent extent = paths_measure(search, from->next, end);
	*state = (struct state){.node = end,
	    .next = search->sums.boxes[end],
	    .line_count = from->line_count + 1,
	    .previous = previous,
	    .fitness = FIT_DECENT,
	    .edge = RAGGED_START,
	    .hyphens = hyphens_after(search, from, end)};
	if (!fits(search, &extent) || (state->hyphens > search->pass.hyphens &&
					  search->pass.hyphens < HYPHENS_ANY))
		return false;
	int64_t cost =
	    is_justified(search)
		? justified_line(search, from, end, &extent, &state->fitness)
		: ragged_line(search, from, end, extent.width, &state->edge);
	state->cost = from->cost + cost;
	return cost >= 0;
}

/* Is the way on from two states at one break the same? */
static bool
same_rest(
    const struct search *search, const struct state *a, const struct state *b)
{
	if (search->exactly && a->line_count != b->line_count)
		return false;
	return a->hyphens == b->hyphens && a->fitness == b->fitness &&
	       a->edge.slack == b->edge.slack && a->edge.step == b->edge.step;
}

static bool
is_better(
    const struct search *search, const struct state *a, const struct state *b)
{
	if (search->exactly && (a->line_count == search->exactly) !=
				   (b->line_count == search->exactly))
		return a->line_count == search->exactly;
	if (!search->exactly && !is_justified(search) &&
	    a->line_count != b->line_count)
		return a->line_count < b->line_count;
	return a->cost < b->cost;
}

/* Can no best path lead through the state, since another one at its break
 * leaves every way on open with fewer lines, or costs less however the lines
 * that follow stand to their last ones? */
static bool
is_beaten(const struct search *search, size_t added, const struct state *state)
{
	bool justified = is_justified(search);
	bool any_count = justified && !search->exactly;
	int64_t margin = justified ? DEMERITS_APART : RAGGED_EDGE_MOST;
	for (size_t i = added; i < search->count; i++) {
		const struct state *other = &search->states[i];
		if (other->hyphens > state->hyphens)
			continue;
		if (!justified && !search->exactly &&
		    other->line_count < state->line_count)
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
	for (size_t i = added; i < search->count; i++) {
		struct state state = search->states[i];
		if (!is_beaten(search, added, &state))
			search->states[kept++] = state;
	}
	search->count = kept;
}

/* Is too little text left behind the break to fill the lines that are still
 * wanted, all but the last, as well as ragged ones must be?  (Hyphens add to
 * it, but not an eighth of the measure.) */
static bool
is_starved(const struct search *search, const struct state *from, size_t end)
{
	int64_t lines =
	    (int64_t)search->exactly - (int64_t)from->line_count - 2;
	if (!search->exactly || is_justified(search) || lines <= 0)
		return false;
	const length *widths = search->sums.widths;
	int64_t left = widths[search->para->count] -
		       widths[search->sums.boxes[end]] +
		       search->measure.width / 8;
	return left * 1000 < lines * (1000 - search->pass.slack) *
				 (int64_t)search->measure.width;
}

/* Adds the best way to reach the break with each kind of state. */
static void
reach(struct search *search, size_t end, size_t begin, size_t states)
{
	size_t added = search->count;
	uint64_t rest = 1;
	if (!is_justified(search)) /* whose spaces may shrink */
		rest += search->fewest[end];
	for (size_t i = begin; i < states; i++) {
		if (search->states[i].line_count + rest > search->lines_most ||
		    is_starved(search, &search->states[i], end))
			continue;
		const struct state from = search->states[i];
		struct state state;
		if (!step(search, (uint32_t)i, &from, end, &state))
			continue;
		size_t j = added;
		while (j < search->count &&
		       !same_rest(search, &search->states[j], &state))
			j++;
		if (j == search->count)
			ARENA_PUSH(search->arena, search->states, search->count,
			    search->capacity, state);
		else if (is_better(search, &state, &search->states[j]))
			search->states[j] = state;
	}
	drop_beaten(search, added);
}

/* States whose line to here is already too long, even without a hyphen, are
 * left behind. */
static void
leave_behind(struct search *search, size_t end, size_t states)
{
	while (search->first + 1 < states) {
		const struct state *state = &search->states[search->first];
		struct extent extent = paths_measure(search, state->next, end);
		if (search->para->nodes[end].hyphen)
			extent.width -= search->para->nodes[end].width;
		if (fits(search, &extent))
			break;
		search->first++;
	}
}

/* No line to this break fits: the last one sticks out. */
static void
reach_overfull(struct search *search, size_t end, size_t last)
{
	struct state from = search->states[last];
	struct state state = {.node = end,
	    .next = search->sums.boxes[end],
	    .line_count = from.line_count + 1,
	    .previous = (uint32_t)last,
	    .fitness = FIT_DECENT,
	    .edge = RAGGED_START,
	    .hyphens = hyphens_after(search, &from, end),
	    .cost = from.cost + OVERFULL_COST};
	ARENA_PUSH(search->arena, search->states, search->count,
	    search->capacity, state);
	search->first = last + 1;
	search->overfull = true;
}

bool
paths_follow(struct search *search)
{
	const struct para *para = search->para;
	struct state start = {.next = search->sums.boxes[0],
	    .fitness = FIT_DECENT,
	    .edge = RAGGED_START};
	ARENA_PUSH(search->arena, search->states, search->count,
	    search->capacity, start);
	for (size_t i = start.next; i < para->count; i++) {
		if (!is_break(search, i))
			continue;
		size_t states = search->count;
		leave_behind(search, i, states);
		reach(search, i, search->first, states);
		if (search->count == states && search->pass.desperate)
			reach_overfull(search, i, states - 1);
		if (!lines_is_forced(para, i))
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
	    .target = measure.width -
		      (length)unit_scale(measure.width, RAGGED_LEAVE, 1000),
	    .lines_most = UINT32_MAX,
	    .sums = extent_sums(job->arena, para, justified)};
	search.fewest = fewest_lines(job->arena, &search.sums, measure.width);
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
	bool justified = is_justified(search);
	*count =
	    justified ? demerits->pass_count : sizeof RAGGED / sizeof *RAGGED;
	return justified ? demerits->passes : RAGGED;
}

int64_t
paths_cost(const struct search *search, const size_t *breaks, size_t count)
{
	struct state from = {.next = search->sums.boxes[0],
	    .fitness = FIT_DECENT,
	    .edge = RAGGED_START};
	for (size_t i = 0; i < count; i++) {
		struct state state;
		if (!is_break(search, breaks[i]) ||
		    !step(search, 0, &from, breaks[i], &state))
			return -1;
		from = state;
	}
	return from.cost;
}
