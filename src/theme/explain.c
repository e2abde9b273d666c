/*
 * The complaints of YAML's parser, told by what the author most likely did.
 *
 * libyaml names what it expected in its grammar; those who write a
 * configuration see an indent, a colon, a quotation mark.  A complaint that is
 * not in the table is passed on as it is.
 */
#include "theme/explain.h"

#include <string.h>
#include <yaml.h>

static const struct complaint {
	const char *problem, *plain;
	bool at_context; /* shown where the parser began, not where it ended */
} complaints[] = {
    {"mapping values are not allowed in this context",
	"there is a ':' too many, or the line is indented too far. Put a value "
	"that holds ': ' in quotes, and begin the keys of a group in one "
	"column.",
	false},
    {"did not find expected key",
	"the line does not fit those above it. Begin the keys of a group in "
	"one column, and put a value that begins with a quotation mark in "
	"quotes as a whole.",
	false},
    {"did not find expected '-' indicator",
	"the line does not fit the list above it. Begin each item with '- ' in "
	"one column.",
	false},
    {"found unexpected end of stream",
	"the quotation mark is never closed. Close it at the end of the value.",
	true},
    {"did not find expected ',' or ']'",
	"the list is never closed. End it with ']'.", true},
    {"did not find expected ',' or '}'",
	"the group is never closed. End it with '}'.", true},
    {"could not find expected ':'",
	"there is no ':' after the key. Write KEY: VALUE.", true},
    {"block sequence entries are not allowed in this context",
	"a list begins where none can stand. Begin it on a line of its own, "
	"below its key.",
	false},
    {"found unknown escape character",
	"a backslash in double quotes begins a code. Use single quotes.",
	false},
};

const char *
explain_text(const struct source *source, struct place place)
{
	const char *at = source->text, *end = at + source->size;
	for (int line = 1; line < place.line && at < end; at++)
		line += *at == '\n';
	for (int column = 1; column < place.column && at < end; column++)
		for (at++; at < end && ((unsigned char)*at & 0xC0) == 0x80;)
			at++;
	return at;
}

static struct place
place_of(const struct source *source, yaml_mark_t mark)
{
	return (struct place){
	    source->file, (int)mark.line + 1, (int)mark.column + 1};
}

static struct place
place_of_byte(const struct source *source, size_t offset)
{
	struct place place = {source->file, 1, 1};
	for (size_t i = 0; i < offset && i < source->size; i++) {
		bool inside = ((unsigned char)source->text[i] & 0xC0) == 0x80;
		place.column += !inside;
		if (source->text[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

static const struct complaint *
find_complaint(const char *problem)
{
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
		if (strcmp(problem, complaints[i].problem) == 0)
			return &complaints[i];
	return NULL;
}

/* Bytes that cannot be text. */
static void
explain_bytes(
    struct job *job, const struct source *source, const yaml_parser_t *parser)
{
	bool control = parser->problem && strstr(parser->problem, "control");
	diag_error(job, place_of_byte(source, parser->problem_offset), "%s",
	    control ? "there is a control character. Take it out."
		    : "this is not UTF-8. Save the file as UTF-8.");
}

void
explain_fault(
    struct job *job, const struct source *source, const yaml_parser_t *parser)
{
	if (parser->error == YAML_READER_ERROR) {
		explain_bytes(job, source, parser);
		return;
	}
	const char *problem = parser->problem ? parser->problem : "unknown";
	const struct complaint *complaint = find_complaint(problem);
	struct place place = place_of(source, parser->problem_mark);
	if (*explain_text(source, place) == '\t') {
		diag_error(job, place, "%s",
		    "a tab stands where YAML wants spaces. Indent with "
		    "spaces.");
	} else if (complaint) {
		if (complaint->at_context && parser->context)
			place = place_of(source, parser->context_mark);
		diag_error(job, place, "%s", complaint->plain);
	} else {
		diag_error(job, place,
		    "this is not YAML (%s). Compare the line with those around "
		    "it, or put the value in quotes.",
		    problem);
	}
}
