/*
 * The collector of messages, and their one printed form.
 */
#include "base/diag.h"

#include <stdarg.h>

struct diag *
diag_new(struct arena *arena)
{
	struct diag *diag = ARENA_NEW(arena, struct diag);
	diag->arena = arena;
	return diag;
}

static void
add(struct diag *diag, enum severity severity, struct place place,
    const char *format, va_list args)
{
	struct message message = {.severity = severity, .place = place};
	if (place.file)
		message.place.file = arena_strdup(diag->arena, place.file);
	message.text = arena_vprintf(diag->arena, format, args);
	ARENA_PUSH(
	    diag->arena, diag->messages, diag->count, diag->capacity, message);
	if (severity == DIAG_ERROR)
		diag->errors++;
	else if (severity == DIAG_WARNING)
		diag->warnings++;
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
