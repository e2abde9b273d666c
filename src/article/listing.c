/* Folders are gone through by their names, so that every machine lists the
 * same. */
#include "article/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDERS_MOST = 32 }; /* within each other */

struct files {
	const char **list;
	size_t count, capacity;
};

static int
compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_in_xml(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && strcmp(name + size - 4, ".xml") == 0;
}

static void
report_path(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this cannot be opened (%s). Check its name and folder.",
	    strerror(errno));
}

static bool list_folder(
    struct job *job, struct files *files, const char *path, int depth);

/* What stands in a folder; links to folders could lead in circles. */
static bool
list_entry(struct job *job, struct files *files, const char *path,
    const char *name, int depth)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return true; /* gone since the folder was listed */
	if (S_ISDIR(info.st_mode))
		return list_folder(job, files, path, depth + 1);
	if (ends_in_xml(name) && stat(path, &info) == 0 &&
	    S_ISREG(info.st_mode))
		ARENA_PUSH(job->arena, files->list, files->count,
		    files->capacity, path);
	return true;
}

static bool
list_folder(struct job *job, struct files *files, const char *path, int depth)
{
	if (depth > FOLDERS_MOST)
		return true;
	DIR *folder = opendir(path);
	if (!folder) {
		report_path(job, path);
		return false;
	}
	const char **names = NULL;
	size_t count = 0, capacity = 0, size = strlen(path);
	const char *slash = size && path[size - 1] == '/' ? "" : "/";
	for (struct dirent *at; (at = readdir(folder)) != NULL;)
		if (*at->d_name != '.')
			ARENA_PUSH(job->arena, names, count, capacity,
			    arena_strdup(job->arena, at->d_name));
	closedir(folder);
	if (count)
		qsort(names, count, sizeof *names, compare_strings);
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = list_entry(job, files,
			    arena_printf(
				job->arena, "%s%s%s", path, slash, names[i]),
			    names[i], depth) &&
			whole;
	return whole;
}

static bool
list_path(struct job *job, struct files *files, const char *path)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		report_path(job, path);
		return false;
	}
	if (S_ISDIR(info.st_mode))
		return list_folder(job, files, path, 0);
	ARENA_PUSH(job->arena, files->list, files->count, files->capacity,
	    arena_strdup(job->arena, path));
	return true;
}

bool
listing_read(struct job *job, const char *const *paths, size_t count,
    struct strings_list *list)
{
	struct files files = {0};
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = list_path(job, &files, paths[i]) && whole;
	*list = (struct strings_list){files.list, files.count};
	return whole;
}
