/*
 * The options table as a JSON Schema (draft 2020-12), from which editors
 * complete and check a configuration while it is written.
 *
 * A group of settings is an object; one that editions may change too stands
 * in $defs and is named from both places.
 */
#include "theme/load.h"
#include "theme/options.h"
#include "theme/roles.h"

#include <string.h>

struct printer {
	FILE *out;
	struct arena *arena; /* until the schema is done */
	const struct option *table;
	size_t count;
	int depth;
	bool first; /* in the present object */
};

#define LENGTH_PATTERN                                                         \
	"\"pattern\": \"^([0-9]+(\\\\.[0-9]+)? ?(pt|mm|cm|in|um)|0)$\""
#define COLOUR_PATTERN "\"pattern\": \"^#([0-9A-Fa-f]{3}){1,2}$\""

static const char NAME_PATTERN[] = "^[A-Za-z0-9_-]{1,64}$";
static const char LANG_PATTERN[] = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$";

/* --- JSON -------------------------------------------------------------- */

static void
print_string(const struct printer *printer, const char *text)
{
	fputc('"', printer->out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', printer->out);
		fputc(*text, printer->out);
	}
	fputc('"', printer->out);
}

/* A new member or element on a line of its own. */
static void
begin_line(struct printer *printer)
{
	fputs(printer->first ? "\n" : ",\n", printer->out);
	for (int i = 0; i < printer->depth; i++)
		fputc('\t', printer->out);
	printer->first = false;
}

static void
begin_member(struct printer *printer, const char *name, size_t size)
{
	begin_line(printer);
	print_string(printer, arena_strndup(printer->arena, name, size));
	fputs(": ", printer->out);
}

static void
open_object(struct printer *printer)
{
	fputc('{', printer->out);
	printer->depth++;
	printer->first = true;
}

static void
close_object(struct printer *printer)
{
	printer->depth--;
	printer->first = true;
	begin_line(printer);
	fputc('}', printer->out);
}

/* An object that has the members to come and no others. */
static void
open_group(struct printer *printer)
{
	open_object(printer);
	begin_line(printer);
	fputs("\"type\": [\"object\", \"null\"]", printer->out);
	begin_line(printer);
	fputs("\"additionalProperties\": false", printer->out);
	begin_line(printer);
	fputs("\"properties\": ", printer->out);
	open_object(printer);
}

static void
close_group(struct printer *printer)
{
	close_object(printer);
	close_object(printer);
}

/* An object whose members have names that agree with the pattern and each the
 * value to come. */
static void
open_named(struct printer *printer, const char *pattern)
{
	open_object(printer);
	begin_line(printer);
	fputs("\"type\": [\"object\", \"null\"]", printer->out);
	begin_line(printer);
	fputs("\"propertyNames\": {\"pattern\": ", printer->out);
	print_string(printer, pattern);
	fputc('}', printer->out);
	begin_line(printer);
	fputs("\"additionalProperties\": ", printer->out);
}

/* --- one setting ------------------------------------------------------ */

static void
print_words(const struct printer *printer, const char *words)
{
	for (const char *at = words; *at; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");
		fprintf(printer->out, "%s\"%.*s\"", at == words ? "" : ", ",
		    (int)size, at);
		at += size;
	}
}

static void
print_tokens(const struct printer *printer)
{
	for (size_t i = 0; i < TOKEN_COUNT; i++)
		fprintf(printer->out, "%s\"%s\"", i ? ", " : "",
		    palette_name((enum token)i));
}

/* A list, or its items on one line. */
static void
print_list_type(const struct printer *printer, const struct option *option)
{
	bool lengths = option->type == OPTION_LENGTHS;
	fputs("\"anyOf\": [{\"type\": \"string\"}, "
	      "{\"type\": \"array\", \"items\": {",
	    printer->out);
	if (option->choices) {
		fputs("\"enum\": [", printer->out);
		print_words(printer, option->choices);
		fputs("]}", printer->out);
	} else {
		fprintf(printer->out, "\"type\": \"string\"%s%s}",
		    lengths ? ", " : "", lengths ? LENGTH_PATTERN : "");
	}
	if (lengths)
		fprintf(printer->out, ", \"minItems\": %d, \"maxItems\": %d",
		    option->least, option->most);
	fputs("}]", printer->out);
}

static void
print_ink_type(const struct printer *printer)
{
	fputs("\"anyOf\": [{\"enum\": [", printer->out);
	print_tokens(printer);
	fputs("]}, {\"type\": \"string\", " COLOUR_PATTERN "}]", printer->out);
}

static void
print_type(const struct printer *printer, const struct option *option)
{
	FILE *out = printer->out;
	switch (option->type) {
	case OPTION_TEXT:
		fputs("\"type\": [\"string\", \"number\"]", out);
		return;
	case OPTION_URL:
		fputs("\"type\": \"string\", \"pattern\": \"^(https?://|$)\"",
		    out);
		return;
	case OPTION_PAGES:
		fputs("\"type\": [\"string\", \"integer\"], \"pattern\": "
		      "\"^([0-9]+( to [0-9]+)?|multiple of [0-9]+)$\"",
		    out);
		return;
	case OPTION_PATTERN:
		fputs("\"type\": \"string\", \"pattern\": "
		      "\"^(https?://.*\\\\{(reference|id)\\\\}.*)?$\"",
		    out);
		return;
	case OPTION_FONT:
	case OPTION_PATH:
		fputs("\"type\": \"string\", \"minLength\": 1", out);
		return;
	case OPTION_COLOUR:
		fputs("\"type\": \"string\", " COLOUR_PATTERN, out);
		return;
	case OPTION_INK:
		print_ink_type(printer);
		return;
	case OPTION_LENGTH:
		fputs("\"anyOf\": [{\"const\": 0}, {\"type\": "
		      "\"string\", " LENGTH_PATTERN "}]",
		    out);
		return;
	case OPTION_INTEGER:
		fprintf(out,
		    "\"type\": \"integer\", \"minimum\": %d, "
		    "\"maximum\": %d",
		    option->least, option->most);
		return;
	case OPTION_SWITCH:
		fputs("\"enum\": [true, false, \"yes\", \"no\", \"on\", "
		      "\"off\"]",
		    out);
		return;
	case OPTION_CHOICE:
		fputs("\"enum\": [", out);
		print_words(printer, option->choices);
		fputc(']', out);
		return;
	case OPTION_LENGTHS:
	case OPTION_CHOICES:
	case OPTION_PATHS:
	case OPTION_FONTS:
	case OPTION_NAMES:
		print_list_type(printer, option);
		return;
	}
}

