/*
 * Reading a picture file whole.
 *
 * Pictures are untrusted: only regular files are opened (a pipe could hang
 * us), and never more is read than the format's bound.
 */
#include "media/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
cannot_read(struct job *job, const char *path, struct place place, int error)
{
	diag_error(job, place,
	    "cannot read the picture '%s': %s. Check its name and folder.",
	    path, strerror(error));
}

/* Up to size bytes into buffer; how many, or -1 with errno set. */
static ssize_t
read_fully(int file, char *buffer, size_t size)
{
	size_t done = 0;
	while (done < size) {
		ssize_t got = read(file, buffer + done, size - done);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static const char *
read_open(struct job *job, const char *path, struct place place, int file,
    size_t most, size_t *size)
{
	struct stat status;
	if (fstat(file, &status) != 0) {
		cannot_read(job, path, place, errno);
		return NULL;
	}
	if (!S_ISREG(status.st_mode)) {
		diag_error(
		    job, place, "'%s' is no file. Name a picture file.", path);
		return NULL;
	}
	if (status.st_size == 0) {
		diag_error(job, place,
		    "the picture '%s' is empty. Save it again.", path);
		return NULL;
	}
	if ((uintmax_t)status.st_size > most) {
		diag_error(job, place,
		    "the picture '%s' has more than %zu MiB. "
		    "Make it smaller or simpler.",
		    path, most >> 20);
		return NULL;
	}
	char *bytes = arena_alloc(job->arena, (size_t)status.st_size + 1);
	ssize_t got = read_fully(file, bytes, (size_t)status.st_size);
	if (got < 0) {
		cannot_read(job, path, place, errno);
		return NULL;
	}
	*size = (size_t)got;
	return bytes;
}

const char *
file_read(struct job *job, const char *path, struct place place, size_t most,
    size_t *size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0) {
		cannot_read(job, path, place, errno);
		return NULL;
	}
	const char *bytes = read_open(job, path, place, file, most, size);
	close(file);
	return bytes;
}

/* Does the real path lie in the folder? */
static bool
is_inside(const char *real, const char *folder)
{
	size_t size = strlen(folder);
	return strncmp(real, folder, size) == 0 &&
	       (real[size] == '/' || real[size] == '\0' || size == 1);
}

const char *
file_beside(struct job *job, struct place place, const char *file,
    const char *src, const char *root)
{
	const char *slash = strrchr(file, '/');
	const char *path = src[0] == '/' || !slash
			       ? src
			       : arena_printf(job->arena, "%.*s/%s",
				     (int)(slash - file), file, src);
	char real[PATH_MAX], folder[PATH_MAX];
	if (!realpath(path, real)) {
		diag_error(job, place,
		    "the picture '%s' cannot be opened. Check src; it is "
		    "relative to the article.",
		    path);
		return NULL;
	}
	if (!root || !realpath(root, folder) || is_inside(real, folder))
		return path;
	diag_error(job, place,
	    "the picture '%s' is outside the configuration's folder. Move it "
	    "inside, or use --allow-outside.",
	    path);
	return NULL;
}
