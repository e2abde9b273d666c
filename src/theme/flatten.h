/* YAML flattened to dotted keys. */
#ifndef THEME_FLATTEN_H
#define THEME_FLATTEN_H

#include "base/diag.h"

/* One key and its value or list of values, as the author wrote them. */
struct entry {
	const char *key;               /* "palette.deep" */
	struct place key_place, place; /* of the key, of the value */
	const char *const *items;
	size_t count;
	bool list;  /* written as a list; else count is 1 */
	bool empty; /* no value at all: count is 0 */
};

struct entries {
	struct entry *list;
	size_t count, capacity;
};

/* The largest file that is read, in bytes. */
enum { FLATTEN_LARGEST = 1024 * 1024 };

/*
 * Reads one YAML document of mappings, lists of scalars, and scalars; anchors,
 * aliases and tags are refused.  Adds to entries what could be read, owned by
 * the job's arena; every fault is reported.
 */
void flatten_yaml(struct job *job, const char *file, const char *text,
    size_t size, struct entries *entries);

#endif
