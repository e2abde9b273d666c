/*
 * JSON as RFC 8259 has it, written as the run goes on: memory does not grow
 * with the number of articles, and a run that is cut off leaves the report of
 * the one before.
 */
#include "run/report.h"

#include "base/text.h"
#include "base/version.h"
#include "run/checks.h"
#include "typeset/quality.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct report {
	FILE *file;
	const char *path;
	const char *temporary; /* NULL: path is written itself */
	size_t count;          /* articles so far */
};

/* One byte that is no UTF-8, or a control character. */
static void
write_escape(FILE *out, unsigned char byte)
{
	if (byte == '"' || byte == '\\')
		fprintf(out, "\\%c", byte);
	else if (byte < 0x20 || byte == 0x7f)
		fprintf(out, "\\u%04x", byte);
	else
		fputs("\xEF\xBF\xBD", out);
}

static bool
is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte != 0x7f && byte != '"' && byte != '\\';
}

static void
write_valid(FILE *out, const char *text, size_t size)
{
	for (size_t at = 0; at < size; at++) {
		size_t plain = at;
		while (plain < size && is_plain((unsigned char)text[plain]))
			plain++;
		fwrite(text + at, plain - at, 1, out);
		at = plain;
		if (at < size)
			write_escape(out, (unsigned char)text[at]);
	}
}

void
report_string(FILE *out, const char *text)
{
	size_t size = strlen(text);
	fputc('"', out);
	while (size) {
		size_t valid = text_valid(text, size);
		write_valid(out, text, valid);
		if (valid == size)
			break;
		write_escape(out, (unsigned char)text[valid]);
		text += valid + 1;
		size -= valid + 1;
	}
	fputc('"', out);
}

static void
write_member(FILE *out, const char *name, const char *text)
{
	fputc('"', out);
	fputs(name, out);
	fputs("\": ", out);
	if (text)
		report_string(out, text);
	else
		fputs("null", out);
}

static void
write_messages(FILE *out, const struct diag *diag, const char *indent)
{
	fputs("\"messages\": [", out);
	for (size_t i = 0; i < diag->count; i++) {
		const struct message *message = &diag->messages[i];
		fprintf(out, "%s\n%s  {", i ? "," : "", indent);
		write_member(
		    out, "severity", diag_severity_name(message->severity));
		fputs(", ", out);
		write_member(out, "file", message->place.file);
		fprintf(out, ", \"line\": %d, \"column\": %d, ",
		    message->place.line, message->place.column);
		write_member(out, "text", message->text);
		fputc('}', out);
	}
	fprintf(
	    out, "%s%s]", diag->count ? "\n" : "", diag->count ? indent : "");
}

/* A device or a pipe must not be replaced by a file. */
static bool
is_special(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static void
cannot_write(struct job *job, const char *path)
{
	diag_error(job, (struct place){.file = path},
	    "the report cannot be written: %s. Name another file with "
	    "--report.",
	    strerror(errno));
}

struct report *
report_open(struct job *job, const char *path)
{
	struct report *report = ARENA_NEW(job->arena, struct report);
	report->path = path;
	if (!is_special(path))
		report->temporary = arena_printf(job->arena, "%s.part", path);
	report->file =
	    fopen(report->temporary ? report->temporary : path, "we");
	if (report->file)
		return report;
	cannot_write(job, path);
	return NULL;
}

FILE *
report_file(const struct report *report)
{
	return report->file;
}

void
report_head(FILE *out)
{
	fputs("{\n  ", out);
	write_member(out, "version", LEAFLET_VERSION);
	fputs(",\n  \"articles\": [", out);
}

struct report *
report_begin(struct job *job, const char *path)
{
	struct report *report = report_open(job, path);
	if (report)
		report_head(report->file);
	return report;
}

static const char *
outcome_name(enum outcome outcome)
{
	static const char *const names[] = {
	    [OUTCOME_MADE] = "made",
	    [OUTCOME_CHECKED] = "checked",
	    [OUTCOME_FAILED] = "failed",
	    [OUTCOME_DRAFT] = "draft",
	    [OUTCOME_UNCHANGED] = "unchanged",
	};
	return names[outcome];
}

/* How it was set; of a leaflet that is as it was, only the format is known. */
static void
write_fit(FILE *out, const struct result *result)
{
	fputs("\"fit\": ", out);
	if (!result->fit) {
		fputs("null", out);
		return;
	}
	fputc('{', out);
	write_member(out, "format", result->fit);
	if (result->outcome != OUTCOME_UNCHANGED) {
		fputs(", ", out);
		quality_print(out, &result->quality);
	}
	fputc('}', out);
}

void
report_add(struct report *report, const struct batch_event *event)
{
	FILE *out = report->file;
	const struct result *result = &event->result;
	fprintf(out, "%s\n    {", report->count++ ? "," : "");
	write_member(out, "id", event->id);
	fputs(", ", out);
	write_member(out, "source", event->source);
	fputs(", ", out);
	write_member(out, "edition", event->edition);
	fputs(", ", out);
	write_member(out, "outcome", outcome_name(result->outcome));
	fprintf(out,
	    ",\n     \"pages\": %zu, \"sheets\": %zu, \"bytes\": %" PRIu64
	    ", \"cpu_ms\": %" PRIu64 ".%03u,\n     ",
	    result->pages, result->sheets, result->bytes, event->cpu_us / 1000,
	    (unsigned)(event->cpu_us % 1000));
	write_fit(out, result);
	fprintf(out,
	    ",\n     \"faults\": {\"errors\": %zu, \"warnings\": %zu},\n     ",
	    event->diag->errors, event->diag->warnings);
	checks_report(out, &result->readability);
	write_messages(out, event->diag, "     ");
	fputc('}', out);
}

void
report_totals(FILE *out, const struct batch_totals *totals)
{
	const struct {
		const char *name;
		uint64_t value;
	} members[] = {
	    {"made", totals->made},
	    {"unchanged", totals->unchanged},
	    {"checked", totals->checked},
	    {"failed", totals->failed},
	    {"drafts", totals->drafts},
	    {"pruned", totals->pruned},
	    {"pages", totals->pages},
	    {"sheets", totals->sheets},
	    {"paper", totals->paper},
	    {"bytes", totals->bytes},
	    {"errors", totals->errors},
	    {"warnings", totals->warnings},
	    {"index_bytes", totals->index_bytes},
	};
	fputs("\"totals\": {", out);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		fprintf(out, "%s\"%s\": %" PRIu64,
		    i == 0  ? ""
		    : i % 6 ? ", "
			    : ",\n    ",
		    members[i].name, members[i].value);
	fputs("}", out);
}

bool
report_close(struct job *job, struct report *report)
{
	bool good = !ferror(report->file);
	good &= fclose(report->file) == 0;
	if (report->temporary && good)
		good = rename(report->temporary, report->path) == 0;
	if (good)
		return true;
	cannot_write(job, report->path);
	if (report->temporary)
		unlink(report->temporary);
	return false;
}

void
report_abandon(struct report *report)
{
	fclose(report->file);
	if (report->temporary)
		unlink(report->temporary);
}

bool
report_end(
    struct job *job, struct report *report, const struct batch_totals *totals)
{
	FILE *out = report->file;
	fprintf(out, "%s],\n  ", report->count ? "\n  " : "");
	write_messages(out, job->diag, "  ");
	fputs(",\n  ", out);
	report_totals(out, totals);
	fputs("\n}\n", out);
	return report_close(job, report);
}
