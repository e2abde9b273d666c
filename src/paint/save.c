/*
 * A full disk may first show when the file is closed: nothing is done until
 * that has gone well, too.
 */
#include "paint/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct save {
	struct job *job;
	const char *temporary, *path;
	int file;
	int error; /* errno of the first failure; 0: none */
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

struct save *
save_open(
    struct job *job, const char *temporary, const char *path, char *buffer)
{
	int file =
	    open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (file < 0) {
		report(job, path, errno);
		return NULL;
	}
	struct save *save = ARENA_NEW(job->arena, struct save);
	save->job = job;
	save->temporary = temporary;
	save->path = path;
	save->file = file;
	save->buffer = buffer;
	return save;
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

bool
save_end(struct save *save, bool whole)
{
	if (whole)
		flush(save);
	if (close(save->file) != 0 && !save->error)
		save->error = errno;
	if (whole && !save->error && rename(save->temporary, save->path) != 0)
		save->error = errno;
	if (whole && !save->error)
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
