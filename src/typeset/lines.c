/*
 * Break a shaped paragraph into lines.
 *
 * The method is the total fit of Knuth and Plass ("Breaking paragraphs into
 * lines", 1981): every set of feasible breaks is a path, and the cheapest
 * path wins.  A state is a break and what the cost of the rest depends on: how
 * many hyphens in a row end here and how the last line stands to its
 * neighbours: in justified text how loose it is (demerits.h), in ragged text
 * where its end is and whether that is a step in or out (ragged.h).  Of the
 * ways to one state the best is kept.
 *
 * In justified text it is the one of least cost, whatever its number of lines.
 * In ragged text the least number of lines is taken first, the least cost
 * second: a path with more lines than needed to one of its breaks cannot have
 * the fewest to its end.  All arithmetic is in integers.
 *
 * A pass makes demands; when no breaks satisfy them, the next pass gives one
 * of them up.  Only the last one breaks ties and lets lines stick out.
 *
 * Invariants
 *  1. A line fits the measure, unless the search is overfull.
 *  2. Breaks of a path ascend.
 *  3. The last break is the para's last node, which is forced.
 */
#include "typeset/lines.h"

#include "typeset/demerits.h"
#include "typeset/extent.h"
#include "typeset/fewest.h"
#include "typeset/ragged.h"

#include <assert.h>
#include <string.h>

enum {
	RUNT_PER_MILLE = 150, /* of the measure: a last line under it is one */
	RUNT_COST = 90000,    /* a last line that is a runt, or one word */
	LAST_HYPHEN_COST = 40000, /* ragged: the last line but one has one */
	HYPHENS_MOST = 2,         /* in a row, unless nothing else fits */
	HYPHENS_ANY = 3,
	EMERGENCY = 10, /* the part of the measure that a line may be wider */
	OVERFULL_COST = 10000000 /* a line that sticks out */
};

/* What a pass demands. */
struct pass {
	int tolerance;  /* badness of a justified line, at most */
	int hyphens;    /* in a row, at most */
	bool emergency; /* lines may stretch by a part of the measure more */
	bool desperate; /* ties may be broken, and lines may stick out */
};

static const struct pass RAGGED[] = {
    {.hyphens = HYPHENS_MOST},
    {.hyphens = HYPHENS_ANY},
    {.hyphens = HYPHENS_ANY, .desperate = true},
};

/* The tolerances are plain TeX's. */
static const struct pass JUSTIFIED[] = {
    {.tolerance = 100, .hyphens = 0},
    {.tolerance = 200, .hyphens = HYPHENS_MOST},
    {.tolerance = 200, .hyphens = HYPHENS_MOST, .emergency = true},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_MOST},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_ANY},
    {.tolerance = BADNESS_MOST, .hyphens = HYPHENS_ANY, .desperate = true},
};

/* A way to break up to a node. */
struct state {
	size_t node;          /* the break; the line ends before it */
	size_t next;          /* first box of the next line */
	uint32_t line_count;  /* lines before this break */
	uint32_t previous;    /* index of the state before */
	enum fitness fitness; /* justified: of the line that ends here */
	struct edge edge;     /* ragged: after it */
	int hyphens;          /* in a row up to here, HYPHENS_ANY at most */
	int64_t cost;         /* of all lines so far */
};

struct search {
	struct arena *arena;
	const struct para *para;
	struct measure measure;
	struct pass pass;
	length target; /* of a balanced line */
	struct sums sums;
	const uint32_t *fewest; /* lines after each break (fewest.h) */
	uint32_t lines_most;    /* ragged: paths with more are left out */
	struct state *states;
	size_t count, capacity;
	size_t first;  /* states before this one are too far back */
	bool overfull; /* a line is wider than the measure */
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
	if (node->kind == NODE_PENALTY)
		return node->penalty < PENALTY_NEVER || search->pass.desperate;
	return node->kind == NODE_GLUE && i > 0 &&
	       para->nodes[i - 1].kind == NODE_BOX;
}

static struct extent
measure_line(const struct search *search, size_t start, size_t end)
{
	struct extent extent =
	    extent_of(&search->sums, start, end, is_justified(search));
	if (search->pass.emergency)
		extent.stretch += search->measure.width / EMERGENCY;
	return extent;
}

