/*
 * The list of articles, times the list of editions.
 *
 * What lasts for the run (themes, fonts, libraries, names) belongs to the
 * caller's job.  Each article has a job of its own that is reset after it, so
 * memory does not grow with their number.
 */
#include "run/batch.h"

#include "run/collect.h"
#include "run/outbox.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* A library and the paths that it was read from, to read it only once. */
struct shelf {
	const char *const *paths;
	size_t count;
	const struct library *library;
};

struct batch {
	struct job *job;
	const struct batch_request *request;
	struct sources sources;
	struct edition *editions;
	size_t edition_count;
	struct shelf *shelves;
	size_t shelf_count, shelf_capacity;
	struct outbox *outbox;
};

static bool
same_paths(const struct shelf *shelf, const char *const *paths, size_t count)
{
	if (shelf->count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(shelf->paths[i], paths[i]) != 0)
			return false;
	return true;
}

static struct shelf *
shelf_find(const struct batch *batch, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < batch->shelf_count; i++)
		if (same_paths(&batch->shelves[i], paths, count))
			return &batch->shelves[i];
	return NULL;
}

/* Reads the library unless it stands there already. */
static bool
shelf_add(struct batch *batch, const char *const *paths, size_t count)
{
	if (shelf_find(batch, paths, count))
		return true;
	struct shelf shelf = {
	    paths, count, library_read(batch->job, paths, count)};
	ARENA_PUSH(batch->job->arena, batch->shelves, batch->shelf_count,
	    batch->shelf_capacity, shelf);
	return shelf.library != NULL;
}

/* The configuration's library, or that of each source's folder. */
static bool
shelves_fill(struct batch *batch)
{
	bool good = true;
	for (size_t i = 0; i < batch->edition_count; i++) {
		const struct theme *theme = batch->editions[i].theme;
		if (theme->library_count) {
			good &= shelf_add(
			    batch, theme->library, theme->library_count);
			continue;
		}
		for (size_t j = 0; j < batch->sources.count; j++)
			good &=
			    shelf_add(batch, &batch->sources.list[j].folder, 1);
	}
	return good;
}

static const struct library *
library_for(const struct batch *batch, const struct theme *theme,
    const struct source *source)
{
	const struct shelf *shelf =
	    theme->library_count
		? shelf_find(batch, theme->library, theme->library_count)
		: shelf_find(batch, &source->folder, 1);
	return shelf ? shelf->library : NULL;
}

static bool
has_edition(const struct batch *batch, const char *name)
{
	for (size_t i = 0; i < batch->edition_count; i++)
		if (strcmp(batch->editions[i].theme->edition, name) == 0)
			return true;
	return false;
}

/* Themes and fonts of the editions asked for, or else of those that the
 * configuration builds; a middle form is of one edition. */
static bool
editions_open(struct batch *batch)
{
	const struct batch_request *request = batch->request;
	struct job *job = batch->job;
	struct edition_names names = {
	    request->editions, request->edition_count};
	if (!names.count)
		names = load_editions(request->config);
	if (request->text && names.count > 1)
		names.count = 1;
	batch->editions = ARENA_ARRAY(job->arena, names.count, struct edition);
	bool good = true;
	for (size_t i = 0; i < names.count; i++) {
		if (has_edition(batch, names.list[i]))
			continue;
		const struct theme *theme =
		    load_theme(job, request->config, names.list[i]);
		good &= theme &&
			export_open(job, &batch->editions[batch->edition_count],
			    theme, request->form);
		batch->edition_count += theme != NULL;
	}
	return good;
}

static bool
outbox_prepare(struct batch *batch)
{
	if (batch->request->form != FORM_PDF)
		return true;
	batch->outbox = outbox_open(batch->job, batch->request->out);
	bool good = batch->outbox != NULL;
	for (size_t i = 0; good && i < batch->edition_count; i++)
		good = outbox_edition(batch->job, batch->outbox,
		    batch->editions[i].theme->edition);
	return good;
}

static bool
has_sources(struct batch *batch)
{
	if (!batch->sources.count && !batch->job->diag->errors)
		diag_error(batch->job, (struct place){.file = "leaflet"},
		    "there is no article to make. Name an article or a "
		    "folder of articles.");
	return batch->sources.count;
}

static bool
prepare(struct batch *batch)
{
	const struct batch_request *request = batch->request;
	if (!editions_open(batch))
		return false;
	batch->sources =
	    collect_sources(batch->job, request->paths, request->path_count);
	if (!has_sources(batch))
		return false;
	if (request->form != FORM_ARTICLE && !shelves_fill(batch))
		return false;
	if (request->strict && batch->job->diag->warnings)
		return false;
	return outbox_prepare(batch);
}

struct batch *
batch_prepare(struct job *job, const struct batch_request *request)
{
	struct batch *batch = ARENA_NEW(job->arena, struct batch);
	batch->job = job;
	batch->request = request;
	if (prepare(batch))
		return batch;
	batch_end(batch);
	return NULL;
}

