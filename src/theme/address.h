/* The addresses of articles, and how they are shown to people. */
#ifndef THEME_ADDRESS_H
#define THEME_ADDRESS_H

#include "article/library.h"
#include "theme/theme.h"

/* What a short link to an article is: its own <short-url>, else what
 * brand.short-url makes, else its <url>; NULL: it has none of them. */
const char *address_of_entry(struct arena *arena, const struct theme *theme,
    const struct library_entry *entry);
const char *address_of_article(struct arena *arena, const struct theme *theme,
    const struct article *article);

/* An address as people read it: without the scheme and a closing slash, and
 * of mail without what a letter is filled in with. */
const char *address_readable(struct arena *arena, const char *url);

/*
 * Does the text name the address, whatever the case and with or without
 * "www."?  Of a telephone number the last eight digits are enough, for one
 * writes them with a country's code or without.
 */
bool address_shown(struct arena *arena, const char *text, const char *address);

#endif
