/*
 * The names of files: the article's own says its id, and its language if it
 * is a translation; those beside it are what it may refer to.
 */
#include "article/beside.h"

#include "article/value.h"
#include "base/text.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the article's own name ---- */

/* "grief.cy" of "here/grief.cy.xml"; NULL: it is no XML file. */
static const char *
stem_of(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;
	size_t size = strlen(name);
	return size < 5 || strcmp(name + size - 4, ".xml") != 0
		   ? NULL
		   : arena_strndup(arena, name, size - 4);
}

/* Is the stem the id and a tag? */
static bool
is_translation(const char *stem, const char *id)
{
	size_t size = strlen(id);
	return strncmp(stem, id, size) == 0 && stem[size] == '.';
}

static void
report_id(const struct beside *beside, const char *stem)
{
	const struct article *article = beside->article;
	const char *tag = strchr(stem, '.');
	bool translated = tag && strcmp(tag + 1, article->lang) == 0;
	diag_error(beside->job, article->place,
	    "the id '%s' is not the file's name. Rename the file to %s%s.xml, "
	    "or change the id.",
	    article->id, article->id, translated ? tag : "");
}

static void
check_language(const struct beside *beside, const char *tag)
{
	const struct article *article = beside->article;
	if (strcmp(tag, article->lang) == 0 || !value_is_lang(article->lang))
		return;
	diag_error(beside->job, article->place,
	    "the language '%s' is not that of the file's name, '%s'. Rename "
	    "the file to %s.%s.xml, or change lang.",
	    article->lang, value_shown(beside->job->arena, tag), article->id,
	    article->lang);
}

void
beside_check_name(const struct beside *beside)
{
	const struct article *article = beside->article;
	const char *stem = stem_of(beside->job->arena, article->file);
	if (!stem || !value_is_id(article->id) ||
	    strcmp(stem, article->id) == 0)
		return;
	if (is_translation(stem, article->id))
		check_language(beside, stem + strlen(article->id) + 1);
	else
		report_id(beside, stem);
}

/* ---- the others ---- */

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folder of the article's file, with a slash. */
static const char *
folder_of(const struct beside *beside)
{
	const char *file = beside->article->file;
	const char *slash = strrchr(file, '/');
	return slash ? arena_strndup(
			   beside->job->arena, file, (size_t)(slash + 1 - file))
		     : "./";
}

/* A translation has the id of its base. */
static void
read_ids(struct beside *beside)
{
	struct arena *arena = beside->job->arena;
	size_t capacity = 0;
	beside->read = true;
	DIR *folder = opendir(folder_of(beside));
	if (!folder)
		return;
	for (struct dirent *at; (at = readdir(folder)) != NULL;) {
		const char *stem = stem_of(arena, at->d_name);
		if (stem && *stem != '.')
			ARENA_PUSH(arena, beside->ids, beside->count, capacity,
			    arena_strndup(arena, stem, strcspn(stem, ".")));
	}
	closedir(folder);
	if (beside->count)
		qsort(beside->ids, beside->count, sizeof *beside->ids,
		    compare_names);
}

static bool
is_there(struct beside *beside, const char *ref)
{
	/* Mostly it is, and the folder may be a large one. */
	const char *path = arena_printf(
	    beside->job->arena, "%s%s.xml", folder_of(beside), ref);
	if (access(path, F_OK) == 0)
		return true;
	if (!beside->read)
		read_ids(beside);
	return beside->count && bsearch(&ref, beside->ids, beside->count,
				    sizeof *beside->ids, compare_names);
}

void
beside_check_ref(struct beside *beside, struct place place, const char *ref)
{
	if (!value_is_id(ref) || is_there(beside, ref))
		return;
	const char *shown = value_shown(beside->job->arena, ref);
	const char *near = text_nearest(ref, beside->ids, beside->count);
	if (near)
		diag_error(beside->job, place,
		    "there is no article '%s' beside this one. Did you mean "
		    "'%s'?",
		    shown, near);
	else
		diag_error(beside->job, place,
		    "there is no article '%s' beside this one. Write the id "
		    "of one, or delete the reference.",
		    shown);
}
