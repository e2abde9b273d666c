/*
 * Where the configuration is: in the folder of the first PATH or the nearest
 * folder above it that has one.
 */
#include "theme/find.h"

#include "theme/config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char NAME[] = "leaflet.yaml";

/* The path below the working folder as the user would write it. */
static const char *
from_here(struct arena *arena, const char *path)
{
	char *here = getcwd(NULL, 0);
	size_t size = here ? strlen(here) : 0;
	bool below =
	    size > 1 && strncmp(path, here, size) == 0 && path[size] == '/';
	free(here);
	return arena_strdup(arena, below ? path + size + 1 : path);
}

bool
find_is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *
find_start(struct arena *arena, const char *near)
{
	if (!near)
		return ".";
	return find_is_folder(near) ? near : config_folder(arena, near);
}

const char *
find_config(struct arena *arena, const char *near)
{
	char *real = realpath(find_start(arena, near), NULL);
	if (!real)
		return NULL;
	const char *folder = arena_strdup(arena, real);
	free(real);
	for (;;) {
		const char *file = config_path(arena, folder, NAME);
		if (access(file, F_OK) == 0)
			return from_here(arena, file);
		if (strcmp(folder, "/") == 0)
			return NULL;
		folder = config_folder(arena, folder);
	}
}
