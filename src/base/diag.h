/*
 * Messages: what is wrong, where, and what to do about it.
 *
 * A stage collects the author's faults here and goes on to find more; the
 * caller at the top prints them.  Nothing below cli prints.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Where something stands in a source file. */
struct place {
	const char *file; /* as the user named it; "--set" for a setting */
	int line;         /* from 1; 0: the file as a whole */
	int column;       /* from 1; 0: the whole line */
};

enum severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct message {
	enum severity severity;
	struct place place;
	const char *text; /* "What is wrong. What to do." */
};

struct diag {
	struct arena *arena;      /* owns the messages */
	struct message *messages; /* in the order they were found */
	size_t count, capacity;
	size_t errors, warnings; /* added, with those named before */
};

/*
 * The first argument of every stage: one piece of work, its memory and its
 * messages.  A job shares nothing that changes with another job.
 */
struct job {
	struct arena *arena;
	struct diag *diag;
};

/* An empty collector; the arena owns it and its messages. */
struct diag *diag_new(struct arena *arena);

/*
 * Adds a message.  The text says what, then what to do, in full sentences:
 * "there is no title. Add <title> as the first child of <article>."
 * The file name is copied.  A fault of a place that has been named is
 * counted, but not named again: who looks whether there are more errors than
 * before sees it.
 */
void diag_error(struct job *job, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_warning(struct job *job, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_note(struct job *job, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "error", "warning" or "note". */
const char *diag_severity_name(enum severity severity);

/*
 * One line, FILE:LINE:COLUMN: error: TEXT, without what is 0 in the place;
 * control characters of TEXT and FILE are shown as U+FFFD.
 */
void diag_print(FILE *out, const struct message *message);

#endif
