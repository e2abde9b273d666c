/*
 * Files and folders become a sorted list of articles, each file once.
 *
 * Two files with one id would overwrite each other's leaflet: both are marked
 * as twins, so that both can be named and neither is made.
 */
#include "run/collect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct list {
	struct source *items;
	size_t count, capacity;
};

static void
cannot_open(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this cannot be opened: %s. Name an article or a folder of "
	    "articles.",
	    strerror(errno));
}

/* A pipe may never end, nor even begin. */
static void
not_a_file(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this is neither a file nor a folder. Name an article or a folder "
	    "of articles.");
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
	bool is_xml = size > 4 && strcmp(name + size - 4, ".xml") == 0;
	return arena_strndup(arena, name, is_xml ? size - 4 : size);
}

static void
add_file(
    struct job *job, struct list *list, const char *file, const char *folder)
{
	struct source source = {
	    .id = id_of(job->arena, file),
	    .file = file,
	    .folder = folder,
	};
	ARENA_PUSH(
	    job->arena, list->items, list->count, list->capacity, source);
}

/* What is no file is told of when it is to be read. */
static void
add_folder(struct job *job, struct listings *listings, struct list *list,
    const char *folder)
{
	struct stat status;
	const struct listing *listing = listing_of(job, listings, folder);
	for (size_t i = 0; i < listing->count; i++) {
		const struct listed *listed = &listing->list[i];
		if (listed->is_file || stat(listed->path, &status) == 0)
			add_file(job, list, listed->path, folder);
		else
			cannot_open(job, listed->path);
	}
	if (!listing->count && listing->whole)
		diag_warning(job, (struct place){.file = folder},
		    "there is no article here. Give the folder that holds "
		    "the .xml files.");
}

static void
add_path(struct job *job, struct listings *listings, struct list *list,
    const char *given)
{
	struct stat status;
	if (stat(given, &status) != 0)
		cannot_open(job, given);
	else if (S_ISDIR(status.st_mode))
		add_folder(
		    job, listings, list, trim_slashes(job->arena, given));
	else if (!S_ISREG(status.st_mode))
		not_a_file(job, given);
	else
		add_file(job, list, given, folder_of(job->arena, given));
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
			again |= listing_same_file(
			    list->items[j].file, source->file);
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
collect_sources(struct job *job, struct listings *listings,
    const char *const *paths, size_t count)
{
	struct list list = {0};
	for (size_t i = 0; i < count; i++)
		add_path(job, listings, &list, paths[i]);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_id);
	settle_twins(&list);
	return (struct sources){list.items, list.count};
}
