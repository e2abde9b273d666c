/*
 * The fewest faults that any pages of an article can have: the proof of those
 * that its leaflet has.
 *
 *   faults CONFIGURATION EDITION FILE.xml...
 *
 * Every page that can begin at a line is filled line by line, with each setting
 * of each paragraph that it meets, and nothing else is weighed: no bounds, no
 * costs but faults, of formats with one column.  A line FILE HARD SOFT says how
 * many breaks there are at least that must not be (widows, orphans, stranded
 * headings, parted blocks), and with so many, how many pages end with a runt or
 * a broken word.
 */
#include "article/read.h"
#include "base/bidi.h"
#include "run/export.h"
#include "theme/load.h"
#include "typeset/column.h"
#include "typeset/masthead.h"
#include "typeset/variants.h"

#include <stdio.h>
#include <stdlib.h>

enum { HARD = 1000000, UNKNOWN = -1, ENDLESS = 2000000000 };

/* A slice of the galley (way 0), or line `index` of a paragraph's setting. */
struct spot {
	size_t way, paragraph, index;
};

/* What a page has been seen to reach: from there all goes on alike. */
struct seen {
	struct spot spot;
	struct column column;
};

struct search {
	struct job *job;
	const struct theme *theme;
	const struct galley *galley;
	size_t *paragraphs; /* number + 1 of the one that begins at a slice */
	int *slices;        /* fewest faults from a slice on, or UNKNOWN */
	int **settings; /* likewise from a line of paragraph 2 p + way - 1 */
};

/* One page that begins somewhere. */
struct leaf {
	struct search *search;
	int fewest; /* on it and all that follow */
	struct seen *seen;
	size_t count, capacity;
};

static int from_spot(struct search *search, struct spot spot, length top);

static const struct slice *
slice_at(const struct search *search, struct spot spot)
{
	if (!spot.way)
		return &search->galley->slices[spot.index];
	return &search->galley->paragraphs[spot.paragraph]
		    .variants[spot.way - 1]
		    .slices[spot.index];
}

static struct spot
next_of(const struct search *search, struct spot spot)
{
	spot.index++;
	if (!spot.way)
		return spot;
	const struct paragraph *paragraph =
	    &search->galley->paragraphs[spot.paragraph];
	if (spot.index < paragraph->variants[spot.way - 1].count)
		return spot;
	return (struct spot){.index = paragraph->end};
}

/* Whether it is new. */
static bool
note(struct leaf *leaf, struct spot spot, const struct column *column)
{
	for (size_t i = 0; i < leaf->count; i++) {
		const struct seen *seen = &leaf->seen[i];
		if (seen->spot.way == spot.way &&
		    seen->spot.paragraph == spot.paragraph &&
		    seen->spot.index == spot.index &&
		    seen->column.slot == column->slot &&
		    seen->column.bottom == column->bottom)
			return false;
	}
	struct seen seen = {spot, *column};
	ARENA_PUSH(leaf->search->job->arena, leaf->seen, leaf->count,
	    leaf->capacity, seen);
	return true;
}

static void fill(struct leaf *leaf, struct spot spot, struct column column);

/* Puts a slice on the page, and goes on from there: to the next page, and to
 * the next slice. */
static void
put(struct leaf *leaf, struct spot spot, struct column column)
{
	struct search *search = leaf->search;
	const struct slice *slice = slice_at(search, spot);
	bool first = column.count == 0;
	if (first && slice->head)
		column_place(search->theme, &column, slice->head);
	column_place(search->theme, &column, slice);
	if (!first && column.bottom > search->theme->format.last_baseline)
		return;
	struct spot next = next_of(search, spot);
	int faults = 0;
	if (next.way || next.index < search->galley->count) {
		faults = from_spot(
		    search, next, search->theme->format.first_baseline);
		if (slice_at(search, next)->break_cost >= BREAK_NEVER)
			faults += HARD;
		if (slice->ending != ENDS_WELL)
			faults++;
	}
	if (faults < leaf->fewest)
		leaf->fewest = faults;
	fill(leaf, next, column);
}

/* Goes on with the spot, in every setting where a paragraph begins. */
static void
fill(struct leaf *leaf, struct spot spot, struct column column)
{
	struct search *search = leaf->search;
	if ((!spot.way && spot.index == search->galley->count) ||
	    !note(leaf, spot, &column))
		return;
	put(leaf, spot, column);
	size_t paragraph = spot.way ? 0 : search->paragraphs[spot.index];
	if (!paragraph)
		return;
	size_t ways = variants_find(search->job, search->galley, paragraph - 1);
	for (size_t way = 1; way <= ways; way++)
		put(leaf, (struct spot){way, paragraph - 1, 0}, column);
}