static bool
fits(const struct search *search, const struct extent *extent)
{
	return extent->width - extent->left - extent->right - extent->shrink <=
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

static int64_t
last_line_cost(
    const struct search *search, size_t start, size_t end, length width)
{
	if (search->measure.balance)
		return width_cost(search, width);
	bool first = start == search->sums.boxes[0];
	bool runt = width < (length)unit_scale(
				search->measure.width, RUNT_PER_MILLE, 1000) ||
		    box_count(search->para, start, end) < 2;
	return runt && !first ? RUNT_COST : 0;
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
	int64_t cost = width_cost(search, width);
	if (node->kind == NODE_PENALTY)
		cost += (int64_t)node->penalty * 10;
	if (has_edge(search))
		*edge = ragged_step(from->edge, search->measure.width - width,
		    search->measure.width, &cost);
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
	if (node->hyphen && from->hyphens)
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
	    .filled = lines_is_forced(search->para, end)};
	int badness = demerits_badness(spread);
	if (badness < 0 || badness > search->pass.tolerance)
		return -1;
	*fitness = demerits_fitness(spread, badness);
	int64_t cost = demerits_line(badness) +
		       break_demerits(search, from, end, extent->width);
	int apart = (int)*fitness - (int)from->fitness;
	return apart < -1 || apart > 1 ? cost + DEMERITS_APART : cost;
}

static int
hyphens_after(const struct search *search, const struct state *from, size_t end)
{
	if (!search->para->nodes[end].hyphen)
		return 0;
	return from->hyphens < HYPHENS_ANY ? from->hyphens + 1 : HYPHENS_ANY;
}

/* The state of a line from another state to the break; false: it breaks a
 * demand. */
