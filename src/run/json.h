/* JSON (RFC 8259) as a tree that keeps the source text of every value. */
#ifndef RUN_JSON_H
#define RUN_JSON_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum json_kind {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_LIST,
	JSON_OBJECT
};

struct json {
	enum json_kind kind;
	const char *source; /* where it stands in the text */
	size_t size;
	const char *name;         /* of an object's member, unescaped */
	const char *string;       /* string: unescaped UTF-8 */
	const struct json *first; /* list, object: its values */
	const struct json *next;  /* the value after this one */
};

/* NULL: the text is no JSON, *fault is where that shows.  The tree is the
 * arena's; it points into the text. */
const struct json *json_parse(
    struct arena *arena, const char *text, size_t size, size_t *fault);

/* An object's member, or NULL; value may be NULL, or no object. */
const struct json *json_member(const struct json *value, const char *name);

/* A whole number; 0 if it is none (or NULL). */
uint64_t json_number(const struct json *value);

#endif
