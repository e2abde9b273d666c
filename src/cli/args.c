/*
 * Options in the manner of getopt_long, from one table: -o DIR, -oDIR, -qv,
 * --output DIR, --output=DIR; options and paths in any order; everything
 * after "--" is a path.  The first word that is no option may be a command.
 */
#include "cli/args.h"

#include "article/value.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUILD (1u << ACTION_BUILD)
#define CHECK (1u << ACTION_CHECK)
#define CONFIG (1u << ACTION_CONFIG)
#define REPORT (1u << ACTION_REPORT)
#define ALL (BUILD | CHECK | CONFIG | REPORT)
#define SETTINGS (BUILD | CHECK | CONFIG)

const struct args_command args_commands[] = {
    {"build", ACTION_BUILD, "[OPTION]... PATH...",
	"make leaflets; the command when none is named"},
    {"check", ACTION_CHECK, "[OPTION]... PATH...",
	"do everything but write them"},
    {"config", ACTION_CONFIG, "[OPTION]...",
	"print every setting and where it comes from"},
    {"report", ACTION_REPORT, "merge [OPTION]... FILE...",
	"print the reports of shards as one"},
    {0},
};

const struct args_option args_options[] = {
    {'c', "config", "FILE", COMPLETE_FILE, NULL, SETTINGS,
	"the configuration (default: leaflet.yaml above PATH)"},
    {'o', "output", "DIR", COMPLETE_FOLDER, NULL, BUILD,
	"write DIR/EDITION/ID.pdf (default: out)"},
    {'e', "edition", "NAME", COMPLETE_NOTHING, NULL, SETTINGS,
	"an edition to make; may be given again"},
    {'s', "set", "KEY=VALUE", COMPLETE_NOTHING, NULL, SETTINGS,
	"change a setting; may be given again"},
    {'j', "jobs", "N", COMPLETE_NOTHING, NULL, BUILD | CHECK,
	"worker processes (default: one for each processor)"},
    {0, "to", "FORM", COMPLETE_NOTHING, "html text article galley pages", BUILD,
	"write html or text, no PDF, or print a middle form"},
    {0, "force", NULL, COMPLETE_NOTHING, NULL, BUILD,
	"make also what has not changed"},
    {0, "prune", NULL, COMPLETE_NOTHING, NULL, BUILD,
	"remove leaflets whose articles are gone"},
    {0, "shard", "K/N", COMPLETE_NOTHING, NULL, BUILD | CHECK,
	"the K-th of N parts of the articles only"},
    {0, "strict", NULL, COMPLETE_NOTHING, NULL, BUILD | CHECK,
	"warnings count as errors"},
    {0, "due", "DATE", COMPLETE_NOTHING, NULL, CHECK,
	"only list what is due for review by that date"},
    {0, "csv", NULL, COMPLETE_NOTHING, NULL, CHECK,
	"list it as comma-separated values"},
    {0, "report", "FILE", COMPLETE_FILE, NULL, BUILD | CHECK | REPORT,
	"write what was done to the file, as JSON"},
    {0, "allow-outside", NULL, COMPLETE_NOTHING, NULL, SETTINGS,
	"let pictures lie outside the configuration's folder"},
    {0, "schema", NULL, COMPLETE_NOTHING, NULL, CONFIG,
	"print a JSON Schema of the configuration"},
    {'q', "quiet", NULL, COMPLETE_NOTHING, NULL, BUILD | CHECK, "errors only"},
    {'v', "verbose", NULL, COMPLETE_NOTHING, NULL, BUILD | CHECK,
	"name every file made or passed over"},
    {'h', "help", NULL, COMPLETE_NOTHING, NULL, ALL, "print this"},
    {'V', "version", NULL, COMPLETE_NOTHING, NULL, ALL, "print the version"},
    {0, "completions", "SHELL", COMPLETE_NOTHING, "bash zsh fish", ALL,
	"print a script that completes these words in a shell"},
    {0},
};

enum { WORDS_MOST = 16, NUMBER_MOST = 9999 };

struct parse {
	struct job *job;
	struct args *args;
	const char *const *at; /* the next argument */
	bool named;            /* a command has been named */
	unsigned used[sizeof args_options / sizeof *args_options];
	size_t path_capacity, edition_capacity, setting_capacity;
};

