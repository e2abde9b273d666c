/*
 * The command line.
 *
 * One table of commands and one of options feed the parser, `--help`, the
 * completions, and the test that finds each in leaflet(1).
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "run/export.h"
#include "theme/load.h"

enum action {
	ACTION_BUILD,
	ACTION_CHECK,
	ACTION_CONFIG,
	ACTION_REPORT,
	ACTION_HELP,
	ACTION_VERSION,
	ACTION_COMPLETIONS
};

/* What a shell may complete an option's value with. */
enum completion { COMPLETE_NOTHING, COMPLETE_FILE, COMPLETE_FOLDER };

struct args_command {
	const char *name;
	enum action action;
	const char *usage; /* after the name */
	const char *help;
};

struct args_option {
	char letter;              /* 0: none */
	const char *name;         /* without its "--" */
	const char *value;        /* what it is called, NULL: takes none */
	enum completion complete; /* its value */
	const char *words;        /* the values that it may have, with spaces
				     between; NULL: any */
	unsigned commands;        /* a bit 1 << action for each that has it */
	const char *help;
};

/* Both end with an entry without a name. */
extern const struct args_command args_commands[];
extern const struct args_option args_options[];

struct args {
	enum action action;
	const char *const *command; /* all of it: argv */
	const char *config;         /* -c, or NULL */
	const char *out;
	const char *const *editions;
	size_t edition_count;
	const struct setting *settings;
	size_t setting_count;
	enum form form;
	int jobs;           /* worker processes; 0: as many as processors */
	const char *report; /* or NULL */
	const char *due;    /* a day or month, or NULL */
	const char *shell;  /* for the completions */
	size_t shard, shard_count;
	bool force, prune;
	bool strict, allow_outside, quiet, verbose, schema, csv;
	const char *const *paths;
	size_t path_count;
};

/*
 * argv with its program's name first and a NULL last.  NULL: already
 * reported.  Owned by the job's arena; strings of argv are not copied.
 */
const struct args *args_parse(struct job *job, const char *const *argv);

#endif
