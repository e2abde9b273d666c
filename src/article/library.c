/*
 * Files in, entries out: each article is read in memory of its own, which is
 * used again for the next, and only what others show of it is kept.
 *
 * Words are numbered as they first come, files in the order of their names,
 * so that the numbers are the same on every machine.
 */
#include "article/library.h"

#include "article/read.h"
#include "article/terms.h"
#include "base/digest.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDERS_MOST = 32 }; /* within each other */

/* A hash table with open addresses; at most half full. */
struct library_words {
	const char **words; /* by number */
	size_t count, capacity;
	uint32_t *slots; /* number + 1, or 0; a power of two of them */
	size_t slot_count;
};

struct files {
	const char **list;
	size_t count, capacity;
};

/* An entry before the library knows how rare its words are. */
struct draft_entry {
	struct library_entry entry;
	struct term *terms;
	struct place place; /* of the root element */
	dev_t device;       /* and */
	ino_t inode;        /* tell files apart */
};

struct reading {
	struct job *job;
	struct library_words *words;
	struct draft_entry *entries;
	size_t count, capacity;
};

/* ---- files ---- */

static int
compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_in_xml(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && strcmp(name + size - 4, ".xml") == 0;
}

static void
report_path(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "this cannot be opened (%s). Check its name and folder.",
	    strerror(errno));
}

static bool list_folder(
    struct job *job, struct files *files, const char *path, int depth);

/* What stands in a folder; links to folders could lead in circles. */
static bool
list_entry(struct job *job, struct files *files, const char *path,
    const char *name, int depth)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return true; /* gone since the folder was listed */
	if (S_ISDIR(info.st_mode))
		return list_folder(job, files, path, depth + 1);
	if (ends_in_xml(name) && stat(path, &info) == 0 &&
	    S_ISREG(info.st_mode))
		ARENA_PUSH(job->arena, files->list, files->count,
		    files->capacity, path);
	return true;
}

static bool
list_folder(struct job *job, struct files *files, const char *path, int depth)
{
	if (depth > FOLDERS_MOST)
		return true;
	DIR *folder = opendir(path);
	if (!folder) {
		report_path(job, path);
		return false;
	}
	const char **names = NULL;
	size_t count = 0, capacity = 0, size = strlen(path);
	const char *slash = size && path[size - 1] == '/' ? "" : "/";
	for (struct dirent *at; (at = readdir(folder)) != NULL;)
		if (*at->d_name != '.')
			ARENA_PUSH(job->arena, names, count, capacity,
			    arena_strdup(job->arena, at->d_name));
	closedir(folder);
	if (count)
		qsort(names, count, sizeof *names, compare_strings);
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = list_entry(job, files,
			    arena_printf(
				job->arena, "%s%s%s", path, slash, names[i]),
			    names[i], depth) &&
			whole;
	return whole;
}

static bool
list_path(struct job *job, struct files *files, const char *path)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		report_path(job, path);
		return false;
	}
	if (S_ISDIR(info.st_mode))
		return list_folder(job, files, path, 0);
	ARENA_PUSH(job->arena, files->list, files->count, files->capacity,
	    arena_strdup(job->arena, path));
	return true;
}

/* ---- words ---- */

/* The slot that holds the word, or the empty one where it would be. */
static uint32_t *
slot_of(const struct library_words *words, const char *word)
{
	size_t mask = words->slot_count - 1;
	size_t at = (size_t)digest_bytes(word, strlen(word)).low & mask;
	while (words->slots[at] &&
	       strcmp(words->words[words->slots[at] - 1], word) != 0)
		at = (at + 1) & mask;
	return &words->slots[at];
}

static void
grow_slots(struct arena *arena, struct library_words *words)
{
	words->slot_count = words->slot_count ? words->slot_count * 2 : 4096;
	words->slots = ARENA_ARRAY(arena, words->slot_count, uint32_t);
	for (size_t i = 0; i < words->count; i++)
		*slot_of(words, words->words[i]) = (uint32_t)i + 1;
}

/* The word's number; a new word gets the next one. */
static uint32_t
number_of(struct arena *arena, struct library_words *words, const char *word)
{
	if (2 * (words->count + 1) > words->slot_count)
		grow_slots(arena, words);
	uint32_t *slot = slot_of(words, word);
	if (*slot == 0) {
		ARENA_PUSH(arena, words->words, words->count, words->capacity,
		    arena_strdup(arena, word));
		*slot = (uint32_t)words->count;
	}
	return *slot - 1;
}

static int
compare_terms(const void *a, const void *b)
{
	uint32_t x = ((const struct term *)a)->id;
	uint32_t y = ((const struct term *)b)->id;
	return (x > y) - (x < y);
}

static void
sort_terms(struct term *terms, size_t count)
{
	if (count)
		qsort(terms, count, sizeof *terms, compare_terms);
}

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

