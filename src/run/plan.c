/*
 * Everything that can fail because of the configuration or of the machine
 * fails here, before anything is written.
 */
#include "run/plan.h"

#include "run/depend.h"

#include <string.h>

static bool
has_edition(const struct plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->edition_count; i++)
		if (strcmp(plan->editions[i].theme->edition, name) == 0)
			return true;
	return false;
}

/* Themes and fonts of the editions asked for, or else of those that the
 * configuration builds; a middle form is of one edition. */
static bool
editions_open(struct plan *plan)
{
	const struct batch_request *request = plan->request;
	struct job *job = plan->job;
	struct edition_names names = {
	    request->editions, request->edition_count};
	if (!names.count)
		names = load_editions(request->config);
	if (request->text && names.count > 1)
		names.count = 1;
	plan->editions = ARENA_ARRAY(job->arena, names.count, struct edition);
	bool good = true;
	for (size_t i = 0; i < names.count; i++) {
		if (has_edition(plan, names.list[i]))
			continue;
		const struct theme *theme =
		    load_theme(job, request->config, names.list[i]);
		good &= theme &&
			export_open(job, &plan->editions[plan->edition_count],
			    theme, request->form);
		plan->edition_count += theme != NULL;
	}
	return good;
}

struct pool
plan_pool(struct plan *plan)
{
	const struct batch_request *request = plan->request;
	return (struct pool){
	    .command = request->command,
	    .workers = request->workers ? request->workers : pool_processors(),
	    .seconds = request->limits.seconds,
	    .memory_mib = request->limits.memory_mib,
	    .leavers = &plan->leavers,
	};
}

/* Lists the articles of the libraries. */
static bool
shelves_list(struct plan *plan)
{
	bool good = true;
	if (plan->request->form == FORM_ARTICLE)
		return true;
	plan->shelves.listings = &plan->listings;
	for (size_t i = 0; i < plan->edition_count; i++)
		good &= shelves_add(plan->job, &plan->shelves,
		    plan->editions[i].theme, &plan->sources);
	return good;
}

static bool
outbox_prepare(struct plan *plan)
{
	const char *ending = export_ending(plan->request->form);
	if (!ending)
		return true;
	plan->outbox = outbox_open(plan->job, plan->request->out);
	bool good = plan->outbox != NULL;
	if (good)
		outbox_choose(plan->outbox, ending);
	for (size_t i = 0; good && i < plan->edition_count; i++)
		good = outbox_edition(
		    plan->job, plan->outbox, plan->editions[i].theme->edition);
	if (good && plan->request->form == FORM_PDF)
		plan->manifest = manifest_open(
		    plan->job, outbox_folder(plan->job->arena, plan->outbox));
	return good;
}

/* ---- what is there already ---- */

/* Is the leaflet as it was left? */
static bool
is_there(const struct plan *plan, const struct record *record)
{
	struct stamp stamp;
	const char *path = outbox_path(
	    plan->job->arena, plan->outbox, record->edition, record->id);
	return files_stamp(path, &stamp) && stamp.size == record->bytes &&
	       stamp.modified_ns == record->modified_ns;
}

static bool
inputs_are_same(struct files *files, const struct record *record)
{
	for (size_t i = 0; i < record->input_count; i++)
		if (!digest_same(record->inputs[i].digest,
			files_digest(files, record->inputs[i].path)))
			return false;
	return true;
}

/* Finds out what is known of a task, and whether that is all. */
static void
task_look(struct plan *plan, struct task *task, struct digest edition)
{
	struct manifest *manifest = plan->manifest;
	const struct source *source = &plan->sources.list[task->source];
	const struct theme *theme = plan->editions[task->edition].theme;
	const struct record *record =
	    manifest_find(manifest, theme->edition, source->id);
	task->key = depend_key(&manifest->files, edition, source->file);
	if (!record || plan->request->force || source->twin ||
	    !digest_same(record->key, task->key) ||
	    (plan->request->strict && record->warnings) ||
	    !is_there(plan, record))
		return;
	const struct shelf *shelf = shelves_find(&plan->shelves, theme, source);
	task->known = record;
	task->skip = shelf && digest_same(shelf->digest, record->library) &&
		     inputs_are_same(&manifest->files, record);
}

