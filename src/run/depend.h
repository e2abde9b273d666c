/*
 * Everything that a leaflet's bytes depend on, as digests.
 *
 * The key holds what is the article's and the edition's own: article,
 * settings, logo, fonts, dictionaries, program.  The context holds what it
 * shows of other articles: related ones, translations, and where its links
 * lead.  Inputs are the files that it alone shows.
 */
#ifndef RUN_DEPEND_H
#define RUN_DEPEND_H

#include "run/export.h"
#include "run/files.h"
#include "run/manifest.h"
#include "theme/load.h"

struct leaflet;

/* Of the program and the libraries that it runs with. */
struct digest depend_program(void);

/* Of the program and an edition: settings, logo, fonts, dictionaries. */
struct digest depend_edition(struct files *files, const struct config *config,
    const struct edition *edition);

/* Of all articles of a library. */
struct digest depend_library(
    struct files *files, const struct strings_list *paths);

/* The key of an article in an edition; zero: the article cannot be read. */
struct digest depend_key(
    struct files *files, struct digest edition, const char *source);

/* What the article shows of others. */
struct digest depend_context(struct job *job, const struct theme *theme,
    const struct library *library, const struct article *article);

/* The files that the leaflet of the article shows, pictures and faces, with
 * their digests; owned by the job's arena. */
const struct input *depend_inputs(struct job *job,
    const struct edition *edition, const struct library *library,
    const struct article *article, const struct leaflet *leaflet,
    size_t *count);

/* Are they as they were? */
bool depend_same_inputs(const struct record *record);

#endif
