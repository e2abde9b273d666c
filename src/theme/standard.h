/*
 * What a file claims of itself, and keeps: one standard of accessibility and
 * one for archives, which must be of the same PDF.
 */
#ifndef THEME_STANDARD_H
#define THEME_STANDARD_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

enum accessible { UA_1, UA_2 }; /* ISO 14289-1, ISO 14289-2 */

/* ISO 19005-2, level A; ISO 19005-3, level A; ISO 19005-4 without and with
 * attached files. */
enum archival { A_2A, A_3A, A_4, A_4F };

/* The default, PDF/UA-1 and PDF/A-2a, is all zero. */
struct standard {
	enum accessible accessible;
	enum archival archival;
};

/* A file of PDF 2.0 (ISO 32000-2), else of PDF 1.7. */
bool standard_is_modern(struct standard standard);

/* The article itself is attached to its leaflet. */
bool standard_attaches(struct standard standard);

/*
 * The standard that goes by these names, of which each is known: "ua-1",
 * "a-2a" and so on.  What is not named follows from what is; the newer PDF's
 * UA goes with A-4, the older one's with A-2a.  Names that do not go together
 * are reported at place as editions.EDITION.standard.
 */
struct standard standard_of(struct job *job, struct place place,
    const char *edition, const char *const *names, size_t count);

#endif
