/* What libyaml complains of, in plain words. */
#ifndef THEME_EXPLAIN_H
#define THEME_EXPLAIN_H

#include "base/diag.h"

struct yaml_parser_s;

/* A text that is being parsed. */
struct source {
	const char *file;
	const char *text; /* NUL-terminated */
	size_t size;      /* bytes, without the NUL */
};

/* The text from a place on; columns count characters. */
const char *explain_text(const struct source *source, struct place place);

/* Reports the fault at which the parser has stopped. */
void explain_fault(struct job *job, const struct source *source,
    const struct yaml_parser_s *parser);

#endif
