/*
 * What a leaflet about health owes its readers, whatever it is about: who made
 * it and for whom, how old it is, what it rests on, how to reach somebody.
 */
#ifndef ARTICLE_DUTIES_H
#define ARTICLE_DUTIES_H

#include "article/article.h"

/* What the configuration states for every leaflet; NULL: it does not. */
struct duties_brand {
	const char *publisher, *contact, *feedback, *other_formats;
};

/*
 * Names each duty that the article itself does not do, as a warning, or an
 * error when strict: audience, dates, version, reference, sources; a review
 * that was due before today ("2026-03-04") or is due over three years after
 * the text was last looked at; and that it is a draft.  The figure and the
 * list: the PIF TICK criteria (Patient Information Forum).
 */
void duties_check(struct job *job, const struct article *article,
    const char *today, bool strict);

/* The same for the duties that a brand may do for it: publisher, contact,
 * feedback, other formats. */
void duties_check_brand(struct job *job, const struct article *article,
    const struct duties_brand *brand, bool strict);

/*
 * When the article is to be reviewed, "2029-03-04" or "2029-03": its own date,
 * else three years after the later of <published> and <reviewed>; NULL: it has
 * none of them.  Owned by the arena or the article.
 */
const char *duties_review(struct arena *arena, const struct about *about);

/* Has the date come by that day?  Either may be a month: then all of it
 * counts. */
bool duties_is_due(const char *date, const char *day);

#endif
