/* Folders are gone through by their names, so that every machine lists the
 * same. */
#include "article/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDERS_MOST = 32 }; /* within each other */

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

static void list_folder(
    struct job *job, struct listing *listing, const char *path, int depth);

/* What stands in a folder. */
struct inside {
	const char *path, *name; /* the name is the path's end */
	unsigned char type;      /* DT_REG, DT_DIR or another */
};

static int
compare_names(const void *a, const void *b)
{
	const struct inside *x = a, *y = b;
	return strcmp(x->name, y->name);
}

/* By the system, which mostly tells with the name; links to folders could lead
 * in circles, and are DT_LNK.  What is neither file nor folder is DT_FIFO, what
 * is not there DT_UNKNOWN. */
static unsigned char
type_of(const struct inside *inside)
{
	struct stat info;
	if (inside->type == DT_REG || inside->type == DT_DIR)
		return inside->type;
	if (lstat(inside->path, &info) == 0 && S_ISDIR(info.st_mode))
		return DT_DIR;
	if (stat(inside->path, &info) != 0)
		return DT_UNKNOWN;
	if (S_ISDIR(info.st_mode))
		return DT_LNK;
	return S_ISREG(info.st_mode) ? DT_REG : DT_FIFO;
}

/* A pipe may never end, nor even begin. */
static void
report_special(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this is no file. Take it out of the folder.");
}

static void
list_inside(struct job *job, struct listing *listing,
    const struct inside *inside, int depth)
{
	unsigned char type = type_of(inside);
	if (type == DT_DIR)
		list_folder(job, listing, inside->path, depth + 1);
	else if (type == DT_LNK || !ends_in_xml(inside->name))
		return;
	else if (type == DT_FIFO)
		report_special(job, inside->path);
	else
		ARENA_PUSH(job->arena, listing->list, listing->count,
		    listing->capacity,
		    ((struct listed){inside->path, type == DT_REG}));
}

/* The path of what stands in a folder. */
static const char *
join(struct arena *arena, const char *folder, size_t size, const char *name)
{
	size_t slash = size && folder[size - 1] != '/', more = strlen(name) + 1;
	char *path = arena_room(arena, size + slash + more);
	memcpy(path, folder, size);
	if (slash)
		path[size] = '/';
	memcpy(path + size + slash, name, more);
	return path;
}

static void
list_folder(
    struct job *job, struct listing *listing, const char *path, int depth)
{
	if (depth > FOLDERS_MOST)
		return;
	DIR *folder = opendir(path);
	if (!folder) {
		report_path(job, path);
		listing->whole = false;
		return;
	}
	struct inside *list = NULL;
	size_t count = 0, capacity = 0, size = strlen(path);
	for (struct dirent *at; (at = readdir(folder)) != NULL;) {
		if (*at->d_name == '.')
			continue;
		const char *inside = join(job->arena, path, size, at->d_name);
		ARENA_PUSH(job->arena, list, count, capacity,
		    ((struct inside){inside,
			inside + strlen(inside) - strlen(at->d_name),
			at->d_type}));
	}
	closedir(folder);
	if (count)
		qsort(list, count, sizeof *list, compare_names);
	for (size_t i = 0; i < count; i++)
		list_inside(job, listing, &list[i], depth);
}

const struct listing *
listing_of(struct job *job, struct listings *listings, const char *folder)
{
	struct listing *listing = listings->first;
	while (listing && strcmp(listing->folder, folder) != 0)
		listing = listing->next;
	if (listing)
		return listing;
	listing = ARENA_NEW(job->arena, struct listing);
	*listing = (struct listing){.folder = arena_strdup(job->arena, folder),
	    .whole = true,
	    .next = listings->first};
	listings->first = listing;
	list_folder(job, listing, listing->folder, 0);
	return listing;
}

/* ---- files of a library ---- */

struct files {
	const char **list;
	size_t count, capacity;
};

static void
add(struct job *job, struct files *files, const char *path)
{
	ARENA_PUSH(
	    job->arena, files->list, files->count, files->capacity, path);
}

static bool
add_path(struct job *job, struct listings *listings, struct files *files,
    const char *path)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		report_path(job, path);
		return false;
	}
	if (!S_ISDIR(info.st_mode)) {
		add(job, files, arena_strdup(job->arena, path));
		return true;
	}
	const struct listing *listing = listing_of(job, listings, path);
	for (size_t i = 0; i < listing->count; i++)
		if (listing->list[i].is_file)
			add(job, files, listing->list[i].path);
	return listing->whole;
}

bool
listing_read(struct job *job, struct listings *listings,
    const char *const *paths, size_t count, struct strings_list *list)
{
	struct files files = {0};
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = add_path(job, listings, &files, paths[i]) && whole;
	*list = (struct strings_list){files.list, files.count};
	return whole;
}

bool
listing_identify(const char *path, struct listing_identity *identity)
{
	struct stat status;
	*identity = (struct listing_identity){0};
	if (stat(path, &status) != 0)
		return false;
	*identity = (struct listing_identity){status.st_dev, status.st_ino};
	return true;
}

bool
listing_same_file(const char *a, const char *b)
{
	struct listing_identity first, second;
	return listing_identify(a, &first) && listing_identify(b, &second) &&
	       listing_is_same(first, second);
}
