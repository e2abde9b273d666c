/*
 * The program counts as the files that it runs from (its own and the
 * libraries'), by their times: reading them would cost more than an article.
 */
#include "run/depend.h"

#include "article/mentions.h"
#include "article/related.h"
#include "base/version.h"
#include "theme/config.h"
#include "typeset/leaflet.h"

#include <dirent.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define HYPHEN_FOLDER "/usr/share/hyphen"

/* Where fontconfig looks for faces, as Debian sets it up, beside the folders
 * of the user; it goes down into their folders. */
static const char *const font_folders[] = {
    "/usr/share/fonts", "/usr/local/share/fonts"};

enum { FONT_DEPTH = 4 };

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

static int
is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && entry->d_type != DT_REG;
}

/* A folder and those in it: the time of one changes when a font comes or
 * goes.  (That of fontconfig's cache does as well, and whenever any program
 * finds that the cache is old.)  A folder of two links has no other in it. */
static void
add_folder(struct digest_state *state, const char *path, int depth)
{
	struct stat status;
	struct dirent **entries;
	if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
		return;
	add_stamp(state, path);
	if (depth == 0 || status.st_nlink == 2)
		return;
	int count = scandir(path, &entries, is_visible, alphasort);
	for (int i = 0; i < count; i++) {
		char inner[PATH_MAX];
		int size = snprintf(
		    inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
		if (size > 0 && size < (int)sizeof inner)
			add_folder(state, inner, depth - 1);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

static void
add_user_folder(
    struct digest_state *state, const char *variable, const char *name)
{
	char path[PATH_MAX];
	const char *home = getenv(variable);
	int size = home ? snprintf(path, sizeof path, "%s/%s", home, name) : -1;
	if (size > 0 && size < (int)sizeof path)
		add_folder(state, path, FONT_DEPTH);
}

static void
add_font_folders(struct digest_state *state)
{
	size_t count = sizeof font_folders / sizeof *font_folders;
	for (size_t i = 0; i < count; i++)
		add_folder(state, font_folders[i], FONT_DEPTH);
	add_user_folder(state, "HOME", ".fonts");
	add_user_folder(state, "HOME", ".local/share/fonts");
	add_user_folder(state, "XDG_DATA_HOME", "fonts");
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

/* A setting, and the file that it names: logo, cover art. */
static void
add_setting(
    struct digest_state *state, struct files *files, const struct value *value)
{
	add_string(state, value->key);
	add_string(state, value->edition);
	for (size_t i = 0; i < value->count; i++) {
		add_string(state, value->items[i]);
		if (value->option->type == OPTION_PATH)
			add_digest(
			    state, files_digest(files,
				       config_path(files->arena, value->folder,
					   value->items[i])));
	}
}

static void
add_settings(struct digest_state *state, struct files *files,
    const struct config *config, const char *edition)
{
	for (size_t i = 0; i < config->count; i++) {
		const struct value *value = &config->values[i];
		if ((value->edition && strcmp(value->edition, edition) != 0) ||
		    is_of_the_run(value->key))
			continue;
		add_setting(state, files, value);
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
	add_settings(state, files, config, theme->edition);
	for (size_t i = 0; edition->fonts && i < edition->fonts->count; i++)
		add_digest(state, edition->fonts->list[i]->digest);
	/* Where faces for rare characters may come from, and go. */
	for (size_t i = 0; i < theme->folder_count; i++)
		add_folder(state, theme->folders[i], FONT_DEPTH);
	add_font_folders(state);
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

/* Where its links to articles lead; a stretch in another language may lead to
 * another translation, so all of them count. */
static void
add_refs(struct digest_state *state, const struct library *library,
    const struct article *article, const struct mentions *mentions)
{
	for (size_t i = 0; i < mentions->refs.count; i++) {
		const char *id = mentions->refs.list[i];
		add_entry(state, library_find_in(library, id, article->lang));
		for (size_t j = 0; j < mentions->langs.count; j++)
			add_entry(state, library_find_in(library, id,
					     mentions->langs.list[j]));
	}
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
	add_refs(state, library, article, &mentions);
	add_string(state, NULL);
	struct library_translations translations =
	    library_translations(job->arena, library, article);
	for (size_t i = 0; i < translations.count; i++)
		add_entry(state, translations.list[i]);
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

struct inputs {
	struct arena *arena;
	struct input *list;
	size_t count, capacity;
};

/* Each file once. */
static void
add_input(struct inputs *inputs, const char *path)
{
	struct input input = {.path = path};
	for (size_t i = 0; i < inputs->count; i++)
		if (strcmp(inputs->list[i].path, path) == 0)
			return;
	input.digest = files_read_digest(path);
	ARENA_PUSH(inputs->arena, inputs->list, inputs->count, inputs->capacity,
	    input);
}

static void
add_mentioned(struct inputs *inputs, const struct library *library,
    const struct article *article)
{
	struct mentions mentions = mentions_of(inputs->arena, article);
	for (size_t i = 0; i < mentions.pictures.count; i++)
		add_input(inputs, beside(inputs->arena, article,
				      mentions.pictures.list[i], ""));
	for (size_t i = 0; i < article->related_count; i++)
		if (!library_find(library, article->related[i].id))
			add_input(inputs, beside(inputs->arena, article,
					      article->related[i].id, ".xml"));
}

static bool
is_of_edition(const struct edition *edition, const struct font *font)
{
	for (size_t i = 0; i < edition->fonts->count; i++)
		if (edition->fonts->list[i] == font)
			return true;
	return false;
}

/* Faces that stand in for what the edition's own lack. */
static void
add_faces(struct inputs *inputs, const struct edition *edition,
    const struct leaflet *leaflet)
{
	const struct font *last = NULL;
	for (size_t i = 0; i < leaflet->page_count; i++)
		for (size_t j = 0; j < leaflet->pages[i].count; j++) {
			const struct glyph_run *run =
			    leaflet->pages[i].items[j].run;
			if (!run || run->font == last)
				continue;
			last = run->font;
			if (!is_of_edition(edition, last))
				add_input(inputs, last->path);
		}
}

const struct input *
depend_inputs(struct job *job, const struct edition *edition,
    const struct library *library, const struct article *article,
    const struct leaflet *leaflet, size_t *count)
{
	struct inputs inputs = {.arena = job->arena};
	add_mentioned(&inputs, library, article);
	add_faces(&inputs, edition, leaflet);
	*count = inputs.count;
	return inputs.list;
}

bool
depend_same_inputs(const struct record *record)
{
	for (size_t i = 0; i < record->input_count; i++)
		if (!digest_same(record->inputs[i].digest,
			files_read_digest(record->inputs[i].path)))
			return false;
	return true;
}
