/*
 * The data are found from where the executable is, so that an installation
 * may be moved and a build tree used as it stands.
 */
#include "cli/data.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

static bool
has(struct job *job, const char *folder, const char *name)
{
	return access(arena_printf(job->arena, "%s/%s", folder, name), F_OK) ==
	       0;
}

/* Cuts the last name off; false when there is none left. */
static bool
go_up(char *path)
{
	char *slash = strrchr(path, '/');
	if (!slash)
		return false;
	*slash = '\0';
	return true;
}

const char *
data_folder(struct job *job)
{
	const char *given = getenv("LEAFLET_DATA");
	if (given && *given)
		return given;
	char *path = arena_alloc(job->arena, PATH_SIZE);
	ssize_t size = readlink("/proc/self/exe", path, PATH_SIZE - 1);
	if (size > 0 && go_up(path)) {
		const char *share =
		    arena_printf(job->arena, "%s/../share/leaflet", path);
		if (has(job, share, "fonts"))
			return share;
		while (go_up(path))
			if (has(job, path, "fonts") &&
			    has(job, path, "content/article.rng"))
				return path;
	}
	diag_error(job, (struct place){.file = "leaflet"},
	    "its fonts are not found. Install it whole, or name the folder "
	    "that holds fonts/ in LEAFLET_DATA.");
	return NULL;
}
