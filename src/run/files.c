/*
 * The idea is that of git's index (Documentation/technical/racy-git): times
 * tell whether a file has changed, except where it changed so shortly before
 * they were looked at that a second change might bear the same time.
 */
#include "run/files.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { RACE_SECONDS = 2, BUFFER_SIZE = 64 * 1024 };

struct files
files_new(struct arena *arena)
{
	return (struct files){.arena = arena,
	    .by_path = {.arena = arena},
	    .folders = {.arena = arena}};
}

static int64_t
nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static struct stamp
stamp_of(const struct stat *status)
{
	return (struct stamp){
	    .size = (uint64_t)status->st_size,
	    .inode = status->st_ino,
	    .modified_ns = nanoseconds(status->st_mtim),
	    .changed_ns = nanoseconds(status->st_ctim),
	};
}

bool
files_stamp(const char *path, struct stamp *stamp)
{
	struct stat status;
	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	*stamp = stamp_of(&status);
	return true;
}

static bool
same_stamp(const struct stamp *a, const struct stamp *b)
{
	return a->size == b->size && a->inode == b->inode &&
	       a->modified_ns == b->modified_ns &&
	       a->changed_ns == b->changed_ns;
}

static struct digest
read_digest(int file)
{
	char buffer[BUFFER_SIZE];
	ssize_t size = read(file, buffer, sizeof buffer);
	if (size >= 0 && size < (ssize_t)sizeof buffer)
		return digest_bytes(buffer, (size_t)size);
	struct digest_state *state = digest_begin();
	for (; size > 0; size = read(file, buffer, sizeof buffer))
		digest_add(state, buffer, (size_t)size);
	struct digest digest = digest_end(state);
	return size == 0 ? digest : (struct digest){0, 0};
}

struct digest
files_read_digest(const char *path)
{
	struct digest digest = {0, 0};
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return digest;
	digest = read_digest(file);
	close(file);
	return digest;
}

/* Where it might change again within the same tick, its times say nothing. */
static void
forget_fresh(struct stamp *stamp)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	int64_t late = nanoseconds(now) - (int64_t)RACE_SECONDS * 1000000000;
	if (stamp->modified_ns > late || stamp->changed_ns > late)
		stamp->changed_ns = 0;
}

void
files_add(struct files *files, const struct file *file)
{
	ARENA_PUSH(
	    files->arena, files->list, files->count, files->capacity, *file);
	names_add(&files->by_path, file->path, files->count - 1);
}

size_t
files_number(struct files *files, const char *path)
{
	size_t at = names_find(&files->by_path, path);
	if (at != NAMES_NONE)
		return at;
	files_add(
	    files, &(struct file){.path = arena_strdup(files->arena, path)});
	return files->count - 1;
}

static struct file *
find(struct files *files, const char *path)
{
	size_t number = files_number(files, files_real(files, path));
	return &files->list[number];
}

bool
files_known(struct files *files, const char *path, struct digest *digest)
{
	struct stamp stamp;
	struct file *file = find(files, path);
	if (!files_stamp(file->path, &stamp) ||
	    !same_stamp(&stamp, &file->stamp))
		return false;
	file->used = true;
	*digest = file->digest;
	return true;
}

void
files_learn(struct files *files, const char *path, const struct stamp *stamp,
    struct digest digest)
{
	struct file *file = find(files, path);
	file->used = true;
	file->fresh = true;
	file->digest = digest;
	file->stamp = *stamp;
	files->changed = true;
	forget_fresh(&file->stamp);
}

struct digest
files_digest(struct files *files, const char *path)
{
	struct file *file = find(files, path);
	struct stamp stamp;
	struct digest digest;
	if (file->fresh || files_known(files, path, &digest))
		return file->digest;
	if (!files_stamp(file->path, &stamp))
		return (struct digest){0, 0};
	files_learn(files, path, &stamp, files_read_digest(file->path));
	return file->digest;
}

static const char *
real_folder(struct files *files, const char *folder)
{
	size_t at = names_find(&files->folders, folder);
	if (at != NAMES_NONE)
		return files->real[at];
	char real[PATH_MAX];
	const char *path = realpath(folder, real) ? real : folder;
	ARENA_PUSH(files->arena, files->real, files->real_count,
	    files->real_capacity, arena_strdup(files->arena, path));
	names_add(&files->folders, arena_strdup(files->arena, folder),
	    files->real_count - 1);
	return files->real[files->real_count - 1];
}

/* A path that is on the list stands there already. */
static const char *
join(struct files *files, const char *folder, const char *name)
{
	char path[2 * PATH_MAX];
	size_t before = strlen(folder), size = strlen(name);
	if (before + size + 2 > sizeof path)
		return arena_printf(files->arena, "%s/%s", folder, name);
	memcpy(path, folder, before);
	path[before] = '/';
	memcpy(path + before + 1, name, size + 1);
	size_t at = names_find(&files->by_path, path);
	return at != NAMES_NONE ? files->list[at].path
				: arena_strdup(files->arena, path);
}

const char *
files_real(struct files *files, const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;
	if (!slash)
		return join(files, real_folder(files, "."), path);
	if (slash == path || size >= sizeof folder)
		return arena_strdup(files->arena, path);
	memcpy(folder, path, size);
	folder[size] = '\0';
	return join(files, real_folder(files, folder), slash + 1);
}
