/*
 * What it costs to break lines and pages and to fit them to a number of pages,
 * with the article's words shaped before: processor time per article, each the
 * least of many rounds.
 *
 *   typeset FILE.xml...
 */
#include "article/read.h"
#include "run/export.h"
#include "theme/load.h"
#include "typeset/pages.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 40, PAGES = 8, PAGES_MOST = 96 };

struct times {
	double lines, pages, fitted;
};

static double
now_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void
take_least(double *least, double begun)
{
	double time = now_ms() - begun;
	if (*least == 0 || time < *least)
		*least = time;
}

/* All paragraphs of the galley, anew. */
static void
break_lines(struct job *job, const struct galley *galley)
{
	for (size_t i = 0; i < galley->paragraph_count; i++) {
		const struct lines *lines = galley->paragraphs[i].lines;
		lines_break(job, lines->para, lines->measure);
	}
}

/* Eight pages, six of them of text, or up to two more or fewer. */
static struct page_wish
wish(void)
{
	static int64_t costs[PAGES_MOST + 1];
	for (int i = 0; i <= PAGES_MOST; i++)
		costs[i] = i > PAGES ? -1 : (PAGES - i) * 1000;
	return (struct page_wish){.most = PAGES, .costs = costs, .full = true};
}

/* One round, each part with a galley whose variants are not known yet. */
static void
run(struct job *job, const struct edition *edition,
    const struct article *article, struct times *times)
{
	const struct theme *theme = edition->theme;
	length first = theme->format.first_baseline;
	struct page_wish eight = wish();
	const struct galley *galley =
	    galley_set(job, edition->shaper, theme, NULL, article);
	double begun = now_ms();
	break_lines(job, galley);
	take_least(&times->lines, begun);
	begun = now_ms();
	pages_break(job, theme, galley, first, NULL);
	take_least(&times->pages, begun);
	galley = galley_set(job, edition->shaper, theme, NULL, article);
	begun = now_ms();
	pages_break(job, theme, galley, first, &eight);
	take_least(&times->fitted, begun);
}

static size_t
words_of(const char *path)
{
	FILE *file = fopen(path, "r");
	size_t words = 0;
	bool inside = false, tag = false;
	for (int c; file && (c = getc(file)) != EOF;) {
		tag = c == '<' || (tag && c != '>');
		bool word = !tag && c > ' ' && c != '>';
		words += word && !inside;
		inside = word;
	}
	if (file)
		fclose(file);
	return words;
}

static void
measure(const struct edition *edition, struct job *job, const char *path)
{
	struct times times = {0};
	for (int i = 0; i < ROUNDS; i++) {
		arena_reset(job->arena);
		job->diag = diag_new(job->arena);
		const struct article *article = read_article(job, path);
		if (!article)
			return;
		run(job, edition, article, &times);
	}
	printf("%7zu %8.3f %8.3f %8.3f %8.3f  %s\n", words_of(path),
	    times.lines, times.pages, times.lines + times.pages,
	    times.lines + times.fitted, path);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new(), *inner = arena_new();
	struct job job = {arena, diag_new(arena)}, one = {inner, NULL};
	struct load_request request = {.near = "tests/bench", .data = "."};
	const struct config *config = load_config(&job, &request);
	const struct theme *theme =
	    config ? load_theme(&job, config, "leaflet") : NULL;
	struct edition edition;
	if (!theme || !export_open(&job, &edition, theme, FORM_NOTHING))
		return 1;
	printf("%7s %8s %8s %8s %8s  (ms of CPU)\n", "words", "lines", "pages",
	    "both", "8 pages");
	for (int i = 1; i < argc; i++)
		measure(&edition, &one, argv[i]);
	export_close(&edition);
	arena_free(inner);
	arena_free(arena);
	return 0;
}
