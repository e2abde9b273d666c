/*
 * Break a shaped paragraph into lines.
 *
 * The method is the total fit of Knuth and Plass ("Breaking paragraphs into
 * lines", 1981): every set of feasible breaks is a path, and the cheapest
 * path wins.  The least number of lines is taken first, the least cost second;
 * a path with more lines than needed to one of its breaks cannot have the
 * fewest to its end, so that each break needs one state only.
 *
 * Ragged text has no stretch: the cost of a line is the square of the space
 * left at its end, in thousandths of the measure, plus penalties; so that one
 * very short line costs more than two that are a little short, which makes
 * the edge calm.  All arithmetic is in integers.
 *
 * Invariants
 *  1. A state's width is at most the measure, unless the search is overfull.
 *  2. Breaks of a path ascend.
 *  3. The last break is the para's last node, which is forced.
 */
#include "typeset/lines.h"

#include <assert.h>
#include <string.h>

enum {
	RUNT_PER_MILLE = 150, /* of the measure: a last line under it is one */
	RUNT_COST = 90000,    /* a last line that is a runt, or one word */
	TIGHT_COST = 40000,   /* justified: spaces narrower than natural */
	LOOSE_MOST = 3,       /* justified: times the natural space */
	OVERFULL_COST = 10000000 /* a line that sticks out */
};

/* A way to break up to a node. */
struct state {
	size_t node;         /* the break; the line ends before it */
	size_t next;         /* first box of the next line */
	uint32_t line_count; /* lines before this break */
	uint32_t previous;   /* index of the state before */
	length width;        /* of the line that ends here */
	int64_t cost;        /* of all lines so far */
};

struct search {
	struct arena *arena;
	const struct para *para;
	struct measure measure;
	length target;        /* of a balanced line */
	const length *widths; /* natural width before each node */
	const length *spaces; /* of it, glue */
	struct state *states;
	size_t count, capacity;
	size_t first;   /* states before this one are too far back */
	bool desperate; /* ties may be broken, for nothing else fits */
	bool overfull;  /* a line is wider than the measure */
};

static bool
is_break(const struct search *search, size_t i)
{
	const struct para *para = search->para;
	const struct node *node = &para->nodes[i];
	if (node->kind == NODE_PENALTY)
		return node->penalty < PENALTY_NEVER || search->desperate;
	return node->kind == NODE_GLUE && i > 0 &&
	       para->nodes[i - 1].kind == NODE_BOX;
}

bool
lines_is_forced(const struct para *para, size_t i)
{
	return para->nodes[i].kind == NODE_PENALTY &&
	       para->nodes[i].penalty == PENALTY_FORCED;
}

/* The first box at or after the break. */
static size_t
next_box(const struct para *para, size_t i)
{
	while (i < para->count && para->nodes[i].kind != NODE_BOX) {
		if (lines_is_forced(para, i) && i + 1 < para->count &&
		    lines_is_forced(para, i + 1))
			return i + 1; /* an empty line between two breaks */
		i++;
	}
	return i;
}

/* The node after the last box of a line that ends at the break. */
size_t
lines_trim(const struct para *para, size_t start, size_t end)
{
	while (end > start && para->nodes[end - 1].kind != NODE_BOX)
		end--;
	return end;
}

static length
line_width(const struct search *search, size_t start, size_t end)
{
	const struct para *para = search->para;
	size_t last = lines_trim(para, start, end);
	length width = search->widths[last] - search->widths[start];
	if (end < para->count && para->nodes[end].hyphen)
		width += para->nodes[end].width;
	return width;
}

static size_t
box_count(const struct para *para, size_t start, size_t end)
{
	size_t count = 0;
	for (size_t i = start; i < end; i++)
		count += para->nodes[i].kind == NODE_GLUE;
	return count + 1;
}

/* The square of a share of the measure, in thousandths. */
static int64_t
square_share(length part, length measure)
{
	int64_t share = (int64_t)part * 1000 / measure;
	return share * share;
}

static int64_t
ragged_cost(const struct search *search, length width)
{
	length slack = search->target - width;
	return square_share(slack, search->measure.width);
}

/* Justified: 100 |r|^3 of Knuth and Plass, scaled to the ragged costs. */
static int64_t
justified_cost(
    const struct search *search, size_t start, size_t end, length width)
{
	size_t last = lines_trim(search->para, start, end);
	int64_t space = search->spaces[last] - search->spaces[start];
	int64_t slack = search->measure.width - width;
	if (space <= 0)
		return square_share((length)slack, search->measure.width);
	int64_t ratio = slack * 1000 / space; /* of the natural space */
	if (ratio < 0)
		return TIGHT_COST - ratio * 100;
	if (ratio > LOOSE_MOST * 1000)
		ratio = LOOSE_MOST * 1000;
	return ratio * ratio / 10;
}

static int64_t
last_line_cost(
    const struct search *search, size_t start, size_t end, length width)
{
	if (search->measure.balance)
		return ragged_cost(search, width);
	bool first = start == next_box(search->para, 0);
	bool runt = width < (length)unit_scale(
				search->measure.width, RUNT_PER_MILLE, 1000) ||
		    box_count(search->para, start, end) < 2;
	return runt && !first ? RUNT_COST : 0;
}

static int64_t
line_cost(const struct search *search, const struct state *from, size_t end,
    length width)
{
	const struct node *node = &search->para->nodes[end];
	int64_t cost = 0;
	if (lines_is_forced(search->para, end))
		return last_line_cost(search, from->next, end, width);
	if (search->measure.align == ALIGN_JUSTIFY)
		cost = justified_cost(search, from->next, end, width);
	else
		cost = ragged_cost(search, width);
	if (node->kind == NODE_PENALTY)
		cost += (int64_t)node->penalty * 10;
	return cost;
}

