/*
 * Which value of a key wins.
 *
 * Layers from the lowest: the default, what the profile makes of it, what is
 * extended, the file, the edition, --set; within a layer the later one.
 */
#include "theme/config.h"

#include "theme/preset.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* How far up in the layers a value stands. */
static int
rank(const struct value *value)
{
	return (value->set ? 2 : 0) + (value->edition ? 1 : 0);
}

const struct value *
config_find(const struct config *config, const char *edition, const char *key)
{
	const struct value *best = NULL;
	for (size_t i = 0; i < config->count; i++) {
		const struct value *value = &config->values[i];
		if (value->edition &&
		    (!edition || strcmp(value->edition, edition) != 0))
			continue;
		if (strcmp(value->key, key) == 0 &&
		    (!best || rank(value) >= rank(best)))
			best = value;
	}
	return best;
}

/* The value that wins, unless the profile keeps its own. */
static const struct value *
winner(struct arena *arena, const struct config *config, const char *edition,
    const char *key)
{
	const struct value *value = config_find(config, edition, key);
	bool kept = value && preset_holds(arena, config, edition, value);
	return kept ? NULL : value;
}

/* Leading goes with the size: half a millimetre for each point of it. */
static const char *
half_of_size(struct arena *arena, const struct config *config,
    const char *edition, const char *key)
{
	size_t stem = strlen(key) - strlen("leading");
	const char *size_key = arena_printf(arena, "%.*ssize", (int)stem, key);
	const struct value *value = winner(arena, config, edition, size_key);
	length size;
	if (!value || !unit_parse(value->items[0], &size))
		return NULL;
	char buffer[24];
	unit_print(buffer, (length)unit_scale(size, 180, 127), "mm");
	return arena_strdup(arena, buffer);
}

static bool
is_leading(const char *key)
{
	const char *dot = strrchr(key, '.');
	return dot && strcmp(dot, ".leading") == 0;
}

static const char *
join(struct arena *arena, const struct value *value)
{
	const char *between =
	    value->option->type == OPTION_LENGTHS ? " " : ", ";
	const char *text = value->count ? value->items[0] : "";
	for (size_t i = 1; i < value->count; i++)
		text = arena_printf(
		    arena, "%s%s%s", text, between, value->items[i]);
	return text;
}

const char *
config_text(struct arena *arena, const struct config *config,
    const char *edition, const struct option *option, const char *key,
    struct place *place)
{
	const struct value *value = winner(arena, config, edition, key);
	if (place)
		*place = value ? value->place : (struct place){0};
	if (value)
		return join(arena, value);
	const char *leading =
	    is_leading(key) ? half_of_size(arena, config, edition, key) : NULL;
	return leading ? leading
		       : preset_default(arena, config, edition, option, key);
}

/* --- paths ------------------------------------------------------------- */

const char *
config_path(struct arena *arena, const char *folder, const char *path)
{
	if (path[0] == '/' || strcmp(folder, ".") == 0)
		return path;
	if (strcmp(folder, "/") == 0)
		folder = "";
	return arena_printf(arena, "%s/%s", folder, path);
}

const char *
config_folder(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	if (slash == file)
		return "/";
	return arena_strndup(arena, file, (size_t)(slash - file));
}

static bool
begins_with_folder(const char *path, const char *folder)
{
	size_t size = strlen(folder);
	if (size == 1) /* "/" */
		return true;
	return strncmp(path, folder, size) == 0 &&
	       (path[size] == '/' || path[size] == '\0');
}

bool
config_inside(
    struct job *job, struct place place, const char *folder, const char *path)
{
	char *real = realpath(path, NULL);
	if (!real) {
		diag_error(job, place,
		    "cannot open '%s': %s. Paths begin at the folder of the "
		    "configuration.",
		    path, strerror(errno));
		return false;
	}
	char *root = folder ? realpath(folder, NULL) : NULL;
	bool inside = !folder || (root && begins_with_folder(real, root));
	free(real);
	free(root);
	if (!inside)
		diag_error(job, place,
		    "'%s' is outside the configuration's folder '%s'. Move it "
		    "there, or give --allow-outside.",
		    path, folder);
	return inside;
}
