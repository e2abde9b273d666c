/*
 * The looks of a text's spans, and which span a byte stands in.
 */
#ifndef TYPESET_LOOKS_H
#define TYPESET_LOOKS_H

#include "typeset/shape.h"

/*
 * The look of each span, and at [span_count] that of the text around them;
 * tags for links, quotations and the like are added to the shaping's tree.
 * Owned by the job's arena.
 */
const struct look *const *looks_make(struct job *job, struct shaper *shaper,
    const struct inlines *text, const struct shaping *shaping);

/* The look in another face; the arena's, or the look itself. */
const struct look *looks_in_face(
    struct arena *arena, const struct look *look, const struct font *font);

/* The innermost span over a byte; span_count: none. */
uint32_t looks_span_at(const struct inlines *text, uint32_t at);

/* The first byte after `at` where another span may begin or go on. */
uint32_t looks_change_after(const struct inlines *text, uint32_t at);

/* May no line end before the byte, for it stands inside a nobr? */
bool looks_in_nobr(const struct inlines *text, uint32_t at);

/* Is the innermost span over the byte a link? */
bool looks_in_link(const struct inlines *text, uint32_t at);

#endif