static const struct place here = {.file = "leaflet"};

/* ". Did you mean 'X'?", or what to do when no word is near. */
static const char *
hint(struct parse *parse, const char *word, const char *const *words,
    size_t count, const char *dashes)
{
	const char *near = text_nearest(word, words, count);
	if (!near)
		return "`leaflet --help` lists them.";
	return arena_printf(
	    parse->job->arena, "Did you mean '%s%s'?", dashes, near);
}

static bool
unknown_option(struct parse *parse, const char *given, const char *name)
{
	const char *names[sizeof args_options / sizeof *args_options];
	size_t count = 0;
	for (const struct args_option *at = args_options; at->name; at++)
		names[count++] = at->name;
	diag_error(parse->job, here, "unknown option '%s'. %s", given,
	    hint(parse, name, names, count, "--"));
	return false;
}

/* Is word one of the words with spaces between?  Its number, or -1. */
static int
word_number(struct parse *parse, const char *words, const char *word,
    const char **list, size_t *count)
{
	char *rest = arena_strdup(parse->job->arena, words);
	int found = -1;
	*count = 0;
	while (rest && *count < WORDS_MOST) {
		char *next = strchr(rest, ' ');
		if (next)
			*next++ = '\0';
		if (strcmp(rest, word) == 0)
			found = (int)*count;
		list[(*count)++] = rest;
		rest = next;
	}
	return found;
}

static bool
check_word(struct parse *parse, const struct args_option *option,
    const char *value, int *number)
{
	const char *words[WORDS_MOST];
	size_t count;
	*number = word_number(parse, option->words, value, words, &count);
	if (*number >= 0)
		return true;
	const char *near = text_nearest(value, words, count);
	diag_error(parse->job, here, "--%s knows no '%s'. %s", option->name,
	    value,
	    near ? arena_printf(parse->job->arena, "Did you mean '%s'?", near)
		 : arena_printf(
		       parse->job->arena, "Use one of: %s.", option->words));
	return false;
}

static bool
take_setting(struct parse *parse, const char *given)
{
	const char *equals = strchr(given, '=');
	if (!equals || equals == given) {
		diag_error(parse->job, here,
		    "--set wants KEY=VALUE, not '%s'. `leaflet config` lists "
		    "the keys.",
		    given);
		return false;
	}
	struct setting setting = {
	    arena_strndup(parse->job->arena, given, (size_t)(equals - given)),
	    equals + 1,
	};
	struct args *args = parse->args;
	struct setting *settings = (struct setting *)args->settings;
	ARENA_PUSH(parse->job->arena, settings, args->setting_count,
	    parse->setting_capacity, setting);
	args->settings = settings;
	return true;
}

static void
push(struct parse *parse, const char *const **list, size_t *count,
    size_t *capacity, const char *value)
{
	const char **words = (const char **)*list;
	ARENA_PUSH(parse->job->arena, words, *count, *capacity, value);
	*list = words;
}

static bool
take_choice(
    struct parse *parse, const struct args_option *option, const char *value)
{
	static const enum form forms[] = {FORM_HTML, FORM_TEXT, FORM_ARTICLE,
	    FORM_GALLEY, FORM_PAGES}; /* in the order of the option's words */
	int number;
	if (!check_word(parse, option, value, &number))
		return false;
	if (strcmp(option->name, "to") == 0) {
		parse->args->form = forms[number];
	} else {
		parse->args->action = ACTION_COMPLETIONS;
		parse->args->shell = value;
	}
	return true;
}

/* A whole number from 1 to NUMBER_MOST. */
static bool
take_number(struct parse *parse, const struct args_option *option,
    const char *value, int *number)
{
	size_t digits = strspn(value, "0123456789");
	*number = digits && digits <= 5 && !value[digits] ? atoi(value) : 0;
	if (*number >= 1 && *number <= NUMBER_MOST)
		return true;
	diag_error(parse->job, here,
	    "--%s wants a whole number from 1 to %d, not '%s'.", option->name,
	    NUMBER_MOST, value);
	return false;
}

