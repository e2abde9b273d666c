/*
 * The author's choice first; then the likest.
 *
 * One pass over the library, with the best so far in a short sorted list: a
 * newcomer that equals one in it comes after it, so that ties go by id.
 */
#include "article/related.h"

#include "article/value.h"

#include <string.h>

/* What one topic in common adds to a likeness of 0 to WEIGH_ONE. */
#define TOPIC_SHARE (WEIGH_ONE / 10)

struct choice {
	const struct library_entry *entry;
	uint64_t likeness;
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The same but for the case of ASCII letters? */
static bool
is_same(const char *a, const char *b)
{
	for (; *a && lower(*a) == lower(*b); a++, b++)
		;
	return !*a && !*b;
}

static size_t
topics_in_common(const struct strings_list *a, const struct strings_list *b)
{
	size_t common = 0;
	for (size_t i = 0; i < a->count; i++) {
		size_t j = 0;
		while (j < b->count && !is_same(a->list[i], b->list[j]))
			j++;
		common += j < b->count;
	}
	return common;
}

static uint64_t
likeness_of(const struct library_entry *a, const struct library_entry *b)
{
	return weigh_likeness(
		   a->terms, a->term_count, b->terms, b->term_count) +
	       topics_in_common(&a->topics, &b->topics) * TOPIC_SHARE;
}

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

static void
insert(struct choice *best, size_t *count, size_t most, struct choice choice)
{
	size_t at = *count;
	while (at > 0 && best[at - 1].likeness < choice.likeness)
		at--;
	if (at >= most)
		return;
	if (*count < most)
		(*count)++;
	memmove(best + at + 1, best + at, (*count - at - 1) * sizeof *best);
	best[at] = choice;
}

static void
add_likest(struct job *job, const struct library *library,
    const struct library_entry *own, size_t most, struct related *related)
{
	size_t wanted = most - related->count, count = 0;
	struct choice *best = ARENA_ARRAY(job->arena, wanted, struct choice);
	for (size_t i = 0; i < library->count; i++) {
		const struct library_entry *entry = &library->entries[i];
		if (entry->draft || strcmp(entry->id, own->id) == 0 ||
		    strcmp(entry->group, own->group) != 0 ||
		    is_chosen(related, entry->id))
			continue;
		struct choice choice = {entry, likeness_of(own, entry)};
		if (choice.likeness > 0)
			insert(best, &count, wanted, choice);
	}
	for (size_t i = 0; i < count; i++)
		related->entries[related->count++] = best[i].entry;
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
	if (related.count == most)
		return related;
	const struct library_entry *own =
	    library_find_in(library, article->id, article->lang);
	if (!own || strcmp(own->file, article->file) != 0)
		own = library_weigh(job, library, article);
	add_likest(job, library, own, most, &related);
	return related;
}