/* The setting's type, meaning and default under the last part of its key. */
static void
print_option(
    struct printer *printer, const struct option *option, const char *initial)
{
	const char *dot = strrchr(option->key, '.');
	const char *name = dot ? dot + 1 : option->key;
	begin_member(printer, name, strlen(name));
	fputc('{', printer->out);
	print_type(printer, option);
	fputs(", \"description\": ", printer->out);
	print_string(printer, option->meaning);
	if (initial) {
		fputs(", \"default\": ", printer->out);
		if (option->type == OPTION_INTEGER)
			fputs(initial, printer->out);
		else
			print_string(printer, initial);
	}
	fputc('}', printer->out);
}

/* --- groups ------------------------------------------------------ */

static bool
is_in(const struct option *option, const char *group, size_t size)
{
	return strncmp(option->key, group, size) == 0 &&
	       option->key[size] == '.';
}

/* All settings of a group; of one role when it is not NULL. */
static void
print_options(
    struct printer *printer, const char *group, size_t size, const char *role)
{
	for (size_t i = 0; i < printer->count; i++) {
		const struct option *option = &printer->table[i];
		if (!is_in(option, group, size))
			continue;
		const char *initial = option->initial;
		if (role) {
			const char *key = arena_printf(printer->arena,
			    "styles.%s%s", role, strrchr(option->key, '.'));
			initial = options_default(option, key);
			if (!initial)
				continue;
		}
		print_option(printer, option, initial);
	}
}

static void
print_styles(struct printer *printer, const char *group, size_t size)
{
	open_group(printer);
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		const char *role = theme_role_name((enum role)i);
		begin_member(printer, role, strlen(role));
		open_group(printer);
		print_options(printer, group, size, role);
		close_group(printer);
	}
	close_group(printer);
}

static void
print_group(struct printer *printer, const char *group, size_t size)
{
	const char *wild = group + size + 1;
	if (strncmp(wild, "ROLE.", 5) == 0) {
		print_styles(printer, group, size);
		return;
	}
	bool lang = strncmp(wild, "LANG.", 5) == 0;
	bool named = lang || strncmp(wild, "NAME.", 5) == 0;
	if (named)
		open_named(printer, lang ? LANG_PATTERN : NAME_PATTERN);
	open_group(printer);
	print_options(printer, group, size, NULL);
	close_group(printer);
	if (named)
		close_object(printer);
}

/* Is it the first row of its group? */
static bool
opens_group(const struct printer *printer, size_t row, size_t *size)
{
	const char *key = printer->table[row].key;
	*size = strcspn(key, ".");
	return key[*size] == '.' &&
	       (row == 0 || !is_in(&printer->table[row - 1], key, *size));
}

/* What may stand in a file, or in an edition. */
static void
print_members(struct printer *printer, bool edition)
{
	size_t size;
	for (size_t i = 0; i < printer->count; i++) {
		const struct option *option = &printer->table[i];
		if (strchr(option->key, '.') == NULL && !edition)
			print_option(printer, option, option->initial);
		if (edition && option->where == OPTION_EDITION)
			print_option(printer, option, option->initial);
		if (!opens_group(printer, i, &size) ||
		    option->where == OPTION_EDITION ||
		    (edition && option->where == OPTION_TOP))
			continue;
		begin_member(printer, option->key, size);
		fprintf(printer->out, "{\"$ref\": \"#/$defs/%.*s\"}", (int)size,
		    option->key);
	}
}

static void
print_definitions(struct printer *printer)
{
	size_t size;
	for (size_t i = 0; i < printer->count; i++) {
		if (!opens_group(printer, i, &size) ||
		    printer->table[i].where == OPTION_EDITION)
			continue;
		begin_member(printer, printer->table[i].key, size);
		print_group(printer, printer->table[i].key, size);
	}
}

void
load_print_schema(FILE *out)
{
	struct printer printer = {.out = out, .arena = arena_new()};
	printer.table = options_table(&printer.count);
	open_object(&printer);
	begin_line(&printer);
	fputs("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"",
	    out);
	begin_line(&printer);
	fputs("\"title\": \"leaflet.yaml\"", out);
	begin_line(&printer);
	fputs("\"type\": \"object\"", out);
	begin_line(&printer);
	fputs("\"additionalProperties\": false", out);
	begin_line(&printer);
	fputs("\"properties\": ", out);
	open_object(&printer);
	print_members(&printer, false);
	begin_member(&printer, "editions", strlen("editions"));
	open_named(&printer, NAME_PATTERN);
	open_group(&printer);
	print_members(&printer, true);
	close_group(&printer);
	close_object(&printer);
	close_object(&printer);
	begin_line(&printer);
	fputs("\"$defs\": ", out);
	open_object(&printer);
	print_definitions(&printer);
	close_object(&printer);
	close_object(&printer);
	fputc('\n', out);
	arena_free(printer.arena);
}
