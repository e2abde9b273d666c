/*
 * From a configuration file to themes.
 */
#ifndef THEME_LOAD_H
#define THEME_LOAD_H

#include "theme/theme.h"

#include <stdio.h>

/* KEY=VALUE of --set. */
struct setting {
	const char *key, *value;
};

struct load_request {
	const char *file; /* -c, or NULL: search from `near` upward */
	const char *near; /* the first PATH, or NULL */
	const struct setting *settings;
	size_t setting_count;
	bool allow_outside;
	const char
	    *data; /* folder of bundled fonts and schema ($LEAFLET_DATA) */
};

/*
 * The configuration: file, its `extends`, --set, on the built-in defaults.
 * Every fault is reported; NULL when there is any.  Owned by the job's arena.
 */
const struct config *load_config(
    struct job *job, const struct load_request *request);

/* What one article may cost at most; 0: anything. */
struct limits {
	int seconds;    /* of processor time */
	int memory_mib; /* beyond what the run has loaded */
};
struct limits load_limits(const struct config *config);

/* The file that it came from, or NULL: the defaults alone. */
const char *load_config_file(const struct config *config);

/* Names of the editions that `build` lists (all of them when it is absent),
 * in order. */
struct edition_names {
	const char *const *list;
	size_t count;
};
struct edition_names load_editions(const struct config *config);

/*
 * The theme of an edition, everything resolved, contrast checked.  NULL: no
 * such edition (the nearest name is given) or a fault, already reported.
 */
const struct theme *load_theme(
    struct job *job, const struct config *config, const char *edition);

/* Lines KEY = VALUE  # FILE:LINE | default | --set, for `leaflet config`;
 * edition NULL: before any edition's settings. */
void load_print(FILE *out, const struct config *config, const char *edition);

/* A JSON Schema (draft 2020-12) of the configuration. */
void load_print_schema(FILE *out);

#endif
