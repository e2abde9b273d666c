/*
 * Variants: other ways to set the paragraphs of a galley, a line longer or
 * shorter than is best, so that pages may end better.
 */
#ifndef TYPESET_VARIANTS_H
#define TYPESET_VARIANTS_H

#include "typeset/galley.h"

/* What every variant costs at least, in the costs of page breaks. */
enum { VARIANT_COST = 300 };

/* What a variant of the paragraph costs at least, found without looking for
 * any; INT_MAX: there is none. */
int variants_least(const struct paragraph *paragraph);

/*
 * The other ways to set the paragraph of that number: how many there are in
 * its settings.  They are looked for when first asked for, and belong to the
 * job's arena.
 */
size_t variants_find(
    struct job *job, const struct galley *galley, size_t paragraph);

/*
 * The galley with each paragraph in the way that is asked for: ways[i] is 0 for
 * the best, else 1 + the number of the setting.  The galley itself where all
 * are 0.  Owned by the job's arena.
 */
const struct galley *variants_apply(
    struct job *job, const struct galley *galley, const unsigned char *ways);

/* The slice of the applied galley that was slice i, which is in no paragraph
 * that is set in another way, or its first. */
size_t variants_moved(
    const struct galley *galley, const unsigned char *ways, size_t i);

#endif
