/* The roles of text and the look that each has when nothing is configured. */
#ifndef THEME_ROLES_H
#define THEME_ROLES_H

#include "theme/theme.h"

/*
 * Defaults as they would be written in a configuration.  NULL: the role has
 * no such setting, since its part of the page decides it.
 */
struct role_row {
	const char *name;
	bool article; /* text to be read at length: its size has a higher floor
		       */
	const char *font, *weight;
	const char *size, *leading;
	const char *colour;
	const char *before, *after;
	const char *tracking;
	const char *align; /* the roles that have it also have hyphenate */
};

const struct role_row *roles_row(enum role role);

/* The role of that name; false: there is none. */
bool roles_find(const char *name, size_t size, enum role *result);

#endif
