/*
 * Numbers of eight bytes, and strings with their size before them.
 */
#include "run/answer.h"

#include "run/manifest.h"

#include <string.h>

static void
put_number(FILE *out, uint64_t number)
{
	fwrite(&number, sizeof number, 1, out);
}

static void
put_bytes(FILE *out, const char *bytes, size_t size)
{
	put_number(out, size);
	if (size)
		fwrite(bytes, size, 1, out);
}

/* NULL comes back as NULL. */
static void
put_string(FILE *out, const char *string)
{
	put_number(out, string != NULL);
	if (string)
		put_bytes(out, string, strlen(string));
}

static void
put_digest(FILE *out, struct digest digest)
{
	put_number(out, digest.high);
	put_number(out, digest.low);
}

static void
put_score(FILE *out, const struct readability_score *score)
{
	put_number(out, (uint64_t)score->grade);
	put_number(out, (uint64_t)score->smog);
	put_number(out, (uint64_t)score->age);
}

static void
put_readability(FILE *out, const struct readability *readability)
{
	put_number(out, readability->measured);
	put_number(out, (uint64_t)readability->words);
	put_number(out, (uint64_t)readability->sentences);
	put_number(out, (uint64_t)readability->sentence);
	put_score(out, &readability->all);
	put_score(out, &readability->known);
	put_number(out, (uint64_t)readability->hardest_count);
	for (int i = 0; i < readability->hardest_count; i++) {
		const struct readability_sentence *hard =
		    &readability->hardest[i];
		put_number(out, (uint64_t)hard->line);
		put_number(out, (uint64_t)hard->column);
		put_number(out, (uint64_t)hard->words);
		put_number(out, (uint64_t)hard->grade);
	}
}

static void
put_messages(FILE *out, const struct diag *diag)
{
	put_number(out, diag->count);
	for (size_t i = 0; i < diag->count; i++) {
		const struct message *message = &diag->messages[i];
		put_number(out, (uint64_t)message->severity);
		put_string(out, message->place.file);
		put_number(out, (uint64_t)message->place.line);
		put_number(out, (uint64_t)message->place.column);
		put_string(out, message->text);
	}
}

enum { QUALITY_COUNTS = 14 };

/* Where its counts are, in the order in which they are written. */
static void
list_counts(struct quality *quality, size_t *counts[QUALITY_COUNTS])
{
	size_t *list[QUALITY_COUNTS] = {&quality->widows, &quality->orphans,
	    &quality->stranded, &quality->parted, &quality->runts,
	    &quality->broken, &quality->lines, &quality->hyphens,
	    &quality->hyphen_runs, &quality->short_last, &quality->loose,
	    &quality->rivers, &quality->variants, &quality->left};
	memcpy(counts, list, sizeof list);
}

static void
put_quality(FILE *out, struct quality quality)
{
	size_t *counts[QUALITY_COUNTS];
	list_counts(&quality, counts);
	for (size_t i = 0; i < QUALITY_COUNTS; i++)
		put_number(out, *counts[i]);
	put_number(out, (uint64_t)quality.spread);
	put_number(out, (uint64_t)quality.fill);
	put_number(out, quality.wanted);
	put_number(out, (uint64_t)quality.lever);
	put_string(out, quality.lever_words);
	put_number(out, quality.move_count);
	for (size_t i = 0; i < quality.move_count; i++)
		put_string(out, quality.moves[i]);
}

void
answer_write(FILE *out, const struct answer *answer, const struct diag *diag)
{
	const struct result *result = &answer->result;
	put_number(out, (uint64_t)result->outcome);
	put_number(out, result->pages);
	put_number(out, result->sheets);
	put_number(out, result->bytes);
	put_number(out, result->common_messages);
	put_number(out, (uint64_t)result->modified_ns);
	put_string(out, result->fit);
	put_quality(out, result->quality);
	put_digest(out, result->context);
	put_number(out, result->input_count);
	for (size_t i = 0; i < result->input_count; i++) {
		put_string(out, result->inputs[i].path);
		put_digest(out, result->inputs[i].digest);
	}
	put_readability(out, &result->readability);
	put_number(out, answer->cpu_us);
	put_messages(out, diag);
	put_bytes(out, answer->text, answer->text_size);
}

struct reader {
	struct arena *arena;
	const char *at, *end;
	bool broken;
};

static uint64_t
take_number(struct reader *reader)
{
	uint64_t number = 0;
	if ((size_t)(reader->end - reader->at) < sizeof number) {
		reader->broken = true;
		return 0;
	}
	memcpy(&number, reader->at, sizeof number);
	reader->at += sizeof number;
	return number;
}

