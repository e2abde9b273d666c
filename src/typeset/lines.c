/*
 * Break a shaped paragraph into lines: the cheapest path of the first pass that
 * has any (paths.h).
 *
 * Invariants
 *  1. A line fits the measure, unless the search is overfull.
 *  2. Breaks of a path ascend.
 *  3. The last break is the para's last node, which is forced.
 */
#include "typeset/lines.h"

#include "typeset/paths.h"
#include "typeset/rivers.h"

#include <assert.h>

static struct line
line_between(const struct search *search, uint32_t start, uint32_t end)
{
	const struct stop *stops = search->stops.list;
	struct extent extent = paths_measure(search, start, end);
	bool last = end + 1 == search->stops.count;
	return (struct line){.start = stops[start].next,
	    .end = stops[end].node,
	    .width = extent.width,
	    .left = extent.left,
	    .right = extent.right,
	    .hyphen = search->para->nodes[stops[end].node].hyphen,
	    .last = last,
	    .runt = last && start > 0 &&
		    paths_is_runt(search, start, end, extent.width)};
}

static const struct lines *
collect(struct search *search, size_t end)
{
	struct lines *lines = arena_room(search->arena, sizeof *lines);
	uint32_t count = search->states[end].line_count;
	struct line *list = arena_room(search->arena, count * sizeof *list);
	size_t at = end;
	for (uint32_t i = count; i > 0; i--) {
		const struct state *state = &search->states[at];
		const struct state *from = &search->states[state->previous];
		assert(from->stop < state->stop); /* invariant 2 */
		list[i - 1] = line_between(search, from->stop, state->stop);
		at = state->previous;
	}
	*lines = (struct lines){search->para, search->measure, list, count,
	    search->states[end].cost};
	return lines;
}

/*
 * One pass.  Of ragged text the fewest lines are wanted: paths that could not
 * be as short as any are not followed, unless there is no other.
 */
static bool
search_pass(struct search *search, const struct search *start)
{
	enum { MORE_LINES = 3 };
	bool bounded = !start->justified && !search->pass.desperate;
	struct pass pass = search->pass;
	uint32_t fewest = bounded ? start->fewest[0] : 0;
	for (uint32_t more = 0; bounded && more < MORE_LINES; more++) {
		*search = paths_anew(start);
		search->pass = pass;
		search->lines_most = fewest + more;
		paths_bound(search);
		if (paths_follow(search))
			return true;
	}
	*search = paths_anew(start);
	search->pass = pass;
	return paths_follow(search);
}

