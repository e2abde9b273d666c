/*
 * What `leaflet check` says of an article beyond the faults that keep it from
 * being made.
 */
#ifndef RUN_CHECKS_H
#define RUN_CHECKS_H

#include "article/article.h"
#include "run/export.h"

/* What is the article's own, whatever the edition. */
void checks_article(struct job *job, const struct edition *edition,
    const struct article *article);

/* What depends on the edition. */
void checks_edition(struct job *job, const struct edition *edition,
    const struct article *article);

#endif