/* All but the terms, in memory of the arena. */
static struct library_entry
entry_of(struct arena *arena, const struct article *article)
{
	const struct strings_list *topics = &article->about.topics;
	const char **list = ARENA_ARRAY(arena, topics->count, const char *);
	for (size_t i = 0; i < topics->count; i++)
		list[i] = arena_strdup(arena, topics->list[i]);
	return (struct library_entry){
	    .id = arena_strdup(arena, article->id),
	    .lang = arena_strdup(arena, article->lang),
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

static void
add_article(struct reading *reading, struct arena *scratch,
    const struct article *article)
{
	struct arena *arena = reading->job->arena;
	struct draft_entry entry = {.entry = entry_of(arena, article)};
	struct stat info;
	if (stat(article->file, &info) == 0) {
		entry.device = info.st_dev;
		entry.inode = info.st_ino;
	}
	entry.place = article->place;
	entry.place.file = entry.entry.file;
	struct terms terms = terms_of(scratch, article);
	entry.terms = ARENA_ARRAY(arena, terms.count, struct term);
	for (size_t i = 0; i < terms.count; i++)
		entry.terms[i] = (struct term){
		    .id = number_of(arena, reading->words, terms.words[i].word),
		    .count = terms.words[i].count,
		};
	sort_terms(entry.terms, terms.count);
	entry.entry.terms = entry.terms;
	entry.entry.term_count = terms.count;
	ARENA_PUSH(
	    arena, reading->entries, reading->count, reading->capacity, entry);
}

static void
read_files(struct reading *reading, const struct files *files)
{
	struct arena *scratch = arena_new();
	for (size_t i = 0; i < files->count; i++) {
		struct job job = {scratch, diag_new(scratch)};
		const struct article *article =
		    read_article(&job, files->list[i]);
		if (article && job.diag->errors == 0)
			add_article(reading, scratch, article);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct draft_entry *x = a, *y = b;
	int order = strcmp(x->entry.id, y->entry.id);
	return order ? order : strcmp(x->entry.file, y->entry.file);
}

/* ---- the library ---- */

/* The first of each id, by id; the files that share one are named. */
static void
keep_first(struct reading *reading, struct library *library)
{
	struct arena *arena = reading->job->arena;
	struct draft_entry *entries = reading->entries;
	struct place *duplicates = NULL;
	size_t used = 0, count = 0, capacity = 0;
	bool named = false;
	for (size_t i = 0; i < reading->count; i++) {
		struct draft_entry *first = used ? &entries[used - 1] : NULL;
		if (!first || strcmp(first->entry.id, entries[i].entry.id)) {
			entries[used++] = entries[i];
			named = false;
			continue;
		}
		if (first->device == entries[i].device &&
		    first->inode == entries[i].inode)
			continue;
		if (!named)
			ARENA_PUSH(
			    arena, duplicates, count, capacity, first->place);
		named = true;
		ARENA_PUSH(
		    arena, duplicates, count, capacity, entries[i].place);
	}
	reading->count = used;
	library->duplicates = duplicates;
	library->duplicate_count = count;
}

static void
count_articles(const struct reading *reading, struct library *library,
    uint32_t *articles_with)
{
	for (size_t i = 0; i < reading->count; i++) {
		const struct library_entry *entry = &reading->entries[i].entry;
		if (entry->draft)
			continue;
		library->article_count++;
		for (size_t j = 0; j < entry->term_count; j++)
			articles_with[entry->terms[j].id]++;
	}
}

static const struct library *
make_library(struct reading *reading)
{
	struct arena *arena = reading->job->arena;
	struct library *library = ARENA_NEW(arena, struct library);
	if (reading->count)
		qsort(reading->entries, reading->count,
		    sizeof *reading->entries, compare_entries);
	keep_first(reading, library);
	uint32_t *articles_with =
	    ARENA_ARRAY(arena, reading->words->count, uint32_t);
	count_articles(reading, library, articles_with);
	struct library_entry *entries =
	    ARENA_ARRAY(arena, reading->count, struct library_entry);
	for (size_t i = 0; i < reading->count; i++) {
		entries[i] = reading->entries[i].entry;
		weigh_terms(reading->entries[i].terms, entries[i].term_count,
		    articles_with, library->article_count);
	}
	library->entries = entries;
	library->count = reading->count;
	library->term_count = reading->words->count;
	library->articles_with = articles_with;
	library->words = reading->words;
	return library;
}

const struct library *
library_read(struct job *job, const char *const *paths, size_t count)
{
	struct files files = {0};
	bool whole = true;
	for (size_t i = 0; i < count; i++)
		whole = list_path(job, &files, paths[i]) && whole;
	if (!whole)
		return NULL;
	struct reading reading = {
	    .job = job,
	    .words = ARENA_NEW(job->arena, struct library_words),
	};
	grow_slots(job->arena, reading.words);
	read_files(&reading, &files);
	return make_library(&reading);
}

static int
compare_id(const void *key, const void *element)
{
	return strcmp(key, ((const struct library_entry *)element)->id);
}

const struct library_entry *
library_find(const struct library *library, const char *id)
{
	if (library->count == 0)
		return NULL;
	return bsearch(id, library->entries, library->count,
	    sizeof *library->entries, compare_id);
}

const struct library_entry *
library_weigh(struct job *job, const struct library *library,
    const struct article *article)
{
	struct terms terms = terms_of(job->arena, article);
	struct library_entry *entry =
	    ARENA_NEW(job->arena, struct library_entry);
	struct term *list = ARENA_ARRAY(job->arena, terms.count, struct term);
	size_t count = 0;
	for (size_t i = 0; i < terms.count; i++) {
		uint32_t number = *slot_of(library->words, terms.words[i].word);
		if (number > 0)
			list[count++] = (struct term){
			    .id = number - 1, .count = terms.words[i].count};
	}
	sort_terms(list, count);
	weigh_terms(
	    list, count, library->articles_with, library->article_count);
	*entry = entry_of(job->arena, article);
	entry->terms = list;
	entry->term_count = count;
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