static bool
step(const struct search *search, uint32_t previous, const struct state *from,
    size_t end, struct state *state)
{
	struct extent extent = measure_line(search, from->next, end);
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
same_rest(const struct state *a, const struct state *b)
{
	return a->hyphens == b->hyphens && a->fitness == b->fitness &&
	       a->edge.slack == b->edge.slack && a->edge.step == b->edge.step;
}

static bool
is_better(
    const struct search *search, const struct state *a, const struct state *b)
{
	if (!is_justified(search) && a->line_count != b->line_count)
		return a->line_count < b->line_count;
	return a->cost < b->cost;
}

/* Can no best path lead through the state, since another one at its break
 * leaves every way on open with fewer lines? */
static bool
is_beaten(const struct search *search, size_t added, const struct state *state)
{
	for (size_t i = added; i < search->count; i++) {
		const struct state *other = &search->states[i];
		if (other->line_count < state->line_count &&
		    other->hyphens <= state->hyphens)
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

/* Adds the best way to reach the break with each kind of state. */
static void
reach(struct search *search, size_t end, size_t begin, size_t states)
{
	size_t added = search->count;
	uint32_t most = search->lines_most - search->fewest[end];
	for (size_t i = begin; i < states; i++) {
		if (search->states[i].line_count >= most)
			continue;
		const struct state from = search->states[i];
		struct state state;
		if (!step(search, (uint32_t)i, &from, end, &state))
			continue;
		size_t j = added;
		while (
		    j < search->count && !same_rest(&search->states[j], &state))
			j++;
		if (j == search->count)
			ARENA_PUSH(search->arena, search->states, search->count,
			    search->capacity, state);
		else if (is_better(search, &state, &search->states[j]))
			search->states[j] = state;
	}
	if (!is_justified(search))
		drop_beaten(search, added);
}

/* States whose line to here is already too long, even without a hyphen, are
 * left behind. */
static void
leave_behind(struct search *search, size_t end, size_t states)
{
	while (search->first + 1 < states) {
		const struct state *state = &search->states[search->first];
		struct extent extent = measure_line(search, state->next, end);
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

/* False: no breaks satisfy the pass. */
static bool
search_breaks(struct search *search)
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

/* The best of the states at the para's end, which are the last ones. */
static size_t
best_end(const struct search *search)
{
	size_t best = search->count - 1;
	for (size_t i = search->first; i < search->count; i++)
		if (is_better(
			search, &search->states[i], &search->states[best]))
			best = i;
	return best;
}

static const struct lines *
collect(struct search *search, size_t end)
{
	struct lines *lines = ARENA_NEW(search->arena, struct lines);
	uint32_t count = search->states[end].line_count;
	struct line *list = ARENA_ARRAY(search->arena, count, struct line);
	size_t at = end;
	for (uint32_t i = count; i > 0; i--) {
		const struct state *state = &search->states[at];
		const struct state *from = &search->states[state->previous];
		assert(from->node < state->node || i == 1); /* invariant 2 */
		struct extent extent =
		    measure_line(search, from->next, state->node);
		list[i - 1] = (struct line){.start = from->next,
		    .end = state->node,
		    .width = extent.width,
		    .left = extent.left,
		    .right = extent.right,
		    .hyphen = search->para->nodes[state->node].hyphen,
		    .last = i == count};
		at = state->previous;
	}
	*lines = (struct lines){search->para, search->measure, list, count,
	    search->states[end].cost};
	return lines;
}

static struct search
search_new(struct job *job, const struct para *para, struct measure measure)
{
	struct search search = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .target = measure.width,
	    .lines_most = UINT32_MAX,
	    .sums = extent_sums(job->arena, para)};
	search.fewest = fewest_lines(job->arena, &search.sums, measure.width);
	return search;
}

/* The search as it was before its pass. */
static struct search
search_anew(const struct search *search)
{
	struct search anew = *search;
	anew.states = NULL;
	anew.count = anew.capacity = anew.first = 0;
	anew.overfull = false;
	return anew;
}

static const struct pass *
passes(const struct search *search, size_t *count)
{
	bool justified = is_justified(search);
	*count = justified ? sizeof JUSTIFIED / sizeof *JUSTIFIED
			   : sizeof RAGGED / sizeof *RAGGED;
	return justified ? JUSTIFIED : RAGGED;
}

/*
 * One pass.  Of ragged text the fewest lines are wanted: paths that could not
 * be as short as any are not followed, unless there is no other.
 */
static bool
search_pass(struct search *search, const struct search *start)
{
	enum { MORE_LINES = 3 };
	bool bounded = !is_justified(start) && !search->pass.desperate;
	struct pass pass = search->pass;
	uint32_t fewest = start->fewest[start->para->count];
	for (uint32_t more = 0; bounded && more < MORE_LINES; more++) {
		*search = search_anew(start);
		search->pass = pass;
		search->lines_most = fewest + more;
		if (search_breaks(search))
			return true;
	}
	*search = search_anew(start);
	search->pass = pass;
	return search_breaks(search);
}

/* The first pass that finds breaks; the last one always does. */
static struct search
search_passes(struct job *job, const struct search *start, int64_t *cost)
{
	size_t count;
	const struct pass *all = passes(start, &count);
	struct search search;
	bool found = false;
	for (size_t i = 0; i < count && !found; i++) {
		search.pass = all[i];
		*cost = (int64_t)i * LINES_PASS;
		found = search_pass(&search, start);
	}
	assert(found);
	if (search.overfull)
		diag_warning(job, search.para->place,
		    "a line sticks out of its measure: there is no place to "
		    "break it. Put a space or a zero-width space (&#8203;) "
		    "into its long words.");
	return search;
}

const struct lines *
lines_break(struct job *job, const struct para *para, struct measure measure)
{
	assert(lines_is_forced(para, para->count - 1)); /* invariant 3 */
	assert(measure.width > 0);
	para = shape_cut(job, para, measure.width);
	bool balance = measure.balance;
	measure.balance = false;
	if (balance && measure.align == ALIGN_JUSTIFY)
		measure.align = ALIGN_LEFT;
	int64_t pass_cost;
	struct search start = search_new(job, para, measure);
	struct search search = search_passes(job, &start, &pass_cost);
	size_t end = best_end(&search);
	search.states[end].cost += pass_cost;
	uint32_t count = search.states[end].line_count;
	if (!balance || count < 2)
		return collect(&search, end);
	/* Equal lines: aim each at its share of the whole. */
	struct search again = search_anew(&search);
	again.measure.balance = true;
	again.target =
	    (length)(search.sums.widths[para->count] / (length)count);
	search_breaks(&again);
	return collect(&again, best_end(&again));
}

/* The cost of breaks within one pass; -1: they do not satisfy it. */
static int64_t
cost_in_pass(const struct search *search, const size_t *breaks, size_t count)
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

int64_t
lines_cost(struct job *job, const struct para *para, struct measure measure,
    const size_t *breaks, size_t count)
{
	struct search search = search_new(job, para, measure);
	size_t pass_count;
	const struct pass *all = passes(&search, &pass_count);
	for (size_t i = 0; i < pass_count && !all[i].desperate; i++) {
		search.pass = all[i];
		int64_t cost = cost_in_pass(&search, breaks, count);
		if (cost >= 0)
			return (int64_t)i * LINES_PASS + cost;
	}
	return -1;
}

const struct lines *
lines_of(struct job *job, struct shaper *shaper, const struct inlines *text,
    const struct shaping *shaping, struct measure measure)
{
	return lines_break(
	    job, shape_inlines(job, shaper, text, shaping), measure);
}

length
lines_width(const struct lines *lines)
{
	length width = 0;
	for (size_t i = 0; i < lines->count; i++)
		if (lines->list[i].width > width)
			width = lines->list[i].width;
	return width;
}
