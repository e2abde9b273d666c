/*
 * Everything that can fail because of the configuration or of the machine
 * fails here, before anything is written.
 */
#include "run/plan.h"

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

static bool
shelves_fill(struct plan *plan)
{
	bool good = true;
	for (size_t i = 0; i < plan->edition_count; i++)
		good &= shelves_add(plan->job, &plan->shelves,
		    plan->editions[i].theme, &plan->sources);
	return good;
}

static bool
outbox_prepare(struct plan *plan)
{
	if (plan->request->form != FORM_PDF)
		return true;
	plan->outbox = outbox_open(plan->job, plan->request->out);
	bool good = plan->outbox != NULL;
	for (size_t i = 0; good && i < plan->edition_count; i++)
		good = outbox_edition(
		    plan->job, plan->outbox, plan->editions[i].theme->edition);
	return good;
}

static bool
has_sources(struct plan *plan)
{
	if (!plan->sources.count && !plan->job->diag->errors)
		diag_error(plan->job, (struct place){.file = "leaflet"},
		    "there is no article to make. Name an article or a "
		    "folder of articles.");
	return plan->sources.count;
}

bool
plan_open(struct plan *plan)
{
	const struct batch_request *request = plan->request;
	if (!editions_open(plan))
		return false;
	plan->sources =
	    collect_sources(plan->job, request->paths, request->path_count);
	if (!has_sources(plan))
		return false;
	if (request->form != FORM_ARTICLE && !shelves_fill(plan))
		return false;
	if (request->strict && plan->job->diag->warnings)
		return false;
	return outbox_prepare(plan);
}

void
plan_close(struct plan *plan)
{
	for (size_t i = 0; i < plan->edition_count; i++)
		export_close(&plan->editions[i]);
	if (plan->outbox)
		outbox_close(plan->outbox);
	plan->outbox = NULL;
	plan->edition_count = 0;
}
