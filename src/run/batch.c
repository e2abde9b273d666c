/*
 * The list of articles, times the list of editions.
 *
 * What lasts for the run (themes, fonts, libraries, names) belongs to the
 * caller's job and is shared with the worker processes by fork.  Each article
 * has a job of its own that is reset after it, so memory does not grow with
 * their number.
 */
#include "run/batch.h"

#include "run/answer.h"
#include "run/make.h"
#include "run/plan.h"
#include "run/pool.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

struct batch {
	struct plan plan;
	struct job inner; /* of the event that is told */
	bool *told;       /* for each source: its messages, with an edition */
	batch_listener *listener;
	void *context;
	struct batch_totals *totals;
};

struct batch *
batch_prepare(struct job *job, const struct batch_request *request)
{
	struct batch *batch = ARENA_NEW(job->arena, struct batch);
	batch->plan = (struct plan){.job = job, .request = request};
	if (plan_open(&batch->plan))
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
	totals->checked += result->outcome == OUTCOME_CHECKED;
	totals->failed += result->outcome == OUTCOME_FAILED;
	totals->drafts += result->outcome == OUTCOME_DRAFT;
	totals->pages += result->pages;
	totals->sheets += result->sheets;
	totals->bytes += result->bytes;
	totals->errors += event->diag->errors;
	totals->warnings += event->diag->warnings;
}

static const char *
signal_says(struct arena *arena, int number)
{
	const char *name = sigdescr_np(number);
	return arena_printf(
	    arena, "signal %d, %s", number, name ? name : "unknown");
}

/* The worker had this article in hand when it ended. */
static void
report_death(struct batch *batch, const struct pool_answer *answer,
    const struct batch_event *event)
{
	struct job *job = &batch->inner;
	struct place place = {.file = event->source};
	const struct limits *limits = &batch->plan.request->limits;
	const char *how =
	    answer->death == POOL_SIGNAL
		? signal_says(job->arena, answer->code)
		: arena_printf(job->arena, "status %d", answer->code);
	switch (answer->death) {
	case POOL_SECONDS:
		diag_error(job, place,
		    "setting it took over %d seconds of processor time and "
		    "was stopped. Make the article shorter, or raise "
		    "limits.seconds.",
		    limits->seconds);
		return;
	case POOL_MEMORY:
		diag_error(job, place,
		    "setting it took over %d MiB of memory and was stopped. "
		    "Make the article or its pictures smaller, or raise "
		    "limits.memory.",
		    limits->memory_mib);
		return;
	default:
		diag_error(job, place,
		    "the process that set it ended unexpectedly (%s%s%s). "
		    "Run again with this article alone; if that fails, too, "
		    "it is a fault of the program: please report it with the "
		    "article.",
		    how, answer->last_words ? "; it said: " : "",
		    answer->last_words ? answer->last_words : "");
	}
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
	report_death(batch, from, event);
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

/* A pool_hear. */
static bool
hear(void *context, const struct pool_answer *from)
{
	struct batch *batch = context;
	const struct plan *plan = &batch->plan;
	size_t sources = plan->sources.count;
	const struct source *source = &plan->sources.list[from->task % sources];
	struct batch_event event = {
	    .id = source->id,
	    .source = source->file,
	    .edition = plan->editions[from->task / sources].theme->edition,
	    .number = from->task + 1,
	    .of = plan->edition_count * sources,
	};
	struct answer answer = {0};
	arena_reset(batch->inner.arena);
	batch->inner.diag = diag_new(batch->inner.arena);
	if (plan->outbox)
		event.path = outbox_path(
		    batch->inner.arena, plan->outbox, event.edition, event.id);
	read_answer(batch, from, &answer, &event);
	event.diag = batch->inner.diag;
	event.told = messages_told(batch, from->task % sources, &event.result);
	add_totals(batch->totals, &event);
	batch->listener(batch->context, &event);
	return text_written(batch, &answer);
}

bool
batch_run(struct batch *batch, batch_listener *listener, void *context,
    struct batch_totals *totals)
{
	struct plan *plan = &batch->plan;
	const struct limits *limits = &plan->request->limits;
	struct pool pool = {
	    .tasks = plan->edition_count * plan->sources.count,
	    .workers = plan->request->workers ? plan->request->workers
					      : pool_processors(),
	    .seconds = limits->seconds,
	    .memory_mib = limits->memory_mib,
	    .work = make_task,
	    .work_context = plan,
	    .hear = hear,
	    .hear_context = batch,
	};
	*totals = (struct batch_totals){0};
	batch->listener = listener;
	batch->context = context;
	batch->totals = totals;
	batch->inner.arena = arena_new();
	batch->told = ARENA_ARRAY(plan->job->arena, plan->sources.count, bool);
	bool good = pool_run(plan->job, &pool);
	arena_free(batch->inner.arena);
	if (plan->outbox && totals->made)
		good &= outbox_sync(plan->job, plan->outbox);
	return good;
}
