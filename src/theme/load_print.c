/*
 * The configuration as `leaflet config` lists it: every setting there is, in
 * the order of the options table, with its value and where it comes from.
 */
#include "theme/config.h"
#include "theme/format.h"
#include "theme/roles.h"
#include "theme/words.h"

#include <string.h>

struct printer {
	FILE *out;
	struct arena *arena; /* until the listing is done */
	const struct config *config;
	const char *edition;
};

static void
print_line(const struct printer *printer, const char *key, const char *value,
    struct place place)
{
	fprintf(printer->out, "%s =%s%s  # ", key, *value ? " " : "", value);
	if (!place.file)
		fputs("default\n", printer->out);
	else if (place.line)
		fprintf(printer->out, "%s:%d\n", place.file, place.line);
	else
		fprintf(printer->out, "%s\n", place.file);
}

/* The setting of that key; `initial` where the table has no default. */
static void
print_setting(const struct printer *printer, const struct option *option,
    const char *key, const char *shown, const char *initial)
{
	struct place place;
	const char *value = config_text(printer->arena, printer->config,
	    printer->edition, option, key, &place);
	if (!value)
		value = initial ? initial : "";
	print_line(printer, shown, value, place);
}

/* --- names in place of the part in capitals ---------------------------- */

struct instances {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

static void
add_instance(struct instances *instances, const char *name)
{
	for (size_t i = 0; i < instances->count; i++)
		if (strcmp(instances->list[i], name) == 0)
			return;
	ARENA_PUSH(instances->arena, instances->list, instances->count,
	    instances->capacity, name);
}

/* The names that the configuration uses in the group, such as "formats.". */
static void
add_used(
    struct instances *instances, const struct config *config, const char *group)
{
	size_t start = strlen(group);
	for (size_t i = 0; i < config->count; i++) {
		const char *key = config->values[i].key;
		if (strncmp(key, group, start) != 0)
			continue;
		size_t size = strcspn(key + start, ".");
		add_instance(instances,
		    arena_strndup(instances->arena, key + start, size));
	}
}

/* Every role, language, format or edition for the pattern. */
static struct instances
instances_of(const struct printer *printer, const char *pattern)
{
	struct instances all = {.arena = printer->arena};
	if (strncmp(pattern, "styles.", 7) == 0) {
		for (size_t i = 0; i < ROLE_COUNT; i++)
			add_instance(&all, theme_role_name((enum role)i));
	} else if (strncmp(pattern, "strings.", 8) == 0) {
		for (size_t i = 0; words_language(i); i++)
			add_instance(&all, words_language(i));
		add_used(&all, printer->config, "strings.");
	} else if (strncmp(pattern, "formats.", 8) == 0) {
		for (size_t i = 0; format_name(i); i++)
			add_instance(&all, format_name(i));
		add_used(&all, printer->config, "formats.");
	} else if (printer->edition) {
		add_instance(&all, printer->edition);
	} else {
		for (size_t i = 0; i < printer->config->edition_count; i++)
			add_instance(&all, printer->config->editions[i]);
	}
	return all;
}

/* The default that depends on the name; NULL: there is none. */
static const char *
named_default(const char *pattern, const char *name)
{
	const char *last = strrchr(pattern, '.') + 1;
	if (strncmp(pattern, "formats.", 8) == 0)
		return format_default(name, last);
	if (strncmp(pattern, "strings.", 8) != 0)
		return NULL;
	for (size_t i = 0; i < STRING_COUNT; i++)
		if (strcmp(words_name((enum string)i), last) == 0)
			return words_find(name, (enum string)i);
	return NULL;
}

static void
print_edition_setting(const struct printer *printer,
    const struct option *option, const char *name)
{
	const char *last = strrchr(option->key, '.') + 1;
	struct printer own = *printer;
	own.edition = name;
	print_setting(&own, option, last,
	    arena_printf(printer->arena, "editions.%s.%s", name, last), NULL);
}

/* One setting of a role, language or format, if it has it. */
static void
print_named(const struct printer *printer, const struct option *option,
    const char *name)
{
	const char *dot = strchr(option->key, '.') + 1;
	const char *key = arena_printf(printer->arena, "%.*s%s%s",
	    (int)(dot - option->key), option->key, name, strchr(dot, '.'));
	const char *initial = named_default(option->key, name);
	if (initial || options_default(option, key) ||
	    config_find(printer->config, printer->edition, key))
		print_setting(printer, option, key, key, initial);
}

/* --- the listing ------------------------------------------------------- */

/* Do two patterns begin alike up to the part in capitals? */
static bool
same_group(const char *a, const char *b)
{
	const char *dot = strchr(a, '.');
	const char *end = dot ? strchr(dot + 1, '.') : NULL;
	return end && strncmp(a, b, (size_t)(end - a) + 1) == 0;
}

/* The rows of one group, name by name. */
static void
print_group(
    const struct printer *printer, const struct option *rows, size_t count)
{
	struct instances names = instances_of(printer, rows->key);
	for (size_t i = 0; i < names.count; i++) {
		for (size_t row = 0; row < count; row++) {
			if (rows[row].where == OPTION_EDITION)
				print_edition_setting(
				    printer, &rows[row], names.list[i]);
			else
				print_named(printer, &rows[row], names.list[i]);
		}
	}
}

/* What editions change, when none of them is asked for. */
static void
print_changes(const struct printer *printer)
{
	for (size_t i = 0; i < printer->config->count; i++) {
		const struct value *value = &printer->config->values[i];
		if (!value->edition || value->option->where != OPTION_BOTH ||
		    config_find(printer->config, value->edition, value->key) !=
			value)
			continue;
		struct printer own = *printer;
		own.edition = value->edition;
		print_setting(&own, value->option, value->key,
		    arena_printf(printer->arena, "editions.%s.%s",
			value->edition, value->key),
		    NULL);
	}
}

void
load_print(FILE *out, const struct config *config, const char *edition)
{
	struct printer printer = {out, arena_new(), config, edition};
	size_t count;
	const struct option *table = options_table(&count);
	for (size_t i = 0; i < count;) {
		size_t rows = 1;
		while (i + rows < count &&
		       same_group(table[i].key, table[i + rows].key))
			rows++;
		const char *dot = strchr(table[i].key, '.');
		if (dot && strchr(dot + 1, '.'))
			print_group(&printer, &table[i], rows);
		else
			print_setting(&printer, &table[i], table[i].key,
			    table[i].key, NULL);
		i += rows;
	}
	if (!edition)
		print_changes(&printer);
	arena_free(printer.arena);
}
