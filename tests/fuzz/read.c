/*
 * Any bytes at all are read, checked and written; what was accepted reads
 * back as the same.
 */
#include "article/check.h"
#include "article/read.h"
#include "article/write.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *
written(const struct article *article, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);
	if (!out)
		abort();
	write_article(out, article);
	fclose(out);
	return text;
}

/* Reading what was written, and writing it, changes nothing. */
static void
write_twice(struct job *job, const struct article *article)
{
	size_t first_size, second_size;
	char *first = written(article, &first_size);
	const struct article *again =
	    read_article_bytes(job, "x.xml", first, first_size);
	if (!again || job->diag->errors)
		abort();
	char *second = written(again, &second_size);
	if (strcmp(first, second) != 0)
		abort();
	free(first);
	free(second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	const struct article *article =
	    read_article_bytes(&job, "x.xml", (const char *)data, size);
	if (!article && job.diag->errors == 0)
		abort();
	if (article && job.diag->errors == 0)
		write_twice(&job, article);
	if (article)
		check_article(&job, article);
	arena_free(arena);
	return 0;
}
