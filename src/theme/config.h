/* The settings of a configuration, in layers. */
#ifndef THEME_CONFIG_H
#define THEME_CONFIG_H

#include "theme/load.h"
#include "theme/options.h"

struct value {
	const char *key;     /* "palette.deep", without editions.NAME. */
	const char *edition; /* that it holds for; NULL: for all */
	const struct option *option;
	const char *const *items; /* one, unless the option is a list */
	size_t count;
	struct place place;
	const char *folder; /* that its paths begin at */
	bool set;           /* by --set */
};

struct config {
	const char *file;           /* or NULL */
	const char *root;           /* folder that paths stay in; NULL: any */
	const char *data;           /* or NULL */
	const struct value *values; /* of the lowest layer first */
	size_t count;
	const char *const *editions; /* all names */
	const struct theme **themes; /* of each */
	size_t edition_count;
	struct edition_names build;
};

/* The value that wins; edition NULL: before any edition's.  NULL: none. */
const struct value *config_find(
    const struct config *config, const char *edition, const char *key);

/*
 * The value of a key of that option: the one that wins, else the default, as
 * text; NULL: none.  *place, if not NULL, is where it was set; file NULL: the
 * default.  A list's items are joined.  Owned by the arena.
 */
const char *config_text(struct arena *arena, const struct config *config,
    const char *edition, const struct option *option, const char *key,
    struct place *place);

/* A path as it opens from here. */
const char *config_path(
    struct arena *arena, const char *folder, const char *path);

/* The folder of a file, "." for a bare name; owned by the arena. */
const char *config_folder(struct arena *arena, const char *file);

/* Does the path lead to something in the folder, links followed?  folder NULL:
 * any.  Reports what it cannot open or must not. */
bool config_inside(
    struct job *job, struct place place, const char *folder, const char *path);

#endif