/* The first pass that finds breaks; the last one always does. */
static struct search
search_passes(struct job *job, const struct search *start, int64_t *cost)
{
	size_t count;
	const struct pass *all = paths_passes(start, &count);
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

/* The line that ragged text fits on; its width is less than 0 if it does not,
 * or if a search has to say so. */
static struct line
sole_line(const struct para *para, length measure)
{
	struct line line = {.end = para->count - 1, .last = true};
	length width = 0;
	if (para->nodes->kind != NODE_BOX)
		return (struct line){.width = -1};
	for (size_t i = 0; i < line.end && line.width <= measure; i++) {
		const struct node *node = &para->nodes[i];
		if (node->kind == NODE_PENALTY &&
		    node->penalty == PENALTY_FORCED)
			return (struct line){.width = -1};
		if (node->kind != NODE_PENALTY)
			width += node->width;
		if (node->kind == NODE_BOX)
			line.width = width;
	}
	return line.width > measure ? (struct line){.width = -1} : line;
}

/* What a search finds for text that fits on one line: no other set of breaks
 * has as few. */
static const struct lines *
one_line(struct job *job, const struct para *para, struct measure measure)
{
	struct line line = sole_line(para, measure.width);
	if (measure.align == ALIGN_JUSTIFY || line.width < 0)
		return NULL;
	struct line *list = arena_room(job->arena, sizeof *list);
	struct lines *lines = arena_room(job->arena, sizeof *lines);
	*list = line;
	*lines = (struct lines){para, measure, list, 1, 0};
	return lines;
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
	const struct lines *one = one_line(job, para, measure);
	if (one)
		return one;
	int64_t pass_cost;
	struct search start = paths_new(job, para, measure);
	struct search search = search_passes(job, &start, &pass_cost);
	size_t end = paths_best(&search);
	search.states[end].cost += pass_cost;
	uint32_t count = search.states[end].line_count;
	if (!balance || count < 2)
		return collect(&search, end);
	/* Equal lines: aim each at its share of the whole. */
	struct search again = paths_anew(&start);
	again.pass = search.pass;
	again.lines_most = search.lines_most;
	again.measure.balance = true;
	again.target = search.stops.width / (length)count;
	if (!again.pass.desperate)
		paths_bound(&again);
	paths_follow(&again);
	return collect(&again, paths_best(&again));
}

enum { SLACK = 250 }; /* of variants, per mille */

int64_t
lines_variant_least(const struct lines *best, int more)
{
	if (best->measure.align == ALIGN_JUSTIFY || best->cost >= LINES_PASS)
		return 0;
	if (more < 0)
		return -1; /* it has the fewest lines already */
	/* What all lines but the last leave, were they alike: squares cost
	 * least then.  The hyphens of a few more words do not matter. */
	int64_t count = (int64_t)best->count + more - 1;
	int64_t measure = best->measure.width;
	int64_t left = count * measure - measure / 8;
	for (size_t i = 0; i < best->count; i++)
		left -= best->list[i].width;
	if (left <= 0)
		return 0;
	int64_t share = left * 1000 / measure / count;
	if (share > SLACK)
		return -1;
	int64_t off = share > RAGGED_LEAVE ? share - RAGGED_LEAVE : 0;
	return count * off * off;
}

const struct lines *
lines_variant(struct job *job, const struct lines *best, int more)
{
	if (best->measure.balance || more <= -(int)best->count ||
	    lines_variant_least(best, more) < 0)
		return NULL;
	struct search search = paths_new(job, best->para, best->measure);
	search.pass = (struct pass){
	    .tolerance = search.measure.demerits->passes->tolerance,
	    .slack = SLACK,
	    .hyphens = HYPHENS_MOST};
	search.exactly = search.lines_most =
	    (uint32_t)((int)best->count + more);
	/* So short a line lacks too much. */
	search.shortest =
	    best->measure.width -
	    (length)unit_scale(best->measure.width, SLACK + 1, 1000) - 1;
	if (!paths_follow(&search))
		return NULL;
	size_t end = paths_best(&search);
	if (search.states[end].line_count != search.exactly)
		return NULL;
	return collect(&search, end);
}

const struct lines *
lines_again(struct job *job, const struct lines *best, const size_t *barred,
    size_t count)
{
	struct search start = paths_new(job, best->para, best->measure);
	size_t pass_count;
	const struct pass *all = paths_passes(&start, &pass_count);
	start.barred = barred;
	start.barred_count = count;
	size_t tried = (size_t)(best->cost / LINES_PASS) + 1;
	for (size_t i = 0;
	     i < pass_count && (i < tried || all[i].tolerance < BADNESS_MOST);
	     i++) {
		struct search search = start;
		search.pass = all[i];
		if (!search_pass(&search, &start))
			continue;
		size_t end = paths_best(&search);
		search.states[end].cost += (int64_t)i * LINES_PASS;
		return collect(&search, end);
	}
	return NULL;
}

int64_t
lines_cost(struct job *job, const struct para *para, struct measure measure,
    const size_t *breaks, size_t count)
{
	struct search search = paths_new(job, para, measure);
	size_t pass_count;
	const struct pass *all = paths_passes(&search, &pass_count);
	for (size_t i = 0; i < pass_count && !all[i].desperate; i++) {
		search.pass = all[i];
		int64_t cost = paths_cost(&search, breaks, count);
		if (cost >= 0)
			return (int64_t)i * LINES_PASS + cost;
	}
	return -1;
}

const struct lines *
lines_of(struct job *job, struct shaper *shaper, const struct inlines *text,
    const struct shaping *shaping, struct measure measure)
{
	const struct lines *lines = lines_break(
	    job, shape_inlines(job, shaper, text, shaping), measure);
	return rivers_avoid(job, lines);
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
