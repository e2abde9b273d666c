/*
 * The collector of messages, and their one printed form.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

enum { LATELY = 1000 }; /* messages that a new one is compared with */

struct diag *
diag_new(struct arena *arena)
{
	struct diag *diag = ARENA_NEW(arena, struct diag);
	diag->arena = arena;
	return diag;
}

static bool
is_same_file(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Has the fault been named lately?  What is measured is often set several
 * times. */
static bool
is_known(const struct diag *diag, const struct message *message)
{
	const struct place *place = &message->place;
	size_t first = diag->count > LATELY ? diag->count - LATELY : 0;
	for (size_t i = first; i < diag->count; i++) {
		const struct message *other = &diag->messages[i];
		if (other->severity == message->severity &&
		    other->place.line == place->line &&
		    other->place.column == place->column &&
		    strcmp(other->text, message->text) == 0 &&
		    is_same_file(other->place.file, place->file))
			return true;
	}
	return false;
}

static void
add(struct diag *diag, enum severity severity, struct place place,
    const char *format, va_list args)
{
	struct message message = {.severity = severity, .place = place};
	message.text = arena_vprintf(diag->arena, format, args);
	diag->errors += severity == DIAG_ERROR;
	diag->warnings += severity == DIAG_WARNING;
	if (severity != DIAG_NOTE && is_known(diag, &message))
		return;
	if (place.file)
		message.place.file = arena_strdup(diag->arena, place.file);
	ARENA_PUSH(
	    diag->arena, diag->messages, diag->count, diag->capacity, message);
}

void
diag_error(struct job *job, struct place place, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(job->diag, DIAG_ERROR, place, format, args);
	va_end(args);
}

void
diag_warning(struct job *job, struct place place, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(job->diag, DIAG_WARNING, place, format, args);
	va_end(args);
}

void
diag_note(struct job *job, struct place place, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(job->diag, DIAG_NOTE, place, format, args);
	va_end(args);
}

const char *
diag_severity_name(enum severity severity)
{
	static const char *const names[] = {"note", "warning", "error"};
	return names[severity];
}

/* A terminal must not obey what stands in a file: no control characters. */
static void
print_plain(FILE *out, const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
		if (*at < 0x20 || *at == 0x7f)
			fputs("\xEF\xBF\xBD", out);
		else
			fputc(*at, out);
	}
}

void
diag_print(FILE *out, const struct message *message)
{
	const struct place *place = &message->place;
	if (place->file) {
		print_plain(out, place->file);
		if (place->line)
			fprintf(out, ":%d", place->line);
		if (place->line && place->column)
			fprintf(out, ":%d", place->column);
		fputs(": ", out);
	}
	fprintf(out, "%s: ", diag_severity_name(message->severity));
	print_plain(out, message->text);
	fputc('\n', out);
}
