/*
 * One article through all stages.
 */
#ifndef RUN_EXPORT_H
#define RUN_EXPORT_H

#include "article/library.h"
#include "article/readability.h"
#include "base/digest.h"
#include "theme/theme.h"
#include "typeset/leaflet.h"

#include <stdint.h>
#include <stdio.h>

struct fonts;
struct input;
struct record;
struct shaper;
struct painter;

/* What is made of an article. */
enum form {
	FORM_PDF,
	FORM_HTML, /* to read by other ways, as files */
	FORM_TEXT,
	FORM_NOTHING, /* `leaflet check`: everything but paint */
	FORM_ARTICLE, /* the middle forms, as text */
	FORM_GALLEY,
	FORM_PAGES
};

/*
 * An edition that is ready to be made: what a process keeps from article to
 * article.  Where nothing is set it holds the theme only.
 */
struct edition {
	const struct theme *theme;
	struct fonts *fonts;
	struct shaper *shaper;
	struct painter *painter;
	const struct glossary *glossary; /* for `leaflet check`, or NULL */
};

/* Loads fonts; false: already reported.  export_close ends it either way. */
bool export_open(struct job *job, struct edition *edition,
    const struct theme *theme, enum form form);
void export_close(struct edition *edition);

/* So many leaflets are to be made: what several show is kept, for all processes
 * forked from now on. */
void export_share(struct edition *edition, size_t leaflets);

/* The ending of the files that the form is: "pdf"; NULL: it is no files. */
const char *export_ending(enum form form);

/* What to make. */
struct order {
	const char *source;            /* path of the article */
	const char *id;                /* heads its text: "# ID" */
	const struct library *library; /* NULL for the article form only */
	enum form form;
	bool strict;                  /* warnings count as errors */
	bool verbose;                 /* notes are wanted */
	FILE *text;                   /* the middle forms go here */
	const char *temporary, *path; /* of the file, on one file system */
	bool noted;                   /* say of the PDF what it depends on */
	const struct record *known;   /* the leaflet that is there, of this very
					 article and edition; or NULL */
};

enum outcome {
	OUTCOME_MADE,
	OUTCOME_CHECKED,
	OUTCOME_FAILED,
	OUTCOME_DRAFT,
	OUTCOME_UNCHANGED /* the leaflet that is there is as it would be */
};

/* What became of it. */
struct result {
	enum outcome outcome;
	size_t pages, sheets;
	uint64_t bytes;         /* of the file */
	int64_t modified_ns;    /* when it was written */
	const char *fit;        /* the format that it was set in, or NULL */
	struct quality quality; /* of what was set; its texts are the job's */
	struct digest context;  /* if it is to be noted: see run/depend */
	const struct input *inputs;
	size_t input_count;
	size_t common_messages; /* the first messages of the job that belong to
				   the article, whatever the edition */
	struct readability readability; /* OUTCOME_CHECKED only */
};

/*
 * Reads, checks, sets and paints, unless that would give what is known.  A
 * draft is passed over, but checked when
 * that is all that is asked.  Messages are in the job's diag; on failure no
 * file has been touched.
 */
struct result export_article(
    struct job *job, const struct edition *edition, const struct order *order);

#endif
