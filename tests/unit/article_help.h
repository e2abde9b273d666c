/*
 * What the tests of the article room share: a job that dies with its test,
 * messages as one text, files and small articles to try.
 */
#ifndef TESTS_ARTICLE_HELP_H
#define TESTS_ARTICLE_HELP_H

#include "article/read.h"
#include "article/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

static inline struct job
job_begin(void)
{
	struct arena *arena = arena_new();
	return (struct job){arena, diag_new(arena)};
}

static inline void
job_end(struct job *job)
{
	arena_free(job->arena);
}

/* The messages as they are printed; belongs to the arena. */
static inline const char *
job_messages(struct job *job)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	for (size_t i = 0; i < job->diag->count; i++)
		diag_print(out, &job->diag->messages[i]);
	fclose(out);
	const char *copy = arena_strndup(job->arena, text, size);
	free(text);
	return copy;
}

/* The article in its canonical form; belongs to the arena. */
static inline const char *
article_text(struct job *job, const struct article *article)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	write_article(out, article);
	fclose(out);
	const char *copy = arena_strndup(job->arena, text, size);
	free(text);
	return copy;
}

/* The file's bytes, or NULL; belongs to the arena. */
static inline const char *
file_text(struct job *job, const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	for (int c; (c = fgetc(file)) != EOF;)
		fputc(c, out);
	fclose(file);
	fclose(out);
	const char *copy = arena_strndup(job->arena, text, size);
	free(text);
	return copy;
}

/* The path with its ending ".xml" replaced. */
static inline const char *
beside(struct job *job, const char *path, const char *ending)
{
	return arena_printf(job->arena, "%.*s%s", (int)strlen(path) - 4, path,
	    ending);
}

/* A whole article, x.xml, around the blocks of its one section. */
static inline const char *
around(struct job *job, const char *blocks)
{
	return arena_printf(job->arena,
	    "<article id=\"x\" lang=\"en-GB\"><title>T</title>"
	    "<summary>S</summary><section><title>H</title>%s</section>"
	    "</article>",
	    blocks);
}

static inline const struct article *
read_text(struct job *job, const char *text)
{
	return read_article_bytes(job, "x.xml", text, strlen(text));
}

#endif