static int
page_from(struct search *search, struct spot spot, length top)
{
	struct leaf leaf = {.search = search, .fewest = ENDLESS};
	fill(&leaf, spot, column_begin(top));
	return leaf.fewest;
}

static int *
known(struct search *search, struct spot spot)
{
	if (!spot.way)
		return &search->slices[spot.index];
	int **lines = &search->settings[spot.paragraph * 2 + spot.way - 1];
	size_t count = search->galley->paragraphs[spot.paragraph]
			   .variants[spot.way - 1]
			   .count;
	if (!*lines) {
		*lines = ARENA_ARRAY(search->job->arena, count, int);
		for (size_t i = 0; i < count; i++)
			(*lines)[i] = UNKNOWN;
	}
	return &(*lines)[spot.index];
}

static int
from_spot(struct search *search, struct spot spot, length top)
{
	int *fewest = known(search, spot);
	if (*fewest == UNKNOWN)
		*fewest = page_from(search, spot, top);
	return *fewest;
}

/* With the first page's text below `first`; it may also be left empty. */
static int
fewest_faults(struct job *job, const struct theme *theme,
    const struct galley *galley, length first)
{
	size_t slices = galley->count, paragraphs = galley->paragraph_count;
	struct search search = {.job = job,
	    .theme = theme,
	    .galley = galley,
	    .paragraphs = ARENA_ARRAY(job->arena, slices + 1, size_t),
	    .slices = ARENA_ARRAY(job->arena, slices + 1, int),
	    .settings = ARENA_ARRAY(job->arena, paragraphs * 2 + 1, int *)};
	for (size_t i = 0; i < slices; i++)
		search.slices[i] = UNKNOWN;
	for (size_t i = 0; i < paragraphs; i++)
		search.paragraphs[galley->paragraphs[i].start] = i + 1;
	/* From the end, so that no page waits for many others. */
	for (size_t i = slices; i-- > 0;)
		from_spot(&search, (struct spot){.index = i},
		    theme->format.first_baseline);
	int below = page_from(&search, (struct spot){0}, first);
	return below < search.slices[0] ? below : search.slices[0];
}

/* Where the text begins: below the masthead, if there is one. */
static bool
find_first(struct job *job, const struct edition *edition,
    const struct article *article, length *first)
{
	*first = edition->theme->format.first_baseline;
	if (!edition->theme->cover.masthead)
		return true;
	struct build build = {.job = job,
	    .shaper = edition->shaper,
	    .theme = edition->theme,
	    .article = article,
	    .lang = article->lang,
	    .mirrored = bidi_is_rtl(article->lang),
	    .tree = tree_new(job->arena)};
	struct item_list items = {.arena = job->arena};
	return masthead_build(&build, &items, first);
}

static bool
fail(const struct job *job)
{
	for (size_t i = 0; i < job->diag->count; i++)
		diag_print(stderr, &job->diag->messages[i]);
	return false;
}

static bool
prove(const struct edition *edition, struct job *job, const char *path)
{
	length first;
	arena_reset(job->arena);
	job->diag = diag_new(job->arena);
	const struct article *article = read_article(job, path);
	if (!article || !find_first(job, edition, article, &first))
		return fail(job);
	const struct galley *galley =
	    galley_set(job, edition->shaper, edition->theme, NULL, article);
	if (!galley)
		return fail(job);
	int fewest = fewest_faults(job, edition->theme, galley, first);
	printf("%s %d %d\n", path, fewest / HARD, fewest % HARD);
	return true;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new(), *inner = arena_new();
	struct job job = {arena, diag_new(arena)}, one = {inner, NULL};
	struct load_request request = {
	    .file = argc > 3 ? argv[1] : NULL, .data = getenv("LEAFLET_DATA")};
	const struct config *config =
	    argc > 3 ? load_config(&job, &request) : NULL;
	const struct theme *theme =
	    config ? load_theme(&job, config, argv[2]) : NULL;
	struct edition edition;
	bool good = theme && theme->format.columns == 1 &&
		    export_open(&job, &edition, theme, FORM_NOTHING);
	for (int i = 3; good && i < argc; i++)
		good = prove(&edition, &one, argv[i]);
	if (theme && theme->format.columns == 1)
		export_close(&edition);
	if (!good)
		fail(&job);
	arena_free(inner);
	arena_free(arena);
	return good ? 0 : 1;
}
