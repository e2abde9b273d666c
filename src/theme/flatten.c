/*
 * From YAML to dotted keys, by the events of libyaml.
 *
 * Comes in: the text of a configuration.  Goes out: keys such as palette.deep
 * with their values and places.  What YAML has beyond that (aliases, tags,
 * several documents) is refused, since it makes small files large and faults
 * hard to explain.
 */
#include "theme/flatten.h"

#include "theme/explain.h"

#include <string.h>
#include <yaml.h>

enum { DEPTH_MOST = 8, KEYS_MOST = 2000, ITEMS_MOST = 1000 };

struct reader {
	struct job *job;
	struct source source;
	yaml_parser_t parser;
	yaml_event_t event;
	struct entries *entries;
	struct entry *seen; /* every key of this file, groups too */
	size_t seen_count, seen_capacity;
};

static struct place
place_of(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){
	    reader->source.file, (int)mark.line + 1, (int)mark.column + 1};
}

/* --- events ------------------------------------------------------------ */

/* Steps to the next event; false: the text ends in a fault, reported. */
static bool
next(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	if (yaml_parser_parse(&reader->parser, &reader->event))
		return true;
	explain_fault(reader->job, &reader->source, &reader->parser);
	return false;
}

static struct place
here(const struct reader *reader)
{
	return place_of(reader, reader->event.start_mark);
}

/* Steps over the rest of the node whose first event is the present one. */
static bool
skip(struct reader *reader)
{
	for (int depth = 0;;) {
		yaml_event_type_t type = reader->event.type;
		if (type == YAML_MAPPING_START_EVENT ||
		    type == YAML_SEQUENCE_START_EVENT)
			depth++;
		if (type == YAML_MAPPING_END_EVENT ||
		    type == YAML_SEQUENCE_END_EVENT)
			depth--;
		if (depth == 0)
			return true;
		if (!next(reader))
			return false;
	}
}

/* Refuses what makes a value mean something else than what stands there. */
static void
refuse_extras(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	const yaml_char_t *anchor = NULL, *tag = NULL;
	if (event->type == YAML_SCALAR_EVENT) {
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
	}
	if (anchor)
		diag_error(reader->job, here(reader),
		    "anchors are not read. Take '&%s' out and write the value "
		    "where it is needed.",
		    (const char *)anchor);
	if (tag)
		diag_error(reader->job, here(reader),
		    "tags, which begin with '!', are not read. Take it out, or "
		    "put the value in quotes.");
}

static void
refuse_alias(struct reader *reader)
{
	diag_error(reader->job, here(reader),
	    "aliases are not read. Write the value itself.");
}

/* The present scalar, owned by the arena; NULL: it holds what no text may. */
static const char *
scalar(struct reader *reader)
{
	const char *text = (const char *)reader->event.data.scalar.value;
	size_t size = reader->event.data.scalar.length;
	char *copy = arena_strndup(reader->job->arena, text, size);
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c == '\n' || c == '\t') {
			copy[i] = ' ';
		} else if (c < 0x20 || c == 0x7f) {
			diag_error(reader->job, here(reader),
			    "the value holds a control character. Take it "
			    "out.");
			return NULL;
		}
	}
	while (size && copy[size - 1] == ' ')
		copy[--size] = '\0';
	return copy;
}

static bool
is_null(const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (*text == '\0' || strcmp(text, "~") == 0 ||
		   strcmp(text, "null") == 0);
}

/* --- keys and values --------------------------------------------------- */

/* The bytes of "#0F4C5C" or "#abc" that stand after a key; 0: none do. */
static size_t
unquoted_colour(const char *at)
{
	size_t size =
	    at[0] == '#' ? strspn(at + 1, "0123456789abcdefABCDEF") : 0;
	return (size == 3 || size == 6) &&
		       strcspn(at + 1 + size, " \t\r\n") == 0
		   ? size + 1
		   : 0;
}

/* A key without a value: a colour without quotes is a comment to YAML. */
static void
add_empty(struct reader *reader, struct entry entry)
{
	struct place place = here(reader);
	const char *at = explain_text(&reader->source, place);
	size_t blank = strspn(at, " \t");
	size_t size = unquoted_colour(at + blank);
	if (size) {
		place.column += (int)blank;
		diag_error(reader->job, place,
		    "without quotes, '%.*s' is a comment to YAML. Write '%.*s' "
		    "in quotes.",
		    (int)size, at + blank, (int)size, at + blank);
		return;
	}
	entry.place = entry.key_place;
	entry.empty = true;
	ARENA_PUSH(reader->job->arena, reader->entries->list,
	    reader->entries->count, reader->entries->capacity, entry);
}

static void
add_scalar(struct reader *reader, struct entry entry)
{
	refuse_extras(reader);
	if (is_null(&reader->event)) {
		add_empty(reader, entry);
		return;
	}
	const char **items = ARENA_NEW(reader->job->arena, const char *);
	if (!(*items = scalar(reader)))
		return;
	entry.items = items;
	entry.count = 1;
	entry.place = here(reader);
	ARENA_PUSH(reader->job->arena, reader->entries->list,
	    reader->entries->count, reader->entries->capacity, entry);
}

static const char *
list_item(struct reader *reader)
{
	refuse_extras(reader);
	return scalar(reader);
}

/* Why the present event is no item of a list. */
static void
refuse_item(struct reader *reader, size_t count)
{
	if (reader->event.type == YAML_ALIAS_EVENT)
		refuse_alias(reader);
	else if (count == ITEMS_MOST)
		diag_error(reader->job, here(reader),
		    "the list has over %d items. Shorten it.", ITEMS_MOST);
	else
		diag_error(reader->job, here(reader),
		    "a list holds plain values only. Write one after each "
		    "'-'.");
}

