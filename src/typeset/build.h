/*
 * A leaflet while its pages are put together: what cover, inside and back
 * share.
 */
#ifndef TYPESET_BUILD_H
#define TYPESET_BUILD_H

#include "article/library.h"
#include "typeset/galley.h"
#include "typeset/compose.h"
#include "typeset/pages.h"

/* A plain text that was set lately: most are measured first, and a footer
 * stands on every page. */
struct build_set {
	const struct lines *lines; /* NULL: none yet */
	const char *text, *lang;   /* as they were given */
	enum role role;
	length width;
	bool balance, bold;
};

enum { BUILD_SETS = 32 };

struct build {
	struct job *job;
	struct shaper *shaper;
	const struct theme *theme;
	const struct library *library;
	const struct article *article;
	const char *lang;
	bool mirrored;     /* it runs from right to left */
	struct tree *tree; /* of the whole leaflet */
	struct page *pages;
	size_t page_count, page_capacity;
	struct bookmark *bookmarks;
	size_t bookmark_count, bookmark_capacity;
	const struct drawing *logo; /* in its own colours; NULL: none */
	const struct drawing *art;  /* in place of rings; NULL: none */
	struct build_set sets[BUILD_SETS];
	size_t set_count; /* all there ever were; the next one's place */
};

/* A text to be set on a page by itself. */
struct block_text {
	enum role role;
	const struct style *style; /* in place of the role's; or NULL */
	int tag;
	length x, y; /* of the first baseline */
	length width;
	size_t lines_most; /* 0: any number; more are cut at a word */
	bool balance;
	bool bold;
	const char *lang; /* NULL: the leaflet's; its tag has it as well */
};

/*
 * Sets an inline text, or a plain one, as lines down from the first baseline
 * and adds their items.  Returns the last baseline.
 */
length build_inlines(struct build *build, struct item_list *items,
    const struct inlines *text, const struct block_text *how);
length build_text(struct build *build, struct item_list *items,
    const char *text, const struct block_text *how);

/* The lines such a text would have. */
const struct lines *build_lines(struct build *build, const struct inlines *text,
    const struct block_text *how);

/* Plain text as inlines; the article need not be where it was written, so its
 * place has no line. */
struct inlines build_plain(const struct build *build, const char *text);

/* A name that may have a line break (U+2028) in it, on one line. */
const char *build_one_line(struct arena *arena, const char *name);

/* The program's own words, with {name} replaced by value. */
const char *build_words(const struct build *build, enum string string,
    const char *name, const char *value);

/* The logo, `width` wide, in one colour on a ground; NULL: there is none. */
const struct drawing *build_logo(const struct build *build, length width,
    struct colour colour, struct colour ground);

/* Adds a drawing as decoration, its top left corner at x, y. */
void build_drawing(
    struct item_list *items, const struct drawing *drawing, length x, length y);

/* The width between the margins. */
length build_measure(const struct build *build);

/* Adds a link to the address within the parent and returns its tag; the
 * parent itself when there is no address. */
int build_link_tag(
    struct build *build, int parent, const char *url, const char *contents);

/* Adds the code of an address that qr_encode takes, in the box (modules of
 * 0.5 mm or more), under the parent. */
void build_code(struct build *build, struct item_list *items, const char *url,
    struct rect box, int parent);

/* Ends a page: its items, and the areas of its links. */
void build_page(
    struct build *build, const struct item_list *items, const char *label);

/* Adds a bookmark to the page that is being built. */
void build_bookmark(
    struct build *build, const char *title, int level, length y, int tag);

/* cover.c */
void cover_build(struct build *build);

/* inside.c: the galley on its pages, the first below the masthead's items, if
 * there are any; then so many that are left over, for notes or blank.  Returns
 * what is added to the galley's tags to have the leaflet's. */
int inside_build(struct build *build, const struct breaks *breaks,
    const struct item_list *masthead, size_t left);

/* inside.c: the galley's section "About this leaflet", as at a page's head. */
void inside_add_about(struct build *build, struct item_list *items,
    const struct galley *galley, int offset);

#endif
