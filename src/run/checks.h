/*
 * What `leaflet check` says of an article beyond the faults that keep it from
 * being made.
 */
#ifndef RUN_CHECKS_H
#define RUN_CHECKS_H

#include "article/article.h"
#include "run/export.h"

/* Holds the edition's styles to its profile, and reads its glossary, if it has
 * one; false: already reported. */
bool checks_open(struct job *job, struct edition *edition);

/* What is the article's own, whatever the edition; and with notes how hard it
 * is to read. */
struct readability checks_article(struct job *job,
    const struct edition *edition, const struct article *article, bool notes);

/* What depends on the edition. */
void checks_edition(struct job *job, const struct edition *edition,
    const struct article *article);

/* What can be seen only when it has been set. */
void checks_leaflet(struct job *job, const struct edition *edition,
    const struct theme *theme, const struct article *article,
    const struct leaflet *leaflet);

/* The member "readability" of an article in a report, with a comma; nothing
 * where it has not been measured. */
void checks_report(FILE *out, const struct readability *readability);

#endif
