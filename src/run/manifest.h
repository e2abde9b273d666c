/*
 * What lies in the output folder and what each leaflet was made of, kept in
 * OUT/.leaflet from one run to the next.
 *
 * The manifest is written when a run ends; until then a journal has what it
 * did so far, so that a run that was killed is gone on with.
 */
#ifndef RUN_MANIFEST_H
#define RUN_MANIFEST_H

#include "base/diag.h"
#include "run/files.h"

/* A file beside the article that a leaflet shows. */
struct input {
	const char *path; /* as it opens from here, or absolute */
	struct digest digest;
};

/* A leaflet as it was made. */
struct record {
	const char *edition, *id;
	const char *source;    /* absolute */
	const char *fit;       /* the format that it was set in */
	struct digest key;     /* of article, edition and program */
	struct digest context; /* of what it shows of other articles */
	struct digest library; /* of all articles that it could show */
	size_t pages, sheets, warnings;
	uint64_t bytes;      /* of the PDF */
	int64_t modified_ns; /* and when it was written */
	const struct input *inputs;
	size_t input_count;
	bool draft; /* this run found that its article is one */
	bool gone;  /* it is there no more */
};

struct manifest {
	struct job *job;
	const char *folder; /* OUT/.leaflet */
	struct files files;
	struct record *records;
	size_t count, capacity;
	struct names by_name;
	const char *boot; /* the journal's first line; "": there can be none */
	FILE *journal;    /* NULL: none is kept */
	bool goes_on;     /* there is one, to be added to */
	bool changed;     /* something differs from the manifest on the disk */
	bool written;     /* and stands beside it */
};

/*
 * Reads the manifest and the journal of the folder.  What is damaged, or of
 * another version, is left aside: then everything is made again.
 */
struct manifest *manifest_open(struct job *job, const char *folder);

/* From now on what is put is for the journal as well.  Who has but one thing to
 * put may do without: the manifest follows at once. */
void manifest_journal(struct manifest *manifest);

/* The record of a leaflet, or NULL. */
struct record *manifest_find(
    const struct manifest *manifest, const char *edition, const char *id);

/* Keeps the record in place of the leaflet's old one.  Its strings must live as
 * long as the job, but fit is copied, as is the list of inputs. */
void manifest_put(struct manifest *manifest, const struct record *record);

/* What was put is noted in the journal: were this process killed, the next run
 * would know of it. */
void manifest_note(struct manifest *manifest);

/*
 * The end: writes it beside the old one, if anything has changed; and, when it
 * and the leaflets are on the disk, puts it in the old one's place and removes
 * the journal.  false: already reported.
 */
bool manifest_write(struct manifest *manifest);
bool manifest_close(struct manifest *manifest);

/* Another end: what this run has made may not be on the disk, so nothing is
 * noted of it, and the next run makes it again. */
void manifest_drop(struct manifest *manifest);

#endif
