/*
 * The libraries of a run: the configuration's, or that of each source's
 * folder; each is read once.
 */
#ifndef RUN_SHELVES_H
#define RUN_SHELVES_H

#include "run/cards.h"
#include "run/collect.h"
#include "article/library.h"
#include "base/digest.h"
#include "theme/theme.h"

/* A library and the paths that it was read from. */
struct shelf {
	const char *const *paths;
	size_t count;
	struct strings_list files; /* of its articles */
	struct library_making *making;
	const struct library *library; /* NULL: nobody needs it */
	struct digest digest;          /* of its articles, if that was asked */
};

struct shelves {
	struct listings *listings; /* of the run */
	struct shelf *list;
	size_t count, capacity;
};

/* Lists what the sources need in an edition of the theme; false: some path
 * cannot be opened, already reported. */
bool shelves_add(struct job *job, struct shelves *shelves,
    const struct theme *theme, const struct sources *sources);

/* Reads the cards of their articles; false: already reported. */
bool shelves_read(struct job *job, struct shelves *shelves, struct cards *cards,
    const struct pool *pool);

/* Makes the libraries of the cards; false: already reported. */
bool shelves_make(struct shelves *shelves, struct cards *cards);

/* The shelf for a source; NULL: none was added. */
const struct shelf *shelves_find(const struct shelves *shelves,
    const struct theme *theme, const struct source *source);

#endif
