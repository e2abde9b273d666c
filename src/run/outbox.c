/*
 * The output folder, its lock and its names.
 *
 * A leaflet has no name, or a temporary one, until it is whole, so that a
 * reader never sees half of one.  The lock lets one run at a time write, and
 * names it; what a run that was killed left behind is removed by the next.
 */
#include "run/outbox.h"

#include "base/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 500 }; /* for a lock whose holder is dead, 10 ms apart */

struct outbox {
	const char *path;
	const char *ending; /* of the files */
	int folder;         /* open descriptors; -1: none */
	int lock;
	pthread_t early; /* a thread that waits for the disk */
	bool is_early;   /* there is one */
	int early_error; /* what such a thread met first, or 0 */
};

static bool
make_one(const char *path)
{
	struct stat status;
	if (mkdir(path, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return true;
	errno = ENOTDIR;
	return false;
}

/* The folder and those above it. */
static bool
make_folder(struct job *job, const char *path)
{
	char *name = arena_strdup(job->arena, path);
	bool made = true;
	for (char *at = name + 1; made && *name && *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		made = make_one(name);
		*at = '/';
	}
	if (made && make_one(name))
		return true;
	diag_error(job, (struct place){.file = path},
	    "this folder cannot be made: %s. Choose another one with -o.",
	    strerror(errno));
	return false;
}

/* The process that the lock file names; 0: none. */
static pid_t
holder(int lock)
{
	char text[32] = "";
	if (pread(lock, text, sizeof text - 1, 0) <= 0)
		return 0;
	return (pid_t)strtol(text, NULL, 10);
}

/*
 * A run that was killed may leave workers that have not noticed yet, and they
 * hold the lock, too: a moment later it is free.
 */
static bool
is_free(int lock)
{
	static const struct timespec moment = {.tv_nsec = 10000000};
	for (int tries = 0; tries < TRIES; tries++) {
		if (flock(lock, LOCK_EX | LOCK_NB) == 0)
			return true;
		pid_t pid = holder(lock);
		if (errno != EWOULDBLOCK || !pid || kill(pid, 0) == 0 ||
		    errno != ESRCH)
			break;
		nanosleep(&moment, NULL);
	}
	errno = EWOULDBLOCK;
	return false;
}

static void
write_holder(int lock)
{
	char text[32];
	int size = snprintf(text, sizeof text, "%ld\n", (long)getpid());
	if (pwrite(lock, text, (size_t)size, 0) != size ||
	    ftruncate(lock, size) != 0)
		errno = 0; /* then nobody is named */
}

static void
report_holder(struct job *job, const struct outbox *outbox)
{
	pid_t pid = holder(outbox->lock);
	const char *who =
	    pid ? arena_printf(job->arena, " (process %ld)", (long)pid) : "";
	diag_error(job, (struct place){.file = outbox->path},
	    "another run%s is writing to this folder. Wait for its end, or "
	    "choose another folder with -o.",
	    who);
}

static bool
take_lock(struct job *job, struct outbox *outbox)
{
	const char *path =
	    arena_printf(job->arena, "%s/.leaflet/lock", outbox->path);
	outbox->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (outbox->lock >= 0 && is_free(outbox->lock)) {
		write_holder(outbox->lock);
		return true;
	}
	if (outbox->lock >= 0 && errno == EWOULDBLOCK)
		report_holder(job, outbox);
	else
		diag_error(job, (struct place){.file = path},
		    "this cannot be written: %s. Choose another folder with "
		    "-o.",
		    strerror(errno));
	return false;
}

static bool
is_leftover(const char *name)
{
	static const char *const endings[] = {".pdf", ".html", ".txt", ".part"};
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
		if (strcmp(dot, endings[i]) == 0)
			return true;
	return false;
}

/* What a run that was killed had not finished. */
static void
remove_leftovers(struct job *job, const struct outbox *outbox)
{
	const char *folder = outbox_folder(job->arena, outbox);
	DIR *entries = opendir(folder);
	if (!entries)
		return;
	for (struct dirent *at; (at = readdir(entries)) != NULL;) {
		if (is_leftover(at->d_name))
			unlink(arena_printf(
			    job->arena, "%s/%s", folder, at->d_name));
	}
	closedir(entries);
}

struct outbox *
outbox_open(struct job *job, const char *path)
{
	struct outbox *outbox = ARENA_NEW(job->arena, struct outbox);
	*outbox = (struct outbox){
	    .path = path, .ending = "pdf", .folder = -1, .lock = -1};
	if (!make_folder(job, path) ||
	    !make_folder(job, arena_printf(job->arena, "%s/.leaflet", path)))
		return NULL;
	if (take_lock(job, outbox)) {
		remove_leftovers(job, outbox);
		outbox->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		return outbox;
	}
	outbox_close(outbox);
	return NULL;
}

void
outbox_choose(struct outbox *outbox, const char *ending)
{
	outbox->ending = ending;
}

/* Within the system call it holds nothing that a process forked meanwhile
 * might wait for. */
static void *
wait_for_disk(void *context)
{
	struct outbox *outbox = context;
	if (syncfs(outbox->folder) != 0 && !outbox->early_error)
		outbox->early_error = errno;
	return NULL;
}

bool
outbox_sync_early(struct outbox *outbox)
{
	if (outbox->is_early && pthread_tryjoin_np(outbox->early, NULL) != 0)
		return false;
	outbox->is_early =
	    outbox->folder >= 0 &&
	    pthread_create(&outbox->early, NULL, wait_for_disk, outbox) == 0;
	return outbox->is_early;
}

static void
end_early(struct outbox *outbox)
{
	if (outbox->is_early)
		pthread_join(outbox->early, NULL);
	outbox->is_early = false;
}

/* The system tells of an error once, so the first to sync may be told. */
static bool
sync_all(struct outbox *outbox)
{
	end_early(outbox);
	if (syncfs(outbox->folder) != 0)
		return false;
	errno = outbox->early_error;
	return !errno;
}

void
outbox_close(struct outbox *outbox)
{
	end_early(outbox);
	if (outbox->folder >= 0)
		close(outbox->folder);
	if (outbox->lock >= 0)
		close(outbox->lock);
}

bool
outbox_edition(
    struct job *job, const struct outbox *outbox, const char *edition)
{
	return make_folder(
	    job, arena_printf(job->arena, "%s/%s", outbox->path, edition));
}

const char *
outbox_edition_path(
    struct arena *arena, const struct outbox *outbox, const char *edition)
{
	return arena_printf(arena, "%s/%s", outbox->path, edition);
}

const char *
outbox_folder(struct arena *arena, const struct outbox *outbox)
{
	return arena_printf(arena, "%s/.leaflet", outbox->path);
}

const char *
outbox_temporary(struct arena *arena, const struct outbox *outbox,
    const char *edition, const char *id)
{
	/* A file's name has room for an id, but not always for two names. */
	const char *both = arena_printf(arena, "%s/%s", edition, id);
	char digest[33];
	digest_print(digest, digest_bytes(both, strlen(both)));
	return arena_printf(
	    arena, "%s/.leaflet/%s.%s", outbox->path, digest, outbox->ending);
}

const char *
outbox_path(struct arena *arena, const struct outbox *outbox,
    const char *edition, const char *id)
{
	return arena_printf(
	    arena, "%s/%s/%s.%s", outbox->path, edition, id, outbox->ending);
}

bool
outbox_sync(struct job *job, struct outbox *outbox)
{
	if (outbox->folder >= 0 && sync_all(outbox))
		return true;
	diag_error(job, (struct place){.file = outbox->path},
	    "not everything reached the disk: %s. Look at the disk, then run "
	    "again.",
	    strerror(errno));
	return false;
}
