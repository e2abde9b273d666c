/*
 * Setting blocks into a galley: what the files of this task share.
 *
 * A setter is a column being filled: where it is, how wide, under which tag,
 * and what stands just above.  A box has an inner setter of its own, whose
 * slices are stacked into one.
 */
#ifndef TYPESET_SETTER_H
#define TYPESET_SETTER_H

#include "typeset/galley.h"
#include "typeset/compose.h"
#include "typeset/links.h"

/* What stands above, for the space before the next block. */
enum above {
	ABOVE_TOP,     /* nothing: the column begins */
	ABOVE_HEADING, /* which brought its own space */
	ABOVE_TEXT,    /* a paragraph, list, lead or steps */
	ABOVE_CAPTION, /* a figure's: text that leads to nothing */
	ABOVE_BOX      /* a box, quote, table, figure: has space after it */
};

struct setter {
	struct job *job;
	struct shaper *shaper;
	const struct theme *theme;
	const struct library *library;
	const struct article *article;
	struct galley *galley; /* where slices go */
	const char *lang;
	bool mirrored; /* the leaflet runs from right to left */
	length x;      /* left edge, from the galley's */
	length width;  /* measure of this column */
	int tag;       /* parent of what is set */
	bool sole;     /* one paragraph is all: it needs no tag of its own */
	int level;     /* heading level of the section around: 1 to 4 */
	int depth;     /* of lists */
	enum above above;
	struct place place; /* of the block that is being set */
	int keep;           /* so many more slices stay with what is above */
	int cost;           /* of a break before the next block; 0: the usual */
	bool in_box;        /* lists keep their items apart */
	bool fixed;         /* its height has been counted on: no variants */
	int *figures;       /* number of the last figure */
	struct links *links; /* for the notes of the present section */
};

/* A length of the specification, in mm, at the theme's scale. */
#define SET_MM(setter, mm) theme_scale((setter)->theme, UNIT_MM(mm))

/* The same for lengths across the lines, which grow with the type, not with the
 * room that a script needs between lines. */
#define SET_ACROSS(setter, mm) theme_across((setter)->theme, UNIT_MM(mm))

/* The style of a role. */
const struct style *setter_style(const struct setter *setter, enum role role);

/* How text of the role is shaped under the tag. */
struct shaping setter_shaping(
    const struct setter *setter, enum role role, int tag);

/* Breaks an inline text to the setter's measure, in the role's alignment; with
 * the addresses of its links, unless it is a title. */
const struct lines *setter_lines(
    struct setter *setter, const struct inlines *text, enum role role, int tag);

/* The same, in lines of nearly equal length that break for sense. */
const struct lines *setter_heading_lines(
    struct setter *setter, const struct inlines *text, enum role role, int tag);

/*
 * Adds a slice; its cost of a break before it becomes BREAK_NEVER while
 * setter->keep lasts.  Returns its index in the galley.
 */
size_t setter_add(struct setter *setter, struct slice slice);

/* Line i as a slice without items and space: whether a break may come before
 * it, and how it ends. */
struct slice setter_line(const struct lines *lines, size_t i);

/*
 * Adds a slice for each line; widow and orphan are kept.  before: of the first
 * line; leading: between lines; after: from the last baseline to the slot.
 */
void setter_add_lines(struct setter *setter, const struct lines *lines,
    length before, length leading, length after);

/* Lets the paragraph whose lines were added last be set in other ways too. */
void setter_vary(struct setter *setter, const struct lines *lines);

/* Puts items in front of what the slice holds, behind those it may drop. */
void setter_prepend(struct setter *setter, size_t slice,
    const struct item *items, size_t count);

/* The space before a block: `amount` after text, 0 after a heading or at the
 * top, nothing more after a box. */
length setter_before(const struct setter *setter, length amount);

/* The cost of a break before a table, a figure or steps: a text above leads to
 * them and stays. */
int setter_break_cost(const struct setter *setter);

/* A setter for the inside of a box: its own galley, `x` and `width` within
 * this one's column, under the tag. */
struct setter setter_inner(
    const struct setter *setter, length x, length width, int tag);

/*
 * Places the slices of a galley one below the other as on a page, the first
 * slot at y, into items; returns the last slice's reference + extent, and in
 * *slot, if not NULL, where the next slot would be.
 */
length setter_stack(const struct setter *setter, const struct galley *galley,
    length y, struct item_list *items, length *slot);

/*
 * How many slices of a box's inside from `first` on one page holds, up to a
 * place where they may be parted; at least one.  top: from the box's edge to
 * the first reference; bottom: from the last baseline to its edge.
 */
size_t setter_fitting(const struct setter *setter, const struct galley *inside,
    size_t first, length top, length bottom);

/* The slice begins with a box's title, which is a heading one level below that
 * of the section around, if there is one: gives it a bookmark. */
void setter_bookmark(
    struct setter *setter, size_t slice, const char *title, int tag);

/* "Label text" with the label in bold, `between` before the text, which keeps
 * its own spans.  Owned by the job's arena. */
const struct inlines *setter_labelled(const struct setter *setter,
    const char *label, const char *between, const struct inlines *text);

/* Is this the column of a page with two, where a part may span both? */
bool setter_may_span(const struct setter *setter);

/* A setter for what spans both columns: its own galley, the width of both. */
struct setter setter_span(const struct setter *setter);

/*
 * Adds what it has set as one slice at the page's head or foot; false, and
 * nothing is added: it would fill more than half of the page.  before, after:
 * as in a slice.
 */
bool setter_add_span(struct setter *setter, const struct setter *span,
    enum reach reach, length before, length after);

/* --- blocks, each in the file of its name --- */

/* blocks.c: any list of blocks; whether it is nothing but a paragraph. */
void blocks_set(struct setter *setter, struct blocks blocks);
bool blocks_are_sole(struct blocks blocks);
void blocks_set_paragraph(
    struct setter *setter, const struct inlines *text, enum role role);

/* The lead, over both columns where there are two. */
void blocks_set_lead(struct setter *setter, const struct inlines *text);

/* lists.c */
void lists_set(struct setter *setter, const struct block *block);
void lists_set_steps(struct setter *setter, const struct block *block);
void lists_set_descriptions(struct setter *setter, const struct block *block);

/* lists.c: the same of a table's rows, which are parted but in need, and then
 * between their values */
void lists_set_records(struct setter *setter, const struct block *block);

/* boxes.c */
void boxes_set_note(struct setter *setter, const struct block *block);
void boxes_set_quote(struct setter *setter, const struct block *block);

/* help.c: the urgent box */
void help_set(struct setter *setter, const struct block *block);

/* table.c */
void table_set(struct setter *setter, const struct block *block);

/* stack.c: a table that is too wide, row below row */
void stack_set(struct setter *setter, const struct block *block);

/* figure.c */
void figure_set(struct setter *setter, const struct block *block);

/* about.c: the section "About this leaflet" */
void about_set(struct setter *setter);

/* galley.c: a heading that opens a section, h2 to h4 */
void galley_set_heading(
    struct setter *setter, const struct inlines *title, int level);

#endif
