/*
 * The author's choice first; then the likest.
 */
#include "article/related.h"

#include "article/likeness.h"
#include "article/value.h"

#include <string.h>

static bool
is_chosen(const struct related *related, const char *id)
{
	for (size_t i = 0; i < related->count; i++)
		if (strcmp(related->entries[i]->id, id) == 0)
			return true;
	return false;
}

/* ---- the author's choice ---- */

/* From the library, or else from the file beside the article, in its language
 * if there is one; or NULL. */
static const struct library_entry *
find_entry(struct job *job, const struct library *library,
    const struct article *article, const char *id)
{
	const struct library_entry *entry =
	    library_find_in(library, id, article->lang);
	if (entry || !value_is_id(id))
		return entry;
	const char *slash = strrchr(article->file, '/');
	int folder = slash ? (int)(slash + 1 - article->file) : 0;
	entry = library_read_entry(
	    job, arena_printf(job->arena, "%.*s%s.%s.xml", folder,
		     article->file, id, article->lang));
	return entry ? entry
		     : library_read_entry(
			   job, arena_printf(job->arena, "%.*s%s.xml", folder,
				    article->file, id));
}

static void
add_explicit(struct job *job, const struct library *library,
    const struct article *article, const struct reference *reference,
    struct related *related)
{
	if (strcmp(reference->id, article->id) == 0 ||
	    is_chosen(related, reference->id))
		return;
	const struct library_entry *entry =
	    find_entry(job, library, article, reference->id);
	if (!entry)
		diag_error(job, reference->place,
		    "the related article '%s' does not read. Correct it, or "
		    "delete this <related>.",
		    reference->id);
	else if (entry->draft)
		diag_warning(job, reference->place,
		    "the related article '%s' is a draft and is left out. "
		    "Finish it, or delete this <related>.",
		    reference->id);
	else
		related->entries[related->count++] = entry;
}

/* ---- likeness ---- */

/* The likest articles to one; NULL: to none yet. */
struct likest {
	const struct article *article;
	size_t most; /* were asked for */
	struct like *list;
	size_t count;
};

static struct likest
find_likest(struct job *job, const struct library *library,
    const struct article *article, size_t most)
{
	struct likest likest = {
	    article, most, ARENA_ARRAY(job->arena, most + 1, struct like), 0};
	const struct library_entry *own =
	    library_find_in(library, article->id, article->lang);
	if (!own || strcmp(own->file, article->file) != 0)
		own = library_weigh(job, library, article);
	likest.count = likeness_choose(
	    library->likeness, job->arena, own, most, likest.list);
	return likest;
}

/* What is chosen already may be among the likest: so as many are asked for as
 * there may be in all. */
static void
add_likest(struct job *job, const struct library *library,
    const struct article *article, size_t most, struct related *related)
{
	struct likest found = {NULL, 0, NULL, 0};
	struct likest *likest = library->likest ? library->likest : &found;
	if (likest->article != article || likest->most != most)
		*likest = find_likest(job, library, article, most);
	for (size_t i = 0; i < likest->count && related->count < most; i++)
		if (!is_chosen(related, likest->list[i].entry->id))
			related->entries[related->count++] =
			    likest->list[i].entry;
}

const struct library *
related_library(struct job *job, const struct library *library)
{
	if (!library)
		return NULL;
	struct library *own = ARENA_NEW(job->arena, struct library);
	*own = *library;
	own->likest = ARENA_NEW(job->arena, struct likest);
	return own;
}

struct related
related_choose(struct job *job, const struct library *library,
    const struct article *article, size_t most)
{
	struct related related = {
	    .entries =
		ARENA_ARRAY(job->arena, most, const struct library_entry *),
	};
	for (size_t i = 0; i < article->related_count && related.count < most;
	     i++)
		add_explicit(
		    job, library, article, &article->related[i], &related);
	if (related.count < most)
		add_likest(job, library, article, most, &related);
	return related;
}
