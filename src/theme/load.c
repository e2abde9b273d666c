/*
 * From a configuration file to themes.
 *
 * The file is found, then read after what it extends, so that the layers lie
 * in order; --set comes last.  Every key is looked up in the options table and
 * every value checked against it; then each edition is resolved once, so that
 * a configuration is right as a whole or refused as a whole.
 */
#include "theme/load.h"

#include "base/text.h"
#include "theme/find.h"
#include "theme/flatten.h"
#include "theme/resolve.h"
#include "theme/syntax.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHAIN_MOST = 16 };

struct loader {
	struct job *job;
	const struct load_request *request;
	struct config *config;
	struct value *values;
	size_t count, capacity;
	const char *chain[CHAIN_MOST]; /* files that extend one another */
	const char *real[CHAIN_MOST];  /* the same, links followed */
	int depth;
};

/* --- one layer --------------------------------------------------------- */

/* The bytes to make room for: one over what a file may hold at most. */
static size_t
room_for(FILE *in)
{
	struct stat status;
	if (fstat(fileno(in), &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_size < FLATTEN_LARGEST)
		return (size_t)status.st_size + 1;
	return FLATTEN_LARGEST + 1;
}

static bool
read_bytes(struct loader *loader, const char *file, struct place place,
    char **text, size_t *size)
{
	bool folder = find_is_folder(file);
	FILE *in = folder ? NULL : fopen(file, "rb");
	if (!in) {
		diag_error(loader->job, place,
		    "cannot open '%s': %s. Give the path of a configuration.",
		    file, folder ? "it is a folder" : strerror(errno));
		return false;
	}
	size_t room = room_for(in);
	*text = arena_alloc(loader->job->arena, room);
	*size = fread(*text, 1, room, in);
	bool good = !ferror(in);
	fclose(in);
	if (!good)
		diag_error(loader->job, place,
		    "'%s' cannot be read. See that it is a whole file.", file);
	return good;
}

static void
unknown(struct loader *loader, struct place place, const char *key)
{
	if (options_has_bad_name(key)) {
		diag_error(loader->job, place,
		    "'%s' names what cannot be named so. Use letters, digits, "
		    "'-' and '_', and not 'build' alone.",
		    key);
		return;
	}
	const char *near = options_nearest(loader->job->arena, key);
	if (near && strcmp(near, key) == 0) /* but for its language */
		diag_error(loader->job, place,
		    "'%s' names no language. Write a tag in its place, such as "
		    "en or pl.",
		    key);
	else if (near)
		diag_error(loader->job, place,
		    "unknown setting '%s'. Did you mean '%s'?", key, near);
	else
		diag_error(loader->job, place,
		    "unknown setting '%s'. 'leaflet config' lists those there "
		    "are.",
		    key);
}

/* Splits a list that was written on one line. */
static void
split(struct arena *arena, struct value *value)
{
	const char *between = value->option->type == OPTION_LENGTHS ? " " : ",";
	const char **items = NULL;
	size_t count = 0, capacity = 0;
	for (const char *at = value->items[0]; *at;) {
		at += strspn(at, " ");
		size_t size = strcspn(at, between), full = size;
		while (size && at[size - 1] == ' ')
			size--;
		if (size)
			ARENA_PUSH(arena, items, count, capacity,
			    arena_strndup(arena, at, size));
		at += full + (at[full] != '\0');
	}
	value->items = items;
	value->count = count;
}

/* Finds the option of an entry, or says what is wrong with its key. */
static const struct option *
find_option(
    struct loader *loader, const struct entry *entry, struct value *value)
{
	const char *edition;
	size_t size;
	const struct option *option =
	    options_find(entry->key, &value->key, &edition, &size);
	if (option) {
		if (edition)
			value->edition =
			    arena_strndup(loader->job->arena, edition, size);
		return option;
	}
	if (!options_is_group(entry->key))
		unknown(loader, entry->key_place, entry->key);
	else if (!entry->empty)
		diag_error(loader->job, entry->place,
		    "'%s' is a group of settings, not one. Put its settings "
		    "below it.",
		    entry->key);
	return NULL;
}

static void
add(struct loader *loader, const struct entry *entry, const char *folder,
    bool set)
{
	struct value value = {.items = entry->items,
	    .count = entry->count,
	    .place = entry->place,
	    .folder = folder,
	    .set = set};
	value.option = find_option(loader, entry, &value);
	if (!value.option)
		return;
	if (entry->empty) {
		diag_error(loader->job, entry->place,
		    "'%s' has no value. Give it one, or take the line out.",
		    entry->key);
		return;
	}
	if (entry->list && !options_is_list(value.option)) {
		diag_error(loader->job, entry->place,
		    "'%s' takes one value, not a list. Keep one.", entry->key);
		return;
	}
	if (!entry->list && options_is_list(value.option))
		split(loader->job->arena, &value);
	if (syntax_check(loader->job, entry->key, &value))
		ARENA_PUSH(loader->job->arena, loader->values, loader->count,
		    loader->capacity, value);
}

/* --- the chain of files ------------------------------------------------ */

static bool read_file(
    struct loader *loader, const char *file, struct place place);

/* Is the file one of those being read?  Then the circle is named. */
static bool
is_loop(struct loader *loader, const char *file, struct place place)
{
	char *found = realpath(file, NULL);
	const char *real =
	    arena_strdup(loader->job->arena, found ? found : file);
	free(found);
	for (int i = 0; i < loader->depth; i++) {
		if (strcmp(loader->real[i], real) != 0)
			continue;
		const char *circle = loader->chain[i];
		for (int j = i + 1; j < loader->depth; j++)
			circle = arena_printf(loader->job->arena, "%s, %s",
			    circle, loader->chain[j]);
		diag_error(loader->job, place,
		    "extends runs in a circle: %s, and again %s. Take one of "
		    "them out.",
		    circle, loader->chain[i]);
		return true;
	}
	loader->real[loader->depth] = real;
	return false;
}

/* Reads what the file extends, if it says so. */
static bool
read_base(
    struct loader *loader, const struct entry *extends, const char *folder)
{
	if (extends->empty || extends->count != 1 || extends->list) {
		diag_error(loader->job, extends->place,
		    "'extends' takes the path of one file. Write extends: "
		    "base.yaml.");
		return false;
	}
	const char *path =
	    config_path(loader->job->arena, folder, extends->items[0]);
	return config_inside(
		   loader->job, extends->place, loader->config->root, path) &&
	       read_file(loader, path, extends->place);
}

/* Adds the file's values after those of what it extends. */
static bool
read_layers(struct loader *loader, const char *file, struct place place)
{
	char *text;
	size_t size;
	if (!read_bytes(loader, file, place, &text, &size))
		return false;
	struct entries entries = {0};
	const char *folder = config_folder(loader->job->arena, file);
	flatten_yaml(loader->job, file, text, size, &entries);
	bool good = true;
	for (size_t i = 0; i < entries.count; i++)
		if (strcmp(entries.list[i].key, "extends") == 0)
			good &= read_base(loader, &entries.list[i], folder);
	for (size_t i = 0; i < entries.count; i++)
		if (strcmp(entries.list[i].key, "extends") != 0)
			add(loader, &entries.list[i], folder, false);
	return good;
}

static bool
read_file(struct loader *loader, const char *file, struct place place)
{
	if (loader->depth == CHAIN_MOST) {
		diag_error(loader->job, place,
		    "over %d files extend one another. Put some of them "
		    "together.",
		    CHAIN_MOST);
		return false;
	}
	if (is_loop(loader, file, place))
		return false;
	loader->chain[loader->depth++] = file;
	bool good = read_layers(loader, file, place);
	loader->depth--;
	return good;
}

/* --- the command line -------------------------------------------------- */

static void
add_settings(struct loader *loader)
{
	const struct load_request *request = loader->request;
	struct arena *arena = loader->job->arena;
	struct place place = {.file = "--set"};
	for (size_t i = 0; i < request->setting_count; i++) {
		const char **value = ARENA_NEW(arena, const char *);
		*value = arena_strdup(arena, request->settings[i].value);
		struct entry entry = {.key_place = place,
		    .place = place,
		    .items = value,
		    .count = 1};
		entry.key = arena_strdup(arena, request->settings[i].key);
		if (strcmp(entry.key, "extends") == 0)
			diag_error(loader->job, place,
			    "'extends' stands in a file. Give the file with "
			    "-c.");
		else
			add(loader, &entry, ".", true);
	}
}

/* --- editions ---------------------------------------------------------- */

static bool
is_among(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Every edition that is spoken of, in order; `leaflet` always is one. */
static void
collect_editions(struct loader *loader)
{
	const char **names = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < loader->count; i++) {
		const char *name = loader->values[i].edition;
		if (name && !is_among(names, count, name))
			ARENA_PUSH(
			    loader->job->arena, names, count, capacity, name);
	}
	if (!is_among(names, count, "leaflet"))
		ARENA_PUSH(
		    loader->job->arena, names, count, capacity, "leaflet");
	loader->config->editions = names;
	loader->config->edition_count = count;
}

static bool
find_edition(const struct config *config, const char *name, size_t *index)
{
	for (size_t i = 0; i < config->edition_count; i++) {
		if (strcmp(config->editions[i], name) == 0) {
			*index = i;
			return true;
		}
	}
	return false;
}

static void
no_such_edition(struct job *job, const struct config *config, const char *name,
    struct place place)
{
	const char *near =
	    text_nearest(name, config->editions, config->edition_count);
	if (near)
		diag_error(job, place,
		    "there is no edition '%s'. Did you mean '%s'?", name, near);
	else
		diag_error(job, place,
		    "there is no edition '%s'. Describe it as editions.%s, or "
		    "use '%s'.",
		    name, name, config->editions[0]);
}

static void
choose_build(struct loader *loader)
{
	struct config *config = loader->config;
	const struct value *value = config_find(config, NULL, "build");
	config->build =
	    (struct edition_names){config->editions, config->edition_count};
	if (!value)
		return;
	config->build = (struct edition_names){value->items, value->count};
	size_t index;
	for (size_t i = 0; i < value->count; i++) {
		const char *name = value->items[i];
		if (!find_edition(config, name, &index))
			no_such_edition(
			    loader->job, config, name, value->place);
		else if (is_among(value->items, i, name))
			diag_error(loader->job, value->place,
			    "'build' names '%s' twice. Take one of them out.",
			    name);
	}
	if (value->count == 0)
		diag_error(loader->job, value->place,
		    "'build' names no edition. Name one, or take the line "
		    "out.");
}

static bool
same_place(struct place a, struct place b)
{
	const char *one = a.file ? a.file : "", *other = b.file ? b.file : "";
	return a.line == b.line && a.column == b.column &&
	       strcmp(one, other) == 0;
}

static bool
is_known(const struct diag *diag, const struct message *message)
{
	for (size_t i = 0; i < diag->count; i++)
		if (same_place(diag->messages[i].place, message->place) &&
		    strcmp(diag->messages[i].text, message->text) == 0)
			return true;
	return false;
}

/* Passes messages on, but each only once. */
static void
forward(struct job *job, const struct diag *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct message *message = &from->messages[i];
		if (is_known(job->diag, message))
			continue;
		if (message->severity == DIAG_ERROR)
			diag_error(job, message->place, "%s", message->text);
		else
			diag_warning(job, message->place, "%s", message->text);
	}
}

