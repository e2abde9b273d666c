/* Rivers: spaces of justified lines that run down a paragraph. */
#ifndef TYPESET_RIVERS_H
#define TYPESET_RIVERS_H

#include "typeset/lines.h"

/*
 * How many rivers the lines have: spaces of more than three lines in a row,
 * each of which lies below the one above by half of the narrower at least.
 */
size_t rivers_count(const struct lines *lines);

/*
 * The lines, or others of their para with fewer rivers: the best that are found
 * when one, two, three or four of the breaks around a river are barred.  The
 * number of searches is bounded.  Owned by the job's arena.
 */
const struct lines *rivers_avoid(struct job *job, const struct lines *lines);

#endif
