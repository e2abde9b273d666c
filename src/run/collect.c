/*
 * Files and folders become a sorted list of articles, each file once.
 *
 * Two files with one id would overwrite each other's leaflet: both are marked
 * as twins, so that both can be named and neither is made.  What counts under
 * a folder is the same as for a library (article/library).
 */
#include "run/collect.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MOST = 32 };

struct file_names {
	const char **list;
	size_t count, capacity;
};

struct list {
	struct source *items;
	size_t count, capacity;
};

static bool
is_xml(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && strcmp(name + size - 4, ".xml") == 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
no_dot(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void cannot_open(struct job *job, const char *path);
static void list_folder(
    struct job *job, const char *folder, int depth, struct file_names *names);

/* A folder and no link to one; the system mostly tells with the name. */
static bool
is_folder(const char *path, const struct dirent *entry)
{
	struct stat status;
	if (entry->d_type == DT_REG || entry->d_type == DT_DIR)
		return entry->d_type == DT_DIR;
	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
leads_to_folder(const char *path, const struct dirent *entry)
{
	struct stat status;
	return entry->d_type != DT_REG && stat(path, &status) == 0 &&
	       S_ISDIR(status.st_mode);
}

/* Adds a folder's entry if it is an article, goes into it if a folder. */
static void
list_entry(struct job *job, const char *folder, const struct dirent *entry,
    int depth, struct file_names *names)
{
	const char *path = arena_printf(job->arena, "%s%s%s", folder,
	    folder[strlen(folder) - 1] == '/' ? "" : "/", entry->d_name);
	if (is_folder(path, entry)) {
		if (depth < DEPTH_MOST)
			list_folder(job, path, depth + 1, names);
	} else if (is_xml(entry->d_name) && !leads_to_folder(path, entry)) {
		ARENA_PUSH(job->arena, names->list, names->count,
		    names->capacity, path);
	}
}

static void
list_folder(
    struct job *job, const char *folder, int depth, struct file_names *names)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, no_dot, by_name);
	if (count < 0) {
		cannot_open(job, folder);
		return;
	}
	for (int i = 0; i < count; i++) {
		list_entry(job, folder, entries[i], depth, names);
		free(entries[i]);
	}
	free(entries);
}

static void
cannot_open(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this cannot be opened: %s. Name an article or a folder of "
	    "articles.",
	    strerror(errno));
}

/* Without the slashes at its end; "/" stays. */
static const char *
trim_slashes(struct arena *arena, const char *path)
{
	size_t size = strlen(path);
	while (size > 1 && path[size - 1] == '/')
		size--;
	return arena_strndup(arena, path, size);
}

static const char *
folder_of(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	return slash == file
		   ? "/"
		   : arena_strndup(arena, file, (size_t)(slash - file));
}

static const char *
id_of(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;
	size_t size = strlen(name);
	return arena_strndup(arena, name, is_xml(name) ? size - 4 : size);
}

static void
add_file(
    struct job *job, struct list *list, const char *file, const char *folder)
{
	struct stat status;
	if (stat(file, &status) != 0) {
		cannot_open(job, file);
		return;
	}
	struct source source = {
	    .id = id_of(job->arena, file),
	    .file = file,
	    .folder = folder,
	    .device = status.st_dev,
	    .inode = status.st_ino,
	};
	ARENA_PUSH(
	    job->arena, list->items, list->count, list->capacity, source);
}

static void
add_path(struct job *job, struct list *list, const char *given)
{
	struct stat status;
	if (stat(given, &status) != 0) {
		cannot_open(job, given);
		return;
	}
	if (!S_ISDIR(status.st_mode)) {
		add_file(job, list, given, folder_of(job->arena, given));
		return;
	}
	const char *folder = trim_slashes(job->arena, given);
	size_t errors = job->diag->errors;
	struct file_names names = {0};
	list_folder(job, folder, 0, &names);
	for (size_t i = 0; i < names.count; i++)
		add_file(job, list, names.list[i], folder);
	if (!names.count && job->diag->errors == errors)
		diag_warning(job, (struct place){.file = folder},
		    "there is no article here. Give the folder that holds "
		    "the .xml files.");
}

static int
by_id(const void *a, const void *b)
{
	const struct source *first = a, *second = b;
	int order = strcmp(first->id, second->id);
	if (order == 0)
		order = strcmp(first->file, second->file);
	return order ? order : strcmp(first->folder, second->folder);
}

/* Keeps the first path to each file, and marks files that share an id. */
static void
settle_twins(struct list *list)
{
	size_t kept = 0, first = 0; /* first: the first kept of this id */
	for (size_t i = 0; i < list->count; i++) {
		struct source *source = &list->items[i];
		if (kept && strcmp(list->items[first].id, source->id) != 0)
			first = kept;
		bool again = false;
		for (size_t j = first; j < kept; j++)
			again |= list->items[j].inode == source->inode &&
				 list->items[j].device == source->device;
		if (again)
			continue;
		list->items[kept] = *source;
		if (kept > first) {
			list->items[kept].twin = list->items[first].file;
			list->items[first].twin = list->items[kept].file;
		}
		kept++;
	}
	list->count = kept;
}

struct sources
collect_sources(struct job *job, const char *const *paths, size_t count)
{
	struct list list = {0};
	for (size_t i = 0; i < count; i++)
		add_path(job, &list, paths[i]);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_id);
	settle_twins(&list);
	return (struct sources){list.items, list.count};
}
