/*
 * Files in, entries out: each article is read in memory of its own, which is
 * used again for the next, and only what others show of it is kept.
 *
 * All cards are gone through twice, once to count words, once to weigh them:
 * to hold every word of every article in between would take more memory than
 * all that is kept in the end.  They come in the order of their files' names,
 * so that words get the same numbers on every machine.
 */
#include "article/library.h"

#include "article/decode.h"
#include "article/likeness.h"
#include "article/listing.h"
#include "article/read.h"
#include "base/language.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* An entry before the library knows how rare its words are. */
struct draft_entry {
	struct library_entry entry;
	struct place place; /* of the root element */
	bool named;         /* it is among the duplicates */
};

struct library_making {
	struct job *job;
	struct strings_list files;
	size_t taken;                      /* of the files */
	const struct library_cards *cards; /* NULL: articles are read */
	struct vocabulary *vocabulary;
	struct draft_entry *entries;
	size_t count, capacity;
};

/* ---- entries ---- */

static const char *
copy(struct arena *arena, const char *string)
{
	return string ? arena_strdup(arena, string) : NULL;
}

/* One line: breaks (U+2028) become spaces. */
static const char *
plain(struct arena *arena, const struct inlines *text)
{
	char *line =
	    arena_strndup(arena, text->text ? text->text : "", text->size);
	for (char *at; (at = strstr(line, "\xE2\x80\xA8")) != NULL;) {
		*at = ' ';
		memmove(at + 1, at + 3, strlen(at + 3) + 1);
	}
	return line;
}

const char *
library_name(struct arena *arena, const struct article *article)
{
	const char *slash = strrchr(article->file, '/');
	const char *stem = slash ? slash + 1 : article->file;
	size_t size = strlen(article->id);
	bool translated = strncmp(stem, article->id, size) == 0 &&
			  stem[size] == '.' && strcmp(stem + size, ".xml") != 0;
	return translated
		   ? arena_printf(arena, "%s.%s", article->id, article->lang)
		   : arena_strdup(arena, article->id);
}

/* All but the terms, in memory of the arena. */
static struct library_entry
entry_of(struct arena *arena, const struct article *article)
{
	char group[LANGUAGE_BYTES];
	const struct strings_list *topics = &article->about.topics;
	const char **list = ARENA_ARRAY(arena, topics->count, const char *);
	for (size_t i = 0; i < topics->count; i++)
		list[i] = arena_strdup(arena, topics->list[i]);
	return (struct library_entry){
	    .id = arena_strdup(arena, article->id),
	    .name = library_name(arena, article),
	    .lang = arena_strdup(arena, article->lang),
	    .group = arena_strdup(arena, language_group(article->lang, group)),
	    .file = arena_strdup(arena, article->file),
	    .title = plain(arena, &article->title),
	    .summary = plain(arena, &article->summary),
	    .url = copy(arena, article->about.url),
	    .short_url = copy(arena, article->about.short_url),
	    .reference = copy(arena, article->about.reference),
	    .topics = {list, topics->count},
	    .draft = article->draft,
	};
}

/* A copy in memory of the arena. */
static struct library_entry
copy_entry(struct arena *arena, const struct library_entry *from)
{
	struct library_entry entry = *from;
	const char **list =
	    ARENA_ARRAY(arena, from->topics.count, const char *);
	for (size_t i = 0; i < from->topics.count; i++)
		list[i] = arena_strdup(arena, from->topics.list[i]);
	entry.id = arena_strdup(arena, from->id);
	entry.name = arena_strdup(arena, from->name);
	entry.lang = arena_strdup(arena, from->lang);
	entry.group = arena_strdup(arena, from->group);
	entry.file = arena_strdup(arena, from->file);
	entry.title = arena_strdup(arena, from->title);
	entry.summary = arena_strdup(arena, from->summary);
	entry.url = copy(arena, from->url);
	entry.short_url = copy(arena, from->short_url);
	entry.reference = copy(arena, from->reference);
	entry.topics.list = list;
	return entry;
}

static void
add_card(struct library_making *making, const struct library_card *card)
{
	struct arena *arena = making->job->arena;
	struct draft_entry entry = {
	    .entry = copy_entry(arena, &card->entry), .place = card->place};
	entry.place.file = entry.entry.file;
	vocabulary_add(making->vocabulary, entry.entry.group, &card->words,
	    !entry.entry.draft);
	ARENA_PUSH(
	    arena, making->entries, making->count, making->capacity, entry);
}

bool
library_card(struct arena *arena, const char *path, const char *bytes,
    size_t size, struct library_card *card)
{
	struct job job = {arena, diag_new(arena)};
	const struct article *article =
	    read_article_bytes(&job, path, bytes, size);
	if (!article || job.diag->errors)
		return false;
	card->entry = entry_of(arena, article);
	card->place = article->place;
	card->words = terms_of(arena, article);
	return true;
}