/* K/N, such as 2/3. */
static bool
take_shard(struct parse *parse, const char *value)
{
	struct args *args = parse->args;
	char rest;
	unsigned shard, count;
	if (sscanf(value, "%4u/%4u%c", &shard, &count, &rest) != 2 ||
	    strspn(value, "0123456789/") != strlen(value) || shard < 1 ||
	    shard > count) {
		diag_error(parse->job, here,
		    "--shard wants K/N, such as 2/3 for the second of three "
		    "parts, not '%s'.",
		    value);
		return false;
	}
	args->shard = shard;
	args->shard_count = count;
	return true;
}

static bool
take_due(struct parse *parse, const char *value)
{
	parse->args->due = value;
	if (value_is_date(value))
		return true;
	diag_error(parse->job, here,
	    "--due knows no date '%s'. Write a day as 2026-03-04, or a month "
	    "as 2026-03.",
	    value);
	return false;
}

/* An option with a value. */
static bool
take_value(
    struct parse *parse, const struct args_option *option, const char *value)
{
	struct args *args = parse->args;
	if (option->words)
		return take_choice(parse, option, value);
	switch (option->letter) {
	case 's':
		return take_setting(parse, value);
	case 'e':
		push(parse, &args->editions, &args->edition_count,
		    &parse->edition_capacity, value);
		return true;
	case 'c':
		args->config = value;
		return true;
	case 'o':
		args->out = value;
		return true;
	case 'j':
		return take_number(parse, option, value, &args->jobs);
	default:
		if (strcmp(option->name, "shard") == 0)
			return take_shard(parse, value);
		if (strcmp(option->name, "due") == 0)
			return take_due(parse, value);
		args->report = value;
		return true;
	}
}

/* An option without a value. */
static void
take_flag(struct args *args, const char *name)
{
	if (strcmp(name, "force") == 0)
		args->force = true;
	else if (strcmp(name, "prune") == 0)
		args->prune = true;
	else if (strcmp(name, "strict") == 0)
		args->strict = true;
	else if (strcmp(name, "allow-outside") == 0)
		args->allow_outside = true;
	else if (strcmp(name, "csv") == 0)
		args->csv = true;
	else if (strcmp(name, "schema") == 0)
		args->schema = true;
	else if (strcmp(name, "help") == 0)
		args->action = ACTION_HELP;
	else if (strcmp(name, "version") == 0)
		args->action = ACTION_VERSION;
	else
		args->quiet = !(args->verbose = strcmp(name, "verbose") == 0);
}

/* attached: what stands in the same argument, or NULL. */
static bool
take_option(
    struct parse *parse, const struct args_option *option, const char *attached)
{
	parse->used[option - args_options] = 1;
	if (!option->value) {
		if (attached)
			diag_error(parse->job, here,
			    "--%s takes no value. Leave '%s' out.",
			    option->name, attached);
		else
			take_flag(parse->args, option->name);
		return !attached;
	}
	const char *value = attached ? attached : *parse->at;
	if (!value || !*value) {
		diag_error(parse->job, here,
		    "--%s wants a value. Write --%s %s.", option->name,
		    option->name, option->value);
		return false;
	}
	parse->at += !attached;
	return take_value(parse, option, value);
}

static bool
take_long(struct parse *parse, const char *given)
{
	const char *equals = strchr(given, '=');
	size_t size = equals ? (size_t)(equals - given) : strlen(given);
	const char *name =
	    arena_strndup(parse->job->arena, given + 2, size - 2);
	for (const struct args_option *at = args_options; at->name; at++)
		if (strcmp(at->name, name) == 0)
			return take_option(
			    parse, at, equals ? equals + 1 : NULL);
	return unknown_option(parse, given, name);
}

/* One argument of letters: -q, -qv, -oDIR. */
static bool
take_letters(struct parse *parse, const char *given)
{
	for (const char *letter = given + 1; *letter; letter++) {
		const struct args_option *at = args_options;
		while (at->name && at->letter != *letter)
			at++;
		if (!at->name)
			return unknown_option(parse, given, letter);
		bool value = at->value && letter[1];
		if (!take_option(parse, at, value ? letter + 1 : NULL))
			return false;
		if (at->value)
			break;
	}
	return true;
}

