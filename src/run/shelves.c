/*
 * Two editions, or two files of one folder, share a library: it is known by
 * its paths.
 */
#include "run/shelves.h"

#include <string.h>

static bool
same_paths(const struct shelf *shelf, const char *const *paths, size_t count)
{
	if (shelf->count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(shelf->paths[i], paths[i]) != 0)
			return false;
	return true;
}

static struct shelf *
find(const struct shelves *shelves, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < shelves->count; i++)
		if (same_paths(&shelves->list[i], paths, count))
			return &shelves->list[i];
	return NULL;
}

static bool
add(struct job *job, struct shelves *shelves, const char *const *paths,
    size_t count)
{
	if (find(shelves, paths, count))
		return true;
	struct shelf shelf = {.paths = paths, .count = count};
	bool good =
	    listing_read(job, shelves->listings, paths, count, &shelf.files);
	ARENA_PUSH(job->arena, shelves->list, shelves->count, shelves->capacity,
	    shelf);
	return good;
}

bool
shelves_read(struct job *job, struct shelves *shelves, struct cards *cards,
    const struct pool *pool)
{
	for (size_t i = 0; i < shelves->count; i++) {
		struct shelf *shelf = &shelves->list[i];
		shelf->making = library_begin(job, &shelf->files);
		if (!cards_read(cards, &shelf->files, shelf->making, pool))
			return false;
	}
	return true;
}

bool
shelves_make(struct shelves *shelves, struct cards *cards)
{
	const struct library_cards found = {cards_find, cards};
	for (size_t i = 0; i < shelves->count; i++)
		shelves->list[i].library =
		    library_end(shelves->list[i].making, &found);
	return cards_are_whole(cards);
}

bool
shelves_add(struct job *job, struct shelves *shelves, const struct theme *theme,
    const struct sources *sources)
{
	if (theme->library_count)
		return add(job, shelves, theme->library, theme->library_count);
	bool good = true;
	for (size_t i = 0; i < sources->count; i++)
		good &= add(job, shelves, &sources->list[i].folder, 1);
	return good;
}

const struct shelf *
shelves_find(const struct shelves *shelves, const struct theme *theme,
    const struct source *source)
{
	return theme->library_count
		   ? find(shelves, theme->library, theme->library_count)
		   : find(shelves, &source->folder, 1);
}