static bool
find_card(const struct library_making *making, struct arena *scratch,
    const char *path, struct library_card *card)
{
	const struct library_cards *cards = making->cards;
	if (cards)
		return cards->find(cards->context, scratch, path, card);
	struct job job = {scratch, diag_new(scratch)};
	struct bytes bytes = decode_file(&job, path);
	return bytes.data &&
	       library_card(scratch, path, bytes.data, bytes.size, card);
}

static void
take_rest(struct library_making *making)
{
	struct arena *scratch = arena_new();
	while (making->taken < making->files.count) {
		struct library_card card;
		const char *path = making->files.list[making->taken];
		bool found = find_card(making, scratch, path, &card);
		library_take(making, found ? &card : NULL);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct draft_entry *x = a, *y = b;
	int order = strcmp(x->entry.id, y->entry.id);
	/* "ID" comes before "ID.LANG" */
	if (order == 0)
		order = strcmp(x->entry.name, y->entry.name);
	return order ? order : strcmp(x->entry.file, y->entry.file);
}

/* ---- duplicates ---- */

/* The tags but for the case of their letters. */
static bool
is_same_tag(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

/* The kept entry of the same id that leaves the other no name, or no language,
 * of its own; NULL: there is none. */
static struct draft_entry *
find_twin(
    struct draft_entry *entries, size_t kept, const struct library_entry *entry)
{
	for (size_t i = kept; i > 0; i--) {
		struct library_entry *other = &entries[i - 1].entry;
		if (strcmp(other->id, entry->id) != 0)
			return NULL;
		if (strcmp(other->name, entry->name) == 0 ||
		    is_same_tag(other->lang, entry->lang))
			return &entries[i - 1];
	}
	return NULL;
}

struct duplicates {
	struct library_duplicate *list;
	size_t count, capacity;
};

static void
add_duplicate(struct arena *arena, struct duplicates *duplicates,
    struct draft_entry *entry, const struct draft_entry *twin)
{
	struct library_duplicate duplicate = {.place = entry->place,
	    .twin = twin->place.file,
	    .name = entry->entry.name,
	    .by_language = strcmp(entry->entry.name, twin->entry.name) != 0};
	listing_identify(duplicate.place.file, &duplicate.identity);
	if (!entry->named)
		ARENA_PUSH(arena, duplicates->list, duplicates->count,
		    duplicates->capacity, duplicate);
	entry->named = true;
}

/* Its words do not count, as it is not kept. */
static void
leave_out(struct library_making *making, const struct library_entry *entry)
{
	struct arena *scratch = arena_new();
	struct library_card card;
	if (!entry->draft && find_card(making, scratch, entry->file, &card))
		vocabulary_discount(
		    making->vocabulary, entry->group, &card.words);
	arena_free(scratch);
}

/* The first of each id and language; the files that share both are named. */
static void
keep_first(struct library_making *making, struct library *library)
{
	struct arena *arena = making->job->arena;
	struct draft_entry *entries = making->entries;
	struct duplicates duplicates = {0};
	size_t kept = 0;
	for (size_t i = 0; i < making->count; i++) {
		struct draft_entry entry = entries[i];
		struct draft_entry *twin =
		    find_twin(entries, kept, &entry.entry);
		if (!twin) {
			entries[kept++] = entry;
			continue;
		}
		leave_out(making, &entry.entry);
		if (listing_same_file(twin->entry.file, entry.entry.file))
			continue;
		add_duplicate(arena, &duplicates, twin, &entry);
		add_duplicate(arena, &duplicates, &entry, twin);
	}
	making->count = kept;
	library->duplicates = duplicates.list;
	library->duplicate_count = duplicates.count;
}

/* ---- the library ---- */

static void
weigh_entry(const struct vocabulary *vocabulary, struct arena *arena,
    struct arena *scratch, struct library_entry *entry,
    const struct terms *words, bool counts)
{
	struct term terms[VOCABULARY_TERMS];
	size_t count = vocabulary_weigh(
	    vocabulary, scratch, entry->group, words, counts, terms);
	struct term *own = ARENA_ARRAY(arena, count, struct term);
	if (count)
		memcpy(own, terms, count * sizeof *own);
	entry->terms = own;
	entry->term_count = count;
}

static void
weigh_entries(
    const struct library_making *making, struct library_entry *entries)
{
	struct arena *scratch = arena_new();
	vocabulary_settle(making->vocabulary);
	for (size_t i = 0; i < making->count; i++) {
		struct library_card card;
		entries[i] = making->entries[i].entry;
		if (find_card(making, scratch, entries[i].file, &card))
			weigh_entry(making->vocabulary, making->job->arena,
			    scratch, &entries[i], &card.words,
			    !entries[i].draft);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

struct library_making *
library_begin(struct job *job, const struct strings_list *files)
{
	struct library_making *making =
	    ARENA_NEW(job->arena, struct library_making);
	*making = (struct library_making){.job = job,
	    .files = *files,
	    .vocabulary = vocabulary_new(job->arena)};
	return making;
}

size_t
library_next(const struct library_making *making)
{
	return making->taken;
}

void
library_take(struct library_making *making, const struct library_card *card)
{
	assert(making->taken < making->files.count);
	making->taken++;
	if (card)
		add_card(making, card);
}

const struct library *
library_end(struct library_making *making, const struct library_cards *cards)
{
	struct arena *arena = making->job->arena;
	struct library *library = ARENA_NEW(arena, struct library);
	making->cards = cards;
	take_rest(making);
	if (making->count)
		qsort(making->entries, making->count, sizeof *making->entries,
		    compare_entries);
	keep_first(making, library);
	struct library_entry *entries =
	    ARENA_ARRAY(arena, making->count, struct library_entry);
	weigh_entries(making, entries);
	library->entries = entries;
	library->count = making->count;
	library->vocabulary = making->vocabulary;
	library->likeness = likeness_new(arena, entries, making->count);
	return library;
}

const struct library *
library_read(struct job *job, const char *const *paths, size_t count)
{
	struct strings_list files;
	struct listings listings = {0};
	return listing_read(job, &listings, paths, count, &files)
		   ? library_end(library_begin(job, &files), NULL)
		   : NULL;
}

/* The first entry that has the id, or a later one. */
static size_t
first_of(const struct library *library, const char *id)
{
	size_t low = 0, high = library->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(library->entries[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
has_id(const struct library *library, size_t index, const char *id)
{
	return index < library->count &&
	       strcmp(library->entries[index].id, id) == 0;
}

const struct library_entry *
library_find(const struct library *library, const char *id)
{
	size_t first = first_of(library, id);
	return has_id(library, first, id) ? &library->entries[first] : NULL;
}

const struct library_entry *
library_find_in(const struct library *library, const char *id, const char *lang)
{
	const struct library_entry *base = library_find(library, id);
	if (!base || is_same_tag(base->lang, lang))
		return base;
	char group[LANGUAGE_BYTES];
	language_group(lang, group);
	const struct library_entry *found = NULL;
	for (size_t i = first_of(library, id); has_id(library, i, id); i++) {
		const struct library_entry *entry = &library->entries[i];
		bool same = is_same_tag(entry->lang, lang);
		if (entry->draft || strcmp(entry->group, group) != 0)
			continue;
		if (!found || same)
			found = entry;
		if (same)
			break;
	}
	return found ? found : base;
}

static int
compare_tags(const void *a, const void *b)
{
	const struct library_entry *const *x = a, *const *y = b;
	return strcmp((*x)->lang, (*y)->lang);
}

struct library_translations
library_translations(struct arena *arena, const struct library *library,
    const struct article *article)
{
	const struct library_entry **list = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = first_of(library, article->id);
	     has_id(library, i, article->id); i++) {
		const struct library_entry *entry = &library->entries[i];
		if (!entry->draft && !is_same_tag(entry->lang, article->lang))
			ARENA_PUSH(arena, list, count, capacity, entry);
	}
	if (count)
		qsort(list, count, sizeof *list, compare_tags);
	return (struct library_translations){list, count};
}

const char *
library_translation_name(
    struct arena *arena, const struct library_translations *all, size_t i)
{
	const char *name = language_name(arena, all->list[i]->lang, false);
	for (size_t j = 0; j < all->count; j++)
		if (j != i && strcmp(name, language_name(arena,
					       all->list[j]->lang, false)) == 0)
			return language_name(arena, all->list[i]->lang, true);
	return name;
}

const struct library_entry *
library_weigh(struct job *job, const struct library *library,
    const struct article *article)
{
	struct library_entry *entry =
	    ARENA_NEW(job->arena, struct library_entry);
	*entry = entry_of(job->arena, article);
	struct terms words = terms_of(job->arena, article);
	weigh_entry(
	    library->vocabulary, job->arena, job->arena, entry, &words, false);
	return entry;
}

const struct library_entry *
library_read_entry(struct job *job, const char *path)
{
	struct arena *scratch = arena_new();
	struct job inner = {scratch, diag_new(scratch)};
	struct library_entry *entry = NULL;
	const struct article *article = read_article(&inner, path);
	if (article && inner.diag->errors == 0) {
		entry = ARENA_NEW(job->arena, struct library_entry);
		*entry = entry_of(job->arena, article);
	}
	arena_free(scratch);
	return entry;
}
