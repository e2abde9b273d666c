/* From settings to a theme. */
#ifndef THEME_RESOLVE_H
#define THEME_RESOLVE_H

#include "theme/config.h"

/*
 * The theme of an edition, owned by the job's arena.  Every fault is reported;
 * NULL when there is any.
 */
const struct theme *resolve_theme(
    struct job *job, const struct config *config, const char *edition);

#endif