/* Where the bytes lie. */
static const char *
take_bytes(struct reader *reader, size_t *size)
{
	const char *bytes = NULL;
	*size = (size_t)take_number(reader);
	if ((size_t)(reader->end - reader->at) < *size)
		reader->broken = true;
	if (reader->broken) {
		*size = 0;
		return NULL;
	}
	bytes = reader->at;
	reader->at += *size;
	return bytes;
}

static const char *
take_string(struct reader *reader)
{
	size_t size;
	if (!take_number(reader))
		return NULL;
	const char *bytes = take_bytes(reader, &size);
	return bytes ? arena_strndup(reader->arena, bytes, size) : NULL;
}

static struct digest
take_digest(struct reader *reader)
{
	struct digest digest = {.high = take_number(reader)};
	digest.low = take_number(reader);
	return digest;
}

static void
take_inputs(struct reader *reader, struct result *result)
{
	struct input *inputs = NULL;
	uint64_t count = take_number(reader);
	size_t capacity = 0;
	for (uint64_t i = 0; i < count && !reader->broken; i++) {
		struct input input = {.path = take_string(reader)};
		input.digest = take_digest(reader);
		ARENA_PUSH(reader->arena, inputs, result->input_count, capacity,
		    input);
	}
	result->inputs = inputs;
}

static struct quality
take_quality(struct reader *reader)
{
	struct quality quality = {0};
	size_t *counts[QUALITY_COUNTS];
	list_counts(&quality, counts);
	for (size_t i = 0; i < QUALITY_COUNTS; i++)
		*counts[i] = (size_t)take_number(reader);
	quality.spread = (int)take_number(reader);
	quality.fill = (int)take_number(reader);
	quality.wanted = take_number(reader) != 0;
	quality.lever = (enum lever)take_number(reader);
	quality.lever_words = take_string(reader);
	const char **moves = NULL;
	uint64_t count = take_number(reader);
	size_t capacity = 0;
	for (uint64_t i = 0; i < count && !reader->broken; i++)
		ARENA_PUSH(reader->arena, moves, quality.move_count, capacity,
		    take_string(reader));
	quality.moves = moves;
	return quality;
}

static struct readability_score
take_score(struct reader *reader)
{
	struct readability_score score = {.grade = (int)take_number(reader)};
	score.smog = (int)take_number(reader);
	score.age = (int)take_number(reader);
	return score;
}

static void
take_readability(struct reader *reader, struct readability *readability)
{
	readability->measured = take_number(reader) != 0;
	readability->words = (int)take_number(reader);
	readability->sentences = (int)take_number(reader);
	readability->sentence = (int)take_number(reader);
	readability->all = take_score(reader);
	readability->known = take_score(reader);
	uint64_t count = take_number(reader);
	if (count > READABILITY_HARDEST)
		reader->broken = true;
	for (uint64_t i = 0; i < count && !reader->broken; i++) {
		struct readability_sentence *hard = &readability->hardest[i];
		hard->line = (int)take_number(reader);
		hard->column = (int)take_number(reader);
		hard->words = (int)take_number(reader);
		hard->grade = (int)take_number(reader);
		readability->hardest_count = (int)i + 1;
	}
}

static void
take_message(struct job *job, struct reader *reader)
{
	static void (*const add[])(
	    struct job *, struct place, const char *, ...) = {
	    [DIAG_NOTE] = diag_note,
	    [DIAG_WARNING] = diag_warning,
	    [DIAG_ERROR] = diag_error,
	};
	uint64_t severity = take_number(reader);
	struct place place = {.file = take_string(reader)};
	place.line = (int)take_number(reader);
	place.column = (int)take_number(reader);
	const char *text = take_string(reader);
	if (severity > DIAG_ERROR || !text)
		reader->broken = true;
	else
		add[severity](job, place, "%s", text);
}

bool
answer_read(
    struct job *job, const char *bytes, size_t size, struct answer *answer)
{
	struct reader reader = {job->arena, bytes, bytes + size, false};
	struct result *result = &answer->result;
	result->outcome = (enum outcome)take_number(&reader);
	result->pages = (size_t)take_number(&reader);
	result->sheets = (size_t)take_number(&reader);
	result->bytes = take_number(&reader);
	result->common_messages = (size_t)take_number(&reader);
	result->modified_ns = (int64_t)take_number(&reader);
	result->fit = take_string(&reader);
	result->quality = take_quality(&reader);
	result->context = take_digest(&reader);
	take_inputs(&reader, result);
	take_readability(&reader, &result->readability);
	answer->cpu_us = take_number(&reader);
	uint64_t count = take_number(&reader);
	for (uint64_t i = 0; i < count && !reader.broken; i++)
		take_message(job, &reader);
	answer->text = take_bytes(&reader, &answer->text_size);
	return !reader.broken;
}