/* Of two ways to one break the better: fewer lines first, then less cost. */
static bool
is_better(const struct state *a, const struct state *b)
{
	if (a->line_count != b->line_count)
		return a->line_count < b->line_count;
	return a->cost < b->cost;
}

/* Adds the best way to reach the break, if there is one. */
static void
reach(struct search *search, size_t end, size_t begin, size_t states)
{
	struct state best = {.line_count = UINT32_MAX};
	for (size_t i = begin; i < states; i++) {
		const struct state *from = &search->states[i];
		length width = line_width(search, from->next, end);
		if (width > search->measure.width)
			continue;
		struct state state = {.node = end,
		    .next = next_box(search->para, end),
		    .line_count = from->line_count + 1,
		    .previous = (uint32_t)i,
		    .width = width,
		    .cost = from->cost + line_cost(search, from, end, width)};
		if (is_better(&state, &best))
			best = state;
	}
	if (best.line_count < UINT32_MAX)
		ARENA_PUSH(search->arena, search->states, search->count,
		    search->capacity, best);
}

/* States whose line to here is already too long are left behind. */
static void
leave_behind(struct search *search, size_t end, size_t states)
{
	while (search->first + 1 < states) {
		const struct state *state = &search->states[search->first];
		if (line_width(search, state->next, end) <=
		    search->measure.width)
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
	    .next = next_box(search->para, end),
	    .line_count = from.line_count + 1,
	    .previous = (uint32_t)last,
	    .width = line_width(search, from.next, end),
	    .cost = from.cost + OVERFULL_COST};
	ARENA_PUSH(search->arena, search->states, search->count,
	    search->capacity, state);
	search->first = last + 1;
	search->overfull = true;
}

static void
search_breaks(struct search *search)
{
	const struct para *para = search->para;
	struct state start = {.next = next_box(para, 0)};
	ARENA_PUSH(search->arena, search->states, search->count,
	    search->capacity, start);
	for (size_t i = start.next; i < para->count; i++) {
		if (!is_break(search, i))
			continue;
		size_t states = search->count;
		leave_behind(search, i, states);
		reach(search, i, search->first, states);
		if (search->count == states)
			reach_overfull(search, i, states - 1);
		if (lines_is_forced(para, i))
			search->first = states;
	}
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
		list[i - 1] = (struct line){.start = from->next,
		    .end = state->node,
		    .width = state->width,
		    .hyphen = search->para->nodes[state->node].hyphen,
		    .last = i == count};
		at = state->previous;
	}
	*lines = (struct lines){search->para, search->measure, list, count,
	    search->states[end].cost};
	return lines;
}

static void
add_up(struct search *search)
{
	const struct para *para = search->para;
	length *widths = ARENA_ARRAY(search->arena, para->count + 1, length);
	length *spaces = ARENA_ARRAY(search->arena, para->count + 1, length);
	for (size_t i = 0; i < para->count; i++) {
		const struct node *node = &para->nodes[i];
		length width = node->kind == NODE_PENALTY ? 0 : node->width;
		widths[i + 1] = widths[i] + width;
		spaces[i + 1] =
		    spaces[i] + (node->kind == NODE_GLUE ? node->width : 0);
	}
	search->widths = widths;
	search->spaces = spaces;
}

static struct search
search_start(struct job *job, const struct para *para, struct measure measure)
{
	struct search search = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .target = measure.width};
	add_up(&search);
	search_breaks(&search);
	if (!search.overfull)
		return search;
	struct search again = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .target = measure.width,
	    .desperate = true,
	    .widths = search.widths,
	    .spaces = search.spaces};
	search_breaks(&again);
	if (again.overfull)
		diag_warning(job, para->place,
		    "a line sticks out of its measure: there is no place to "
		    "break it. Put a space or a zero-width space (&#8203;) "
		    "into its long words.");
	return again;
}

const struct lines *
lines_break(struct job *job, const struct para *para, struct measure measure)
{
	assert(lines_is_forced(para, para->count - 1)); /* invariant 3 */
	assert(measure.width > 0);
	para = shape_cut(job, para, measure.width);
	bool balance = measure.balance;
	measure.balance = false;
	struct search search = search_start(job, para, measure);
	size_t end = search.count - 1; /* at the para's end, invariant 3 */
	uint32_t count = search.states[end].line_count;
	if (!balance || count < 2)
		return collect(&search, end);
	/* Equal lines: aim each at its share of the whole. */
	struct search again = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .widths = search.widths,
	    .spaces = search.spaces,
	    .desperate = search.desperate};
	again.measure.balance = true;
	again.target = (length)(search.widths[para->count] / (length)count);
	search_breaks(&again);
	return collect(&again, again.count - 1);
}

int64_t
lines_cost(struct job *job, const struct para *para, struct measure measure,
    const size_t *breaks, size_t count)
{
	struct search search = {.arena = job->arena,
	    .para = para,
	    .measure = measure,
	    .target = measure.width};
	add_up(&search);
	struct state state = {.next = next_box(para, 0)};
	for (size_t i = 0; i < count; i++) {
		length width = line_width(&search, state.next, breaks[i]);
		if (width > measure.width)
			return -1;
		state.cost += line_cost(&search, &state, breaks[i], width);
		state.width = width;
		state.next = next_box(para, breaks[i]);
		state.line_count++;
	}
	return state.cost;
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
