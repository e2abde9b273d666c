/*
 * A leaflet that nobody can date, trace or answer is no help, however well it
 * is written.  Each duty is one function or one row; all are asked, so that an
 * author sees the whole list at once.
 */
#include "article/duties.h"

#include <stdlib.h>
#include <string.h>

enum { REVIEW_YEARS = 3 };

struct duties {
	struct job *job;
	struct place place; /* of <about>, or of the article without one */
	void (*report)(struct job *, struct place, const char *, ...)
	    __attribute__((format(printf, 3, 4)));
};

static struct duties
begin(struct job *job, const struct article *article, bool strict)
{
	return (struct duties){
	    .job = job,
	    .place = article->about.place.line ? article->about.place
					       : article->place,
	    .report = strict ? diag_error : diag_warning,
	};
}

/* ---- dates ---- */

/* The later of the days on which somebody last looked at it; or NULL. */
static const char *
last_seen(const struct about *about)
{
	const char *published = about->published, *reviewed = about->reviewed;
	if (!published || !reviewed)
		return published ? published : reviewed;
	return strcmp(published, reviewed) > 0 ? published : reviewed;
}

/* The same day so many years on; a 29 February becomes the 28th. */
static const char *
years_after(struct arena *arena, const char *date, int years)
{
	char *later =
	    arena_printf(arena, "%04d%s", atoi(date) + years, date + 4);
	char *leap = strstr(later, "-02-29");
	if (leap)
		leap[5] = '8';
	return later;
}

const char *
duties_review(struct arena *arena, const struct about *about)
{
	const char *seen = last_seen(about);
	if (about->review_due)
		return about->review_due;
	return seen ? years_after(arena, seen, REVIEW_YEARS) : NULL;
}

bool
duties_is_due(const char *date, const char *day)
{
	size_t size = strlen(date), other = strlen(day);
	return strncmp(date, day, size < other ? size : other) <= 0;
}

/* Is the date, a day or a month, over before that day? */
static bool
has_passed(const char *date, const char *today)
{
	return strncmp(date, today, strlen(date)) < 0;
}

static void
check_review(
    const struct duties *duties, const struct about *about, const char *today)
{
	const char *seen = last_seen(about), *due = about->review_due;
	if (!due) {
		duties->report(duties->job, duties->place,
		    "it does not say when it will be reviewed. Add "
		    "<review-due> to <about>, %d years on at the latest.",
		    REVIEW_YEARS);
		return;
	}
	if (has_passed(due, today))
		duties->report(duties->job, duties->place,
		    "its review was due by %s, and it is %s. Review it, and "
		    "set <reviewed> and <review-due>.",
		    due, today);
	const char *latest =
	    seen ? years_after(duties->job->arena, seen, REVIEW_YEARS) : due;
	if (!duties_is_due(due, latest))
		duties->report(duties->job, duties->place,
		    "its next review (%s) is over %d years after %s. Set "
		    "<review-due> to %s at the latest.",
		    due, REVIEW_YEARS, seen, latest);
}

/* ---- the list ---- */

void
duties_check(struct job *job, const struct article *article, const char *today,
    bool strict)
{
	const struct duties duties = begin(job, article, strict);
	const struct about *about = &article->about;
	const struct {
		bool done;
		const char *fault;
	} list[] = {
	    {about->audience.text, "it does not say who it is for. Add "
				   "<audience> to <about>."},
	    {last_seen(about), "it does not say when it was written. Add "
			       "<published> or <reviewed> to <about>."},
	    {about->version, "it has no version. Add <version> to <about>."},
	    {about->reference, "it has no reference. Add <reference> to "
			       "<about>, a name by which to ask for it."},
	    {about->source_count, "it does not say what it rests on. Add "
				  "<source> to <about>, one for each."},
	};
	if (article->draft)
		duties.report(job, article->place,
		    "it is a draft, which no leaflet is made of. Delete "
		    "status=\"draft\" when it is ready.");
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (!list[i].done)
			duties.report(job, duties.place, "%s", list[i].fault);
	check_review(&duties, about, today);
}

void
duties_check_brand(struct job *job, const struct article *article,
    const struct duties_brand *brand, bool strict)
{
	const struct duties duties = begin(job, article, strict);
	const struct about *about = &article->about;
	const struct {
		bool done;
		const char *fault;
	} list[] = {
	    {brand->publisher, "it does not say who publishes it. Set "
			       "brand.name in the configuration."},
	    {about->contact.text || brand->contact,
		"it does not say how to reach somebody. Add <contact> to "
		"<about>, or set brand.phone in the configuration."},
	    {about->feedback.text || brand->feedback,
		"it does not say where readers tell what they think. Add "
		"<feedback> to <about>, or set brand.feedback in the "
		"configuration."},
	    {brand->other_formats,
		"it does not say how to get it in another form or language. "
		"Set brand.other-formats in the configuration."},
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (!list[i].done)
			duties.report(job, duties.place, "%s", list[i].fault);
}
