/*
 * The list of articles, times the list of editions.
 *
 * What lasts for the run (themes, fonts, libraries, names) belongs to the
 * caller's job and is shared with the worker processes by fork.  Each article
 * has a job of its own that is reset after it, so memory does not grow with
 * their number.
 */
#include "run/batch.h"

#include "base/today.h"
#include "run/answer.h"
#include "run/death.h"
#include "run/make.h"
#include "run/plan.h"
#include "run/pool.h"
#include "run/prune.h"

#include <string.h>
#include <unistd.h>

enum { FEW = 32 }; /* leaflets, which the disk takes in no time */

struct batch {
	struct plan plan;
	struct job inner; /* of the event that is told */
	bool *told;       /* for each source: its messages, with an edition */
	size_t next;      /* task to be told */
	size_t heard;     /* of those to do */
	size_t unheard;   /* when the disk was last given what was made */
	batch_listener *listener;
	void *context;
	struct batch_totals *totals;
};

struct batch *
batch_prepare(struct job *job, const struct batch_request *request)
{
	struct batch *batch = ARENA_NEW(job->arena, struct batch);
	batch->plan = (struct plan){.job = job, .request = request};
	if (today_check(job) && plan_open(&batch->plan))
		return batch;
	batch_end(batch);
	return NULL;
}

void
batch_end(struct batch *batch)
{
	plan_close(&batch->plan);
}

static void
add_totals(struct batch_totals *totals, const struct batch_event *event)
{
	const struct result *result = &event->result;
	totals->made += result->outcome == OUTCOME_MADE;
	totals->unchanged += result->outcome == OUTCOME_UNCHANGED;
	totals->checked += result->outcome == OUTCOME_CHECKED;
	totals->failed += result->outcome == OUTCOME_FAILED;
	totals->drafts += result->outcome == OUTCOME_DRAFT;
	totals->pages += result->pages;
	totals->sheets += result->sheets;
	totals->paper += (result->sheets + 1) / 2;
	totals->bytes += result->bytes;
	totals->errors += event->diag->errors;
	totals->warnings += event->diag->warnings;
}

/* Nothing half written stays. */
static void
remove_temporary(const struct batch *batch, const struct batch_event *event)
{
	if (batch->plan.outbox)
		unlink(outbox_temporary(batch->inner.arena, batch->plan.outbox,
		    event->edition, event->id));
}

/* What the answer says, or that there is none. */
static void
read_answer(struct batch *batch, const struct pool_answer *from,
    struct answer *answer, struct batch_event *event)
{
	if (from->death == POOL_ALIVE &&
	    answer_read(&batch->inner, from->bytes, from->size, answer)) {
		event->result = answer->result;
		event->cpu_us = answer->cpu_us;
		return;
	}
	*answer = (struct answer){0};
	event->result.outcome = OUTCOME_FAILED;
	death_report(
	    &batch->inner, event->source, &batch->plan.request->limits, from);
	remove_temporary(batch, event);
}

static bool
text_written(const struct batch *batch, const struct answer *answer)
{
	FILE *text = batch->plan.request->text;
	if (!text)
		return true;
	if (answer->text_size)
		fwrite(answer->text, answer->text_size, 1, text);
	if (!ferror(text) && fflush(text) == 0)
		return true;
	diag_error(batch->plan.job, (struct place){.file = "standard output"},
	    "writing failed. See that its reader stays open and the disk is "
	    "not full.");
	return false;
}

/* Of the messages, those that were told with an earlier edition. */
static size_t
messages_told(struct batch *batch, size_t source, const struct result *result)
{
	bool told = batch->told[source];
	batch->told[source] |= result->common_messages > 0;
	return told ? result->common_messages : 0;
}

static struct batch_event
event_of(const struct batch *batch, size_t number)
{
	const struct plan *plan = &batch->plan;
	const struct task *task = &plan->tasks[number];
	const struct source *source = &plan->sources.list[task->source];
	struct batch_event event = {
	    .id = source->id,
	    .source = source->file,
	    .edition = plan->editions[task->edition].theme->edition,
	    .diag = batch->inner.diag,
	    .number = number + 1,
	    .of = plan->task_count,
	};
	if (plan->outbox)
		event.path = outbox_path(
		    batch->inner.arena, plan->outbox, event.edition, event.id);
	return event;
}

static void
tell(struct batch *batch, const struct batch_event *event)
{
	add_totals(batch->totals, event);
	batch->listener(batch->context, event);
}

static void
begin_event(struct batch *batch)
{
	arena_reset(batch->inner.arena);
	batch->inner.diag = diag_new(batch->inner.arena);
}

/* What is known of a leaflet is its result. */
static struct result
known_result(const struct record *record)
{
	return (struct result){
	    .outcome = OUTCOME_UNCHANGED,
	    .pages = record->pages,
	    .sheets = record->sheets,
	    .bytes = record->bytes,
	    .fit = record->fit,
	};
}

/* Tells of the tasks before the number that were skipped. */
static void
tell_skipped(struct batch *batch, size_t number)
{
	for (; batch->next < number; batch->next++) {
		begin_event(batch);
		struct batch_event event = event_of(batch, batch->next);
		event.result =
		    known_result(batch->plan.tasks[batch->next].known);
		tell(batch, &event);
	}
}

/* Its leaflet may be removed, if that is asked. */
static void
note_draft(struct plan *plan, const struct batch_event *event)
{
	struct record *record =
	    manifest_find(plan->manifest, event->edition, event->id);
	if (record)
		record->draft = event->result.outcome == OUTCOME_DRAFT;
}

