/*
 * Messages, the progress line, the summary.
 *
 * A terminal sees one line that is drawn over and over, and the summary in
 * its place at the end; a file or pipe sees messages only, unless -v asks for
 * more, so that a job that went well says nothing.
 */
#include "cli/show.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

enum {
	BETWEEN_MS = 100, /* from one drawing to the next */
	RATE_MS = 500,    /* before a rate means something */
	FULL_LEAST = 60,  /* per cent of a page */
	USUAL_COLUMNS = 79
};

static const char *const line_clear = "\r\033[K";

static bool
is_wanted(const struct show *show, enum severity severity)
{
	if (!show->quiet || severity == DIAG_ERROR)
		return true;
	return severity == DIAG_WARNING && show->strict;
}

void
show_messages(const struct show *show, const struct diag *diag, size_t first)
{
	for (size_t i = first; i < diag->count; i++) {
		const struct message *message = &diag->messages[i];
		if (!is_wanted(show, message->severity))
			continue;
		if (show->terminal)
			fputs(line_clear, show->out);
		diag_print(show->out, message);
	}
}

/* With -v: what became of the article. */
static void
show_outcome(const struct show *show, const struct batch_event *event)
{
	const struct result *result = &event->result;
	if (show->terminal)
		fputs(line_clear, show->out);
	if (result->outcome == OUTCOME_DRAFT)
		fprintf(show->out, "%s: note: a draft, passed over.\n",
		    event->source);
	else if (result->outcome == OUTCOME_MADE && event->path &&
		 !result->pages)
		fprintf(show->out, "%s: %zu kB\n", event->path,
		    (size_t)((result->bytes + 999) / 1000));
	else if (result->outcome == OUTCOME_MADE && event->path)
		fprintf(show->out, "%s: %zu pages, %zu kB\n", event->path,
		    result->pages, (size_t)((result->bytes + 999) / 1000));
	else if (result->outcome == OUTCOME_CHECKED)
		fprintf(show->out, "%s: %zu pages in '%s'\n", event->source,
		    result->pages, event->edition);
}

/* With -v: what was done for the pages. */
static void
show_fit(const struct show *show, const struct batch_event *event)
{
	const struct quality *quality = &event->result.quality;
	if (quality->lever_words)
		fprintf(show->out, "%s: note: fitted with %s.\n", event->source,
		    quality->lever_words);
	if (quality->left)
		fprintf(show->out, "%s: note: %zu %s left over.\n",
		    event->source, quality->left,
		    quality->left == 1 ? "page is" : "pages are");
	if (quality->wanted && quality->fill < FULL_LEAST)
		fprintf(show->out,
		    "%s: note: the last page of text is only %d %% full: "
		    "other pages would be emptier, or split what belongs "
		    "together.\n",
		    event->source, quality->fill);
}

static uint64_t
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* "2 min", "40 s". */
static void
show_time(FILE *out, uint64_t seconds)
{
	if (seconds >= 120)
		fprintf(out, ", %" PRIu64 " min left", (seconds + 59) / 60);
	else
		fprintf(out, ", %" PRIu64 " s left", seconds);
}

/* The terminal's columns but the last, after which a line may go on below. */
static size_t
columns_of(FILE *out)
{
	struct winsize size;
	if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0 || size.ws_col < 2)
		return USUAL_COLUMNS;
	return size.ws_col - 1u;
}

/* As much of the line as has room. */
static void
draw(FILE *out, const char *line)
{
	size_t columns = columns_of(out), size = 0, end = strlen(line);
	for (; columns && size < end; columns--)
		text_next(line, end, &size);
	fprintf(out, "%s%.*s", line_clear, (int)size, line);
}

/*
 * Count, rate, time left, failures, and the one just done.  The rate is that
 * of what was made; it is said once there is something to reckon from.
 */
static void
print_progress(FILE *out, const struct show *show,
    const struct batch_event *event, uint64_t spent)
{
	size_t made = event->number - show->skipped;
	fprintf(out, "%zu of %zu", event->number, event->of);
	if (made && spent >= RATE_MS) {
		fprintf(out, ", %" PRIu64 " a second",
		    made * UINT64_C(1000) / spent);
		show_time(out,
		    ((event->of - event->number) * spent / made + 999) / 1000);
	}
	if (show->failed)
		fprintf(out, ", %zu failed", show->failed);
	fprintf(out, ": %s", event->id);
}

static void
show_progress(struct show *show, const struct batch_event *event)
{
	uint64_t now = now_ms();
	if (!show->begin_ms)
		show->begin_ms = now;
	if (event->number == event->of ||
	    (show->drawn_ms && now - show->drawn_ms < BETWEEN_MS))
		return;
	show->drawn_ms = now;
	char *line = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&line, &size);
	if (!out)
		return;
	print_progress(out, show, event, now - show->begin_ms);
	if (fclose(out) == 0)
		draw(show->out, line);
	free(line);
}

void
show_event(struct show *show, const struct batch_event *event)
{
	show->skipped += event->result.outcome == OUTCOME_UNCHANGED;
	show->failed += event->result.outcome == OUTCOME_FAILED;
	show_messages(show, event->diag, event->told);
	if (show->verbose)
		show_outcome(show, event);
	if (show->verbose && event->result.pages)
		show_fit(show, event);
	if (show->terminal)
		show_progress(show, event);
	if (show->terminal || show->verbose || event->diag->count)
		fflush(show->out);
}

static void
show_count(FILE *out, const char **gap, size_t count, const char *one,
    const char *many)
{
	if (!count)
		return;
	fprintf(out, "%s%zu %s", *gap, count, count == 1 ? one : many);
	*gap = ", ";
}

void
show_totals(const struct show *show, const struct batch_totals *totals)
{
	const char *gap = "";
	if (show->terminal)
		fputs(line_clear, show->out);
	if (show->quiet || (!show->terminal && !show->verbose))
		return;
	show_count(
	    show->out, &gap, totals->made, "leaflet made", "leaflets made");
	show_count(
	    show->out, &gap, totals->unchanged, "unchanged", "unchanged");
	show_count(show->out, &gap, totals->checked, "article checked",
	    "articles checked");
	show_count(show->out, &gap, totals->drafts, "draft passed over",
	    "drafts passed over");
	show_count(show->out, &gap, totals->failed, "failed", "failed");
	show_count(show->out, &gap, totals->pruned, "old one removed",
	    "old ones removed");
	show_count(show->out, &gap, totals->warnings, "warning", "warnings");
	show_count(show->out, &gap, totals->pages, "page", "pages");
	show_count(show->out, &gap, totals->paper, "sheet of paper",
	    "sheets of paper");
	fprintf(show->out, "%s\n", *gap ? "." : "");
}
