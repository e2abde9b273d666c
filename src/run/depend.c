/*
 * The program counts as the files that it runs from (its own and the
 * libraries'), by their times: reading them would cost more than an article.
 */
#include "run/depend.h"

#include "article/mentions.h"
#include "article/related.h"
#include "base/version.h"
#include "theme/config.h"
#include "typeset/font.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define HYPHEN_FOLDER "/usr/share/hyphen"

/* It is written anew when fonts are installed or removed. */
#define FONT_CACHE "/var/cache/fontconfig"

static void
add_bytes(struct digest_state *state, const void *bytes, size_t size)
{
	uint64_t count = size;
	digest_add(state, &count, sizeof count);
	if (size)
		digest_add(state, bytes, size);
}

/* NULL and "" differ. */
static void
add_string(struct digest_state *state, const char *string)
{
	if (string)
		add_bytes(state, string, strlen(string));
	else
		digest_add(state, "\xFF", 1);
}

static void
add_digest(struct digest_state *state, struct digest digest)
{
	digest_add(state, &digest, sizeof digest);
}

/* ---- program and edition ---- */

static void
add_stamp(struct digest_state *state, const char *path)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return;
	int64_t facts[] = {
	    status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
	add_string(state, path);
	digest_add(state, facts, sizeof facts);
}

/* For dl_iterate_phdr; the program itself has no name. */
static int
add_object(struct dl_phdr_info *object, size_t size, void *state)
{
	(void)size;
	add_stamp(
	    state, *object->dlpi_name ? object->dlpi_name : "/proc/self/exe");
	return 0;
}

struct digest
depend_program(void)
{
	struct digest_state *state = digest_begin();
	add_string(state, LEAFLET_VERSION);
	dl_iterate_phdr(add_object, state);
	return digest_end(state);
}

/* Settings that say what is done, not how it looks; articles that a library
 * holds count by what is shown of them. */
static bool
is_of_the_run(const char *key)
{
	return strcmp(key, "build") == 0 || strcmp(key, "library") == 0 ||
	       strncmp(key, "limits.", 7) == 0;
}

static void
add_settings(struct digest_state *state, const struct config *config,
    const char *edition)
{
	for (size_t i = 0; i < config->count; i++) {
		const struct value *value = &config->values[i];
		if ((value->edition && strcmp(value->edition, edition) != 0) ||
		    is_of_the_run(value->key))
			continue;
		add_string(state, value->key);
		add_string(state, value->edition);
		for (size_t j = 0; j < value->count; j++)
			add_string(state, value->items[j]);
	}
}

static bool
hyphenates(const struct theme *theme)
{
	for (size_t i = 0; i < ROLE_COUNT; i++)
		if (theme->styles[i].hyphenate)
			return true;
	return false;
}

struct digest
depend_edition(struct files *files, const struct config *config,
    const struct edition *edition)
{
	const struct theme *theme = edition->theme;
	struct digest_state *state = digest_begin();
	add_digest(state, depend_program());
	add_string(state, getenv("SOURCE_DATE_EPOCH"));
	add_settings(state, config, theme->edition);
	if (theme->brand.logo)
		add_digest(state, files_digest(files, theme->brand.logo));
	if (theme->cover.art_file)
		add_digest(state, files_digest(files, theme->cover.art_file));
	for (size_t i = 0; edition->fonts && i < edition->fonts->count; i++)
		add_digest(
		    state, files_digest(files, edition->fonts->list[i]->path));
	/* Where faces for rare characters may come from, and go. */
	for (size_t i = 0; i < theme->folder_count; i++)
		add_stamp(state, theme->folders[i]);
	add_stamp(state, FONT_CACHE);
	if (hyphenates(theme))
		add_stamp(state, HYPHEN_FOLDER);
	return digest_end(state);
}

/* ---- articles ---- */

struct digest
depend_library(struct files *files, const struct strings_list *paths)
{
	struct digest_state *state = digest_begin();
	for (size_t i = 0; i < paths->count; i++) {
		add_string(state, files_real(files, paths->list[i]));
		add_digest(state, files_digest(files, paths->list[i]));
	}
	return digest_end(state);
}

struct digest
depend_key(struct files *files, struct digest edition, const char *source)
{
	struct digest article = files_digest(files, source);
	if (!article.high && !article.low)
		return article;
	struct digest both[] = {edition, article};
	return digest_bytes(both, sizeof both);
}

/* What may be shown of an article; NULL: it is not there. */
static void
add_entry(struct digest_state *state, const struct library_entry *entry)
{
	if (!entry) {
		digest_add(state, "-", 1);
		return;
	}
	add_string(state, entry->name);
	add_string(state, entry->lang);
	add_string(state, entry->title);
	add_string(state, entry->summary);
	add_string(state, entry->url);
	add_string(state, entry->short_url);
	add_string(state, entry->reference);
}

struct digest
depend_context(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article)
{
	struct job quiet = {job->arena, diag_new(job->arena)};
	struct digest_state *state = digest_begin();
	struct related related = related_choose(
	    &quiet, library, article, (size_t)theme->back.related);
	struct mentions mentions = mentions_of(job->arena, article);
	for (size_t i = 0; i < related.count; i++)
		add_entry(state, related.entries[i]);
	add_string(state, NULL);
	for (size_t i = 0; i < mentions.refs.count; i++)
		add_entry(state, library_find_in(library, mentions.refs.list[i],
				     article->lang));
	add_string(state, NULL);
	struct library_translations others =
	    library_translations(job->arena, library, article);
	for (size_t i = 0; i < others.count; i++)
		add_entry(state, others.list[i]);
	return digest_end(state);
}

/* A file beside the article. */
static const char *
beside(struct arena *arena, const struct article *article, const char *name,
    const char *ending)
{
	const char *slash = strrchr(article->file, '/');
	if (name[0] == '/' || !slash)
		return arena_printf(arena, "%s%s", name, ending);
	return arena_printf(arena, "%.*s/%s%s", (int)(slash - article->file),
	    article->file, name, ending);
}

const struct input *
depend_inputs(struct job *job, const struct library *library,
    const struct article *article, size_t *count)
{
	struct mentions mentions = mentions_of(job->arena, article);
	struct input *inputs = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < mentions.pictures.count; i++) {
		struct input input = {.path = beside(job->arena, article,
					  mentions.pictures.list[i], "")};
		ARENA_PUSH(job->arena, inputs, *count, capacity, input);
	}
	for (size_t i = 0; i < article->related_count; i++) {
		const char *id = article->related[i].id;
		if (library_find(library, id))
			continue;
		const char *endings[] = {
		    arena_printf(job->arena, ".%s.xml", article->lang), ".xml"};
		for (size_t j = 0; j < 2; j++) {
			struct input input = {.path = beside(job->arena,
						  article, id, endings[j])};
			ARENA_PUSH(job->arena, inputs, *count, capacity, input);
		}
	}
	for (size_t i = 0; i < *count; i++)
		inputs[i].digest = files_read_digest(inputs[i].path);
	return inputs;
}
