/*
 * The addresses of links on paper, where nobody can follow them by hand.
 */
#ifndef TYPESET_LINKS_H
#define TYPESET_LINKS_H

#include "article/library.h"
#include "theme/theme.h"

struct setter;

struct link_note {
	const char *url, *readable;
	const char *words; /* of the first link that has it */
};

/* The notes of all sections, in order. */
struct links {
	struct link_note *notes;
	size_t count, capacity;
	size_t set; /* so many stand at the ends of sections before this one */
};

/* What a short link to an article is: its own <short-url>, else what
 * brand.short-url makes, else its <url>; NULL: it has none of them. */
const char *links_to_entry(struct arena *arena, const struct theme *theme,
    const struct library_entry *entry);
const char *links_to_article(struct arena *arena, const struct theme *theme,
    const struct article *article);

/* An address as people read it: without the scheme and a closing slash, and
 * of mail without what a letter is filled in with. */
const char *links_readable(struct arena *arena, const char *url);

/* The words of a span, without the places where they may be broken. */
const char *links_words(
    struct arena *arena, const struct inlines *text, const struct span *span);

/*
 * Does the text name the address, whatever the case and with or without
 * "www."?  Of a telephone number the last eight digits are enough, for one
 * writes them with a country's code or without.
 */
bool links_shown(struct arena *arena, const char *text, const char *address);

/*
 * The text as it is printed: by links.print each link whose own words do not
 * show its address is followed by it, or by the number of a note, which is
 * added to setter->links unless the section has it already.  The text itself
 * when there is nothing to add; else the job's.  narrow: the column is, so that
 * even a short address may be broken where a reader expects it.
 */
const struct inlines *links_print(
    struct setter *setter, const struct inlines *text, bool narrow);

/* Sets the notes of the section that ends here, if it has any; the next one
 * begins without. */
void links_set(struct setter *setter);

#endif