/* The first word may be a command, or one that was meant to be. */
static bool
take_first(struct parse *parse, const char *word)
{
	const char *names[sizeof args_commands / sizeof *args_commands];
	size_t count = 0;
	parse->named = true;
	for (const struct args_command *at = args_commands; at->name; at++) {
		if (strcmp(at->name, word) == 0) {
			if (parse->args->action == ACTION_BUILD)
				parse->args->action = at->action;
			return true;
		}
		names[count++] = at->name;
	}
	const char *near = access(word, F_OK) == 0 || strchr(word, '/')
			       ? NULL
			       : text_nearest(word, names, count);
	if (near) {
		diag_error(parse->job, here,
		    "unknown command '%s'. Did you mean '%s'?", word, near);
		return false;
	}
	push(parse, &parse->args->paths, &parse->args->path_count,
	    &parse->path_capacity, word);
	return true;
}

static bool
take_word(struct parse *parse, const char *word)
{
	if (!parse->named)
		return take_first(parse, word);
	push(parse, &parse->args->paths, &parse->args->path_count,
	    &parse->path_capacity, word);
	return true;
}

static bool
take_all(struct parse *parse)
{
	bool good = true;
	while (*parse->at) {
		const char *given = *parse->at++;
		if (strcmp(given, "--") == 0) {
			parse->named = true;
			while (*parse->at)
				take_word(parse, *parse->at++);
		} else if (strncmp(given, "--", 2) == 0) {
			good &= take_long(parse, given);
		} else if (given[0] == '-' && given[1]) {
			good &= take_letters(parse, given);
		} else {
			good &= take_word(parse, given);
		}
	}
	return good;
}

static const char *
command_name(enum action action)
{
	const struct args_command *at = args_commands;
	while (at->action != action)
		at++;
	return at->name;
}

/* The first path is the word "merge". */
static bool
check_report(struct parse *parse)
{
	struct args *args = parse->args;
	if (args->path_count < 2 || strcmp(args->paths[0], "merge") != 0) {
		diag_error(parse->job, here,
		    "'report' merges reports. Write `leaflet report merge "
		    "FILE...`.");
		return false;
	}
	args->paths++;
	args->path_count--;
	return true;
}

/* Do options and paths belong to the command? */
static bool
check_use(struct parse *parse)
{
	const struct args *args = parse->args;
	bool good = true;
	for (const struct args_option *at = args_options; at->name; at++)
		if (parse->used[at - args_options] &&
		    !(at->commands & 1u << args->action)) {
			diag_error(parse->job, here,
			    "--%s does not belong to '%s'. Leave it out.",
			    at->name, command_name(args->action));
			good = false;
		}
	if (args->action == ACTION_REPORT)
		return check_report(parse);
	if (args->action == ACTION_CONFIG && args->path_count) {
		diag_error(parse->job, here,
		    "'config' takes no path. Name a configuration with -c.");
		return false;
	}
	if (args->action != ACTION_CONFIG && !args->path_count) {
		diag_error(parse->job, here,
		    "there is no path. Name an article or a folder of "
		    "articles; `leaflet --help` shows how.");
		return false;
	}
	if (args->csv && !args->due) {
		diag_error(parse->job, here,
		    "--csv is the form of a list. Give --due DATE with it.");
		return false;
	}
	if (args->due && args->report) {
		diag_error(parse->job, here,
		    "--due checks nothing to report. Leave --report out.");
		return false;
	}
	if (args->form != FORM_PDF && args->prune) {
		diag_error(parse->job, here,
		    "--prune removes PDFs. Leave --to out with it.");
		return false;
	}
	if (args->form >= FORM_ARTICLE && args->edition_count > 1) {
		diag_error(
		    parse->job, here, "--to prints one edition. Give -e once.");
		return false;
	}
	return good;
}

const struct args *
args_parse(struct job *job, const char *const *argv)
{
	struct args *args = ARENA_NEW(job->arena, struct args);
	*args = (struct args){.command = argv, .out = "out"};
	struct parse parse = {
	    .job = job, .args = args, .at = *argv ? argv + 1 : argv};
	if (!take_all(&parse))
		return NULL;
	if (args->action <= ACTION_REPORT && !check_use(&parse))
		return NULL;
	if (args->action == ACTION_CHECK)
		args->form = FORM_NOTHING;
	return args;
}
