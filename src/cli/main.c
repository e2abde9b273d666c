/*
 * leaflet: from the command line to a run, and from its result to an exit
 * status.  The only file that prints to the standard streams and exits.
 */
#include "cli/args.h"
#include "cli/data.h"
#include "cli/help.h"
#include "cli/show.h"
#include "run/again.h"
#include "run/due.h"
#include "run/merge.h"
#include "run/report.h"
#include "base/pages.h"
#include "base/quit.h"
#include "base/version.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { STATUS_DONE = 0, STATUS_SOME = 1, STATUS_BAD = 2 };

enum { HEAP = 3 * 1024 * 1024 }; /* bytes that a leaflet takes */

/* What the listener of a batch needs. */
struct run {
	struct show show;
	struct report *report; /* or NULL */
};

static void
hear(void *context, const struct batch_event *event)
{
	struct run *run = context;
	show_event(&run->show, event);
	if (run->report)
		report_add(run->report, event);
}

static const struct config *
configure(struct job *job, const struct args *args)
{
	struct load_request request = {
	    .file = args->config,
	    .near = args->path_count ? args->paths[0] : ".",
	    .settings = args->settings,
	    .setting_count = args->setting_count,
	    .allow_outside = args->allow_outside,
	    .data = data_folder(job),
	};
	return request.data ? load_config(job, &request) : NULL;
}

/* The batch, the report of it, and what they come to. */
static int
run_batch(struct job *job, const struct args *args, struct run *run,
    struct batch *batch)
{
	struct batch_totals totals;
	if (args->report) {
		run->report = report_begin(job, args->report);
		if (!run->report)
			return STATUS_BAD;
	}
	if (!again_has_told())
		show_messages(&run->show, job->diag, 0);
	again_told();
	size_t told = job->diag->count;
	bool good = batch_run(batch, hear, run, &totals);
	if (run->report)
		good &= report_end(job, run->report, &totals);
	show_messages(&run->show, job->diag, told);
	show_totals(&run->show, &totals);
	return good && !totals.failed && !job->diag->errors ? STATUS_DONE
							    : STATUS_SOME;
}

/* For one leaflet. */
static void
prepare_memory(void)
{
	pages_program();
	pages_heap(HEAP);
}

/* `leaflet build` and `leaflet check`. */
static int
make(struct job *job, const struct args *args)
{
	struct run run = {
	    .show = {
		.out = stderr,
		.quiet = args->quiet,
		.verbose = args->verbose,
		.strict = args->strict,
		.terminal = !args->quiet && isatty(STDERR_FILENO) == 1,
	    }};
	struct batch_request request = {
	    .paths = args->paths,
	    .path_count = args->path_count,
	    .config = configure(job, args),
	    .editions = args->editions,
	    .edition_count = args->edition_count,
	    .out = args->out,
	    .form = args->form,
	    .text = args->form >= FORM_ARTICLE ? stdout : NULL,
	    .strict = args->strict,
	    .workers = args->jobs,
	    .force = args->force,
	    .prune = args->prune,
	    .shard = args->shard,
	    .shard_count = args->shard_count,
	    .verbose = args->verbose,
	    .command = again_is() ? NULL : args->command,
	};
	prepare_memory();
	if (request.config)
		request.limits = load_limits(request.config);
	struct batch *batch =
	    request.config ? batch_prepare(job, &request) : NULL;
	int status = STATUS_BAD;
	if (batch)
		status = run_batch(job, args, &run, batch);
	if (status == STATUS_BAD)
		show_messages(&run.show, job->diag, 0);
	if (batch)
		batch_end(batch);
	return status;
}

/* `leaflet check --due`. */
static int
list_due(struct job *job, const struct args *args)
{
	const struct show show = {.out = stderr, .quiet = args->quiet};
	bool good = due_print(stdout, job,
	    &(struct due_request){
		.paths = args->paths,
		.path_count = args->path_count,
		.by = args->due,
		.csv = args->csv,
	    });
	show_messages(&show, job->diag, 0);
	return good ? STATUS_DONE : STATUS_SOME;
}

/* `leaflet config`. */
static int
print_config(struct job *job, const struct args *args)
{
	const struct show show = {.out = stderr};
	if (args->schema) {
		load_print_schema(stdout);
		return STATUS_DONE;
	}
	const struct config *config = configure(job, args);
	bool good = config != NULL;
	for (size_t i = 0; good && i < args->edition_count; i++)
		good = load_theme(job, config, args->editions[i]) != NULL;
	show_messages(&show, job->diag, 0);
	if (!good)
		return STATUS_BAD;
	if (!args->edition_count)
		load_print(stdout, config, NULL);
	for (size_t i = 0; i < args->edition_count; i++)
		load_print(stdout, config, args->editions[i]);
	return STATUS_DONE;
}

/* `leaflet report merge`. */
static int
merge(struct job *job, const struct args *args)
{
	const struct show show = {.out = stderr};
	struct report *report = NULL;
	bool good = true;
	if (args->report) {
		report = report_open(job, args->report);
		good = report != NULL;
	}
	good = good && merge_reports(job, args->paths, args->path_count,
			   report ? report_file(report) : stdout);
	if (report && good)
		good = report_close(job, report);
	else if (report)
		report_abandon(report);
	show_messages(&show, job->diag, 0);
	return good ? STATUS_DONE : STATUS_BAD;
}

static int
act(struct job *job, const struct args *args)
{
	switch (args->action) {
	case ACTION_HELP:
		help_print(stdout);
		return STATUS_DONE;
	case ACTION_VERSION:
		puts("leaflet " LEAFLET_VERSION);
		return STATUS_DONE;
	case ACTION_COMPLETIONS:
		help_completions(stdout, args->shell);
		return STATUS_DONE;
	case ACTION_CONFIG:
		return print_config(job, args);
	case ACTION_REPORT:
		return merge(job, args);
	case ACTION_BUILD:
	case ACTION_CHECK:
		break;
	}
	return args->due ? list_due(job, args) : make(job, args);
}

/* What was printed must have arrived: a full disk or a closed pipe is an
 * error that has not been told yet, unless the run stopped for it. */
static int
close_output(int status)
{
	bool good = !ferror(stdout);
	errno = 0;
	good &= fclose(stdout) == 0;
	if (good || status != STATUS_DONE)
		return status;
	fprintf(stderr,
	    "leaflet: error: standard output cannot be written%s%s. See that "
	    "its reader stays open and the disk is not full.\n",
	    errno ? ": " : "", errno ? strerror(errno) : "");
	return STATUS_SOME;
}

/* A file that is opened must not become a standard stream, which is written to
 * as one.  What is written to one that was closed still fails. */
static void
fill_streams(void)
{
	int file = open("/dev/null", O_RDONLY);
	while (file >= 0 && file <= STDERR_FILENO)
		file = open("/dev/null", O_RDONLY);
	if (file >= 0)
		close(file);
}

int
main(int argc, char **argv)
{
	fill_streams();
	/* A full disk, a limit or a closed pipe shall be an error of the call
	 * that met it, with a message, and not the end of the process. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);

	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	const struct args *args =
	    args_parse(&job, argc ? (const char *const *)argv : NULL);
	int status = STATUS_BAD;
	if (args)
		status = act(&job, args);
	else
		show_messages(&(struct show){.out = stderr}, job.diag, 0);
	arena_free(arena);
	quit(close_output(status));
}
