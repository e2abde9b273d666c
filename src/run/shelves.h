/*
 * The libraries of a run: the configuration's, or that of each source's
 * folder; each is read once.
 */
#ifndef RUN_SHELVES_H
#define RUN_SHELVES_H

#include "run/collect.h"
#include "article/library.h"
#include "base/digest.h"
#include "theme/theme.h"

/* A library and the paths that it was read from. */
struct shelf {
	const char *const *paths;
	size_t count;
	const struct library *library;
	struct digest digest; /* of its articles, if that was asked */
};

struct shelves {
	struct shelf *list;
	size_t count, capacity;
};

/* Adds what the sources need in an edition of the theme; false: some path
 * cannot be opened, already reported. */
bool shelves_add(struct job *job, struct shelves *shelves,
    const struct theme *theme, const struct sources *sources);

/* The shelf for a source; NULL: none was added. */
const struct shelf *shelves_find(const struct shelves *shelves,
    const struct theme *theme, const struct source *source);

#endif