static void
edition_look(struct plan *plan, size_t edition)
{
	struct digest digest = depend_edition(&plan->manifest->files,
	    plan->request->config, &plan->editions[edition]);
	size_t sources = plan->sources.count;
	for (size_t i = 0; i < sources; i++)
		task_look(plan, &plan->tasks[edition * sources + i], digest);
}

static void
look(struct plan *plan)
{
	for (size_t i = 0; i < plan->shelves.count; i++)
		plan->shelves.list[i].digest = depend_library(
		    &plan->manifest->files, &plan->shelves.list[i].files);
	for (size_t i = 0; i < plan->edition_count; i++)
		edition_look(plan, i);
}

static void
list_tasks(struct plan *plan)
{
	struct arena *arena = plan->job->arena;
	size_t sources = plan->sources.count;
	plan->task_count = plan->edition_count * sources;
	plan->tasks = ARENA_ARRAY(arena, plan->task_count, struct task);
	plan->todo = ARENA_ARRAY(arena, plan->task_count, size_t);
	for (size_t i = 0; i < plan->task_count; i++)
		plan->tasks[i] = (struct task){
		    .edition = i / sources, .source = i % sources};
	if (plan->manifest)
		look(plan);
	for (size_t i = 0; i < plan->task_count; i++)
		if (!plan->tasks[i].skip)
			plan->todo[plan->todo_count++] = i;
}

/* Reads what is not known of the articles, finds out what there is to do, and
 * makes the libraries if there is anything. */
static bool
list_work(struct plan *plan)
{
	struct job *job = plan->job;
	struct files own = files_new(job->arena);
	struct pool pool = plan_pool(plan);
	const char *folder =
	    plan->outbox ? outbox_folder(job->arena, plan->outbox) : NULL;
	struct cards *cards =
	    cards_open(job, plan->manifest ? &plan->manifest->files : &own,
		depend_program(), folder);
	bool good = cards && shelves_read(job, &plan->shelves, cards, &pool);
	if (good)
		list_tasks(plan);
	if (good && plan->todo_count)
		good = shelves_make(&plan->shelves, cards);
	cards_close(cards);
	return good;
}

/* ---- the whole ---- */

static bool
has_sources(struct plan *plan)
{
	if (!plan->sources.count && !plan->job->diag->errors)
		diag_error(plan->job, (struct place){.file = "leaflet"},
		    "there is no article to make. Name an article or a "
		    "folder of articles.");
	return plan->sources.count;
}

/* The shard's part of the sources: who belongs to it depends on the id alone,
 * so that it is the same on every machine. */
static void
keep_shard(struct plan *plan)
{
	struct sources *sources = &plan->sources;
	size_t kept = 0, of = plan->request->shard_count;
	for (size_t i = 0; i < sources->count && of; i++) {
		const char *id = sources->list[i].id;
		uint64_t hash = digest_bytes(id, strlen(id)).low;
		if (hash % of + 1 == plan->request->shard)
			sources->list[kept++] = sources->list[i];
	}
	if (of)
		sources->count = kept;
}

bool
plan_open(struct plan *plan)
{
	const struct batch_request *request = plan->request;
	if (!editions_open(plan))
		return false;
	plan->own_bytes = arena_bytes(plan->job->arena);
	plan->sources = collect_sources(
	    plan->job, &plan->listings, request->paths, request->path_count);
	if (!has_sources(plan))
		return false;
	if (!shelves_list(plan))
		return false;
	if (request->strict && plan->job->diag->warnings)
		return false;
	keep_shard(plan);
	return outbox_prepare(plan) && list_work(plan);
}

void
plan_close(struct plan *plan)
{
	pool_wait(&plan->leavers);
	for (size_t i = 0; i < plan->edition_count; i++)
		export_close(&plan->editions[i]);
	if (plan->outbox)
		outbox_close(plan->outbox);
	plan->outbox = NULL;
	plan->edition_count = 0;
}
