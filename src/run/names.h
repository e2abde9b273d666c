/*
 * Strings and a number for each: where a name stands in a list.
 */
#ifndef RUN_NAMES_H
#define RUN_NAMES_H

#include "base/arena.h"

#include <stdint.h>

struct names {
	struct arena *arena; /* owns the slots; the strings are the caller's */
	struct names_slot *slots;
	size_t count, capacity;
};

/* What names_find says of a name that is not there. */
#define NAMES_NONE SIZE_MAX

size_t names_find(const struct names *names, const char *name);

/* Adds a name that is not there. */
void names_add(struct names *names, const char *name, size_t number);

#endif
