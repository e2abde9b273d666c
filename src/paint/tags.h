/*
 * The structure tree: which element each mark on a sheet belongs to (ISO
 * 32000-1, 14.7 and 14.8; ISO 14289-1, 7).
 *
 * Content is announced in reading order.  An element takes its place among
 * its parent's kids when it first receives content, after the siblings that
 * come before it in the leaflet's tags; elements that never receive any are
 * left out, but for the cells and rows of a table that has some.
 */
#ifndef PAINT_TAGS_H
#define PAINT_TAGS_H

#include "paint/haru.h"
#include "theme/standard.h"
#include "typeset/leaflet.h"

struct tags;

/* For a leaflet whose sheets are these page objects; owned by the arena. */
struct tags *tags_new(struct arena *arena, struct haru *haru,
    struct standard standard, const struct leaflet *leaflet,
    struct object *const *sheets, size_t sheet_count);

/* The tag's structure type as it is written: "H1". */
const char *tags_type(const struct tags *tags, int tag);

/* The object of the tag's element, which ways can lead to; 0: the file is of
 * PDF 1.7, where they lead to places only, or the element has no content. */
int tags_target(const struct tags *tags, int tag);

/* A new marked-content sequence of the tag on the sheet: its MCID. */
int tags_mark(struct tags *tags, int tag, size_t sheet);

/* Is the tag a figure, or in one? */
bool tags_in_figure(const struct tags *tags, int tag);

/* What a tag in a figure covers on the sheet, in the sheet's space with y
 * upwards: a figure's box is the union on the first sheet that it has marks on.
 */
void tags_cover(
    struct tags *tags, int tag, size_t sheet, const struct rect *box);

/* An annotation that belongs to the tag; the result is its StructParent. */
int tags_annotation(struct tags *tags, int tag, size_t sheet, int number);

/* Adds the tree's objects; the result is the number of its root. */
int tags_write(struct tags *tags);

#endif