/* Reads a list; its first fault ends what is told of it. */
static bool
add_list(struct reader *reader, struct entry entry)
{
	const char **items = NULL;
	size_t capacity = 0;
	bool good = true;
	refuse_extras(reader);
	entry.place = here(reader);
	entry.list = true;
	for (;;) {
		if (!next(reader))
			return false;
		if (reader->event.type == YAML_SEQUENCE_END_EVENT)
			break;
		const char *item = NULL;
		if (reader->event.type == YAML_SCALAR_EVENT &&
		    entry.count < ITEMS_MOST)
			item = list_item(reader);
		else if (good)
			refuse_item(reader, entry.count);
		if (item)
			ARENA_PUSH(reader->job->arena, items, entry.count,
			    capacity, item);
		good &= item != NULL;
		if (!skip(reader))
			return false;
	}
	entry.items = items;
	ARENA_PUSH(reader->job->arena, reader->entries->list,
	    reader->entries->count, reader->entries->capacity, entry);
	return true;
}

/* Is the key new?  A repeated one is a fault. */
static bool
is_new(struct reader *reader, const struct entry *entry)
{
	for (size_t i = 0; i < reader->seen_count; i++) {
		if (strcmp(reader->seen[i].key, entry->key) == 0) {
			diag_error(reader->job, entry->key_place,
			    "'%s' was already given on line %d. Keep one of "
			    "the two.",
			    entry->key, reader->seen[i].key_place.line);
			return false;
		}
	}
	ARENA_PUSH(reader->job->arena, reader->seen, reader->seen_count,
	    reader->seen_capacity, *entry);
	return true;
}

static bool read_mapping(struct reader *reader, const char *prefix, int depth);

/* Reads the value whose first event is the present one. */
static bool
read_value(struct reader *reader, struct entry entry, int depth)
{
	if (!is_new(reader, &entry))
		return skip(reader);
	switch (reader->event.type) {
	case YAML_SCALAR_EVENT:
		add_scalar(reader, entry);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		return add_list(reader, entry);
	case YAML_MAPPING_START_EVENT:
		refuse_extras(reader);
		if (depth < DEPTH_MOST)
			return read_mapping(reader, entry.key, depth + 1);
		diag_error(reader->job, here(reader),
		    "keys are nested too deeply. See leaflet(5) for the keys "
		    "there are.");
		return skip(reader);
	default:
		refuse_alias(reader);
		return true;
	}
}

/* Reads one key, whose event is the present one, and its value. */
static bool
read_pair(struct reader *reader, const char *prefix, int depth)
{
	struct entry entry = {.key_place = here(reader)};
	const char *name = NULL;
	if (reader->event.type == YAML_SCALAR_EVENT) {
		refuse_extras(reader);
		name = scalar(reader);
	} else {
		diag_error(reader->job, here(reader),
		    "a key is a plain word. Write KEY: VALUE.");
	}
	if (!skip(reader) || !next(reader))
		return false;
	if (!name)
		return skip(reader);
	entry.key =
	    *prefix ? arena_printf(reader->job->arena, "%s.%s", prefix, name)
		    : name;
	return read_value(reader, entry, depth);
}

static bool
read_mapping(struct reader *reader, const char *prefix, int depth)
{
	for (;;) {
		if (!next(reader))
			return false;
		if (reader->event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (reader->seen_count >= KEYS_MOST) {
			diag_error(reader->job, here(reader),
			    "there are over %d keys. Spread them over files "
			    "that extend one another.",
			    KEYS_MOST);
			return false;
		}
		if (!read_pair(reader, prefix, depth))
			return false;
	}
}

/* Reads a document, whose root is the present event. */
static bool
read_root(struct reader *reader)
{
	if (reader->event.type == YAML_MAPPING_START_EVENT) {
		refuse_extras(reader);
		return read_mapping(reader, "", 1);
	}
	if (reader->event.type != YAML_SCALAR_EVENT || !is_null(&reader->event))
		diag_error(reader->job, here(reader),
		    "there are no keys. Write lines such as 'brand:', as "
		    "leaflet(5) shows.");
	return skip(reader);
}

static void
read_stream(struct reader *reader)
{
	bool first = true;
	while (next(reader) && reader->event.type != YAML_STREAM_END_EVENT) {
		if (reader->event.type != YAML_DOCUMENT_START_EVENT)
			continue;
		if (!first) {
			diag_error(reader->job, here(reader),
			    "a second document begins. Keep one in a file.");
			return;
		}
		first = false;
		if (!next(reader) || !read_root(reader))
			return;
	}
}

void
flatten_yaml(struct job *job, const char *file, const char *text, size_t size,
    struct entries *entries)
{
	struct reader reader = {.job = job,
	    .entries = entries,
	    .source = {file, arena_strndup(job->arena, text, size), size}};
	if (size > FLATTEN_LARGEST) {
		diag_error(job, (struct place){.file = file},
		    "the file is over 1 MiB. Keep to settings.");
		return;
	}
	if (!yaml_parser_initialize(&reader.parser)) {
		diag_error(job, (struct place){.file = file},
		    "no memory is left. Free some and run again.");
		return;
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &reader.parser, (const unsigned char *)text, size);
	read_stream(&reader);
	yaml_event_delete(&reader.event);
	yaml_parser_delete(&reader.parser);
}
