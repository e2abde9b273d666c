/*
 * One task of a run, in a worker process: an article in an edition.
 */
#include "run/make.h"

#include "run/answer.h"

#include <stdlib.h>
#include <time.h>

/* Of this thread, the only one here: while a process has a timer of processor
 * time (limit.c), Linux brings the process's own up to date at ticks only,
 * every 4 ms. */
static uint64_t
cpu_now_us(void)
{
	struct timespec now;
	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0)
		return 0;
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/*
 * Another file with the source's id, or NULL: one that is to be made, or one
 * of the library.
 */
static struct library_duplicate
twin_of(const struct source *source, const struct library *library)
{
	struct listing_identity own;
	if (source->twin || !library)
		return (struct library_duplicate){
		    .twin = source->twin, .name = source->id};
	if (library->duplicate_count && listing_identify(source->file, &own))
		for (size_t i = 0; i < library->duplicate_count; i++)
			if (listing_is_same(
				own, library->duplicates[i].identity))
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
		    duplicate->name, duplicate->twin);
}

static struct result
make_one(const struct plan *plan, struct job *job, const struct task *task,
    FILE *text)
{
	const struct edition *edition = &plan->editions[task->edition];
	const struct source *source = &plan->sources.list[task->source];
	const struct shelf *shelf =
	    shelves_find(&plan->shelves, edition->theme, source);
	const struct library *library = shelf ? shelf->library : NULL;
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
	    .form = plan->request->form,
	    .strict = plan->request->strict,
	    .verbose = plan->request->verbose,
	    .text = text,
	    .noted = plan->manifest != NULL,
	    .known = task->known,
	};
	if (plan->outbox) {
		order.path = outbox_path(job->arena, plan->outbox,
		    edition->theme->edition, source->id);
		order.temporary = outbox_temporary(job->arena, plan->outbox,
		    edition->theme->edition, source->id);
	}
	return export_article(job, edition, &order);
}

void
make_task(const void *context, struct job *job, size_t task, FILE *out)
{
	const struct plan *plan = context;
	struct answer answer = {0};
	char *text = NULL;
	FILE *in_memory = plan->request->text
			      ? open_memstream(&text, &answer.text_size)
			      : NULL;
	uint64_t start = cpu_now_us();
	answer.result =
	    make_one(plan, job, &plan->tasks[plan->todo[task]], in_memory);
	answer.cpu_us = cpu_now_us() - start;
	if (in_memory)
		fclose(in_memory);
	answer.text = text;
	answer_write(out, &answer, job->diag);
	free(text);
}
