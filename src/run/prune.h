/* Removing leaflets whose articles are gone. */
#ifndef RUN_PRUNE_H
#define RUN_PRUNE_H

#include "run/plan.h"

/*
 * Removes the leaflets that the manifest lists and that no run would make any
 * more: the article's file is gone or is a draft now, or the configuration
 * has no such edition.  Nothing else is touched.  Returns how many it removed;
 * one that cannot be removed has been reported.
 */
size_t prune(struct plan *plan);

#endif
