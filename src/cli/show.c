/*
 * Messages, the progress line, the summary.
 *
 * A terminal sees one line that is drawn over and over, and the summary in
 * its place at the end; a file or pipe sees messages only, unless -v asks for
 * more, so that a job that went well says nothing.
 */
#include "cli/show.h"

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
	else if (result->outcome == OUTCOME_MADE && event->path)
		fprintf(show->out, "%s: %zu pages, %zu kB\n", event->path,
		    result->pages, (size_t)((result->bytes + 999) / 1000));
	else if (result->outcome == OUTCOME_CHECKED)
		fprintf(show->out, "%s: %zu pages in '%s'\n", event->source,
		    result->pages, event->edition);
}

void
show_event(const struct show *show, const struct batch_event *event)
{
	show_messages(show, event->diag, event->told);
	if (show->verbose)
		show_outcome(show, event);
	if (show->terminal && event->number < event->of)
		fprintf(show->out, "%s%zu of %zu: %s", line_clear,
		    event->number, event->of, event->id);
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
	show_count(show->out, &gap, totals->checked, "article checked",
	    "articles checked");
	show_count(show->out, &gap, totals->drafts, "draft passed over",
	    "drafts passed over");
	show_count(show->out, &gap, totals->failed, "failed", "failed");
	show_count(show->out, &gap, totals->warnings, "warning", "warnings");
	fprintf(show->out, "%s\n", *gap ? "." : "");
}
