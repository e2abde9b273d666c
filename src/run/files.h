/*
 * The digests of files, which are known from one run to the next: a file
 * whose size, times and number are as they were is not read again.
 */
#ifndef RUN_FILES_H
#define RUN_FILES_H

#include "base/digest.h"
#include "run/names.h"

#include <stdbool.h>
#include <stdio.h>

/* What tells without reading that a file is as it was. */
struct stamp {
	uint64_t size, inode;
	int64_t modified_ns, changed_ns; /* since 1970 */
};

struct file {
	const char *path; /* absolute */
	struct stamp stamp;
	struct digest digest;
	bool used;  /* in this run */
	bool fresh; /* read in this run: it is not looked at again */
};

struct files {
	struct arena *arena;
	struct file *list;
	size_t count, capacity;
	struct names by_path;
	struct names folders; /* the real path of each folder that was asked */
	const char **real;
	size_t real_count, real_capacity;
	bool changed; /* something was read */
};

struct files files_new(struct arena *arena);

/* Adds what an earlier run knew. */
void files_add(struct files *files, const struct file *file);

/* The file's digest; all zero where it cannot be read. */
struct digest files_digest(struct files *files, const char *path);

/* Its digest if that is known without reading it. */
bool files_known(struct files *files, const char *path, struct digest *digest);

/* The file has been read elsewhere: what it was then. */
void files_learn(struct files *files, const char *path,
    const struct stamp *stamp, struct digest digest);

/* The number in the list of an absolute path, which is added to it. */
size_t files_number(struct files *files, const char *path);

/* The absolute path of a file, links of its folder followed; the arena's. */
const char *files_real(struct files *files, const char *path);

/* The stamp of a file as it stands; false: there is none. */
bool files_stamp(const char *path, struct stamp *stamp);

/* The digest of what the file holds, unremembered; zero as above. */
struct digest files_read_digest(const char *path);

#endif
