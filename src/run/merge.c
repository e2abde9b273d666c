/*
 * Articles and messages are passed on as they are written, and only put in
 * order: by edition, as the reports name them first, then by id.
 */
#include "run/merge.h"

#include "run/json.h"
#include "run/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Of a report, in bytes: that of a million leaflets has half of it. */
#define SIZE_MOST ((size_t)1 << 30)

struct part {
	const struct json *value;
	const char *edition, *id, *path;
	size_t rank; /* of the edition */
};

struct merge {
	struct job *job;
	struct part *articles;
	size_t count, capacity;
	const struct json **messages;
	size_t message_count, message_capacity;
	const char **editions;
	size_t edition_count, edition_capacity;
	struct batch_totals totals;
};

static char *
read_all(struct job *job, const char *path, size_t *size)
{
	FILE *in = fopen(path, "re");
	char *text = NULL;
	size_t capacity = 0, got;
	*size = 0;
	do {
		if (*size == capacity) {
			capacity = capacity ? capacity * 2 : 65536;
			char *larger = arena_alloc(job->arena, capacity);
			if (*size)
				memcpy(larger, text, *size);
			text = larger;
		}
		got = in ? fread(text + *size, 1, capacity - *size, in) : 0;
		*size += got;
	} while (got && *size <= SIZE_MOST);
	bool good = in && !ferror(in);
	if (in)
		fclose(in);
	if (good && *size > SIZE_MOST) {
		good = false;
		errno = EFBIG;
	}
	if (good)
		return text;
	diag_error(job, (struct place){.file = path},
	    "this report cannot be read: %s. Name files that --report wrote.",
	    strerror(errno));
	return NULL;
}

static size_t
rank_of(struct merge *merge, const char *edition)
{
	for (size_t i = 0; i < merge->edition_count; i++)
		if (strcmp(merge->editions[i], edition) == 0)
			return i;
	ARENA_PUSH(merge->job->arena, merge->editions, merge->edition_count,
	    merge->edition_capacity, edition);
	return merge->edition_count - 1;
}

static const char *
string_of(const struct json *value, const char *name)
{
	const struct json *member = json_member(value, name);
	return member ? member->string : NULL;
}

static bool
add_articles(struct merge *merge, const struct json *report, const char *path)
{
	const struct json *list = json_member(report, "articles");
	if (!list || list->kind != JSON_LIST || !string_of(report, "version"))
		return false;
	for (const struct json *at = list->first; at; at = at->next) {
		struct part part = {.value = at,
		    .edition = string_of(at, "edition"),
		    .id = string_of(at, "id"),
		    .path = path};
		if (!part.edition || !part.id)
			return false;
		part.rank = rank_of(merge, part.edition);
		ARENA_PUSH(merge->job->arena, merge->articles, merge->count,
		    merge->capacity, part);
	}
	return true;
}

/* What the runs had to say of the configuration is the same in each. */
static void
add_message(struct merge *merge, const struct json *message)
{
	for (size_t i = 0; i < merge->message_count; i++)
		if (merge->messages[i]->size == message->size &&
		    memcmp(merge->messages[i]->source, message->source,
			message->size) == 0)
			return;
	ARENA_PUSH(merge->job->arena, merge->messages, merge->message_count,
	    merge->message_capacity, message);
}

static void
add_totals(struct batch_totals *totals, const struct json *from)
{
	const struct {
		const char *name;
		size_t *sum;
	} members[] = {
	    {"made", &totals->made},
	    {"unchanged", &totals->unchanged},
	    {"checked", &totals->checked},
	    {"failed", &totals->failed},
	    {"drafts", &totals->drafts},
	    {"pruned", &totals->pruned},
	    {"pages", &totals->pages},
	    {"sheets", &totals->sheets},
	    {"paper", &totals->paper},
	    {"errors", &totals->errors},
	    {"warnings", &totals->warnings},
	};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		*members[i].sum +=
		    (size_t)json_number(json_member(from, members[i].name));
	totals->bytes += json_number(json_member(from, "bytes"));
	uint64_t index = json_number(json_member(from, "index_bytes"));
	if (index > totals->index_bytes)
		totals->index_bytes = index;
}

static bool
add_report(struct merge *merge, const char *path)
{
	size_t size, fault;
	char *text = read_all(merge->job, path, &size);
	if (!text)
		return false;
	const struct json *report =
	    json_parse(merge->job->arena, text, size, &fault);
	const struct json *messages = json_member(report, "messages");
	if (!report || !add_articles(merge, report, path)) {
		struct place place = {.file = path, .line = 1};
		for (size_t i = 0; !report && i < fault; i++)
			place.line += text[i] == '\n';
		diag_error(merge->job, place,
		    "this is no report of leaflet. Name files that --report "
		    "wrote.");
		return false;
	}
	for (const struct json *at = messages ? messages->first : NULL; at;
	     at = at->next)
		add_message(merge, at);
	add_totals(&merge->totals, json_member(report, "totals"));
	return true;
}

static int
by_edition_and_id(const void *a, const void *b)
{
	const struct part *first = a, *second = b;
	if (first->rank != second->rank)
		return first->rank < second->rank ? -1 : 1;
	return strcmp(first->id, second->id);
}

static bool
is_each_once(const struct merge *merge)
{
	bool good = true;
	for (size_t i = 1; i < merge->count; i++) {
		const struct part *one = &merge->articles[i - 1];
		const struct part *other = &merge->articles[i];
		if (by_edition_and_id(one, other) != 0 ||
		    one->path == other->path)
			continue;
		diag_error(merge->job, (struct place){.file = other->path},
		    "it tells of '%s' in '%s', and so does %s. Name one "
		    "report for each shard.",
		    other->id, other->edition, one->path);
		good = false;
	}
	return good;
}

static void
write_merged(const struct merge *merge, FILE *out)
{
	report_head(out);
	for (size_t i = 0; i < merge->count; i++)
		fprintf(out, "%s\n    %.*s", i ? "," : "",
		    (int)merge->articles[i].value->size,
		    merge->articles[i].value->source);
	fprintf(out, "%s],\n  \"messages\": [", merge->count ? "\n  " : "");
	for (size_t i = 0; i < merge->message_count; i++)
		fprintf(out, "%s\n    %.*s", i ? "," : "",
		    (int)merge->messages[i]->size, merge->messages[i]->source);
	fprintf(out, "%s],\n  ", merge->message_count ? "\n  " : "");
	report_totals(out, &merge->totals);
	fputs("\n}\n", out);
}

bool
merge_reports(
    struct job *job, const char *const *paths, size_t count, FILE *out)
{
	struct merge merge = {.job = job};
	bool good = true;
	for (size_t i = 0; i < count; i++)
		good &= add_report(&merge, paths[i]);
	if (merge.count)
		qsort(merge.articles, merge.count, sizeof *merge.articles,
		    by_edition_and_id);
	good &= is_each_once(&merge);
	if (good)
		write_merged(&merge, out);
	return good;
}
