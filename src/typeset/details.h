/* Who made the leaflet, how to reach them, when it was published. */
#ifndef TYPESET_DETAILS_H
#define TYPESET_DETAILS_H

#include "typeset/build.h"

enum { DETAILS_MOST = 4 };

/* Lines, one text each. */
struct details {
	const char *text[DETAILS_MOST];
	bool bold[DETAILS_MOST];
	const char *url[DETAILS_MOST];   /* where it leads, or NULL */
	const char *words[DETAILS_MOST]; /* what is there, who is asked */
	size_t count;
};

/* Address, telephone, e-mail, and where the leaflet is on the web. */
struct details details_contact(struct build *build);

/* Reference and version, published, next review, feedback. */
struct details details_publication(struct build *build);

/* The latter in one text, with or without the feedback; NULL: nothing. */
const char *details_sentence(struct build *build, bool feedback);

/* Where this leaflet is on the web: what the panel's code holds and its last
 * line shows; NULL: nowhere. */
const char *details_address(const struct build *build);

/* The site as people read it, or NULL. */
const char *details_site(const struct build *build);

#endif
