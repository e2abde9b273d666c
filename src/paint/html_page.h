/* What the parts of a page share.  A part of html.c, for nobody else. */
#ifndef PAINT_HTML_PAGE_H
#define PAINT_HTML_PAGE_H

#include "media/svg.h"
#include "paint/bytes.h"
#include "paint/facts.h"

struct html_page {
	struct bytes *out;
	struct job *job;
	const struct theme *theme;
	const struct library *library;
	const struct article *article;
	bool rtl;    /* the text around runs from right to left */
	int figures; /* so far */
	int level;   /* of the heading above; 1 is the title's */
};

/* ---- html_text.c ---- */

/* The text with its special characters as entities, and U+2028 as <br>. */
void html_text(struct html_page *page, const char *text);

/* The same of the brand's words, whose direction need not be the article's. */
void html_isolated(struct html_page *page, const char *text);

/* The same where no element may stand: U+2028 is a space. */
void html_plain(struct html_page *page, const char *text);

/* The same between elements of the spans; nothing where there is no text. */
void html_inlines(struct html_page *page, const struct inlines *text);

/* NAME="VALUE" after a space; nothing when the value is NULL. */
void html_attribute(
    struct html_page *page, const char *name, const char *value);

/* lang="" and, where the direction is another, dir="", unless the language is
 * the article's own. */
void html_language(struct html_page *page, const char *lang);

/* <NAME>text</NAME> and a new line; attributes: with a space before, or "". */
void html_line(struct html_page *page, const char *name, const char *attributes,
    const struct inlines *text);

/* The text in <a> when there is an address. */
void html_link(struct html_page *page, const char *url, const char *text);

/* ---- html_blocks.c ---- */

void html_blocks(struct html_page *page, const struct blocks *blocks);

/* ---- html_picture.c ---- */

/* <img> of the file that the figure names; what is wrong with it is reported.
 */
void html_figure_image(struct html_page *page, const struct block *figure);

/* The brand's mark, in the colours of the head; nothing without one. */
void html_mark(struct html_page *page);

/* ---- html_cover.c ---- */

/* What the cover's style adds to <style>. */
void html_cover_style(struct html_page *page);

/* Is there room for rings in it; is its ground light? */
bool html_cover_has_art(const struct html_page *page);
bool html_cover_is_light(const struct html_page *page);

/* ---- html_style.c ---- */

/* The content of <style>. */
void html_style(struct html_page *page);

#endif
