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

/* What stands in a folder. */
struct inside {
	const char *name;
	unsigned char type; /* DT_REG, DT_DIR or another */
};

static int
compare_names(const void *a, const void *b)
{
	const struct inside *x = a, *y = b;
	return strcmp(x->name, y->name);
}

/* By the system, which mostly tells with the name; links to folders could lead
 * in circles. */
static unsigned char
type_of(const char *path, unsigned char told)
{
	struct stat info;
	if (told == DT_REG || told == DT_DIR)
		return told;
	if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode))
		return DT_DIR;
	return stat(path, &info) == 0 && S_ISREG(info.st_mode) ? DT_REG
							       : DT_UNKNOWN;
}

static bool
list_inside(struct job *job, struct files *files, const char *path,
    const struct inside *inside, int depth)
{
	unsigned char type = type_of(path, inside->type);
	if (type == DT_DIR)
		return list_folder(job, files, path, depth + 1);
	if (type == DT_REG && ends_in_xml(inside->name))
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
	struct inside *list = NULL;
	size_t count = 0, capacity = 0, size = strlen(path);
	const char *slash = size && path[size - 1] == '/' ? "" : "/";
	for (struct dirent *at; (at = readdir(folder)) != NULL;)
		if (*at->d_name != '.')
			ARENA_PUSH(job->arena, list, count, capacity,
			    ((struct inside){
				arena_strdup(job->arena, at->d_name),
				at->d_type}));
	closedir(folder);
	if (count)
		qsort(list, count, sizeof *list, compare_names);
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = list_inside(job, files,
			    arena_printf(job->arena, "%s%s%s", path, slash,
				list[i].name),
			    &list[i], depth) &&
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
