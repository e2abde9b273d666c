/*
 * A full disk may first show when the file is closed: nothing is done until
 * that has gone well, too.
 *
 * Where the file system has files without a name (open(2), O_TMPFILE), that
 * is what is written: making one looks for nothing in a folder, which another
 * worker or the disk may just have in hand, and a run that is killed leaves
 * nothing.
 */
#include "paint/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <unistd.h>

struct save {
	struct job *job;
	const char *temporary, *path;
	int file;
	bool nameless; /* the file has no name yet */
	int error;     /* errno of the first failure; 0: none */
	size_t used;
	char *buffer; /* NULL: none */
};

static void
report(struct job *job, const char *path, int error)
{
	const char *advice = "Look whether the folder can be written to";
	if (error == ENOSPC || error == EDQUOT)
		advice = "Free some space";
	else if (error == EFBIG)
		advice = "Raise the limit on the size of files (ulimit -f)";
	else if (error == ENOENT || error == ENOTDIR)
		advice = "Look whether the folder exists";
	else if (error == ENAMETOOLONG)
		advice = "Give the article a shorter id";
	else if (error == EISDIR)
		advice = "Move the folder of that name away";
	diag_error(job, (struct place){.file = path},
	    "it cannot be written: %s. %s, or choose another folder with -o.",
	    strerror(error), advice);
}

/* In the folder of the temporary name.  false: that is not possible there. */
static bool
open_nameless(struct save *save)
{
	const char *slash = strrchr(save->temporary, '/');
	if (!slash)
		return false;
	save->file = open(arena_strndup(save->job->arena, save->temporary,
			      (size_t)(slash - save->temporary)),
	    O_RDWR | O_TMPFILE | O_CLOEXEC, 0666);
	save->nameless = save->file >= 0;
	return save->nameless;
}

/* A new file of the temporary name; -1: errno says why. */
static int
open_named(const struct save *save)
{
	return open(
	    save->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

struct save *
save_open(
    struct job *job, const char *temporary, const char *path, char *buffer)
{
	struct save *save = ARENA_NEW(job->arena, struct save);
	save->job = job;
	save->temporary = temporary;
	save->path = path;
	save->buffer = buffer;
	if (!open_nameless(save))
		save->file = open_named(save);
	if (save->file >= 0)
		return save;
	report(job, path, errno);
	return NULL;
}

static bool
write_all(struct save *save, const char *bytes, size_t size)
{
	while (size > 0 && !save->error) {
		ssize_t done = write(save->file, bytes, size);
		if (done < 0 && errno != EINTR)
			save->error = errno;
		if (done <= 0)
			continue;
		bytes += done;
		size -= (size_t)done;
	}
	return !save->error;
}

static bool
flush(struct save *save)
{
	size_t used = save->used;
	save->used = 0;
	return write_all(save, save->buffer, used);
}

bool
save_write(void *to, const void *bytes, size_t size)
{
	struct save *save = to;
	if (size > SAVE_BUFFER - save->used && !flush(save))
		return false;
	if (!save->buffer || size > SAVE_BUFFER)
		return write_all(save, bytes, size);
	memcpy(save->buffer + save->used, bytes, size);
	save->used += size;
	return !save->error;
}

bool
save_failed(const struct save *save)
{
	return save->error != 0;
}

/* Before Linux 6.10 only a privileged process may name a file by its
 * descriptor alone; others need a way to it. */
static bool
name(const struct save *save, const char *path)
{
	if (linkat(save->file, "", AT_FDCWD, path, AT_EMPTY_PATH) == 0)
		return true;
	if (errno != ENOENT)
		return false;
	const char *way =
	    arena_printf(save->job->arena, "/proc/self/fd/%d", save->file);
	return linkat(AT_FDCWD, way, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* Into a named file. */
static bool
copy(const struct save *save)
{
	int to = open_named(save);
	off_t at = 0;
	ssize_t done = to < 0 ? -1 : 1;
	while (done > 0)
		done = sendfile(to, save->file, &at, SAVE_BUFFER);
	if (to >= 0 && close(to) != 0)
		done = -1;
	return done == 0;
}

/* Gives a nameless file its name at once, if there is none of that name yet;
 * or else the temporary one, which rename can put in its place.  Where a file
 * cannot be named later (there is no /proc), a named copy is. */
static bool
publish(const struct save *save)
{
	bool named = !save->nameless;
	if (!named && name(save, save->path))
		return true;
	if (!named && errno == EEXIST) {
		unlink(save->temporary);
		named = name(save, save->temporary);
	}
	return (named || copy(save)) &&
	       rename(save->temporary, save->path) == 0;
}

/* What a close would say, while the file can still be named. */
static bool
settle(const struct save *save)
{
	int other = dup(save->file);
	return other >= 0 && close(other) == 0;
}

bool
save_end(struct save *save, bool whole)
{
	if (whole)
		flush(save);
	if (!save->error && !settle(save))
		save->error = errno;
	bool done = whole && !save->error && publish(save);
	if (whole && !save->error && !done)
		save->error = errno;
	close(save->file);
	if (done)
		return true;
	if (save->error)
		report(save->job, save->path, save->error);
	unlink(save->temporary);
	return false;
}

bool
save_bytes(struct job *job, const char *temporary, const char *path,
    const void *bytes, size_t size)
{
	struct save *save = save_open(job, temporary, path, NULL);
	if (!save)
		return false;
	save_write(save, bytes, size);
	return save_end(save, true);
}