static void
resolve_editions(struct loader *loader)
{
	struct arena *arena = loader->job->arena;
	struct config *config = loader->config;
	config->themes =
	    ARENA_ARRAY(arena, config->edition_count, const struct theme *);
	for (size_t i = 0; i < config->edition_count; i++) {
		struct job own = {arena, diag_new(arena)};
		config->themes[i] =
		    resolve_theme(&own, config, config->editions[i]);
		forward(loader->job, own.diag);
	}
}

/* --- the whole --------------------------------------------------------- */

/* The folder that paths must stay in: the configuration's, else that of the
 * first PATH. */
static const char *
root_folder(
    struct arena *arena, const struct load_request *request, const char *file)
{
	if (request->allow_outside)
		return NULL;
	return file ? config_folder(arena, file)
		    : find_start(arena, request->near);
}

const struct config *
load_config(struct job *job, const struct load_request *request)
{
	size_t errors = job->diag->errors;
	struct config *config = ARENA_NEW(job->arena, struct config);
	struct loader loader = {
	    .job = job, .request = request, .config = config};
	config->file = request->file ? request->file
				     : find_config(job->arena, request->near);
	config->root = root_folder(job->arena, request, config->file);
	config->data = request->data;
	if (config->file)
		read_file(&loader, config->file, (struct place){0});
	add_settings(&loader);
	config->values = loader.values;
	config->count = loader.count;
	collect_editions(&loader);
	choose_build(&loader);
	if (job->diag->errors == errors)
		resolve_editions(&loader);
	return job->diag->errors == errors ? config : NULL;
}

static int
whole_number(const struct config *config, const char *key)
{
	const char *rest, *edition;
	size_t size;
	const struct value *value = config_find(config, NULL, key);
	if (value)
		return atoi(value->items[0]);
	return atoi(options_find(key, &rest, &edition, &size)->initial);
}

struct limits
load_limits(const struct config *config)
{
	return (struct limits){
	    .seconds = whole_number(config, "limits.seconds"),
	    .memory_mib = whole_number(config, "limits.memory"),
	};
}

const char *
load_config_file(const struct config *config)
{
	return config->file;
}

struct edition_names
load_editions(const struct config *config)
{
	return config->build;
}

const struct theme *
load_theme(struct job *job, const struct config *config, const char *edition)
{
	size_t index;
	if (find_edition(config, edition, &index))
		return config->themes[index];
	no_such_edition(
	    job, config, edition, (struct place){.file = "--edition"});
	return NULL;
}