/* The inputs by paths that open from anywhere. */
static const struct input *
absolute(struct batch *batch, const struct result *result)
{
	struct input *inputs =
	    ARENA_ARRAY(batch->inner.arena, result->input_count, struct input);
	for (size_t i = 0; i < result->input_count; i++)
		inputs[i] =
		    (struct input){files_real(&batch->plan.manifest->files,
				       result->inputs[i].path),
			result->inputs[i].digest};
	return inputs;
}

/* Notes what was made, or found to be as it was. */
static void
note(struct batch *batch, const struct task *task,
    const struct batch_event *event)
{
	struct plan *plan = &batch->plan;
	const struct result *result = &event->result;
	struct record record;
	if (!plan->manifest)
		return;
	if (result->outcome == OUTCOME_UNCHANGED) {
		record = *task->known;
	} else if (result->outcome == OUTCOME_MADE) {
		record = (struct record){
		    .edition = event->edition,
		    .id = event->id,
		    .source = files_real(&plan->manifest->files, event->source),
		    .fit = result->fit,
		    .key = task->key,
		    .context = result->context,
		    .pages = result->pages,
		    .sheets = result->sheets,
		    .warnings = event->diag->warnings,
		    .bytes = result->bytes,
		    .modified_ns = result->modified_ns,
		    .inputs = absolute(batch, result),
		    .input_count = result->input_count,
		};
	} else {
		note_draft(plan, event);
		return;
	}
	record.library =
	    shelves_find(&plan->shelves, plan->editions[task->edition].theme,
		&plan->sources.list[task->source])
		->digest;
	manifest_put(plan->manifest, &record);
}

/* A pool_hear. */
static bool
hear(void *context, const struct pool_answer *from)
{
	struct batch *batch = context;
	size_t number = batch->plan.todo[from->task];
	const struct task *task = &batch->plan.tasks[number];
	struct answer answer = {0};
	tell_skipped(batch, number);
	batch->next = number + 1;
	batch->heard = from->task + 1;
	begin_event(batch);
	struct batch_event event = event_of(batch, number);
	read_answer(batch, from, &answer, &event);
	if (event.result.outcome == OUTCOME_UNCHANGED)
		event.result = known_result(task->known);
	event.told = messages_told(batch, task->source, &event.result);
	if (!from->overheard)
		note(batch, task, &event);
	tell(batch, &event);
	return text_written(batch, &answer);
}

/* A pool_overhear: what is made is noted at once, or a run that is killed
 * while one article takes long would leave much to be made again. */
static void
overhear(void *context, const struct pool_answer *from)
{
	struct batch *batch = context;
	size_t number = batch->plan.todo[from->task];
	struct answer answer = {0};
	begin_event(batch);
	struct batch_event event = event_of(batch, number);
	read_answer(batch, from, &answer, &event);
	note(batch, &batch->plan.tasks[number], &event);
}

/* A pool_pause.  Whenever half of what was left is made, the disk begins to
 * take it: so it has little left to do at the end. */
static void
note_all(void *context)
{
	struct batch *batch = context;
	const struct plan *plan = &batch->plan;
	size_t left = plan->todo_count - batch->heard;
	if (plan->manifest)
		manifest_note(plan->manifest);
	if (plan->outbox && left >= FEW && left <= batch->unheard / 2 &&
	    outbox_sync_early(plan->outbox))
		batch->unheard = left;
}

/* The new manifest, if there is one; and a sync before it counts, for it must
 * not be ahead of the disk. */
static bool
conclude(struct batch *batch)
{
	const struct plan *plan = &batch->plan;
	struct manifest *manifest = plan->manifest;
	bool noted = !manifest || manifest_write(manifest);
	bool wrote = batch->totals->made || batch->totals->pruned ||
		     (manifest && manifest->written);
	if (wrote && !outbox_sync(plan->job, plan->outbox)) {
		if (manifest)
			manifest_drop(manifest);
		return false;
	}
	return noted && (!manifest || manifest_close(manifest));
}

/* The end of a run that writes. */
static bool
settle(struct batch *batch)
{
	struct plan *plan = &batch->plan;
	if (!plan->outbox)
		return true;
	if (plan->request->prune && plan->manifest)
		batch->totals->pruned = prune(plan);
	return conclude(batch);
}

bool
batch_run(struct batch *batch, batch_listener *listener, void *context,
    struct batch_totals *totals)
{
	struct plan *plan = &batch->plan;
	struct pool pool = plan_pool(plan);
	pool.tasks = plan->todo_count;
	pool.work = make_task;
	pool.work_context = plan;
	pool.hear = hear;
	pool.overhear = overhear;
	pool.pause = note_all;
	pool.hear_context = batch;
	*totals = (struct batch_totals){0};
	batch->listener = listener;
	batch->context = context;
	batch->totals = totals;
	batch->unheard = plan->todo_count;
	batch->inner.arena = arena_new();
	batch->told = ARENA_ARRAY(plan->job->arena, plan->sources.count, bool);
	for (size_t i = 0; i < plan->edition_count && pool.tasks > 1; i++)
		export_share(&plan->editions[i], pool.tasks);
	if (plan->manifest && pool.tasks > 1)
		manifest_journal(plan->manifest);
	bool good = pool_run(plan->job, &pool);
	if (good)
		tell_skipped(batch, plan->task_count);
	arena_free(batch->inner.arena);
	good &= settle(batch);
	totals->index_bytes = arena_bytes(plan->job->arena) - plan->own_bytes;
	return good;
}
