/*
 * Text that runs both ways: the bidirectional algorithm (UAX #9), by FriBidi,
 * which passes all of its test cases.
 *
 * A level is even where text runs from left to right, odd where it runs from
 * right to left; the paragraph's own is 0 or 1.
 */
#ifndef BASE_BIDI_H
#define BASE_BIDI_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Does the language, in its usual script or the one its tag names, run from
 * right to left? */
bool bidi_is_rtl(const char *lang);

/*
 * Does a paragraph of a language that runs as `rtl` says run from right to
 * left?  Not when it has letters and none of them does: an English name or
 * address in an Arabic leaflet.
 */
bool bidi_paragraph(const char *text, size_t size, bool rtl);

/*
 * The level of each byte of a paragraph (the bytes of a character share it),
 * owned by the arena; NULL: all are 0.  Telephone numbers and the like, digits
 * in groups, are read from left to right as one, whatever stands around them
 * (the algorithm by itself would turn their groups around).
 */
const uint8_t *bidi_levels(
    struct arena *arena, const char *text, size_t size, bool rtl);

/*
 * The order in which parts of a line are seen, from the left, by their levels
 * (UAX #9, rule L2): order[i] is the part at place i.
 */
void bidi_order(const uint8_t *levels, size_t count, uint32_t *order);

#endif
