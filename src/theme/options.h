/*
 * Every setting there is, in one table.
 *
 * The table serves the configuration file, --set, `leaflet config` and its
 * schema; leaflet(5) is tested against it.
 */
#ifndef THEME_OPTIONS_H
#define THEME_OPTIONS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum option_type {
	OPTION_TEXT,
	OPTION_URL,
	OPTION_PATTERN, /* an address with {reference} or {id} in it */
	OPTION_FONT,    /* a family, or the path of a font file */
	OPTION_PATH,
	OPTION_COLOUR,  /* #0F4C5C */
	OPTION_INK,     /* a token of the palette, or a colour */
	OPTION_LENGTH,  /* 12pt */
	OPTION_INTEGER, /* least to most */
	OPTION_SWITCH,  /* yes or no */
	OPTION_CHOICE,  /* one of choices */
	OPTION_LENGTHS, /* least to most of them, between spaces */
	OPTION_CHOICES, /* a list of choices */
	OPTION_PATHS,   /* a list */
	OPTION_FONTS,   /* a list of families, or paths of font files */
	OPTION_PAGES,   /* 4, 4 to 8, multiple of 4 */
	OPTION_NAMES    /* a list of names of editions or formats */
};

enum option_where {
	OPTION_TOP,    /* once, for the whole configuration */
	OPTION_BOTH,   /* there, and in editions.NAME */
	OPTION_EDITION /* only in editions.NAME */
};

struct option {
	const char *key; /* "styles.ROLE.size": words in capitals stand for
			    any role, language or name */
	enum option_where where;
	enum option_type type;
	const char *initial; /* the default, as one would write it; NULL: none,
				or it depends on the role or language */
	const char *meaning; /* one sentence */
	const char *choices; /* between spaces */
	const char *planned; /* choices that are not built yet, likewise */
	int least, most;
};

/* The table, in the order in which things are printed. */
const struct option *options_table(size_t *count);

/* Is the setting a list of values? */
bool options_is_list(const struct option *option);

/*
 * The option of a key.  A key "editions.NAME.REST" sets *edition to NAME, of
 * *edition_size bytes, and *rest to REST, of which options know; another key
 * is its own rest.  NULL: there is none.
 */
const struct option *options_find(const char *key, const char **rest,
    const char **edition, size_t *edition_size);

/* Does the key begin a group of options, as "palette" or "styles.body"? */
bool options_is_group(const char *key);

/* Is the name in a key editions.NAME or formats.NAME one that cannot be? */
bool options_has_bad_name(const char *key);

/* What the key may have been meant to be, owned by the arena; or NULL. */
const char *options_nearest(struct arena *arena, const char *key);

/* The default of a key (as *rest above); NULL: none. */
const char *options_default(const struct option *option, const char *key);

/* Is the word among those of a list between spaces (NULL: empty)? */
bool options_lists(const char *words, const char *word);

#endif
