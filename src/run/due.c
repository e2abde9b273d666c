/*
 * Articles are read one by one, each into memory of its own; what the list
 * needs of one is kept.
 */
#include "run/due.h"

#include "article/duties.h"
#include "article/read.h"
#include "run/collect.h"

#include <stdlib.h>
#include <string.h>

struct due {
	const char *date; /* "": none is known */
	const char *id, *reference, *title, *file;
};

struct list {
	struct job *job;
	const struct due_request *request;
	struct due *items;
	size_t count, capacity;
};

static const char *
keep(const struct list *list, const char *text)
{
	return arena_strdup(list->job->arena, text ? text : "");
}

static void
add(struct list *list, const struct article *article, const char *date)
{
	struct due due = {
	    .date = keep(list, date),
	    .id = keep(list, article->id),
	    .reference = keep(list, article->about.reference),
	    .title = keep(list, article->title.text),
	    .file = keep(list, article->file),
	};
	ARENA_PUSH(
	    list->job->arena, list->items, list->count, list->capacity, due);
}

/* false: it does not read, already reported. */
static bool
look_at(struct list *list, struct arena *scratch, const char *file)
{
	struct job job = {scratch, list->job->diag};
	size_t errors = job.diag->errors;
	const struct article *article = read_article(&job, file);
	if (!article || job.diag->errors > errors)
		return false;
	if (article->draft)
		return true;
	const char *date = duties_review(scratch, &article->about);
	if (!date || duties_is_due(date, list->request->by))
		add(list, article, date);
	return true;
}

static int
compare(const void *a, const void *b)
{
	const struct due *one = a, *other = b;
	int order = strcmp(one->date, other->date);
	return order ? order : strcmp(one->id, other->id);
}

static void
print_text(FILE *out, const struct due *due)
{
	fprintf(out, "%-10s  %s  %s\n", *due->date ? due->date : "no date",
	    due->id, due->title);
}

/* In quotation marks where it needs them. */
static void
print_field(FILE *out, const char *text, char after)
{
	if (!strpbrk(text, ",\"\r\n")) {
		fprintf(out, "%s%c", text, after);
		return;
	}
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fprintf(out, "\"%c", after);
}

static void
print_csv(FILE *out, const struct due *due)
{
	print_field(out, due->date, ',');
	print_field(out, due->id, ',');
	print_field(out, due->reference, ',');
	print_field(out, due->title, ',');
	print_field(out, due->file, '\n');
}

bool
due_print(FILE *out, struct job *job, const struct due_request *request)
{
	struct list list = {.job = job, .request = request};
	struct listings listings = {0};
	struct sources sources = collect_sources(
	    job, &listings, request->paths, request->path_count);
	struct arena *scratch = arena_new();
	bool good = !job->diag->errors;
	for (size_t i = 0; i < sources.count; i++) {
		good &= look_at(&list, scratch, sources.list[i].file);
		arena_reset(scratch);
	}
	arena_free(scratch);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, compare);
	if (request->csv)
		fputs("review-due,id,reference,title,file\n", out);
	for (size_t i = 0; i < list.count; i++)
		(request->csv ? print_csv : print_text)(out, &list.items[i]);
	return good;
}