void
batch_end(struct batch *batch)
{
	for (size_t i = 0; i < batch->edition_count; i++)
		export_close(&batch->editions[i]);
	if (batch->outbox)
		outbox_close(batch->outbox);
	batch->outbox = NULL;
	batch->edition_count = 0;
}

static uint64_t
cpu_now_us(void)
{
	struct timespec now;
	if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
		return 0;
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static bool
is_file(const struct source *source, const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && status.st_dev == source->device &&
	       status.st_ino == source->inode;
}

/*
 * Another file with the source's id, or NULL: one that is to be made, or one
 * of the library.
 */
static struct library_duplicate
twin_of(const struct source *source, const struct library *library)
{
	if (source->twin || !library)
		return (struct library_duplicate){.twin = source->twin};
	for (size_t i = 0; i < library->duplicate_count; i++)
		if (is_file(source, library->duplicates[i].place.file))
			return library->duplicates[i];
	return (struct library_duplicate){.twin = NULL};
}

static void
report_twin(struct job *job, const struct source *source,
    const struct library_duplicate *duplicate)
{
	struct place place = {.file = source->file};
	if (duplicate->by_language)
		diag_error(job, place,
		    "the article is in the language of %s as well. Mend lang "
		    "in one of the two; neither is made.",
		    duplicate->twin);
	else
		diag_error(job, place,
		    "the id '%s' is also that of %s. Give one of the two "
		    "another id and file name; neither is made.",
		    source->id, duplicate->twin);
}

static struct result
make_one(const struct batch *batch, struct job *job, size_t edition,
    const struct source *source, const char *path)
{
	const struct theme *theme = batch->editions[edition].theme;
	const struct library *library = library_for(batch, theme, source);
	struct library_duplicate duplicate = twin_of(source, library);
	if (duplicate.twin) {
		report_twin(job, source, &duplicate);
		return (struct result){.outcome = OUTCOME_FAILED,
		    .common_messages = job->diag->count};
	}
	struct order order = {
	    .source = source->file,
	    .id = source->id,
	    .library = library,
	    .form = batch->request->form,
	    .strict = batch->request->strict,
	    .text = batch->request->text,
	    .path = path,
	};
	if (path)
		order.temporary = outbox_temporary(
		    job->arena, batch->outbox, theme->edition, source->id);
	return export_article(job, &batch->editions[edition], &order);
}

static void
add_totals(struct batch_totals *totals, const struct batch_event *event)
{
	const struct result *result = &event->result;
	totals->made += result->outcome == OUTCOME_MADE;
	totals->checked += result->outcome == OUTCOME_CHECKED;
	totals->failed += result->outcome == OUTCOME_FAILED;
	totals->drafts += result->outcome == OUTCOME_DRAFT;
	totals->pages += result->pages;
	totals->sheets += result->sheets;
	totals->bytes += result->bytes;
	totals->errors += event->diag->errors;
	totals->warnings += event->diag->warnings;
}

/* One article in one edition, in a job of its own. */
static struct batch_event
run_one(
    const struct batch *batch, struct job *job, size_t edition, size_t source)
{
	const struct source *from = &batch->sources.list[source];
	struct batch_event event = {
	    .id = from->id,
	    .source = from->file,
	    .edition = batch->editions[edition].theme->edition,
	    .number = edition * batch->sources.count + source + 1,
	    .of = batch->edition_count * batch->sources.count,
	};
	uint64_t start = cpu_now_us();
	if (batch->outbox)
		event.path = outbox_path(
		    job->arena, batch->outbox, event.edition, event.id);
	event.result = make_one(batch, job, edition, from, event.path);
	event.cpu_us = cpu_now_us() - start;
	event.diag = job->diag;
	event.told = edition ? event.result.common_messages : 0;
	return event;
}

static bool
text_failed(const struct batch *batch)
{
	FILE *text = batch->request->text;
	if (!text || (!ferror(text) && fflush(text) == 0))
		return false;
	diag_error(batch->job, (struct place){.file = "standard output"},
	    "writing failed. See that its reader stays open and the disk is "
	    "not full.");
	return true;
}

bool
batch_run(struct batch *batch, batch_listener *listener, void *context,
    struct batch_totals *totals)
{
	*totals = (struct batch_totals){0};
	struct job job = {.arena = arena_new()};
	bool failed = false;
	for (size_t i = 0; i < batch->edition_count; i++)
		for (size_t j = 0; j < batch->sources.count && !failed; j++) {
			job.diag = diag_new(job.arena);
			struct batch_event event = run_one(batch, &job, i, j);
			add_totals(totals, &event);
			listener(context, &event);
			arena_reset(job.arena);
			failed = text_failed(batch);
		}
	arena_free(job.arena);
	if (batch->outbox && totals->made)
		failed |= !outbox_sync(batch->job, batch->outbox);
	return !failed;
}
