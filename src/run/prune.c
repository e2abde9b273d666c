/*
 * The manifest names what this program made; what else lies in the folder is
 * somebody else's.
 */
#include "run/prune.h"

#include "theme/config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool
is_edition(const struct config *config, const char *name)
{
	for (size_t i = 0; i < config->edition_count; i++)
		if (strcmp(config->editions[i], name) == 0)
			return true;
	return false;
}

static bool
is_gone(const struct plan *plan, const struct record *record)
{
	return !is_edition(plan->request->config, record->edition) ||
	       record->draft ||
	       (access(record->source, F_OK) != 0 && errno == ENOENT);
}

static bool
remove_leaflet(struct plan *plan, struct record *record)
{
	struct arena *arena = plan->job->arena;
	const char *path =
	    outbox_path(arena, plan->outbox, record->edition, record->id);
	if (unlink(path) != 0 && errno != ENOENT) {
		diag_error(plan->job, (struct place){.file = path},
		    "it cannot be removed: %s. Remove it yourself, or look "
		    "whose folder it is.",
		    strerror(errno));
		return false;
	}
	record->gone = true;
	plan->manifest->changed = true;
	/* Goes only if it is empty now. */
	rmdir(outbox_edition_path(arena, plan->outbox, record->edition));
	return true;
}

size_t
prune(struct plan *plan)
{
	struct manifest *manifest = plan->manifest;
	size_t count = 0;
	for (size_t i = 0; i < manifest->count; i++)
		if (is_gone(plan, &manifest->records[i]))
			count += remove_leaflet(plan, &manifest->records[i]);
	return count;
}
